/* SPDX-License-Identifier: MIT */
/* Joined files come with their sums, so that years of many stations are read in few rows; and
 * joining goes through what is there once at most. Counted, not timed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/merge.h"
#include "app/store/usage_stats.h"
#include "tests/unit/store/fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* One visit each from 2025-03-04 to 2026-04-26. */
    VISITS = 140,
    DAYS_BETWEEN = 3,
    DAY_MS = 86400000,
    MONTHS = 15, /* of 2025, with the empty ones before it began, and of 2026 */
    YEARS = 1,
    MANY = 8
};

/* What SQLite has done since work_begin(). */
static struct work {
    int64_t rows;  /* given to whoever asked */
    int64_t steps; /* of its machine */
} work;

static int on_trace(unsigned event, void *context, void *statement, void *ignored)
{
    (void)context;
    (void)ignored;
    if (event == SQLITE_TRACE_ROW) {
        work.rows++;
    } else {
        work.steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    }
    return 0;
}

static int on_open(sqlite3 *db, char **error, const struct sqlite3_api_routines *ignored)
{
    (void)error;
    (void)ignored;
    return sqlite3_trace_v2(db, SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE, on_trace, NULL);
}

static int setup(void **state)
{
    /* The type that the registration wants is that of any function. */
    return sqlite3_auto_extension((void (*)(void))on_open) == SQLITE_OK ? fixture_setup(state)
                                                                        : -1;
}

static int teardown(void **state)
{
    sqlite3_reset_auto_extension();
    return fixture_teardown(state);
}

static void work_begin(void)
{
    work = (struct work){0};
}

static void path_of(const struct fixture *f, int number, char out[FIXTURE_PATH_MAX + 32])
{
    snprintf(out, FIXTURE_PATH_MAX + 32, "%s/station-%d.db", f->folder, number);
}

static void put(struct usage_db *db, struct usage_stamp *stamp, struct usage usage)
{
    struct usage_record record = usage_stamp_next(stamp, &usage, fixture_time(usage.at_ms));

    assert_true(usage_db_write(db, &record));
}

static void put_visits(struct usage_db *db, struct usage_stamp *stamp)
{
    for (int i = 0; i < VISITS; i++) {
        int64_t at_ms = (int64_t)i * DAYS_BETWEEN * DAY_MS + 1000;

        put(db, stamp, fixture_begin(at_ms, 3));
        put(db, stamp, fixture_step(at_ms + 60000, 1, LEG_LEFT, OUTCOME_DONE));
        put(db, stamp, fixture_end(at_ms + 70000, ENDED_FINISHED, 1, 1, 0));
        if (i % 10 == 9) {
            assert_true(usage_db_commit(db));
        }
    }
    assert_true(usage_db_commit(db));
}

/* A station of its own, as it is when nobody has tended it yet. */
static void make_station(const struct fixture *f, int number)
{
    char path[FIXTURE_PATH_MAX + 32];
    char id[32];
    struct id_source ids = id_source_seeded(1000U + (unsigned)number);
    struct usage_run run = {.id = random_id_next(&ids), .started = fixture_time(0)};
    struct usage_stamp stamp = {.ids = ids};
    struct store_problem problem;

    path_of(f, number, path);
    snprintf(id, sizeof id, "station-%d", number);
    run.origin = (struct usage_origin){id, id, "boot", "1"};
    struct usage_db *db = usage_db_open(path, &run, NULL, &problem);

    assert_non_null(db);
    put_visits(db, &stamp);
    usage_db_close(db);
}

static void add(const struct fixture *f, const char *out, int number)
{
    char path[FIXTURE_PATH_MAX + 32];
    struct store_problem problem;
    struct merge *merge = merge_open(out, &problem);
    struct merge_counts counts;

    path_of(f, number, path);
    assert_non_null(merge);
    work_begin();
    if (!merge_add(merge, path, &counts, &problem)) {
        fail_msg("%s", problem.text);
    }
    assert_int_equal(counts.visits, VISITS);
    merge_close(merge);
}

static void read_all(const char *path, struct usage_stats *stats)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};

    assert_non_null(reader);
    work_begin();
    if (!stats_read(reader, &query, stats, &problem)) {
        fail_msg("%s", problem.text);
    }
    stats_close(reader);
}

static void test_what_is_joined_is_summed_up(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i < 3; i++) {
        make_station(f, i);
        add(f, f->path, i);
        assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM summed WHERE topic = 63"
                                              " AND level = 1"),
                         (i + 1) * MONTHS);
        assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM summed WHERE topic = 63"
                                              " AND level = 2"),
                         (i + 1) * YEARS);
    }
    assert_int_equal(fixture_ask(f->path,
                                 "SELECT count(*) FROM (SELECT station, topic & 31 AS t, key,"
                                 " sum(n) AS n FROM daily WHERE day < 20454" /* of 2025 */
                                 " GROUP BY 1, 2, 3) d LEFT JOIN summed s"
                                 " ON s.station = d.station AND s.level = 2 AND"
                                 " s.period = 55 AND s.topic = d.t AND"
                                 " s.key = d.key WHERE s.n IS NOT d.n"),
                     0);
}

/* Sums stand for the days: other rows, the same figures. */
static void test_years_are_read_in_few_rows(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *summed = calloc(2, sizeof(*summed));
    struct usage_stats *daily = summed + 1;

    assert_non_null(summed);
    for (int i = 0; i < 3; i++) {
        make_station(f, i);
        add(f, f->path, i);
    }
    read_all(f->path, summed);
    int64_t rows = work.rows;

    assert_int_equal(summed->visits.n, 3 * VISITS);
    fixture_run_sql(f->path, "DELETE FROM summed");
    read_all(f->path, daily);
    print_message("rows read: %lld with sums, %lld without\n", (long long)rows,
                  (long long)work.rows);
    assert_memory_equal(summed, daily, sizeof *summed);
    assert_true(rows * 4 < work.rows);
    free(summed);
}

/* That all counts can be is looked at anew; what is there is not gone through for each row that
 * comes. */
static void test_joining_costs_what_is_joined(void **state)
{
    struct fixture *f = *state;

    for (int i = 0; i <= MANY; i++) {
        make_station(f, i);
    }
    add(f, f->path, 0);
    add(f, f->path, 1);
    int64_t steps = work.steps;

    for (int i = 2; i <= MANY; i++) {
        add(f, f->path, i);
    }
    print_message("steps: %lld into one station, %lld into %d\n", (long long)steps,
                  (long long)work.steps, MANY);
    assert_true(work.steps < 4 * steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_joined_is_summed_up, setup, teardown),
        cmocka_unit_test_setup_teardown(test_years_are_read_in_few_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_joining_costs_what_is_joined, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
