/* SPDX-License-Identifier: MIT */
/* The lamps say what the keys say, breathe with the pacer, and show every cue. */
#include "app/core/lamps.h"
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct driver d;
static float lamps[BUTTON_COUNT];

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    return 0;
}

static void look(int64_t after_ms)
{
    lamps_at(&d.model, &d.env, d.now_ms + after_ms, lamps);
}

static bool is(float level, float wanted)
{
    return level > wanted - 0.01F && level < wanted + 0.01F;
}

static void test_attract_breathes_on_green_alone(void **state)
{
    float least = 1.0F, most = 0.0F;

    (void)state;
    for (int ms = 0; ms < 5000; ms += 50) {
        look(ms);
        for (int i = 0; i < BUTTON_OK; i++) {
            assert_true(lamps[i] == 0.0F);
        }
        least = lamps[BUTTON_OK] < least ? lamps[BUTTON_OK] : least;
        most = lamps[BUTTON_OK] > most ? lamps[BUTTON_OK] : most;
    }
    assert_true(is(least, 0.35F));
    assert_true(is(most, 0.8F));
}

static void test_only_what_does_something_glows(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_wait(&d, 1000);
    look(0); /* get ready: stop, start now */
    assert_true(is(lamps[BUTTON_BACK], 0.6F));
    assert_true(lamps[BUTTON_LEFT] == 0.0F);
    assert_true(lamps[BUTTON_RIGHT] == 0.0F);
    assert_true(is(lamps[BUTTON_OK], 0.6F));
}

static void to_hold(void)
{
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_key(&d, KEY_START_NOW);
    driver_press(&d, BUTTON_OK); /* found it */
    driver_release(&d, BUTTON_OK);
}

static void test_green_breathes_with_the_pacer(void **state)
{
    (void)state;
    to_hold();
    look(1000);
    float before = lamps[BUTTON_OK];
    look(3000);
    assert_true(lamps[BUTTON_OK] > before); /* in, for 4 s */
    look(4000);
    assert_true(is(lamps[BUTTON_OK], 1.0F));
    look(9000);
    assert_true(lamps[BUTTON_OK] < 0.4F); /* out, for 6 s */
    assert_true(is(lamps[BUTTON_BACK], 0.6F));
}

static void test_the_last_seconds_are_counted(void **state)
{
    (void)state;
    to_hold();
    driver_wait(&d, 42000); /* of 45 s */
    look(100);
    assert_true(is(lamps[BUTTON_OK], 1.0F));
    look(600);
    assert_true(is(lamps[BUTTON_OK], 0.15F));
    driver_wait(&d, 1000);
    look(100);
    assert_true(is(lamps[BUTTON_OK], 1.0F));
    driver_wait(&d, 2000); /* and the end is seen on all of them */
    look(100);
    assert_true(is(lamps[BUTTON_BACK], 1.0F));
    assert_true(is(lamps[BUTTON_LEFT], 1.0F));
    look(900);
    assert_true(is(lamps[BUTTON_BACK], 0.6F));
}

/* The first breath of a hold begins as the search ends: the more important one is seen. */
static void test_an_end_is_not_hidden_by_a_breath(void **state)
{
    (void)state;
    to_hold();
    assert_int_equal(d.model.flash.cue, CUE_FOUND);
    driver_wait(&d, 4000);
    assert_int_equal(d.model.flash.cue, CUE_BREATHE_OUT);
}

static void test_a_press_is_seen(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_press(&d, BUTTON_BACK);
    look(50);
    assert_true(is(lamps[BUTTON_BACK], 1.0F));
    look(1200);
    assert_true(is(lamps[BUTTON_BACK], 0.6F));
}

/* Twice on, twice low, as its sound has two notes. */
static void test_what_cannot_be_done_is_seen(void **state)
{
    static const struct {
        int64_t after_ms;
        float level;
    } rows[] = {{0, 1.0F}, {299, 1.0F}, {300, 0.15F}, {500, 1.0F}, {900, 0.15F}, {1000, 0.6F}};

    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    d.model.flash = (struct flash){CUE_FAULT, 0, d.now_ms};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        look(rows[i].after_ms);
        assert_true(is(lamps[BUTTON_BACK], rows[i].level));
        assert_true(lamps[BUTTON_LEFT] == 0.0F);
    }
}

/* No button does anything there; staff sees it from afar. */
static void test_a_fault_flashes_on_all_of_them(void **state)
{
    static const struct {
        int64_t after_ms;
        float level;
    } rows[] = {{0, 1.0F},   {299, 1.0F},  {300, 0.0F},  {500, 1.0F},
                {800, 0.0F}, {4999, 0.0F}, {5000, 1.0F}, {5300, 0.0F}};

    (void)state;
    visit_init_fault(&d.model, d.now_ms, "F1", "");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        look(rows[i].after_ms);
        for (int button = 0; button < BUTTON_COUNT; button++) {
            assert_true(is(lamps[button], rows[i].level));
        }
    }
}

static bool is_on(enum button button, int64_t after_ms)
{
    lamps_switched_at(&d.model, &d.env, d.now_ms + after_ms, lamps);
    assert_true(lamps[button] == 0.0F || lamps[button] == 1.0F);
    return lamps[button] > 0.0F;
}

static void test_a_lamp_that_cannot_be_dimmed_speaks_in_time(void **state)
{
    (void)state;
    assert_true(is_on(BUTTON_OK, 0));
    assert_false(is_on(BUTTON_OK, 4500));
    assert_true(is_on(BUTTON_OK, 5000));
    assert_false(is_on(BUTTON_BACK, 0));
    to_hold();
    driver_wait(&d, 1000);
    assert_true(is_on(BUTTON_OK, 0)); /* in */
    assert_true(is_on(BUTTON_OK, 2900));
    assert_false(is_on(BUTTON_OK, 3100)); /* out */
    assert_false(is_on(BUTTON_OK, 8900));
    assert_true(is_on(BUTTON_OK, 9100));
    assert_true(is_on(BUTTON_BACK, 0));
    driver_wait(&d, 41000);
    assert_true(is_on(BUTTON_OK, 100)); /* 3 */
    assert_false(is_on(BUTTON_OK, 600));
    driver_wait(&d, 3000); /* the end: dark for a moment, on all of them */
    assert_false(is_on(BUTTON_BACK, 100));
    assert_true(is_on(BUTTON_BACK, 200));
}

static void test_a_station_that_rests_leaves_them_alone(void **state)
{
    (void)state;
    driver_wait(&d, d.settings.dim_ms + 1000);
    assert_true(d.model.dimmed);
    assert_false(lamps_move(&d.model, &d.env, d.now_ms));
    assert_true(lamps_next_change_ms(&d.model, &d.env, d.now_ms) == INT64_MAX);
    look(0);
    assert_true(is(lamps[BUTTON_OK], 0.35F));
    look(2500);
    assert_true(is(lamps[BUTTON_OK], 0.35F));
    assert_true(is_on(BUTTON_OK, 4500));
}

/* Nobody looks between two moments, so nothing may change between them. */
static void assert_no_change_is_missed(void)
{
    float then[BUTTON_COUNT];
    int64_t at_ms = d.now_ms, end_ms = d.now_ms + 12000;

    while (at_ms < end_ms) {
        int64_t next_ms = lamps_next_change_ms(&d.model, &d.env, at_ms);

        assert_true(next_ms > at_ms);
        lamps_switched_at(&d.model, &d.env, at_ms, then);
        for (; at_ms < next_ms && at_ms < end_ms; at_ms++) {
            lamps_switched_at(&d.model, &d.env, at_ms, lamps);
            for (int i = 0; i < BUTTON_COUNT; i++) {
                assert_true(lamps[i] == then[i]);
            }
        }
    }
}

static void test_no_change_is_missed(void **state)
{
    (void)state;
    assert_no_change_is_missed();
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_press(&d, BUTTON_BACK);
    assert_no_change_is_missed();
    driver_init(&d);
    to_hold();
    for (int i = 0; i < 46; i++) {
        driver_wait(&d, 1000);
        assert_no_change_is_missed();
    }
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        d.model.flash = (struct flash){(enum cue)cue, 0, d.now_ms - 50};
        assert_no_change_is_missed();
    }
    visit_init_fault(&d.model, d.now_ms, "F1", "");
    assert_no_change_is_missed();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_attract_breathes_on_green_alone, setup),
        cmocka_unit_test_setup(test_only_what_does_something_glows, setup),
        cmocka_unit_test_setup(test_green_breathes_with_the_pacer, setup),
        cmocka_unit_test_setup(test_the_last_seconds_are_counted, setup),
        cmocka_unit_test_setup(test_an_end_is_not_hidden_by_a_breath, setup),
        cmocka_unit_test_setup(test_a_press_is_seen, setup),
        cmocka_unit_test_setup(test_what_cannot_be_done_is_seen, setup),
        cmocka_unit_test_setup(test_a_fault_flashes_on_all_of_them, setup),
        cmocka_unit_test_setup(test_a_lamp_that_cannot_be_dimmed_speaks_in_time, setup),
        cmocka_unit_test_setup(test_a_station_that_rests_leaves_them_alone, setup),
        cmocka_unit_test_setup(test_no_change_is_missed, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
