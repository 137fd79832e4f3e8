/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/lower_leg.h"

#include "app/ui/figure/brush.h"
#include "app/ui/figure/skin.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"

#include <string.h>

static const float FINE = 0.1F;         /* units that an outline may be off */
static const float MUSCLE_REST = 0.62F; /* how much of a resting muscle is seen */

void lower_leg_stand(const struct figure *figure, float ankle, struct rig_pose *pose_out)
{
    struct rig_angles angles;

    memset(&angles, 0, sizeof angles);
    angles.root[1] = figure->bones[BONE_THIGH].length + figure->bones[BONE_SHANK].length;
    angles.limb[SIDE_NEAR][BONE_FOOT] = ankle;
    rig_place(figure, &angles, pose_out);
}

const struct figure_palette *lower_leg_palette(const struct figure *figure, int look)
{
    const struct figure_look *own =
        &figure->looks[(unsigned)look % (unsigned)figure->look_count];

    return &figure->palettes[own->palette];
}

/* The bone that a point goes with; near a joint, the far one. */
static int bone_of(const struct figure *figure, const struct figure_bond *bond)
{
    return bond->joint >= 0 ? (int)figure->joints[bond->joint].child : bond->bone;
}

/* Of the leg's outlines those that reach below the knee: no shorts. */
static bool belongs(const struct lower_leg *leg, const struct figure_outline *outline)
{
    bool below = false;

    for (int i = 0; i < outline->count; i++) {
        const struct figure_bond *bond = &leg->figure->points[outline->first + i].own;

        if (bond->bone < BONE_THIGH) {
            return false;
        }
        below = below || bone_of(leg->figure, bond) >= BONE_SHANK;
    }
    return below;
}

static bool is_worn(const struct figure_outline *outline)
{
    return outline->colour == BODY_sock || outline->colour == BODY_shoe ||
           outline->colour == BODY_sole || outline->colour == BODY_shoe_mark;
}

static rgba colour_of(const struct lower_leg *leg, const struct figure_outline *outline)
{
    const struct figure_palette *palette = lower_leg_palette(leg->figure, leg->look);
    rgba colour = palette->colours[outline->colour];
    float glow;

    if (outline->glow < 0) {
        return colour;
    }
    glow = leg->glow[outline->glow];
    return colour_alpha(colour_mix(colour, palette->colours[BODY_glow], glow),
                        MUSCLE_REST + (1.0F - MUSCLE_REST) * glow);
}

static void draw_outline(const struct paint *paint, const struct lower_leg *leg,
                         const struct figure_outline *outline)
{
    struct skin_curve curve;

    skin_move(leg->figure, outline, leg->pose, SIDE_NEAR, false, FINE, &curve);
    if (outline->line > 0.0F) {
        brush_line(paint, curve.points, curve.count, outline->line, colour_of(leg, outline));
    } else {
        shape_polygon(paint, curve.points, curve.count, colour_of(leg, outline));
    }
}

void lower_leg_draw(const struct paint *paint, const struct lower_leg *leg)
{
    const struct figure *figure = leg->figure;
    int body = figure->looks[(unsigned)leg->look % (unsigned)figure->look_count].body;

    for (int i = 0; i < figure->layer_count; i++) {
        const struct figure_layer *layer = &figure->layers[i];
        int index = layer->kind == LAYER_SKIN ? layer->outline[body] : FIGURE_NONE;

        if (index >= 0 && layer->side == SIDE_NEAR && belongs(leg, &figure->outlines[index]) &&
            !(leg->bare && is_worn(&figure->outlines[index]))) {
            draw_outline(paint, leg, &figure->outlines[index]);
        }
    }
}
