/* SPDX-License-Identifier: MIT */
/** The skeleton: from joint angles to places, and from places of hands and feet to angles. */
#ifndef UNKNOT_UI_FIGURE_RIG_H
#define UNKNOT_UI_FIGURE_RIG_H

#include "app/ui/figure/figure.h"

/** Angles of all joints, degrees; index: the bone on the far end of the joint. */
struct rig_angles {
    float root[3];
    float trunk[BONE_COUNT];
    float limb[SIDE_COUNT][BONE_COUNT];
    float yaw;
};

/** Where a bone begins and how it is turned. */
struct rig_frame {
    float x, y;
    float angle; /**< degrees, not wrapped: differences are bends */
    float cosine, sine;
};

/** All bones; those of the trunk are the same on both sides. */
struct rig_pose {
    struct rig_frame frames[SIDE_COUNT][BONE_COUNT];
    float yaw_cosine; /**< of the near leg: how much of the foot's length is seen */
    float yaw_sine;   /**< how much of it points to the viewer */
};

void rig_place(const struct figure *figure, const struct rig_angles *angles,
               struct rig_pose *pose_out);

/** A point in a bone's frame, in the world. */
struct point rig_point(const struct rig_pose *pose, enum side side, enum bone bone, float x,
                       float y);

/** Two joints that put the end of a limb of two bones somewhere. */
struct rig_bend {
    float first;    /**< world angle of the first bone, degrees */
    float second;   /**< bend of the second joint, degrees, 0..180 */
    float short_by; /**< how much too far away the place is; 0: it is reached */
};

/** @param sign  which way the second bone turns: +1 the elbow, -1 the knee */
struct rig_bend rig_bend_to(struct point from, float length_1, float length_2, struct point to,
                            float sign);

/**
 * Solves arms and legs so that wrists and ankles are where the state wants them.
 *
 * @return how far the worst of them stays away from its place, units
 */
float rig_solve(const struct figure *figure, const struct figure_state *state,
                struct rig_angles *angles_out, struct rig_pose *pose_out);

#endif
