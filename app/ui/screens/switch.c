/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/ring.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/strip.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

struct switch_layout {
    float line_1_y, line_2_y, words_width;
    struct textbox hint;
    struct ring ring;
    struct point until;
    struct rect stage;
    float knee_y, left_x, right_x, scale, arrow_y;
};

static const struct switch_layout LANDSCAPE = {
    .line_1_y = 360,
    .line_2_y = 496,
    .words_width = 880,
    .hint = {.x = 70, .y = 584, .width = 870, .step = 44, .max = 2},
    .ring = {156, 742, 84, 16, 72},
    .until = {276, 754},
    .stage = {980, 156, 876, 740},
    .knee_y = 340,
    .left_x = 1236,
    .right_x = 1600,
    .scale = 1.84F,
    .arrow_y = 252,
};

static const struct switch_layout PORTRAIT = {
    .line_1_y = 1144,
    .line_2_y = 1280,
    .words_width = 968,
    .hint = {.x = 60, .y = 1368, .width = 960, .step = 46, .max = 2},
    .ring = {148, 1570, 84, 16, 72},
    .until = {268, 1582},
    .stage = {56, 210, 968, 780},
    .knee_y = 440,
    .left_x = 358,
    .right_x = 722,
    .scale = 1.7F,
    .arrow_y = 310,
};

static float leg_x(const struct switch_layout *at, enum leg leg)
{
    return leg == LEG_LEFT ? at->left_x : at->right_x;
}

/* From the leg that is done to the one that comes. */
static void draw_way(const struct scene *scene, const struct switch_layout *at, enum leg next)
{
    float middle = (at->left_x + at->right_x) / 2.0F;
    float side = next == LEG_LEFT ? -1.0F : 1.0F;
    struct point from = {middle - side * 106.0F, at->arrow_y};
    struct point to = {middle + side * 106.0F, at->arrow_y};
    const struct point head[] = {
        {to.x - side * 4.0F, to.y - 32.0F}, to, {to.x - side * 32.0F, to.y - 2.0F}};

    shape_curve(&scene->paint, from, (struct point){middle, at->arrow_y - 96.0F}, to, 8.0F,
                THEME.pulse);
    shape_stroke(&scene->paint, head, 3, 8.0F, THEME.pulse);
}

static void draw_leg(const struct scene *scene, const struct switch_layout *at, enum leg leg,
                     bool done)
{
    struct paint paint = scene->paint;
    struct closeup_view picture = {
        .x = leg_x(at, leg),
        .knee_y = at->knee_y,
        .scale = at->scale,
        .leg = leg,
        .muscle = visit_technique(scene->model, &scene->env->visit)->muscle,
        .glow = done ? 0.0F : 0.95F,
        .glow_others = done ? 0.0F : 0.3F,
        .figure = scene->env->figure,
        .look = scene->model->visits,
    };

    paint.ground = done ? colour_mix(paint.ground, THEME.surface, paint.keep) : paint.ground;
    paint.keep *= done ? 0.38F : 1.0F;
    closeup_draw(&paint, scene->env->closeup, &picture);
}

static void draw_stage(const struct scene *scene, const struct switch_layout *at, enum leg next)
{
    enum leg done = next == LEG_LEFT ? LEG_RIGHT : LEG_LEFT;
    float tick_y = at->knee_y + 98.0F * at->scale;

    shape_round_rect(&scene->paint, at->stage, 28.0F, THEME.surface);
    draw_leg(scene, at, next, false);
    draw_leg(scene, at, done, true);
    if (scene->env->closeup != NULL) {
        scene_fade_cut(scene, at->stage, at->knee_y + scene->env->closeup->top * at->scale,
                       THEME.surface);
    }
    shape_disc(&scene->paint, leg_x(at, done), tick_y, 46.0F, THEME.text);
    sign_tick(&scene->paint, leg_x(at, done), tick_y, 1.35F, 9.0F, THEME.ink);
    draw_way(scene, at, next);
}

void screen_switch(const struct scene *scene)
{
    const struct model *model = scene->model;
    const struct words *words = scene_words(scene);
    const struct switch_layout *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    enum leg next = scene_leg(scene);
    bool half = model->block * 2 == model->plan.count;
    struct style big = type_heading(132.0F, THEME.text, ALIGN_START);
    char line[FORMAT_MAX];

    strip_head(scene, half ? words->switch_half : words->switch_change, false);
    paint_text_fit(&scene->paint, scene_margin(scene), at->line_1_y, at->words_width,
                   words->switch_line_1, big);
    format_fill(line, words->switch_line_2, "leg", scene_leg_name(scene, next));
    paint_text_fit(&scene->paint, scene_margin(scene), at->line_2_y, at->words_width, line,
                   big);
    textbox_draw(&scene->paint, &at->hint, words->switch_hint,
                 type_body(34.0F, THEME.text2, ALIGN_START));
    ring_countdown(scene, &at->ring);
    paint_text_fit(&scene->paint, at->until.x, at->until.y, 600.0F, words->switch_until,
                   type_body(34.0F, THEME.text2, ALIGN_START));
    draw_stage(scene, at, next);
}
