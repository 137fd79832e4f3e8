/* SPDX-License-Identifier: MIT */
/* Time held: the pause, "Stop here?", and nobody there. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct driver d;

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    return 0;
}

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

/* Moves on to the running of a block and says which phase of which leg it is. */
static void begin_running(void)
{
    assert_true(driver_key(&d, KEY_START_NOW));
    SCREEN_IS("run");
}

static void test_pause_holds_every_clock(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    driver_wait(&d, 10000);
    driver_press(&d, BUTTON_OK);
    SCREEN_IS("paused");
    driver_release(&d, BUTTON_OK);
    driver_wait(&d, 100000);
    assert_int_equal(visit_phase_elapsed_ms(&d.model), 10000);
    driver_press(&d, BUTTON_OK);
    SCREEN_IS("run");
    driver_release(&d, BUTTON_OK);
    assert_int_equal(driver_until_change(&d), 35000);
    assert_int_equal(driver_last_step(&d)->guided_ms, 45000);
    assert_int_equal(driver_last_step(&d)->pauses, 1);
}

/* The figure goes over from what it did: the model keeps what that was. */
static void test_keeps_what_went_before(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    assert_int_equal(d.model.run.came_count, 0);
    driver_wait(&d, 7000);
    driver_press(&d, BUTTON_OK); /* found it */
    driver_release(&d, BUTTON_OK);
    assert_int_equal(d.model.run.came_count, 1);
    assert_int_equal(d.model.run.came[0].phase, 0);
    assert_in_range(d.model.run.came[0].ms, 7000, 9000);
    assert_int_equal(d.model.run.came[0].held_ms, 0);
    driver_wait(&d, 5000);
    driver_press(&d, BUTTON_OK); /* pause */
    driver_release(&d, BUTTON_OK);
    driver_wait(&d, 3000);
    assert_true(driver_key(&d, KEY_REPEAT)); /* out of the pause */
    assert_int_equal(d.model.run.came_count, 2);
    assert_int_equal(d.model.run.came[0].phase, 1);
    assert_int_equal(d.model.run.came[0].ms, 5000);
    assert_int_equal(d.model.run.came[0].held_ms, 3000 + 80); /* it acts when it is let go */
    assert_int_equal(d.model.run.came[1].phase, 0);
    driver_wait(&d, 2000);
    driver_press(&d, BUTTON_OK);
    driver_release(&d, BUTTON_OK);
    driver_wait(&d, 4000);
    assert_true(driver_key(&d, KEY_GO_ON));
    assert_int_equal(d.model.run.rested_ms, 4000);
}

/* Every visit has its own number, and the screen in between already has the next one's. */
static void test_counts_visits(void **state)
{
    (void)state;
    assert_int_equal(d.model.visits, 0);
    for (int visit = 1; visit <= 3; visit++) {
        driver_start(&d, R_QUICK, LEGS_RIGHT);
        assert_int_equal(d.model.visits, visit - 1);
        driver_press(&d, BUTTON_BACK);
        driver_release(&d, BUTTON_BACK);
        SCREEN_IS("stop");
        driver_wait(&d, 1000);
        assert_true(driver_key(&d, KEY_STOP));
        SCREEN_IS("attract");
        assert_int_equal(d.model.visits, visit);
        driver_wait(&d, 1000);
    }
}

static void test_press_just_after_a_change_is_not_the_new_key(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d); /* "get ready" ended by itself, the search runs */
    SCREEN_IS("run");
    driver_wait(&d, 249);
    driver_press(&d, BUTTON_OK); /* meant "Start now" */
    driver_release(&d, BUTTON_OK);
    assert_int_equal(d.model.step, 1);
    assert_int_equal(d.model.tally[LEG_RIGHT].spots, 0);
    driver_wait(&d, 1);
    driver_press(&d, BUTTON_OK);
    assert_int_equal(d.model.step, 2);
    assert_int_equal(d.model.tally[LEG_RIGHT].spots, 1);
}

static void test_press_just_after_a_change_that_keeps_its_key_counts(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_until_change(&d);
    driver_until_change(&d); /* the search became the hold: red still is "Stop" */
    driver_press(&d, BUTTON_BACK);
    SCREEN_IS("stop");
}

static void test_paused_for_too_long_ends_idle(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    driver_wait(&d, 10000);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(visit_idle_left_ms(&d.model, &d.env), -1);
    driver_wait(&d, 170000);
    assert_int_equal(visit_idle_left_ms(&d.model, &d.env), 9000);
    SCREEN_IS("paused");
    driver_wait(&d, 9000);
    SCREEN_IS("attract");
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
    assert_int_equal(driver_last_step(&d)->guided_ms, 10000);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_IDLE);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.guided_ms, 70000);
}

static void test_any_button_extends_the_idle_time(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_wait(&d, 40000);
    assert_int_equal(visit_idle_left_ms(&d.model, &d.env), 4000);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(visit_idle_left_ms(&d.model, &d.env), -1);
    driver_wait(&d, 43999);
    SCREEN_IS("choose");
    driver_wait(&d, 1);
    SCREEN_IS("attract");
    assert_string_equal(driver_usage(&d, USAGE_SCREEN, -1)->u.screen, "choose");
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_BEGIN), 0);
}

static void test_stop_and_go_on(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    driver_wait(&d, 10000);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("stop");
    driver_wait(&d, 50000);
    assert_int_equal(visit_phase_elapsed_ms(&d.model), 10000);
    driver_press(&d, BUTTON_OK);
    SCREEN_IS("run");
    driver_release(&d, BUTTON_OK);
    assert_int_equal(driver_until_change(&d), 35000);
    assert_int_equal(driver_last_step(&d)->pauses, 0);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_DONE);
}

static void test_stop_ends_left_and_shows_what_was_done(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_BOTH);
    begin_running();
    driver_wait(&d, 9000);
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("summary");
    assert_true(d.model.left);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
    assert_int_equal(driver_last_step(&d)->guided_ms, 10000);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_LEFT);
    assert_false(driver_key(&d, KEY_NEXT_STEP));
    assert_false(driver_key(&d, KEY_OTHER_LEG));
    assert_true(driver_key(&d, KEY_FINISH));
    SCREEN_IS("attract");
}

static void test_stop_while_getting_ready(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_wait(&d, 3000);
    int64_t left_ms = visit_count_left_ms(&d.model);
    driver_press(&d, BUTTON_BACK);
    driver_release(&d, BUTTON_BACK);
    driver_wait(&d, 60000);
    assert_int_equal(visit_count_left_ms(&d.model), left_ms);
    driver_press(&d, BUTTON_OK);
    driver_release(&d, BUTTON_OK);
    SCREEN_IS("ready");
    assert_int_equal(visit_count_left_ms(&d.model), left_ms);
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
    assert_int_equal(driver_usage_count(&d, USAGE_STEP), 0);
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_LEFT);
    assert_int_equal(driver_usage_count(&d, USAGE_SCREEN), 0);
}

static void test_stop_from_the_pause_and_back(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_until_change(&d);
    driver_wait(&d, 5000);
    driver_press(&d, BUTTON_OK);
    driver_release(&d, BUTTON_OK);
    driver_wait(&d, 1000);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("stop");
    driver_wait(&d, 1000);
    driver_press(&d, BUTTON_OK);
    driver_release(&d, BUTTON_OK);
    SCREEN_IS("run");
    assert_int_equal(driver_until_change(&d), 40000);
}

static void test_the_stop_prompt_left_alone_ends_idle(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    driver_tap(&d, BUTTON_BACK);
    driver_wait(&d, 179000);
    SCREEN_IS("attract");
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_IDLE);
    assert_int_equal(driver_last_step(&d)->outcome, OUTCOME_CUT);
}

static void test_never_idle_while_a_step_runs(void **state)
{
    (void)state;
    d.settings.menu_idle_ms = 5000;
    d.settings.paused_idle_ms = 5000;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    begin_running();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(visit_idle_left_ms(&d.model, &d.env), -1);
        driver_until_change(&d);
    }
    SCREEN_IS("feel");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_pause_holds_every_clock, setup),
        cmocka_unit_test_setup(test_keeps_what_went_before, setup),
        cmocka_unit_test_setup(test_counts_visits, setup),
        cmocka_unit_test_setup(test_press_just_after_a_change_is_not_the_new_key, setup),
        cmocka_unit_test_setup(test_press_just_after_a_change_that_keeps_its_key_counts, setup),
        cmocka_unit_test_setup(test_paused_for_too_long_ends_idle, setup),
        cmocka_unit_test_setup(test_any_button_extends_the_idle_time, setup),
        cmocka_unit_test_setup(test_stop_and_go_on, setup),
        cmocka_unit_test_setup(test_stop_ends_left_and_shows_what_was_done, setup),
        cmocka_unit_test_setup(test_stop_while_getting_ready, setup),
        cmocka_unit_test_setup(test_stop_from_the_pause_and_back, setup),
        cmocka_unit_test_setup(test_the_stop_prompt_left_alone_ends_idle, setup),
        cmocka_unit_test_setup(test_never_idle_while_a_step_runs, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
