/* SPDX-License-Identifier: MIT */
/** Pictures of what does not work. */
#ifndef UNKNOT_UI_SCREENS_TROUBLE_SIGNS_H
#define UNKNOT_UI_SCREENS_TROUBLE_SIGNS_H

#include "app/core/trouble.h"
#include "app/ui/scene.h"

/** A loudspeaker, a screen with a button, or a question mark, about `at`; at a scale of 1 about
 *  200 high. */
void trouble_part_draw(const struct paint *paint, struct point at, float scale,
                       enum station_part part);

/** What is wrong, over the picture of a tool about `at`: a dashed ring where it should be, a
 *  crack, spots. */
void trouble_kind_draw(const struct paint *paint, struct point at, float scale,
                       enum trouble_kind kind);

/** The name of a tool or a part of the station by its name in the records; else that. */
const char *trouble_name(const struct scene *scene, const char *what);

/** "Missing", "Broken", "Worn or dirty". */
const char *trouble_kind_words(const struct words *words, enum trouble_kind kind);

/** The part of the station with this name in the records; PART_OTHER: none has. */
enum station_part trouble_part_of(const char *what);

#endif
