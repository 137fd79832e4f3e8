/* SPDX-License-Identifier: MIT */
/**
 * Brings a model to any moment worth looking at, by pressing its buttons: for the bench, for
 * pictures and for tests that look at every screen.
 */
#ifndef UNKNOT_CLI_TOUR_H
#define UNKNOT_CLI_TOUR_H

#include "app/core/visit.h"

#include <stdbool.h>

enum tour_stop {
    TOUR_ATTRACT,
    TOUR_CHOOSE,
    TOUR_TECHNIQUE,
    TOUR_TOOL,
    TOUR_LEG,
    TOUR_SAFETY,
    TOUR_FEEL_BEFORE,
    TOUR_READY,
    TOUR_SEARCH,
    TOUR_HOLD,
    TOUR_ROCK,
    TOUR_REPS,
    TOUR_STRETCH,
    TOUR_STOP,
    TOUR_PAUSED,
    TOUR_SWITCH,
    TOUR_FEEL_AFTER,
    TOUR_SUMMARY,
    TOUR_LEARN,
    TOUR_TROUBLE,     /**< what does not work? */
    TOUR_TROUBLE_HOW, /**< and what is wrong with it? */
    TOUR_FAULT,
    TOUR_COUNT
};

/** "run-hold" and the like; never NULL. */
const char *tour_name(enum tour_stop stop);

/** @return false: this content has no such moment (no technique with such a phase) */
bool tour_go(enum tour_stop stop, const struct visit_env *env, struct model *model_out);

/**
 * Goes to the beginning of a phase of a technique, the spot found where there is one to find.
 * A technique that is not in the menu is reached through a routine that has it.
 *
 * @param technique  index into the content's techniques
 * @param phase      index into the technique's phases
 * @return false: no visitor comes there
 */
bool tour_go_phase(int technique, int phase, enum leg leg, const struct visit_env *env,
                   struct model *model_out);

/** Lets time pass on a model, its effects unheard. */
void tour_wait(struct model *model, const struct visit_env *env, int64_t ms);

#endif
