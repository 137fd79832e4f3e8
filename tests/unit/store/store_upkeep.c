/* SPDX-License-Identifier: MIT */
/* Old visits go and their counts stay; damage is found later in files too large to read whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/local_day.h"
#include "app/store/upkeep.h"
#include "app/store/usage_stats.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct usage_db *open_db(const char *path)
{
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(path, 9, &problem);

    if (!db) {
        fail_msg("%s", problem.text);
    }
    return db;
}

static int tend_to_the_end(struct usage_db *db, int64_t raw_from_day)
{
    bool done = false;
    int bites = 0;

    while (!done) {
        assert_true(usage_db_tend(db, raw_from_day, &done));
        assert_true(++bites < 100000);
    }
    return bites;
}

static void read_stats(const char *path, int64_t from, int64_t to, struct usage_stats *stats)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);
    struct stats_query query = {from, to, NULL};

    if (!reader || !stats_read(reader, &query, stats, &problem)) {
        fail_msg("%s", problem.text);
    }
    stats_close(reader);
}

/* What removing may not change; faults are removed with the visits. */
static void assert_same_figures(const struct usage_stats *before, struct usage_stats *after)
{
    memcpy(after->faults, before->faults, sizeof(after->faults));
    after->fault_count = before->fault_count;
    assert_memory_equal(before, after, sizeof(*before));
}

static void test_counts_stay_when_visits_go(void **state)
{
    struct fixture *f = *state;
    struct usage_stats *before = calloc(2, sizeof(*before));
    struct usage_stats *after = calloc(2, sizeof(*after));

    assert_true(before && after);
    visits_write_random(f->path, 31, 320);
    struct usage_db *db = open_db(f->path);
    int64_t first = fixture_ask(f->path, "SELECT min(day) FROM visit WHERE day > 1000");
    int64_t last = fixture_ask(f->path, "SELECT max(day) FROM visit");
    int64_t horizon = (first + last) / 2;

    read_stats(f->path, INT64_MIN, INT64_MAX, &before[0]);
    read_stats(f->path, horizon - 20, horizon + 20, &before[1]);
    tend_to_the_end(db, horizon);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM step p WHERE NOT EXISTS"
                                          " (SELECT 1 FROM visit v WHERE v.id = p.id / 1024)"),
                     0);
    char sql[160];

    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM visit WHERE day < %lld"
             " AND day <> (SELECT day FROM visit ORDER BY id DESC LIMIT 1)",
             (long long)horizon);
    assert_int_equal(fixture_ask(f->path, sql), 0);
    assert_true(fixture_ask(f->path, "SELECT count(*) FROM visit") > 0);
    read_stats(f->path, INT64_MIN, INT64_MAX, &after[0]);
    read_stats(f->path, horizon - 20, horizon + 20, &after[1]);
    for (int i = 0; i < 2; i++) {
        assert_same_figures(&before[i], &after[i]);
    }
    usage_db_close(db);
    fixture_assert_sound(f->path);
    free(before);
    free(after);
}

/* A clock that was never set says 1970 again and again: each time its visits are added. */
static void test_a_removed_day_can_come_again(void **state)
{
    struct fixture *f = *state;
    struct usage_stamp stamp = {.ids = id_source_seeded(4)};
    struct usage_db *db = open_db(f->path);

    for (int round = 1; round <= 3; round++) {
        struct usage usages[] = {fixture_begin(round * 1000000, 3),
                                 fixture_end(round * 1000000 + 500, ENDED_LEFT, 1, 0, 0),
                                 fixture_begin(round * 1000000 + 1000, 3)};

        for (int i = 0; i < 3; i++) {
            struct usage_time time = {.wall_ms = usages[i].at_ms, .mono_ms = usages[i].at_ms};
            struct usage_record record;

            if (i == 2) {
                time = fixture_time(usages[i].at_ms);
            }
            record = usage_stamp_next(&stamp, &usages[i], time);
            assert_true(usage_db_write(db, &record));
        }
        assert_true(usage_db_commit(db));
        tend_to_the_end(db, 20000);
        assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visit WHERE day = 0"), 0);
        assert_int_equal(fixture_ask(f->path, "SELECT sum(n) FROM daily WHERE day = 0"
                                              " AND topic & 31 = 0"),
                         round);
    }
    usage_db_close(db);
}

/* The day of a visit under way stays, however long ago its clock says it is. */
static void test_the_last_visit_stays(void **state)
{
    struct fixture *f = *state;

    fixture_make_database(f->path);
    struct usage_db *db = open_db(f->path);

    tend_to_the_end(db, INT64_MAX);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visit"), 1);
    tend_to_the_end(db, INT64_MIN);
    usage_db_close(db);
}

/* A few visits, and steps enough to make the file too large to be read whole at opening. */
static void make_large(const char *path)
{
    sqlite3 *sqlite = NULL;
    struct stat info;

    visits_write_random(path, 41, 80);
    assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            sqlite,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
            " i < 60000) INSERT INTO step SELECT 1024000 + i, 1, 1, 0, 45000 + i, NULL,"
            " i FROM n",
            NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(sqlite), SQLITE_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size > 1 << 20);
}

static void remove_log(const char *path)
{
    static const char *const suffixes[] = {"-wal", "-shm"};
    char name[FIXTURE_PATH_MAX + 8];

    for (int i = 0; i < 2; i++) {
        snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
        (void)remove(name);
    }
}

/* Over all of a page but its header's first half, in the middle of a table. */
static void damage_page(const char *path, const char *sql)
{
    long page = (long)fixture_ask(path, sql);
    FILE *file = fopen(path, "r+b");

    assert_non_null(file);
    assert_true(page > 1);
    assert_int_equal(fseek(file, (page - 1) * 4096, SEEK_SET), 0);
    for (int i = 0; i < 4096; i++) {
        fputc((i * 131 + 7) & 0xff, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void test_damage_in_a_large_file_is_found(void **state)
{
    static const char *const pages[] = {
        "SELECT rootpage FROM sqlite_schema WHERE name = 'step'",
        "SELECT rootpage FROM sqlite_schema WHERE name = 'visit_day'",
        "SELECT rootpage FROM sqlite_schema WHERE name = 'summed'",
        "SELECT rootpage FROM sqlite_schema WHERE name = 'daily'",
        "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_visit_1'",
    };
    struct fixture *f = *state;
    size_t size;

    make_large(f->path);
    char *good = fixture_read(f->path, &size);

    for (int i = 0; i < 5; i++) {
        struct store_problem problem = {0};
        bool done = false;

        remove_log(f->path);
        fixture_write(f->path, good, size);
        damage_page(f->path, pages[i]);
        struct usage_db *db = fixture_open_db(f->path, 9, &problem);

        while (db && !done && problem.status == STORE_OK) {
            if (!usage_db_tend(db, INT64_MIN, &done)) {
                problem = *usage_db_problem(db);
            }
        }
        if (problem.status != STORE_CORRUPT) {
            fail_msg("not found: %s", pages[i]);
        }
        usage_db_close(db);
    }
    free(good);
}

/* However old the file: the same number of statements and pages. */
static void test_a_sound_large_file_is_left_alone(void **state)
{
    struct fixture *f = *state;

    make_large(f->path);
    struct usage_db *db = open_db(f->path);

    assert_true(tend_to_the_end(db, INT64_MIN) > 10);
    int64_t sums = fixture_ask(f->path, "SELECT count(*) FROM summed");

    tend_to_the_end(db, INT64_MIN);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM summed"), sums);
    usage_db_close(db);
}

/* The writer finds it by itself in a quiet moment, and what is under way is in the new file. */
static void test_the_writer_moves_a_damaged_file_aside(void **state)
{
    struct fixture *f = *state;

    make_large(f->path);
    damage_page(f->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'summed'");
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push(writer, fixture_begin(1000000, 3));
    fixture_push(writer, fixture_step(1050000, 1, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    while (fixture_ask(f->path, "SELECT count(*) FROM visit") != 1) {
        usage_writer_flush(writer, 20);
    }
    fixture_push(writer, fixture_end(1110000, ENDED_LEFT, 1, 0, 0));
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, 1, 1);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
}

/* An idle station is on all the same. */
static void test_an_idle_hour_is_noted(void **state)
{
    struct fixture *f = *state;
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push(writer, fixture_screen(0, "attract"));
    fixture_flush(writer);
    usage_writer_beat(writer, fixture_time(3599999));
    usage_writer_beat(writer, fixture_time(3600000));
    while (fixture_ask(f->path, "SELECT alive_mono_ms FROM run") != 3600000) {
        usage_writer_flush(writer, 20);
    }
    assert_int_equal(fixture_ask(f->path, "SELECT ended FROM run"), 0);
    usage_writer_beat(writer, fixture_time(3700000));
    fixture_close_writer(writer);
    assert_int_equal(fixture_ask(f->path, "SELECT alive_mono_ms FROM run"), 3700000);
    assert_int_equal(fixture_ask(f->path, "SELECT ended FROM run"), 1);
    assert_int_equal(fixture_ask(f->path, "SELECT sum(v1) FROM daily WHERE topic = 16"),
                     3700000);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_counts_stay_when_visits_go),
        ROW(test_a_removed_day_can_come_again),
        ROW(test_the_last_visit_stays),
        ROW(test_damage_in_a_large_file_is_found),
        ROW(test_a_sound_large_file_is_left_alone),
        ROW(test_the_writer_moves_a_damaged_file_aside),
        ROW(test_an_idle_hour_is_noted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
