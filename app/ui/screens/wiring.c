/* SPDX-License-Identifier: MIT */
/* Press to learn: which button is wanted now, what was found, and where that is on the header.
 */
#include "app/ui/screens/screens.h"

#include "app/ui/screens/wiring_parts.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>

struct places {
    struct rect task, table, trace, header;
    float disc_x, words_x;
    float columns[5]; /* button, line, pin, lamp line, its pin */
    float row_step, title_px;
};

static const struct places LANDSCAPE = {
    .task = {64, 140, 1140, 236},
    .table = {64, 400, 1140, 300},
    .trace = {64, 724, 1140, 188},
    .header = {1236, 140, 620, 772},
    .disc_x = 120,
    .words_x = 252,
    .columns = {32, 330, 520, 660, 950},
    .row_step = 56,
    .title_px = 64,
};

static const struct places PORTRAIT = {
    .task = {56, 190, 968, 260},
    .table = {56, 470, 968, 300},
    .trace = {56, 790, 968, 200},
    .header = {56, 1010, 968, 674},
    .disc_x = 110,
    .words_x = 230,
    .columns = {32, 290, 470, 580, 840},
    .row_step = 56,
    .title_px = 52,
};

static const char *asked(const struct words *words, enum button wanted)
{
    switch (wanted) {
    case BUTTON_BACK: return words->wiring_press_back;
    case BUTTON_LEFT: return words->wiring_press_left;
    case BUTTON_RIGHT: return words->wiring_press_right;
    case BUTTON_OK: return words->wiring_press_ok;
    case BUTTON_COUNT: break;
    }
    return words->wiring_all;
}

static const char *found_line(const struct scene *scene, char out[FORMAT_MAX])
{
    const struct service *service = &scene->model->staff.service;
    int found = 0, all = 0;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        found += service->wiring.of[i].known;
        all += service->setup.lines[i].known;
    }
    return format_page(out, scene_words(scene)->wiring_found, found,
                       all > 0 ? all : (int)BUTTON_COUNT);
}

static const char *line_of(const struct scene *scene, enum button wanted, char out[FORMAT_MAX])
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    char bcm[FORMAT_MAX];

    if (service->hearing.state == LISTEN_FAILED) {
        return service->hearing.reason;
    }
    if (wanted == BUTTON_COUNT) {
        return words->wiring_all_line;
    }
    if (service->hearing.state == LISTEN_OPENING) {
        return words->wiring_opening;
    }
    if (service->wiring.refused_bcm > 0) {
        snprintf(bcm, sizeof bcm, "%d", service->wiring.refused_bcm);
        return format_fill2(out, words->wiring_refused, "n", bcm, "button",
                            wiring_colour(words, service->wiring.refused_of));
    }
    return found_line(scene, out);
}

static void draw_task(const struct scene *scene, const struct places *at)
{
    const struct service *service = &scene->model->staff.service;
    bool failed = service->hearing.state == LISTEN_FAILED;
    enum button wanted = service_wanted(service);
    float x = at->task.x + at->disc_x, y = at->task.y + at->task.h / 2.0F;
    struct textbox box = {.x = at->task.x + at->words_x,
                          .y = at->task.y + at->task.h / 2.0F - 14.0F,
                          .width = at->task.w - at->words_x - 40.0F,
                          .step = 40.0F,
                          .max = 2};
    struct style title = type_heading(at->title_px, THEME.text, ALIGN_START);
    const char *what =
        failed ? scene_words(scene)->wiring_failed : asked(scene_words(scene), wanted);
    char line[FORMAT_MAX];

    shape_round_rect(&scene->paint, at->task, 28.0F, THEME.raised);
    if (failed) {
        shape_disc(&scene->paint, x, y, 60.0F, THEME.pulse);
        shape_line(&scene->paint, x, y - 28.0F, x, y + 6.0F, 12.0F, THEME.ink);
        shape_disc(&scene->paint, x, y + 30.0F, 8.0F, THEME.ink);
    } else if (wanted == BUTTON_COUNT) {
        shape_disc(&scene->paint, x, y, 72.0F, THEME.text);
        sign_tick(&scene->paint, x, y, 2.2F, 12.0F, THEME.ink);
    } else {
        shape_ring(&scene->paint, x, y, 92.0F, 5.0F, THEME.text);
        sign_button(&scene->paint, x, y, 72.0F, wanted);
    }
    box.step = title.px * 1.06F;
    if (textbox_lines(&scene->paint, &box, what, &title) > 1) {
        box.y -= box.step * 0.8F;
    }
    int lines = textbox_draw(&scene->paint, &box, what, title);

    box.y += (float)(lines - 1) * box.step + 56.0F;
    box.step = 40.0F;
    textbox_draw(&scene->paint, &box, line_of(scene, wanted, line),
                 type_body(34.0F, THEME.text2, ALIGN_START));
}

static void draw_heads(const struct scene *scene, const struct places *at)
{
    const struct words *words = scene_words(scene);
    const char *const heads[] = {words->wiring_button, words->wiring_line, words->wiring_pin,
                                 words->wiring_lamp_line, words->wiring_pin};
    struct style style = type_body(28.0F, THEME.text3, ALIGN_START);

    for (int i = 0; i < 5; i++) {
        float end = i < 4 ? at->columns[i + 1] : at->table.w - 24.0F;

        paint_text_fit(&scene->paint, at->table.x + at->columns[i], at->table.y + 46.0F,
                       end - at->columns[i] - 16.0F, heads[i], style);
    }
}

static void draw_row(const struct scene *scene, const struct places *at, enum button button,
                     float y)
{
    const struct service *service = &scene->model->staff.service;
    const struct service_line *line = &service->wiring.of[button];
    const struct words *words = scene_words(scene);
    int lamp = service->lamp_bcm[button];
    float x = at->table.x, base = y + 11.0F;
    char text[FORMAT_MAX];
    struct style style = type_body(32.0F, THEME.text, ALIGN_START);
    struct style soft = type_body(32.0F, THEME.text3, ALIGN_START);

    sign_button(&scene->paint, x + at->columns[0] + 20.0F, y, 20.0F, button);
    paint_text_fit(&scene->paint, x + at->columns[0] + 60.0F, base,
                   at->columns[1] - at->columns[0] - 76.0F, wiring_colour(words, button),
                   style);
    paint_text_fit(&scene->paint, x + at->columns[1], base,
                   at->columns[2] - at->columns[1] - 16.0F,
                   line->known ? wiring_bcm(words, line->bcm, text) : words->wiring_waiting,
                   line->known ? style : soft);
    paint_text(&scene->paint, x + at->columns[2], base,
               wiring_pin(line->known ? line->bcm : 0, text), line->known ? style : soft);
    paint_text(&scene->paint, x + at->columns[3], base, wiring_bcm(words, lamp, text), soft);
    paint_text(&scene->paint, x + at->columns[4], base, wiring_pin(lamp, text), soft);
}

/* Only of the buttons that this panel has. */
static void draw_table(const struct scene *scene, const struct places *at)
{
    const struct service *service = &scene->model->staff.service;
    float y = at->table.y + 88.0F;
    bool any = false;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        any = any || service->setup.lines[i].known;
    }
    shape_round_rect(&scene->paint, at->table, 28.0F, THEME.surface);
    draw_heads(scene, at);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (service->setup.lines[i].known || !any) {
            draw_row(scene, at, (enum button)i, y);
            y += at->row_step;
        }
    }
}

void screen_wiring(const struct scene *scene)
{
    const struct places *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct words *words = scene_words(scene);

    scene_title(scene, words->service_wiring, scene_width(scene) * 0.6F);
    scene_corner(scene, words->service_title, scene_width(scene) * 0.36F);
    draw_task(scene, at);
    draw_table(scene, at);
    wiring_trace_draw(scene, at->trace);
    wiring_header_draw(scene, at->header);
}
