/* SPDX-License-Identifier: MIT */
/* Every screen of the station's own content, with the real fonts and the longest numbers, in
 * every layout: each text whole, apart from all others, and on an even ground. */
#include "app/cli/station.h"
#include "app/cli/tour.h"
#include "tests/unit/ui/fixture.h"
#include "text_judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    LONG_AGO_MS = 4000000, /* whatever comes in has come in */
    LONG_S = 99 * 60 + 59,
    MANY = 99
};

static const struct layout {
    const char *name;
    int w, h;
} layouts[] = {{"landscape", 1920, 1080},
               {"portrait", 1080, 1920},
               {"small", 1280, 720},
               {"small portrait", 720, 1280}};

static struct station station;
static struct text_judge *judge;
static int faults; /* of one test: all of them are said */

static int set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    judge = text_judge_create();
    return judge != NULL && station_init(&station, &files, START_MS) &&
                   station_open_fonts(&station)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    station_finish(&station);
    text_judge_destroy(judge);
    return 0;
}

static int no_faults(void **state)
{
    int found = faults;

    (void)state;
    faults = 0;
    return found == 0 ? 0 : -1;
}

static struct content *content(void)
{
    return &station.assets->content;
}

/* What comes from the stop card on; behind it everything lies under something. */
static int first_judged(const struct draw_list *list)
{
    const char *title = station.assets->words.stop_title;

    for (int i = 0; station.model.screen == SCREEN_STOP && i < list->command_count; i++) {
        if (list->commands[i].kind == DRAW_TEXT &&
            strcmp(&list->chars[list->commands[i].u.text.first_char], title) == 0) {
            return i - 1; /* the held time stands before it */
        }
    }
    return 0;
}

static void set_ring(struct judged *judged, bool portrait)
{
    if (station.model.screen == SCREEN_RUN || station.model.screen == SCREEN_PAUSED) {
        judged->ring_at = portrait ? (struct point){272, 1320} : (struct point){1556, 350};
        judged->ring_radius = portrait ? 172.0F : 160.0F;
    }
}

static const char *fault_of(const struct layout *layout)
{
    struct canvas canvas = {.w = layout->w, .h = layout->h};
    bool portrait = layout->h > layout->w;
    struct judged judged = {
        .list = station.list,
        .scale = (float)layout->w / (portrait ? 1080.0F : 1920.0F),
    };

    set_ring(&judged, portrait);
    station_list(&station, &canvas, station.model.now_ms);
    judged.from = first_judged(station.list);
    return text_judge_fault(judge, &judged);
}

static void check_moment(const char *moment)
{
    for (size_t k = 0; k < sizeof layouts / sizeof layouts[0]; k++) {
        const char *fault = fault_of(&layouts[k]);

        if (fault != NULL) {
            print_error("%s, %s: %s\n", moment, layouts[k].name, fault);
            faults++;
        }
    }
}

static void enter(enum screen screen, struct choice choice)
{
    struct model *model = &station.model;

    visit_init(model, START_MS);
    model->screen = screen;
    model->since_ms = model->focus_ms = START_MS - LONG_AGO_MS;
    model->touched_ms = START_MS;
    model->minute_of_day = 23 * 60 + 59;
    model->choice = choice;
}

/* A block of a planned visit, at the start of a phase. */
static void enter_block(enum screen screen, const struct choice *choice, int block)
{
    struct model *model = &station.model;

    enter(screen, *choice);
    plan_build(content(), choice, &model->plan);
    model->block = block;
    model->block_left_ms = model->plan.blocks[block].leg_ms;
    model->count_total_ms = 10000;
    model->count_ms = START_MS + model->count_total_ms;
}

static void enter_phase(int phase, int64_t elapsed_ms, int64_t planned_ms)
{
    struct model *model = &station.model;

    model->run = (struct run){.phase = phase, .planned_ms = planned_ms};
    model->run.started_ms = START_MS - elapsed_ms;
}

static struct choice choice_of(int routine, int technique, int tool, enum legs legs)
{
    return (struct choice){
        .routine = routine, .technique = technique, .tool = tool, .legs = legs};
}

static void test_screens(void **state)
{
    (void)state;
    for (int stop = 0; stop < TOUR_COUNT; stop++) {
        assert_true(tour_go((enum tour_stop)stop, &station.env, &station.model));
        check_moment(tour_name((enum tour_stop)stop));
        tour_wait(&station.model, &station.env, 1000);
        check_moment(tour_name((enum tour_stop)stop));
    }
}

/* Two rounds of what is shown while nobody is there. */
static void test_waiting(void **state)
{
    (void)state;
    enter(SCREEN_ATTRACT, choice_of(0, -1, 0, LEGS_BOTH));
    for (int ms = 0; ms < 2 * 3 * 30000; ms += 4000) {
        check_moment("attract");
        tour_wait(&station.model, &station.env, 4000);
    }
}

static void check_menu(const char *moment)
{
    int count = visit_menu_count(&station.model, &station.env);

    assert_true(count > 0);
    for (int item = 0; item < count; item++) {
        station.model.focus = station.model.focus_was = item;
        check_moment(moment);
        station.model.touched_ms = START_MS - station.config.settings.menu_idle_ms + 19500;
        check_moment(moment);
        station.model.touched_ms = START_MS;
    }
}

/* Every item with the focus on it, also while the time runs down. */
static void test_menus(void **state)
{
    (void)state;
    enter(SCREEN_CHOOSE, choice_of(0, -1, 0, LEGS_BOTH));
    check_menu("choose");
    enter(SCREEN_TECHNIQUE, choice_of(-1, 0, 0, LEGS_BOTH));
    check_menu("technique");
    enter(SCREEN_LEARN, choice_of(-1, 0, 0, LEGS_BOTH));
    check_menu("learn");
    for (int r = 0; r < content()->routine_count; r++) {
        enter(SCREEN_TOOL, choice_of(r, -1, 0, LEGS_BOTH));
        check_menu("tool");
        for (unsigned t = 0; t < content()->routines[r].tool_ids_count; t++) {
            enter(SCREEN_LEG, choice_of(r, -1, content()->routines[r].tools[t], LEGS_BOTH));
            check_menu("leg");
        }
    }
}

static void test_menus_with_long_times(void **state)
{
    static const int SECONDS[] = {LONG_S / 2, LONG_S, 90, 60};

    (void)state;
    for (size_t i = 0; i < sizeof SECONDS / sizeof SECONDS[0]; i++) {
        struct item *item = &content()->routines[0].items[0];
        struct dose *dose = &content()->techniques[visit_technique_item(content(), 1)].dose;
        struct dose item_was = item->seconds, dose_was = *dose;

        item->seconds.value = dose->value = SECONDS[i];
        enter(SCREEN_CHOOSE, choice_of(0, -1, 0, LEGS_BOTH));
        check_moment("choose, long");
        enter(SCREEN_LEG, choice_of(0, -1, content()->routines[0].tools[0], LEGS_BOTH));
        check_menu("leg, long");
        enter(SCREEN_TECHNIQUE, choice_of(-1, 0, 0, LEGS_BOTH));
        station.model.focus = station.model.focus_was = 1;
        check_moment("technique, long");
        item->seconds = item_was;
        *dose = dose_was;
    }
}

static void check_held(const char *moment)
{
    station.model.held_ms = START_MS;
    station.model.screen = SCREEN_PAUSED;
    check_moment(moment);
    station.model.screen = SCREEN_STOP;
    station.model.back_to = SCREEN_RUN;
    check_moment(moment);
}

/* A phase at its start, in each part of a repetition, near its end, paused, about to stop. */
static void check_phase(const char *moment, const struct choice *choice, int block, int phase)
{
    const struct technique *technique;
    int64_t planned_ms;

    enter_block(SCREEN_RUN, choice, block);
    technique = visit_technique(&station.model, &station.env);
    planned_ms = plan_phase_ms(&technique->phases[phase]);
    for (int64_t ms = 0; ms < planned_ms; ms += ms < 5000 ? 2500 : 23000) {
        enter_phase(phase, ms, planned_ms);
        check_moment(moment);
    }
    check_held(moment);
}

static void test_techniques(void **state)
{
    (void)state;
    for (int i = 0; i < content()->technique_count; i++) {
        const struct technique *technique = &content()->techniques[i];

        for (int legs = LEGS_LEFT; legs <= LEGS_RIGHT; legs++) {
            struct choice choice = choice_of(-1, i, technique->tool, (enum legs)legs);

            for (int phase = 0; phase < (int)technique->phases_count; phase++) {
                check_phase(technique->id, &choice, 0, phase);
            }
            enter_block(SCREEN_READY, &choice, 0);
            check_moment(technique->id);
        }
    }
}

/* The longest numbers that a ring may show. */
static void test_long_phases(void **state)
{
    (void)state;
    for (int i = 0; i < content()->technique_count; i++) {
        struct technique *technique = &content()->techniques[i];
        struct choice choice = choice_of(-1, i, technique->tool, LEGS_RIGHT);

        for (int p = 0; p < (int)technique->phases_count; p++) {
            struct phase *phase = &technique->phases[p];
            struct dose reps_was = phase->reps, seconds_was = phase->seconds;

            phase->reps.value = phase->reps.value > 0 ? MANY : 0;
            phase->seconds.value = phase->seconds.value > 0 ? LONG_S : 0;
            enter_block(SCREEN_RUN, &choice, 0);
            enter_phase(p, 0, plan_phase_ms(phase));
            check_moment(technique->id);
            enter_phase(p, plan_phase_ms(phase) - 500, plan_phase_ms(phase));
            check_moment(technique->id);
            enter_phase(p, 500, plan_phase_ms(phase));
            check_held(technique->id);
            phase->reps = reps_was;
            phase->seconds = seconds_was;
        }
    }
}

static void check_visit(const struct choice *choice)
{
    const char *name = content()->routines[choice->routine].name;

    enter_block(SCREEN_READY, choice, 0);
    int count = station.model.plan.count;
    for (int block = 0; block < count; block++) {
        enter_block(SCREEN_READY, choice, block);
        check_moment(name);
        if (block > 0) {
            enter_block(SCREEN_SWITCH, choice, block);
            check_moment(name);
        }
        enter_block(SCREEN_RUN, choice, block);
        const struct technique *technique = visit_technique(&station.model, &station.env);
        for (int phase = 0; phase < (int)technique->phases_count; phase++) {
            enter_phase(phase, 4000, plan_phase_ms(&technique->phases[phase]));
            station.model.block_left_ms = station.model.run.planned_ms; /* what is next */
            check_moment(name);
        }
    }
}

static void test_visits(void **state)
{
    (void)state;
    for (int r = 0; r < content()->routine_count; r++) {
        for (unsigned t = 0; t < content()->routines[r].tool_ids_count; t++) {
            struct choice choice = choice_of(r, -1, content()->routines[r].tools[t], LEGS_BOTH);
            check_visit(&choice);
        }
    }
}

static void test_feelings(void **state)
{
    (void)state;
    for (int legs = LEGS_LEFT; legs <= LEGS_RIGHT; legs++) {
        for (int face = FEEL_NONE; face < FEEL_LEVELS; face++) {
            enter(SCREEN_FEEL, choice_of(0, -1, 0, (enum legs)legs));
            station.model.feel_focus = station.model.focus_was = face;
            check_moment("feel before");
            for (int before = FEEL_NONE; before < FEEL_LEVELS; before += 2) {
                station.model.feel_is_after = true;
                station.model.feel_before = before;
                check_moment("feel after");
            }
        }
    }
}

static void enter_summary(const struct choice *choice, const struct leg_tally *left,
                          const struct leg_tally *right)
{
    enter_block(SCREEN_SUMMARY, choice, 0);
    station.model.block = station.model.plan.count;
    station.model.finished = true;
    station.model.tally[LEG_LEFT] = *left;
    station.model.tally[LEG_RIGHT] = *right;
}

/* Every next step, for one leg and for both. */
static void test_summaries_lead_on(void **state)
{
    static const struct leg_tally some = {172000, 3, 16, 5}, none;

    (void)state;
    for (int i = 0; i < content()->routine_count + content()->technique_count; i++) {
        int t = i - content()->routine_count;
        struct choice choice =
            t < 0 ? choice_of(i, -1, content()->routines[i].tools[0], LEGS_RIGHT)
                  : choice_of(-1, t, content()->techniques[t].tool, LEGS_RIGHT);

        enter_summary(&choice, &none, &some);
        check_moment("summary, one leg");
        choice.legs = LEGS_BOTH;
        enter_summary(&choice, &some, &some);
        check_moment("summary, both legs");
        station.model.next_done = true;
        check_moment("summary, nothing next");
    }
}

static void test_summaries(void **state)
{
    static const struct leg_tally tallies[] = {{0},
                                               {30000, 0, 0, 1},
                                               {172000, 1, 0, 3},
                                               {60000, 0, 1, 1},
                                               {LONG_S * 1000, MANY, MANY, MANY}};
    enum {
        TALLIES = sizeof tallies / sizeof tallies[0]
    };

    (void)state;
    for (int i = 0; i < TALLIES * TALLIES; i++) {
        struct choice choice = choice_of(0, -1, 0, LEGS_BOTH);

        enter_summary(&choice, &tallies[i / TALLIES], &tallies[i % TALLIES]);
        check_moment("summary");
        for (int face = 0; i == 0 && face < FEEL_LEVELS; face++) {
            station.model.feel_before = face;
            station.model.feel_after = FEEL_LEVELS - 1 - face;
            check_moment("summary, felt");
        }
        station.model.feel_before = 1;
        station.model.left = true;
        station.model.finished = false;
        check_moment("summary, left");
    }
}

static void show_coach(enum coach_page page, enum fixture_use use)
{
    static struct stats_answer answer;
    const struct coach_figures *figures = fixture_use(use);

    station.figures.answer = &answer;
    station.figures.shown = *figures;
    enter(SCREEN_COACH, choice_of(0, -1, 0, LEGS_BOTH));
    station.model.staff.page = page;
    station.model.staff.holding = -1;
}

/* Every page of every kind of use, and what its figures mean. */
static void test_coach(void **state)
{
    (void)state;
    for (int use = FIXTURE_USE_EMPTY; use <= FIXTURE_USE_PROBLEM; use++) {
        for (int page = 0; page < COACH_PAGE_COUNT; page++) {
            char moment[80];

            snprintf(moment, sizeof moment, "coach, use %d, page %d", use, page);
            show_coach((enum coach_page)page, (enum fixture_use)use);
            check_moment(moment);
            station.model.touched_ms = START_MS - station.config.settings.coach_idle_ms + 19500;
            check_moment(moment);
            station.model.staff.meanings = true;
            check_moment(moment);
        }
    }
    station.figures.answer = NULL;
}

static void test_faults(void **state)
{
    char text[FAULT_TEXT_MAX];

    (void)state;
    memset(text, 'x', sizeof text);
    for (int i = 9; i < FAULT_TEXT_MAX - 1; i += 10) {
        text[i] = ' ';
    }
    for (int length = 0; length < FAULT_TEXT_MAX; length += 57) {
        char cut[FAULT_TEXT_MAX];

        memcpy(cut, text, sizeof cut);
        cut[length] = '\0';
        visit_init_fault(&station.model, START_MS, "F1", cut);
        station.model.minute_of_day = 23 * 60 + 59;
        check_moment("fault");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_screens, no_faults),
        cmocka_unit_test_teardown(test_waiting, no_faults),
        cmocka_unit_test_teardown(test_menus, no_faults),
        cmocka_unit_test_teardown(test_menus_with_long_times, no_faults),
        cmocka_unit_test_teardown(test_techniques, no_faults),
        cmocka_unit_test_teardown(test_long_phases, no_faults),
        cmocka_unit_test_teardown(test_visits, no_faults),
        cmocka_unit_test_teardown(test_feelings, no_faults),
        cmocka_unit_test_teardown(test_summaries_lead_on, no_faults),
        cmocka_unit_test_teardown(test_summaries, no_faults),
        cmocka_unit_test_teardown(test_coach, no_faults),
        cmocka_unit_test_teardown(test_faults, no_faults),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
