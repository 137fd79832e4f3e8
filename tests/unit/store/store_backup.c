/* SPDX-License-Identifier: MIT */
/* The copy is what the database was at the moment the reader holds, whole in one file, also
 * while others write; and who could not be read or written is told apart. */
#include "app/store/backup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"

enum {
    BIG_ROWS = 3000, /* of 4000 bytes */
    DUMP_MAX = 1 << 16
};

static const char big[] =
    "CREATE TABLE filler(x); INSERT INTO filler WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
    " SELECT i + 1 FROM n WHERE i < 3000) SELECT randomblob(4000) FROM n";
static const char all_rows[] = "SELECT v.*, s.ordinal, s.guided_s FROM visits v"
                               " LEFT JOIN steps s USING (visit_id) ORDER BY 1, 15";

struct watcher {
    const char *path; /* written to while it is copied; NULL: not */
    int calls;
    int stop_at; /* 0: never */
    int64_t last;
};

static bool go_on(void *context, int64_t bytes_done)
{
    struct watcher *watcher = context;

    assert_true(bytes_done >= watcher->last);
    watcher->last = bytes_done;
    watcher->calls++;
    if (watcher->path != NULL && watcher->calls % 4 == 1) {
        fixture_run_sql(watcher->path, "UPDATE filler SET x = randomblob(4000) WHERE rowid % 7 "
                                       "= 0; DELETE FROM step; INSERT INTO filler VALUES (1)");
    }
    return watcher->calls != watcher->stop_at;
}

static struct stats_reader *hold(const char *path)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);

    assert_non_null(reader);
    assert_true(stats_hold(reader, &problem));
    return reader;
}

static void copy_name(const struct fixture *fixture, char out[FIXTURE_PATH_MAX])
{
    snprintf(out, FIXTURE_PATH_MAX, "%.200s/copy.db", fixture->folder);
}

static bool is_there(const char *path, const char *suffix)
{
    char name[FIXTURE_PATH_MAX * 2];
    struct stat info;

    snprintf(name, sizeof name, "%s%s", path, suffix);
    return stat(name, &info) == 0;
}

static void assert_single(const char *copy)
{
    unsigned char *bytes;
    size_t size;

    assert_false(is_there(copy, "-wal"));
    assert_false(is_there(copy, "-shm"));
    assert_false(is_there(copy, "-journal"));
    bytes = (unsigned char *)fixture_read(copy, &size);
    assert_int_equal(bytes[18], 1);
    assert_int_equal(bytes[19], 1);
    free(bytes);
}

static void test_small(void **state)
{
    struct fixture *fixture = *state;
    struct watcher watcher = {0};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char copy[FIXTURE_PATH_MAX];

    copy_name(fixture, copy);
    fixture_make_database(fixture->path);
    struct stats_reader *reader = hold(fixture->path);
    int64_t bytes = backup_bytes(reader, &problem);

    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_DONE);
    assert_int_equal(problem.status, STORE_OK);
    assert_single(copy);
    struct stat info;
    assert_int_equal(stat(copy, &info), 0);
    assert_int_equal(info.st_size, bytes);
    stats_close(reader);
    fixture_assert_visits(copy, 1, 5);
}

static void test_of_one_moment_while_others_write(void **state)
{
    static char before[DUMP_MAX], after[DUMP_MAX];
    struct fixture *fixture = *state;
    struct watcher watcher = {.path = fixture->path};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char copy[FIXTURE_PATH_MAX], sum[2][128];
    static const char figures[] = "SELECT count(*), total(length(x)), total(unicode(hex(x))),"
                                  " max(rowid) FROM filler";

    copy_name(fixture, copy);
    fixture_make_database(fixture->path);
    fixture_run_sql(fixture->path, big);
    fixture_dump(fixture->path, all_rows, before, sizeof before);
    fixture_ask_text(fixture->path, figures, sum[0], sizeof sum[0]);
    struct stats_reader *reader = hold(fixture->path);

    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_DONE);
    stats_close(reader);
    /* Had a write made it begin anew, it would have been called far more often. */
    assert_in_range(watcher.calls, BIG_ROWS * 4096 / (256 * 1024), 80);
    assert_single(copy);
    fixture_assert_visits(copy, 1, 5);
    fixture_dump(copy, all_rows, after, sizeof after);
    assert_string_equal(after, before);
    fixture_ask_text(copy, figures, sum[1], sizeof sum[1]);
    assert_string_equal(sum[1], sum[0]);
    assert_int_equal(fixture_ask(fixture->path, "SELECT count(*) FROM step"), 0);
}

static void test_stops(void **state)
{
    struct fixture *fixture = *state;
    struct watcher watcher = {.stop_at = 3};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char copy[FIXTURE_PATH_MAX];

    copy_name(fixture, copy);
    fixture_make_database(fixture->path);
    fixture_run_sql(fixture->path, big);
    struct stats_reader *reader = hold(fixture->path);

    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_STOPPED);
    assert_int_equal(watcher.calls, 3);
    stats_close(reader);
    fixture_assert_visits(fixture->path, 1, 5);
}

static void test_target_that_is_full(void **state)
{
    struct fixture *fixture = *state;
    struct watcher watcher = {0};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char source[FIXTURE_PATH_MAX + 16];
    char copy[FIXTURE_PATH_MAX];

    snprintf(source, sizeof source, "%.200s.source", fixture->folder);
    copy_name(fixture, copy);
    if (!fixture_mount(fixture, "size=2m")) {
        skip();
    }
    fixture_make_database(source);
    fixture_run_sql(source, big);
    struct stats_reader *reader = hold(source);

    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_TARGET);
    assert_int_equal(problem.status, STORE_FULL);
    assert_string_not_equal(problem.text, "");
    stats_close(reader);
    fixture_assert_visits(source, 1, 5);
    unlink(source);
    snprintf(source, sizeof source, "%.200s.source-wal", fixture->folder);
    unlink(source);
    snprintf(source, sizeof source, "%.200s.source-shm", fixture->folder);
    unlink(source);
}

static void test_target_that_cannot_be(void **state)
{
    struct fixture *fixture = *state;
    struct watcher watcher = {0};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char copy[FIXTURE_PATH_MAX + 16];

    snprintf(copy, sizeof copy, "%.200s/no/copy.db", fixture->folder);
    fixture_make_database(fixture->path);
    struct stats_reader *reader = hold(fixture->path);

    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_TARGET);
    assert_int_equal(problem.status, STORE_FAILED);
    stats_close(reader);
}

/* The file is cut short under a reader that has it open. */
static void test_source_that_breaks(void **state)
{
    struct fixture *fixture = *state;
    struct watcher watcher = {0};
    const struct backup_watch watch = {go_on, &watcher};
    struct store_problem problem;
    char copy[FIXTURE_PATH_MAX];

    copy_name(fixture, copy);
    fixture_make_database(fixture->path);
    fixture_run_sql(fixture->path, big);
    struct stats_reader *reader = hold(fixture->path);

    assert_int_equal(truncate(fixture->path, 200000), 0);
    assert_int_equal(backup_write(reader, copy, &watch, &problem), BACKUP_SOURCE);
    assert_int_equal(problem.status, STORE_CORRUPT);
    stats_close(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_small, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_of_one_moment_while_others_write, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_stops, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_target_that_is_full, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_target_that_cannot_be, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_source_that_breaks, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
