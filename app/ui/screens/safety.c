/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

struct safety {
    float title_y, row_x, row_y, row_step, row_w;
    struct rect stage;
    float leg_x, knee_y, scale;
    float last_y;
};

static const struct safety LANDSCAPE = {
    .title_y = 122,
    .row_x = 64,
    .row_y = 176,
    .row_step = 212,
    .row_w = 1060,
    .stage = {1156, 176, 700, 612},
    .leg_x = 1440,
    .knee_y = 356,
    .scale = 1.72F,
    .last_y = 868,
};

static const struct safety PORTRAIT = {
    .title_y = 150,
    .row_x = 56,
    .row_y = 860,
    .row_step = 212,
    .row_w = 968,
    .stage = {56, 210, 968, 612},
    .leg_x = 400,
    .knee_y = 390,
    .scale = 1.72F,
    .last_y = 1580,
};

static const float ICON_WIDTH = 7.0F;

/* A calm wave. */
static void draw_wave(const struct paint *paint, float x, float y)
{
    shape_curve(paint, (struct point){x - 26, y + 2}, (struct point){x - 13, y - 28},
                (struct point){x, y}, ICON_WIDTH, THEME.text);
    shape_curve(paint, (struct point){x, y}, (struct point){x + 13, y + 28},
                (struct point){x + 26, y - 2}, ICON_WIDTH, THEME.text);
}

/* A swollen leg with a call for attention in it. */
static void draw_swelling(const struct paint *paint, float x, float y)
{
    shape_line(paint, x, y - 28, x, y + 4, ICON_WIDTH, THEME.text);
    shape_disc(paint, x, y + 22, ICON_WIDTH * 0.6F, THEME.text);
    for (int line = 0; line < 2; line++) {
        float side = line == 0 ? -1.0F : 1.0F;

        shape_curve(paint, (struct point){x + side * 15, y - 28},
                    (struct point){x + side * 30, y}, (struct point){x + side * 20, y + 26},
                    ICON_WIDTH, THEME.text);
    }
}

/* Dashes of the same length from corner to corner, none across one. */
static void draw_dashes(const struct paint *paint, struct point from, struct point to,
                        int dashes)
{
    for (int i = 0; i < dashes; i++) {
        float start = ((float)i + 0.24F) / (float)dashes;
        float end = ((float)i + 0.76F) / (float)dashes;

        shape_line(paint, ease_between(from.x, to.x, start), ease_between(from.y, to.y, start),
                   ease_between(from.x, to.x, end), ease_between(from.y, to.y, end), ICON_WIDTH,
                   THEME.text);
    }
}

/* The hollow of the knee: a dashed diamond. */
static void draw_hollow(const struct paint *paint, float x, float y)
{
    const struct point corners[] = {
        {x, y - 28}, {x + 17, y - 4}, {x, y + 28}, {x - 17, y - 4}, {x, y - 28}};

    for (int i = 0; i < 4; i++) {
        draw_dashes(paint, corners[i], corners[i + 1], 2);
    }
}

static void draw_row(const struct scene *scene, const struct safety *at, int row,
                     const char *title, const char *line,
                     void (*icon)(const struct paint *paint, float x, float y))
{
    const struct paint *paint = &scene->paint;
    float y = at->row_y + (float)row * at->row_step;
    struct style style = type_body(34.0F, THEME.text2, ALIGN_START);
    struct textbox box = {.x = at->row_x + 198.0F,
                          .y = y + 136.0F,
                          .width = at->row_w - 198.0F - 32.0F,
                          .step = 42,
                          .max = 2};
    float lift = textbox_lines(paint, &box, line, &style) > 1 ? 22.0F : 0.0F;

    box.y -= lift;
    shape_round_rect(paint, (struct rect){at->row_x, y, at->row_w, 188.0F}, 28.0F,
                     THEME.surface);
    shape_disc(paint, at->row_x + 100.0F, y + 94.0F, 58.0F, THEME.raised);
    icon(paint, at->row_x + 100.0F, y + 94.0F);
    paint_text_fit(paint, box.x, y + 86.0F - lift, box.width, title,
                   type_heading(42.0F, THEME.text, ALIGN_START));
    textbox_draw(paint, &box, line, style);
}

static void draw_pointer(const struct scene *scene, float from_x, float to_x, float y,
                         const char *text, struct style style)
{
    struct rect stage = scene->env->portrait ? PORTRAIT.stage : LANDSCAPE.stage;
    struct textbox box = {.x = to_x + 20.0F,
                          .y = y + 11.0F,
                          .width = stage.x + stage.w - to_x - 44.0F,
                          .step = 40,
                          .max = 3};

    shape_line(&scene->paint, from_x, y, to_x, y, 4.0F, THEME.text2);
    textbox_draw(&scene->paint, &box, text, style);
}

static void draw_stage(const struct scene *scene, const struct safety *at)
{
    const struct words *words = scene_words(scene);
    struct closeup_view leg = {
        .x = at->leg_x,
        .knee_y = at->knee_y,
        .scale = at->scale,
        .leg = LEG_RIGHT,
        .muscle = MUSCLE_GASTROCNEMIUS,
        .glow = 0.5F,
        .hollow = true,
        .figure = scene->env->figure,
        .look = scene->model->visits,
    };

    shape_stage(&scene->paint, at->stage, 28.0F);
    draw_clip(scene->paint.list, &at->stage);
    closeup_draw(&scene->paint, scene->env->closeup, &leg);
    if (scene->env->closeup != NULL) {
        scene_fade_cut(scene, at->stage, at->knee_y + scene->env->closeup->top * at->scale,
                       THEME.bg);
    }
    draw_clip(scene->paint.list, NULL);
    draw_pointer(scene, at->leg_x + 38.0F, at->leg_x + 116.0F, at->knee_y - 18.0F,
                 words->safety_hollow, type_heading(32.0F, THEME.text, ALIGN_START));
    draw_pointer(scene, at->leg_x + 66.0F, at->leg_x + 116.0F, at->knee_y + 154.0F,
                 words->safety_press, type_body(32.0F, THEME.text2, ALIGN_START));
}

void screen_safety(const struct scene *scene)
{
    const struct words *words = scene_words(scene);
    const struct safety *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    enum panel_size panel = scene->env->visit.settings->panel;

    paint_text_fit(&scene->paint, scene_margin(scene), at->title_y, scene_width(scene),
                   words->safety_title, type_heading(72.0F, THEME.text, ALIGN_START));
    draw_row(scene, at, 0, words->safety_firm, words->safety_firm_line, draw_wave);
    draw_row(scene, at, 1, words->safety_not, words->safety_not_line, draw_swelling);
    draw_row(scene, at, 2, words->safety_knee, words->safety_knee_line, draw_hollow);
    draw_stage(scene, at);
    paint_text_fit(&scene->paint, scene_margin(scene), at->last_y, scene_width(scene),
                   panel_has(panel, BUTTON_BACK) ? words->safety_last : words->safety_last_few,
                   type_soft(40.0F, THEME.text2, ALIGN_START));
}
