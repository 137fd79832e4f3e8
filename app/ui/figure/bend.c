/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/bend.h"

#include "app/ui/figure/skin.h"

#include <math.h>

static const float RADIANS = 0.0174532925F;
static const float FOLD_REACH = 4.0F;  /* a deep fold moves skin so many times farther away */
static const float CLOSED = 5e-4F;     /* in a closed fold points keep their order, unseen */
static const float ROUND_REACH = 2.0F; /* roundings from the fold where it ends */
static const float MOST_FILLED = 1.1F; /* roundings that a corner is filled up by */
static const float SHARPEST_COSINE =
    0.40674F;                         /* of the 66 degrees of half a bend that a fold follows */
static const float FOLD_DEPTH = 1.2F; /* roundings from the joint where the fold is whole */

bool bend_reaches(const struct figure *figure, const struct figure_joint *joint, float along,
                  float y)
{
    const struct figure_bone *bone = &figure->bones[joint->child];
    float usual = along < 0.0F ? joint->before : joint->after;
    float flexed = (bone->least + bone->most) * bone->sign * bone->length;

    return fabsf(along) < usual ||
           (joint->fold > 0.0F && flexed * y >= 0.0F && fabsf(along) < FOLD_REACH * usual);
}

/* How far the rounding fills the fold's corner, `x` from the plane, `u` from the joint. */
static float filled(float round, float x, float u, float usual)
{
    float ends = round * ROUND_REACH;
    float part = fmaxf(1.0F - x * x / (ends * ends), 0.0F);
    float far = u / (FOLD_REACH * usual);

    return (sqrtf(x * x + round * round) - x) * part * part * fmaxf(1.0F - far * far, 0.0F);
}

/* The cosine and sine of half a bend, as much of it as a fold follows so near to the joint. */
static struct point half_turn(float c, float s, float near_joint)
{
    float half;

    if (c > SHARPEST_COSINE) {
        return (struct point){c, s};
    }
    half = acosf(c) + (acosf(SHARPEST_COSINE) - acosf(c)) * near_joint;
    return (struct point){cosf(half), sinf(half)};
}

/* A point of one half of the limb, `u` from the joint along it and `v` to its inner side; c, s:
 * of half the bend. The plane between the halves is x = 0: no point of the one comes to the
 * side of the other, except where the bend is so sharp that flesh would have to give way as far
 * as the fold reaches. */
static struct point folded(const struct figure_joint *joint, struct point bend, float u,
                           float v, float usual)
{
    float full = FOLD_REACH * usual;
    struct point half = half_turn(bend.x, bend.y, 1.0F - skin_smooth(u / full));
    float c = half.x;
    float s = half.y;
    float lost = v * s / c; /* what both halves of the straight limb would share */
    float reach = fminf(fmaxf(usual, 2.0F * lost), full);
    float near = 1.0F - fminf(u / reach, 1.0F);
    float least = u * CLOSED - v * skin_smooth(2.0F * u / full - 1.0F);
    float x = fmaxf(u * c - v * s * (1.0F - near * near), least);
    float round = joint->fold * fminf(1.0F, MOST_FILLED * c / fmaxf(s, 1e-3F));
    float across = v + joint->swell * fmaxf(lost - u, 0.0F);

    return (struct point){x, across / c + s / c * (x + filled(round, x, u, usual))};
}

/* The bones stand in one line when the limb is straight, so half the bend is in the middle of
 * their directions. `y` is on the inner side. */
static struct point over_fold(const struct figure_joint *joint, const struct rig_frame *parent,
                              const struct rig_frame *child, struct point p, float along)
{
    float x = parent->cosine + child->cosine;
    float y = parent->sine + child->sine;
    float length = fmaxf(hypotf(x, y), 1e-3F);
    float turn = parent->cosine * child->sine - parent->sine * child->cosine;
    float inner = turn < 0.0F ? -along : along;
    struct point half = {length / 2.0F, sqrtf(fmaxf(1.0F - length * length / 4.0F, 0.0F))};
    struct point at = folded(joint, half, fabsf(p.x), p.y * inner,
                             p.x * along < 0.0F ? joint->before : joint->after);

    at.x = p.x < 0.0F ? -at.x : at.x;
    at.y *= inner;
    return (struct point){(x * at.x - y * at.y) / length, (y * at.x + x * at.y) / length};
}

/* A part of the bend, about the joint. */
static struct point turned(const struct figure_bond *bond, float y, float bend,
                           const struct rig_frame *parent, const struct rig_frame *child)
{
    float angle = bond->child ? child->angle - (1.0F - bond->blend) * bend
                              : parent->angle + bond->blend * bend;
    float c = cosf(angle * RADIANS);
    float s = sinf(angle * RADIANS);

    return (struct point){c * bond->x - s * y, s * bond->x + c * y};
}

struct point bend_point(const struct figure *figure, const struct figure_bond *bond, float y,
                        const struct rig_frame *frames)
{
    const struct figure_joint *joint = &figure->joints[bond->joint];
    const struct figure_bone *bone = &figure->bones[joint->child];
    const struct rig_frame *parent = &frames[joint->parent];
    const struct rig_frame *child = &frames[joint->child];
    float bend = child->angle - parent->angle - bone->rest;
    float along = bone->length < 0.0F ? -1.0F : 1.0F;
    float inside = y * along * (bend < 0.0F ? -1.0F : 1.0F);
    float part = joint->fold > 0.0F ? skin_smooth(inside / (joint->fold * FOLD_DEPTH)) : 0.0F;
    struct point at = {0.0F, 0.0F};

    if (part < 1.0F) {
        at = turned(bond, y, bend, parent, child);
    }
    if (part > 0.0F) {
        struct point fold = over_fold(joint, parent, child, (struct point){bond->x, y}, along);
        at.x += (fold.x - at.x) * part;
        at.y += (fold.y - at.y) * part;
    }
    return (struct point){child->x + at.x, child->y + at.y};
}
