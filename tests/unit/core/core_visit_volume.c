/* SPDX-License-Identifier: MIT */
/* Louder and softer: by time of day, and by held buttons for one visit. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct driver d;

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    return 0;
}

static int percent(void)
{
    return visit_volume_percent(&d.model, &d.env);
}

static void hold(enum button button, int64_t ms)
{
    driver_see(&d);
    driver_press(&d, button);
    driver_wait(&d, ms);
    driver_release(&d, button);
    driver_wait(&d, 300);
}

static void to_pause(void)
{
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_key(&d, KEY_START_NOW);
    driver_key(&d, KEY_FOUND);
    driver_key(&d, KEY_PAUSE);
    assert_int_equal(d.model.screen, SCREEN_PAUSED);
}

static void test_hours_have_their_volume(void **state)
{
    static const struct volume_hours hours[] = {{6 * 60, 9 * 60, 40}, {22 * 60, 6 * 60, 0}};
    static const struct {
        int minute, percent;
    } rows[] = {{-1, 70},          {5 * 60 + 59, 0},  {6 * 60, 40},
                {8 * 60 + 59, 40}, {9 * 60, 70},      {21 * 60 + 59, 70},
                {22 * 60, 0},      {23 * 60 + 59, 0}, {0, 0}};

    (void)state;
    d.settings.volume_hours[0] = hours[0];
    d.settings.volume_hours[1] = hours[1];
    d.settings.volume_hours_count = 2;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        d.model.minute_of_day = rows[i].minute;
        assert_int_equal(percent(), rows[i].percent);
    }
}

static void test_held_keys_turn_it_and_do_nothing_else(void **state)
{
    (void)state;
    to_pause();
    int step = d.model.step;

    hold(BUTTON_LEFT, 1300); /* at 0.6, 0.9 and 1.2 s */
    assert_int_equal(percent(), 40);
    assert_int_equal(d.model.screen, SCREEN_PAUSED);
    assert_int_equal(d.model.step, step);
    hold(BUTTON_LEFT, 10000);
    assert_int_equal(percent(), 0);
    hold(BUTTON_RIGHT, 700); /* the first step back is heard */
    assert_int_equal(percent(), 10);
    hold(BUTTON_RIGHT, 10000);
    assert_int_equal(percent(), 100);
    assert_int_equal(driver_cues(&d, CUE_PRESS) > 10, true);
}

static void test_taps_do_what_they_did(void **state)
{
    (void)state;
    to_pause();
    int step = d.model.step;

    driver_tap(&d, BUTTON_RIGHT); /* skip */
    assert_int_equal(d.model.screen, SCREEN_RUN);
    assert_int_equal(d.model.step, step + 1);
    assert_int_equal(percent(), 70);
}

/* The pause ends while the button is still down: it is not taken for a skip of what runs. */
static void test_a_button_that_outlasts_the_screen_does_nothing(void **state)
{
    (void)state;
    to_pause();
    driver_press(&d, BUTTON_RIGHT);
    driver_wait(&d, 550);
    driver_press(&d, BUTTON_OK); /* go on */
    driver_release(&d, BUTTON_OK);
    int step = d.model.step;

    driver_wait(&d, 2000);
    driver_release(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.screen, SCREEN_RUN);
    assert_int_equal(d.model.step, step);
    assert_int_equal(percent(), 70);
}

/* Back in a pause while it is still down: it began in another one, and turns nothing here. */
static void test_a_hold_does_not_go_on_in_another_pause(void **state)
{
    (void)state;
    to_pause();
    driver_press(&d, BUTTON_RIGHT);
    driver_wait(&d, 550);
    driver_press(&d, BUTTON_OK); /* go on */
    driver_release(&d, BUTTON_OK);
    driver_wait(&d, 2000);
    driver_press(&d, BUTTON_OK); /* and a pause again */
    driver_release(&d, BUTTON_OK);
    assert_int_equal(d.model.screen, SCREEN_PAUSED);
    assert_true(visit_next_deadline(&d.model, &d.env) >= d.model.now_ms);
    driver_wait(&d, 2000);
    driver_release(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.screen, SCREEN_PAUSED);
    assert_int_equal(percent(), 70);
}

static void test_it_is_for_this_visit_only(void **state)
{
    (void)state;
    to_pause();
    hold(BUTTON_LEFT, 700);
    driver_key(&d, KEY_STOP);
    driver_key(&d, KEY_STOP);
    assert_int_equal(d.model.screen, SCREEN_SUMMARY);
    assert_int_equal(percent(), 60);
    hold(BUTTON_RIGHT, 1000); /* no key is there, and it turns all the same */
    assert_int_equal(percent(), 80);
    driver_key(&d, KEY_FINISH);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(percent(), 70);
}

static void test_it_is_not_turned_elsewhere(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    hold(BUTTON_LEFT, 3000);
    driver_key(&d, KEY_START_NOW);
    hold(BUTTON_RIGHT, 3000);
    assert_int_equal(percent(), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_hours_have_their_volume, setup),
        cmocka_unit_test_setup(test_held_keys_turn_it_and_do_nothing_else, setup),
        cmocka_unit_test_setup(test_taps_do_what_they_did, setup),
        cmocka_unit_test_setup(test_a_button_that_outlasts_the_screen_does_nothing, setup),
        cmocka_unit_test_setup(test_a_hold_does_not_go_on_in_another_pause, setup),
        cmocka_unit_test_setup(test_it_is_for_this_visit_only, setup),
        cmocka_unit_test_setup(test_it_is_not_turned_elsewhere, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
