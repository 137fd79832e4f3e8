/* SPDX-License-Identifier: MIT */
/* Saving the records into a folder that stands for a stick: all of it is there under the final
 * name, or nothing, whatever the medium and the database do meanwhile. */
#include "app/cli/export_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/cli/stick_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_saved(const struct stick_test *test, const char *name)
{
    char path[FIXTURE_PATH_MAX * 2];
    size_t size;

    stick_test_saved_file(test, name, path);
    return fixture_read(path, &size);
}

static void test_everything_is_there(void **state)
{
    struct stick_test *test = *state;
    static const char *const named[] = {"report.html", "visits.csv",         "steps.csv",
                                        "daily.csv",   EXPORT_BACKUP,        "13\r\nmonths",
                                        "Gym North",   "Saved on 2026-11-28"};

    assert_true(stick_test_save(test));
    assert_int_equal(test->result.problem, STICK_FINE);
    assert_string_equal(test->result.folder, "unknot-Gym-North-2026-11-28");
    assert_int_equal(test->last, 99);
    stick_test_assert_whole(test);
    char *readme = read_saved(test, EXPORT_README);
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        assert_non_null(strstr(readme, named[i]));
    }
    for (const char *at = readme; (at = strchr(at, '\n')) != NULL; at++) {
        assert_int_equal(at[-1], '\r');
    }
    free(readme);
    char *page = read_saved(test, EXPORT_REPORT);
    assert_non_null(strstr(page, "</html>"));
    free(page);
    char *visits = read_saved(test, "visits.csv");
    int rows = 0;
    for (const char *at = visits; (at = strstr(at, "\r\n")) != NULL; at += 2) {
        rows++;
    }
    free(visits);
    assert_int_equal(rows - 1,
                     fixture_ask(test->db,
                                 "SELECT count(*) FROM visits"
                                 " WHERE ended_reason IS NOT NULL AND started_utc > '2010'"));
}

static void test_a_name_that_exists_gets_a_number(void **state)
{
    struct stick_test *test = *state;
    char path[FIXTURE_PATH_MAX * 2];

    assert_true(stick_test_save(test));
    assert_true(stick_test_save(test));
    assert_string_equal(test->result.folder, "unknot-Gym-North-2026-11-28-2");
    snprintf(path, sizeof path, "%.200s/unknot-Gym-North-2026-11-28-3", test->fixture->folder);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_true(stick_test_save(test));
    assert_string_equal(test->result.folder, "unknot-Gym-North-2026-11-28-4");
    stick_test_assert_whole(test);
}

static void test_unknown_clock_and_hostile_name(void **state)
{
    struct stick_test *test = *state;

    test->job.now.clock_ok = false;
    test->job.station_name = "../<b>\r\nKiosk\x01";
    test->job.kept_months = 0;
    assert_true(stick_test_save(test));
    assert_string_equal(test->result.folder, "unknot-b-Kiosk");
    stick_test_assert_whole(test);
    char *readme = read_saved(test, EXPORT_README);
    assert_non_null(strstr(readme, "clock was not set"));
    assert_non_null(strstr(readme, "removes nothing"));
    assert_null(strstr(readme, "\r\nKiosk"));
    free(readme);
}

static void assert_failed(struct stick_test *test, enum stick_problem problem)
{
    assert_false(stick_test_save(test));
    assert_int_equal(test->result.problem, problem);
    assert_string_equal(test->result.folder, "");
    assert_int_equal(test->result.text[0] != '\0', problem != STICK_FINE);
}

/* Of a save that nothing happens to; it leaves nothing. */
static int count_calls(struct stick_test *test)
{
    char path[FIXTURE_PATH_MAX * 2];

    assert_true(stick_test_save(test));
    assert_true(test->calls >= 4);
    snprintf(path, sizeof path, "%.200s/.unknot-Done.part", test->fixture->folder);
    char done[FIXTURE_PATH_MAX * 2];
    stick_test_saved_file(test, "", done);
    assert_int_equal(rename(done, path), 0);
    export_folder_clean(test->fixture->folder);
    stick_test_assert_nothing_on(test->fixture->folder);
    return test->calls;
}

static void test_no_room_at_all(void **state)
{
    struct stick_test *test = *state;

    if (!fixture_mount(test->fixture, "size=128k")) {
        skip();
    }
    assert_failed(test, STICK_FULL);
    assert_int_equal(test->calls, 0);
    assert_in_range(test->result.free_bytes, 0, 128 * 1024);
    assert_true(test->result.need_bytes > test->result.free_bytes);
    stick_test_assert_nothing_on(test->fixture->folder);
}

static void fill(struct stick_test *test)
{
    char path[FIXTURE_PATH_MAX * 2];
    char bytes[4096] = {1};

    snprintf(path, sizeof path, "%.200s/film.mp4", test->fixture->folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    while (fwrite(bytes, 1, sizeof bytes, file) == sizeof bytes && fflush(file) == 0) {
    }
    fclose(file);
}

/* Fills up in the middle, at several points of it. */
static void test_no_room_in_the_middle(void **state)
{
    struct stick_test *test = *state;
    char path[FIXTURE_PATH_MAX * 2];

    if (!fixture_mount(test->fixture, "size=8m")) {
        skip();
    }
    snprintf(path, sizeof path, "%.200s/film.mp4", test->fixture->folder);
    int calls = count_calls(test);

    test->act = fill;
    for (test->act_at = 1; test->act_at < calls; test->act_at++) {
        assert_failed(test, STICK_FULL);
        assert_true(test->result.need_bytes > test->result.free_bytes);
        assert_int_equal(unlink(path), 0);
        stick_test_assert_nothing_on(test->fixture->folder);
    }
    test->act_at = 0;
    assert_true(stick_test_save(test));
    stick_test_assert_whole(test);
}

static void test_read_only(void **state)
{
    struct stick_test *test = *state;

    if (!fixture_mount(test->fixture, "size=8m") || !fixture_remount(test->fixture, true)) {
        skip();
    }
    assert_failed(test, STICK_READ_ONLY);
    stick_test_assert_nothing_on(test->fixture->folder);
}

static void test_not_allowed(void **state)
{
    struct stick_test *test = *state;

    if (geteuid() == 0) {
        skip(); /* root may */
    }
    assert_int_equal(chmod(test->fixture->folder, 0555), 0);
    assert_failed(test, STICK_NOT_ALLOWED);
    assert_int_equal(chmod(test->fixture->folder, 0755), 0);
}

static void pull(struct stick_test *test)
{
    assert_int_equal(rename(test->fixture->folder, test->moved), 0);
    test->pulled = true;
}

static void test_pulled(void **state)
{
    struct stick_test *test = *state;

    int calls = count_calls(test);

    test->act = pull;
    for (test->act_at = 1; test->act_at < calls; test->act_at++) {
        assert_failed(test, STICK_PULLED);
        assert_int_equal(test->calls, test->act_at);
        assert_int_equal(rename(test->moved, test->fixture->folder), 0);
        test->pulled = false;
        assert_int_equal(stick_test_entries(test->fixture->folder, "unknot-G"), 1);
        assert_int_equal(stick_test_entries(test->fixture->folder, ".unknot-G"), 1);
    }
    test->act_at = 0;
    assert_true(stick_test_save(test));
    stick_test_assert_whole(test);
    assert_int_equal(stick_test_entries(test->fixture->folder, ""), 1);
}

/* Nobody says that it is gone, but it is. */
static void pull_in_silence(struct stick_test *test)
{
    assert_int_equal(rename(test->fixture->folder, test->moved), 0);
}

static void test_pulled_in_silence(void **state)
{
    struct stick_test *test = *state;

    test->job.is_there = NULL;
    test->act = pull_in_silence;
    test->act_at = 1;
    assert_failed(test, STICK_PULLED);
    assert_int_equal(rename(test->moved, test->fixture->folder), 0);
    assert_int_equal(stick_test_entries(test->fixture->folder, ""), 1);
}

static void abandon(struct stick_test *test)
{
    atomic_store(&test->abandon, true);
}

static void test_abandoned(void **state)
{
    struct stick_test *test = *state;

    int calls = count_calls(test);

    test->act = abandon;
    for (test->act_at = 1; test->act_at < calls; test->act_at++) {
        assert_failed(test, STICK_FINE);
        assert_int_equal(test->calls, test->act_at);
        atomic_store(&test->abandon, false);
        stick_test_assert_nothing_on(test->fixture->folder);
    }
    atomic_store(&test->abandon, true);
    assert_failed(test, STICK_FINE);
    stick_test_assert_nothing_on(test->fixture->folder);
}

/* What a station writes meanwhile is of the next time, in the tables as in the copy. */
static void record_more(struct stick_test *test)
{
    fixture_run_sql(test->db, "DELETE FROM step; DELETE FROM visit");
}

static void test_written_to_meanwhile(void **state)
{
    struct stick_test *test = *state;
    char path[FIXTURE_PATH_MAX * 2];
    int64_t visits = fixture_ask(test->db, "SELECT count(*) FROM visits");
    int64_t steps = fixture_ask(test->db, "SELECT count(*) FROM steps");

    test->act = record_more;
    test->act_at = 1;
    assert_true(stick_test_save(test));
    assert_int_equal(fixture_ask(test->db, "SELECT count(*) FROM visits"), 0);
    stick_test_saved_file(test, EXPORT_BACKUP, path);
    fixture_assert_visits(path, (int)visits, (int)steps);
}

static void test_no_records(void **state)
{
    struct stick_test *test = *state;
    char nonsense[8192];

    memset(nonsense, 'x', sizeof nonsense);
    test->job.db = "/nowhere/usage.db";
    assert_failed(test, STICK_NO_RECORDS);
    test->job.db = test->db;
    fixture_write(test->db, nonsense, sizeof nonsense);
    assert_failed(test, STICK_NO_RECORDS);
    stick_test_assert_nothing_on(test->fixture->folder);
}

/* Its last pages are gone: what the figures are from may still be there. */
static void test_damaged_records(void **state)
{
    struct stick_test *test = *state;
    struct stat info;

    fixture_run_sql(test->db, "PRAGMA journal_mode = DELETE");
    assert_int_equal(stat(test->db, &info), 0);
    for (off_t size = info.st_size - 4096; size > 4096; size -= info.st_size / 7) {
        assert_int_equal(truncate(test->db, size), 0);
        assert_failed(test, STICK_NO_RECORDS);
        stick_test_assert_nothing_on(test->fixture->folder);
    }
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stick_test_setup, stick_test_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_everything_is_there),
        CASE(test_a_name_that_exists_gets_a_number),
        CASE(test_unknown_clock_and_hostile_name),
        CASE(test_no_room_at_all),
        CASE(test_no_room_in_the_middle),
        CASE(test_read_only),
        CASE(test_not_allowed),
        CASE(test_pulled),
        CASE(test_pulled_in_silence),
        CASE(test_abandoned),
        CASE(test_written_to_meanwhile),
        CASE(test_no_records),
        CASE(test_damaged_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
