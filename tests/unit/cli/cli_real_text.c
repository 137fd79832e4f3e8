/* SPDX-License-Identifier: MIT */
/* Every screen of the station's own content, with the real fonts and the longest numbers, in
 * every layout: each text whole, apart from all others, and on an even ground. */
#include "app/cli/tour.h"
#include "app/ui/softkeys.h"
#include "real_text.h"
#include "tests/unit/ui/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = REAL_TEXT_START_MS,
    LONG_S = 99 * 60 + 59,
    MANY = 99
};

/* A block of a planned visit, at the start of a phase. */
static void enter_block(enum screen screen, const struct choice *choice, int block)
{
    struct model *model = &real_text_station.model;

    real_text_enter(screen, *choice);
    plan_build(real_text_content(), NULL, choice, &model->plan);
    model->block = block;
    model->block_left_ms = model->plan.blocks[block].leg_ms;
    model->count_total_ms = 10000;
    model->count_ms = START_MS + model->count_total_ms;
}

static void enter_phase(int phase, int64_t elapsed_ms, int64_t planned_ms)
{
    struct model *model = &real_text_station.model;

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
        assert_true(
            tour_go((enum tour_stop)stop, &real_text_station.env, &real_text_station.model));
        real_text_check(tour_name((enum tour_stop)stop));
        tour_wait(&real_text_station.model, &real_text_station.env, 1000);
        real_text_check(tour_name((enum tour_stop)stop));
    }
}

/* Two rounds of what is shown while nobody is there. */
static void test_waiting(void **state)
{
    (void)state;
    real_text_enter(SCREEN_ATTRACT, choice_of(0, -1, 0, LEGS_BOTH));
    for (int ms = 0; ms < 2 * 3 * 30000; ms += 4000) {
        real_text_check("attract");
        tour_wait(&real_text_station.model, &real_text_station.env, 4000);
    }
}

/* Once round: the words go along with the discs, to every edge of the page. */
static void test_resting(void **state)
{
    struct settings *settings = &real_text_station.settings;
    struct model *model = &real_text_station.model;

    (void)state;
    settings->opening = (struct opening){{{0x7F, 23 * 60 + 58, 23 * 60}}, 1};
    for (int s = 0; s < 1200; s += 20) {
        real_text_enter(SCREEN_RESTING, choice_of(0, -1, 0, LEGS_BOTH));
        model->weekday = 0;
        model->minute_of_day = 23 * 60 + 30;
        model->since_ms = model->now_ms - s * 1000LL;
        real_text_check("resting");
    }
    settings->opening.count = 0;
}

static void check_menu(const char *moment)
{
    int count = visit_menu_count(&real_text_station.model, &real_text_station.env);

    assert_true(count > 0);
    for (int item = 0; item < count; item++) {
        real_text_station.model.focus = real_text_station.model.focus_was = item;
        real_text_check(moment);
        real_text_station.model.touched_ms =
            START_MS - real_text_station.config.settings.menu_idle_ms + 19500;
        real_text_check(moment);
        real_text_station.model.touched_ms = START_MS;
    }
}

/* Every item with the focus on it, also while the time runs down. */
static void test_menus(void **state)
{
    (void)state;
    real_text_enter(SCREEN_CHOOSE, choice_of(0, -1, 0, LEGS_BOTH));
    check_menu("choose");
    real_text_enter(SCREEN_TECHNIQUE, choice_of(-1, 0, 0, LEGS_BOTH));
    check_menu("technique");
    real_text_enter(SCREEN_LEARN, choice_of(-1, 0, 0, LEGS_BOTH));
    check_menu("learn");
    for (int r = 0; r < real_text_content()->routine_count; r++) {
        real_text_enter(SCREEN_TOOL, choice_of(r, -1, 0, LEGS_BOTH));
        check_menu("tool");
        for (unsigned t = 0; t < real_text_content()->routines[r].tool_ids_count; t++) {
            real_text_enter(
                SCREEN_LEG,
                choice_of(r, -1, real_text_content()->routines[r].tools[t], LEGS_BOTH));
            check_menu("leg");
        }
    }
}

static void test_menus_with_long_times(void **state)
{
    static const int SECONDS[] = {LONG_S / 2, LONG_S, 90, 60};

    (void)state;
    for (size_t i = 0; i < sizeof SECONDS / sizeof SECONDS[0]; i++) {
        struct item *item = &real_text_content()->routines[0].items[0];
        struct dose *dose =
            &real_text_content()
                 ->techniques[visit_technique_item(real_text_content(), NULL, 1)]
                 .dose;
        struct dose item_was = item->seconds, dose_was = *dose;

        item->seconds.value = dose->value = SECONDS[i];
        real_text_enter(SCREEN_CHOOSE, choice_of(0, -1, 0, LEGS_BOTH));
        real_text_check("choose, long");
        real_text_enter(SCREEN_LEG,
                        choice_of(0, -1, real_text_content()->routines[0].tools[0], LEGS_BOTH));
        check_menu("leg, long");
        real_text_enter(SCREEN_TECHNIQUE, choice_of(-1, 0, 0, LEGS_BOTH));
        real_text_station.model.focus = real_text_station.model.focus_was = 1;
        real_text_check("technique, long");
        item->seconds = item_was;
        *dose = dose_was;
    }
}

static void check_held(const char *moment)
{
    real_text_station.model.held_ms = START_MS;
    real_text_station.model.screen = SCREEN_PAUSED;
    real_text_check(moment);
    real_text_station.model.screen = SCREEN_STOP;
    real_text_station.model.back_to = SCREEN_RUN;
    real_text_check(moment);
}

/* A phase at its start, in each part of a repetition, near its end, paused, about to stop. */
static void check_phase(const char *moment, const struct choice *choice, int block, int phase)
{
    const struct technique *technique;
    int64_t planned_ms;

    enter_block(SCREEN_RUN, choice, block);
    technique = visit_technique(&real_text_station.model, &real_text_station.env);
    planned_ms = plan_phase_ms(&technique->phases[phase]);
    for (int64_t ms = 0; ms < planned_ms; ms += ms < 5000 ? 2500 : 23000) {
        enter_phase(phase, ms, planned_ms);
        real_text_check(moment);
    }
    check_held(moment);
}

static void test_techniques(void **state)
{
    (void)state;
    for (int i = 0; i < real_text_content()->technique_count; i++) {
        const struct technique *technique = &real_text_content()->techniques[i];

        for (int legs = LEGS_LEFT; legs <= LEGS_RIGHT; legs++) {
            struct choice choice = choice_of(-1, i, technique->tool, (enum legs)legs);

            for (int phase = 0; phase < (int)technique->phases_count; phase++) {
                check_phase(technique->id, &choice, 0, phase);
            }
            enter_block(SCREEN_READY, &choice, 0);
            real_text_check(technique->id);
        }
    }
}

/* The longest numbers that a ring may show. */
static void test_long_phases(void **state)
{
    (void)state;
    for (int i = 0; i < real_text_content()->technique_count; i++) {
        struct technique *technique = &real_text_content()->techniques[i];
        struct choice choice = choice_of(-1, i, technique->tool, LEGS_RIGHT);

        for (int p = 0; p < (int)technique->phases_count; p++) {
            struct phase *phase = &technique->phases[p];
            struct dose reps_was = phase->reps, seconds_was = phase->seconds;

            phase->reps.value = phase->reps.value > 0 ? MANY : 0;
            phase->seconds.value = phase->seconds.value > 0 ? LONG_S : 0;
            enter_block(SCREEN_RUN, &choice, 0);
            enter_phase(p, 0, plan_phase_ms(phase));
            real_text_check(technique->id);
            enter_phase(p, plan_phase_ms(phase) - 500, plan_phase_ms(phase));
            real_text_check(technique->id);
            enter_phase(p, 500, plan_phase_ms(phase));
            check_held(technique->id);
            phase->reps = reps_was;
            phase->seconds = seconds_was;
        }
    }
}

static void check_visit(const struct choice *choice)
{
    const char *name = real_text_content()->routines[choice->routine].name;

    enter_block(SCREEN_READY, choice, 0);
    int count = real_text_station.model.plan.count;
    for (int block = 0; block < count; block++) {
        enter_block(SCREEN_READY, choice, block);
        real_text_check(name);
        if (block > 0) {
            enter_block(SCREEN_SWITCH, choice, block);
            real_text_check(name);
        }
        enter_block(SCREEN_RUN, choice, block);
        const struct technique *technique =
            visit_technique(&real_text_station.model, &real_text_station.env);
        for (int phase = 0; phase < (int)technique->phases_count; phase++) {
            enter_phase(phase, 4000, plan_phase_ms(&technique->phases[phase]));
            real_text_station.model.block_left_ms =
                real_text_station.model.run.planned_ms; /* what is next */
            real_text_check(name);
        }
    }
}

static void test_visits(void **state)
{
    (void)state;
    for (int r = 0; r < real_text_content()->routine_count; r++) {
        for (unsigned t = 0; t < real_text_content()->routines[r].tool_ids_count; t++) {
            struct choice choice =
                choice_of(r, -1, real_text_content()->routines[r].tools[t], LEGS_BOTH);
            check_visit(&choice);
        }
    }
}

static void test_feelings(void **state)
{
    (void)state;
    for (int legs = LEGS_LEFT; legs <= LEGS_RIGHT; legs++) {
        for (int face = FEEL_NONE; face < FEEL_LEVELS; face++) {
            real_text_enter(SCREEN_FEEL, choice_of(0, -1, 0, (enum legs)legs));
            real_text_station.model.feel_focus = real_text_station.model.focus_was = face;
            real_text_check("feel before");
            for (int before = FEEL_NONE; before < FEEL_LEVELS; before += 2) {
                real_text_station.model.feel_is_after = true;
                real_text_station.model.feel_before = before;
                real_text_check("feel after");
            }
        }
    }
}

static void enter_summary(const struct choice *choice, const struct leg_tally *left,
                          const struct leg_tally *right)
{
    enter_block(SCREEN_SUMMARY, choice, 0);
    real_text_station.model.block = real_text_station.model.plan.count;
    real_text_station.model.finished = true;
    real_text_station.model.tally[LEG_LEFT] = *left;
    real_text_station.model.tally[LEG_RIGHT] = *right;
}

/* Every next step, for one leg and for both. */
static void test_summaries_lead_on(void **state)
{
    static const struct leg_tally some = {172000, 3, 16, 5}, none;

    (void)state;
    for (int i = 0;
         i < real_text_content()->routine_count + real_text_content()->technique_count; i++) {
        int t = i - real_text_content()->routine_count;
        struct choice choice =
            t < 0 ? choice_of(i, -1, real_text_content()->routines[i].tools[0], LEGS_RIGHT)
                  : choice_of(-1, t, real_text_content()->techniques[t].tool, LEGS_RIGHT);

        enter_summary(&choice, &none, &some);
        real_text_check("summary, one leg");
        choice.legs = LEGS_BOTH;
        enter_summary(&choice, &some, &some);
        real_text_check("summary, both legs");
        real_text_station.model.next_done = true;
        real_text_check("summary, nothing next");
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
        real_text_check("summary");
        for (int face = 0; i == 0 && face < FEEL_LEVELS; face++) {
            real_text_station.model.feel_before = face;
            real_text_station.model.feel_after = FEEL_LEVELS - 1 - face;
            real_text_check("summary, felt");
        }
        real_text_station.model.feel_before = 1;
        real_text_station.model.left = true;
        real_text_station.model.finished = false;
        real_text_check("summary, left");
    }
}

/* Everything that can be reported, before and after it was, and what is wrong with it. */
static void test_troubles(void **state)
{
    struct model *model = &real_text_station.model;
    int count = trouble_thing_count(real_text_content());

    (void)state;
    real_text_enter(SCREEN_CHOOSE, choice_of(0, -1, 0, LEGS_BOTH));
    model->trouble.hold_ms = START_MS - 2000;
    real_text_check("trouble, held");
    real_text_enter(SCREEN_TROUBLE, choice_of(0, -1, 0, LEGS_BOTH));
    check_menu("trouble, what");
    for (int thing = 0; thing < count; thing++) {
        model->trouble.step = TROUBLE_HOW;
        model->trouble.what = thing;
        check_menu("trouble, how");
        outages_add(&model->outages, trouble_thing_name(real_text_content(), thing),
                    TROUBLE_WORN, true, START_MS);
    }
    model->trouble.step = TROUBLE_WHAT;
    check_menu("trouble, known");
    model->trouble.step = TROUBLE_THANKS;
    real_text_check("trouble, thanks");
    model->trouble.refused = true;
    real_text_check("trouble, refused");
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
        visit_init_fault(&real_text_station.model, START_MS, "F1", cut);
        real_text_station.model.minute_of_day = 23 * 60 + 59;
        real_text_check("fault");
    }
}

/* No word of a label beside a button is so long that it would be broken. */
static int check_key_words(const char *key, const char *label, float room)
{
    int too_wide = 0;
    static const float px[] = {28.0F, 30.0F}; /* on a large and a small screen that stands */
    const struct font_metrics *metrics = raster_metrics(real_text_station.raster);
    char word[80];

    for (label += strspn(label, " "); *label != '\0'; label += strspn(label, " ")) {
        size_t length = strcspn(label, " ");

        assert_true(length < sizeof word);
        snprintf(word, sizeof word, "%.*s", (int)length, label);
        for (size_t i = 0; i < sizeof px / sizeof px[0]; i++) {
            float width = metrics_width(metrics, FONT_SEMIBOLD, px[i], word);

            if (width > room) {
                print_error("%s: '%s' is %.0f wide at %.0f, there are %.0f\n", key, word,
                            (double)width, (double)px[i], (double)room);
                too_wide++;
            }
        }
        label += length;
    }
    return too_wide;
}

/* Words that only stand beside the green button, at the end of the row. */
static bool is_green(const char *key)
{
    static const char *const keys[] = {"key_start", "key_start_now", "key_i_understand",
                                       "key_count_again"};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(keys[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void test_keys(void **state)
{
    const struct words *words = station_language(&real_text_station)->words;
    const struct {
        const char *key, *label;
    } all[] = {
#define KEY_LABEL(name) {#name, words->name},
        WORDS_LIST(KEY_LABEL)
#undef KEY_LABEL
    };

    int too_wide = 0;

    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        bool is_key = strncmp(all[i].key, "key_", 4) == 0;
        bool is_leg = strncmp(all[i].key, "leg_left", 8) == 0 ||
                      strncmp(all[i].key, "leg_right", 9) == 0; /* filled into two of them */

        if (is_key || is_leg) {
            too_wide += check_key_words(
                all[i].key, all[i].label,
                softkeys_label_width(true, is_green(all[i].key) ? BUTTON_OK : BUTTON_LEFT));
        }
    }
    for (int i = 0; i < real_text_station.assets->languages.count; i++) {
        too_wide += check_key_words("name", real_text_station.assets->languages.names[i],
                                    softkeys_label_width(true, BUTTON_LEFT));
    }
    assert_int_equal(too_wide, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test_teardown(test_screens, real_text_no_faults),
        cmocka_unit_test_teardown(test_waiting, real_text_no_faults),
        cmocka_unit_test_teardown(test_resting, real_text_no_faults),
        cmocka_unit_test_teardown(test_menus, real_text_no_faults),
        cmocka_unit_test_teardown(test_menus_with_long_times, real_text_no_faults),
        cmocka_unit_test_teardown(test_techniques, real_text_no_faults),
        cmocka_unit_test_teardown(test_long_phases, real_text_no_faults),
        cmocka_unit_test_teardown(test_visits, real_text_no_faults),
        cmocka_unit_test_teardown(test_feelings, real_text_no_faults),
        cmocka_unit_test_teardown(test_summaries_lead_on, real_text_no_faults),
        cmocka_unit_test_teardown(test_summaries, real_text_no_faults),
        cmocka_unit_test_teardown(test_troubles, real_text_no_faults),
        cmocka_unit_test_teardown(test_faults, real_text_no_faults),
    };

    real_text_use_language(argc > 1 ? argv[1] : NULL);
    return cmocka_run_group_tests(tests, real_text_set_up, real_text_tear_down);
}
