/* SPDX-License-Identifier: MIT */
/** Pictures of what does not work. */
#ifndef UNKNOT_UI_SCREENS_TROUBLE_SIGNS_H
#define UNKNOT_UI_SCREENS_TROUBLE_SIGNS_H

#include "app/core/trouble.h"
#include "app/ui/paint.h"

/** A loudspeaker, a screen with a button, or a question mark, about `at`; at a scale of 1 about
 *  200 high. */
void trouble_part_draw(const struct paint *paint, struct point at, float scale,
                       enum station_part part);

/** What is wrong, over the picture of a tool about `at`: a dashed ring where it should be, a
 *  crack, spots. */
void trouble_kind_draw(const struct paint *paint, struct point at, float scale,
                       enum trouble_kind kind);

#endif
