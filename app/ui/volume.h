/* SPDX-License-Identifier: MIT */
/** How loud it is, and which held buttons turn it. */
#ifndef UNKNOT_UI_VOLUME_H
#define UNKNOT_UI_VOLUME_H

#include "app/ui/scene.h"

/** In a line whose baseline is `y`, from `x` to `x + width`. */
void volume_draw(const struct scene *scene, float x, float y, float width);

#endif
