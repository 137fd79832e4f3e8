/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <string.h>

enum {
    NOW_MS = 1000000
};

static void enter(struct model *m, enum screen screen, int focus)
{
    visit_init(m, NOW_MS);
    m->minute_of_day = 18 * 60 + 42;
    m->screen = screen;
    m->focus = m->focus_was = focus;
    m->focus_ms = m->since_ms = m->touched_ms = NOW_MS - 2000;
    m->choice = (struct choice){.routine = 0, .technique = -1, .tool = 0, .legs = LEGS_BOTH};
}

/* A visit on its way: a routine or, with -1, one technique. */
static void plan(struct model *m, enum screen screen, int routine, int technique, int tool)
{
    enter(m, screen, 0);
    m->choice.routine = routine;
    m->choice.technique = technique;
    m->choice.tool = tool;
    plan_build(fixture_content(), &m->choice, &m->plan);
    m->count_total_ms = 10000;
    m->count_ms = NOW_MS + 6400;
    m->block_left_ms = m->plan.blocks[0].leg_ms;
    m->visit_open = true;
}

static void phase(struct model *m, int index, int64_t planned_ms, int64_t elapsed_ms)
{
    m->run.phase = index;
    m->run.planned_ms = planned_ms;
    m->run.started_ms = NOW_MS - elapsed_ms;
    m->held_ms = NOW_MS;
}

static void attract(struct model *m)
{
    enter(m, SCREEN_ATTRACT, 0);
}

/* The second round: words and figure have changed sides. */
static void attract_swapped(struct model *m)
{
    enter(m, SCREEN_ATTRACT, 0);
    m->since_ms = m->touched_ms = NOW_MS - 62000;
}

static void attract_dimmed(struct model *m)
{
    enter(m, SCREEN_ATTRACT, 0);
    m->dimmed = true;
    m->touched_ms = 0;
}

static void choose(struct model *m)
{
    enter(m, SCREEN_CHOOSE, 0);
}

static void choose_moving(struct model *m)
{
    enter(m, SCREEN_CHOOSE, 1);
    m->focus_was = 0;
    m->focus_ms = NOW_MS - 60;
    m->press_ms[BUTTON_RIGHT] = NOW_MS - 60;
}

static void choose_learn(struct model *m)
{
    enter(m, SCREEN_CHOOSE, 3);
}

static void choose_pick(struct model *m)
{
    enter(m, SCREEN_CHOOSE, 2);
}

/* With the way-back ring: 14 s are left. */
static void technique(struct model *m)
{
    enter(m, SCREEN_TECHNIQUE, 1);
    m->touched_ms = NOW_MS - 31000;
}

static void tool(struct model *m)
{
    enter(m, SCREEN_TOOL, 1);
}

static void leg(struct model *m)
{
    enter(m, SCREEN_LEG, LEGS_BOTH);
}

static void safety(struct model *m)
{
    enter(m, SCREEN_SAFETY, 0);
}

static void feel_before(struct model *m)
{
    enter(m, SCREEN_FEEL, 0);
}

static void feel_after(struct model *m)
{
    enter(m, SCREEN_FEEL, 0);
    m->choice.legs = LEGS_RIGHT;
    m->feel_is_after = true;
    m->feel_before = 3;
    m->feel_focus = m->focus_was = 1;
}

static void ready_fetch(struct model *m)
{
    plan(m, SCREEN_READY, 0, -1, 0);
}

static void ready_place(struct model *m)
{
    plan(m, SCREEN_READY, 1, -1, 2);
}

static void search(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 0, 60000, 19300);
}

static void hold(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 1, 45000, 17000);
}

static void hold_found(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 1, 45000, 160);
    m->run.spot = true;
    m->run.found_from_ms = 19000;
}

static void hold_last(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 1, 45000, 43500);
}

static void hold_left(struct model *m)
{
    hold(m);
    m->block = 1;
}

static void rock(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 2, 15000, 4000);
}

static void reps(struct model *m)
{
    plan(m, SCREEN_RUN, 1, -1, 2);
    phase(m, 0, 48000, 22000);
}

static void stretch(struct model *m)
{
    plan(m, SCREEN_RUN, 1, -1, 2);
    m->block = 2;
    phase(m, 0, 30000, 18200);
}

static void paused(struct model *m)
{
    hold(m);
    m->screen = SCREEN_PAUSED;
    m->back_to = SCREEN_RUN;
}

static void stop(struct model *m)
{
    hold(m);
    m->screen = SCREEN_STOP;
    m->back_to = SCREEN_RUN;
}

static void stop_ready(struct model *m)
{
    ready_fetch(m);
    m->screen = SCREEN_STOP;
    m->back_to = SCREEN_READY;
    m->held_ms = NOW_MS;
}

static void switch_leg(struct model *m)
{
    plan(m, SCREEN_SWITCH, 0, -1, 0);
    m->block = 1;
}

static void summary(struct model *m)
{
    plan(m, SCREEN_SUMMARY, 0, -1, 0);
    m->block = m->plan.count;
    m->finished = true;
    m->feel_before = 3;
    m->feel_after = 1;
    m->tally[LEG_RIGHT] = (struct leg_tally){180000, 2, 0, 5};
    m->tally[LEG_LEFT] = (struct leg_tally){171600, 1, 16, 5};
}

static void summary_left(struct model *m)
{
    plan(m, SCREEN_SUMMARY, 0, -1, 0);
    m->choice.legs = LEGS_RIGHT;
    m->left = true;
    m->tally[LEG_RIGHT] = (struct leg_tally){61000, 1, 0, 2};
}

static void learn(struct model *m)
{
    enter(m, SCREEN_LEARN, 0);
}

static void fault(struct model *m)
{
    visit_init_fault(m, NOW_MS, "CONTENT",
                     "assets/techniques/massage_ball.yaml:23:15: phases: seconds: value: 75 is "
                     "outside its range, allowed are 30 to 60\n"
                     "assets/routines/quick.yaml:6:9: tools: \"lacrose_ball\" is no tool, the "
                     "tools are lacrosse_ball, foam_roller, massage_stick, massage_gun, hook "
                     "and hands\n"
                     "assets/a_very_long_folder_name_without_any_place_to_break_the_line/and_"
                     "another_one_of_the_same_kind.yaml: no such file");
    m->minute_of_day = 605;
}

/* The third press has just been made. */
static void code(struct model *m)
{
    enter(m, SCREEN_CODE, 0);
    m->staff.code_count = 3;
    m->staff.code[2] = BUTTON_RIGHT;
    m->staff.code_ms = m->press_ms[BUTTON_RIGHT] = m->touched_ms = NOW_MS - 200;
}

static void code_locked(struct model *m)
{
    enter(m, SCREEN_CODE, 0);
    m->staff.code_refused = true;
    m->staff.code_ms = m->touched_ms = NOW_MS - 2000;
    m->staff.locked_until_ms = m->staff.code_ms + 60000;
}

/* Red and green are held, two of three seconds. */
static void staff_hold(struct model *m)
{
    enter(m, SCREEN_CHOOSE, 0);
    m->down_ms[BUTTON_BACK] = NOW_MS - 2040;
    m->down_ms[BUTTON_OK] = NOW_MS - 2000;
}

static void coach(struct model *m, enum coach_page page, enum fixture_use use)
{
    enter(m, SCREEN_COACH, 0);
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

const struct fixture_moment fixture_moments[] = {
    {"attract", attract},
    {"attract_swapped", attract_swapped},
    {"attract_dimmed", attract_dimmed},
    {"choose", choose},
    {"choose_moving", choose_moving},
    {"choose_learn", choose_learn},
    {"choose_pick", choose_pick},
    {"technique", technique},
    {"tool", tool},
    {"leg", leg},
    {"safety", safety},
    {"feel_before", feel_before},
    {"feel_after", feel_after},
    {"ready_fetch", ready_fetch},
    {"ready_place", ready_place},
    {"search", search},
    {"hold", hold},
    {"hold_found", hold_found},
    {"hold_last", hold_last},
    {"hold_left", hold_left},
    {"rock", rock},
    {"reps", reps},
    {"stretch", stretch},
    {"paused", paused},
    {"stop", stop},
    {"stop_ready", stop_ready},
    {"switch", switch_leg},
    {"summary", summary},
    {"summary_left", summary_left},
    {"learn", learn},
    {"fault", fault},
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
    {"meaning_overview", meaning_overview},
    {"meaning_techniques", meaning_techniques},
    {"meaning_quit", meaning_quit},
    {"meaning_legs", meaning_legs},
    {"meaning_station", meaning_station},
};

const int fixture_moments_count = (int)(sizeof fixture_moments / sizeof fixture_moments[0]);
