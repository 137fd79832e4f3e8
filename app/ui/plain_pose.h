/* SPDX-License-Identifier: MIT */
/** Where the joints of the plain figure are in each posture. */
#ifndef UNKNOT_UI_PLAIN_POSE_H
#define UNKNOT_UI_PLAIN_POSE_H

#include "app/core/content.h"
#include "app/ui/draw.h"

/** Joints and points of a limb. */
struct pose_leg {
    struct point knee, ankle, toe;
};

struct pose_arm {
    struct point elbow, hand;
};

/** A thing in the scene. */
enum pose_thing {
    THING_NONE,
    THING_BENCH,
    THING_BOX,
    THING_WALL,
    THING_STEP,
};

/** A posture: 1/1000 of the body's height, x to where the figure looks, y up from the floor. */
struct pose {
    struct point head, shoulder, hip;
    struct pose_leg near_leg, far_leg;
    struct pose_arm near_arm, far_arm;
    struct point tool; /**< where a tool touches the calf */
    bool strap;        /**< a tool is a strap from the hands to the foot */
    enum pose_thing thing;
    float x0, x1, height; /**< what has to be seen */
};

/** @param tool  whether a tool is at the calf */
const struct pose *pose_of(const struct technique *technique, bool tool);

#endif
