/* SPDX-License-Identifier: MIT */
/* Days that were no real use: a month to choose in, and beside it what is asked and what is
 * left out already. */
#include "app/ui/screens/screens.h"

#include "app/ui/day.h"
#include "app/ui/format.h"
#include "app/ui/screens/coach.h"
#include "app/ui/screens/days_month.h"
#include "app/ui/screens/task_pictures.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <string.h>

enum {
    MARKS_SHOWN = 4,
    LINE_MAX_BYTES = 2 * FORMAT_MAX
};

struct places {
    struct rect month, side;
    float row; /* of the reasons and of the list */
};

static const struct places LANDSCAPE = {{64, 140, 980, 772}, {1076, 140, 780, 772}, 66};
static const struct places PORTRAIT = {{56, 200, 968, 740}, {56, 964, 968, 716}, 64};

static const char *reason_word(const struct words *words, const char *id)
{
    const char *const names[REASON_COUNT] = {
        [REASON_TRAINING] = words->reason_training,
        [REASON_TEST] = words->reason_test,
        [REASON_EVENT] = words->reason_event,
        [REASON_OTHER] = words->reason_other,
    };

    for (int i = 0; i < REASON_COUNT; i++) {
        if (strcmp(day_reason_name((enum day_reason)i), id) == 0) {
            return names[i];
        }
    }
    return id;
}

static char *range(char out[FORMAT_MAX], const struct words *words, int64_t from, int64_t to)
{
    char date[FORMAT_MAX], weekday[FORMAT_MAX];

    if (from != to) {
        return day_range(out, words, from, to);
    }
    return format_fill2(out, words->days_date, "weekday",
                        day_word(weekday, words->coach_days, day_weekday(from)), "date",
                        day_long(date, words, from));
}

/* What is asked for, and the day or days that are chosen so far. */
static void draw_question(const struct scene *scene, struct rect side)
{
    const struct words *words = scene_words(scene);
    const struct staff_days *days = &scene->model->staff.days;
    const struct day_mark *mark = day_marks_find(&days->known, days->day);
    bool marked = days->step == DAYS_FROM && mark != NULL;
    int64_t from = days->step == DAYS_FROM ? days->day : days->from_day;
    int64_t visits = days->step == DAYS_FROM ? days_visits(scene, days->day) : -1;
    const char *question = marked                    ? words->days_marked
                           : days->step == DAYS_FROM ? words->days_from
                           : days->step == DAYS_TO   ? words->days_to
                                                     : words->days_why;
    char text[FORMAT_MAX];

    paint_text_fit(&scene->paint, side.x + 32.0F, side.y + 60.0F, side.w - 64.0F, question,
                   type_heading(40.0F, THEME.text2, ALIGN_START));
    paint_text_fit(&scene->paint, side.x + 32.0F, side.y + 136.0F, side.w - 64.0F,
                   range(text, words, from, days->day),
                   type_heading(64.0F, THEME.text, ALIGN_START));
    if (marked && scene->env->visit.settings->panel != PANEL_ONE) {
        paint_text_fit(&scene->paint, side.x + 32.0F, side.y + 188.0F, side.w - 64.0F,
                       words->days_take_back, type_body(32.0F, THEME.text2, ALIGN_START));
    } else if (visits >= 0) {
        paint_text_fit(&scene->paint, side.x + 32.0F, side.y + 188.0F, side.w - 64.0F,
                       coach_visits(text, words, visits),
                       type_body(32.0F, THEME.text2, ALIGN_START));
    }
}

static void draw_reasons(const struct scene *scene, struct rect side, float row)
{
    for (int i = 0; i < REASON_COUNT; i++) {
        float focus = scene_focus_of(scene, i);
        struct rect card = {side.x + 24.0F, side.y + 220.0F + (float)i * (row + 14.0F),
                            side.w - 48.0F, row + 4.0F};

        shape_round_rect(&scene->paint, card, 18.0F,
                         colour_mix(THEME.surface, THEME.raised, focus));
        if (focus > 0.0F) {
            shape_round_rect_line(&scene->paint, card, 18.0F, 5.0F,
                                  colour_alpha(THEME.text, focus));
        }
        paint_text_fit(
            &scene->paint, card.x + 28.0F, card.y + card.h / 2.0F + 13.0F, card.w - 56.0F,
            reason_word(scene_words(scene), day_reason_name((enum day_reason)i)),
            type_heading(36.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_START));
    }
}

/* The latest are the ones that somebody looks for. */
static void draw_list(const struct scene *scene, struct rect side, float row)
{
    const struct words *words = scene_words(scene);
    const struct day_marks *marks = &scene->model->staff.days.known;
    int shown = marks->count < MARKS_SHOWN ? marks->count : MARKS_SHOWN;
    float y = side.y + 288.0F;

    paint_text_fit(&scene->paint, side.x + 32.0F, y, side.w - 64.0F,
                   shown > 0 ? words->days_list : words->days_list_none,
                   type_heading(30.0F, THEME.text2, ALIGN_START));
    for (int i = 0; i < shown; i++) {
        const struct day_mark *mark = &marks->items[marks->count - 1 - i];
        char dates[FORMAT_MAX], line[LINE_MAX_BYTES];

        words_fill(line, sizeof line, words->days_marked_range,
                   (const struct word_value[]){
                       {"range", range(dates, words, mark->from_day, mark->to_day)},
                       {"reason", reason_word(words, mark->reason)},
                       {NULL, NULL}});
        paint_text_fit(&scene->paint, side.x + 32.0F, y + 54.0F + (float)i * (row - 18.0F),
                       side.w - 64.0F, line, type_body(32.0F, THEME.text, ALIGN_START));
    }
}

static void draw_foot(const struct scene *scene, struct rect side)
{
    const struct words *words = scene_words(scene);
    struct textbox box = {.x = side.x + 32.0F,
                          .y = side.y + side.h - 120.0F,
                          .width = side.w - 64.0F,
                          .step = 38.0F,
                          .max = 2};

    textbox_draw(&scene->paint, &box, words->days_kept,
                 type_body(28.0F, THEME.text3, ALIGN_START));
    bool few = scene->env->visit.settings->panel != PANEL_FOUR;

    if (scene->model->staff.days.step != DAYS_REASON) {
        paint_text_fit(&scene->paint, box.x, side.y + side.h - 32.0F, box.width,
                       few ? words->days_weeks_few : words->days_weeks,
                       type_body(28.0F, THEME.text3, ALIGN_START));
    }
}

static void draw_nothing(const struct scene *scene)
{
    const struct words *words = scene_words(scene);
    float middle = scene->paint.list->canvas.w / 2.0F;
    float y = scene->paint.list->canvas.h / 2.0F;
    struct style line = type_body(34.0F, THEME.text2, ALIGN_MIDDLE);
    struct textbox kept = {
        .x = middle, .y = y + 240.0F, .width = scene_width(scene), .step = 44.0F, .max = 2};

    days_picture_draw(&scene->paint, (struct point){middle, y - 140.0F});
    y += 140.0F;
    paint_text_fit(&scene->paint, middle, y - 20.0F, scene_width(scene), words->days_none,
                   type_heading(68.0F, THEME.text, ALIGN_MIDDLE));
    paint_text_fit(&scene->paint, middle, y + 40.0F, scene_width(scene), words->days_none_line,
                   line);
    line.colour = THEME.text3;
    textbox_draw(&scene->paint, &kept, words->days_kept, line);
}

void screen_days(const struct scene *scene)
{
    const struct places *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct words *words = scene_words(scene);
    const struct staff_days *days = &scene->model->staff.days;

    scene_title(scene, words->days_title, scene_width(scene));
    if (days->known.first_day > days->known.today) {
        draw_nothing(scene);
        return;
    }
    days_month(scene, at->month);
    shape_round_rect(&scene->paint, at->side, 28.0F, THEME.surface);
    draw_question(scene, at->side);
    if (days->step == DAYS_REASON) {
        draw_reasons(scene, at->side, at->row);
    } else {
        draw_list(scene, at->side, at->row);
    }
    draw_foot(scene, at->side);
}
