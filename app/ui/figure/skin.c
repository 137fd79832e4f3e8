/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/skin.h"

#include "app/ui/figure/bend.h"

#include <math.h>

static const struct point NEARER = {-0.12F, -0.32F}; /* what is a unit nearer is seen there */
static const float DEEPEST_GROUND = 26.0F; /* farther below the ground is another body part */
static const float DEEPEST_ROUND = 0.35F;  /* nearer to the middle is the other side */

float skin_smooth(float t)
{
    t = fminf(fmaxf(t, 0.0F), 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

/* A leg that is turned about its length shows less of its foot, and the toes come nearer or go
 * farther: down to the left or up to the right, as everything does that is nearer or farther.
 */
static struct point turned(const struct rig_pose *pose, struct point p)
{
    const struct rig_frame *foot = &pose->frames[SIDE_NEAR][BONE_FOOT];
    float dx = p.x - foot->x;
    float dy = p.y - foot->y;
    float along = foot->cosine * dx + foot->sine * dy;
    float across = foot->cosine * dy - foot->sine * dx;
    float seen = along * pose->yaw_cosine;
    float nearer = along * pose->yaw_sine;

    return (struct point){
        foot->x + foot->cosine * seen - foot->sine * across + nearer * NEARER.x,
        foot->y + foot->sine * seen + foot->cosine * across + nearer * NEARER.y};
}

/* Where one bone, or one joint, takes the point. */
static struct point carried(const struct figure *figure, const struct figure_bond *bond,
                            const struct rig_frame *frames, bool flipped)
{
    const struct rig_frame *f = &frames[bond->bone];
    float y = flipped ? -bond->y : bond->y;

    if (bond->joint >= 0) {
        return bend_point(figure, bond, y, frames);
    }
    return (struct point){f->x + f->cosine * bond->x - f->sine * y,
                          f->y + f->sine * bond->x + f->cosine * y};
}

struct point skin_point(const struct figure *figure, const struct figure_point *point,
                        const struct rig_pose *pose, enum side side, bool flipped)
{
    const struct rig_frame *frames = pose->frames[side];
    struct point at = carried(figure, &point->own, frames, flipped);

    if (point->share > 0.0F) {
        struct point other = carried(figure, &point->next, frames, flipped);
        at.x += (other.x - at.x) * point->share;
        at.y += (other.y - at.y) * point->share;
    }
    if (side == SIDE_NEAR && point->own.bone >= BONE_FOOT && pose->yaw_cosine < 1.0F) {
        at = turned(pose, at);
    }
    return at;
}

void skin_move(const struct figure *figure, const struct figure_outline *outline,
               const struct rig_pose *pose, enum side side, bool flipped, float fine,
               struct skin_curve *curve_out)
{
    const struct figure_point *points = &figure->points[outline->first];

    curve_out->count = 0;
    for (int i = 0; i < outline->count; i++) {
        if (points[i].matters > fine) {
            curve_out->points[curve_out->count++] =
                skin_point(figure, &points[i], pose, side, flipped);
        }
    }
}

static void push_out(struct point *p, const struct skin_obstacle *obstacle)
{
    if (obstacle->round) {
        float dx = p->x - obstacle->x;
        float dy = p->y - obstacle->y;
        float away = sqrtf(dx * dx + dy * dy);
        if (away < obstacle->r && away > obstacle->r * DEEPEST_ROUND) {
            p->x = obstacle->x + dx / away * obstacle->r;
            p->y = obstacle->y + dy / away * obstacle->r;
        }
    } else if (p->x > obstacle->from && p->x < obstacle->to && p->y < obstacle->top &&
               p->y > obstacle->top - DEEPEST_GROUND) {
        p->y = obstacle->top;
    }
}

void skin_give_way(struct skin_curve *curve, const struct skin_obstacle *obstacles, int count)
{
    for (int k = 0; k < count; k++) {
        for (int i = 0; i < curve->count; i++) {
            push_out(&curve->points[i], &obstacles[k]);
        }
    }
}
