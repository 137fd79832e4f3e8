/* SPDX-License-Identifier: MIT */
/* Days as dates, spans in words, shares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/report/report.h"

#include <stdlib.h>
#include <time.h>

static void dates_are_those_of_the_c_library(void **state)
{
    (void)state;
    for (int64_t day = 0; day < 84000; day++) { /* to 2199 */
        time_t seconds = (time_t)(day * 86400);
        struct report_day got = report_day_of(day);
        struct tm wanted;

        assert_non_null(gmtime_r(&seconds, &wanted));
        assert_int_equal(got.year, wanted.tm_year + 1900);
        assert_int_equal(got.month, wanted.tm_mon + 1);
        assert_int_equal(got.day, wanted.tm_mday);
        assert_int_equal(got.weekday, (wanted.tm_wday + 6) % 7);
    }
}

static void assert_span(int64_t from, int64_t to, const char *wanted)
{
    char got[64];

    report_span(from, to, got, sizeof(got));
    assert_string_equal(got, wanted);
}

static void spans_are_said_shortly(void **state)
{
    char date[REPORT_DATE_MAX];

    (void)state;
    report_date(20758, date);
    assert_string_equal(date, "2026-11-01");
    assert_span(20758, 20758, "1 November 2026");
    assert_span(20758, 20771, "1 to 14 November 2026");
    assert_span(20757, 20758, "31 October to 1 November 2026");
    assert_span(20758, 20758 + 365, "1 November 2026 to 1 November 2027");
}

static void shares_are_rounded_and_bounded(void **state)
{
    struct usage_stats *stats = calloc(1, sizeof(*stats));

    (void)state;
    assert_non_null(stats);
    assert_int_equal(report_percent(0, 0), 0);
    assert_int_equal(report_percent(1, 3), 33);
    assert_int_equal(report_percent(2, 3), 67);
    assert_int_equal(report_percent(199, 200), 100);
    assert_true(report_busy(stats, 0, 0) < 0);
    stats->weekday_days[0] = 2;
    stats->hours[0][0].busy_ms = 1800000;
    assert_int_equal((int)report_busy(stats, 0, 0), 25);
    stats->hours[0][0].busy_ms = 99 * 3600000LL;
    assert_int_equal((int)report_busy(stats, 0, 0), 100);
    free(stats);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_those_of_the_c_library),
        cmocka_unit_test(spans_are_said_shortly),
        cmocka_unit_test(shares_are_rounded_and_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
