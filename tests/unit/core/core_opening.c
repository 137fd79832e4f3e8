/* SPDX-License-Identifier: MIT */
/* The week of a gym: which minutes it is open, and when it opens next. */
#include "app/core/opening.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    MON,
    TUE,
    WED,
    THU,
    FRI,
    SAT,
    SUN
};

#define AT(hour, minute) ((hour) * 60 + (minute))

static const struct opening WEEK = {
    .hours =
        {
            {0x1F, AT(6, 30), AT(22, 0)}, /* mon-fri */
            {0x60, AT(8, 0), AT(20, 0)},  /* sat-sun */
        },
    .count = 2,
};

/* Only at night, over midnight; saturday's end on sunday. */
static const struct opening NIGHTS = {.hours = {{0x21, AT(22, 0), AT(6, 0)}}, .count = 1};
static const struct opening WHOLE = {.hours = {{0x04, AT(0, 0), AT(0, 0)}}, .count = 1};

static void test_hours(void **state)
{
    static const struct {
        const struct opening *opening;
        int day, minute;
        int opens; /* -1: it is open */
    } rows[] = {
        {&WEEK, MON, AT(6, 29), AT(6, 30)},
        {&WEEK, MON, AT(6, 30), -1},
        {&WEEK, MON, AT(21, 59), -1},
        {&WEEK, MON, AT(22, 0), AT(6, 30)},
        {&WEEK, FRI, AT(22, 0), AT(8, 0)},
        {&WEEK, FRI, AT(23, 59), AT(8, 0)},
        {&WEEK, SAT, 0, AT(8, 0)},
        {&WEEK, SAT, AT(7, 59), AT(8, 0)},
        {&WEEK, SUN, AT(19, 59), -1},
        {&WEEK, SUN, AT(20, 0), AT(6, 30)},
        {&NIGHTS, MON, AT(21, 59), AT(22, 0)},
        {&NIGHTS, MON, AT(22, 0), -1},
        {&NIGHTS, TUE, 0, -1},
        {&NIGHTS, TUE, AT(5, 59), -1},
        {&NIGHTS, TUE, AT(6, 0), AT(22, 0)},
        {&NIGHTS, WED, AT(1, 0), AT(22, 0)},
        {&NIGHTS, SUN, AT(5, 0), -1},
        {&NIGHTS, SUN, AT(6, 0), AT(22, 0)},
        {&NIGHTS, MON, AT(3, 0), AT(22, 0)},
        {&WHOLE, WED, 0, -1},
        {&WHOLE, WED, AT(23, 59), -1},
        {&WHOLE, THU, 0, 0},
        {&WHOLE, TUE, AT(23, 59), 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bool open = opening_is_open(rows[i].opening, rows[i].day, rows[i].minute);

        if (open != (rows[i].opens < 0) ||
            opening_next_minute(rows[i].opening, rows[i].day, rows[i].minute) !=
                rows[i].opens) {
            print_error("row %zu: open %d, opens at %d\n", i, open,
                        opening_next_minute(rows[i].opening, rows[i].day, rows[i].minute));
            fail();
        }
    }
}

/* Nobody is locked out by a clock that is not set, or by settings that say nothing. */
static void test_what_is_not_known_is_open(void **state)
{
    const struct opening none = {.count = 0};

    (void)state;
    assert_true(opening_is_open(&WEEK, -1, -1));
    assert_true(opening_is_open(&WEEK, -1, 0));
    assert_true(opening_is_open(&WEEK, MON, -1));
    assert_int_equal(opening_next_minute(&WEEK, -1, -1), -1);
    for (int minute = 0; minute < DAY_MINUTES; minute++) {
        assert_true(opening_is_open(&none, SUN, minute));
    }
}

/* A week has as many open minutes as the hours say. */
static void test_minutes_of_a_week(void **state)
{
    const struct opening *const weeks[] = {&WEEK, &NIGHTS, &WHOLE};
    const int minutes[] = {5 * AT(15, 30) + 2 * AT(12, 0), 2 * AT(8, 0), DAY_MINUTES};

    (void)state;
    for (int i = 0; i < 3; i++) {
        int open = 0;

        for (int day = MON; day <= SUN; day++) {
            for (int minute = 0; minute < DAY_MINUTES; minute++) {
                open += opening_is_open(weeks[i], day, minute);
            }
        }
        assert_int_equal(open, minutes[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hours),
        cmocka_unit_test(test_what_is_not_known_is_open),
        cmocka_unit_test(test_minutes_of_a_week),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
