/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/measure.h"

#include "app/ui/figure/measure_parts.h"
#include "app/ui/figure/pose.h"
#include "app/ui/figure/rig.h"
#include "app/ui/figure/skin.h"

#include <math.h>
#include <string.h>

static const float STEPS_PER_S = 20.0F;
static const float RADIANS = 0.0174532925F;
static const float SHIN = 9.0F; /* half of the shin bone and the calf bone behind it */

void measure_worse(struct measure_worst *worst, const struct instant *instant, float value,
                   int side, int bone)
{
    if (value > worst->value) {
        *worst = (struct measure_worst){value, instant->t, (enum side)side, (enum bone)bone};
    }
}

static float beyond(const struct figure_bone *bone, float angle)
{
    return fmaxf(bone->least - angle, angle - bone->most);
}

static void measure_limits(const struct instant *instant, struct measure_worst *worst)
{
    const struct figure_bone *bones = instant->figure->bones;

    for (int bone = BONE_LUMBAR; bone <= BONE_HEAD; bone++) {
        measure_worse(worst, instant, beyond(&bones[bone], instant->angles.trunk[bone]),
                      SIDE_NEAR, bone);
    }
    for (int side = 0; side < SIDE_COUNT; side++) {
        for (int bone = BONE_UPPER_ARM; bone < BONE_COUNT; bone++) {
            measure_worse(worst, instant,
                          beyond(&bones[bone], instant->angles.limb[side][bone]), side, bone);
        }
    }
}

static void measure_end(const struct instant *instant, const struct figure_target *target,
                        int side, int bone, struct measure_worst *worst)
{
    const struct rig_frame *end = &instant->pose.frames[side][bone];

    measure_worse(worst, instant, hypotf(end->x - target->x, end->y - target->y), side, bone);
}

static void measure_drift(const struct instant *instant, struct measure_worst *worst)
{
    for (int side = 0; side < SIDE_COUNT; side++) {
        measure_end(instant, &instant->state.arm[side], side, BONE_HAND, worst);
        measure_end(instant, &instant->state.leg[side], side, BONE_FOOT, worst);
    }
}

float measure_to_piece(struct point p, struct point a, struct point b)
{
    float x = b.x - a.x;
    float y = b.y - a.y;
    float square = x * x + y * y;
    float t = square > 0.0F ? ((p.x - a.x) * x + (p.y - a.y) * y) / square : 0.0F;

    t = fminf(fmaxf(t, 0.0F), 1.0F);
    return hypotf(p.x - a.x - t * x, p.y - a.y - t * y);
}

static bool crosses(struct point p, struct point a, struct point b)
{
    return (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x;
}

float measure_to_leg(const struct instant *instant, enum side side, struct point p)
{
    const struct figure *figure = instant->figure;
    struct skin_curve leg;
    float nearest = INFINITY;
    bool inside = false;

    skin_move(figure, &figure->outlines[figure->leg_outline], &instant->pose, side, false, 0.0F,
              &leg);
    for (int i = 0; i < leg.count; i++) {
        struct point a = leg.points[i];
        struct point b = leg.points[i + 1 == leg.count ? 0 : i + 1];
        nearest = fminf(nearest, measure_to_piece(p, a, b));
        inside = inside != crosses(p, a, b);
    }
    return inside ? -nearest : nearest;
}

static float prop_radius(const struct figure *figure, int prop)
{
    switch ((enum prop)prop) {
    case PROP_BALL: return figure->ball_r;
    case PROP_ROLLER: return figure->roller.r;
    case PROP_STICK: return figure->stick.r;
    case PROP_GUN:
    case PROP_HOOK:
    case PROP_STRAP:
    case PROP_COUNT: break;
    }
    return 0.0F;
}

static float to_shin(const struct instant *instant, struct point p)
{
    return measure_to_piece(p, rig_point(&instant->pose, SIDE_NEAR, BONE_SHANK, 0.0F, 0.0F),
                            rig_point(&instant->pose, SIDE_NEAR, BONE_FOOT, 0.0F, 0.0F));
}

static void measure_prop(const struct instant *instant, struct measure *measure)
{
    const struct figure_scene *scene = instant->scene;
    const float *first = scene->keys[0].state.prop;
    const float *now = instant->state.prop;
    struct point at = {now[0], now[1]};
    float radius = prop_radius(instant->figure, scene->prop);
    float gap = measure_to_leg(instant, SIDE_NEAR, at) - radius;

    measure_worse(&measure->deep, instant, -gap, SIDE_NEAR, BONE_SHANK);
    measure_worse(&measure->bone, instant, radius + SHIN - to_shin(instant, at), SIDE_NEAR,
                  BONE_SHANK);
    measure_worse(&measure->apart, instant, gap, SIDE_NEAR, BONE_SHANK);
    if (scene->prop == PROP_BALL || scene->prop == PROP_ROLLER) {
        float rolled = (now[2] - first[2]) * RADIANS * radius;
        measure_worse(&measure->slip, instant, fabsf(now[0] - first[0] + rolled), SIDE_NEAR,
                      BONE_SHANK);
    }
}

static void measure_at(struct instant *instant, struct measure *measure)
{
    pose_at(instant->scene, instant->t, &instant->state);
    rig_solve(instant->figure, &instant->state, &instant->angles, &instant->pose);
    measure_limits(instant, &measure->limit);
    measure_drift(instant, &measure->drift);
    measure_hands(instant, &measure->hold);
    measure_feet(instant, measure);
    measure_view(instant, &measure->view);
    if (instant->scene->prop >= 0 && instant->scene->prop != PROP_STRAP) {
        measure_prop(instant, measure);
    }
}

void measure_scene(const struct figure *figure, const struct figure_scene *scene,
                   struct measure *measure_out)
{
    struct instant instant = {.figure = figure, .scene = scene};
    float last = scene->keys[scene->key_count - 1].t;
    int steps = (int)(last * STEPS_PER_S);

    memset(measure_out, 0, sizeof *measure_out);
    for (int i = 0; i <= steps; i++) {
        instant.t = (float)i / STEPS_PER_S;
        measure_at(&instant, measure_out);
    }
    for (int i = 0; i < scene->key_count; i++) {
        instant.t = scene->keys[i].t;
        measure_at(&instant, measure_out);
    }
}
