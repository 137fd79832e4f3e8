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
    float wide_width; /* of a card that says much */
    int max_lines;
    struct point clock;
};

static const struct fault LANDSCAPE = {
    .x = 96,
    .line_1_y = 300,
    .line_2_y = 436,
    .hint_y = 530,
    .hint_step = 58,
    .figure = {1230, 105, 524, 813},
    .card_bottom = 1016,
    .card_width = 1000,
    .wide_width = 1120,
    .max_lines = 7,
    .clock = {1824, 1000},
};

static const struct fault PORTRAIT = {
    .x = 56,
    .line_1_y = 300,
    .line_2_y = 436,
    .hint_y = 530,
    .hint_step = 58,
    .figure = {240, 640, 600, 660},
    .card_bottom = 1760,
    .card_width = 968,
    .wide_width = 968,
    .max_lines = 8,
    .clock = {1024, 1850},
};

static const float HEAD = 136.0F; /* of the card: code, reason, and what to do */
static const float STEP = 36.0F;
static const int MUCH = 4;        /* lines */
static const float BELOW = 30.0F; /* the last line */

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
    struct style style = type_heading(40.0F, THEME.text, ALIGN_MIDDLE);
    float width = paint_width(&scene->paint, &style, scene->model->fault_code) + 48.0F;

    width = width < 128.0F ? 128.0F : width;
    shape_round_rect(&scene->paint, (struct rect){x, y, width, 72.0F}, 20.0F, THEME.raised);
    paint_text(&scene->paint, x + width / 2.0F, y + 49.0F, scene->model->fault_code, style);
    return width;
}

/* For the staff: code, station, what to do, and below it where the mistakes are. */
static void draw_staff_card(const struct scene *scene, const struct fault *at)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    struct style details = type_body(28.0F, THEME.text2, ALIGN_START);
    struct rect card = {.x = scene_margin(scene), .w = at->card_width};
    struct textbox box = {
        .x = card.x + 34.0F, .width = card.w - 68.0F, .step = STEP, .max = at->max_lines};
    int lines = textbox_lines(paint, &box, scene->model->fault_text, &details);

    if (lines > MUCH) {
        box.width += at->wide_width - card.w;
        card.w = at->wide_width;
        lines = textbox_lines(paint, &box, scene->model->fault_text, &details);
    }
    char reason[FORMAT_MAX];

    card.h = HEAD + (lines > 0 ? (float)lines * STEP + BELOW : 0.0F);
    card.y = at->card_bottom - card.h;
    shape_round_rect(paint, card, 28.0F, THEME.surface);
    float x = card.x + 32.0F + draw_chip(scene, card.x + 32.0F, card.y + 32.0F) + 32.0F;
    float width = card.x + card.w - 32.0F - x;
    format_fill(reason, words->fault_reason, "station", scene->env->station);
    paint_text_fit(paint, x, card.y + 60.0F, width, reason,
                   type_heading(32.0F, THEME.text, ALIGN_START));
    paint_text_fit(paint, x, card.y + 104.0F, width, words->fault_staff,
                   type_body(30.0F, THEME.text2, ALIGN_START));
    box.y = card.y + HEAD + 24.0F;
    textbox_draw(paint, &box, scene->model->fault_text, details);
}

void screen_fault(const struct scene *scene)
{
    const struct fault *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    char clock[FORMAT_MAX];

    shape_stage(&scene->paint, scene->paint.list->canvas, 0.0F);
    stage_draw_still(scene, at->figure, "wall_straight"); /* where it can be loaded */
    draw_big_words(scene, at);
    draw_staff_card(scene, at);
    scene_staff_code(scene, at->clock, ALIGN_END);
    if (scene->model->minute_of_day >= 0) {
        paint_digits(&scene->paint, at->clock.x, at->clock.y,
                     format_day_time(clock, scene->model->minute_of_day),
                     type_body(32.0F, THEME.text3, ALIGN_END));
    }
}
