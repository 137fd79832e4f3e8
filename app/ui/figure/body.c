/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/body.h"

#include "app/ui/figure/brush.h"
#include "app/ui/figure/props.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"

#include <math.h>

static const float FLOOR_BELOW = 47.0F;  /* the mat's front edge, below the floor line */
static const float HEIGHT_EXTRA = 50.0F; /* of the view: the mat and a little air */
static const float MUSCLE_REST = 0.62F;  /* how much of a resting muscle is seen */
static const struct point FINGERTIPS = {92, 21}; /* of a cupped hand */
static const struct point THUMB = {66, 40};      /* of a pinching one */
static const float FINE_PX = 0.1F;               /* an outline is off by less than is seen */
static const float FADED = 0.05F;                /* a line thinner than this part is left out */

/* What all layers of one drawing share. */
struct drawing {
    const struct body_view *view;
    const struct figure_palette *palette;
    int body;
    float fine; /* units that an outline may be off */
    struct rig_angles angles;
    struct rig_pose pose;
    struct skin_obstacle obstacles[FIGURE_MAX_COLLIDERS];
    int obstacle_count;
};

static rgba colour_of(const struct drawing *drawing, enum body_colour name, enum side side)
{
    rgba colour = drawing->palette->colours[name];

    return side == SIDE_FAR
               ? colour_mix(colour, drawing->palette->far_colour, drawing->palette->far_part)
               : colour;
}

/* Far limbs stand a little up and to the front, the trunk half as far. */
static struct paint shifted(const struct paint *paint, const struct figure *figure,
                            enum side side)
{
    struct paint own = *paint;
    float part = side == SIDE_NEAR ? 0.0F : (side == SIDE_FAR ? 1.0F : 0.5F);

    own.place.x += figure->far_offset.x * part * own.place.sx;
    own.place.y += figure->far_offset.y * part * own.place.sy;
    return own;
}

static float line_width(const struct drawing *drawing, const struct figure_outline *outline,
                        enum side side)
{
    float bend;

    if (outline->fade_bone == FIGURE_NONE) {
        return outline->line;
    }
    bend = drawing->angles.limb[side][outline->fade_bone];
    return outline->line * (1.0F - skin_smooth((bend - outline->fade_from) /
                                               (outline->fade_to - outline->fade_from)));
}

static rgba muscle_colour(const struct drawing *drawing, const struct figure_outline *outline,
                          enum side side)
{
    float glow = drawing->view->state->glow[outline->glow];
    rgba colour = colour_mix(colour_of(drawing, outline->colour, side),
                             drawing->palette->colours[BODY_glow], glow);

    return colour_alpha(colour, MUSCLE_REST + (1.0F - MUSCLE_REST) * glow);
}

static void draw_outline(const struct paint *paint, const struct drawing *drawing, int index,
                         enum side side, bool flipped)
{
    const struct figure *figure = drawing->view->figure;
    const struct figure_outline *outline = &figure->outlines[index];
    enum side frame = side == SIDE_FAR ? SIDE_FAR : SIDE_NEAR;
    rgba colour = outline->glow >= 0 ? muscle_colour(drawing, outline, side)
                                     : colour_of(drawing, outline->colour, side);
    struct skin_curve curve;

    skin_move(figure, outline, &drawing->pose, frame, flipped, drawing->fine, &curve);
    if (outline->soft) {
        skin_give_way(&curve, drawing->obstacles, drawing->obstacle_count);
    }
    if (outline->line > 0.0F) {
        float width = line_width(drawing, outline, frame);
        if (width > outline->line * FADED) {
            brush_line(paint, curve.points, curve.count, width, colour);
        }
    } else {
        shape_polygon(paint, curve.points, curve.count, colour);
    }
}

static void draw_hand(const struct paint *paint, const struct drawing *drawing, enum side side)
{
    const struct figure_scene *scene = drawing->view->scene;
    const struct figure_hand *hand = &drawing->view->figure->hands[scene->hand[side]];

    for (int i = 0; i < hand->count; i++) {
        draw_outline(paint, drawing, hand->first + i, side, scene->flipped[side]);
    }
}

static void draw_layer(const struct paint *paint, const struct drawing *drawing,
                       const struct figure_layer *layer)
{
    const struct body_view *view = drawing->view;
    struct paint own = shifted(paint, view->figure, layer->side);

    switch (layer->kind) {
    case LAYER_SKIN:
        if (layer->outline[drawing->body] >= 0) {
            draw_outline(&own, drawing, layer->outline[drawing->body], layer->side, false);
        }
        break;
    case LAYER_HAND: draw_hand(&own, drawing, layer->side); break;
    case LAYER_PROP_BACK:
    case LAYER_PROP_MID:
    case LAYER_PROP_FRONT:
    case LAYER_PROP_TOP:
        props_draw_layer(paint, view->figure, view->scene, view->state, layer->kind);
        break;
    }
}

/* The far foot that lies across the near one comes after it, not with the far leg. */
static void draw_layers(const struct paint *paint, const struct drawing *drawing)
{
    const struct figure *figure = drawing->view->figure;
    bool over = drawing->view->scene->over;

    for (int i = 0; i < figure->layer_count; i++) {
        const struct figure_layer *layer = &figure->layers[i];

        if (!over || !layer->far_foot) {
            draw_layer(paint, drawing, layer);
        }
        for (int k = 0; over && layer->after_foot && k < figure->layer_count; k++) {
            if (figure->layers[k].far_foot) {
                draw_layer(paint, drawing, &figure->layers[k]);
            }
        }
    }
}

int body_obstacles(const struct figure_scene *scene, const struct figure_state *state,
                   struct skin_obstacle out[FIGURE_MAX_COLLIDERS])
{
    for (int i = 0; i < scene->collider_count; i++) {
        const struct figure_collider *collider = &scene->colliders[i];

        out[i] = (struct skin_obstacle){
            .round = collider->round,
            .x = state->prop[0],
            .y = state->prop[1],
            .r = collider->r,
            .from = collider->from,
            .to = collider->to,
            .top = collider->top,
        };
    }
    return scene->collider_count;
}

struct place body_place(const struct body_view *view, struct rect rect)
{
    const struct figure_scene *scene = view->scene;
    float wide = rect.w / (scene->x1 - scene->x0);
    float high = rect.h / (scene->height + HEIGHT_EXTRA);
    float scale = wide < high ? wide : high;
    float across = view->mirrored ? -scale : scale;

    return (struct place){
        .x = rect.x + rect.w / 2.0F - across * (scene->x0 + scene->x1) / 2.0F,
        .y = rect.y + rect.h - FLOOR_BELOW * scale,
        .sx = across,
        .sy = -scale,
    };
}

bool body_contact(const struct body_view *view, struct point *at_out)
{
    const struct figure_scene *scene = view->scene;
    struct rig_angles angles;
    struct rig_pose pose;

    if (props_contact(view->figure, scene, view->state, at_out)) {
        return true;
    }
    rig_solve(view->figure, view->state, &angles, &pose);
    if (scene->hand[SIDE_NEAR] == HAND_CUP) {
        *at_out = rig_point(&pose, SIDE_NEAR, BONE_HAND, FINGERTIPS.x, FINGERTIPS.y);
        return true;
    }
    if (scene->hand[SIDE_NEAR] == HAND_PINCH) {
        *at_out = rig_point(&pose, SIDE_NEAR, BONE_HAND, THUMB.x, THUMB.y);
        return true;
    }
    return false;
}

void body_draw(const struct paint *paint, struct rect rect, const struct body_view *view)
{
    const struct figure *figure = view->figure;
    const struct figure_look *look =
        &figure->looks[(unsigned)view->look % (unsigned)figure->look_count];
    struct drawing drawing = {
        .view = view,
        .palette = &figure->palettes[look->palette],
        .body = look->body,
    };
    struct paint own = *paint;
    float half = rect.w / 2.0F;
    float middle = (view->scene->x0 + view->scene->x1) / 2.0F;

    own.place = body_place(view, rect);
    half /= fabsf(own.place.sx);
    drawing.fine = FINE_PX / fabsf(own.place.sx);
    rig_solve(figure, view->state, &drawing.angles, &drawing.pose);
    drawing.obstacle_count = body_obstacles(view->scene, view->state, drawing.obstacles);
    props_draw_scenery(&own, figure, view->scene, middle - half, middle + half);
    draw_layers(&own, &drawing);
}
