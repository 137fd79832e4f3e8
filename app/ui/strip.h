/* SPDX-License-Identifier: MIT */
/** The head of every page of a running visit: strip of steps, title, chip of the leg. */
#ifndef UNKNOT_UI_STRIP_H
#define UNKNOT_UI_STRIP_H

#include "app/ui/scene.h"

/** One segment a block of the plan: done, filling, to come. */
void strip_draw(const struct scene *scene);

/** Two bars as the legs stand seen from behind, the leg's one lit, and its name. */
void strip_leg_chip(const struct scene *scene);

/** Strip, title and, where `with_leg`, the chip. */
void strip_head(const struct scene *scene, const char *title, bool with_leg);

#endif
