/* SPDX-License-Identifier: MIT */
#include "app/ui/plain_pose.h"

#include <stddef.h>

/* Sitting, hands behind, the leg straight on what lies under the calf. */
static const struct pose LEAN_BACK = {
    .head = {-128, 462},
    .shoulder = {-150, 315},
    .hip = {0, 76},
    .near_leg = {{242, 112}, {476, 94}, {512, 212}},
    .far_leg = {{118, 266}, {172, 48}, {264, 28}},
    .near_arm = {{-272, 180}, {-338, 24}},
    .far_arm = {{-238, 190}, {-296, 40}},
    .tool = {342, 32},
    .x0 = -400,
    .x1 = 560,
    .height = 540,
};

/* Sitting, the knee bent, a hand at the back of the calf. */
static const struct pose HANDS_AT_CALF = {
    .head = {112, 480},
    .shoulder = {52, 345},
    .hip = {0, 76},
    .near_leg = {{190, 228}, {352, 48}, {452, 98}},
    .far_leg = {{243, 84}, {482, 52}, {520, 166}},
    .near_arm = {{92, 178}, {236, 112}},
    .far_arm = {{140, 250}, {206, 266}},
    .tool = {246, 106},
    .x0 = -120,
    .x1 = 570,
    .height = 560,
};

/* Sitting tall, leg straight, both hands pull the ball of the foot. */
static const struct pose PULL_FOOT = {
    .head = {22, 500},
    .shoulder = {-8, 357},
    .hip = {0, 76},
    .near_leg = {{244, 86}, {482, 58}, {496, 182}},
    .far_leg = {{150, 268}, {262, 48}, {368, 26}},
    .near_arm = {{116, 222}, {262, 226}},
    .far_arm = {{136, 240}, {272, 236}},
    .tool = {498, 160},
    .strap = true,
    .x0 = -120,
    .x1 = 560,
    .height = 580,
};

static const struct pose ON_BENCH = {
    .head = {146, 716},
    .shoulder = {80, 585},
    .hip = {0, 318},
    .near_leg = {{240, 322}, {258, 62}, {372, 24}},
    .far_leg = {{222, 300}, {186, 60}, {300, 24}},
    .near_arm = {{112, 395}, {206, 214}},
    .far_arm = {{196, 460}, {262, 372}},
    .tool = {204, 196},
    .thing = THING_BENCH,
    .x0 = -200,
    .x1 = 420,
    .height = 800,
};

static const struct pose FOOT_ON_BOX = {
    .head = {146, 916},
    .shoulder = {75, 788},
    .hip = {0, 506},
    .near_leg = {{230, 520}, {168, 284}, {284, 260}},
    .far_leg = {{14, 262}, {-8, 42}, {104, 24}},
    .near_arm = {{72, 592}, {150, 420}},
    .far_arm = {{170, 640}, {240, 566}},
    .tool = {148, 404},
    .thing = THING_BOX,
    .x0 = -160,
    .x1 = 400,
    .height = 1000,
};

static const struct pose WALL_STRAIGHT = {
    .head = {98, 878},
    .shoulder = {35, 745},
    .hip = {-85, 485},
    .near_leg = {{-195, 265}, {-300, 46}, {-186, 24}},
    .far_leg = {{64, 290}, {62, 46}, {172, 24}},
    .near_arm = {{192, 648}, {316, 764}},
    .far_arm = {{204, 700}, {318, 806}},
    .tool = {-270, 160},
    .thing = THING_WALL,
    .x0 = -360,
    .x1 = 410,
    .height = 1000,
};

static const struct pose WALL_BENT = {
    .head = {82, 856},
    .shoulder = {20, 722},
    .hip = {-70, 450},
    .near_leg = {{-22, 210}, {-200, 46}, {-86, 24}},
    .far_leg = {{116, 286}, {92, 46}, {202, 24}},
    .near_arm = {{178, 620}, {316, 730}},
    .far_arm = {{190, 668}, {318, 772}},
    .tool = {-130, 120},
    .thing = THING_WALL,
    .x0 = -360,
    .x1 = 410,
    .height = 1000,
};

static const struct pose ON_STEP = {
    .head = {-8, 1010},
    .shoulder = {-34, 872},
    .hip = {-46, 590},
    .near_leg = {{-30, 345}, {-58, 102}, {48, 120}},
    .far_leg = {{-10, 348}, {-34, 106}, {68, 122}},
    .near_arm = {{62, 716}, {196, 742}},
    .far_arm = {{74, 726}, {200, 756}},
    .tool = {-72, 240},
    .thing = THING_STEP,
    .x0 = -190,
    .x1 = 300,
    .height = 1090,
};

static bool stretches(const struct technique *technique)
{
    return technique->phases_count > 0 && technique->phases[0].kind == PHASE_STRETCH;
}

static const struct pose *floor_pose(const struct technique *technique, bool tool)
{
    if (stretches(technique)) {
        return &PULL_FOOT;
    }
    return tool ? &LEAN_BACK : &HANDS_AT_CALF;
}

const struct pose *pose_of(const struct technique *technique, bool tool)
{
    switch (technique->posture) {
    case POSTURE_FLOOR: return floor_pose(technique, tool);
    case POSTURE_CHAIR: return &ON_BENCH;
    case POSTURE_STANDING: return &FOOT_ON_BOX;
    case POSTURE_WALL: return technique->muscle == MUSCLE_SOLEUS ? &WALL_BENT : &WALL_STRAIGHT;
    case POSTURE_STEP: return &ON_STEP;
    }
    return &HANDS_AT_CALF;
}
