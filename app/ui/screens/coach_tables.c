/* SPDX-License-Identifier: MIT */
/* Techniques and tools: how often, how far, how long, and how it felt. */
#include "app/ui/screens/coach.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum {
    COLUMNS = 4,
    MINUTE_MS = 60000
};

struct places {
    struct rect techniques, tools;
    int technique_rows, tool_rows;
    float name;           /* width of the names */
    float bar;            /* right end of the bars, with their number */
    float right[COLUMNS]; /* right ends of the other columns: finished, minutes, change, of n */
    float row;            /* most a row is high */
};

static const struct places LANDSCAPE = {
    .techniques = {64, 140, 1792, 452},
    .tools = {64, 616, 1792, 300},
    .technique_rows = 7,
    .tool_rows = 4,
    .name = 330,
    .bar = 930,
    .right = {1110, 1310, 1580, 1724},
    .row = 52,
};

static const struct places PORTRAIT = {
    .techniques = {56, 200, 968, 830},
    .tools = {56, 1054, 968, 590},
    .technique_rows = 12,
    .tool_rows = 8,
    .name = 238,
    .bar = 436,
    .right = {540, 648, 788, 908},
    .row = 62,
};

/* As PORTRAIT, where the smallest text that can be read needs wider columns. */
static const struct places PORTRAIT_SMALL = {
    .techniques = {56, 200, 968, 830},
    .tools = {56, 1054, 968, 590},
    .technique_rows = 12,
    .tool_rows = 8,
    .name = 214,
    .bar = 358,
    .right = {484, 610, 770, 890},
    .row = 62,
};

static const float LARGER_PX = 24.5F; /* of the axes, when text was made larger */

static const struct places *places_of(const struct coach *coach)
{
    if (!coach->portrait) {
        return &LANDSCAPE;
    }
    return coach->chart.px > LARGER_PX ? &PORTRAIT_SMALL : &PORTRAIT;
}

static void draw_heads(const struct coach *coach, const struct places *at, struct rect panel)
{
    const struct words *words = coach->words;
    const char *const heads[COLUMNS] = {words->coach_col_finished, words->coach_col_minutes,
                                        words->coach_col_change, words->coach_col_ratings};
    struct style style = type_body(24.0F, THEME.text3, ALIGN_END);
    float left = at->bar;

    for (int i = 0; i < COLUMNS; i++) {
        paint_text_fit(coach->paint, panel.x + 32.0F + at->right[i], panel.y + 52.0F,
                       at->right[i] - left - 4.0F, heads[i], style);
        left = at->right[i];
    }
}

/* "+1.8 ± 0.7"; a true minus, as all numbers here have. */
static void change_text(char out[FORMAT_MAX], const struct coach *coach,
                        const struct stats_rated *rated)
{
    char change[FORMAT_MAX], spread[FORMAT_MAX];
    double rounded = floor(fabs(rated->change) * 10.0 + 0.5) / 10.0;
    const char *sign = rated->change < 0.0 && rounded > 0.0 ? "\xE2\x88\x92" : "";

    snprintf(out, FORMAT_MAX, "%s%.20s \xC2\xB1 %.20s", sign,
             coach_decimal(change, coach, rounded),
             coach_decimal(spread, coach, rated->change_sd));
}

static void draw_change(const struct coach *coach, const struct places *at,
                        const struct stats_rated *rated, float x, float y)
{
    bool firm = rated->n >= COACH_RATINGS_FIRM;
    bool known = rated->n >= COACH_RATINGS_LEAST;
    struct style style = type_body(28.0F, firm ? THEME.text : THEME.text3, ALIGN_END);
    float left = at->right[1];
    char text[FORMAT_MAX];

    if (known) {
        change_text(text, coach, rated);
    }
    paint_text_fit(coach->paint, x + at->right[2], y, at->right[2] - left - 4.0F,
                   known ? text : coach->words->coach_too_few, style);
    style.colour = THEME.text3;
    paint_text_fit(coach->paint, x + at->right[3], y, at->right[3] - at->right[2] - 4.0F,
                   coach_number(text, rated->n), style);
}

static void draw_bar(const struct coach *coach, const struct places *at, int64_t n,
                     int64_t most, struct point from, bool lit)
{
    struct style style = type_body(28.0F, THEME.text2, ALIGN_START);
    char number[FORMAT_MAX];
    char widest[FORMAT_MAX];
    float room = at->bar - at->name - 24.0F -
                 paint_width(coach->paint, &style, coach_number(widest, most));
    float width = room * (float)((double)n / (double)(most > 0 ? most : 1));

    shape_round_rect(coach->paint, (struct rect){from.x, from.y - 26.0F, width, 30.0F}, 6.0F,
                     lit ? THEME.pulse : CHART_THEME.bar);
    paint_text(coach->paint, from.x + width + 12.0F, from.y, coach_number(number, n), style);
}

static void draw_row(const struct coach *coach, const struct places *at, const char *name,
                     const struct stats_ranked *ranked, int64_t most, struct point from,
                     bool lit)
{
    struct style style = type_body(28.0F, THEME.text2, ALIGN_END);
    char text[FORMAT_MAX];

    paint_text_fit(coach->paint, from.x, from.y, at->name - 16.0F, name,
                   type_body(28.0F, THEME.text, ALIGN_START));
    draw_bar(coach, at, ranked->n, most, (struct point){from.x + at->name, from.y}, lit);
    if (ranked->n > 0) {
        paint_text_fit(coach->paint, from.x + at->right[0], from.y,
                       at->right[0] - at->bar - 4.0F,
                       coach_percent(text, coach->words, ranked->finished, ranked->n), style);
    }
    paint_text_fit(coach->paint, from.x + at->right[1], from.y,
                   at->right[1] - at->right[0] - 4.0F,
                   coach_number(text, (ranked->guided_ms + MINUTE_MS / 2) / MINUTE_MS), style);
    draw_change(coach, at, &ranked->rated, from.x, from.y);
}

typedef const char *name_of(const struct coach *coach, const char *id);

/* How a list is shown. */
struct table {
    const char *title;
    struct rect panel;
    int rows;
    name_of *name;
};

/* A list that is cut says so. */
static const char *title_of(const struct coach *coach, const struct table *table, int shown,
                            int count, char out[FORMAT_MAX])
{
    char number[FORMAT_MAX];
    char all[FORMAT_MAX];
    const struct word_value values[] = {{"name", table->title},
                                        {"n", coach_number(number, shown)},
                                        {"of", coach_number(all, count)},
                                        {NULL, NULL}};

    return shown < count ? words_fill(out, FORMAT_MAX, coach->words->coach_first_of, values)
                         : table->title;
}

static void draw_table(const struct coach *coach, const struct places *at,
                       const struct table *table, const struct stats_ranked ranked[], int count)
{
    char title[FORMAT_MAX];
    int shown = count < table->rows ? count : table->rows;
    float room = (table->panel.h - 92.0F) / (float)table->rows;
    float step = room < at->row ? room : at->row;

    coach_panel(coach, table->panel, title_of(coach, table, shown, count, title), at->bar);
    draw_heads(coach, at, table->panel);
    for (int i = 0; i < shown; i++) {
        struct point from = {table->panel.x + 32.0F,
                             table->panel.y + 76.0F + ((float)i + 0.5F) * step + 10.0F};

        draw_row(coach, at, table->name(coach, ranked[i].name), &ranked[i], ranked[0].n, from,
                 i == 0);
    }
}

void coach_techniques(const struct coach *coach)
{
    const struct places *at = places_of(coach);
    const struct usage_stats *stats = coach->stats;
    struct table techniques = {coach->words->coach_techniques, at->techniques,
                               at->technique_rows, coach_technique_name};
    struct table tools = {coach->words->coach_tools, at->tools, at->tool_rows, coach_tool_name};

    draw_table(coach, at, &techniques, stats->techniques, stats->technique_count);
    draw_table(coach, at, &tools, stats->tools, stats->tool_count);
}
