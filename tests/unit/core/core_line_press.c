/* SPDX-License-Identifier: MIT */
/* Presses in the level changes of a bare line. */
#include "app/core/line_press.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    STEP_US = 5000,
    MS = 1000,
    CHANGES_MAX = 40
};

/* What a line does: high or low at its start, then changes at these times. */
struct row {
    const char *what;
    bool high;
    int changes_ms10[CHANGES_MAX]; /* tenths of a millisecond, ascending; ends with 0 */
    int presses, glitches;
    int bounce_us; /* of the last press */
    bool active_low;
};

static const struct row rows[] = {
    {"to ground", true, {100, 1100}, 1, 0, 0, true},
    {"to the supply", false, {100, 1100}, 1, 0, 0, false},
    {"bouncing down", true, {100, 102, 107, 110, 126, 1100, 1101, 1104}, 1, 0, 2600, true},
    {"bouncing up", true, {100, 1000, 1010, 1090}, 1, 0, 9000, true},
    {"a spike", true, {100, 101}, 0, 1, 0, false},
    {"two spikes apart", true, {100, 101, 900, 903}, 0, 2, 0, false},
    {"held for long is the level at rest", true, {100}, 0, 0, 0, false},
    {"held for long, let go, pressed", false, {100, 50000, 51000}, 1, 0, 0, true},
    {"held at the start, then pressed", false, {300, 30000, 31000}, 1, 0, 0, true},
    {"twice", true, {100, 1100, 3000, 4000}, 2, 0, 0, true},
    {"a hold that lets go for a moment", true, {100, 3000, 3004, 6000}, 1, 1, 0, true},
};

struct heard {
    int presses, glitches;
    struct line_press last;
};

static void settle(struct line_sense *sense, int64_t now_us, struct heard *heard)
{
    enum line_sensed sensed = line_sense_settle(sense, now_us, &heard->last);

    heard->presses += sensed == LINE_PRESSED;
    heard->glitches += sensed == LINE_GLITCHED;
}

static struct heard hear(const struct row *row, int64_t from_us)
{
    struct line_sense sense;
    struct heard heard = {.presses = 0};
    bool high = row->high;
    int64_t now_us = from_us;

    line_sense_begin(&sense, 17, high, from_us);
    for (int i = 0; row->changes_ms10[i] != 0; i++) {
        int64_t at_us = from_us + (int64_t)row->changes_ms10[i] * 100;

        for (; now_us < at_us; now_us += STEP_US) {
            settle(&sense, now_us, &heard);
        }
        high = !high;
        line_sense_edge(&sense, high, at_us);
        line_sense_edge(&sense, high, at_us + 10); /* a lost edge lies between: no change */
    }
    for (int i = 0; i < 1000; i++, now_us += STEP_US) {
        settle(&sense, now_us, &heard);
    }
    assert_false(line_sense_is_open(&sense));
    return heard;
}

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heard heard = hear(&rows[i], 77 * MS);

        if (heard.presses != rows[i].presses || heard.glitches != rows[i].glitches) {
            fail_msg("%s: %d presses, %d glitches", rows[i].what, heard.presses,
                     heard.glitches);
        }
        if (heard.presses > 0) {
            assert_int_equal(heard.last.bcm, 17);
            assert_int_equal(heard.last.bounce_us, rows[i].bounce_us);
            assert_int_equal(heard.last.active_low, rows[i].active_low);
        }
    }
}

static void test_trace_is_of_the_press(void **state)
{
    struct heard heard = hear(&rows[2], 0);
    static const int changes[] = {200, 700, 1000, 2600};

    (void)state;
    assert_int_equal(heard.last.at_us, 10000);
    assert_int_equal(heard.last.trace_count, 4);
    assert_memory_equal(heard.last.trace_us, changes, sizeof changes);
}

/* A line that floats changes without end: it is no press, however it ends. */
static void test_noise_is_no_press(void **state)
{
    struct line_sense sense;
    struct heard heard = {.presses = 0};
    int64_t at_us = 0;

    (void)state;
    line_sense_begin(&sense, 4, true, 0);
    for (int i = 0; i < 101; i++) {
        at_us += MS;
        line_sense_edge(&sense, i % 2 == 1, at_us);
        settle(&sense, at_us, &heard);
    }
    for (int i = 0; i < 1000; i++) {
        at_us += STEP_US;
        settle(&sense, at_us, &heard);
    }
    assert_int_equal(heard.presses, 0);
    assert_int_equal(heard.glitches, 1);
    assert_false(sense.rest); /* where it stays is its rest */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_trace_is_of_the_press),
        cmocka_unit_test(test_noise_is_no_press),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
