/* SPDX-License-Identifier: MIT */
/** The sounds there are, by name: assets/sounds/NAME.yaml becomes sounds/NAME.wav. Pure. */
#ifndef UNKNOT_SOUND_SOUND_NAME_H
#define UNKNOT_SOUND_SOUND_NAME_H

#include "app/core/effects.h"

enum sound_kind {
    SOUND_PRESS,
    SOUND_CHOOSE,
    SOUND_START,
    SOUND_FOUND,
    SOUND_TICK,
    SOUND_END,
    SOUND_SWITCH,
    SOUND_HALF,
    SOUND_BEAT_0, /**< the first part of a repetition; the other three follow */
    SOUND_BEAT_1,
    SOUND_BEAT_2,
    SOUND_BEAT_3,
    SOUND_BREATHE_IN,
    SOUND_BREATHE_OUT,
    SOUND_PAUSE,
    SOUND_RESUME,
    SOUND_FINISH,
    SOUND_FAULT,   /**< the fault screen; no cue of the visit */
    SOUND_LEAD_IN, /**< inaudible: wakes up a screen's speakers that fell asleep */
    SOUND_COUNT
};

/** @return the name, for instance "breathe_in"; never NULL. */
const char *sound_name(enum sound_kind sound);

/** @return the sound of that name, or SOUND_COUNT. */
enum sound_kind sound_by_name(const char *name);

/**
 * The sound of a cue.
 *
 * @param number  of the effect: of a beat its index
 * @return SOUND_COUNT: this cue is spoken only
 */
enum sound_kind sound_of_cue(enum cue cue, int number);

#endif
