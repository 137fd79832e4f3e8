/* SPDX-License-Identifier: MIT */
/* Red held alone says what does not work; what needs it is not offered until it is cleared. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct driver d;

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    return 0;
}

static void hold_red(void)
{
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 3000);
    driver_release(&d, BUTTON_BACK);
    driver_wait(&d, 1000);
}

/* From the list of things to the thanks: the ball is the first of them. */
static void report_ball(enum trouble_kind kind)
{
    SCREEN_IS("trouble");
    driver_tap(&d, BUTTON_OK);
    for (int i = 0; i < (int)kind; i++) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.trouble.step, TROUBLE_THANKS);
}

static void test_the_hold_is_exact(void **state)
{
    (void)state;
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 2999);
    SCREEN_IS("attract");
    assert_int_equal(visit_trouble_hold_since_ms(&d.model), d.now_ms - 2999);
    driver_wait(&d, 1);
    SCREEN_IS("trouble");
    driver_release(&d, BUTTON_BACK);
    SCREEN_IS("trouble");
    assert_int_equal(visit_trouble_hold_since_ms(&d.model), -1);
}

static void test_shorter_begins_a_visit(void **state)
{
    (void)state;
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 2500);
    SCREEN_IS("attract");
    driver_release(&d, BUTTON_BACK);
    SCREEN_IS("choose");
}

static void test_the_press_that_wakes_only_wakes(void **state)
{
    (void)state;
    driver_wait(&d, d.settings.dim_ms + 1000);
    assert_true(d.model.dimmed);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
    assert_false(d.model.dimmed);
    driver_wait(&d, d.settings.dim_ms + 1000);
    hold_red(); /* held on it is a hold all the same */
    SCREEN_IS("trouble");
}

static void test_another_button_ends_the_hold(void **state)
{
    (void)state;
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 1000);
    driver_tap(&d, BUTTON_LEFT);
    driver_wait(&d, 5000);
    assert_int_not_equal(d.model.screen, SCREEN_TROUBLE);
    driver_release(&d, BUTTON_BACK);
    driver_init(&d);
    driver_press(&d, BUTTON_OK); /* red is not alone */
    driver_wait(&d, 1000);
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 3000);
    SCREEN_IS("code");
}

static void test_it_goes_on_over_screens(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("tool");
    driver_press(&d, BUTTON_BACK);
    SCREEN_IS("choose");
    driver_wait(&d, 3000);
    SCREEN_IS("trouble");
    driver_release(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("choose");
}

static void test_a_visit_is_held_and_not_lost(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_key(&d, KEY_START_NOW);
    driver_wait(&d, 5000);
    int64_t elapsed_ms = visit_phase_elapsed_ms(&d.model);
    hold_red();
    report_ball(TROUBLE_MISSING);
    driver_wait(&d, 6000);
    SCREEN_IS("stop");
    assert_int_equal(visit_phase_elapsed_ms(&d.model), elapsed_ms);
    hold_red(); /* red on "Stop here?" waits, too */
    SCREEN_IS("trouble");
    driver_wait(&d, d.settings.menu_idle_ms);
    SCREEN_IS("stop");
    assert_true(driver_key(&d, KEY_GO_ON));
    SCREEN_IS("run");
    assert_int_equal(d.model.plan.blocks[0].technique, T_ROLL); /* as it was */
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_END), 0);
}

static void test_a_short_red_still_stops(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_key(&d, KEY_START_NOW);
    driver_wait(&d, 5000);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("stop");
    driver_press(&d, BUTTON_BACK);
    SCREEN_IS("stop");
    driver_wait(&d, 80);
    driver_release(&d, BUTTON_BACK);
    SCREEN_IS("summary");
}

/* Whether a tool can be chosen in a routine. */
static bool offers(int routine, int tool)
{
    struct choice choice = {.routine = routine};

    for (int i = 0; i < visit_tool_count(&d.content, &d.model.outages, routine); i++) {
        if (visit_tool_item(&d.content, &d.model.outages, &choice, i) == tool) {
            return true;
        }
    }
    return false;
}

static void test_what_is_missing_or_broken_hides(void **state)
{
    (void)state;
    for (enum trouble_kind kind = 0; kind < TROUBLE_KIND_COUNT; kind++) {
        bool hides = kind != TROUBLE_WORN;

        driver_init(&d);
        hold_red();
        report_ball(kind);
        assert_int_equal(d.model.outages.count, 1);
        assert_int_equal(offers(R_QUICK, TOOL_BALL), !hides);
        assert_true(offers(R_QUICK, TOOL_HANDS));
        assert_int_equal(visit_tool_count(&d.content, &d.model.outages, R_FULL), !hides);
        assert_int_equal(visit_choose_count(&d.content, &d.model.outages), hides ? 4 : 5);
        assert_int_equal(visit_choose_item(&d.content, &d.model.outages, 1),
                         hides ? R_KNOT : R_FULL);
        for (int i = 0; i < visit_listed_count(&d.content, &d.model.outages); i++) {
            int t = visit_technique_item(&d.content, &d.model.outages, i);
            assert_true(!hides || d.content.techniques[t].tool != TOOL_BALL);
        }
    }
}

static void test_one_tool_left_is_not_asked_for(void **state)
{
    (void)state;
    hold_red();
    report_ball(TROUBLE_BROKEN);
    driver_wait(&d, 6000);
    SCREEN_IS("attract");
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("leg");
    assert_int_equal(d.model.choice.tool, TOOL_HANDS);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("choose");
}

static void out(const char *what)
{
    assert_true(outages_add(&d.model.outages, what, TROUBLE_MISSING, false, d.now_ms));
}

static void test_with_nothing_left_one_can_learn(void **state)
{
    (void)state;
    out("ball");
    out("hands");
    assert_int_equal(visit_choose_count(&d.content, &d.model.outages), 2);
    assert_int_equal(visit_choose_item(&d.content, &d.model.outages, 0), VISIT_PICK);
    for (int i = 0; i < visit_listed_count(&d.content, &d.model.outages); i++) {
        int t = visit_technique_item(&d.content, &d.model.outages, i);
        assert_int_equal(d.content.techniques[t].tool, TOOL_WALL); /* the stretches */
    }
    out("wall");
    assert_int_equal(visit_choose_count(&d.content, &d.model.outages), 1);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("learn");
    assert_int_equal(visit_learn_routine(&d.model, &d.env), -1);
    assert_false(driver_key(&d, KEY_FIND_KNOT));
}

static void test_the_next_step_needs_its_tool(void **state)
{
    (void)state;
    d.model.finished = true;
    d.model.choice.routine = R_QUICK;
    assert_int_equal(visit_next_step(&d.model, &d.env), T_WALL);
    out("wall");
    assert_int_equal(visit_next_step(&d.model, &d.env), -1);
}

static void test_the_same_said_again_is_counted(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        hold_red();
        report_ball(TROUBLE_MISSING);
        driver_wait(&d, 6000);
    }
    assert_int_equal(d.model.outages.count, 1);
    assert_int_equal(d.model.outages.items[0].reports, 3);
    assert_int_equal(driver_usage_count(&d, USAGE_OUTAGE), 3);
    assert_string_equal(driver_usage(&d, USAGE_OUTAGE, -1)->u.outage.what, "ball");
    assert_int_equal(driver_usage(&d, USAGE_OUTAGE, -1)->u.outage.act, OUTAGE_REPORTED);
    assert_string_equal(d.model.outages.items[0].what, "ball");
}

static void test_an_hour_takes_so_many(void **state)
{
    (void)state;
    for (int i = 0; i < TROUBLE_REPORTS_LIMIT + 1; i++) {
        hold_red();
        report_ball(TROUBLE_WORN);
        assert_int_equal(d.model.trouble.refused, i == TROUBLE_REPORTS_LIMIT);
        driver_wait(&d, 6000);
    }
    assert_int_equal(d.model.outages.items[0].reports, TROUBLE_REPORTS_LIMIT);
    assert_int_equal(driver_usage_count(&d, USAGE_OUTAGE), TROUBLE_REPORTS_LIMIT);
    driver_wait(&d, 3600000);
    hold_red();
    report_ball(TROUBLE_WORN);
    assert_false(d.model.trouble.refused);
    assert_int_equal(d.model.outages.items[0].reports, TROUBLE_REPORTS_LIMIT + 1);
}

static void test_a_part_needs_no_second_question(void **state)
{
    (void)state;
    hold_red();
    driver_tap(&d, BUTTON_RIGHT); /* the ball is the only tool to fetch: then the sound */
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.trouble.step, TROUBLE_THANKS);
    assert_string_equal(d.model.outages.items[0].what, "station.sound");
    assert_int_equal(visit_choose_count(&d.content, &d.model.outages), 5);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("attract");
}

static void test_back_undoes_the_first_answer(void **state)
{
    (void)state;
    hold_red();
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.trouble.step, TROUBLE_HOW);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.trouble.step, TROUBLE_WHAT);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
    assert_int_equal(d.model.outages.count, 0);
}

static void test_room_ends_somewhere(void **state)
{
    struct outages outages = {0};
    char name[] = "a0";

    (void)state;
    for (int i = 0; i < OUTAGES_MAX; i++) {
        name[0] = (char)('a' + i % 26);
        name[1] = (char)('0' + i / 26);
        assert_true(outages_add(&outages, name, TROUBLE_WORN, true, 0));
    }
    assert_false(outages_add(&outages, "one_more", TROUBLE_WORN, true, 0));
    assert_true(outages_add(&outages, "a0", TROUBLE_WORN, true, 0)); /* it is open already */
    outages_remove(&outages, 0);
    assert_int_equal(outages_find(&outages, "a0", TROUBLE_WORN), -1);
    assert_int_equal(outages_find(&outages, "b0", TROUBLE_WORN), 0);
}

static void test_what_was_out_before_the_start_comes_back(void **state)
{
    struct outages outages = {0};

    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("tool"); /* somebody is quicker than the records */
    out("hook");
    assert_true(outages_add(&outages, "ball", TROUBLE_MISSING, true, -5000));
    driver_step(&d, (struct event){.kind = EVENT_OUTAGES, .outages = &outages});
    assert_int_equal(d.model.outages.count, 2);
    assert_false(offers(R_QUICK, TOOL_BALL));
    SCREEN_IS("tool");
    assert_true(outages_add(&outages, "hands", TROUBLE_BROKEN, true, -5000));
    driver_step(&d, (struct event){.kind = EVENT_OUTAGES, .outages = &outages});
    SCREEN_IS("choose"); /* nothing is left to choose there */
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.outages.count, 3); /* whoever goes leaves them */
}

static void enter_task(enum coach_task task)
{
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 3100);
    for (int i = 0; i < CODE_LENGTH; i++) {
        driver_tap(&d, d.settings.code[i]);
    }
    SCREEN_IS("coach");
    d.model.staff.page = COACH_TASKS;
    d.model.focus = (int)task;
    driver_tap(&d, BUTTON_OK);
}

static void test_a_coach_clears_by_two_presses(void **state)
{
    (void)state;
    hold_red();
    report_ball(TROUBLE_MISSING);
    driver_wait(&d, 6000);
    enter_task(TASK_OUTAGES);
    SCREEN_IS("outages");
    assert_int_equal(visit_menu_count(&d.model, &d.env), 2);
    driver_tap(&d, BUTTON_OK);
    assert_true(d.model.staff.clearing);
    assert_int_equal(d.model.outages.count, 1);
    driver_tap(&d, BUTTON_BACK); /* not yet */
    assert_false(d.model.staff.clearing);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.outages.count, 0);
    assert_int_equal(driver_usage(&d, USAGE_OUTAGE, -1)->u.outage.act, OUTAGE_CLEARED);
    assert_string_equal(driver_usage(&d, USAGE_OUTAGE, -1)->u.outage.what, "ball");
    assert_true(offers(R_QUICK, TOOL_BALL));
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("coach");
    assert_int_equal(d.model.focus, TASK_OUTAGES);
}

static void test_a_coach_sets_one(void **state)
{
    (void)state;
    enter_task(TASK_OUTAGES);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("trouble");
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("outages"); /* nobody thanks a coach */
    assert_int_equal(d.model.outages.count, 1);
    assert_int_equal(d.model.outages.items[0].reports, 0);
    assert_int_equal(d.model.outages.items[0].kind, TROUBLE_BROKEN);
    assert_int_equal(driver_usage(&d, USAGE_OUTAGE, -1)->u.outage.act, OUTAGE_SET);
    assert_false(offers(R_QUICK, TOOL_BALL));
    d.model.focus = 1;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("outages");
    driver_wait(&d, d.settings.coach_idle_ms);
    SCREEN_IS("attract");
    assert_int_equal(d.model.outages.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_the_hold_is_exact, setup),
        cmocka_unit_test_setup(test_shorter_begins_a_visit, setup),
        cmocka_unit_test_setup(test_the_press_that_wakes_only_wakes, setup),
        cmocka_unit_test_setup(test_another_button_ends_the_hold, setup),
        cmocka_unit_test_setup(test_it_goes_on_over_screens, setup),
        cmocka_unit_test_setup(test_a_visit_is_held_and_not_lost, setup),
        cmocka_unit_test_setup(test_a_short_red_still_stops, setup),
        cmocka_unit_test_setup(test_what_is_missing_or_broken_hides, setup),
        cmocka_unit_test_setup(test_one_tool_left_is_not_asked_for, setup),
        cmocka_unit_test_setup(test_with_nothing_left_one_can_learn, setup),
        cmocka_unit_test_setup(test_the_next_step_needs_its_tool, setup),
        cmocka_unit_test_setup(test_the_same_said_again_is_counted, setup),
        cmocka_unit_test_setup(test_an_hour_takes_so_many, setup),
        cmocka_unit_test_setup(test_a_part_needs_no_second_question, setup),
        cmocka_unit_test_setup(test_back_undoes_the_first_answer, setup),
        cmocka_unit_test_setup(test_what_was_out_before_the_start_comes_back, setup),
        cmocka_unit_test_setup(test_a_coach_clears_by_two_presses, setup),
        cmocka_unit_test_setup(test_a_coach_sets_one, setup),
        cmocka_unit_test_setup(test_room_ends_somewhere, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
