/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/props.h"

#include "app/ui/figure/brush.h"
#include "app/ui/figure/rig.h"
#include "app/ui/shape.h"

#include <math.h>

static const float RADIANS = 0.0174532925F;

static rgba colour(const struct figure *figure, enum thing_colour name)
{
    return figure->thing_colours[name];
}

static struct point along(struct point from, struct point by, float part)
{
    return (struct point){from.x + by.x * part, from.y + by.y * part};
}

static void line(const struct paint *paint, struct point a, struct point b, float width,
                 rgba shade)
{
    shape_line(paint, a.x, a.y, b.x, b.y, width, shade);
}

static void draw_shapes(const struct paint *paint, const struct figure *figure,
                        const struct figure_shapes *shapes, struct point at, float angle)
{
    struct point points[FIGURE_MAX_SHAPE_POINTS];

    for (int i = 0; i < shapes->count; i++) {
        const struct figure_shape *shape = &shapes->items[i];
        rgba shade = colour(figure, shape->colour);

        brush_place(shape->points, shape->count, at, angle, points);
        if (shape->radius > 0.0F) {
            shape_disc(paint, points[0].x, points[0].y, shape->radius, shade);
        } else if (shape->line > 0.0F) {
            brush_line(paint, points, shape->count, shape->line, shade);
        } else {
            shape_polygon(paint, points, shape->count, shade);
        }
    }
}

static void draw_notches(const struct paint *paint, const struct figure *f, struct point at,
                         float r, float angle)
{
    enum {
        NOTCHES = 6
    };

    for (int i = 0; i < NOTCHES; i++) {
        float turn = (angle + (float)i * 360.0F / NOTCHES) * RADIANS;
        struct point way = {cosf(turn), sinf(turn)};

        line(paint, along(at, way, r - 4.0F), along(at, way, r - 13.0F), 4.0F,
             colour(f, i == 0 ? THING_roller_mark : THING_foam_lo));
    }
}

static void draw_roller(const struct paint *paint, const struct figure *f, struct point at,
                        float angle)
{
    const struct figure_rod *rod = &f->roller;
    struct point near = along(at, rod->near, 1.0F);
    struct point far = along(at, rod->far, 1.0F);

    shape_capsule(paint, near, rod->r, far, rod->r, colour(f, THING_foam_lo));
    shape_disc(paint, near.x, near.y, rod->r, colour(f, THING_foam));
    shape_disc(paint, near.x, near.y, rod->r - 5.0F, colour(f, THING_foam_hi));
    shape_disc(paint, near.x, near.y, rod->r - 8.0F, colour(f, THING_foam));
    draw_notches(paint, f, near, rod->r, angle);
    shape_disc(paint, near.x, near.y, 20.0F, colour(f, THING_foam_lo));
    shape_disc(paint, near.x, near.y, 16.0F, colour(f, THING_core));
}

static void draw_bead(const struct paint *paint, const struct figure *f, struct point at)
{
    shape_disc(paint, at.x, at.y, f->stick.r, colour(f, THING_bead_lo));
    shape_disc(paint, at.x, at.y, f->stick.r - 2.0F, colour(f, THING_bead));
}

static void draw_stick_far(const struct paint *paint, const struct figure *f, struct point at)
{
    struct point far = f->stick.far;

    line(paint, along(at, far, 1.25F), along(at, far, 0.55F), 13.0F, colour(f, THING_grip_hi));
    line(paint, along(at, far, 0.5F), at, 7.0F, colour(f, THING_steel));
    draw_bead(paint, f, along(at, far, 0.42F));
    draw_bead(paint, f, along(at, far, 0.14F));
}

static void draw_stick_near(const struct paint *paint, const struct figure *f, struct point at,
                            float angle)
{
    struct point near = f->stick.near;
    struct point last = along(at, near, 0.67F);
    float mark = f->stick.r * 0.4F;

    line(paint, at, along(at, near, 1.0F), 7.0F, colour(f, THING_steel));
    draw_bead(paint, f, along(at, near, 0.05F));
    draw_bead(paint, f, along(at, near, 0.36F));
    draw_bead(paint, f, last);
    shape_disc(paint, last.x + mark * cosf(angle * RADIANS),
               last.y + mark * sinf(angle * RADIANS), 2.0F, colour(f, THING_bead_mark));
    line(paint, along(at, near, 1.0F), along(at, near, 2.1F), 13.0F, colour(f, THING_grip_hi));
    line(paint, along(at, near, 1.25F), along(at, near, 2.0F), 4.0F, colour(f, THING_grip));
}

static void draw_strap(const struct paint *paint, const struct figure *f, const float *p)
{
    struct point hand = {p[0], p[1]};
    struct point sole = {p[2], p[3]};
    struct point under = {p[4], p[5]};
    struct point over = {p[6], p[7]};

    line(paint, under, over, 6.0F, colour(f, THING_strap_lo));
    line(paint, hand, sole, 9.0F, colour(f, THING_strap_lo));
    line(paint, hand, sole, 6.5F, colour(f, THING_strap));
    line(paint, under, over, 4.0F, colour(f, THING_strap));
}

static void draw_block(const struct paint *paint, const struct figure *f, const float *at)
{
    float x = at[0] - 6.0F;
    float right = x + at[1];
    float front = at[2] - 16.0F;
    float back = at[2] + 24.0F;
    const struct point top[] = {
        {x, front}, {right, front}, {right + 15.0F, back}, {x + 15.0F, back}};
    const struct point end[] = {
        {right, front}, {right + 15.0F, back}, {right + 15.0F, 24.0F}, {right, -16.0F}};

    shape_polygon(paint, top, 4, colour(f, THING_block_hi));
    shape_rect(paint, (struct rect){x, -16.0F, at[1], at[2]}, colour(f, THING_block));
    shape_polygon(paint, end, 4, colour(f, THING_block_lo));
    shape_line(paint, x, front, right, front, 2.5F, colour(f, THING_block_edge));
}

static void draw_front(const struct paint *paint, const struct figure *f, enum prop prop,
                       const float *p)
{
    struct point at = {p[0], p[1]};

    switch (prop) {
    case PROP_BALL:
        draw_shapes(paint, f, &f->ball, at, 0.0F);
        draw_shapes(paint, f, &f->ball_turning, at, p[2]);
        break;
    case PROP_STICK: draw_stick_near(paint, f, at, p[2]); break;
    case PROP_GUN: draw_shapes(paint, f, &f->gun, at, p[2]); break;
    case PROP_HOOK: draw_shapes(paint, f, &f->hook, at, p[2]); break;
    case PROP_STRAP: draw_strap(paint, f, p); break;
    case PROP_ROLLER:
    case PROP_COUNT: break;
    }
}

void props_draw_layer(const struct paint *paint, const struct figure *figure,
                      const struct figure_scene *scene, const struct figure_state *state,
                      enum layer_kind layer)
{
    struct point at = {state->prop[0], state->prop[1]};

    if (layer == LAYER_PROP_MID && scene->has_scenery[SCENERY_BLOCK]) {
        draw_block(paint, figure, scene->scenery[SCENERY_BLOCK]);
    }
    if (layer == LAYER_PROP_MID && scene->prop == PROP_STICK) {
        draw_stick_far(paint, figure, at);
    }
    if (layer == LAYER_PROP_BACK && scene->prop == PROP_ROLLER) {
        draw_roller(paint, figure, at, state->prop[2]);
    }
    if (layer == LAYER_PROP_FRONT && scene->prop >= 0) {
        draw_front(paint, figure, (enum prop)scene->prop, state->prop);
    }
}

bool props_contact(const struct figure *figure, const struct figure_scene *scene,
                   const struct figure_state *state, struct point *at_out)
{
    struct point at = {state->prop[0], state->prop[1]};

    if (scene->prop == FIGURE_NONE || scene->prop == PROP_STRAP) {
        return false;
    }
    if (scene->prop == PROP_BALL) {
        at.y += figure->ball_r;
    } else if (scene->prop == PROP_ROLLER) {
        at.y += figure->roller.r;
    }
    *at_out = at;
    return true;
}
