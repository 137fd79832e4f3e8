/* SPDX-License-Identifier: MIT */
/** Colours and times of the design, and mixing of colours. */
#ifndef UNKNOT_UI_THEME_H
#define UNKNOT_UI_THEME_H

#include "app/core/button.h"
#include "app/ui/draw.h"

/** The colours of the dark screen. Button colours belong to the soft-key discs alone. */
struct theme {
    rgba bg;
    rgba surface; /**< panels, idle cards */
    rgba raised;  /**< focused card, chips, empty tracks */
    rgba line;
    rgba text;
    rgba text2;
    rgba text3;
    rgba off;    /**< idle faces and dots, never text */
    rgba pulse;  /**< where it works */
    rgba breath; /**< breathing orb, "after" */
    rgba ink;    /**< symbols on discs and faces */
    rgba stage;  /**< middle of the glow behind the figure */
    rgba button[BUTTON_COUNT];
};

extern const struct theme THEME;

/** The near-black tones of a station that rests. */
struct rest_theme {
    rgba bg;
    rgba line;
    rgba glow_out, glow_in; /**< the two discs */
    rgba time;
    rgba text;
};

extern const struct rest_theme REST;

/** Times of the motion, in milliseconds. */
enum {
    MOTION_FOCUS_MS = 180,
    MOTION_CARD_MS = 280,
    MOTION_PRESS_MS = 120,
    MOTION_DIM_MS = 600,
    MOTION_NUMBER_MS = 160,
    MOTION_WORD_MS = 300,
    MOTION_FOUND_MS = 320,
    MOTION_SCREEN_MS = 320,
    MOTION_STOP_MS = 200,
    MOTION_FRAME_MS = 16, /**< what answers a press shows the end of its frame: so the first
                               frame after the press shows something already */
};

/** `part` 0: `from`, 1: `to`; alpha is mixed as well. */
rgba colour_mix(rgba from, rgba to, float part);

/** The colour with its alpha multiplied by `alpha`, 0..1. */
rgba colour_alpha(rgba colour, float alpha);

#endif
