/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/rig.h"

#include <math.h>
#include <string.h>

static const float RADIANS = 0.0174532925F;
static const float UPRIGHT = -90.0F; /* the pelvis' +x points down */

static bool is_limb(int bone)
{
    return bone >= BONE_UPPER_ARM;
}

static float wrapped(float degrees)
{
    degrees = fmodf(degrees + 180.0F, 360.0F);
    return degrees < 0.0F ? degrees + 180.0F : degrees - 180.0F;
}

static void turn(struct rig_frame *frame, float angle)
{
    frame->angle = angle;
    frame->cosine = cosf(angle * RADIANS);
    frame->sine = sinf(angle * RADIANS);
}

static struct point from_frame(const struct rig_frame *frame, float x, float y)
{
    return (struct point){frame->x + frame->cosine * x - frame->sine * y,
                          frame->y + frame->sine * x + frame->cosine * y};
}

struct point rig_point(const struct rig_pose *pose, enum side side, enum bone bone, float x,
                       float y)
{
    return from_frame(&pose->frames[side][bone], x, y);
}

static void place_bone(const struct figure *figure, const struct rig_angles *angles, int side,
                       int bone, struct rig_pose *pose)
{
    const struct figure_bone *b = &figure->bones[bone];
    struct rig_frame *frame = &pose->frames[side][bone];
    const struct rig_frame *parent = &pose->frames[side][b->parent];
    float angle = is_limb(bone) ? angles->limb[side][bone] : angles->trunk[bone];
    struct point at = from_frame(parent, b->at.x, b->at.y);

    frame->x = at.x;
    frame->y = at.y;
    turn(frame, parent->angle + b->rest + b->sign * angle);
}

static void place_trunk(const struct figure *figure, const struct rig_angles *angles,
                        struct rig_pose *pose)
{
    struct rig_frame *pelvis = &pose->frames[SIDE_NEAR][BONE_PELVIS];

    pelvis->x = angles->root[0];
    pelvis->y = angles->root[1];
    turn(pelvis, UPRIGHT + angles->root[2]);
    for (int bone = BONE_LUMBAR; bone <= BONE_HEAD; bone++) {
        place_bone(figure, angles, SIDE_NEAR, bone, pose);
    }
    memcpy(pose->frames[SIDE_FAR], pose->frames[SIDE_NEAR],
           (BONE_HEAD + 1) * sizeof pose->frames[0][0]);
    pose->yaw_cosine = cosf(angles->yaw * RADIANS);
    pose->yaw_sine = sinf(angles->yaw * RADIANS);
}

void rig_place(const struct figure *figure, const struct rig_angles *angles,
               struct rig_pose *pose_out)
{
    place_trunk(figure, angles, pose_out);
    for (int side = 0; side < SIDE_COUNT; side++) {
        for (int bone = BONE_UPPER_ARM; bone < BONE_COUNT; bone++) {
            place_bone(figure, angles, side, bone, pose_out);
        }
    }
}

/* The angle between sides a and b of a triangle whose third side is c. */
static float corner_angle(float a, float b, float c)
{
    float cosine = (a * a + b * b - c * c) / (2.0F * a * b);

    return acosf(fminf(fmaxf(cosine, -1.0F), 1.0F)) / RADIANS;
}

struct rig_bend rig_bend_to(struct point from, float length_1, float length_2, struct point to,
                            float sign)
{
    const float SLACK = 1e-3F;
    float dx = to.x - from.x;
    float dy = to.y - from.y;
    float away = sqrtf(dx * dx + dy * dy);
    float most = length_1 + length_2;
    float least = fabsf(length_1 - length_2);
    float reached = fminf(fmaxf(away, least + SLACK), most - SLACK);
    float direction = atan2f(dy, dx) / RADIANS;

    return (struct rig_bend){
        .first = direction - sign * corner_angle(length_1, reached, length_2),
        .second = 180.0F - corner_angle(length_1, length_2, reached),
        .short_by = fmaxf(0.0F, away - most),
    };
}

/* Solves shoulder, elbow, wrist or hip, knee, ankle: `first` and the two bones after it. */
static float solve_limb(const struct figure *figure, int side, int first,
                        const struct figure_target *target, struct rig_angles *angles,
                        struct rig_pose *pose)
{
    const struct figure_bone *bones = &figure->bones[first];
    const struct rig_frame *parent = &pose->frames[side][bones[0].parent];
    struct point from = from_frame(parent, bones[0].at.x, bones[0].at.y);
    struct rig_bend bend = rig_bend_to(from, bones[0].length, bones[1].length,
                                       (struct point){target->x, target->y}, bones[1].sign);
    float last = bend.first + bones[1].sign * bend.second;

    angles->limb[side][first] = wrapped((bend.first - parent->angle) * bones[0].sign);
    angles->limb[side][first + 1] = bend.second;
    angles->limb[side][first + 2] = wrapped((target->angle - last - bones[2].rest));
    for (int bone = first; bone <= first + 2; bone++) {
        place_bone(figure, angles, side, bone, pose);
    }
    return bend.short_by;
}

float rig_solve(const struct figure *figure, const struct figure_state *state,
                struct rig_angles *angles_out, struct rig_pose *pose_out)
{
    float worst = 0.0F;

    memset(angles_out, 0, sizeof *angles_out);
    memcpy(angles_out->root, state->root, sizeof state->root);
    memcpy(&angles_out->trunk[BONE_LUMBAR], state->spine, sizeof state->spine);
    angles_out->yaw = state->yaw;
    place_trunk(figure, angles_out, pose_out);
    for (int side = 0; side < SIDE_COUNT; side++) {
        worst = fmaxf(worst, solve_limb(figure, side, BONE_UPPER_ARM, &state->arm[side],
                                        angles_out, pose_out));
        worst = fmaxf(worst, solve_limb(figure, side, BONE_THIGH, &state->leg[side], angles_out,
                                        pose_out));
        angles_out->limb[side][BONE_TOES] = state->toes;
        place_bone(figure, angles_out, side, BONE_TOES, pose_out);
    }
    return worst;
}
