/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/measure_parts.h"

#include "app/ui/figure/brush.h"
#include "app/ui/figure/skin.h"

#include <math.h>

static const float LEVEL = 8.0F;       /* degrees: a foot that is turned less stands */
static const float FINE = 1.0F;        /* units: outlines need not be finer to be in view */
static const float BELOW_VIEW = 47.0F; /* units that are shown below the floor */
static const float WALL_DEEP = 10.0F;  /* units that the wall's face is before its place */

static struct point on_hand(const struct instant *instant, int side, struct point p)
{
    bool flipped = instant->scene->flipped[side];

    return rig_point(&instant->pose, (enum side)side, BONE_HAND, p.x, flipped ? -p.y : p.y);
}

static struct point out_to(struct point at, struct point by, float part)
{
    return (struct point){at.x + by.x * part, at.y + by.y * part};
}

static float to_thing(const struct instant *instant, const struct point hold[2], struct point p)
{
    const float *prop = instant->state.prop;
    struct point ends[2];

    brush_place(hold, 2, (struct point){prop[0], prop[1]}, prop[2], ends);
    return measure_to_piece(p, ends[0], ends[1]);
}

/* From the middle of a fist to what it goes round. */
static float to_grip(const struct instant *instant, int side, struct point p)
{
    const struct figure *figure = instant->figure;
    const struct figure_scene *scene = instant->scene;
    const float *prop = instant->state.prop;
    struct point at = {prop[0], prop[1]};

    switch ((enum prop)scene->prop) {
    case PROP_STICK:
        return side == SIDE_NEAR ? measure_to_piece(p, out_to(at, figure->stick.near, 1.0F),
                                                    out_to(at, figure->stick.near, 2.1F))
                                 : measure_to_piece(p, out_to(at, figure->stick.far, 0.55F),
                                                    out_to(at, figure->stick.far, 1.25F));
    case PROP_GUN: return to_thing(instant, figure->gun_hold, p);
    case PROP_HOOK: return to_thing(instant, figure->hook_hold, p);
    case PROP_STRAP: return measure_to_piece(p, at, (struct point){prop[2], prop[3]});
    case PROP_BALL:
    case PROP_ROLLER:
    case PROP_COUNT: break;
    }
    if (scene->has_scenery[SCENERY_RAIL]) {
        const float *rail = scene->scenery[SCENERY_RAIL];
        return measure_to_piece(p, (struct point){rail[0] - 4.0F, rail[1] - 4.0F},
                                (struct point){rail[0] + 8.0F, rail[1] + 24.0F});
    }
    return INFINITY;
}

/* The hand lies before the skin that it is on: inside the outline is on it. */
static float to_calf(const struct instant *instant, struct point p)
{
    return fmaxf(measure_to_leg(instant, SIDE_NEAR, p), 0.0F);
}

static float to_skin(const struct instant *instant, struct point p)
{
    return fminf(to_calf(instant, p), fmaxf(measure_to_leg(instant, SIDE_FAR, p), 0.0F));
}

/* From a flat hand, palm or back, to the floor or the wall. */
static float to_support(const struct instant *instant, int side)
{
    static const struct point PALMS[] = {{50, 13}, {50, -8}};
    const struct figure_scene *scene = instant->scene;
    float nearest = INFINITY;

    for (int i = 0; i < 2; i++) {
        struct point p = on_hand(instant, side, PALMS[i]);
        nearest = fminf(nearest, fabsf(p.y));
        if (scene->has_scenery[SCENERY_WALL]) {
            nearest = fminf(nearest, fabsf(scene->scenery[SCENERY_WALL][0] - WALL_DEEP - p.x));
        }
    }
    return nearest;
}

/* From a hand that lies on a leg: wrist, palm or fingers. */
static float to_rest(const struct instant *instant, int side)
{
    static const struct point PALM[] = {{0, 0}, {40, 8}, {80, 14}};
    float nearest = INFINITY;

    for (int i = 0; i < 3; i++) {
        nearest = fminf(nearest, to_skin(instant, on_hand(instant, side, PALM[i])));
    }
    return nearest;
}

static float hand_gap(const struct instant *instant, int side)
{
    switch (instant->scene->hand[side]) {
    case HAND_OVER:
    case HAND_REST: return to_rest(instant, side);
    case HAND_FLAT: return to_support(instant, side);
    case HAND_GRIP:
        return to_grip(instant, side, on_hand(instant, side, (struct point){38.0F, 1.0F}));
    case HAND_CUP: return to_calf(instant, on_hand(instant, side, (struct point){92, 21}));
    case HAND_PINCH: return to_calf(instant, on_hand(instant, side, (struct point){66, 40}));
    case HAND_RELAXED:
    case HAND_COUNT: break;
    }
    return 0.0F;
}

void measure_hands(const struct instant *instant, struct measure_worst *worst)
{
    for (int side = 0; side < SIDE_COUNT; side++) {
        measure_worse(worst, instant, hand_gap(instant, side), side, BONE_HAND);
    }
}

/* What is below a point: the floor, or the box. */
static float ground_at(const struct figure_scene *scene, float x)
{
    const float *box = scene->scenery[SCENERY_BOX];

    return scene->has_scenery[SCENERY_BOX] && x > box[0] && x < box[1] ? box[2] : 0.0F;
}

void measure_feet(const struct instant *instant, struct measure *measure)
{
    static const struct point SOLE[] = {{-30, -47}, {72, -47}, {-47, -26}};

    for (int side = 0; side < SIDE_COUNT; side++) {
        float lowest = INFINITY;
        for (int i = 0; i < 3; i++) {
            struct point p =
                rig_point(&instant->pose, (enum side)side, BONE_FOOT, SOLE[i].x, SOLE[i].y);
            lowest = fminf(lowest, p.y - ground_at(instant->scene, p.x));
        }
        measure_worse(&measure->floor, instant, -lowest, side, BONE_FOOT);
        if (fabsf(instant->state.leg[side].angle) < LEVEL) {
            measure_worse(&measure->stand, instant, lowest, side, BONE_FOOT);
        }
    }
}

static void outline_in_view(const struct instant *instant, int outline, enum side side,
                            bool flipped, struct measure_worst *worst)
{
    const struct figure *figure = instant->figure;
    const struct figure_scene *scene = instant->scene;
    float part = side == SIDE_NEAR ? 0.0F : (side == SIDE_FAR ? 1.0F : 0.5F);
    struct skin_curve curve;

    skin_move(figure, &figure->outlines[outline], &instant->pose,
              side == SIDE_FAR ? SIDE_FAR : SIDE_NEAR, flipped, FINE, &curve);
    for (int i = 0; i < curve.count; i++) {
        float x = curve.points[i].x + figure->far_offset.x * part;
        float y = curve.points[i].y + figure->far_offset.y * part;
        float across = fmaxf(scene->x0 - x, x - scene->x1);
        float out = fmaxf(across, fmaxf(y - scene->height, -BELOW_VIEW - y));
        measure_worse(worst, instant, out, SIDE_NEAR, BONE_PELVIS);
    }
}

void measure_view(const struct instant *instant, struct measure_worst *worst)
{
    const struct figure *figure = instant->figure;

    for (int i = 0; i < figure->layer_count; i++) {
        const struct figure_layer *layer = &figure->layers[i];
        if (layer->kind == LAYER_SKIN) {
            for (int body = 0; body < figure->body_count; body++) {
                if (layer->outline[body] >= 0) {
                    outline_in_view(instant, layer->outline[body], layer->side, false, worst);
                }
            }
        } else if (layer->kind == LAYER_HAND) {
            const struct figure_hand *hand = &figure->hands[instant->scene->hand[layer->side]];
            outline_in_view(instant, hand->first, layer->side,
                            instant->scene->flipped[layer->side], worst);
        }
    }
}
