/* SPDX-License-Identifier: MIT */
/**
 * Shapes as outlines in the local coordinates of a paint: rectangles, discs, rings, strokes.
 *
 * Circles come from a table and are as fine as their size on the page needs.
 */
#ifndef UNKNOT_UI_SHAPE_H
#define UNKNOT_UI_SHAPE_H

#include "app/ui/paint.h"

void shape_rect(const struct paint *paint, struct rect rect, rgba colour);

void shape_round_rect(const struct paint *paint, struct rect rect, float radius, rgba colour);

/** The ground behind a figure: a faint glow, lost in the page at the corners. */
void shape_stage(const struct paint *paint, struct rect rect, float radius);

/** A rectangle that is whole at its top and nothing at its bottom; h < 0: the other way up. */
void shape_fade(const struct paint *paint, struct rect rect, rgba colour);

/** The line lies inside the edge of `rect`. */
void shape_round_rect_line(const struct paint *paint, struct rect rect, float radius,
                           float width, rgba colour);

void shape_disc(const struct paint *paint, float x, float y, float radius, rgba colour);

void shape_ellipse(const struct paint *paint, float x, float y, float rx, float ry,
                   rgba colour);

/** A full circle line; `radius` is that of its middle. */
void shape_ring(const struct paint *paint, float x, float y, float radius, float width,
                rgba colour);

/** A part of a circle line with round ends. Turns from the top, clockwise: 0.25 is right. */
void shape_arc(const struct paint *paint, float x, float y, float radius, float width,
               float from_turn, float to_turn, rgba colour);

/** A limb: two round ends and what lies between them. */
void shape_capsule(const struct paint *paint, struct point a, float radius_a, struct point b,
                   float radius_b, rgba colour);

/** A line through the points with round ends and joints. */
void shape_stroke(const struct paint *paint, const struct point *points, int count, float width,
                  rgba colour);

/** A straight line with round ends. */
void shape_line(const struct paint *paint, float x0, float y0, float x1, float y1, float width,
                rgba colour);

/** A quadratic curve, stroked. */
void shape_curve(const struct paint *paint, struct point from, struct point by, struct point to,
                 float width, rgba colour);

void shape_polygon(const struct paint *paint, const struct point *points, int count,
                   rgba colour);

/** A closed Catmull-Rom curve through the points, filled. */
void shape_blob(const struct paint *paint, const struct point *points, int count, rgba colour);

#endif
