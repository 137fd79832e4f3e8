/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/run_feet.h"

#include "app/ui/ease.h"
#include "app/ui/figure/lower_leg.h"
#include "app/ui/figure/pose.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <string.h>

static const float OTHERS = 0.38F; /* strength of those that are not current */
static const float BAR_HALF = 92.0F;

enum {
    CHANGE_MS = 240
};

/* Where a column's parts are, from the panel's lower edge, and how large the foot is. */
struct column {
    float x; /**< its middle, page coordinates */
    float w;
    float ankle_y, label_y, bar_y;
    float scale;
};

static struct column column_of(struct rect panel, int i, int count)
{
    static const float MARGIN = 12.0F;
    bool tall = panel.h > panel.w;
    float w = (panel.w - 2.0F * MARGIN) / (float)count;
    float bottom = panel.y + panel.h;

    return (struct column){
        .x = panel.x + MARGIN + ((float)i + 0.5F) * w,
        .w = w,
        .ankle_y = bottom - (tall ? 208.0F : 188.0F),
        .label_y = bottom - (tall ? 64.0F : 50.0F),
        .bar_y = bottom - (tall ? 42.0F : 30.0F),
        .scale = (tall ? 1.06F : 1.2F) * (count > 2 ? 2.0F / (float)count : 1.0F),
    };
}

/* How strong a beat's picture is: the current one comes up while the one before goes down. */
static float strength_of(const struct phase *phase, const struct rep_place *place, int beat)
{
    int count = (int)phase->beats_count;
    float come = ease_sine(ease_place(place->beat_ms, 0, CHANGE_MS));
    bool first = place->rep == 0 && place->beat == 0;

    if (beat == place->beat) {
        return first ? 1.0F : ease_between(OTHERS, 1.0F, come);
    }
    if (!first && beat == (place->beat + count - 1) % count) {
        return ease_between(1.0F, OTHERS, come);
    }
    return OTHERS;
}

/* The moment of the scene at which a beat has come to its end. */
static void state_at_end(const struct figure_scene *place, int beat, struct figure_state *state)
{
    const struct figure_play *plays = &place->plays[PHASE_REPS];
    int span = beat < plays->count ? beat : plays->count - 1;
    float t = span >= 0 ? plays->to[span] : 0.0F;

    pose_at(place, t > place->loop_s ? t - place->loop_s : t, state);
}

/* A foot in the air is shown with the shank upright; the lower it points, the higher it is. */
static void draw_free(const struct paint *paint, const struct column *at, struct lower_leg *leg,
                      float ankle, float side)
{
    static const float FORWARD = 36.0F, LIFT = 0.64F;
    struct rig_pose pose;
    struct lower_leg upright = *leg;
    struct paint own = *paint;

    lower_leg_stand(leg->figure, ankle, &pose);
    upright.pose = &pose;
    own.place = (struct place){
        .x = at->x - side * FORWARD * at->scale / 1.2F,
        .y = at->ankle_y + LIFT * ankle * at->scale / 1.2F,
        .sx = side * at->scale,
        .sy = -at->scale,
    };
    lower_leg_draw(&own, &upright);
}

/* The step's edge, seen from a little above; it ends above the words. */
static void draw_step(const struct paint *paint, const struct figure *figure, const float *box)
{
    static const float WIDE = 60.0F, NEAR = 36.0F, FAR = 40.0F, DEEP = 44.0F, ASIDE = 11.0F;
    const rgba *colours = figure->thing_colours;
    float x0 = box[0] - ASIDE;
    float x1 = box[0] + WIDE;
    float front = box[2] - NEAR;
    float back = box[2] + FAR;
    const struct point top[] = {
        {x0, front}, {x1, front}, {x1 + 2.0F * ASIDE, back}, {x0 + 2.0F * ASIDE, back}};
    const struct point end[] = {{x1, front},
                                {x1 + 2.0F * ASIDE, back},
                                {x1 + 2.0F * ASIDE, back - DEEP},
                                {x1, front - DEEP}};

    shape_polygon(paint, top, 4, colours[THING_box_hi]);
    shape_rect(paint, (struct rect){x0, front - DEEP, x1 - x0, DEEP}, colours[THING_box]);
    shape_polygon(paint, end, 4, colours[THING_box_edge]);
    shape_line(paint, x0, front, x1, front, 2.0F, colours[THING_box_line]);
}

/* Which way the heel goes in this beat, behind the heel. */
static void draw_heel_way(const struct paint *paint, const struct rig_pose *pose, bool up)
{
    static const float HALF = 21.0F;
    const struct rig_frame *foot = &pose->frames[SIDE_NEAR][BONE_FOOT];
    float x = foot->x - 80.0F;
    float way = up ? HALF : -HALF;

    sign_arrow(paint, x, foot->y - 22.0F - way, x, foot->y - 22.0F + way, 15.0F, 6.0F,
               THEME.pulse);
}

/* On a step the leg stands as the figure's does; the edge of the step stays where it is. */
static void draw_on_step(const struct paint *paint, const struct column *at,
                         const struct lower_leg *leg, const struct figure_scene *place,
                         float side)
{
    static const float SMALLER = 0.86F, BELOW = 8.0F, MIDDLE = -44.0F;
    const float *box = place->scenery[SCENERY_BOX];
    float scale = at->scale * SMALLER;
    struct paint own = *paint;

    own.place = (struct place){
        .x = at->x - side * MIDDLE * scale,
        .y = at->ankle_y + BELOW + box[2] * scale,
        .sx = side * scale,
        .sy = -scale,
    };
    draw_step(&own, leg->figure, box);
    lower_leg_draw(&own, leg);
    draw_heel_way(&own, leg->pose, leg->pose->frames[SIDE_NEAR][BONE_FOOT].y > box[2] + 50.0F);
}

static void draw_foot(const struct scene *scene, const struct paint *paint,
                      const struct column *at, const struct figure_scene *place, int beat)
{
    const struct figure *figure = scene->env->figure;
    float side = scene_leg(scene) == LEG_LEFT ? -1.0F : 1.0F;
    struct figure_state state;
    struct rig_angles angles;
    struct rig_pose pose;
    struct lower_leg leg = {.figure = figure, .look = scene->model->visits, .pose = &pose};

    state_at_end(place, beat, &state);
    memcpy(leg.glow, state.glow, sizeof leg.glow);
    rig_solve(figure, &state, &angles, &pose);
    if (place->has_scenery[SCENERY_BOX]) {
        draw_on_step(paint, at, &leg, place, side);
    } else {
        draw_free(paint, at, &leg, angles.limb[SIDE_NEAR][BONE_FOOT], side);
    }
}

/* The name, and a bar that fills while the beat runs. */
static void draw_label(const struct paint *paint, const struct column *at,
                       const struct beat *beat, bool current, int64_t beat_ms)
{
    float half = BAR_HALF < at->w / 2.0F - 12.0F ? BAR_HALF : at->w / 2.0F - 12.0F;
    struct rect bar = {at->x - half, at->bar_y, 2.0F * half, 8.0F};
    float done = ease_place(beat_ms, 0, (int64_t)beat->seconds.value * 1000);

    paint_text_fit(paint, at->x, at->label_y, at->w - 16.0F, beat->name,
                   current ? type_heading(40.0F, THEME.text, ALIGN_MIDDLE)
                           : type_body(40.0F, THEME.text3, ALIGN_MIDDLE));
    shape_round_rect(paint, bar, 4.0F, THEME.raised);
    if (current) {
        bar.w = bar.h + (bar.w - bar.h) * done;
        shape_round_rect(paint, bar, 4.0F, THEME.pulse);
    }
}

void run_feet_draw(const struct scene *scene, struct rect panel,
                   const struct technique *technique, const struct phase *phase,
                   int64_t elapsed_ms)
{
    static const float FADE = 62.0F;
    const struct figure *figure = scene->env->figure;
    struct rep_place place = visit_rep_place(phase, elapsed_ms);
    int count = (int)phase->beats_count;
    const struct paint *paint = &scene->paint;
    bool has = figure != NULL && technique->scene_index >= 0;

    draw_clip(paint->list, &panel);
    for (int i = 0; has && i < count; i++) {
        struct column at = column_of(panel, i, count);
        struct paint own = *paint;

        own.ground = colour_mix(paint->ground, THEME.surface, paint->keep);
        own.keep = paint->keep * strength_of(phase, &place, i);
        draw_foot(scene, &own, &at, &figure->scenes[technique->scene_index], i);
    }
    if (has) {
        shape_fade(paint, (struct rect){panel.x + 28.0F, panel.y - 1.0F, panel.w - 56.0F, FADE},
                   THEME.surface);
    }
    draw_clip(paint->list, NULL);
    for (int i = 0; i < count; i++) {
        struct column at = column_of(panel, i, count);
        draw_label(paint, &at, &phase->beats[i], i == place.beat, place.beat_ms);
    }
}
