/* SPDX-License-Identifier: MIT */
#include "app/ui/notice.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
    SHOWN_MAX = 2048 /* bytes of text that can have room */
};

/* How the band lies: from the top, so that it grows over titles and not over a running ring. */
struct band {
    struct rect rect; /* its height is that of its words */
    int max_lines;
};

static const struct band LANDSCAPE = {.rect = {32, 24, 1856, 0}, .max_lines = 5};
static const struct band PORTRAIT = {.rect = {28, 24, 1024, 0}, .max_lines = 10};

static const float LEFT = 48.0F, TITLE_Y = 54.0F, TEXT_Y = 98.0F, STEP = 36.0F, BELOW = 24.0F;

/* A line of warning colour at the left, inside the band's round corners. */
static void draw_ground(const struct paint *paint, struct rect rect)
{
    struct rect mark = {rect.x + 18.0F, rect.y + 20.0F, 8.0F, rect.h - 40.0F};

    shape_round_rect(paint, rect, 24.0F, THEME.raised);
    shape_round_rect_line(paint, rect, 24.0F, 3.0F, THEME.pulse);
    shape_round_rect(paint, mark, 4.0F, THEME.pulse);
}

static int lines_of(const char *text)
{
    int count = 1;

    for (; *text != '\0'; text++) {
        count += *text == '\n';
    }
    return count;
}

/* As many whole problems as have room at their full size, but at least the first. */
static void fitting(const struct paint *paint, const struct textbox *box,
                    const struct style *style, const char *text, char out[SHOWN_MAX])
{
    struct text_line none[1];
    size_t end = strcspn(text, "\n");

    snprintf(out, SHOWN_MAX, "%.*s", (int)end, text);
    while (text[end] == '\n') {
        char more[SHOWN_MAX];
        size_t next = end + 1 + strcspn(text + end + 1, "\n");

        snprintf(more, sizeof more, "%.*s", (int)next, text);
        if (next >= sizeof more ||
            textbox_wrap(paint->metrics, style->face, paint_px(paint, style->px), more,
                         box->width, none, 0) > box->max) {
            break;
        }
        memcpy(out, more, next + 1);
        end = next;
    }
}

/* The number is of all of them, also of those that have no room. */
static void draw_title(const struct scene *scene, const struct textbox *box, float y)
{
    const struct notice *notice = scene->env->notice;
    const struct words *words = scene_words(scene);
    struct style count = type_body(27.0F, THEME.text2, ALIGN_END);
    char number[FORMAT_MAX];
    float taken;

    format_count(number, words->notice_count, lines_of(notice->text));
    taken = paint_width(&scene->paint, &count, number);
    paint_text_fit(&scene->paint, box->x, y, box->width - taken - 32.0F,
                   notice->kept ? words->notice_kept : words->notice_shown,
                   type_heading(32.0F, THEME.text, ALIGN_START));
    paint_text(&scene->paint, box->x + box->width, y, number, count);
}

void notice_draw(const struct scene *scene)
{
    const struct notice *notice = scene->env->notice;
    const struct paint *paint = &scene->paint;

    if (notice == NULL) {
        return;
    }
    const struct band *band = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    struct style style = type_body(27.0F, THEME.text, ALIGN_START);
    struct rect rect = band->rect;
    char shown[SHOWN_MAX];
    struct textbox box = {.x = rect.x + LEFT,
                          .y = rect.y + TEXT_Y,
                          .width = rect.w - LEFT - 32.0F,
                          .step = STEP,
                          .max = band->max_lines};

    fitting(paint, &box, &style, notice->text, shown);
    rect.h = TEXT_Y + (float)(textbox_lines(paint, &box, shown, &style) - 1) * STEP + BELOW;
    draw_ground(paint, rect);
    draw_title(scene, &box, rect.y + TITLE_Y);
    textbox_draw(paint, &box, shown, style);
}
