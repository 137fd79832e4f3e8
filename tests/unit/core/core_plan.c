/* SPDX-License-Identifier: MIT */
#include "app/core/plan.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    DONE = -9
};

/* What follows a phase of T_ROLL (search 60, hold 45, rock 15) with so much of the leg left. */
static void test_next_phase_rows(void **state)
{
    static const struct {
        int technique, previous, left_s;
        bool found;
        int phase, seconds;
    } rows[] = {
        {T_ROLL, -1, 120, false, 0, 60}, /* whole search */
        {T_ROLL, -1, 100, false, 0, 40}, /* room is left for hold and rock */
        {T_ROLL, -1, 70, false, 0, 10},  /* the shortest search that leaves room */
        {T_ROLL, -1, 69, false, 0, 60},  /* no room for a hold: a last search */
        {T_ROLL, -1, 30, false, 0, 30},  /* a last search as long as there is time */
        {T_ROLL, -1, 9, false, DONE, 0}, /* too short to begin */
        {T_ROLL, 0, 60, false, 1, 45},   /* carried along */
        {T_ROLL, 0, 59, false, DONE, 0}, /* the last search found nothing */
        {T_ROLL, 0, 5, true, 1, 45},     /* whoever finds a spot gets the whole hold */
        {T_ROLL, 0, -30, true, 1, 45},
        {T_ROLL, 1, 15, false, 2, 15},
        {T_ROLL, 2, 80, false, 0, 20}, /* and round again */
        {T_ROLL, 2, 0, false, DONE, 0},
        {T_ROLL, 2, -45, false, DONE, 0},
        {T_FLEX, 0, 48, false, 1, 48}, /* repetitions: 8 x 6 s */
        {T_FLEX, 1, 60, false, 0, 12},
        {T_WALL, -1, 0, false, 0, 30}, /* no search: the leg's time does not matter */
        {T_WALL, 0, 500, false, DONE, 0},
        {T_DROPS, -1, 0, false, 0, 40},
        {T_DROPS, 0, 0, false, 1, 30},
        {T_DROPS, 1, 0, false, DONE, 0},
    };
    struct content content = fixture_content();
    struct settings settings = settings_default();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct planned_phase next = {0};
        bool more =
            plan_next_phase(&content.techniques[rows[i].technique], &settings, rows[i].previous,
                            rows[i].left_s * 1000, rows[i].found, &next);

        if (rows[i].phase == DONE) {
            assert_false(more);
            continue;
        }
        assert_true(more);
        assert_int_equal(next.phase, rows[i].phase);
        assert_int_equal(next.ms, rows[i].seconds * 1000);
    }
}

static void test_block_uses_the_legs_time(void **state)
{
    static const struct {
        int technique, leg_s, seconds;
    } rows[] = {
        {T_ROLL, 120, 120}, {T_ROLL, 150, 150}, {T_ROLL, 240, 240},
        {T_ROLL, 300, 300}, {T_ROLL, 125, 120}, /* five seconds are no search */
        {T_WALL, 0, 30},    {T_DROPS, 0, 70},   {T_FLEX, 90, 90},
    };
    struct content content = fixture_content();
    struct settings settings = settings_default();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct block block = {.technique = rows[i].technique, .leg_ms = rows[i].leg_s * 1000};

        assert_int_equal(plan_block_ms(&content, &settings, &block), rows[i].seconds * 1000);
    }
}

static void test_both_legs_have_the_full_time(void **state)
{
    struct content content = fixture_content();
    struct settings settings = settings_default();
    struct choice choice = {.routine = R_QUICK, .tool = TOOL_BALL, .legs = LEGS_BOTH};
    struct plan plan;

    (void)state;
    plan_build(&content, NULL, &choice, &plan);
    assert_int_equal(plan.count, 2);
    assert_int_equal(plan.blocks[0].leg, LEG_RIGHT);
    assert_int_equal(plan.blocks[1].leg, LEG_LEFT);
    assert_int_equal(plan_block_ms(&content, &settings, &plan.blocks[0]),
                     plan_block_ms(&content, &settings, &plan.blocks[1]));
    assert_int_equal(plan_choice_ms(&content, &settings, NULL, &choice), 240000);
}

static void test_release_is_shared_by_the_tools_techniques(void **state)
{
    struct content content = fixture_content();
    struct choice choice = {.routine = R_FULL, .tool = TOOL_BALL, .legs = LEGS_LEFT};
    struct plan plan;

    (void)state;
    plan_build(&content, NULL, &choice, &plan);
    assert_int_equal(plan.count, 4);
    assert_int_equal(plan.blocks[0].technique, T_ROLL);
    assert_int_equal(plan.blocks[0].leg_ms, 150000);
    assert_int_equal(plan.blocks[1].technique, T_DEEP);
    assert_int_equal(plan.blocks[1].leg_ms, 150000);
    assert_int_equal(plan.blocks[2].technique, T_WALL);
    assert_int_equal(plan.blocks[2].leg_ms, 0);

    choice.routine = R_QUICK; /* 120 s are too short for two */
    plan_build(&content, NULL, &choice, &plan);
    assert_int_equal(plan.count, 1);
    assert_int_equal(plan.blocks[0].leg_ms, 120000);
}

static void test_a_tool_is_fetched_once(void **state)
{
    struct content content = fixture_content();
    struct choice choice = {.routine = R_FULL, .tool = TOOL_BALL, .legs = LEGS_BOTH};
    struct plan plan;

    (void)state;
    plan_build(&content, NULL, &choice, &plan);
    for (int i = 0; i < plan.count; i++) {
        assert_int_equal(plan.blocks[i].fetch, i == 0);
    }
}

static void test_plan_never_overflows(void **state)
{
    struct content content = fixture_content();
    struct plan plan = {.count = 0};

    (void)state;
    for (int i = 0; i < PLAN_MAX_BLOCKS; i++) {
        plan_append(&content, T_WALL, 0, LEGS_BOTH, &plan);
    }
    assert_int_equal(plan.count, PLAN_MAX_BLOCKS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_next_phase_rows),
        cmocka_unit_test(test_block_uses_the_legs_time),
        cmocka_unit_test(test_both_legs_have_the_full_time),
        cmocka_unit_test(test_release_is_shared_by_the_tools_techniques),
        cmocka_unit_test(test_a_tool_is_fetched_once),
        cmocka_unit_test(test_plan_never_overflows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
