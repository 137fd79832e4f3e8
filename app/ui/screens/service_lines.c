/* SPDX-License-Identifier: MIT */
/* The test of the lines: how the contacts do, and what comes by itself. */
#include "app/ui/screens/service.h"

#include "app/ui/screens/wiring_parts.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>

struct places {
    struct rect table, trace, debounce, ghosts;
    float columns[5]; /* button, line, pin, presses, bounce */
};

static const struct places LANDSCAPE = {
    .table = {64, 140, 1140, 372},
    .trace = {64, 536, 1140, 376},
    .debounce = {1236, 140, 620, 372},
    .ghosts = {1236, 536, 620, 376},
    .columns = {32, 330, 520, 660, 880},
};

static const struct places PORTRAIT = {
    .table = {56, 190, 968, 372},
    .trace = {56, 586, 968, 300},
    .debounce = {56, 910, 968, 340},
    .ghosts = {56, 1274, 968, 340},
    .columns = {32, 290, 460, 570, 770},
};

static const char *in_ms(const struct scene *scene, int us, char out[FORMAT_MAX])
{
    char number[FORMAT_MAX];

    format_decimal(number, (double)us / 1000.0, scene->env->decimal);
    return format_fill(out, scene_words(scene)->wiring_ms, "n", number);
}

static void draw_row(const struct scene *scene, const struct places *at, enum button button,
                     float y)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    const struct service_line *line = &service->setup.lines[button];
    int bounce_us = service->lines.bounce_us[button];
    float x = at->table.x, base = y + 11.0F;
    char text[FORMAT_MAX];
    struct style style = type_body(32.0F, THEME.text, ALIGN_START);

    sign_button(&scene->paint, x + at->columns[0] + 20.0F, y, 20.0F, button);
    paint_text_fit(&scene->paint, x + at->columns[0] + 60.0F, base,
                   at->columns[1] - at->columns[0] - 76.0F, wiring_colour(words, button),
                   style);
    paint_text(&scene->paint, x + at->columns[1], base,
               wiring_bcm(words, line->known ? line->bcm : 0, text), style);
    paint_text(&scene->paint, x + at->columns[2], base,
               wiring_pin(line->known ? line->bcm : 0, text), style);
    snprintf(text, sizeof text, "%d", service->lines.presses[button]);
    paint_text(&scene->paint, x + at->columns[3], base, text, style);
    if (bounce_us > SERVICE_BOUNCE_GOOD_US) {
        style.colour = THEME.pulse;
    }
    paint_text(&scene->paint, x + at->columns[4], base,
               service->lines.presses[button] > 0 ? in_ms(scene, bounce_us, text)
                                                  : "\xE2\x80\x93",
               style);
}

static void draw_table(const struct scene *scene, const struct places *at)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    const char *const heads[] = {words->wiring_button, words->wiring_line, words->wiring_pin,
                                 words->lines_presses, words->lines_bounce};
    float y = at->table.y + 110.0F;

    shape_round_rect(&scene->paint, at->table, 28.0F, THEME.surface);
    for (int i = 0; i < 5; i++) {
        float end = i < 4 ? at->columns[i + 1] : at->table.w - 24.0F;

        paint_text_fit(&scene->paint, at->table.x + at->columns[i], at->table.y + 50.0F,
                       end - at->columns[i] - 16.0F, heads[i],
                       type_body(28.0F, THEME.text3, ALIGN_START));
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (service->setup.lines[i].known) {
            draw_row(scene, at, (enum button)i, y);
            y += 68.0F;
        }
    }
}

/* A panel with one large word or number and what it means. */
static void draw_panel(const struct scene *scene, struct rect panel, const char *title,
                       const char *large, const char *line)
{
    struct textbox box = {.x = panel.x + 32.0F,
                          .y = panel.y + 250.0F,
                          .width = panel.w - 64.0F,
                          .step = 40.0F,
                          .max = 2};

    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    paint_text_fit(&scene->paint, box.x, panel.y + 56.0F, box.width, title,
                   type_heading(30.0F, THEME.text2, ALIGN_START));
    paint_text_fit(&scene->paint, box.x, panel.y + 176.0F, box.width, large,
                   type_heading(96.0F, THEME.text, ALIGN_START));
    textbox_draw(&scene->paint, &box, line, type_body(32.0F, THEME.text2, ALIGN_START));
}

static void draw_debounce(const struct scene *scene, struct rect panel)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    int proposed = service_debounce_ms(&service->lines);
    char large[FORMAT_MAX], line[FORMAT_MAX];

    if (proposed > 0) {
        draw_panel(scene, panel, words->lines_debounce,
                   format_count(large, words->wiring_ms, proposed), words->lines_proposed);
        return;
    }
    draw_panel(scene, panel, words->lines_debounce,
               format_count(large, words->wiring_ms, service->setup.debounce_ms),
               format_count(line, words->lines_more,
                            SERVICE_PRESSES_LEAST - service_presses(&service->lines)));
}

static void draw_ghosts(const struct scene *scene, struct rect panel)
{
    const struct service_lines *lines = &scene->model->staff.service.lines;
    const struct words *words = scene_words(scene);
    int64_t left_ms = lines->quiet_from_ms + SERVICE_QUIET_MS - scene->model->now_ms;
    bool runs = lines->quiet_from_ms > 0;
    char large[FORMAT_MAX], line[FORMAT_MAX];

    snprintf(large, sizeof large, "%d", lines->ghosts);
    draw_panel(scene, panel, words->lines_ghosts,
               runs || lines->quiet_done ? large : "\xE2\x80\x93",
               runs ? format_count(line, words->lines_quiet, (int)format_seconds_left(left_ms))
               : lines->quiet_done ? words->lines_quiet_done
                                   : words->lines_ghosts_how);
}

void service_lines_draw(const struct scene *scene)
{
    const struct places *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct service_hearing *hearing = &scene->model->staff.service.hearing;

    if (hearing->state == LISTEN_FAILED) {
        service_question(scene, scene->env->portrait ? 900.0F : 480.0F,
                         scene_words(scene)->wiring_failed, hearing->reason);
        return;
    }
    draw_table(scene, at);
    wiring_trace_draw(scene, at->trace);
    draw_debounce(scene, at->debounce);
    draw_ghosts(scene, at->ghosts);
}
