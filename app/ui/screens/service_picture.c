/* SPDX-License-Identifier: MIT */
/* The check of the picture: what of the screen is seen, which way it is up, greys and colours.
 */
#include "app/ui/screens/service.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

enum {
    GREYS = 11,
    COLOURS = 8
};

/* The colours that every screen can show at their fullest. */
static const rgba FULL_COLOURS[COLOURS] = {0xFFFFFFFF, 0xFFFFFF00, 0xFF00FFFF, 0xFF00FF00,
                                           0xFFFF00FF, 0xFFFF0000, 0xFF0000FF, 0xFF000000};

/* A corner of the page, both of its lines lying against the very edge. */
static void draw_corner(const struct scene *scene, float x, float y, float to_x, float to_y)
{
    const float length = 150.0F, width = 14.0F;
    float left = to_x > 0.0F ? x : x - length, top = to_y > 0.0F ? y : y - width;

    shape_rect(&scene->paint, (struct rect){left, top, length, width}, THEME.text);
    left = to_x > 0.0F ? x : x - width;
    top = to_y > 0.0F ? y : y - length;
    shape_rect(&scene->paint, (struct rect){left, top, width, length}, THEME.text);
}

static void draw_margin(const struct scene *scene, float question_y)
{
    const struct words *words = scene_words(scene);
    struct rect page = scene->paint.list->canvas;
    char line[FORMAT_MAX];

    draw_corner(scene, 0.0F, 0.0F, 1.0F, 1.0F);
    draw_corner(scene, page.w, 0.0F, -1.0F, 1.0F);
    draw_corner(scene, 0.0F, page.h, 1.0F, -1.0F);
    draw_corner(scene, page.w, page.h, -1.0F, -1.0F);
    service_question(scene, question_y, words->service_margin,
                     format_count(line, words->service_margin_line,
                                  scene->model->staff.service.tried.margin_percent));
}

static void draw_turn(const struct scene *scene, float question_y)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    float middle = scene->paint.list->canvas.w / 2.0F;
    int64_t left_ms = service->turned_ms + SERVICE_TURN_MS - scene->model->now_ms;
    char line[FORMAT_MAX];

    sign_arrow(&scene->paint, middle, question_y - 110.0F, middle, question_y - 340.0F, 70.0F,
               22.0F, THEME.text);
    if (service->turned_ms > 0) {
        format_count(line, words->service_turn_back, (int)format_seconds_left(left_ms));
    } else {
        format_count(line, words->service_turn_line, service->tried.rotate);
    }
    service_question(scene, question_y, words->service_turn, line);
}

static void draw_colours(const struct scene *scene, float question_y)
{
    const struct words *words = scene_words(scene);
    float x = scene_margin(scene), width = scene_width(scene);
    float h = scene->env->portrait ? 260.0F : 170.0F;
    float y = question_y - 2.0F * h - 110.0F;

    for (int i = 0; i < GREYS; i++) {
        float w = width / (float)GREYS;

        shape_rect(&scene->paint, (struct rect){x + (float)i * w, y, w, h},
                   colour_mix(0xFF000000, 0xFFFFFFFF, (float)i / (float)(GREYS - 1)));
    }
    for (int i = 0; i < COLOURS; i++) {
        float w = width / (float)COLOURS;

        shape_rect(&scene->paint, (struct rect){x + (float)i * w, y + h, w, h},
                   FULL_COLOURS[i]);
    }
    service_question(scene, question_y, words->service_colours, words->service_colours_line);
}

void service_picture_draw(const struct scene *scene)
{
    float y = scene->env->portrait ? 1100.0F : 640.0F;

    switch (scene->model->staff.service.step) {
    case PICTURE_MARGIN: draw_margin(scene, y); break;
    case PICTURE_TURN: draw_turn(scene, y); break;
    case PICTURE_COLOURS: draw_colours(scene, y); break;
    }
}

/* Line by line, as it is to be written: nothing is broken or made smaller together. */
static void draw_to_write(const struct scene *scene, float y)
{
    const char *text = scene->model->staff.service.saved.to_write;
    float x = scene_margin(scene), width = scene_width(scene);
    struct style style = type_body(28.0F, THEME.text, ALIGN_START);
    float step = 40.0F;
    int lines = 0;

    for (const char *c = text; *c != '\0'; c++) {
        lines += *c == '\n';
    }
    if (lines == 0) {
        return;
    }
    shape_round_rect(&scene->paint, (struct rect){x, y, width, (float)lines * step + 40.0F},
                     24.0F, THEME.surface);
    for (int i = 0; i < lines; i++) {
        char line[PAINT_LINE_MAX];
        size_t length = 0, indent = 0;

        while (text[length] != '\n' && length + 1 < sizeof line) {
            line[length] = text[length];
            length++;
        }
        line[length] = '\0';
        while (line[indent] == ' ') {
            indent++;
        }
        paint_text_fit(&scene->paint, x + 36.0F + 22.0F * (float)indent,
                       y + 52.0F + (float)i * step, width - 80.0F, line + indent, style);
        text += length + 1;
    }
}

void service_saved_draw(const struct scene *scene)
{
    const struct service_saved *saved = &scene->model->staff.service.saved;
    const struct words *words = scene_words(scene);
    const struct word_value values[] = {
        {"file", saved->file}, {"reason", saved->reason}, {NULL, NULL}};
    const char *title = words->service_saving, *pattern = words->service_saving_line;
    char line[PAINT_LINE_MAX];
    float y = scene->env->portrait ? 420.0F : 300.0F;
    struct textbox box = {.x = scene_margin(scene),
                          .y = y + 70.0F,
                          .width = scene_width(scene),
                          .step = 46.0F,
                          .max = 4};

    if (saved->state == SAVE_DONE) {
        title = words->service_saved;
        pattern = words->service_saved_line;
    } else if (saved->state == SAVE_REFUSED) {
        title = words->service_refused;
        pattern = words->service_refused_line;
    }
    paint_text_fit(&scene->paint, box.x, y, box.width, title,
                   type_heading(84.0F, THEME.text, ALIGN_START));
    int lines =
        textbox_draw(&scene->paint, &box, words_fill(line, sizeof line, pattern, values),
                     type_body(36.0F, THEME.text2, ALIGN_START));

    draw_to_write(scene, box.y + (float)lines * box.step);
}
