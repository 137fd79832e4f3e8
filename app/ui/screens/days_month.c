/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/days_month.h"

#include "app/ui/day.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>

enum {
    WEEK = 7,
    WEEKS = 6
};

/* Where the days lie. */
struct grid {
    int64_t first_day; /* of the month */
    int count;         /* its days */
    float x, y, w, h;  /* of the first cell of the first week */
};

static struct grid lay_out(int64_t day, struct rect panel)
{
    struct date date = day_date(day);
    struct grid grid = {.first_day = day - date.day + 1,
                        .x = panel.x + 24.0F,
                        .y = panel.y + 142.0F,
                        .w = (panel.w - 48.0F) / WEEK,
                        .h = (panel.h - 162.0F) / WEEKS};

    while (day_date(grid.first_day + grid.count).month == date.month) {
        grid.count++;
    }
    return grid;
}

int64_t days_visits(const struct scene *scene, int64_t day)
{
    const struct coach_figures *figures = scene->env->coach;
    const struct usage_stats *stats = figures != NULL ? figures->stats : NULL;

    if (stats == NULL || figures->problem != NULL || stats->bars_are_months) {
        return -1;
    }
    for (int i = 0; i < stats->bar_count; i++) {
        const struct stats_bar *bar = &stats->bars[i];

        if (bar->first_day == day) {
            return bar->on_days > 0 || bar->visits > 0 ? bar->visits : -1;
        }
    }
    return -1;
}

/* From the first chosen day to where one is. */
static bool is_chosen(const struct staff_days *days, int64_t day)
{
    return days->step != DAYS_FROM && day >= days->from_day && day <= days->day;
}

static bool may_be_chosen(const struct staff_days *days, int64_t day)
{
    return day >= days->known.first_day && day <= days->known.today;
}

/* The ring is the one that bars have whose days are left out. */
static void draw_ground(const struct scene *scene, struct rect cell, int64_t day)
{
    const struct staff_days *days = &scene->model->staff.days;
    const struct paint *paint = &scene->paint;

    if (is_chosen(days, day)) {
        shape_round_rect(paint, cell, 14.0F, colour_mix(THEME.surface, THEME.pulse, 0.3F));
    } else if (day_marks_find(&days->known, day) != NULL) {
        shape_round_rect_line(paint, cell, 14.0F, 3.0F, THEME.line);
        shape_ring(paint, cell.x + cell.w - 22.0F, cell.y + 22.0F, 8.0F, 4.0F, THEME.pulse);
    } else if (may_be_chosen(days, day)) {
        shape_round_rect(paint, cell, 14.0F, THEME.raised);
    }
    if (day == days->day) {
        shape_round_rect_line(paint, cell, 14.0F, 5.0F, THEME.text);
    }
}

static void draw_day(const struct scene *scene, struct rect cell, int64_t day)
{
    const struct staff_days *days = &scene->model->staff.days;
    const struct paint *paint = &scene->paint;
    bool out = day_marks_find(&days->known, day) != NULL;
    float middle = cell.x + cell.w / 2.0F;
    int64_t visits = days_visits(scene, day);
    char text[FORMAT_MAX];

    draw_ground(scene, cell, day);
    snprintf(text, sizeof text, "%d", day_date(day).day);
    paint_text(paint, middle, cell.y + 42.0F, text,
               type_heading(34.0F, out || !may_be_chosen(days, day) ? THEME.text3 : THEME.text,
                            ALIGN_MIDDLE));
    if (visits >= 0) {
        snprintf(text, sizeof text, "%" PRId64, visits);
        paint_text_fit(
            paint, middle, cell.y + cell.h - 14.0F, cell.w - 12.0F, text,
            type_body(24.0F, is_chosen(days, day) ? THEME.text2 : THEME.text3, ALIGN_MIDDLE));
    }
}

static void draw_head(const struct scene *scene, const struct grid *grid, struct rect panel)
{
    const struct words *words = scene_words(scene);
    struct date date = day_date(grid->first_day);
    char name[FORMAT_MAX], year[FORMAT_MAX], title[FORMAT_MAX];

    snprintf(year, sizeof year, "%d", date.year);
    day_word(name, words->days_months, date.month);
    format_fill2(title, words->days_month, "month", name, "year", year);
    paint_text_fit(&scene->paint, panel.x + 32.0F, panel.y + 60.0F, panel.w - 64.0F, title,
                   type_heading(40.0F, THEME.text, ALIGN_START));
    for (int i = 0; i < WEEK; i++) {
        paint_text_fit(&scene->paint, grid->x + grid->w * ((float)i + 0.5F), panel.y + 122.0F,
                       grid->w - 8.0F, day_word(name, words->coach_days, i),
                       type_body(28.0F, THEME.text3, ALIGN_MIDDLE));
    }
}

void days_month(const struct scene *scene, struct rect panel)
{
    struct grid grid = lay_out(scene->model->staff.days.day, panel);
    int before = day_weekday(grid.first_day);

    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    draw_head(scene, &grid, panel);
    for (int i = 0; i < grid.count; i++) {
        int week = (before + i) / WEEK;
        struct rect cell = {grid.x + grid.w * (float)((before + i) % WEEK) + 4.0F,
                            grid.y + grid.h * (float)week + 4.0F, grid.w - 8.0F, grid.h - 8.0F};

        draw_day(scene, cell, grid.first_day + i);
    }
}
