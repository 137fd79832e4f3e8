/* SPDX-License-Identifier: MIT */
/* What a coach can do: saving on a stick, and days that do not count. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    TODAY = 20773,
    FIRST = TODAY - 800
};

static struct driver d;
static struct day_marks marks;

static int setup(void **state)
{
    (void)state;
    driver_init(&d);
    marks = (struct day_marks){.today = TODAY, .first_day = FIRST};
    return 0;
}

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

static enum soft_key key_of(enum button button)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(&d.model, &d.env, keys);
    return keys[button];
}

static void answer(void)
{
    driver_step(&d, (struct event){.kind = EVENT_FIGURES,
                                   .asked = d.model.staff.asked,
                                   .earlier = true,
                                   .marks = &marks});
}

static void news(enum stick_state state, enum stick_problem problem, int percent)
{
    struct stick stick = {.state = state, .problem = problem, .percent = percent};

    driver_step(&d, (struct event){.kind = EVENT_STICK, .stick = &stick});
}

/* Orders to the one who saves, as "look save rest". */
static const char *orders(void)
{
    static char text[200];

    text[0] = '\0';
    for (int i = 0; i < d.effect_count; i++) {
        if (d.effects[i].kind == EFFECT_STICK) {
            strcat(text, text[0] != '\0' ? " " : "");
            strcat(text, stick_order_name(d.effects[i].u.stick));
        }
    }
    return text;
}

static void to_tasks(void)
{
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 3000);
    for (int i = 0; i < CODE_LENGTH; i++) {
        driver_tap(&d, d.settings.code[i]);
    }
    answer();
    while (d.model.staff.page != COACH_TASKS) {
        driver_tap(&d, BUTTON_OK);
    }
}

static void to_stick(void)
{
    to_tasks();
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("stick");
}

static void to_days(void)
{
    to_tasks();
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("days");
    answer();
}

static void hold(enum button button, int64_t ms)
{
    driver_see(&d);
    driver_press(&d, button);
    driver_wait(&d, ms);
    driver_release(&d, button);
    driver_wait(&d, 100);
}

static void test_tasks_are_chosen_and_left(void **state)
{
    (void)state;
    to_tasks();
    assert_int_equal(key_of(BUTTON_OK), KEY_CHOOSE);
    assert_int_equal(d.model.focus, TASK_STICK);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, TASK_DAYS);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, TASK_SERVICE);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, TASK_OUTAGES);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(d.model.focus, TASK_STICK);
    hold(BUTTON_LEFT, 1500); /* held, it means no other length here */
    assert_int_equal(d.model.staff.span, SPAN_14_DAYS);
    assert_int_equal(d.model.focus, TASK_OUTAGES);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.staff.page, COACH_OVERVIEW);
}

static void test_stick_is_looked_for_saved_on_and_done(void **state)
{
    (void)state;
    to_stick();
    assert_string_equal(orders(), "look");
    assert_int_equal(key_of(BUTTON_OK), KEY_NONE);
    news(STICK_FOUND, STICK_FINE, 0);
    assert_int_equal(key_of(BUTTON_OK), KEY_SAVE_STICK);
    driver_tap(&d, BUTTON_OK);
    assert_string_equal(orders(), "look save");
    assert_int_equal(d.model.staff.stick.state, STICK_SAVING);
    news(STICK_SAVING, STICK_FINE, 40);
    assert_int_equal(d.model.staff.stick.percent, 40);
    for (int percent = 41; percent < 100; percent++) { /* nobody is sent away meanwhile */
        driver_wait(&d, 60000);
        news(STICK_SAVING, STICK_FINE, percent);
    }
    SCREEN_IS("stick");
    news(STICK_SAVED, STICK_FINE, 100);
    assert_int_equal(driver_cues(&d, CUE_FINISH), 1);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("coach");
    assert_int_equal(d.model.staff.page, COACH_TASKS);
    assert_int_equal(d.model.focus, TASK_STICK);
    assert_string_equal(orders(), "look save rest");
}

static void test_saving_can_be_broken_off(void **state)
{
    (void)state;
    to_stick();
    news(STICK_FOUND, STICK_FINE, 0);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(key_of(BUTTON_BACK), KEY_STOP);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("coach");
    assert_string_equal(orders(), "look save rest");
    news(STICK_SAVED, STICK_FINE, 100); /* too late to be of interest */
    SCREEN_IS("coach");
    assert_int_equal(driver_cues(&d, CUE_FINISH), 0);
}

static void test_what_failed_is_tried_again(void **state)
{
    (void)state;
    to_stick();
    news(STICK_FOUND, STICK_FINE, 0);
    driver_tap(&d, BUTTON_OK);
    news(STICK_FAILED, STICK_PULLED, 0);
    news(STICK_FAILED, STICK_PULLED, 0); /* heard once */
    assert_int_equal(driver_cues(&d, CUE_FAULT), 1);
    assert_int_equal(key_of(BUTTON_OK), KEY_TRY_AGAIN);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.staff.stick.state, STICK_LOOKING);
    assert_int_equal(d.model.staff.stick.problem, STICK_FINE);
    assert_string_equal(orders(), "look save look");
}

static void test_a_stick_that_hangs_is_let_go(void **state)
{
    (void)state;
    to_stick();
    news(STICK_FOUND, STICK_FINE, 0);
    driver_tap(&d, BUTTON_OK);
    news(STICK_SAVING, STICK_FINE, 40);
    assert_int_equal(driver_until_change(&d), 600000);
    SCREEN_IS("attract");
    assert_string_equal(orders(), "look save rest");
}

static void test_stick_left_alone_goes_away_and_is_let_go(void **state)
{
    (void)state;
    to_stick();
    assert_int_equal(driver_until_change(&d), 120000 - 1000);
    SCREEN_IS("attract");
    assert_string_equal(orders(), "look rest");
}

static void test_days_are_left_out(void **state)
{
    (void)state;
    to_days();
    assert_int_equal(d.model.staff.days.day, TODAY);
    assert_int_equal(key_of(BUTTON_RIGHT), KEY_NONE); /* not tomorrow */
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.staff.days.step, DAYS_TO);
    assert_int_equal(key_of(BUTTON_LEFT), KEY_NONE); /* not before the first */
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    driver_tap(&d, BUTTON_OK);
    const struct usage *usage = driver_usage(&d, USAGE_EXCLUDE, -1);
    assert_int_equal(driver_usage_count(&d, USAGE_EXCLUDE), 1);
    assert_int_equal(usage->u.exclude.from_day, TODAY - 2);
    assert_int_equal(usage->u.exclude.to_day, TODAY - 1);
    assert_false(usage->u.exclude.take_back);
    assert_string_equal(usage->u.exclude.reason, "test");
    assert_int_equal(d.model.staff.days.step, DAYS_FROM);
    assert_non_null(day_marks_find(&d.model.staff.days.known, TODAY - 2));
    assert_null(day_marks_find(&d.model.staff.days.known, TODAY));
}

static void test_days_are_taken_back(void **state)
{
    (void)state;
    marks.items[marks.count++] = (struct day_mark){TODAY - 3, TODAY - 1, "event"};
    marks.items[marks.count++] = (struct day_mark){TODAY - 1, TODAY - 1, "training"};
    to_days();
    assert_int_equal(key_of(BUTTON_OK), KEY_FROM_HERE);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(key_of(BUTTON_OK), KEY_COUNT_AGAIN);
    driver_tap(&d, BUTTON_OK); /* the last one made */
    const struct usage *usage = driver_usage(&d, USAGE_EXCLUDE, -1);
    assert_true(usage->u.exclude.take_back);
    assert_int_equal(usage->u.exclude.from_day, TODAY - 1);
    assert_string_equal(usage->u.exclude.reason, "training");
    assert_int_equal(d.model.staff.days.known.count, 1);
    assert_int_equal(key_of(BUTTON_OK), KEY_COUNT_AGAIN); /* still in the other */
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(driver_usage(&d, USAGE_EXCLUDE, -1)->u.exclude.from_day, TODAY - 3);
    assert_int_equal(key_of(BUTTON_OK), KEY_FROM_HERE);
}

static void test_held_keys_move_by_weeks(void **state)
{
    (void)state;
    to_days();
    hold(BUTTON_LEFT, 2000); /* a day at once, weeks at 1.0, 1.5 and 2.0 s */
    assert_int_equal(d.model.staff.days.day, TODAY - 1 - 3 * 7);
    hold(BUTTON_RIGHT, 60000);
    assert_int_equal(d.model.staff.days.day, TODAY);
    SCREEN_IS("days");
    hold(BUTTON_LEFT, 100000);
    assert_int_equal(d.model.staff.days.day, FIRST);
}

static void test_years_are_asked_for_as_they_come(void **state)
{
    int years[8], count = 0;

    (void)state;
    to_days();
    d.effect_count = 0;
    hold(BUTTON_LEFT, 100000);
    for (int i = 0; i < d.effect_count; i++) {
        if (d.effects[i].kind == EFFECT_FIGURES) {
            assert_int_equal(d.effects[i].u.figures.span, SPAN_YEAR);
            years[count++] = d.effects[i].u.figures.back;
        }
    }
    assert_int_equal(count, 2);
    assert_int_equal(years[0], 1);
    assert_int_equal(years[1], 2);
}

static void test_days_lead_back_step_by_step(void **state)
{
    (void)state;
    to_days();
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.staff.days.step, DAYS_REASON);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.staff.days.step, DAYS_TO);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(d.model.staff.days.step, DAYS_FROM);
    assert_int_equal(d.model.staff.days.day, TODAY - 1);
    d.effect_count = 0;
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("coach");
    assert_int_equal(d.model.staff.page, COACH_TASKS);
    assert_int_equal(d.effects[0].kind, EFFECT_FIGURES); /* of the pages */
    assert_int_equal(d.effects[0].u.figures.span, SPAN_14_DAYS);
    assert_int_equal(driver_usage_count(&d, USAGE_EXCLUDE), 0);
}

static void test_more_marks_than_are_known_lose_the_oldest(void **state)
{
    (void)state;
    for (int i = 0; i < DAY_MARKS_MAX; i++) {
        marks.items[marks.count++] = (struct day_mark){FIRST + i, FIRST + i, "test"};
    }
    to_days();
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_OK);
    assert_int_equal(d.model.staff.days.known.count, DAY_MARKS_MAX);
    assert_int_equal(d.model.staff.days.known.items[0].from_day, FIRST + 1);
    assert_int_equal(d.model.staff.days.known.items[DAY_MARKS_MAX - 1].from_day, TODAY);
}

static void test_no_use_has_no_days(void **state)
{
    (void)state;
    marks = (struct day_marks){.today = -1, .first_day = 0};
    to_days();
    for (int i = BUTTON_LEFT; i < BUTTON_COUNT; i++) {
        assert_int_equal(key_of((enum button)i), KEY_NONE);
    }
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(driver_usage_count(&d, USAGE_EXCLUDE), 0);
}

/* The clock was set back, or the database replaced, while somebody looks. */
static void test_days_that_are_gone_are_left(void **state)
{
    (void)state;
    to_days();
    marks.today = TODAY - 400;
    answer();
    assert_int_equal(d.model.staff.days.day, TODAY - 400);
    marks.today = TODAY;
    marks.first_day = TODAY - 3;
    answer();
    assert_int_equal(d.model.staff.days.day, TODAY - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_tasks_are_chosen_and_left, setup),
        cmocka_unit_test_setup(test_stick_is_looked_for_saved_on_and_done, setup),
        cmocka_unit_test_setup(test_saving_can_be_broken_off, setup),
        cmocka_unit_test_setup(test_what_failed_is_tried_again, setup),
        cmocka_unit_test_setup(test_a_stick_that_hangs_is_let_go, setup),
        cmocka_unit_test_setup(test_stick_left_alone_goes_away_and_is_let_go, setup),
        cmocka_unit_test_setup(test_days_are_left_out, setup),
        cmocka_unit_test_setup(test_days_are_taken_back, setup),
        cmocka_unit_test_setup(test_held_keys_move_by_weeks, setup),
        cmocka_unit_test_setup(test_years_are_asked_for_as_they_come, setup),
        cmocka_unit_test_setup(test_days_lead_back_step_by_step, setup),
        cmocka_unit_test_setup(test_more_marks_than_are_known_lose_the_oldest, setup),
        cmocka_unit_test_setup(test_no_use_has_no_days, setup),
        cmocka_unit_test_setup(test_days_that_are_gone_are_left, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
