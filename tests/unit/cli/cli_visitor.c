/* SPDX-License-Identifier: MIT */
/* Simulated visitors: the dice, the calendar, and every tour stop of the bench. */
#include "app/cli/calendar.h"
#include "app/cli/tour.h"
#include "app/cli/visitor.h"
#include "tests/unit/core/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    VISITS = 5000,
    DAYS = 365
};

static void test_dice_are_fair_and_repeatable(void **state)
{
    struct dice dice = dice_seeded(3), again = dice_seeded(3);
    int faces[6] = {0};

    (void)state;
    for (int i = 0; i < 60000; i++) {
        int face = dice_roll(&dice, 6);
        assert_int_equal(face, dice_roll(&again, 6));
        faces[face]++;
    }
    for (int i = 0; i < 6; i++) {
        assert_in_range(faces[i], 9500, 10500);
    }
}

static void test_visits_are_spread_over_the_days(void **state)
{
    struct calendar calendar;
    struct calendar_place place = {0};
    struct dice dice = dice_seeded(1);
    int64_t first_ms = 0, last_ms = 0;

    (void)state;
    assert_true(calendar_init(&calendar, "2026-06-30", DAYS, VISITS));
    for (int i = 0; i < VISITS; i++) {
        int64_t at_ms = calendar_next_ms(&calendar, &place, &dice);

        assert_true(at_ms >= last_ms);
        first_ms = i == 0 ? at_ms : first_ms;
        last_ms = at_ms;
    }
    assert_in_range((last_ms - first_ms) / 86400000, DAYS - 3, DAYS);
    assert_false(calendar_init(&calendar, "30.6.2026", DAYS, VISITS));
    assert_false(calendar_init(&calendar, "2026-13-01", DAYS, VISITS));
}

static void test_every_kind_of_visitor_comes(void **state)
{
    struct content content = fixture_content();
    struct dice dice = dice_seeded(9);
    int kinds[VISITOR_KINDS] = {0};

    (void)state;
    for (int i = 0; i < 1000; i++) {
        struct visitor visitor = visitor_arrive(&dice, &content);
        kinds[visitor.kind]++;
        assert_in_range(visitor.tight, 1, 4);
    }
    for (int i = 0; i < VISITOR_KINDS; i++) {
        assert_true(kinds[i] > 10);
    }
}

/* The tour does lead where its names say. */
static void test_tour_stops(void **state)
{
    static const enum screen screens[TOUR_COUNT] = {
        [TOUR_ATTRACT] = SCREEN_ATTRACT,
        [TOUR_CHOOSE] = SCREEN_CHOOSE,
        [TOUR_TECHNIQUE] = SCREEN_TECHNIQUE,
        [TOUR_TOOL] = SCREEN_TOOL,
        [TOUR_LEG] = SCREEN_LEG,
        [TOUR_SAFETY] = SCREEN_SAFETY,
        [TOUR_FEEL_BEFORE] = SCREEN_FEEL,
        [TOUR_READY] = SCREEN_READY,
        [TOUR_SEARCH] = SCREEN_RUN,
        [TOUR_HOLD] = SCREEN_RUN,
        [TOUR_ROCK] = SCREEN_RUN,
        [TOUR_REPS] = SCREEN_RUN,
        [TOUR_STRETCH] = SCREEN_RUN,
        [TOUR_STOP] = SCREEN_STOP,
        [TOUR_PAUSED] = SCREEN_PAUSED,
        [TOUR_SWITCH] = SCREEN_SWITCH,
        [TOUR_FEEL_AFTER] = SCREEN_FEEL,
        [TOUR_SUMMARY] = SCREEN_SUMMARY,
        [TOUR_LEARN] = SCREEN_LEARN,
        [TOUR_TROUBLE] = SCREEN_TROUBLE,
        [TOUR_TROUBLE_HOW] = SCREEN_TROUBLE,
        [TOUR_FAULT] = SCREEN_FAULT,
    };
    struct content content = fixture_content();
    struct settings settings = settings_default();
    const struct visit_env env = {&content, &settings};
    struct model model;

    (void)state;
    for (int i = 0; i < TOUR_COUNT; i++) {
        assert_true(tour_go((enum tour_stop)i, &env, &model));
        assert_int_equal(model.screen, screens[i]);
        if (i >= TOUR_SEARCH && i <= TOUR_STRETCH) {
            assert_int_equal(visit_phase(&model, &env)->kind, PHASE_SEARCH + i - TOUR_SEARCH);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dice_are_fair_and_repeatable),
        cmocka_unit_test(test_visits_are_spread_over_the_days),
        cmocka_unit_test(test_every_kind_of_visitor_comes),
        cmocka_unit_test(test_tour_stops),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
