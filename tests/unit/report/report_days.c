/* SPDX-License-Identifier: MIT */
/* Days as dates, spans in words, shares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/report/report.h"
#include "app/report/say.h"

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

/* English as in the tree, and a language that writes its dates in another order. */
static char english_months[] = "January February March April May June July August September "
                               "October November December";
static char months[] = "Jan. Feb. März April Mai Juni Juli Aug. Sept. Okt. Nov. Dez.";
static char english_date[] = "{day} {month} {year}", date[] = "{day}. {month} {year}";
static char to[] = "{from} to {to}", bis[] = "{from} bis {to}";
static char english_days[] = "{day} to {to_day} {month} {year}";
static char days[] = "{day}. bis {to_day}. {month} {year}";
static char english_two[] = "{day} {month} to {to_day} {to_month} {year}";
static char two[] = "{day}. {month} bis {to_day}. {to_month} {year}";

static const struct report_words english = {.months = english_months,
                                            .date = english_date,
                                            .span_years = to,
                                            .span_days = english_days,
                                            .span_months = english_two};
static const struct report_words german = {
    .months = months, .date = date, .span_years = bis, .span_days = days, .span_months = two};

static void assert_span(const struct report_words *words, int64_t from, int64_t until,
                        const char *wanted)
{
    const struct report report = {.words = words, .decimal = '.'};
    char got[64];

    report_span(&report, from, until, got, sizeof(got));
    assert_string_equal(got, wanted);
}

static void spans_are_said_shortly(void **state)
{
    const struct report report = {.words = &german, .date = "{day}.{month}.{year}"};
    char text[REPORT_DATE_MAX];

    (void)state;
    report_date(20758, text);
    assert_string_equal(text, "2026-11-01");
    report_local_date(&report, 20758, text);
    assert_string_equal(text, "01.11.2026");
    assert_span(&english, 20758, 20758, "1 November 2026");
    assert_span(&english, 20758, 20771, "1 to 14 November 2026");
    assert_span(&english, 20757, 20758, "31 October to 1 November 2026");
    assert_span(&english, 20758, 20758 + 365, "1 November 2026 to 1 November 2027");
    assert_span(&german, 20758, 20758, "1. Nov. 2026");
    assert_span(&german, 20758, 20771, "1. bis 14. Nov. 2026");
    assert_span(&german, 20757, 20758, "31. Okt. bis 1. Nov. 2026");
    assert_span(&german, 20758, 20758 + 365, "1. Nov. 2026 bis 1. Nov. 2027");
}

static void figures_are_those_of_the_language(void **state)
{
    static char percent[] = "{n} %";
    const struct report_words words = {.percent = percent};
    const struct report report = {.words = &words, .decimal = ','};
    const struct say_value values[] = {SAY_DECIMAL("a", 2.25), SAY_COUNT("b", 3),
                                       SAY_TEXT("c", "x"), SAY_END};
    char figure[SAY_FIGURE_MAX], sentence[SAY_MAX];

    (void)state;
    assert_string_equal(say_figure(&report, 12.34, 1, false, figure), "12,3");
    assert_string_equal(say_figure(&report, 0.5, 1, true, figure), "+0,5");
    assert_string_equal(say_figure(&report, 1e6, 0, false, figure), "1000000");
    assert_string_equal(say_percent(&report, 45.2, figure), "45 %");
    assert_string_equal(say(&report, sentence, "{b}: {a} {c} {d}", values), "3: 2,2 x {d}");
    assert_string_equal(say_word("Mo Di Mi", 1, figure), "Di");
    assert_string_equal(say_word("Mo Di Mi", 7, figure), "");
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
        cmocka_unit_test(figures_are_those_of_the_language),
        cmocka_unit_test(shares_are_rounded_and_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
