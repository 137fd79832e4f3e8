/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <stdio.h>
#include <string.h>

enum {
    MONDAY = 20773, /* 2026-11-16 */
    HOUR_MS = 3600000,
    MANY = 750000 /* in ten years of a busy station */
};

const struct coach_figures *fixture_coach;

static struct usage_stats stats;
static struct coach_figures figures;

static void rate(struct stats_rated *rated, int64_t n, double before, double after)
{
    *rated = (struct stats_rated){n, before, after, before - after, n > 1 ? 0.7 : 0.0};
}

static void rank(struct stats_ranked *list, int *count, const char *name, int64_t n,
                 int64_t ratings)
{
    struct stats_ranked *ranked = &list[(*count)++];

    snprintf(ranked->name, sizeof ranked->name, "%s", name);
    ranked->n = n;
    ranked->finished = n - n / 5;
    ranked->left = n / 6;
    ranked->idle = n / 5 - n / 6;
    ranked->guided_ms = n * 190000;
    rate(&ranked->rated, ratings, 3.2, 1.4);
}

static void lay_out(int64_t to_day, int days, int64_t first_day)
{
    memset(&stats, 0, sizeof stats);
    stats.from_day = to_day - days + 1;
    stats.to_day = to_day;
    stats.first_day = first_day;
    stats.last_day = to_day;
    stats.stations = 1;
    stats.strip_first_day = to_day - STATS_STRIP_DAYS + 1;
    stats.station.last_start_wall_ms = (to_day - 9) * 24 * (int64_t)HOUR_MS;
    snprintf(stats.station.version, sizeof stats.station.version, "0.1.0");
    for (int i = 0; i < 7; i++) {
        stats.weekday_days[i] = days / 7;
    }
    for (int i = 0; i < days && days <= STATS_BARS_MAX; i++) {
        struct stats_bar *bar = &stats.bars[stats.bar_count++];

        *bar = (struct stats_bar){.first_day = stats.from_day + i, .days = 1};
        bar->on_days = bar->first_day >= first_day;
    }
}

static void turn_on(int day, int from_hour, int to_hour)
{
    for (int hour = from_hour; hour < to_hour; hour++) {
        stats.strip_on_ms[day][hour] = HOUR_MS;
    }
}

static void stay_on(void)
{
    for (int day = 0; day < STATS_STRIP_DAYS; day++) {
        turn_on(day, 6, 22);
    }
    for (int i = 0; i < 7 * 24; i++) {
        stats.hours[i / 24][i % 24].on_ms = i % 24 >= 6 && i % 24 < 22 ? HOUR_MS : 0;
    }
}

static void stage(struct stats_funnel *funnel, enum stats_stage_kind kind, const char *phase,
                  bool second, int64_t reached, int64_t left)
{
    struct stats_stage *place = &funnel->stages[funnel->stage_count++];

    *place = (struct stats_stage){.kind = kind, .second = second, .reached = reached};
    snprintf(place->technique, sizeof place->technique, "ball");
    snprintf(place->phase, sizeof place->phase, "%s", phase);
    place->left_in = left - left / 3;
    place->left_after = left / 3;
    place->done = reached - left;
}

static void fill_funnel(int64_t n)
{
    struct stats_funnel *funnel = &stats.funnels[stats.funnel_count++];

    snprintf(funnel->routine, sizeof funnel->routine, "%s", stats.routines[0].name);
    stage(funnel, STATS_STAGE_BEGUN, "", false, n, n / 40);
    stage(funnel, STATS_STAGE_STEP, "search", false, n - n / 20, n / 30);
    stage(funnel, STATS_STAGE_STEP, "hold", false, n - n / 12, n / 12);
    stage(funnel, STATS_STAGE_STEP, "rock", false, n - n / 8, n / 50);
    stage(funnel, STATS_STAGE_STEP, "search", true, n / 2, n / 60);
    stage(funnel, STATS_STAGE_STEP, "hold", true, n / 2 - n / 50, 0);
    stage(funnel, STATS_STAGE_ASKED, "", false, n - n / 5, 0);
    funnel->left = n / 5;
    funnel->left_median_ms = 84000;
    funnel->left_planned_ms = 190000;
}

static void fill(int64_t n)
{
    stats.visits = (struct stats_visits){
        .n = n, .finished = n - n / 5, .left = n / 8, .idle = n / 14, .unset_clock = n / 90};
    stats.visits.interrupted =
        n - stats.visits.finished - stats.visits.left - stats.visits.idle;
    rate(&stats.rated, n / 2, 3.0, 1.5);
    stats.legs[LEGS_LEFT] = (struct stats_legs){.n = n / 9};
    stats.legs[LEGS_RIGHT] = (struct stats_legs){.n = n / 4};
    stats.legs[LEGS_BOTH] = (struct stats_legs){.n = n - n / 9 - n / 4,
                                                .second_guided = n / 2,
                                                .second_skipped = n / 20,
                                                .second_missing = n / 14};
    stats.leg[LEG_LEFT] = (struct stats_leg){n - n / 4, n * 170000, n / 3, n / 2};
    stats.leg[LEG_RIGHT] = (struct stats_leg){n - n / 9, n * 210000, n / 2, n};
    stats.station.on_days = n > 1 ? 13 : 1;
    stats.station.on_ms = stats.station.on_days * 15 * HOUR_MS;
}

static void press(enum button button, int64_t n, int64_t bounce_ms)
{
    stats.buttons[button] = (struct stats_button){
        .presses = n, .glitches = n / 7, .watched = 2 * n, .bounce_ms = bounce_ms};
}

static void fill_dense(void)
{
    static const int VISITS[14] = {14, 18, 22, 17, 25, 31, 12, 16, 0, 24, 19, 28, 34, 15};

    lay_out(MONDAY, 14, MONDAY - 400);
    fill(296);
    stay_on();
    for (int i = 0; i < 14; i++) {
        stats.bars[i].visits = VISITS[i];
    }
    stats.bars[8].on_days = 0;
    stats.bars[2].excluded_days = 1;
    for (int i = 0; i < 40; i++) {
        stats.hours[i % 7][6 + i * 7 % 16].busy_ms = i * HOUR_MS / 40;
    }
    rank(stats.routines, &stats.routine_count, "quick", 200, 90);
    rank(stats.tools, &stats.tool_count, "ball", 132, 60);
    rank(stats.tools, &stats.tool_count, "mystery", 30, 12);
    rank(stats.techniques, &stats.technique_count, "ball", 132, 60);
    rank(stats.techniques, &stats.technique_count, "pin", 46, 19);
    rank(stats.techniques, &stats.technique_count, "gone_since", 9, 4);
    fill_funnel(200);
    memset(stats.strip_on_ms[9], 0, sizeof stats.strip_on_ms[9]);
    stats.strip_on_ms[11][13] = HOUR_MS / 3;
    stats.station.power_cuts = 2;
    press(BUTTON_BACK, 412, 2);
    press(BUTTON_LEFT, 988, 6);
    press(BUTTON_RIGHT, 1640, 0);
    press(BUTTON_OK, 2207, 8);
    stats.fault_count = 2;
    snprintf(stats.faults[1].code, sizeof stats.faults[1].code, "undervoltage");
    snprintf(stats.faults[1].text, sizeof stats.faults[1].text,
             "the power supply or its cable is too weak");
    stats.faults[1].n = 1;
    snprintf(stats.faults[0].code, sizeof stats.faults[0].code, "disk_full");
    snprintf(stats.faults[0].text, sizeof stats.faults[0].text, "no room on the disk");
    stats.faults[0].n = 3;
}

static void fill_one(void)
{
    lay_out(MONDAY, 14, MONDAY);
    fill(1);
    turn_on(STATS_STRIP_DAYS - 1, 9, 11);
    stats.hours[0][9].on_ms = stats.hours[0][10].on_ms = HOUR_MS;
    stats.hours[0][10].busy_ms = 240000;
    stats.hours[0][10].visits = 1;
    stats.bars[13].visits = 1;
    stats.legs[LEGS_RIGHT].n = 1;
    stats.legs[LEGS_BOTH].n = 0;
    rank(stats.routines, &stats.routine_count, "quick", 1, 0);
    rank(stats.tools, &stats.tool_count, "ball", 1, 0);
    rank(stats.techniques, &stats.technique_count, "ball", 1, 0);
    fill_funnel(1);
    stats.buttons[BUTTON_OK] = (struct stats_button){.presses = 1}; /* of a keyboard */
    stats.buttons[BUTTON_RIGHT] = (struct stats_button){.presses = 4};
}

static void fill_long(void)
{
    lay_out(MONDAY, 3650, MONDAY - 3649);
    fill(MANY);
    stay_on();
    stats.bars_are_months = true;
    for (int i = 0; i < 120; i++) {
        stats.bars[stats.bar_count++] =
            (struct stats_bar){.first_day = MONDAY - 3649 + 30 * i,
                               .days = 30,
                               .on_days = i % 17 != 3 ? 30 : 0,
                               .visits = i % 17 != 3 ? MANY / 9 : 0};
    }
    stats.hours[3][2] = (struct stats_hour){9, HOUR_MS, HOUR_MS};
    for (int i = 0; i < 20; i++) {
        char name[USAGE_NAME_MAX];

        snprintf(name, sizeof name, "old_tool_%d", i);
        rank(stats.routines, &stats.routine_count, name, MANY / 3 - i, MANY / 3);
        rank(stats.tools, &stats.tool_count, name, MANY / 3 - i, 19);
        rank(stats.techniques, &stats.technique_count, name, MANY / 3 - i, MANY / 3);
    }
    stats.techniques[1].rated.change = -0.4;
    fill_funnel(MANY);
    stats.station = (struct stats_station){.on_days = 3650,
                                           .on_ms = 3650LL * 24 * HOUR_MS,
                                           .power_cuts = MANY,
                                           .crashes = MANY,
                                           .last_start_wall_ms = 1};
    snprintf(stats.station.version, sizeof stats.station.version, "10.20.30-long-name");
    for (int i = 0; i < BUTTON_COUNT; i++) {
        press((enum button)i, (i * 2 + 1) * (int64_t)MANY, i * 7);
    }
    stats.fault_count = 5;
    static const char *const codes[] = {"storage", "volatile", "db_corrupt", "hot", "full"};
    for (int i = 0; i < 5; i++) {
        stats.faults[i].n = MANY;
        snprintf(stats.faults[i].code, USAGE_NAME_MAX, "%s", codes[i]);
        snprintf(stats.faults[i].text, USAGE_TEXT_MAX, "moved aside, a new one was begun");
    }
}

static void fill_nobody(void)
{
    lay_out(MONDAY, 14, MONDAY - 400);
    stats.station.on_days = 0;
    stats.excluded_days = 0;
}

static void fill_empty(void)
{
    memset(&stats, 0, sizeof stats);
    stats.last_day = stats.to_day = -1;
}

const struct coach_figures *fixture_use(enum fixture_use use)
{
    switch (use) {
    case FIXTURE_USE_EMPTY:
    case FIXTURE_USE_PROBLEM: fill_empty(); break;
    case FIXTURE_USE_ONE: fill_one(); break;
    case FIXTURE_USE_DENSE: fill_dense(); break;
    case FIXTURE_USE_NOBODY: fill_nobody(); break;
    case FIXTURE_USE_LONG: fill_long(); break;
    }
    figures = (struct coach_figures){
        .stats = &stats,
        .days = use == FIXTURE_USE_LONG ? 0 : 14,
        .back = use == FIXTURE_USE_NOBODY ? 1 : 0,
        .today = MONDAY,
        .wall_ms = MONDAY * 24LL * HOUR_MS,
        .file_bytes = use == FIXTURE_USE_LONG ? 400LL * MANY : 812000,
        .free_bytes = 10000000000,
        .disk_bytes = use == FIXTURE_USE_LONG ? 10000000001 : 32000000000,
    };
    if (use == FIXTURE_USE_PROBLEM) {
        figures.problem =
            "database of an earlier version; a station that runs on it, or unknot "
            "run --db FILE, brings it up to date";
    }
    return &figures;
}
