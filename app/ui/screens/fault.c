/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct fault {
    float x, line_1_y, line_2_y, hint_y, hint_step;
    struct rect figure;
    float card_bottom, card_width;
    int max_lines;
    struct point clock;
};

static const struct fault LANDSCAPE = {
    .x = 96,
    .line_1_y = 220,
    .line_2_y = 356,
    .hint_y = 440,
    .hint_step = 58,
    .figure = {1250, 150, 560, 790},
    .card_bottom = 1016,
    .card_width = 1120,
    .max_lines = 9,
    .clock = {1824, 1000},
};

static const struct fault PORTRAIT = {
    .x = 56,
    .line_1_y = 260,
    .line_2_y = 396,
    .hint_y = 490,
    .hint_step = 58,
    .figure = {240, 590, 600, 700},
    .card_bottom = 1800,
    .card_width = 968,
    .max_lines = 11,
    .clock = {1024, 1860},
};

static const float STEP = 42.0F;

static void draw_big_words(const struct scene *scene, const struct fault *at)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    struct style big = type_heading(132.0F, THEME.text, ALIGN_START);
    struct style soft = type_soft(40.0F, THEME.text2, ALIGN_START);

    paint_text_fit(paint, at->x, at->line_1_y, 1000.0F, words->fault_line_1, big);
    paint_text_fit(paint, at->x, at->line_2_y, 1000.0F, words->fault_line_2, big);
    paint_text_fit(paint, at->x + 6.0F, at->hint_y, 960.0F, words->fault_hint_1, soft);
    paint_text_fit(paint, at->x + 6.0F, at->hint_y + at->hint_step, 960.0F, words->fault_hint_2,
                   soft);
}

/* @return how wide the chip is */
static float draw_chip(const struct scene *scene, float x, float y)
{
    struct style style = type_heading(34.0F, THEME.text, ALIGN_MIDDLE);
    float width = paint_width(&scene->paint, &style, scene->model->fault_code) + 48.0F;

    width = width < 128.0F ? 128.0F : width;
    shape_round_rect(&scene->paint, (struct rect){x, y, width, 64.0F}, 20.0F, THEME.raised);
    paint_text(&scene->paint, x + width / 2.0F, y + 44.0F, scene->model->fault_code, style);
    return width;
}

/* For the staff: code, station, and the whole reason over as many lines as it takes. */
static void draw_staff_card(const struct scene *scene, const struct fault *at)
{
    const struct paint *paint = &scene->paint;
    struct style reason = type_body(30.0F, THEME.text2, ALIGN_START);
    float x = scene_margin(scene);
    struct textbox box = {
        .x = x + 36.0F, .width = at->card_width - 72.0F, .step = STEP, .max = at->max_lines};
    int lines = textbox_lines(paint, &box, scene->model->fault_text, &reason);
    struct rect card = {.x = x, .w = at->card_width};

    card.h = 136.0F + (float)lines * STEP;
    card.y = at->card_bottom - card.h;
    shape_round_rect(paint, card, 28.0F, THEME.surface);
    float chip = draw_chip(scene, x + 32.0F, card.y + 28.0F);
    paint_text_fit(paint, x + chip + 60.0F, card.y + 72.0F, card.w - chip - 96.0F,
                   scene->env->station, type_heading(32.0F, THEME.text, ALIGN_START));
    box.y = card.y + 142.0F;
    textbox_draw(paint, &box, scene->model->fault_text, reason);
}

void screen_fault(const struct scene *scene)
{
    const struct fault *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    char clock[FORMAT_MAX];

    stage_draw_still(scene, at->figure, "wall_straight"); /* where it can be loaded */
    draw_big_words(scene, at);
    draw_staff_card(scene, at);
    if (scene->model->minute_of_day >= 0) {
        paint_digits(&scene->paint, at->clock.x, at->clock.y,
                     format_day_time(clock, scene->model->minute_of_day),
                     type_body(32.0F, THEME.text3, ALIGN_END));
    }
}
