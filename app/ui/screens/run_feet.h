/* SPDX-License-Identifier: MIT */
/** The parts of a repetition side by side: how the foot stands at the end of each. */
#ifndef UNKNOT_UI_SCREENS_RUN_FEET_H
#define UNKNOT_UI_SCREENS_RUN_FEET_H

#include "app/ui/scene.h"

/** Draws the beats of a PHASE_REPS phase into a panel; the current one at full strength. */
void run_feet_draw(const struct scene *scene, struct rect panel,
                   const struct technique *technique, const struct phase *phase,
                   int64_t elapsed_ms);

#endif
