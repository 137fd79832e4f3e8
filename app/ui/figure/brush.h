/* SPDX-License-Identifier: MIT */
/** Lines through many points, drawn as one outline. */
#ifndef UNKNOT_UI_FIGURE_BRUSH_H
#define UNKNOT_UI_FIGURE_BRUSH_H

#include "app/ui/paint.h"

/** A line with round ends through points that lie close together. */
void brush_line(const struct paint *paint, const struct point *points, int count, float width,
                rgba colour);

/** The points moved and turned: by `angle` degrees around 0, then to `at`. */
void brush_place(const struct point *points, int count, struct point at, float angle,
                 struct point *out);

#endif
