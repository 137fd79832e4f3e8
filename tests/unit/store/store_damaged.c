/* SPDX-License-Identifier: MIT */
/* Files whose form is sound and whose content cannot be: each value is refused, left out or
 * bounded where it is read, and neither a coach nor the next visit pays for more than that. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/local_day.h"
#include "app/store/merge.h"
#include "app/store/usage_stats.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/recount.h"
#include "tests/unit/store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    VISIT_DAY = 20151 /* 2025-03-04, on which fixture_make_database() has its visit */
};

/* @return status; `text` is what a coach is told */
static enum store_status read_all(const char *path, struct usage_stats *stats_out,
                                  char text[USAGE_TEXT_MAX])
{
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);

    if (reader) {
        (void)stats_read(reader, &query, stats_out, &problem);
    }
    stats_close(reader);
    snprintf(text, USAGE_TEXT_MAX, "%s", problem.text);
    return problem.status;
}

/* Counts that were never counted are not shown as if they were. */
static void test_counts_that_cannot_be_are_refused(void **state)
{
    static const struct {
        const char *sql, *says;
    } rows[] = {
        {"UPDATE daily SET n = -1 WHERE topic = 0", "daily"},
        {"UPDATE daily SET v6 = -9223372036854775807 - 1 WHERE topic = 0", "daily"},
        {"UPDATE daily SET v6 = 9223372036854775807 WHERE topic = 0", "daily"},
        {"UPDATE daily SET n = 1 << 41 WHERE topic = 5", "daily"},
        {"UPDATE daily SET v1 = 1 << 53", "daily"}, /* each is much, all are more */
        {"UPDATE daily SET v1 = n + 1 WHERE topic = 0", "daily"}, /* more finished than begun */
        {"UPDATE daily SET v6 = 4 * v5 + 1 WHERE topic = 2", "daily"}, /* tighter than very */
        {"UPDATE daily SET v8 = 16 * v5 + 1 WHERE topic = 3", "daily"},
        {"UPDATE daily SET v4 = n + 1 WHERE topic = 8", "daily"},
        {"UPDATE daily SET n = 400 WHERE topic = 16", "daily"},
        {"UPDATE daily SET v5 = 9e18 + v5 WHERE topic = 8", "daily"},
        {"DROP TABLE summed", "tables are missing"},
        {"DROP TABLE daily; CREATE VIEW daily AS SELECT 1", "tables are missing"},
        {"ALTER TABLE run DROP COLUMN version", "no such column"},
    };
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    char text[USAGE_TEXT_MAX];

    assert_non_null(stats);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char path[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/refused-%zu.db", f->folder, i);
        fixture_make_database(path);
        fixture_run_sql(path, rows[i].sql);
        if (read_all(path, stats, text) != STORE_CORRUPT || !strstr(text, rows[i].says) ||
            !strstr(text, "damaged")) {
            fail_msg("%s: '%s'", rows[i].sql, text);
        }
    }
    free(stats);
}

/* The sum of a month cannot be either. */
static void test_a_sum_that_cannot_be_is_refused(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    char text[USAGE_TEXT_MAX];

    assert_non_null(stats);
    visits_write_random(f->path, 5, 60);
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 9, &problem);
    bool done = false;

    assert_non_null(db);
    while (!done) {
        assert_true(usage_db_tend(db, INT64_MIN, &done));
    }
    usage_db_close(db);
    assert_int_equal(read_all(f->path, stats, text), STORE_OK);
    fixture_run_sql(f->path, "UPDATE summed SET v7 = -1 WHERE topic = 0");
    assert_int_equal(read_all(f->path, stats, text), STORE_CORRUPT);
    assert_non_null(strstr(text, "summed"));
    free(stats);
}

/* A day that no clock has, a time that nobody lived, a mark of all eternity. */
static void test_days_that_are_none_are_left_out(void **state)
{
    static const char *const sql[] = {
        "INSERT INTO daily SELECT station, 9223372036854775807, topic, key, n, v1, v2, v3, v4,"
        " v5, v6, v7, v8 FROM daily",
        "INSERT INTO daily SELECT station, -9223372036854775807 - 1, topic, key, n, v1, v2, v3,"
        " v4, v5, v6, v7, v8 FROM daily WHERE day = (SELECT min(day) FROM daily)",
        "INSERT INTO daily SELECT station, 84371, topic, key, n, v1, v2, v3, v4, v5, v6, v7, v8"
        " FROM daily WHERE day = (SELECT min(day) FROM daily)",
        "UPDATE run SET wall_ms = -9223372036854775807 - 1, alive_wall_ms = "
        "9223372036854775807",
        "UPDATE fault SET last_wall_ms = 9223372036854775807, count = -9223372036854775807",
        "UPDATE menu_day SET count = 9223372036854775807",
        "INSERT INTO menu_day SELECT station, day - 1, clock_ok, screen, count, last_run,"
        " last_wall_ms, last_mono_ms FROM menu_day",
        "INSERT INTO excluded(excluded_id, station, from_day, to_day, reason, marked_ms) VALUES"
        " (x'00', 1, -9223372036854775807 - 1, 10000, 'ever', 0)",
    };
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    char text[USAGE_TEXT_MAX];

    assert_non_null(stats);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push(writer, fixture_fault(0, "fault", "text"));
    fixture_push(writer, fixture_screen(0, "choose"));
    fixture_push_visit(writer, 0, 2);
    fixture_close_writer(writer);
    for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
        fixture_run_sql(f->path, sql[i]);
        if (read_all(f->path, stats, text) != STORE_OK) {
            fail_msg("%s: %s", sql[i], text);
        }
        assert_int_equal(stats->first_day, VISIT_DAY);
        assert_int_equal(stats->last_day, VISIT_DAY);
        assert_int_equal(stats->visits.n, 1);
    }
    assert_int_equal(stats->station.last_start_wall_ms, 0);
    assert_int_equal(stats->faults[0].last_wall_ms, 0);
    assert_int_equal(stats->faults[0].n, 0);
    assert_true(stats->menus[0].n >= 0);
    free(stats);
}

/* Rows of visits that cannot be: their day is counted as far as it can, the next visit written.
 */
static void test_visits_that_cannot_be_stop_no_other(void **state)
{
    static const char *const sql[] = {
        "UPDATE visit SET planned_ms = 9223372036854775807",
        "UPDATE visit SET planned_ms = -9223372036854775807 - 1",
        "UPDATE visit SET guided_ms = 9223372036854775807, ended_ms = 9223372036854775807",
        "UPDATE visit SET feel_before = 9223372036854775807, feel_after = -9223372036854775807",
        "UPDATE visit SET legs = 9223372036854775807, ended_reason = 77, clock_ok = 99",
        "UPDATE visit SET spots_left = 9223372036854775807, spots_right = 9223372036854775807",
        "UPDATE step SET guided_ms = 9223372036854775807, waited_ms = -9223372036854775807",
        "UPDATE step SET how = 9223372036854775807",
        "UPDATE visit SET wall_ms = 9223372036854775807 WHERE id = 1",
        "INSERT INTO dirty VALUES (1, 9223372036854775807), (1, -9223372036854775807 - 1)",
    };
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    char text[USAGE_TEXT_MAX];

    assert_non_null(stats);
    for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
        char path[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/counted-%zu.db", f->folder, i);
        fixture_make_database(path);
        fixture_make_database(path);
        fixture_run_sql(path, sql[i]);
        fixture_run_sql(path, "INSERT OR IGNORE INTO dirty SELECT 1, day FROM visit");
        fixture_make_database(path);
        assert_int_equal(fixture_ask(path, "SELECT count(*) FROM visit"), 3);
        assert_int_equal(fixture_ask(path, "SELECT count(*) FROM dirty"), 0);
        if (read_all(path, stats, text) != STORE_OK) {
            fail_msg("%s: %s", sql[i], text);
        }
        assert_in_range(stats->visits.n, 2, 3);
    }
    free(stats);
}

/* What cannot be written into is moved aside, not waited for: the visit would be lost with the
 * power. */
static void test_a_file_that_takes_nothing_is_moved_aside(void **state)
{
    static const char *const sql[] = {
        "UPDATE daily SET v1 = 9223372036854775807 WHERE topic = 16",
        "DROP TABLE visit",
        "DROP VIEW visits; DROP VIEW steps; ALTER TABLE visit DROP COLUMN legs",
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
        char path[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/aside-%zu.db", f->folder, i);
        fixture_make_database(path);
        fixture_run_sql(path, sql[i]);
        fixture_make_database(path);
        fixture_assert_visits(path, 1, 5);
        assert_int_equal(fixture_faults(path, "store_corrupt"), 1);
    }
}

/* The first bytes say "of a later format": nothing could ever be written. */
static void test_a_file_that_forbids_writing(void **state)
{
    struct fixture *f = *state;
    size_t size = 0;

    fixture_make_database(f->path);
    char *bytes = fixture_read(f->path, &size);

    bytes[18] = 3;
    fixture_write(f->path, bytes, size);
    free(bytes);
    fixture_make_database(f->path);
    fixture_assert_visits(f->path, 1, 5);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
}

static bool join(const char *into, const char *path, char text[USAGE_TEXT_MAX])
{
    struct store_problem problem;
    struct merge_counts counts;
    struct merge *merge = merge_open(into, &problem);

    assert_non_null(merge);
    bool joined = merge_add(merge, path, &counts, &problem);

    merge_close(merge);
    snprintf(text, USAGE_TEXT_MAX, "%s", problem.text);
    return joined;
}

/* What another file holds is not let in where it would make all of this one unreadable. */
static void test_nothing_that_cannot_be_is_joined(void **state)
{
    static const struct {
        const char *sql, *says; /* NULL: it is joined, as nothing of it is counted */
    } rows[] = {
        {"UPDATE daily SET v1 = 9223372036854775807 WHERE topic = 16", "daily"},
        {"UPDATE daily SET n = 1 << 41 WHERE topic = 16", "daily"},
        {"UPDATE daily SET v1 = -1 WHERE topic = 16", "daily"},
        {"WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 1100)"
         " INSERT INTO station(station_id, name) SELECT i, '' FROM c",
         "too many stations"},
        {"WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)"
         " INSERT INTO excluded(excluded_id, station, from_day, to_day, reason, marked_ms)"
         " SELECT randomblob(16), 1, i, i, '', 0 FROM c",
         "too many marked"},
        {"UPDATE daily SET v1 = 9223372036854775807 WHERE topic = 0", NULL},
        {"UPDATE summed SET v1 = -1", NULL},
        {"UPDATE visit SET planned_ms = 9223372036854775807", NULL},
        {"UPDATE daily SET day = 9223372036854775807 WHERE topic = 16", NULL},
    };
    struct fixture *f = *state;
    struct usage_stats *stats = malloc(sizeof(*stats));
    char text[USAGE_TEXT_MAX];

    assert_non_null(stats);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char path[FIXTURE_PATH_MAX + 32], good[FIXTURE_PATH_MAX + 32];

        snprintf(path, sizeof(path), "%s/joined-%zu.db", f->folder, i);
        snprintf(good, sizeof(good), "%s/good-%zu.db", f->folder, i);
        visits_write_random(good, 3, 20);
        fixture_make_database(path);
        fixture_run_sql(path, rows[i].sql);
        bool joined = join(good, path, text);

        if (joined != (rows[i].says == NULL) || !strstr(text, joined ? "" : rows[i].says)) {
            fail_msg("%s: '%s'", rows[i].sql, text);
        }
        fixture_assert_sound(good);
        assert_int_equal(fixture_ask(good, "SELECT count(*) FROM visit"), 20 + joined);
        assert_int_equal(read_all(good, stats, text), STORE_OK);
    }
    free(stats);
}

/* Steps that come to a visit which has ended here are counted with it. */
static void test_steps_that_are_joined_are_counted(void **state)
{
    struct fixture *f = *state;
    char early[FIXTURE_PATH_MAX + 32], text[USAGE_TEXT_MAX];
    struct store_problem problem;

    snprintf(early, sizeof(early), "%s/early.db", f->folder);
    fixture_make_database(f->path);
    assert_true(join(early, f->path, text));
    fixture_run_sql(early, "DELETE FROM step WHERE id % 1024 > 3;"
                           "INSERT INTO dirty SELECT 1, day FROM visit");
    usage_db_close(fixture_open_db(early, 4, &problem));
    assert_true(join(early, f->path, text));
    assert_int_equal(fixture_ask(early, "SELECT count(*) FROM step"), 5);
    assert_int_equal(fixture_ask(early, "SELECT v4 FROM daily WHERE topic = 4"),
                     fixture_ask(f->path, "SELECT v4 FROM daily WHERE topic = 4"));
}

/* A reading that was refused in the middle spoils no later one of the same reader. */
static void test_a_refusal_leaves_the_reader_usable(void **state)
{
    struct fixture *f = *state;
    struct stats_query all = {INT64_MIN, INT64_MAX, NULL};
    struct stats_query good = {INT64_MIN, INT64_MAX, "gym-north"};
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct store_problem problem;

    assert_non_null(stats);
    fixture_make_database(f->path);
    fixture_run_sql(f->path,
                    "INSERT INTO station VALUES (2, 'bad', 'Bad');"
                    "INSERT INTO daily SELECT 2, day, topic, key, -1, v1, v2, v3, v4, v5, v6,"
                    " v7, v8 FROM daily");
    struct stats_reader *reader = stats_open(f->path, NULL, &problem);

    assert_non_null(reader);
    for (int round = 0; round < 3; round++) {
        assert_false(stats_read(reader, &all, stats, &problem));
        assert_int_equal(problem.status, STORE_CORRUPT);
        assert_true(stats_read(reader, &good, stats, &problem));
        assert_int_equal(stats->visits.n, 1);
    }
    stats_close(reader);
    free(stats);
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
    const struct CMUnitTest tests[] = {
        ROW(test_counts_that_cannot_be_are_refused),
        ROW(test_a_sum_that_cannot_be_is_refused),
        ROW(test_days_that_are_none_are_left_out),
        ROW(test_visits_that_cannot_be_stop_no_other),
        ROW(test_a_file_that_takes_nothing_is_moved_aside),
        ROW(test_a_file_that_forbids_writing),
        ROW(test_nothing_that_cannot_be_is_joined),
        ROW(test_steps_that_are_joined_are_counted),
        ROW(test_a_refusal_leaves_the_reader_usable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
