/* SPDX-License-Identifier: MIT */
/* Checking the station: the menu of the checks, and the questions about lamps and sound. */
#include "app/ui/screens/service.h"

#include "app/ui/format.h"
#include "app/ui/screens/screens.h"
#include "app/ui/screens/wiring_parts.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct rows {
    float x, y, w, h, step;
    float question_y;
    float disc_y, disc_step, disc_radius;
};

static const struct rows LANDSCAPE = {64, 156, 1792, 92, 106, 640, 380, 260, 88};
static const struct rows PORTRAIT = {56, 220, 968, 170, 206, 1100, 700, 220, 80};

static const struct rows *rows_of(const struct scene *scene)
{
    return scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
}

const char *service_check_name(const struct words *words, enum service_check check)
{
    switch (check) {
    case CHECK_WIRING: return words->service_wiring;
    case CHECK_LINES: return words->service_lines;
    case CHECK_LAMPS: return words->service_lamps;
    case CHECK_SOUND: return words->service_sound;
    case CHECK_PICTURE: return words->service_picture;
    case CHECK_HEALTH: return words->service_health;
    case CHECK_PASS: return words->service_pass;
    case CHECK_COUNT: break;
    }
    return "";
}

const char *service_state_name(const struct words *words, enum check_state state)
{
    switch (state) {
    case CHECK_OPEN: return words->service_open;
    case CHECK_FINE: return words->service_fine;
    case CHECK_FOUND: return words->service_found;
    }
    return "";
}

void service_state_draw(const struct scene *scene, float x, float y, enum check_state state)
{
    const struct paint *paint = &scene->paint;

    switch (state) {
    case CHECK_OPEN: shape_ring(paint, x, y, 20.0F, 4.0F, THEME.off); break;
    case CHECK_FINE:
        shape_disc(paint, x, y, 26.0F, THEME.text);
        sign_tick(paint, x, y, 0.8F, 6.0F, THEME.ink);
        break;
    case CHECK_FOUND:
        shape_disc(paint, x, y, 26.0F, THEME.pulse);
        shape_line(paint, x, y - 12.0F, x, y + 2.0F, 6.0F, THEME.ink);
        shape_disc(paint, x, y + 12.0F, 4.0F, THEME.ink);
        break;
    }
}

static void draw_check(const struct scene *scene, enum service_check check)
{
    const struct rows *at = rows_of(scene);
    const struct words *words = scene_words(scene);
    enum check_state state = scene->model->staff.service.checks[check];
    float focus = scene_focus_of(scene, (int)check);
    struct rect card = {at->x, at->y + (float)check * at->step, at->w, at->h};
    float base = card.y + card.h / 2.0F + 14.0F;

    scene_card(scene, card, 28.0F, focus);
    service_state_draw(scene, card.x + 62.0F, card.y + card.h / 2.0F, state);
    paint_text_fit(
        &scene->paint, card.x + 124.0F, base, card.w * 0.5F, service_check_name(words, check),
        type_heading(44.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_START));
    paint_text_fit(&scene->paint, card.x + card.w - 44.0F, base, card.w * 0.34F,
                   service_state_name(words, state), type_body(34.0F, THEME.text2, ALIGN_END));
}

void service_question(const struct scene *scene, float y, const char *title, const char *line)
{
    float middle = scene->paint.list->canvas.w / 2.0F;
    struct textbox box = {
        .x = middle, .y = y, .width = scene_width(scene) * 0.86F, .step = 84.0F, .max = 2};
    struct style style = type_heading(72.0F, THEME.text, ALIGN_MIDDLE);

    if (textbox_lines(&scene->paint, &box, title, &style) > 1) {
        box.y -= 40.0F;
    }
    int lines = textbox_draw(&scene->paint, &box, title, style);

    box.y += (float)(lines - 1) * box.step + 68.0F;
    box.step = 48.0F;
    textbox_draw(&scene->paint, &box, line, type_body(36.0F, THEME.text2, ALIGN_MIDDLE));
}

static void draw_lamps(const struct scene *scene)
{
    const struct rows *at = rows_of(scene);
    const struct words *words = scene_words(scene);
    enum button lit = scene->model->staff.service.lamp;
    float left = scene->paint.list->canvas.w / 2.0F - 1.5F * at->disc_step;
    char title[FORMAT_MAX];

    for (int i = 0; i < BUTTON_COUNT; i++) {
        float x = left + (float)i * at->disc_step;

        if (!panel_has(scene->env->visit.settings->panel, (enum button)i)) {
            continue;
        }
        if (i == (int)lit) {
            shape_ring(&scene->paint, x, at->disc_y, at->disc_radius + 20.0F, 6.0F, THEME.text);
            sign_button(&scene->paint, x, at->disc_y, at->disc_radius, lit);
        } else {
            shape_ring(&scene->paint, x, at->disc_y, at->disc_radius, 5.0F, THEME.off);
        }
    }
    service_question(
        scene, at->question_y,
        format_fill(title, words->service_lamp, "button", wiring_colour(words, lit)),
        words->service_lamp_line);
}

static void draw_sound(const struct scene *scene)
{
    const struct rows *at = rows_of(scene);
    const struct words *words = scene_words(scene);
    float middle = scene->paint.list->canvas.w / 2.0F;
    char percent[FORMAT_MAX];

    paint_text(&scene->paint, middle, at->disc_y + 40.0F,
               format_count(percent, words->service_percent,
                            visit_volume_percent(scene->model, &scene->env->visit)),
               type_heading(132.0F, THEME.text, ALIGN_MIDDLE));
    service_question(scene, at->question_y, words->service_sound_title,
                     words->service_sound_line);
}

static const char *title_of(const struct words *words, enum service_page page)
{
    switch (page) {
    case SERVICE_LINES: return words->service_lines;
    case SERVICE_LAMPS: return words->service_lamps;
    case SERVICE_SOUND: return words->service_sound;
    case SERVICE_PICTURE: return words->service_picture;
    case SERVICE_HEALTH: return words->service_health;
    case SERVICE_PASS: return words->service_pass;
    case SERVICE_SAVED:
    case SERVICE_MENU: break;
    }
    return words->tasks_service;
}

void screen_service(const struct scene *scene)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    float width = scene_width(scene);

    scene_title(scene, title_of(words, service->page), width * 0.6F);
    scene_corner(scene, words->service_title, width * 0.36F);
    switch (service->page) {
    case SERVICE_MENU:
        for (enum service_check check = 0; check < CHECK_COUNT; check++) {
            draw_check(scene, check);
        }
        break;
    case SERVICE_LINES: service_lines_draw(scene); break;
    case SERVICE_LAMPS: draw_lamps(scene); break;
    case SERVICE_SOUND: draw_sound(scene); break;
    case SERVICE_PICTURE: service_picture_draw(scene); break;
    case SERVICE_HEALTH: service_health_draw(scene); break;
    case SERVICE_PASS: service_pass_draw(scene); break;
    case SERVICE_SAVED: service_saved_draw(scene); break;
    }
}
