/* SPDX-License-Identifier: MIT */
/* The daily rollups are equal to a full recount, whatever was written in whatever order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/local_day.h"
#include "app/store/rollup.h"
#include "app/store/schema.h"
#include "app/store/usage_sql.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char dump_recounted[] = "SELECT * FROM daily WHERE topic < 16 ORDER BY 1, 2, 3, 4";
/* Without the local days, which version 1 did not know. */
static const char dump_recounted_by_day[] =
    "SELECT station, topic, sum(n), sum(v1), sum(v2), sum(v3), sum(v4), sum(v6), sum(v7), "
    "sum(v8) FROM daily WHERE topic < 16 GROUP BY 1, 2";
static const char dump_counted[] = "SELECT * FROM daily WHERE topic >= 16 ORDER BY 1, 2, 3, 4";

enum {
    DUMP_MAX = 4 << 20
};

static char *dump(const char *path, const char *sql)
{
    char *text = malloc(DUMP_MAX);

    assert_non_null(text);
    fixture_dump(path, sql, text, DUMP_MAX);
    return text;
}

/* Opens it for the run of a seed, as the next start would: open visits are closed. */
static void open_and_close(const char *path, unsigned seed)
{
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(path, seed, &problem);

    assert_non_null(db);
    usage_db_close(db);
}

/* Throws the rollups away and names every day dirty: the next opening makes them anew. */
static void assert_equal_to_a_recount(const char *path)
{
    open_and_close(path, 1);
    char *kept = dump(path, dump_recounted);
    char *counted = dump(path, dump_counted);

    assert_true(strlen(kept) > 0);
    fixture_run_sql(path, "DELETE FROM daily WHERE topic < 16;"
                          "INSERT INTO dirty SELECT DISTINCT r.station, v.day FROM visit v"
                          " JOIN run r ON r.id = v.run");
    open_and_close(path, 1);
    char *anew = dump(path, dump_recounted);
    char *counted_after = dump(path, dump_counted);

    assert_string_equal(anew, kept);
    assert_string_equal(counted_after, counted);
    assert_int_equal(fixture_ask(path, "SELECT count(*) FROM dirty"), 0);
    free(kept);
    free(anew);
    free(counted);
    free(counted_after);
}

static void test_equal_to_a_recount(void **state)
{
    struct fixture *f = *state;

    for (unsigned seed = 1; seed <= 8; seed++) {
        char path[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/random-%u.db", f->folder, seed);
        visits_write_random(path, seed, 160);
        assert_equal_to_a_recount(path);
        fixture_assert_sound(path);
    }
}

/* Years of days take longer than some stations run: each start goes on where the last one
 * was cut off. */
static void test_a_cut_keeps_the_days_that_are_done(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;

    visits_write_random(f->path, 4, 40);
    open_and_close(f->path, 1);
    fixture_run_sql(f->path,
                    "WITH RECURSIVE d(day) AS (VALUES (1) UNION ALL SELECT day + 1 FROM d"
                    " WHERE day < 100) INSERT INTO dirty SELECT 1, day FROM d;"
                    "CREATE TRIGGER cut BEFORE DELETE ON dirty"
                    " WHEN (SELECT count(*) FROM dirty) = 50"
                    " BEGIN SELECT RAISE(ABORT, 'cut'); END");
    assert_null(fixture_open_db(f->path, 2, &problem));
    assert_in_range(fixture_ask(f->path, "SELECT count(*) FROM dirty"), 50, 99);
    fixture_run_sql(f->path, "DROP TRIGGER cut");
    assert_equal_to_a_recount(f->path);
    fixture_assert_sound(f->path);
}

static int64_t days_from_civil(int year, int month, int day)
{
    char sql[96];
    char text[32];

    snprintf(sql, sizeof(sql),
             "SELECT CAST(julianday('%04d-%02d-%02d') - 2440587.5 AS INTEGER)", year, month,
             day);
    fixture_ask_text(":memory:", sql, text, sizeof(text));
    return strtoll(text, NULL, 10);
}

static void test_days_and_months(void **state)
{
    (void)state;
    assert_int_equal(local_day(0), 0);
    assert_int_equal(local_day(-1), -1);
    assert_int_equal(local_day(DAY_MS - 1), 0);
    assert_int_equal(local_weekday(0), 3);
    assert_int_equal(local_weekday(-1), 2);
    assert_int_equal(local_weekday(-4), 6);
    assert_int_equal(local_month(0), 0);
    assert_int_equal(local_month(-1), -1);
    for (int year = 1960; year <= 2105; year += 5) {
        for (int month = 1; month <= 12; month++) {
            int64_t first = days_from_civil(year, month, 1);
            int64_t number = (int64_t)(year - 1970) * 12 + month - 1;

            assert_int_equal(local_month_first_day(number), first);
            assert_int_equal(local_month(first), number);
            assert_int_equal(local_month(first - 1), number - 1);
        }
    }
    assert_int_equal(local_day(local_ms(
                         (struct usage_time){.wall_ms = 1741042800000, .utc_offset_min = 60})),
                     days_from_civil(2025, 3, 4));
}

/* A visit at 23:50 local time, whose second half is of the next weekday's first hour. */
static void test_a_visit_across_midnight(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    struct usage_stamp stamp = {.ids = id_source_seeded(2)};
    struct usage usages[] = {fixture_begin(0, 3), fixture_end(1200000, ENDED_LEFT, 1, 0, 0)};

    assert_non_null(db);
    for (int i = 0; i < 2; i++) {
        /* Tuesday 2025-03-04, 21:50 UTC, two hours east of it. */
        struct usage_time time = {.wall_ms = 1741125000000 + usages[i].at_ms,
                                  .mono_ms = usages[i].at_ms,
                                  .utc_offset_min = 120,
                                  .clock_ok = true};
        struct usage_record record = usage_stamp_next(&stamp, &usages[i], time);

        assert_true(usage_db_write(db, &record));
    }
    assert_true(usage_db_commit(db));
    usage_db_close(db);
    char *text = dump(f->path, "SELECT date(day * 86400, 'unixepoch'), key, n, v1 FROM daily"
                               " WHERE topic = 1 ORDER BY key");

    assert_string_equal(text, "2025-03-04|47|1|600000\n2025-03-04|48|0|600000\n");
    free(text);
    text = dump(f->path, "SELECT date(day * 86400, 'unixepoch'), key, v1 FROM daily"
                         " WHERE topic = 17 ORDER BY key");
    assert_string_equal(text, "2025-03-04|47|600000\n2025-03-05|48|600000\n");
    free(text);
}

/* What the end of a run says about the start of the next. */
static void test_starts_and_cuts(void **state)
{
    static const struct {
        const char *boot;
        bool in_order;
    } runs[] = {{"a", true},  {"b", false}, {"c", false},
                {"c", false}, {"c", true},  {"c", true}};
    struct fixture *f = *state;

    for (unsigned i = 0; i < 6; i++) {
        struct id_source ids = id_source_seeded(i + 1);
        struct usage_run run = {fixture_origin, fixture_time(i * 1000), random_id_next(&ids)};
        struct store_problem problem;

        run.origin.boot_id = runs[i].boot;
        struct usage_db *db = usage_db_open(f->path, &run, NULL, &problem);

        assert_non_null(db);
        assert_true(usage_db_alive(db, fixture_time(i * 1000 + 500)));
        assert_true(!runs[i].in_order || usage_db_end_run(db));
        assert_true(usage_db_commit(db));
        usage_db_close(db);
    }
    char *text = dump(f->path, "SELECT n, v1, v2, v3, v4 FROM daily WHERE topic = 16");

    /* b before c: the power went; c before c twice: the program alone did. */
    assert_string_equal(text, "1|3000|6|1|2\n");
    free(text);
}

static void test_a_version_1_file_gets_its_rollups(void **state)
{
    struct fixture *f = *state;
    char old[FIXTURE_PATH_MAX + 16];

    visits_write_random(f->path, 5, 60);
    snprintf(old, sizeof(old), "%s/old.db", f->folder);
    visits_write_version_1(f->path, old);
    assert_int_equal(fixture_ask(old, "PRAGMA user_version"), 1);
    open_and_close(old, 77);
    open_and_close(f->path, 77);
    assert_int_equal(fixture_ask(old, "PRAGMA user_version"), SCHEMA_VERSION);
    static const char *const same[] = {
        "SELECT * FROM visits ORDER BY visit_id",
        "SELECT * FROM steps ORDER BY visit_id, ordinal",
        "SELECT id, how, planned_ms, guided_ms, waited_ms FROM step ORDER BY id",
        dump_recounted_by_day,
    };

    for (int i = 0; i < 4; i++) {
        char *a = dump(f->path, same[i]);
        char *b = dump(old, same[i]);

        assert_string_equal(a, b);
        free(a);
        free(b);
    }
    assert_equal_to_a_recount(old);
}

/* A file of random visits, with nothing summed up yet. */
static struct db *open_random(const struct fixture *f, int count)
{
    struct store_problem problem;

    visits_write_random(f->path, 3, count);
    struct db *db = db_open(f->path, NULL, &problem);

    assert_non_null(db);
    assert_true(db_prepare(db, usage_sql, SQL_COUNT) && rollup_init(db));
    return db;
}

static void sum_one_by_one(struct db *db, int most)
{
    bool done = false;

    for (int i = 0; !done; i++) {
        assert_true(i < most);
        assert_true(db_begin(db) && rollup_sum_next(db, &done) && db_commit(db));
    }
}

/* Sums over months and years are those of their days, and never stand beside a changed day. */
static void test_sums_follow_their_days(void **state)
{
    struct fixture *f = *state;
    struct db *db = open_random(f, 160);

    sum_one_by_one(db, 1000);
    assert_true(fixture_ask(f->path, "SELECT count(*) FROM summed WHERE level = 2") > 0);
    static const char differs[] =
        "WITH one AS (SELECT station, level, CASE level WHEN 1 THEN 12 ELSE 1 END AS parts,"
        "  period, topic, key, n, v1, v2, v3, v4, v5, v6, v7, v8 FROM summed WHERE topic <> "
        "63),"
        " day AS (SELECT station, topic, key, n, v1, v2, v3, v4, v5, v6, v7, v8,"
        "  (strftime('%Y', day * 86400, 'unixepoch') - 1970) AS year,"
        "  (strftime('%Y', day * 86400, 'unixepoch') - 1970) * 12"
        "  + strftime('%m', day * 86400, 'unixepoch') - 1 AS month FROM daily)"
        " SELECT count(*) FROM (SELECT o.* FROM one o LEFT JOIN day d ON d.station = o.station"
        "  AND d.topic = o.topic AND d.key = o.key"
        "  AND o.period = CASE o.level WHEN 1 THEN d.month ELSE d.year END"
        "  GROUP BY o.station, o.level, o.period, o.topic, o.key"
        "  HAVING o.n <> sum(d.n) OR o.v1 <> sum(d.v1) OR o.v2 <> sum(d.v2)"
        "  OR o.v3 <> sum(d.v3) OR o.v4 <> sum(d.v4) OR o.v6 <> sum(d.v6)"
        "  OR o.v5 <> CASE o.topic WHEN 8 THEN min(d.v5) ELSE sum(d.v5) END"
        "  OR o.v7 <> sum(d.v7) OR o.v8 <> sum(d.v8) OR sum(d.n) IS NULL)";

    assert_int_equal(fixture_ask(f->path, differs), 0);
    int64_t station = fixture_ask(f->path, "SELECT min(station) FROM summed WHERE level = 2");
    int64_t day = fixture_ask(f->path, "SELECT period FROM summed WHERE level = 2 LIMIT 1");

    day = local_month_first_day(day * 12 + 5);
    assert_true(db_begin(db) && rollup_day(db, station, day) && db_commit(db));
    char asked[160];

    snprintf(asked, sizeof(asked),
             "SELECT count(*) FROM summed WHERE station = %lld AND (period = %lld AND level = 1"
             " OR period = %lld AND level = 2)",
             (long long)station, (long long)local_month(day),
             (long long)(local_month(day) / 12));
    assert_int_equal(fixture_ask(f->path, asked), 0);
    db_close(db);
}

/* All in one go are those that come one by one. */
static void test_all_sums_at_once(void **state)
{
    struct fixture *f = *state;
    struct db *db = open_random(f, 160);

    sum_one_by_one(db, 1000);
    assert_true(db_exec(db, "CREATE TABLE one_by_one AS SELECT * FROM summed;"
                            "DELETE FROM summed"));
    assert_true(db_begin(db) && rollup_sum_all(db) && db_commit(db));
    assert_true(fixture_ask(f->path, "SELECT count(*) FROM summed WHERE level = 2") > 0);
    assert_int_equal(fixture_ask(f->path,
                                 "SELECT (SELECT count(*) FROM one_by_one) ="
                                 " (SELECT count(*) FROM summed) AND NOT EXISTS"
                                 " (SELECT * FROM one_by_one EXCEPT SELECT * FROM summed)"),
                     1);
    db_close(db);
}

/* Each month between the ages would be summed up, and a station has other things to do. */
static void test_days_of_other_ages_cost_nothing(void **state)
{
    struct fixture *f = *state;
    struct db *db = open_random(f, 40);

    assert_true(db_exec(db, "UPDATE daily SET day = 0 WHERE day = (SELECT min(day)"
                            " FROM daily)"));
    assert_true(db_exec(db, "UPDATE daily SET day = 47846 WHERE day = (SELECT max(day)"
                            " FROM daily)"));
    assert_true(db_exec(db, "UPDATE daily SET day = 2000000000 WHERE day = (SELECT min(day)"
                            " FROM daily WHERE day > 0)"));
    sum_one_by_one(db, 1800); /* 131 years, and their months */
    db_close(db);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_days_and_months),
        ROW(test_equal_to_a_recount),
        ROW(test_a_cut_keeps_the_days_that_are_done),
        ROW(test_a_visit_across_midnight),
        ROW(test_starts_and_cuts),
        ROW(test_a_version_1_file_gets_its_rollups),
        ROW(test_sums_follow_their_days),
        ROW(test_all_sums_at_once),
        ROW(test_days_of_other_ages_cost_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
