/* SPDX-License-Identifier: MIT */
/** Below the carousel of a portrait page: what happens in the focused routine. */
#ifndef UNKNOT_UI_SCREENS_CHOOSE_STEPS_H
#define UNKNOT_UI_SCREENS_CHOOSE_STEPS_H

#include "app/ui/scene.h"

/** @param item  as visit_choose_item() gives it; only a routine has steps */
void choose_steps_draw(const struct scene *scene, int item);

#endif
