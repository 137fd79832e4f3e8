/* SPDX-License-Identifier: MIT */
/* Same presses in, same effects out: at ticks of 10 ms, of 1000 ms, of a prime, and at none. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    VISITS = 60,
    PRESSES = 80
};

/* A visitor who presses something every few seconds; the same for the same seed. */
static void play(struct driver *d, uint32_t seed, int64_t tick_ms)
{
    driver_init(d);
    d->tick_ms = tick_ms;
    driver_start(d, seed % 2 != 0 ? R_FULL : R_QUICK, (enum legs)(seed % 3));
    for (int i = 0; i < PRESSES; i++) {
        seed = seed * 1664525u + 1013904223u;
        enum button button = (enum button)(seed >> 30);
        bool leave = button == BUTTON_BACK && (seed >> 24 & 7) > 0;

        button = leave ? BUTTON_OK : button; /* few leave, so that visits get far */
        driver_wait(d, 137 + (seed >> 8 & 0x3fff));
        driver_press(d, button);
        driver_wait(d, 50 + (seed >> 4 & 0xff));
        driver_release(d, button);
    }
    driver_wait(d, 1000000);
}

static struct driver slow, fast;

static void same_effects(void)
{
    assert_int_equal(slow.effect_count, fast.effect_count);
    for (int i = 0; i < slow.effect_count; i++) {
        const struct effect *a = &slow.effects[i];
        const struct effect *b = &fast.effects[i];

        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->at_ms, b->at_ms);
        if (a->kind == EFFECT_CUE) {
            assert_int_equal(a->u.cue.cue, b->u.cue.cue);
            assert_int_equal(a->u.cue.number, b->u.cue.number);
        } else {
            assert_int_equal(a->u.usage.kind, b->u.usage.kind);
            assert_memory_equal(&a->u.usage.u, &b->u.usage.u, sizeof a->u.usage.u);
        }
    }
}

static void test_ticks_do_not_matter(void **state)
{
    static const int64_t ticks_ms[] = {10, 1000, 37};
    int steps = 0;

    (void)state;
    for (uint32_t seed = 1; seed <= VISITS; seed++) {
        play(&slow, seed, 0);
        steps += driver_usage_count(&slow, USAGE_STEP);
        for (size_t i = 0; i < sizeof ticks_ms / sizeof ticks_ms[0]; i++) {
            play(&fast, seed, ticks_ms[i]);
            same_effects();
        }
    }
    assert_true(steps > 10 * VISITS); /* the visitors did get somewhere */
}

/* Effects come in the order of their times, and never before what caused them. */
static void test_effects_are_in_order(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= VISITS; seed++) {
        play(&slow, seed, 0);
        for (int i = 1; i < slow.effect_count; i++) {
            assert_true(slow.effects[i].at_ms >= slow.effects[i - 1].at_ms);
        }
    }
}

/* An hour in which the process was stopped is gone through step by step, not lost. */
static void test_a_long_gap_is_caught_up(void **state)
{
    (void)state;
    driver_init(&slow);
    driver_start(&slow, R_FULL, LEGS_BOTH);
    fast = slow;
    driver_wait(&slow, 3600000);
    fast.tick_ms = 16;
    driver_wait(&fast, 3600000);
    same_effects();
    assert_string_equal(screen_name(slow.model.screen), "attract");
    assert_int_equal(driver_usage(&slow, USAGE_VISIT_END, -1)->u.end.reason, ENDED_FINISHED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ticks_do_not_matter),
        cmocka_unit_test(test_effects_are_in_order),
        cmocka_unit_test(test_a_long_gap_is_caught_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
