/* SPDX-License-Identifier: MIT */
/* Outside the opening hours: the station rests, wakes for whoever presses, and nobody who is
 * guided at closing time is sent away. */
#include "app/core/lamps.h"
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    WEDNESDAY = 2,
    EVENING = 22 * 60, /* it closes */
    MORNING = 6 * 60,  /* it opens */
    MINUTE_MS = 60000
};

static struct driver d;

static void clock_is(int weekday, int minute)
{
    driver_step(
        &d, (struct event){.kind = EVENT_CLOCK, .weekday = weekday, .minute_of_day = minute});
}

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    d.settings.opening = (struct opening){.hours = {{0x7F, MORNING, EVENING}}, .count = 1};
    clock_is(WEDNESDAY, EVENING - 1);
    return 0;
}

static void close_the_gym(void)
{
    clock_is(WEDNESDAY, EVENING);
    driver_wait(&d, 3 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
}

static void test_rests_from_closing_to_opening(void **state)
{
    (void)state;
    driver_wait(&d, 20 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    clock_is(WEDNESDAY, EVENING); /* nobody was there for long: at once */
    driver_wait(&d, 0);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
    assert_false(d.model.dimmed);
    for (int minute = EVENING + 1; minute < 1440; minute++) {
        clock_is(WEDNESDAY, minute);
    }
    clock_is(WEDNESDAY + 1, MORNING - 1);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
    clock_is(WEDNESDAY + 1, MORNING);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    driver_wait(&d, 9 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
}

static void test_no_clock_no_rest(void **state)
{
    (void)state;
    clock_is(-1, -1);
    driver_wait(&d, 30 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    close_the_gym();
    clock_is(-1, -1); /* it was wrong */
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
}

/* The press that wakes chooses nothing and turns nothing, however long it lasts. */
static void test_any_press_wakes_for_three_minutes(void **state)
{
    (void)state;
    for (int button = 0; button < BUTTON_COUNT; button++) {
        int cues = d.effect_count;

        d.settings.languages = 2;
        close_the_gym();
        driver_press(&d, (enum button)button);
        driver_wait(&d, 10000);
        driver_release(&d, (enum button)button);
        assert_int_equal(d.model.screen, SCREEN_ATTRACT);
        assert_int_equal(d.model.language, 0);
        assert_int_equal(d.effect_count, cues);
        driver_wait(&d, 3 * MINUTE_MS - 10001);
        assert_int_equal(d.model.screen, SCREEN_ATTRACT);
        driver_wait(&d, 1);
        assert_int_equal(d.model.screen, SCREEN_RESTING);
    }
}

static void test_second_press_begins_and_nobody_is_sent_away(void **state)
{
    (void)state;
    close_the_gym();
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    driver_start(&d, 0, LEGS_RIGHT);
    for (int i = 0; i < 10 && d.model.screen != SCREEN_ATTRACT; i++) {
        clock_is(WEDNESDAY, EVENING + 5 + i);
        assert_int_not_equal(d.model.screen, SCREEN_RESTING);
        driver_until_change(&d);
    }
    while (d.model.screen != SCREEN_ATTRACT) {
        assert_int_not_equal(d.model.screen, SCREEN_RESTING);
        driver_until_change(&d);
    }
    assert_int_equal(driver_usage(&d, USAGE_VISIT_END, -1)->u.end.reason, ENDED_FINISHED);
    driver_wait(&d, 3 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
}

static void test_a_menu_is_let_finish(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    clock_is(WEDNESDAY, EVENING);
    assert_int_equal(d.model.screen, SCREEN_CHOOSE);
    driver_wait(&d, d.settings.menu_idle_ms - 2000);
    assert_int_equal(d.model.screen, SCREEN_CHOOSE);
    driver_wait(&d, 3000);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
}

static void test_lamps_are_off(void **state)
{
    float lamps[BUTTON_COUNT];

    (void)state;
    close_the_gym();
    for (int64_t ms = 0; ms < 10000; ms += 100) {
        lamps_at(&d.model, &d.env, d.now_ms + ms, lamps);
        for (int i = 0; i < BUTTON_COUNT; i++) {
            assert_float_equal(lamps[i], 0.0F, 0.0F);
        }
    }
}

static void test_turns_black(void **state)
{
    (void)state;
    close_the_gym();
    driver_wait(&d, 30 * MINUTE_MS - 1);
    assert_false(d.model.black);
    driver_wait(&d, 1);
    assert_true(d.model.black);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
    assert_true(visit_next_deadline(&d.model, &d.env) == VISIT_NO_DEADLINE);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_false(d.model.black);
    d.settings.closed_black_ms = 0;
    driver_wait(&d, 24 * 60 * MINUTE_MS);
    assert_int_equal(d.model.screen, SCREEN_RESTING);
    assert_false(d.model.black);
    driver_tap(&d, BUTTON_OK);
    d.settings.closed_is_black = true;
    driver_wait(&d, 3 * MINUTE_MS);
    assert_true(d.model.black);
    clock_is(WEDNESDAY, MORNING);
    assert_false(d.model.black);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
}

/* Who looks after the station gets in at night as well, with the first press. */
static void test_staff_gets_in(void **state)
{
    (void)state;
    close_the_gym();
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 4000);
    assert_int_equal(d.model.screen, SCREEN_CODE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_rests_from_closing_to_opening, setup),
        cmocka_unit_test_setup(test_no_clock_no_rest, setup),
        cmocka_unit_test_setup(test_any_press_wakes_for_three_minutes, setup),
        cmocka_unit_test_setup(test_second_press_begins_and_nobody_is_sent_away, setup),
        cmocka_unit_test_setup(test_a_menu_is_let_finish, setup),
        cmocka_unit_test_setup(test_lamps_are_off, setup),
        cmocka_unit_test_setup(test_turns_black, setup),
        cmocka_unit_test_setup(test_staff_gets_in, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
