/* SPDX-License-Identifier: MIT */
/**
 * Outlines at load: from the few points of a file to many, each bound to its bones.
 *
 * Through the points of the straight, standing body goes a Catmull-Rom curve. It is cut into
 * pieces there, and every end of a piece is bound by itself, with its own part of the bend.
 */
#ifndef UNKNOT_UI_FIGURE_SKIN_BIND_H
#define UNKNOT_UI_FIGURE_SKIN_BIND_H

#include "app/ui/figure/figure.h"

/** A point of an outline as it is given: in the frame of its bone. */
struct skin_knot {
    enum bone bone;
    float x, y;
    bool corner; /**< the curve has no tangent here */
};

/**
 * Subdivides an outline, binds it, and adds its points to the figure. Nothing is added where
 * the figure has no room, or where an outline has more than FIGURE_MAX_OUTLINE_KNOTS.
 *
 * @param joints   indices of the joints over which the outline bends
 * @param outline  its line and softness are set; gets its points
 */
void skin_bind(struct figure *figure, struct figure_outline *outline, const int *joints,
               int joint_count, const struct skin_knot *knots, int count);

/** A Catmull-Rom curve through the points; tangents are limited, so that it never loops. */
void skin_spline(const struct point *points, const bool *corners, int count, bool closed,
                 int pieces, struct point *out, int *out_count);

#endif
