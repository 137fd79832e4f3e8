/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <string.h>

enum {
    NOW_MS = FIXTURE_NOW_MS
};

void fixture_enter(struct model *m, enum screen screen, int focus)
{
    visit_init(m, NOW_MS);
    fixture_languages = 0;
    m->minute_of_day = 18 * 60 + 42;
    m->screen = screen;
    m->focus = m->focus_was = focus;
    m->focus_ms = m->since_ms = m->touched_ms = NOW_MS - 2000;
    m->choice = (struct choice){.routine = 0, .technique = -1, .tool = 0, .legs = LEGS_BOTH};
}

/* A visit on its way: a routine or, with -1, one technique. */
static void plan(struct model *m, enum screen screen, int routine, int technique, int tool)
{
    fixture_enter(m, screen, 0);
    m->choice.routine = routine;
    m->choice.technique = technique;
    m->choice.tool = tool;
    plan_build(fixture_content(), NULL, &m->choice, &m->plan);
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
    fixture_enter(m, SCREEN_ATTRACT, 0);
}

/* The second round: words and figure have changed sides. */
static void attract_swapped(struct model *m)
{
    fixture_enter(m, SCREEN_ATTRACT, 0);
    m->since_ms = m->touched_ms = NOW_MS - 62000;
}

static void attract_languages(struct model *m)
{
    fixture_enter(m, SCREEN_ATTRACT, 0);
    fixture_languages = 4;
}

static void attract_dimmed(struct model *m)
{
    fixture_enter(m, SCREEN_ATTRACT, 0);
    m->dimmed = true;
    m->touched_ms = 0;
}

static void choose(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 0);
}

static void choose_moving(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 1);
    m->focus_was = 0;
    m->focus_ms = NOW_MS - 60;
    m->press_ms[BUTTON_RIGHT] = NOW_MS - 60;
}

static void choose_learn(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 3);
}

static void choose_pick(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 2);
}

/* With the way-back ring: 14 s are left. */
static void technique(struct model *m)
{
    fixture_enter(m, SCREEN_TECHNIQUE, 1);
    m->touched_ms = NOW_MS - 31000;
}

static void tool(struct model *m)
{
    fixture_enter(m, SCREEN_TOOL, 1);
}

static void leg(struct model *m)
{
    fixture_enter(m, SCREEN_LEG, LEGS_BOTH);
}

static void safety(struct model *m)
{
    fixture_enter(m, SCREEN_SAFETY, 0);
}

static void feel_before(struct model *m)
{
    fixture_enter(m, SCREEN_FEEL, 0);
}

static void feel_after(struct model *m)
{
    fixture_enter(m, SCREEN_FEEL, 0);
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

/* Three seconds are left: the edge says so. */
static void hold_tick(struct model *m)
{
    plan(m, SCREEN_RUN, 0, -1, 0);
    phase(m, 1, 45000, 42060);
    m->flash = (struct flash){CUE_TICK, 3, NOW_MS - 60};
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

static void reps_beat(struct model *m)
{
    reps(m);
    m->flash = (struct flash){CUE_BEAT, 0, NOW_MS - 60};
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
    fixture_enter(m, SCREEN_LEARN, 0);
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

/* fixture_env() has the hours that it is outside of. */
static void resting(struct model *m)
{
    fixture_enter(m, SCREEN_RESTING, 0);
    m->weekday = 2;
    m->minute_of_day = 2 * 60;
    m->since_ms = NOW_MS - 443000;
}

static void resting_black(struct model *m)
{
    resting(m);
    m->black = true;
}

static void trouble(struct model *m, enum trouble_step step, int focus)
{
    fixture_enter(m, SCREEN_TROUBLE, focus);
    m->trouble.step = step;
    m->trouble.what = 0;
}

static void trouble_hold(struct model *m)
{
    fixture_enter(m, SCREEN_CHOOSE, 0);
    m->down_ms[BUTTON_BACK] = m->trouble.hold_ms = NOW_MS - 1700;
}

/* One thing was said before. */
static void trouble_what(struct model *m)
{
    trouble(m, TROUBLE_WHAT, 0);
    outages_add(&m->outages, "station.sound", TROUBLE_BROKEN, true, NOW_MS - 60000);
}

static void trouble_how(struct model *m)
{
    trouble(m, TROUBLE_HOW, 1);
}

static void trouble_thanks(struct model *m)
{
    trouble(m, TROUBLE_THANKS, 0);
}

static void trouble_refused(struct model *m)
{
    trouble(m, TROUBLE_THANKS, 0);
    m->trouble.refused = true;
}

static const struct fixture_moment moments[] = {
    {"attract", attract},
    {"attract_swapped", attract_swapped},
    {"attract_languages", attract_languages},
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
    {"hold_tick", hold_tick},
    {"hold_left", hold_left},
    {"rock", rock},
    {"reps", reps},
    {"reps_beat", reps_beat},
    {"stretch", stretch},
    {"paused", paused},
    {"stop", stop},
    {"stop_ready", stop_ready},
    {"switch", switch_leg},
    {"summary", summary},
    {"summary_left", summary_left},
    {"learn", learn},
    {"resting", resting},
    {"resting_black", resting_black},
    {"trouble_hold", trouble_hold},
    {"trouble_what", trouble_what},
    {"trouble_how", trouble_how},
    {"trouble_thanks", trouble_thanks},
    {"trouble_refused", trouble_refused},
    {"fault", fault},
};

enum {
    COUNT = sizeof moments / sizeof moments[0]
};

int fixture_moment_count(void)
{
    return COUNT + fixture_staff_moment_count + fixture_service_moment_count;
}

const struct fixture_moment *fixture_moment(int i)
{
    int staff = i - COUNT, service = staff - fixture_staff_moment_count;

    return staff < 0     ? &moments[i]
           : service < 0 ? &fixture_staff_moments[staff]
                         : &fixture_service_moments[service];
}
