/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/skin.h"

#include <math.h>

static const float RADIANS = 0.0174532925F;
static const float TANGENT_PART = 2.2F;    /* a tangent is at most a span divided by this */
static const float DEEPEST_GROUND = 26.0F; /* farther below the ground is another body part */
static const float DEEPEST_ROUND = 0.35F;  /* nearer to the middle is the other side */

float skin_smooth(float t)
{
    t = fminf(fmaxf(t, 0.0F), 1.0F);
    return t * t * (3.0F - 2.0F * t);
}

struct figure_point skin_bind(const struct figure *figure, const int *joints, int joint_count,
                              enum bone bone, float x, float y, bool corner)
{
    struct figure_point point = {
        .x = x, .y = y, .bone = (int8_t)bone, .joint = FIGURE_NONE, .corner = corner};

    for (int i = 0; i < joint_count; i++) {
        const struct figure_joint *joint = &figure->joints[joints[i]];
        const struct figure_bone *child = &figure->bones[joint->child];
        bool is_child = bone == joint->child;
        if (!is_child && bone != joint->parent) {
            continue;
        }
        float lx = is_child ? x : x - child->at.x;
        float ly = is_child ? y : y - child->at.y;
        float along = child->length < 0.0F ? -lx : lx;
        float t = (along + joint->before) / (joint->before + joint->after);
        if ((t <= 0.0F && !is_child) || (t >= 1.0F && is_child)) {
            continue; /* rigid here; another joint of its bone may bend it */
        }
        point.x = lx;
        point.y = ly;
        point.blend = skin_smooth(t);
        point.joint = (int8_t)joints[i];
        point.child = is_child;
        break;
    }
    return point;
}

/* A point near a joint: between the two ways in which its bones would carry it. */
static struct point bent(const struct figure *figure, const struct figure_point *p, float y,
                         const struct rig_frame *frames)
{
    const struct figure_joint *joint = &figure->joints[p->joint];
    const struct rig_frame *parent = &frames[joint->parent];
    const struct rig_frame *child = &frames[joint->child];
    float bend = child->angle - parent->angle - figure->bones[joint->child].rest;
    float angle =
        p->child ? child->angle - (1.0F - p->blend) * bend : parent->angle + p->blend * bend;
    float c = cosf(angle * RADIANS);
    float s = sinf(angle * RADIANS);

    return (struct point){child->x + c * p->x - s * y, child->y + s * p->x + c * y};
}

/* A leg that is turned about its length shows less of its foot. */
static struct point foreshortened(const struct rig_frame *foot, struct point p, float part)
{
    float dx = p.x - foot->x;
    float dy = p.y - foot->y;
    float along = (foot->cosine * dx + foot->sine * dy) * part;
    float across = foot->cosine * dy - foot->sine * dx;

    return (struct point){foot->x + foot->cosine * along - foot->sine * across,
                          foot->y + foot->sine * along + foot->cosine * across};
}

static struct point moved(const struct figure *figure, const struct figure_point *p,
                          bool flipped, const struct rig_pose *pose, enum side side)
{
    const struct rig_frame *frames = pose->frames[side];
    float y = flipped ? -p->y : p->y;
    struct point at;

    if (p->joint >= 0) {
        at = bent(figure, p, y, frames);
    } else {
        const struct rig_frame *f = &frames[p->bone];
        at = (struct point){f->x + f->cosine * p->x - f->sine * y,
                            f->y + f->sine * p->x + f->cosine * y};
    }
    if (side == SIDE_NEAR && p->bone >= BONE_FOOT && pose->yaw_cosine < 1.0F) {
        at = foreshortened(&frames[BONE_FOOT], at, pose->yaw_cosine);
    }
    return at;
}

static struct point limited(struct point tangent, float most)
{
    float length = sqrtf(tangent.x * tangent.x + tangent.y * tangent.y);
    float keep = length > most ? most / length : 1.0F;

    return (struct point){tangent.x * keep, tangent.y * keep};
}

/* A third of the curve's direction at point i. */
static struct point tangent_at(const struct point *points, const bool *corners, int count,
                               bool closed, int i)
{
    int before = i - 1;
    int after = i + 1;

    if (corners[i]) {
        return (struct point){0.0F, 0.0F};
    }
    if (closed) {
        before = before < 0 ? count - 1 : before;
        after = after == count ? 0 : after;
    } else {
        before = before < 0 ? 0 : before;
        after = after == count ? count - 1 : after;
    }
    return (struct point){(points[after].x - points[before].x) / 6.0F,
                          (points[after].y - points[before].y) / 6.0F};
}

static void span(struct point a, struct point b, struct point ta, struct point tb, int pieces,
                 struct point *out)
{
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float most = sqrtf(dx * dx + dy * dy) / TANGENT_PART;
    struct point u = limited(ta, most);
    struct point v = limited(tb, most);

    for (int k = 0; k < pieces; k++) {
        float t = (float)k / (float)pieces;
        float s = 1.0F - t;
        float wa = s * s * (s + 3.0F * t);
        float wb = t * t * (t + 3.0F * s);
        float wu = 3.0F * s * s * t;
        float wv = 3.0F * s * t * t;
        out[k].x = wa * a.x + wb * b.x + wu * u.x - wv * v.x;
        out[k].y = wa * a.y + wb * b.y + wu * u.y - wv * v.y;
    }
}

void skin_spline(const struct point *points, const bool *corners, int count, bool closed,
                 int pieces, struct point *out, int *out_count)
{
    int spans = closed ? count : count - 1;

    for (int i = 0; i < spans; i++) {
        int next = i + 1 == count ? 0 : i + 1;
        span(points[i], points[next], tangent_at(points, corners, count, closed, i),
             tangent_at(points, corners, count, closed, next), pieces, out + i * pieces);
    }
    *out_count = spans * pieces;
    if (!closed) {
        out[(*out_count)++] = points[count - 1];
    }
}

void skin_move(const struct figure *figure, const struct figure_outline *outline,
               const struct rig_pose *pose, enum side side, bool flipped, int pieces,
               struct skin_curve *curve_out)
{
    struct point at[FIGURE_MAX_OUTLINE_POINTS] = {{0.0F, 0.0F}};
    bool corners[FIGURE_MAX_OUTLINE_POINTS] = {false};

    for (int i = 0; i < outline->count; i++) {
        const struct figure_point *p = &figure->points[outline->first + i];
        at[i] = moved(figure, p, flipped, pose, side);
        corners[i] = p->corner;
    }
    skin_spline(at, corners, outline->count, outline->line <= 0.0F, pieces, curve_out->points,
                &curve_out->count);
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
