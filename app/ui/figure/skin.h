/* SPDX-License-Identifier: MIT */
/**
 * Outlines on the bones: bound at load (skin_bind.h), only moved in a frame.
 *
 * Near a joint a point turns about the joint by a part of the bend, so that knees and elbows
 * stay round.
 */
#ifndef UNKNOT_UI_FIGURE_SKIN_H
#define UNKNOT_UI_FIGURE_SKIN_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/rig.h"

enum {
    SKIN_MAX_POINTS = FIGURE_MAX_OUTLINE_KNOTS * FIGURE_PIECES + 1
};

/** An outline in the world. */
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

/** 3t^2 - 2t^3 of t held to 0..1. */
float skin_smooth(float t);

/** Where a pose takes a point. @param flipped  mirrored at the axis of its bone */
struct point skin_point(const struct figure *figure, const struct figure_point *point,
                        const struct rig_pose *pose, enum side side, bool flipped);

/**
 * Moves an outline with the bones.
 *
 * @param flipped  mirrored at the axis of its bone
 * @param fine     units that the curve may be off: points that matter less are left out; 0: all
 */
void skin_move(const struct figure *figure, const struct figure_outline *outline,
               const struct rig_pose *pose, enum side side, bool flipped, float fine,
               struct skin_curve *curve_out);

/** Pushes a curve out of what it rests on. */
void skin_give_way(struct skin_curve *curve, const struct skin_obstacle *obstacles, int count);

#endif
