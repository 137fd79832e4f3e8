/* SPDX-License-Identifier: MIT */
/* The figures of a span: those of the rows, none where there is nothing, and what is left out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/local_day.h"
#include "app/store/rollup.h"
#include "app/store/usage_sql.h"
#include "app/store/usage_stats.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/recount.h"
#include "tests/unit/store/visits.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void sum_up(const char *path)
{
    struct store_problem problem;
    struct db *db = db_open(path, NULL, &problem);
    bool done = false;

    assert_non_null(db);
    assert_true(db_prepare(db, usage_sql, SQL_COUNT) && rollup_init(db));
    while (!done) {
        assert_true(db_begin(db) && rollup_sum_next(db, &done) && db_commit(db));
    }
    db_close(db);
}

static struct stats_reader *open_reader(const char *path)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);

    if (!reader) {
        fail_msg("%s", problem.text);
    }
    return reader;
}

static void check_spans(const char *path)
{
    struct stats_reader *reader = open_reader(path);
    int64_t first = fixture_ask(path, "SELECT min(day) FROM daily WHERE day > 1000");
    int64_t last = fixture_ask(path, "SELECT max(day) FROM daily");

    recount_check_span(path, reader, "", INT64_MIN, INT64_MAX);
    recount_check_span(path, reader, "south", INT64_MIN, INT64_MAX);
    recount_check_span(path, reader, "north", first + 3, first + 16);
    recount_check_span(path, reader, "", first + 1, first + 90);
    recount_check_span(path, reader, "east", last - 364, last);
    recount_check_span(path, reader, "", last + 1, last + 14);
    stats_close(reader);
}

static void test_figures_are_those_of_the_rows(void **state)
{
    struct fixture *f = *state;

    for (unsigned seed = 11; seed <= 12; seed++) {
        char path[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/random-%u.db", f->folder, seed);
        visits_write_random(path, seed, 480);
        check_spans(path);
        sum_up(path);
        assert_true(fixture_ask(path, "SELECT count(*) FROM summed WHERE level = 2") > 0);
        check_spans(path);
        /* A day, a week over the turn of a month, one taken back, one of another year. */
        fixture_run_sql(
            path,
            "INSERT INTO excluded(excluded_id, station, from_day, to_day, reason, marked_ms,"
            " taken_back_ms) SELECT randomblob(16), s.id, x.column1, x.column2, 'training',"
            " 0, x.column3 FROM station s, (VALUES (20455, 20455, NULL),"
            " (20480, 20486, NULL), (20484, 20490, NULL), (20500, 20600, 5)) x"
            " WHERE s.station_id <> 'east'");
        check_spans(path);
    }
}

static void test_an_empty_database(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};

    assert_true(db && stats);
    usage_db_close(db);
    struct stats_reader *reader = open_reader(f->path);

    assert_true(stats_read(reader, &query, stats, &problem));
    assert_int_equal(stats->visits.n, 0);
    assert_int_equal(stats->routine_count + stats->tool_count + stats->technique_count +
                         stats->funnel_count,
                     0);
    assert_int_equal(stats->stations, 1);
    /* It was started once, today: a day that ran, without a visit, is no gap. */
    assert_int_equal(stats->bar_count, 1);
    assert_int_equal(stats->bars[0].on_days, 1);
    assert_int_equal(stats->station.starts, 1);
    assert_string_equal(stats->station.version, "1.2.3");
    query = (struct stats_query){20151 - 13, 20151, NULL};
    assert_true(stats_read(reader, &query, stats, &problem));
    assert_int_equal(stats->bar_count, 14);
    assert_int_equal(stats->bars[13].on_days, 1);
    assert_int_equal(stats->bars[12].on_days, 0);
    query.station_id = "nowhere";
    assert_false(stats_read(reader, &query, stats, &problem));
    assert_int_equal(problem.status, STORE_REFUSED);
    stats_close(reader);
    free(stats);
}

static void test_what_the_station_did(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct store_problem problem;
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    struct stats_station_name names[STATS_STATIONS_MAX];
    int64_t hours = 0;

    assert_non_null(stats);
    visits_write_random(f->path, 21, 320);
    sum_up(f->path);
    struct stats_reader *reader = open_reader(f->path);

    assert_int_equal(stats_stations(reader, names, &problem), 3);
    assert_string_equal(names[0].station_id, "north");
    assert_true(stats_read(reader, &query, stats, &problem));
    assert_int_equal(stats->station.on_ms,
                     fixture_ask(f->path, "SELECT sum(alive_mono_ms - mono_ms) FROM run"
                                          " WHERE wall_ms > 86400000 * 400"));
    for (int day = 0; day < 7; day++) {
        for (int hour = 0; hour < 24; hour++) {
            hours += stats->hours[day][hour].on_ms;
        }
    }
    assert_int_equal(hours, fixture_ask(f->path, "SELECT sum(alive_mono_ms - mono_ms) FROM run"
                                                 " WHERE clock_ok"));
    assert_int_equal(stats->station.starts,
                     fixture_ask(f->path, "SELECT count(*) FROM run"
                                          " WHERE wall_ms > 86400000 * 400"));
    assert_int_equal(stats->station.last_start_wall_ms,
                     fixture_ask(f->path, "SELECT max(wall_ms) FROM (SELECT wall_ms, max(id)"
                                          " FROM run GROUP BY station)"));
    stats_close(reader);
    free(stats);
}

static void mark(struct usage_db *db, struct usage_stamp *stamp, int64_t day, bool take_back)
{
    struct usage usage = {.kind = USAGE_EXCLUDE,
                          .u.exclude = {day, day, take_back, "training"}};
    struct usage_record record = usage_stamp_next(stamp, &usage, fixture_time(0));

    assert_true(usage_db_write(db, &record));
}

static void test_marks_are_taken_back(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    struct usage_stamp stamp = {0};
    struct store_problem problem;

    assert_non_null(stats);
    fixture_make_database(f->path);
    struct usage_db *db = fixture_open_db(f->path, 3, &problem);
    struct stats_reader *reader = open_reader(f->path);
    int64_t day = 1741064767 / 86400;

    assert_non_null(db);
    for (int round = 0; round < 3; round++) {
        mark(db, &stamp, day, false);
        mark(db, &stamp, day, false);
        assert_true(usage_db_commit(db));
        assert_true(stats_read(reader, &query, stats, &problem));
        assert_int_equal(stats->visits.n, 0);
        assert_int_equal(stats->excluded_days, 1);
        assert_int_equal(stats->bars[0].excluded_days, 1);
        assert_int_equal(stats->bars[0].visits, 0);
        assert_int_equal(stats->exclusion_count, 1);
        assert_string_equal(stats->exclusions[0].reason, "training");
        mark(db, &stamp, day, true);
        assert_true(usage_db_commit(db));
        assert_true(stats_read(reader, &query, stats, &problem));
        assert_int_equal(stats->visits.n, 1);
        assert_int_equal(stats->excluded_days, 0);
        assert_int_equal(stats->exclusion_count, 0);
    }
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM excluded"), 3);
    usage_db_close(db);
    stats_close(reader);
    free(stats);
}

static void test_what_cannot_be_read_is_told(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem = {0};
    char old[FIXTURE_PATH_MAX + 16];

    assert_null(stats_open(f->path, NULL, &problem));
    assert_int_equal(problem.status, STORE_FAILED);
    fixture_write(f->path, "no database, but long enough for one", 36);
    assert_null(stats_open(f->path, NULL, &problem));
    assert_int_equal(problem.status, STORE_CORRUPT);
    assert_int_equal(remove(f->path), 0);
    visits_write_random(f->path, 1, 20);
    snprintf(old, sizeof(old), "%s/old.db", f->folder);
    visits_write_version_1(f->path, old);
    assert_null(stats_open(old, NULL, &problem));
    assert_int_equal(problem.status, STORE_REFUSED);
}

/* A copy on a medium that cannot be written to, its log not beside it. */
static void test_reads_where_nothing_can_be_written(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    struct store_problem problem;
    char odd[FIXTURE_PATH_MAX + 32];

    assert_non_null(stats);
    if (!fixture_mount(f, "size=8m")) {
        free(stats);
        skip();
    }
    snprintf(odd, sizeof(odd), "%s/50%% of #1?.db", f->folder);
    visits_write_random(odd, 1, 40);
    assert_true(fixture_remount(f, true));
    struct stats_reader *reader = open_reader(odd);

    assert_true(stats_read(reader, &query, stats, &problem));
    assert_true(stats->visits.n >= 39);
    stats_close(reader);
    assert_true(fixture_remount(f, false));
    free(stats);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_an_empty_database),           ROW(test_figures_are_those_of_the_rows),
        ROW(test_what_the_station_did),        ROW(test_marks_are_taken_back),
        ROW(test_what_cannot_be_read_is_told), ROW(test_reads_where_nothing_can_be_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
