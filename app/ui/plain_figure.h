/* SPDX-License-Identifier: MIT */
/**
 * A plain person made of rounded limbs in the posture of a technique, with what the person
 * sits or stands on, and the calf that is worked on lit.
 */
#ifndef UNKNOT_UI_PLAIN_FIGURE_H
#define UNKNOT_UI_PLAIN_FIGURE_H

#include "app/core/content.h"
#include "app/core/usage.h"
#include "app/ui/paint.h"

/** What the arrows beside the calf say. */
enum figure_move {
    FIGURE_STILL,
    FIGURE_ROLL,  /**< along the calf, both ways */
    FIGURE_PRESS, /**< onto the calf */
};

struct plain_figure {
    const struct technique *technique;
    bool tool;    /**< a tool that has to be fetched is at the calf */
    enum leg leg; /**< the left leg mirrors the picture: the near leg is the worked one */
    float glow;   /**< 0: calf at rest, 1: lit */
    enum figure_move move;
};

/** Draws the figure as large as it fits, standing on the lower edge of `rect`. */
void plain_figure_draw(const struct paint *paint, struct rect rect,
                       const struct plain_figure *figure);

#endif
