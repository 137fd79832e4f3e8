/* SPDX-License-Identifier: MIT */
/* Choosing a language on the start picture, and how the station's own comes back. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    LANGUAGES = 4,
    BEFORE_IDLE_MS = 18000 /* with the second that a tap takes: a second before it is over */
};

static struct driver d;

static void set_up(int languages)
{
    driver_init(&d);
    d.settings.languages = languages;
}

static enum soft_key key_of(enum button button)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(&d.model, &d.env, keys);
    return keys[button];
}

static void test_all_round(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    assert_int_equal(key_of(BUTTON_LEFT), KEY_LANGUAGE_BEFORE);
    assert_int_equal(key_of(BUTTON_RIGHT), KEY_LANGUAGE_AFTER);
    assert_int_equal(key_of(BUTTON_BACK), KEY_NONE);
    assert_int_equal(key_of(BUTTON_OK), KEY_START);
    for (int i = 1; i <= LANGUAGES; i++) {
        assert_int_equal(visit_language(&d.model, &d.env, 1), i % LANGUAGES);
        driver_tap(&d, BUTTON_RIGHT);
        assert_int_equal(d.model.language, i % LANGUAGES);
    }
    assert_int_equal(visit_language(&d.model, &d.env, -1), LANGUAGES - 1);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.language, LANGUAGES - 1);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(driver_cues(&d, CUE_PRESS), LANGUAGES + 1);
    assert_int_equal(driver_cues(&d, CUE_CHOOSE), 0);
}

/* Green and red start, in the language that was chosen. */
static void test_start(void **state)
{
    static const enum button starts[] = {BUTTON_OK, BUTTON_BACK};

    (void)state;
    for (int i = 0; i < 2; i++) {
        set_up(LANGUAGES);
        driver_tap(&d, BUTTON_RIGHT);
        driver_tap(&d, starts[i]);
        assert_int_equal(d.model.screen, SCREEN_CHOOSE);
        assert_int_equal(d.model.language, 1);
        driver_tap(&d, BUTTON_RIGHT); /* moves the focus now */
        assert_int_equal(d.model.language, 1);
        assert_int_equal(d.model.focus, 1);
    }
}

/* Where there is one language any button starts, as ever. */
static void test_no_choice(void **state)
{
    (void)state;
    for (int languages = 0; languages <= 1; languages++) {
        for (int button = 0; button < BUTTON_COUNT; button++) {
            set_up(languages);
            assert_int_equal(key_of(BUTTON_LEFT), KEY_NONE);
            assert_int_equal(key_of(BUTTON_RIGHT), KEY_NONE);
            driver_tap(&d, (enum button)button);
            assert_int_equal(d.model.screen, SCREEN_CHOOSE);
            assert_int_equal(d.model.language, 0);
        }
    }
}

static void test_back_when_nobody_goes_on(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    driver_tap(&d, BUTTON_LEFT);
    driver_wait(&d, BEFORE_IDLE_MS);
    assert_int_equal(d.model.language, LANGUAGES - 1);
    driver_tap(&d, BUTTON_LEFT); /* each press counts anew */
    driver_wait(&d, BEFORE_IDLE_MS);
    assert_int_equal(d.model.language, LANGUAGES - 2);
    driver_wait(&d, 1000);
    assert_int_equal(d.model.language, 0);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_false(d.model.dimmed);
    driver_wait(&d, d.settings.dim_ms);
    assert_true(d.model.dimmed);
}

/* Far behind in time both happen, each at its own moment. */
static void test_back_before_it_dims(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    driver_tap(&d, BUTTON_RIGHT);
    driver_wait(&d, 2 * d.settings.dim_ms);
    assert_int_equal(d.model.language, 0);
    assert_true(d.model.dimmed);
    driver_tap(&d, BUTTON_RIGHT); /* only wakes */
    assert_false(d.model.dimmed);
    assert_int_equal(d.model.language, 0);
}

static void test_back_after_a_menu(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    driver_wait(&d, d.settings.menu_idle_ms - 2000);
    assert_int_equal(d.model.language, 1); /* longer than at attract */
    driver_wait(&d, 3000);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(d.model.language, 0);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(d.model.language, 0);
}

static void test_back_after_a_visit(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_RIGHT);
    driver_start(&d, 0, LEGS_RIGHT);
    while (d.model.screen != SCREEN_SUMMARY) {
        assert_int_equal(d.model.language, 2);
        driver_until_change(&d);
    }
    assert_int_equal(d.model.language, 2);
    driver_wait(&d, d.settings.menu_idle_ms + 1000);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(d.model.language, 0);
}

/* Whoever looks after the station reads its pages in the language they chose. */
static void test_the_code(void **state)
{
    (void)state;
    set_up(LANGUAGES);
    driver_tap(&d, BUTTON_RIGHT);
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, d.settings.staff_hold_ms + 500);
    assert_int_equal(d.model.screen, SCREEN_CODE);
    assert_int_equal(d.model.language, 1);
    driver_wait(&d, d.settings.code_idle_ms + 1000);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(d.model.language, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_round),
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_no_choice),
        cmocka_unit_test(test_back_when_nobody_goes_on),
        cmocka_unit_test(test_back_before_it_dims),
        cmocka_unit_test(test_back_after_a_menu),
        cmocka_unit_test(test_back_after_a_visit),
        cmocka_unit_test(test_the_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
