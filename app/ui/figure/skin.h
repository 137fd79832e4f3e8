/* SPDX-License-Identifier: MIT */
/**
 * Outlines on the bones: bound once, then only moved.
 *
 * Near a joint a point turns about the joint by a part of the bend, so that knees and elbows
 * stay round. Through the moved points goes a Catmull-Rom curve.
 */
#ifndef UNKNOT_UI_FIGURE_SKIN_H
#define UNKNOT_UI_FIGURE_SKIN_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/rig.h"

enum {
    SKIN_MAX_POINTS = FIGURE_MAX_OUTLINE_POINTS * FIGURE_PIECES + 1
};

/** An outline in the world, subdivided. */
struct skin_curve {
    struct point points[SKIN_MAX_POINTS];
    int count;
};

/** What soft skin gives way to, in the world. */
struct skin_obstacle {
    bool round;
    float x, y, r;
    float from, to, top;
};

/**
 * Binds a point to its bone.
 *
 * @param joints       indices of the joints over which its outline bends
 * @param x, y         in the frame of the bone
 */
struct figure_point skin_bind(const struct figure *figure, const int *joints, int joint_count,
                              enum bone bone, float x, float y, bool corner);

/** 3t^2 - 2t^3 of t held to 0..1. */
float skin_smooth(float t);

/** A Catmull-Rom curve through the points; tangents are limited, so that it never loops. */
void skin_spline(const struct point *points, const bool *corners, int count, bool closed,
                 int pieces, struct point *out, int *out_count);

/**
 * Moves an outline with the bones.
 *
 * @param flipped  mirrored at the axis of its bone
 * @param pieces   straight pieces a span, 1..FIGURE_PIECES
 */
void skin_move(const struct figure *figure, const struct figure_outline *outline,
               const struct rig_pose *pose, enum side side, bool flipped, int pieces,
               struct skin_curve *curve_out);

/** Pushes a curve out of what it rests on. */
void skin_give_way(struct skin_curve *curve, const struct skin_obstacle *obstacles, int count);

#endif
