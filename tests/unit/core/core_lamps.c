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

static void test_a_fault_is_dark(void **state)
{
    (void)state;
    visit_init_fault(&d.model, d.now_ms, "F1", "");
    look(0);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        assert_true(lamps[i] == 0.0F);
    }
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
        cmocka_unit_test_setup(test_a_fault_is_dark, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
