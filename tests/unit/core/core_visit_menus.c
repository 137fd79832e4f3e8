/* SPDX-License-Identifier: MIT */
/* From attract to the first step, and back again. */
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

static void test_any_button_starts(void **state)
{
    (void)state;
    for (int i = 0; i < BUTTON_COUNT; i++) {
        driver_init(&d);
        driver_tap(&d, (enum button)i);
        SCREEN_IS("choose");
    }
}

static void test_the_press_that_wakes_does_nothing_else(void **state)
{
    (void)state;
    driver_wait(&d, d.settings.dim_ms - 1);
    assert_false(d.model.dimmed);
    driver_wait(&d, 1);
    assert_true(d.model.dimmed);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("attract");
    assert_false(d.model.dimmed);
    assert_int_equal(d.effect_count, 0);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("choose");
}

static void test_chords_mean_nothing(void **state)
{
    static const enum button pairs[][2] = {
        {BUTTON_BACK, BUTTON_OK},    {BUTTON_OK, BUTTON_BACK},   {BUTTON_LEFT, BUTTON_RIGHT},
        {BUTTON_RIGHT, BUTTON_LEFT}, {BUTTON_BACK, BUTTON_LEFT}, {BUTTON_OK, BUTTON_RIGHT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct driver alone;

        driver_init(&d);
        driver_start(&d, R_QUICK, LEGS_RIGHT);
        driver_key(&d, KEY_START_NOW);
        driver_until_change(&d);
        alone = d;
        driver_press(&d, pairs[i][0]);
        driver_wait(&d, 30);
        driver_press(&d, pairs[i][1]);
        driver_wait(&d, 2400); /* not so long that red alone says that something is broken */
        driver_release(&d, pairs[i][0]);
        driver_release(&d, pairs[i][1]);
        driver_press(&alone, pairs[i][0]);
        driver_wait(&alone, 2430);
        driver_release(&alone, pairs[i][0]);
        assert_int_equal(d.model.screen, alone.model.screen);
        assert_int_equal(d.model.step, alone.model.step);
        assert_int_equal(d.effect_count, alone.effect_count);
    }
}

static void test_one_stuck_button_does_not_stop_the_rest(void **state)
{
    (void)state;
    driver_press(&d, BUTTON_LEFT);
    driver_wait(&d, 2000);
    SCREEN_IS("choose");
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, 1);
}

static void test_menus_wrap_round(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.focus, d.content.routine_count + 1);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, 0);
}

static void test_one_tool_leaves_the_tool_screen_out(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK); /* full: ball only */
    SCREEN_IS("leg");
    assert_int_equal(d.model.choice.tool, TOOL_BALL);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("choose");
    assert_int_equal(d.model.focus, R_FULL);
}

/* Red leads one screen back, to the place that was chosen there. */
static void test_back_finds_the_choice_again(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("tool");
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.choice.tool, TOOL_HANDS);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("safety");
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("feel");
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("leg");
    assert_int_equal(d.model.focus, LEGS_LEFT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("feel"); /* safety once a visit */
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("tool");
    assert_int_equal(d.model.focus, 1);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("choose");
    assert_int_equal(d.model.focus, 0);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
    assert_int_equal(driver_usage_count(&d, USAGE_VISIT_BEGIN), 0);
    assert_string_equal(driver_usage(&d, USAGE_SCREEN, -1)->u.screen, "choose");
}

static void test_technique_by_itself(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    while (visit_choose_item(&d.content, NULL, d.model.focus) != VISIT_PICK) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("technique");
    assert_int_equal(visit_menu_count(&d.model, &d.env),
                     4); /* what is not listed is not there */
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(visit_technique_item(&d.content, NULL, d.model.focus), T_FLEX);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("leg");
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("technique");
    assert_int_equal(d.model.focus, 1);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("choose");
    assert_int_equal(visit_choose_item(&d.content, NULL, d.model.focus), VISIT_PICK);
}

static void test_learning_is_not_use(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("learn");
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, 1);
    driver_wait(&d, 45000);
    SCREEN_IS("attract");
    for (int i = 0; i < d.effect_count; i++) {
        assert_int_equal(d.effects[i].kind, EFFECT_CUE);
    }
}

static void test_learn_leads_to_the_self_check(void **state)
{
    (void)state;
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    assert_true(driver_key(&d, KEY_FIND_KNOT));
    SCREEN_IS("leg");
    assert_int_equal(d.model.choice.routine, R_KNOT);
    d.content.routines[R_KNOT].from_learn = false;
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("learn");
    assert_false(driver_key(&d, KEY_FIND_KNOT));
}

static void test_every_menu_gives_up_after_its_time(void **state)
{
    static const int taps[] = {1, 2, 3, 4, 5};
    static const char *const screens[] = {"choose", "tool", "leg", "safety", "feel"};

    (void)state;
    for (size_t i = 0; i < sizeof taps / sizeof taps[0]; i++) {
        driver_init(&d);
        for (int tap = 0; tap < taps[i]; tap++) {
            driver_tap(&d, BUTTON_OK);
        }
        SCREEN_IS(screens[i]);
        driver_wait(&d, 43999);
        SCREEN_IS(screens[i]);
        driver_wait(&d, 1);
        SCREEN_IS("attract");
        assert_string_equal(driver_usage(&d, USAGE_SCREEN, -1)->u.screen, screens[i]);
    }
}

static void test_fault_stays_whatever_is_pressed(void **state)
{
    (void)state;
    visit_init_fault(&d.model, d.now_ms, "F1", "assets/x.yaml:3:1: no");
    for (int i = 0; i < BUTTON_COUNT; i++) {
        driver_tap(&d, (enum button)i);
        SCREEN_IS("fault");
    }
    driver_wait(&d, 10000000);
    SCREEN_IS("fault");
    assert_int_equal(d.effect_count, 0);
    assert_string_equal(d.model.fault_text, "assets/x.yaml:3:1: no");
}

static void test_the_wall_clock_is_only_shown(void **state)
{
    struct effects effects;
    struct model before;
    struct event event = {.kind = EVENT_CLOCK, .weekday = 1, .minute_of_day = 61};

    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    before = d.model;
    event.at_ms = d.now_ms;
    assert_false(visit_step(&d.model, &d.env, &event, &effects));
    assert_int_equal(effects.count, 0);
    before.weekday = 1;
    before.minute_of_day = 61;
    before.minute_ms = d.now_ms;
    assert_memory_equal(&before, &d.model, sizeof before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_any_button_starts, setup),
        cmocka_unit_test_setup(test_the_press_that_wakes_does_nothing_else, setup),
        cmocka_unit_test_setup(test_chords_mean_nothing, setup),
        cmocka_unit_test_setup(test_one_stuck_button_does_not_stop_the_rest, setup),
        cmocka_unit_test_setup(test_menus_wrap_round, setup),
        cmocka_unit_test_setup(test_one_tool_leaves_the_tool_screen_out, setup),
        cmocka_unit_test_setup(test_back_finds_the_choice_again, setup),
        cmocka_unit_test_setup(test_technique_by_itself, setup),
        cmocka_unit_test_setup(test_learning_is_not_use, setup),
        cmocka_unit_test_setup(test_learn_leads_to_the_self_check, setup),
        cmocka_unit_test_setup(test_every_menu_gives_up_after_its_time, setup),
        cmocka_unit_test_setup(test_fault_stays_whatever_is_pressed, setup),
        cmocka_unit_test_setup(test_the_wall_clock_is_only_shown, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
