/* SPDX-License-Identifier: MIT */
/* The way to the coach's pages: the chord, the code, its lock; and moving on the pages. */
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

static void chord(void)
{
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 3000);
}

static void code(const enum button presses[CODE_LENGTH])
{
    for (int i = 0; i < CODE_LENGTH; i++) {
        driver_tap(&d, presses[i]);
    }
}

static void wrong_code(void)
{
    static const enum button wrong[CODE_LENGTH] = {BUTTON_OK, BUTTON_OK, BUTTON_OK, BUTTON_OK};

    code(wrong);
}

static void to_coach(void)
{
    chord();
    code(d.settings.code);
    SCREEN_IS("coach");
}

static const struct effect *last_question(int *count_out)
{
    const struct effect *last = NULL;

    *count_out = 0;
    for (int i = 0; i < d.effect_count; i++) {
        if (d.effects[i].kind == EFFECT_FIGURES) {
            last = &d.effects[i];
            ++*count_out;
        }
    }
    return last;
}

static void answer(bool earlier)
{
    driver_step(&d, (struct event){.kind = EVENT_FIGURES,
                                   .asked = d.model.staff.asked,
                                   .earlier = earlier});
}

static void hold(enum button button)
{
    driver_see(&d);
    driver_press(&d, button);
    driver_wait(&d, 1000);
    driver_release(&d, button);
    driver_wait(&d, 300);
}

static void test_chord_opens_the_code(void **state)
{
    (void)state;
    chord();
    SCREEN_IS("code");
    assert_int_equal(driver_usage_count(&d, USAGE_SCREEN), 0); /* nobody looked at a menu */
}

static void test_either_button_may_be_first(void **state)
{
    (void)state;
    driver_chord(&d, BUTTON_OK, BUTTON_BACK, 3000);
    SCREEN_IS("code");
}

static void test_a_shorter_chord_does_not(void **state)
{
    (void)state;
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 2999 - 300);
    driver_wait(&d, 2000);
    SCREEN_IS("choose");
}

static void test_time_of_the_chord_is_exact(void **state)
{
    (void)state;
    driver_press(&d, BUTTON_BACK);
    driver_wait(&d, 40);
    driver_press(&d, BUTTON_OK);
    driver_wait(&d, 2999);
    SCREEN_IS("choose");
    assert_int_equal(visit_staff_hold_since_ms(&d.model, &d.env), d.now_ms - 2999);
    driver_wait(&d, 1);
    SCREEN_IS("code");
    assert_int_equal(visit_staff_hold_since_ms(&d.model, &d.env), -1);
}

static void test_not_while_somebody_is_guided(void **state)
{
    (void)state;
    driver_start(&d, R_QUICK, LEGS_RIGHT);
    driver_key(&d, KEY_START_NOW);
    driver_until_change(&d); /* a hold */
    driver_chord(&d, BUTTON_OK, BUTTON_BACK, 8000);
    assert_true(d.model.visit_open);
    assert_int_not_equal(d.model.screen, SCREEN_CODE);
}

static void test_right_code_opens_the_pages(void **state)
{
    int count;

    (void)state;
    to_coach();
    assert_int_equal(d.model.staff.page, COACH_OVERVIEW);
    const struct effect *question = last_question(&count);
    assert_int_equal(count, 1);
    assert_int_equal(question->u.figures.span, SPAN_14_DAYS);
    assert_int_equal(question->u.figures.back, 0);
    assert_int_equal(question->u.figures.asked, d.model.staff.asked);
}

static void test_wrong_code_starts_again(void **state)
{
    (void)state;
    chord();
    wrong_code();
    SCREEN_IS("code");
    assert_true(d.model.staff.code_refused);
    assert_int_equal(d.model.staff.code_count, 0);
    assert_int_equal(driver_cues(&d, CUE_FAULT), 1);
    assert_int_equal(d.model.flash.cue, CUE_FAULT);
    code(d.settings.code);
    SCREEN_IS("coach");
    assert_int_equal(d.model.staff.wrong, 0);
}

static void test_five_wrong_ones_lock_it(void **state)
{
    (void)state;
    chord();
    for (int i = 0; i < 5; i++) {
        assert_false(visit_code_is_locked(&d.model));
        wrong_code();
    }
    assert_true(visit_code_is_locked(&d.model));
    code(d.settings.code);
    SCREEN_IS("code");
}

static void test_going_away_does_not_unlock_it(void **state)
{
    (void)state;
    chord();
    for (int i = 0; i < 5; i++) {
        wrong_code();
    }
    driver_until_change(&d);
    SCREEN_IS("attract");
    chord();
    SCREEN_IS("code");
    assert_true(visit_code_is_locked(&d.model));
    driver_until_change(&d);
    driver_wait(&d, 60000);
    chord();
    assert_false(visit_code_is_locked(&d.model));
    code(d.settings.code);
    SCREEN_IS("coach");
}

static void test_wrong_ones_are_counted_over_visits_of_the_screen(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        chord();
        wrong_code();
        driver_until_change(&d);
    }
    chord();
    assert_true(visit_code_is_locked(&d.model));
}

static void test_code_left_alone_goes_away(void **state)
{
    (void)state;
    chord();
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(driver_until_change(&d), 10000 - 1000);
    SCREEN_IS("attract");
}

static void test_half_a_code_is_forgotten(void **state)
{
    (void)state;
    chord();
    driver_tap(&d, BUTTON_OK);
    driver_wait(&d, 3000 - 1);
    assert_int_equal(d.model.staff.code_count, 1);
    driver_wait(&d, 1);
    assert_int_equal(d.model.staff.code_count, 0);
    SCREEN_IS("code");
    code(d.settings.code);
    SCREEN_IS("coach");
}

static void test_pages_turn_and_lead_back(void **state)
{
    (void)state;
    to_coach();
    for (int page = COACH_TECHNIQUES; page < COACH_PAGE_COUNT; page++) {
        driver_tap(&d, BUTTON_OK);
        assert_int_equal(d.model.staff.page, page);
    }
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.staff.page, COACH_OVERVIEW);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
}

static void test_period_moves_as_far_as_there_is_use(void **state)
{
    int count;

    (void)state;
    to_coach();
    answer(true);
    driver_tap(&d, BUTTON_RIGHT); /* nothing is later than now */
    assert_int_equal(d.model.staff.back, 0);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.staff.back, 1);
    assert_int_equal(last_question(&count)->u.figures.back, 1);
    answer(false);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.staff.back, 1);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.staff.back, 0);
}

static void test_holding_changes_the_length(void **state)
{
    int count;

    (void)state;
    to_coach();
    answer(true);
    driver_tap(&d, BUTTON_LEFT);
    hold(BUTTON_RIGHT);
    assert_int_equal(d.model.staff.span, SPAN_30_DAYS);
    assert_int_equal(d.model.staff.back, 0);
    assert_int_equal(last_question(&count)->u.figures.span, SPAN_30_DAYS);
    hold(BUTTON_LEFT);
    hold(BUTTON_LEFT);
    assert_int_equal(d.model.staff.span, SPAN_ALL);
}

static void test_holding_green_tells_what_the_figures_mean(void **state)
{
    (void)state;
    to_coach();
    hold(BUTTON_OK);
    assert_true(d.model.staff.meanings);
    assert_int_equal(d.model.staff.page, COACH_OVERVIEW);
    driver_tap(&d, BUTTON_OK);
    assert_false(d.model.staff.meanings);
    assert_int_equal(d.model.staff.page, COACH_OVERVIEW);
    hold(BUTTON_OK);
    driver_tap(&d, BUTTON_BACK);
    assert_false(d.model.staff.meanings);
    SCREEN_IS("coach");
}

static void test_old_answers_are_not_shown(void **state)
{
    struct effects effects;
    struct event event = {.kind = EVENT_FIGURES, .earlier = true};

    (void)state;
    to_coach();
    event.at_ms = d.now_ms;
    event.asked = d.model.staff.asked - 1;
    visit_step(&d.model, &d.env, &event, &effects);
    assert_false(d.model.staff.earlier);
    assert_int_not_equal(d.model.staff.answered, d.model.staff.asked);
}

static void test_pages_left_alone_go_away(void **state)
{
    (void)state;
    to_coach();
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(driver_until_change(&d), 120000 - 920);
    SCREEN_IS("attract");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_chord_opens_the_code, setup),
        cmocka_unit_test_setup(test_either_button_may_be_first, setup),
        cmocka_unit_test_setup(test_a_shorter_chord_does_not, setup),
        cmocka_unit_test_setup(test_time_of_the_chord_is_exact, setup),
        cmocka_unit_test_setup(test_not_while_somebody_is_guided, setup),
        cmocka_unit_test_setup(test_right_code_opens_the_pages, setup),
        cmocka_unit_test_setup(test_wrong_code_starts_again, setup),
        cmocka_unit_test_setup(test_five_wrong_ones_lock_it, setup),
        cmocka_unit_test_setup(test_going_away_does_not_unlock_it, setup),
        cmocka_unit_test_setup(test_wrong_ones_are_counted_over_visits_of_the_screen, setup),
        cmocka_unit_test_setup(test_code_left_alone_goes_away, setup),
        cmocka_unit_test_setup(test_half_a_code_is_forgotten, setup),
        cmocka_unit_test_setup(test_pages_turn_and_lead_back, setup),
        cmocka_unit_test_setup(test_period_moves_as_far_as_there_is_use, setup),
        cmocka_unit_test_setup(test_holding_changes_the_length, setup),
        cmocka_unit_test_setup(test_holding_green_tells_what_the_figures_mean, setup),
        cmocka_unit_test_setup(test_old_answers_are_not_shown, setup),
        cmocka_unit_test_setup(test_pages_left_alone_go_away, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
