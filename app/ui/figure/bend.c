/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/bend.h"

#include "app/ui/figure/skin.h"

#include <math.h>

static const float RADIANS = 0.0174532925F;
static const float FOLD_REACH = 4.0F;  /* a deep fold moves skin so many times farther away */
static const float CLOSED = 5e-4F;     /* in a closed fold points keep their order, unseen */
static const float ROUND_REACH = 2.0F; /* roundings from the fold where it ends */
static const float MOST_FILLED = 1.1F; /* roundings that a corner is filled up by */
static const float SHARPEST = 66.0F;   /* degrees of half a bend that a fold follows */
static const float FOLD_DEPTH = 1.2F;  /* roundings from the joint where the fold is whole */

bool bend_reaches(const struct figure *figure, const struct figure_joint *joint, float along,
                  float y)
{
    const struct figure_bone *bone = &figure->bones[joint->child];
    float usual = along < 0.0F ? joint->before : joint->after;
    float flexed = (bone->least + bone->most) * bone->sign * bone->length;

    return fabsf(along) < usual ||
           (joint->fold > 0.0F && flexed * y >= 0.0F && fabsf(along) < FOLD_REACH * usual);
}

static struct point turned(float angle, float x, float y)
{
    float c = cosf(angle * RADIANS);
    float s = sinf(angle * RADIANS);

    return (struct point){c * x - s * y, s * x + c * y};
}

/* How far the rounding fills the fold's corner, `x` from the plane, `u` from the joint. */
static float filled(float round, float x, float u, float usual)
{
    float ends = round * ROUND_REACH;
    float part = fmaxf(1.0F - x * x / (ends * ends), 0.0F);
    float far = u / (FOLD_REACH * usual);

    return (sqrtf(x * x + round * round) - x) * part * part * fmaxf(1.0F - far * far, 0.0F);
}

/* A point of one half of the limb, `u` from the joint along it and `v` to its inner side. The
 * plane between the halves is x = 0: no point of the one comes to the side of the other, except
 * where the bend is so sharp that flesh would have to give way as far as the fold reaches. */
static struct point folded(const struct figure_joint *joint, float half_bend, float u, float v,
                           float usual)
{
    float full = FOLD_REACH * usual;
    float beyond = fmaxf(half_bend - SHARPEST, 0.0F) * (1.0F - skin_smooth(u / full));
    float c = cosf((half_bend - beyond) * RADIANS);
    float s = sinf((half_bend - beyond) * RADIANS);
    float lost = v * s / c; /* what both halves of the straight limb would share */
    float reach = fminf(fmaxf(usual, 2.0F * lost), full);
    float near = 1.0F - fminf(u / reach, 1.0F);
    float least = u * CLOSED - v * skin_smooth(2.0F * u / full - 1.0F);
    float x = fmaxf(u * c - v * s * (1.0F - near * near), least);
    float round = joint->fold * fminf(1.0F, MOST_FILLED * c / fmaxf(s, 1e-3F));
    float across = v + joint->swell * fmaxf(lost - u, 0.0F);

    return (struct point){x, across / c + s / c * (x + filled(round, x, u, usual))};
}

struct point bend_point(const struct figure *figure, const struct figure_bond *bond, float y,
                        const struct rig_frame *frames)
{
    const struct figure_joint *joint = &figure->joints[bond->joint];
    const struct figure_bone *bone = &figure->bones[joint->child];
    const struct rig_frame *parent = &frames[joint->parent];
    const struct rig_frame *child = &frames[joint->child];
    float bend = child->angle - parent->angle - bone->rest;
    float angle = bond->child ? child->angle - (1.0F - bond->blend) * bend
                              : parent->angle + bond->blend * bend;
    struct point at = turned(angle, bond->x, y);
    float along = bone->length < 0.0F ? -1.0F : 1.0F;
    float inner = (bend < 0.0F ? -1.0F : 1.0F) * along;
    float u = bond->x * along;
    float v = y * inner;

    if (joint->fold > 0.0F && v > 0.0F) {
        float usual = u < 0.0F ? joint->before : joint->after;
        float half_bend = fabsf(bend) / 2.0F;
        float whole = skin_smooth(v / (joint->fold * FOLD_DEPTH));
        struct point fold = folded(joint, half_bend, fabsf(u), v, usual);
        fold = turned(parent->angle + bend / 2.0F, (u < 0.0F ? -along : along) * fold.x,
                      inner * fold.y);
        at.x += (fold.x - at.x) * whole;
        at.y += (fold.y - at.y) * whole;
    }
    return (struct point){child->x + at.x, child->y + at.y};
}
