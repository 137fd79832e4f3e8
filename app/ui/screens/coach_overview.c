/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    RANKED = 5,
    FELT = 4,
    HOUR_MS = 3600000,
    FIRST_HOUR = 6, /* shown when nothing lies outside */
    LAST_HOUR = 22,
};

static const float AXIS_PX = 24.5F; /* more: made larger to be readable */

struct places {
    struct rect visits, hours, techniques, finished, felt;
    float ring_x, ring_y, ring; /* in the panel */
};

static const struct places LANDSCAPE = {
    .visits = {64, 140, 880, 372},
    .hours = {976, 140, 880, 372},
    .techniques = {64, 536, 560, 380},
    .finished = {656, 536, 500, 380},
    .felt = {1188, 536, 668, 380},
    .ring_x = 160,
    .ring_y = 226,
    .ring = 104,
};

static const struct places PORTRAIT = {
    .visits = {56, 164, 968, 352},
    .hours = {56, 540, 968, 352},
    .techniques = {56, 916, 484, 352},
    .finished = {564, 916, 460, 352},
    .felt = {56, 1292, 968, 352},
    .ring_x = 140,
    .ring_y = 200,
    .ring = 94,
};

static void draw_visits(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    struct chart_bar bars[CHART_BARS_MAX];
    const char *title = words->coach_visits_day;
    int count = 0;

    switch (coach_bars(coach, bars, &count)) {
    case COACH_BARS_DAYS: break;
    case COACH_BARS_MONTHS: title = words->coach_visits_month; break;
    case COACH_BARS_YEARS: title = words->coach_visits_year; break;
    }
    coach_panel(coach, panel, title, 0.0F);
    chart_bars(
        &coach->chart,
        (struct rect){panel.x + 28.0F, panel.y + 64.0F, panel.w - 60.0F, panel.h - 88.0F}, bars,
        count);
}

static float share_of(const struct usage_stats *stats, int day, int hour)
{
    const struct stats_hour *cell = &stats->hours[day][hour];

    if (stats->weekday_days[day] == 0 || (cell->on_ms == 0 && cell->busy_ms == 0)) {
        return -1.0F;
    }
    return (float)((double)cell->busy_ms / ((double)stats->weekday_days[day] * HOUR_MS));
}

static void draw_hours(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    struct chart_heat heat = {.day_letters = words->coach_day_letters,
                              .hour = words->coach_hour};
    int first = FIRST_HOUR, last = LAST_HOUR;

    for (int day = 0; day < CHART_DAYS; day++) {
        for (int hour = 0; hour < CHART_HOURS; hour++) {
            heat.share[day][hour] = share_of(coach->stats, day, hour);
            if (heat.share[day][hour] > 0.0F) {
                first = hour < first ? hour : first;
                last = hour > last ? hour : last;
            }
        }
    }
    heat.first_hour = first;
    heat.hour_count = last - first + 1;
    coach_panel(coach, panel, words->coach_hours, panel.w * 0.5F);
    chart_heat_key(&coach->chart, panel.x + panel.w - 32.0F, panel.y + 52.0F, words->coach_few,
                   words->coach_many);
    chart_heat(
        &coach->chart,
        (struct rect){panel.x + 28.0F, panel.y + 74.0F, panel.w - 56.0F, panel.h - 104.0F},
        &heat);
}

static void draw_techniques(const struct coach *coach, struct rect panel)
{
    const struct usage_stats *stats = coach->stats;
    struct chart_row rows[RANKED];
    int count = stats->technique_count < RANKED ? stats->technique_count : RANKED;

    for (int i = 0; i < count; i++) {
        rows[i].name = coach_technique_name(coach, stats->techniques[i].name);
        rows[i].value = stats->techniques[i].n;
    }
    coach_panel(coach, panel, coach->words->coach_techniques, 0.0F);
    chart_ranked(&coach->chart, coach_inside(panel), rows, count, RANKED);
}

static void draw_finished(const struct coach *coach, struct rect panel, const struct places *at)
{
    const struct words *words = coach->words;
    const struct stats_visits *visits = &coach->stats->visits;
    const int64_t numbers[] = {visits->finished, visits->left, visits->idle};
    const char *const names[] = {words->coach_finished, words->coach_left, words->coach_idle};
    /* Where the text is larger than the layout asks for, the ring makes room. */
    float less = coach->chart.px > AXIS_PX ? 20.0F : 0.0F;
    float radius = at->ring - less;
    float middle = panel.x + at->ring_x - 1.5F * less;
    float x = middle + radius * 1.45F;
    char text[FORMAT_MAX];

    coach_panel(coach, panel, words->coach_finished_title, 0.0F);
    chart_ring(&coach->chart, middle, panel.y + at->ring_y, radius,
               (float)visits->finished / (float)visits->n,
               coach_percent(text, words, visits->finished, visits->n));
    for (int i = 0; i < 3; i++) {
        float y = panel.y + at->ring_y + (float)(i - 1) * 88.0F;

        paint_text_fit(coach->paint, x, y, panel.x + panel.w - x - 16.0F,
                       coach_number(text, numbers[i]),
                       type_heading(40.0F, THEME.text, ALIGN_START));
        paint_text_fit(coach->paint, x, y + 34.0F, panel.x + panel.w - x - 16.0F, names[i],
                       type_body(24.0F, THEME.text2, ALIGN_START));
    }
}

static struct chart_felt felt_of(const char *name, const struct stats_rated *rated)
{
    return (struct chart_felt){name, rated->n >= COACH_RATINGS_LEAST,
                               rated->n >= COACH_RATINGS_FIRM, (float)rated->before,
                               (float)rated->after};
}

/* All visits, and the techniques used most. */
static void draw_felt(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    const struct usage_stats *stats = coach->stats;
    const struct chart_felt_words felt_words = {words->feel_0, words->feel_4,
                                                words->coach_too_few};
    struct chart_felt rows[FELT];
    int count = 1;

    rows[0] = felt_of(words->coach_all_visits, &stats->rated);
    for (int i = 0; i < stats->technique_count && count < FELT; i++) {
        const struct stats_ranked *ranked = &stats->techniques[i];

        if (ranked->name[0] != '\0') {
            rows[count++] = felt_of(coach_technique_name(coach, ranked->name), &ranked->rated);
        }
    }
    coach_panel(coach, panel, words->coach_felt, panel.w * 0.44F);
    chart_felt_key(&coach->chart, panel.x + panel.w - 32.0F, panel.y + 52.0F,
                   words->coach_before, words->coach_after);
    chart_felt(&coach->chart, coach_inside(panel), rows, count, FELT, &felt_words);
}

void coach_overview(const struct coach *coach)
{
    const struct places *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;

    draw_visits(coach, at->visits);
    draw_hours(coach, at->hours);
    draw_techniques(coach, at->techniques);
    draw_finished(coach, at->finished, at);
    draw_felt(coach, at->felt);
}
