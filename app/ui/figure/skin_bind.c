/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/skin_bind.h"

#include "app/ui/figure/bend.h"
#include "app/ui/figure/rig.h"
#include "app/ui/figure/skin.h"

#include <math.h>
#include <string.h>

static const float TANGENT_PART = 2.2F; /* a tangent is at most a span divided by this */
static const float SOFT_PIECES = 1.0F;  /* soft skin dents anywhere: its points always matter */
static const float UNSEEN = 0.02F;      /* units: a point that matters less is never drawn */

/* An outline that is being bound. */
struct binding {
    struct figure *figure;
    struct figure_outline *outline;
    const int *joints;
    int joint_count;
    const struct skin_knot *knots;
    int count;
    struct rig_pose straight;
};

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

/* Where a point of the straight body belongs: to the bone alone, or to a joint of it. */
static struct figure_bond bond_of(const struct binding *b, enum bone bone, struct point at)
{
    const struct rig_frame *frame = &b->straight.frames[SIDE_NEAR][bone];
    float dx = at.x - frame->x;
    float dy = at.y - frame->y;
    struct figure_bond bond = {
        .x = frame->cosine * dx + frame->sine * dy,
        .y = frame->cosine * dy - frame->sine * dx,
        .bone = (int8_t)bone,
        .joint = FIGURE_NONE,
    };

    for (int i = 0; i < b->joint_count; i++) {
        const struct figure_joint *joint = &b->figure->joints[b->joints[i]];
        const struct figure_bone *child = &b->figure->bones[joint->child];
        bool is_child = bone == joint->child;
        if (!is_child && bone != joint->parent) {
            continue;
        }
        float lx = is_child ? bond.x : bond.x - child->at.x;
        float ly = is_child ? bond.y : bond.y - child->at.y;
        float along = child->length < 0.0F ? -lx : lx;
        float t = (along + joint->before) / (joint->before + joint->after);
        if (is_child == (along > 0.0F) && !bend_reaches(b->figure, joint, along, ly)) {
            continue; /* rigid here; another joint of its bone may bend it */
        }
        bond.x = lx;
        bond.y = ly;
        bond.blend = skin_smooth(t);
        bond.joint = (int8_t)b->joints[i];
        bond.child = is_child;
        break;
    }
    return bond;
}

/* A point of the span after knot `i`; from one bone to another it changes over softly. */
static struct figure_point point_of(const struct binding *b, int i, int piece, struct point at)
{
    enum bone bone = b->knots[i].bone;
    enum bone next = b->knots[i + 1 == b->count ? 0 : i + 1].bone;
    struct figure_point point = {.own = bond_of(b, bone, at), .matters = INFINITY};

    if (piece > 0 && next != bone) {
        point.next = bond_of(b, next, at);
        point.share = skin_smooth((float)piece / FIGURE_PIECES);
    }
    return point;
}

/* How far the line from a to b passes by p. */
static float passes_by(struct point a, struct point b, struct point p)
{
    float x = b.x - a.x;
    float y = b.y - a.y;
    float square = x * x + y * y;
    float t = square > 0.0F ? ((p.x - a.x) * x + (p.y - a.y) * y) / square : 0.0F;

    t = fminf(fmaxf(t, 0.0F), 1.0F);
    return hypotf(p.x - a.x - t * x, p.y - a.y - t * y);
}

/* Every joint bent as far as it goes: to its least, to its most, or not at all. */
static void bend_all(const struct figure *figure, int way, struct rig_pose *pose_out)
{
    struct rig_angles angles;

    memset(&angles, 0, sizeof angles);
    for (int bone = BONE_LUMBAR; bone < BONE_COUNT && way != 0; bone++) {
        const struct figure_bone *b = &figure->bones[bone];
        float angle = way < 0 ? b->least : b->most;
        angles.trunk[bone] = angles.limb[SIDE_NEAR][bone] = angle;
    }
    rig_place(figure, &angles, pose_out);
}

/* Halves, quarters, eighths of a span: each matters as much as the line between its neighbours
 * of that level passes by it, in the worst of the poses. */
static void weigh(const struct binding *b, const struct rig_pose *pose,
                  struct figure_point *span, const struct figure_point *end)
{
    struct point at[FIGURE_PIECES + 1];

    for (int k = 0; k < FIGURE_PIECES; k++) {
        at[k] = skin_point(b->figure, &span[k], pose, SIDE_NEAR, false);
    }
    at[FIGURE_PIECES] = skin_point(b->figure, end, pose, SIDE_NEAR, false);
    for (int step = FIGURE_PIECES / 2; step > 0; step /= 2) {
        for (int k = step; k < FIGURE_PIECES; k += 2 * step) {
            float off = passes_by(at[k - step], at[k + step], at[k]);
            span[k].matters = fmaxf(span[k].matters, off);
        }
    }
}

/* A quarter may not be left out where one of its eighths is not. */
static void weigh_levels(struct figure_point *span)
{
    for (int step = 2; step < FIGURE_PIECES; step *= 2) {
        for (int k = step; k < FIGURE_PIECES; k += 2 * step) {
            float finer = fmaxf(span[k - step / 2].matters, span[k + step / 2].matters);
            span[k].matters = fmaxf(span[k].matters, finer);
        }
    }
}

static void weigh_span(const struct binding *b, struct figure_point *span,
                       const struct figure_point *end)
{
    for (int k = 1; k < FIGURE_PIECES; k++) {
        span[k].matters = b->outline->soft && k % 2 == 0 ? SOFT_PIECES : 0.0F;
    }
    for (int way = -1; way <= 1; way++) {
        struct rig_pose pose;
        bend_all(b->figure, way, &pose);
        weigh(b, &pose, span, end);
    }
    weigh_levels(span);
}

/* Between two corners an outline is straight, however its bones stand. */
static bool is_straight(const struct binding *b, int i)
{
    return b->knots[i].corner && b->knots[i + 1 == b->count ? 0 : i + 1].corner;
}

static void add_span(const struct binding *b, int i, const struct point *curve)
{
    struct figure *figure = b->figure;
    struct figure_point span[FIGURE_PIECES];
    int after = i + 1 == b->count ? 0 : i + 1;
    struct figure_point end = point_of(b, after, 0, curve[after * FIGURE_PIECES]);

    for (int k = 0; k < FIGURE_PIECES; k++) {
        span[k] = point_of(b, i, k, curve[i * FIGURE_PIECES + k]);
    }
    weigh_span(b, span, &end);
    for (int k = 0; k < FIGURE_PIECES; k++) {
        if (k == 0 || (!is_straight(b, i) && span[k].matters > UNSEEN)) {
            figure->points[figure->point_count++] = span[k];
            b->outline->count++;
        }
    }
}

void skin_bind(struct figure *figure, struct figure_outline *outline, const int *joints,
               int joint_count, const struct skin_knot *knots, int count)
{
    struct binding b = {figure, outline, joints, joint_count, knots, count, {.yaw_cosine = 0}};
    struct point at[FIGURE_MAX_OUTLINE_KNOTS];
    bool corners[FIGURE_MAX_OUTLINE_KNOTS];
    struct point curve[SKIN_MAX_POINTS];
    bool closed = outline->line <= 0.0F;
    int made = 0;

    outline->first = figure->point_count;
    if (count < 2 || count > FIGURE_MAX_OUTLINE_KNOTS ||
        figure->point_count + count * FIGURE_PIECES > FIGURE_MAX_POINTS) {
        return;
    }
    bend_all(figure, 0, &b.straight);
    for (int i = 0; i < count; i++) {
        at[i] = rig_point(&b.straight, SIDE_NEAR, knots[i].bone, knots[i].x, knots[i].y);
        corners[i] = knots[i].corner;
    }
    skin_spline(at, corners, count, closed, FIGURE_PIECES, curve, &made);
    for (int i = 0; i < (closed ? count : count - 1); i++) {
        add_span(&b, i, curve);
    }
    if (!closed) {
        figure->points[figure->point_count++] = point_of(&b, count - 1, 0, at[count - 1]);
        outline->count++;
    }
}
