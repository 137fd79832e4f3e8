/* SPDX-License-Identifier: MIT */
/** Small signs made of strokes: arrow, check mark, dotted way, the symbols of the buttons. */
#ifndef UNKNOT_UI_SIGN_H
#define UNKNOT_UI_SIGN_H

#include "app/core/button.h"
#include "app/ui/shape.h"

/** A line of dots, one every `gap`. */
void sign_dots(const struct paint *paint, const struct point *points, int count, float width,
               float gap, rgba colour);

/** An arrow that ends at (x1, y1). */
void sign_arrow(const struct paint *paint, float x0, float y0, float x1, float y1, float head,
                float width, rgba colour);

/** An arrow along a bent line of at least two points, to its last one. */
void sign_arrow_along(const struct paint *paint, const struct point *points, int count,
                      float head, float width, rgba colour);

/** A check mark in a box of about 34 x 24 about (x, y), times `scale`. */
void sign_tick(const struct paint *paint, float x, float y, float scale, float width,
               rgba colour);

/** A button's disc with its symbol, as on the cap of the real button. */
void sign_button(const struct paint *paint, float x, float y, float radius, enum button button);

/** Two upright bars: paused. (x, y) is the middle, `height` that of the bars. */
void sign_pause(const struct paint *paint, float x, float y, float height, rgba colour);

/** A row of page dots about the middle `x`; the current one is a bar. */
void sign_pages(const struct paint *paint, float x, float y, int count, int current);

/** A disc with the first letter of a name: a neutral picture of a thing. */
void sign_initial(const struct paint *paint, float x, float y, float radius, const char *name,
                  rgba ground, rgba colour);

#endif
