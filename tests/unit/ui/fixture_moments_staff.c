/* SPDX-License-Identifier: MIT */
/* Moments of the screens behind the code. */
#include "fixture.h"

#include <stdio.h>

enum {
    NOW_MS = FIXTURE_NOW_MS
};

/* The third press has just been made. */
static void code(struct model *m)
{
    fixture_enter(m, SCREEN_CODE, 0);
    m->staff.code_count = 3;
    m->staff.code[2] = BUTTON_RIGHT;
    m->staff.code_ms = m->press_ms[BUTTON_RIGHT] = m->touched_ms = NOW_MS - 200;
}

static void code_locked(struct model *m)
{
    fixture_enter(m, SCREEN_CODE, 0);
    m->staff.code_refused = true;
    m->staff.code_ms = m->touched_ms = NOW_MS - 2000;
    m->staff.locked_until_ms = m->staff.code_ms + 60000;
}

/* Red and green are held, two of three seconds. */
static void staff_hold(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 0);
    m->down_ms[BUTTON_BACK] = NOW_MS - 2040;
    m->down_ms[BUTTON_OK] = NOW_MS - 2000;
}

static void coach(struct model *m, enum coach_page page, enum fixture_use use)
{
    fixture_enter(m, SCREEN_COACH, 0);
    m->minute_of_day = 18 * 60 + 42;
    m->staff.page = page;
    m->staff.asked = m->staff.answered = 1;
    m->staff.asked_ms = m->staff.answered_ms = m->focus_ms = m->since_ms;
    m->staff.holding = -1;
    fixture_coach = fixture_use(use);
}

#define COACH_MOMENT(name, page, use)                                                          \
    static void coach_##name(struct model *m)                                                  \
    {                                                                                          \
        coach(m, page, use);                                                                   \
    }
COACH_MOMENT(dense, COACH_OVERVIEW, FIXTURE_USE_DENSE)
COACH_MOMENT(one, COACH_OVERVIEW, FIXTURE_USE_ONE)
COACH_MOMENT(empty, COACH_OVERVIEW, FIXTURE_USE_EMPTY)
COACH_MOMENT(nobody, COACH_OVERVIEW, FIXTURE_USE_NOBODY)
COACH_MOMENT(long, COACH_OVERVIEW, FIXTURE_USE_LONG)
COACH_MOMENT(problem, COACH_OVERVIEW, FIXTURE_USE_PROBLEM)
COACH_MOMENT(techniques, COACH_TECHNIQUES, FIXTURE_USE_DENSE)
COACH_MOMENT(techniques_one, COACH_TECHNIQUES, FIXTURE_USE_ONE)
COACH_MOMENT(techniques_long, COACH_TECHNIQUES, FIXTURE_USE_LONG)
COACH_MOMENT(quit, COACH_QUIT, FIXTURE_USE_DENSE)
COACH_MOMENT(quit_one, COACH_QUIT, FIXTURE_USE_ONE)
COACH_MOMENT(quit_long, COACH_QUIT, FIXTURE_USE_LONG)
COACH_MOMENT(legs, COACH_LEGS, FIXTURE_USE_DENSE)
COACH_MOMENT(legs_one, COACH_LEGS, FIXTURE_USE_ONE)
COACH_MOMENT(legs_long, COACH_LEGS, FIXTURE_USE_LONG)
COACH_MOMENT(station, COACH_STATION, FIXTURE_USE_DENSE)
COACH_MOMENT(station_one, COACH_STATION, FIXTURE_USE_ONE)
COACH_MOMENT(station_nobody, COACH_STATION, FIXTURE_USE_NOBODY)
COACH_MOMENT(station_long, COACH_STATION, FIXTURE_USE_LONG)

/* Figures are awaited for a while; the old ones are still there. */
COACH_MOMENT(tasks, COACH_TASKS, FIXTURE_USE_DENSE)

static void tasks_days(struct model *m)
{
    coach(m, COACH_TASKS, FIXTURE_USE_EMPTY);
    m->focus = m->focus_was = TASK_DAYS;
}

static void stick(struct model *m, enum stick_state state, enum stick_problem problem)
{
    fixture_enter(m, SCREEN_STICK, 0);
    m->staff.stick = (struct stick){.state = state, .problem = problem};
}

#define STICK_MOMENT(name, state, problem)                                                     \
    static void stick_##name(struct model *m)                                                  \
    {                                                                                          \
        stick(m, state, problem);                                                              \
    }
STICK_MOMENT(looking, STICK_LOOKING, STICK_FINE)
STICK_MOMENT(found, STICK_FOUND, STICK_FINE)
STICK_MOMENT(full_in_the_middle, STICK_FAILED, STICK_FULL)
STICK_MOMENT(read_only, STICK_FAILED, STICK_READ_ONLY)
STICK_MOMENT(pulled, STICK_FAILED, STICK_PULLED)
STICK_MOMENT(unreadable, STICK_FAILED, STICK_UNREADABLE)
STICK_MOMENT(not_allowed, STICK_FAILED, STICK_NOT_ALLOWED)
STICK_MOMENT(broken, STICK_FAILED, STICK_BROKEN)
STICK_MOMENT(no_records, STICK_FAILED, STICK_NO_RECORDS)

static void stick_named(struct model *m)
{
    stick(m, STICK_FOUND, STICK_FINE);
    snprintf(m->staff.stick.name, STICK_NAME_MAX, "FRONT DESK OF THE GYM, 2");
}

static void stick_saving(struct model *m)
{
    stick(m, STICK_SAVING, STICK_FINE);
    m->staff.stick.percent = 63;
}

static void stick_saved(struct model *m)
{
    stick(m, STICK_SAVED, STICK_FINE);
    snprintf(m->staff.stick.folder, STICK_NAME_MAX, "unknot-Recovery-corner-2026-11-16-2");
}

static void stick_full(struct model *m)
{
    stick(m, STICK_FAILED, STICK_FULL);
    m->staff.stick.need_bytes = 312000001;
    m->staff.stick.free_bytes = 48000000;
}

/* From a day in the middle of the use, two periods marked. */
static void days(struct model *m, enum days_step step, int64_t day)
{
    const struct usage_stats *stats;

    fixture_enter(m, SCREEN_DAYS, 0);
    fixture_coach = fixture_use(FIXTURE_USE_DENSE);
    stats = fixture_coach->stats;
    m->staff.days = (struct staff_days){
        .known = {.today = stats->to_day, .first_day = stats->first_day, .count = 2},
        .step = step,
        .from_day = day - 1,
        .day = day,
    };
    m->staff.days.known.items[0] =
        (struct day_mark){stats->first_day, stats->first_day + 20, "test"};
    m->staff.days.known.items[1] =
        (struct day_mark){stats->to_day - 12, stats->to_day - 11, "training"};
    m->staff.asked = m->staff.answered = 1;
}

static void days_from(struct model *m)
{
    days(m, DAYS_FROM, 20768);
}

static void days_marked(struct model *m)
{
    days(m, DAYS_FROM, 20762);
}

static void days_to(struct model *m)
{
    days(m, DAYS_TO, 20768);
}

static void days_why(struct model *m)
{
    days(m, DAYS_REASON, 20768);
    m->focus = m->focus_was = REASON_TEST;
}

/* As many marks as are known at a time, of an unknown reason, and a year between the ends. */
static void days_many(struct model *m)
{
    days(m, DAYS_TO, 20768);
    m->staff.days.from_day = 20768 - 300;
    m->staff.days.known.count = DAY_MARKS_MAX;
    for (int i = 0; i < DAY_MARKS_MAX; i++) {
        struct day_mark *mark = &m->staff.days.known.items[i];

        *mark = (struct day_mark){20380 + 5 * i, 20382 + 5 * i, ""};
        snprintf(mark->reason, sizeof mark->reason, "another_reason_%d", i);
    }
}

static void days_empty(struct model *m)
{
    fixture_enter(m, SCREEN_DAYS, 0);
    m->staff.days.known.today = -1;
    fixture_coach = fixture_use(FIXTURE_USE_EMPTY);
}

static void coach_waits_long(struct model *m)
{
    coach(m, COACH_OVERVIEW, FIXTURE_USE_DENSE);
    m->staff.asked++;
    m->staff.asked_ms = m->focus_ms = NOW_MS - 700;
}

static void meaning(struct model *m, enum coach_page page)
{
    coach(m, page, FIXTURE_USE_DENSE);
    m->staff.meanings = true;
}

static void meaning_overview(struct model *m)
{
    meaning(m, COACH_OVERVIEW);
}

static void meaning_techniques(struct model *m)
{
    meaning(m, COACH_TECHNIQUES);
}

static void meaning_quit(struct model *m)
{
    meaning(m, COACH_QUIT);
}

static void meaning_legs(struct model *m)
{
    meaning(m, COACH_LEGS);
}

static void meaning_station(struct model *m)
{
    meaning(m, COACH_STATION);
}

/* Three things are out; the focus is on the second. */
static void outages(struct model *m)
{
    fixture_enter(m, SCREEN_OUTAGES, 1);
    outages_add(&m->outages, fixture_content()->tools[0].id, TROUBLE_MISSING, true,
                m->now_ms - 26 * 3600000LL);
    outages_add(&m->outages, "station.sound", TROUBLE_BROKEN, false, m->now_ms - 300000);
    outages_add(&m->outages, "gone_since", TROUBLE_WORN, true, OUTAGE_SINCE_UNKNOWN);
}

static void outages_none(struct model *m)
{
    fixture_enter(m, SCREEN_OUTAGES, 0);
}

static void outages_again(struct model *m)
{
    outages(m);
    m->focus = m->focus_was = 0;
    m->staff.clearing = true;
}

const struct fixture_moment fixture_staff_moments[] = {
    {"outages", outages},
    {"outages_none", outages_none},
    {"outages_again", outages_again},
    {"code", code},
    {"code_locked", code_locked},
    {"staff_hold", staff_hold},
    {"coach_dense", coach_dense},
    {"coach_one", coach_one},
    {"coach_empty", coach_empty},
    {"coach_nobody", coach_nobody},
    {"coach_long", coach_long},
    {"coach_problem", coach_problem},
    {"coach_techniques", coach_techniques},
    {"coach_techniques_one", coach_techniques_one},
    {"coach_techniques_long", coach_techniques_long},
    {"coach_quit", coach_quit},
    {"coach_quit_one", coach_quit_one},
    {"coach_quit_long", coach_quit_long},
    {"coach_legs", coach_legs},
    {"coach_legs_one", coach_legs_one},
    {"coach_legs_long", coach_legs_long},
    {"coach_station", coach_station},
    {"coach_station_one", coach_station_one},
    {"coach_station_nobody", coach_station_nobody},
    {"coach_station_long", coach_station_long},
    {"coach_waits", coach_waits_long},
    {"coach_tasks", coach_tasks},
    {"coach_tasks_days", tasks_days},
    {"stick_looking", stick_looking},
    {"stick_found", stick_found},
    {"stick_named", stick_named},
    {"stick_saving", stick_saving},
    {"stick_saved", stick_saved},
    {"stick_full", stick_full},
    {"stick_full_in_the_middle", stick_full_in_the_middle},
    {"stick_read_only", stick_read_only},
    {"stick_pulled", stick_pulled},
    {"stick_unreadable", stick_unreadable},
    {"stick_not_allowed", stick_not_allowed},
    {"stick_broken", stick_broken},
    {"stick_no_records", stick_no_records},
    {"days_from", days_from},
    {"days_marked", days_marked},
    {"days_to", days_to},
    {"days_why", days_why},
    {"days_many", days_many},
    {"days_empty", days_empty},
    {"meaning_overview", meaning_overview},
    {"meaning_techniques", meaning_techniques},
    {"meaning_quit", meaning_quit},
    {"meaning_legs", meaning_legs},
    {"meaning_station", meaning_station},
};

const int fixture_staff_moment_count =
    (int)(sizeof fixture_staff_moments / sizeof fixture_staff_moments[0]);
