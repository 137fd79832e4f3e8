/* SPDX-License-Identifier: MIT */
/* The made-up databases for the coach's pages hold what their names say, and buttons lead to
 * every page and every period. */
#include "app/cli/coach_data.h"
#include "app/cli/coach_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct station station;
static struct coach_data data;

static int set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    return station_init(&station, &files, 5000000) && coach_data_open(&data, UNKNOT_ASSETS)
               ? 0
               : -1;
}

static int tear_down(void **state)
{
    (void)state;
    coach_data_close(&data);
    station_finish(&station);
    return 0;
}

/* Enters the pages of a database. */
static const struct coach_figures *look_at(enum coach_data_kind kind)
{
    char path[SCRATCH_PATH_MAX];

    figures_close(&station.figures);
    visit_init(&station.model, station.model.now_ms + 60000);
    coach_data_path(&data, kind, path);
    station_show_figures(&station, path, true, NULL, NULL);
    assert_true(coach_walk_enter(&station));
    assert_int_equal(station.model.staff.span, SPAN_14_DAYS);
    assert_non_null(figures_shown(&station.figures));
    return figures_shown(&station.figures);
}

static void count_bars(const struct usage_stats *stats, int *off_out, int *marked_out)
{
    *off_out = *marked_out = 0;
    for (int i = 0; i < stats->bar_count; i++) {
        *off_out += stats->bars[i].on_days == 0 && stats->bars[i].excluded_days == 0;
        *marked_out += stats->bars[i].excluded_days > 0;
    }
}

static void test_busy(void **state)
{
    const struct usage_stats *stats = look_at(COACH_DATA_BUSY)->stats;
    int off, marked;

    (void)state;
    assert_int_equal(stats->last_day - stats->first_day + 1, COACH_DATA_DAYS);
    assert_true(stats->visits.n > 200);
    count_bars(stats, &off, &marked);
    assert_int_equal(off, COACH_DATA_DARK_DAYS);
    assert_int_equal(marked, COACH_DATA_MARKED_DAYS);
    assert_int_equal(stats->bars[stats->bar_count - 1 - 4].on_days, 0);
    assert_int_equal(stats->bars[stats->bar_count - 1 - 8].excluded_days, 1);
    assert_true(coach_walk_to_span(&station, SPAN_ALL));
    stats = figures_shown(&station.figures)->stats;
    assert_true(stats->visits.n > 20000);
    assert_true(stats->bars_are_months);
    count_bars(stats, &off, &marked);
    assert_int_equal(off, 1);
}

static void test_busy_but_marked(void **state)
{
    (void)state;
    look_at(COACH_DATA_BUSY);
    for (int i = 0; i < COACH_DATA_MARKED_PERIOD; i++) {
        coach_walk_tap(&station, BUTTON_LEFT);
    }
    assert_int_equal(figures_shown(&station.figures)->stats->visits.n, 0);
    assert_int_equal(figures_shown(&station.figures)->stats->excluded_days, 14);
}

static void test_few(void **state)
{
    const struct usage_stats *stats = look_at(COACH_DATA_ONE)->stats;

    (void)state;
    assert_int_equal(stats->visits.n, 1);
    assert_true(stats->first_day < stats->from_day);
    assert_int_equal(look_at(COACH_DATA_TWELVE)->stats->rated.n, 12);
}

static void test_nobody(void **state)
{
    const struct coach_figures *figures = look_at(COACH_DATA_NOBODY);

    (void)state;
    assert_null(figures->problem);
    assert_int_equal(figures->stats->visits.n, 0);
    assert_int_equal(figures->stats->station.on_days, 9);
    assert_int_equal(figures->stats->station.power_cuts, 0);
    assert_true(figures->stats->from_day <= figures->stats->first_day);
}

static void test_nothing(void **state)
{
    const struct coach_figures *figures = look_at(COACH_DATA_NONE);

    (void)state;
    assert_null(figures->problem);
    assert_true(figures->stats->first_day > figures->stats->last_day);
    assert_non_null(look_at(COACH_DATA_UNREADABLE)->problem);
}

static void test_every_page_and_period(void **state)
{
    (void)state;
    look_at(COACH_DATA_TWELVE);
    for (int span = SPAN_COUNT - 1; span >= 0; span--) {
        assert_true(coach_walk_to_span(&station, (enum coach_span)span));
        assert_int_equal(figures_shown(&station.figures)->days,
                         coach_span_days((enum coach_span)span));
        for (int page = 0; page < COACH_TASKS; page++) { /* those with figures */
            assert_true(coach_walk_to_page(&station, (enum coach_page)page));
            assert_non_null(coach_walk_page_name((enum coach_page)page));
            coach_walk_meanings(&station);
            assert_true(station.model.staff.meanings);
            coach_walk_tap(&station, BUTTON_BACK);
            assert_int_equal(station.model.staff.page, page);
        }
    }
}

static void test_the_code_is_refused_and_locked(void **state)
{
    (void)state;
    visit_init(&station.model, station.model.now_ms + 60000);
    assert_true(coach_walk_to_code(&station));
    for (int i = 0; i < station.config.settings.code_tries; i++) {
        assert_false(visit_code_is_locked(&station.model));
        coach_walk_wrong_code(&station);
        assert_int_equal(station.model.screen, SCREEN_CODE);
        assert_true(station.model.staff.code_refused);
    }
    assert_true(visit_code_is_locked(&station.model));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_busy),
        cmocka_unit_test(test_busy_but_marked),
        cmocka_unit_test(test_few),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_every_page_and_period),
        cmocka_unit_test(test_the_code_is_refused_and_locked),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
