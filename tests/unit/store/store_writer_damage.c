/* SPDX-License-Identifier: MIT */
/* Damaged files, and files that are removed or replaced under a running writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The one file in the folder whose name has `part` and ends in `end`. */
static void find_file(const struct fixture *f, const char *part, const char *end, char *out,
                      size_t size)
{
    DIR *folder = opendir(f->folder);
    struct dirent *entry;
    int found = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder))) {
        size_t length = strlen(entry->d_name);
        bool ends =
            length >= strlen(end) && strcmp(entry->d_name + length - strlen(end), end) == 0;

        if (ends && strstr(entry->d_name, part)) {
            snprintf(out, size, "%.200s/%.100s", f->folder, entry->d_name);
            found++;
        }
    }
    closedir(folder);
    assert_int_equal(found, 1);
}

static void test_no_database_is_moved_aside(void **state)
{
    static const char *const contents[] = {"no", "station: gym\nroutines: []\n"};
    struct fixture *f = *state;

    for (int i = 0; i < 2; i++) {
        char aside[FIXTURE_PATH_MAX * 2];
        size_t size;

        fixture_write(f->path, contents[i], strlen(contents[i]));
        fixture_make_database(f->path);
        fixture_assert_visits(f->path, 1, 5);
        assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
        find_file(f, ".corrupt-2025", "Z", aside, sizeof(aside));
        char *text = fixture_read(aside, &size);

        assert_string_equal(text, contents[i]);
        free(text);
        assert_int_equal(unlink(aside), 0);
    }
}

static void overwrite(const char *path, long from, size_t size)
{
    FILE *file = fopen(path, "r+b");

    assert_non_null(file);
    assert_int_equal(fseek(file, from, SEEK_SET), 0);
    for (size_t i = 0; i < size; i++) {
        fputc((int)(i * 131 + 7) & 0xff, file);
    }
    assert_int_equal(fclose(file), 0);
}

static void test_garbage_pages_at_the_start(void **state)
{
    struct fixture *f = *state;
    char wal[FIXTURE_PATH_MAX + 8];
    char aside[FIXTURE_PATH_MAX * 2];
    size_t size;

    fixture_make_database(f->path);
    overwrite(f->path, 4096, 3 * 4096);
    snprintf(wal, sizeof(wal), "%s-wal", f->path);
    fixture_write(wal, "left behind", 11);
    fixture_make_database(f->path);
    fixture_assert_visits(f->path, 1, 5);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
    find_file(f, ".corrupt-20250304T", "Z", aside, sizeof(aside));
    find_file(f, ".corrupt-20250304T", "Z-wal", aside, sizeof(aside));
    char *text = fixture_read(aside, &size);

    assert_string_equal(text, "left behind");
    free(text);
}

/* In a page that nothing reads at the start: only a check of the whole file finds it. */
static void test_garbage_in_an_unread_page(void **state)
{
    struct fixture *f = *state;

    fixture_make_database(f->path);
    long page = (long)fixture_ask(f->path, "SELECT rootpage FROM sqlite_schema"
                                           " WHERE name = 'menu_day'");

    overwrite(f->path, (page - 1) * 4096, 4096);
    fixture_make_database(f->path);
    fixture_assert_visits(f->path, 1, 5);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
}

static void test_truncated_at_the_start(void **state)
{
    struct fixture *f = *state;
    char aside[FIXTURE_PATH_MAX * 2];

    fixture_make_database(f->path);
    assert_int_equal(truncate(f->path, 3 * 4096 + 100), 0);
    fixture_make_database(f->path);
    fixture_assert_visits(f->path, 1, 5);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
    find_file(f, ".corrupt-20250304T", "Z", aside, sizeof(aside));
}

/* Found in the middle of a visit: all of the visit stands in the new file. */
static void test_garbage_while_running(void **state)
{
    struct fixture *f = *state;
    char aside[FIXTURE_PATH_MAX * 2];
    struct stat info;

    fixture_make_database(f->path);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push(writer, fixture_screen(999000, "attract"));
    fixture_push(writer, fixture_begin(1000000, 3));
    fixture_push(writer, fixture_step(1050000, 1, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    /* The log as well, or the good pages in it would hide the bad ones. */
    sqlite3 *other = NULL;

    assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(stat(f->path, &info), 0);
    overwrite(f->path, 4096, (size_t)info.st_size - 4096);
    /* So that the writer must read the pages anew. */
    assert_int_equal(sqlite3_exec(other, "PRAGMA user_version = 1", NULL, NULL, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);

    fixture_push(writer, fixture_step(1100000, 2, LEG_RIGHT, OUTCOME_DONE));
    fixture_push(writer, fixture_end(1100000, ENDED_FINISHED, 1, 0, 0));
    fixture_flush(writer);
    fixture_close_writer(writer);
    find_file(f, ".corrupt-20250304T", "Z", aside, sizeof(aside));
    fixture_assert_visits(f->path, 1, 2);
    assert_int_equal(fixture_ask(f->path,
                                 "SELECT count(*) FROM visits WHERE ended_reason = "
                                 "'finished' AND started_utc = '2025-03-04T05:22:47Z'"),
                     1);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 1);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM menu_day"), 0);
}

static void remove_database(const struct fixture *f)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    char name[FIXTURE_PATH_MAX + 8];

    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof(name), "%s%s", f->path, suffixes[i]);
        unlink(name);
    }
}

static void test_removed_while_running(void **state)
{
    struct fixture *f = *state;
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 5);
    fixture_push(writer, fixture_begin(1000000, 3));
    fixture_push(writer, fixture_step(1050000, 1, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    remove_database(f);
    fixture_push(writer, fixture_step(1100000, 2, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    fixture_assert_visits(f->path, 1, 2);
    assert_int_equal(fixture_faults(f->path, "store_replaced"), 1);
    fixture_push(writer, fixture_end(1110000, ENDED_LEFT, 1, 0, 0));
    fixture_close_writer(writer);
    assert_int_equal(
        fixture_ask(f->path, "SELECT count(*) FROM visits WHERE ended_reason = 'left'"), 1);
}

/* Somebody puts a copy of an hour ago in its place: what the visit under way lacks is added. */
static void test_replaced_by_an_older_copy(void **state)
{
    struct fixture *f = *state;
    char copy[FIXTURE_PATH_MAX + 16];
    char sql[FIXTURE_PATH_MAX + 64];
    sqlite3 *other = NULL;
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 5);
    fixture_push(writer, fixture_begin(1000000, 3));
    fixture_push(writer, fixture_step(1050000, 1, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    snprintf(copy, sizeof(copy), "%s/copy.db", f->folder);
    snprintf(sql, sizeof(sql), "VACUUM INTO '%s'", copy);
    assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    fixture_push(writer, fixture_step(1100000, 2, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);

    remove_database(f);
    assert_int_equal(rename(copy, f->path), 0);
    fixture_push(writer, fixture_step(1150000, 3, LEG_LEFT, OUTCOME_DONE));
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, 2, 8);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM run"), 1);
}

/* The log alone removed: what stood in it is saved by the connection that still has it. */
static void test_log_removed_while_running(void **state)
{
    struct fixture *f = *state;
    char wal[FIXTURE_PATH_MAX + 8];
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 5);
    fixture_flush(writer);
    snprintf(wal, sizeof(wal), "%s-wal", f->path);
    assert_int_equal(unlink(wal), 0);
    fixture_push_visit(writer, 1000000, 5);
    fixture_flush(writer);
    assert_int_equal(access(wal, F_OK), 0);
    fixture_assert_visits(f->path, 2, 10);
    fixture_close_writer(writer);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_no_database_is_moved_aside), ROW(test_garbage_pages_at_the_start),
        ROW(test_garbage_in_an_unread_page),  ROW(test_truncated_at_the_start),
        ROW(test_garbage_while_running),      ROW(test_removed_while_running),
        ROW(test_replaced_by_an_older_copy),  ROW(test_log_removed_while_running),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
