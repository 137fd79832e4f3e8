/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/format.h"
#include "app/ui/ring.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct stop {
    struct rect card;
    float ring_x, ring_y, ring_radius, title_x, title_y, title_px, line_x, line_y, line_step,
        width, hint_y;
    enum text_align align;
};

static const struct stop LANDSCAPE = {
    .card = {450, 264, 1020, 400},
    .ring_x = 682,
    .ring_y = 464,
    .ring_radius = 124,
    .title_x = 880,
    .title_y = 432,
    .title_px = 92,
    .line_x = 884, /* under the stem of the large letter, not under its side bearing */
    .line_y = 508,
    .line_step = 50,
    .width = 560,
    .align = ALIGN_START,
    .hint_y = 626,
};

static const struct stop PORTRAIT = {
    .card = {56, 620, 968, 608},
    .ring_x = 540,
    .ring_y = 797,
    .ring_radius = 118,
    .title_x = 540,
    .title_y = 1011,
    .title_px = 84,
    .line_x = 540,
    .line_y = 1074,
    .line_step = 48,
    .width = 880,
    .align = ALIGN_MIDDLE,
    .hint_y = 1192,
};

/* What is held: a countdown, or a phase. Searching counts up, all else counts down. */
struct held {
    float left; /* 0..1 */
    int64_t seconds;
};

static struct held held_of(const struct scene *scene)
{
    const struct model *model = scene->model;
    int64_t count_ms = visit_count_left_ms(model);
    int64_t elapsed_ms = visit_phase_elapsed_ms(model);
    int64_t left_ms = model->run.planned_ms - elapsed_ms;

    if (model->back_to == SCREEN_READY || model->back_to == SCREEN_SWITCH) {
        return (struct held){(float)count_ms / (float)model->count_total_ms,
                             format_seconds_left(count_ms)};
    }
    if (visit_phase(model, &scene->env->visit)->kind == PHASE_SEARCH) {
        return (struct held){(float)elapsed_ms / 60000.0F, elapsed_ms / 1000};
    }
    return (struct held){(float)left_ms / (float)model->run.planned_ms,
                         format_seconds_left(left_ms)};
}

static void draw_held(const struct scene *scene, const struct stop *at)
{
    const struct paint *paint = &scene->paint;
    struct held held = held_of(scene);
    char clock[FORMAT_MAX];

    shape_ring(paint, at->ring_x, at->ring_y, at->ring_radius, 18.0F, THEME.line);
    shape_arc(paint, at->ring_x, at->ring_y, at->ring_radius, 18.0F, 0.0F, held.left,
              THEME.text2);
    sign_pause(paint, at->ring_x, at->ring_y - 45.0F, 54.0F, THEME.text2);
    paint_digits(paint, at->ring_x, at->ring_y + 58.0F, format_clock(clock, held.seconds),
                 type_heading(64.0F, THEME.text, ALIGN_MIDDLE));
}

void screen_stop(const struct scene *scene, void (*behind)(const struct scene *scene))
{
    const struct words *words = scene_words(scene);
    const struct stop *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct paint *paint = &scene->paint;
    struct style line = type_body(36.0F, THEME.text2, at->align);
    float place =
        ease_sine(ease_place(scene->model->now_ms, scene->model->since_ms, MOTION_STOP_MS));
    struct scene dimmed = *scene;
    struct scene card = *scene;

    dimmed.paint.keep *= ease_between(1.0F, 0.22F, place);
    behind(&dimmed);
    shape_round_rect(paint, at->card, 36.0F, colour_alpha(THEME.raised, place));
    card.paint.keep *= place; /* words come out of the card as it comes in */
    card.paint.ground = THEME.raised;
    paint = &card.paint;
    draw_held(&card, at);
    paint_text_fit(paint, at->title_x, at->title_y, at->width, words->stop_title,
                   type_heading(at->title_px, THEME.text, at->align));
    paint_text_fit(paint, at->line_x, at->line_y, at->width, words->stop_line_1, line);
    paint_text_fit(paint, at->line_x, at->line_y + at->line_step, at->width, words->stop_line_2,
                   line);
    if (visit_trouble_is_offered(&scene->env->visit)) {
        paint_text_fit(paint, at->line_x, at->hint_y, at->width, words->trouble_foot,
                       type_body(30.0F, THEME.text3, at->align));
    }
}
