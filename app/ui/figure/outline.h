/* SPDX-License-Identifier: MIT */
/** Curves through a few given points, made into many points once, at load. */
#ifndef UNKNOT_UI_FIGURE_OUTLINE_H
#define UNKNOT_UI_FIGURE_OUTLINE_H

#include "app/ui/draw.h"

/** A point that a curve goes through. */
struct knot {
    float x, y;
    bool corner; /**< the curve has no tangent here */
};

enum {
    OUTLINE_MAX_KNOTS = 64,
    OUTLINE_PIECES = 6, /**< of a curve from one knot to the next */
};

/**
 * The curve through the knots (Catmull-Rom, tangents no longer than the pieces allow).
 *
 * @param out  at least `count` * OUTLINE_PIECES + 1 points
 * @return number of points
 */
int outline_curve(const struct knot *knots, int count, bool closed, struct point *out);

/**
 * A line along points as a closed outline of `width`, with flat ends.
 *
 * @param out  at least 2 * `count` points
 * @return number of points
 */
int outline_ribbon(const struct point *line, int count, float width, struct point *out);

/** Length of the line through the points. */
float outline_length(const struct point *line, int count);

/** The point `along` the line; its ends for what lies before or beyond. */
struct point outline_at(const struct point *line, int count, float along);

#endif
