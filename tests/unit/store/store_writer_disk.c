/* SPDX-License-Identifier: MIT */
/* What may become of the file under a running writer, and what it may find at its start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void test_missing_folder_is_made(void **state)
{
    struct fixture *f = *state;
    char path[FIXTURE_PATH_MAX + 32];

    snprintf(path, sizeof(path), "%s/data/unknot/usage.db", f->folder);
    fixture_make_database(path);
    fixture_assert_visits(path, 1, 5);
}

/* A file stands where the folder should be; later somebody puts it right. */
static void test_folder_that_appears_later(void **state)
{
    struct fixture *f = *state;
    char folder[FIXTURE_PATH_MAX + 16];
    char path[FIXTURE_PATH_MAX + 32];

    snprintf(folder, sizeof(folder), "%s/data", f->folder);
    snprintf(path, sizeof(path), "%s/usage.db", folder);
    fixture_write(folder, "x", 1);
    struct usage_writer *writer = fixture_open_writer(path);

    fixture_push_visit(writer, 0, 3);
    fixture_wait_unhealthy(writer);
    assert_int_equal(usage_writer_state(writer).waiting, 5);
    assert_non_null(strstr(usage_writer_state(writer).problem, "unable to open"));
    assert_int_equal(unlink(folder), 0);
    assert_int_equal(mkdir(folder, 0755), 0);
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(path, 1, 3);
    assert_int_equal(fixture_faults(path, "store_failed"), 1);
}

static void test_directory_in_its_place(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(mkdir(f->path, 0755), 0);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 3);
    fixture_wait_unhealthy(writer);
    assert_int_equal(usage_writer_state(writer).waiting, 5);
    assert_int_equal(rmdir(f->path), 0);
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, 1, 3);
}

static void test_dangling_link(void **state)
{
    struct fixture *f = *state;
    char folder[FIXTURE_PATH_MAX + 16];
    char target[FIXTURE_PATH_MAX + 32];

    snprintf(folder, sizeof(folder), "%s/card", f->folder);
    snprintf(target, sizeof(target), "%s/usage.db", folder);
    assert_int_equal(symlink(target, f->path), 0);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 3);
    fixture_wait_unhealthy(writer);
    assert_int_equal(mkdir(folder, 0755), 0);
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(target, 1, 3);
}

static void test_empty_file(void **state)
{
    struct fixture *f = *state;

    fixture_write(f->path, "", 0);
    fixture_make_database(f->path);
    fixture_assert_visits(f->path, 1, 5);
    assert_int_equal(fixture_faults(f->path, "store_corrupt"), 0);
}

/* Root may write whatever the permissions say, so for root the file system itself is made
 * read-only. */
static bool make_read_only(struct fixture *f, bool read_only)
{
    if (f->mounted) {
        return fixture_remount(f, read_only);
    }
    return chmod(f->path, read_only ? 0444 : 0644) == 0 &&
           chmod(f->folder, read_only ? 0555 : 0755) == 0;
}

static void test_read_only(void **state)
{
    struct fixture *f = *state;

    if (geteuid() == 0 && !fixture_mount(f, "size=4m")) {
        print_message("skipped: root without the right to mount\n");
        skip();
    }
    fixture_make_database(f->path);
    assert_true(make_read_only(f, true));
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 1000000, 2);
    fixture_wait_unhealthy(writer);
    assert_int_equal(usage_writer_state(writer).waiting, 4);
    assert_true(make_read_only(f, false));
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, 2, 7);
    assert_int_equal(fixture_faults(f->path, "store_failed"), 1);
}

static void fill_disk(const char *path)
{
    static const char block[4096] = {0};
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(file >= 0);
    while (write(file, block, sizeof(block)) > 0) {
    }
    close(file);
}

static void test_full_disk(void **state)
{
    struct fixture *f = *state;
    char filler[FIXTURE_PATH_MAX + 16];

    if (!fixture_mount(f, "size=1m")) {
        print_message("skipped: not permitted to mount\n");
        skip();
    }
    snprintf(filler, sizeof(filler), "%s/filler", f->folder);
    fill_disk(filler);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 5);
    fixture_wait_unhealthy(writer);
    assert_int_equal(unlink(filler), 0);
    fixture_flush(writer);
    /* And again, with the database open: the log takes some records more, then no more. */
    fill_disk(filler);
    int visits = 1;

    while (usage_writer_state(writer).healthy) {
        fixture_push_visit(writer, visits++ * 1000000, 5);
        usage_writer_flush(writer, 20);
    }
    assert_non_null(strstr(usage_writer_state(writer).problem, "full"));
    assert_int_equal(unlink(filler), 0);
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, visits, visits * 5);
    assert_true(fixture_faults(f->path, "store_full") >= 1);
}

/* The same without a mount: no file of this process may grow past the limit. */
static void test_file_size_limit(void **state)
{
    struct fixture *f = *state;
    struct rlimit before;

    fixture_make_database(f->path);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push(writer, fixture_screen(0, "attract"));
    fixture_flush(writer);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit tight = {128 * 1024, before.rlim_max};
    int visits = 1;

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    while (usage_writer_state(writer).healthy) {
        for (int i = 0; i < 200; i++) {
            fixture_push_visit(writer, visits++ * 1000000, 5);
        }
        usage_writer_flush(writer, 20);
    }
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    fixture_flush(writer);
    fixture_close_writer(writer);
    fixture_assert_visits(f->path, visits, visits * 5);
}

static void test_newer_version_waits_untouched(void **state)
{
    struct fixture *f = *state;
    char text[2048];
    sqlite3 *sqlite = NULL;
    size_t size;
    size_t after_size;

    assert_int_equal(sqlite3_open(f->path, &sqlite), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(sqlite, "PRAGMA application_id = 1433299828; PRAGMA user_version = 99",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(sqlite);
    char *before = fixture_read(f->path, &size);

    fixture_capture_stderr(f);
    struct usage_writer *writer = fixture_open_writer(f->path);

    fixture_push_visit(writer, 0, 5);
    for (int i = 0; i < 5; i++) {
        assert_false(usage_writer_flush(writer, 20));
    }
    fixture_wait_unhealthy(writer);
    assert_int_equal(usage_writer_close(writer, 0), 7);
    fixture_release_stderr(f, text, sizeof(text));
    const char *told = strstr(text, "newer than this program's");

    assert_non_null(told);
    assert_null(strstr(strchr(told, '\n'), "records wait"));
    char *after = fixture_read(f->path, &after_size);

    assert_int_equal(size, after_size);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_missing_folder_is_made),
        ROW(test_folder_that_appears_later),
        ROW(test_directory_in_its_place),
        ROW(test_dangling_link),
        ROW(test_empty_file),
        ROW(test_read_only),
        ROW(test_full_disk),
        ROW(test_file_size_limit),
        ROW(test_newer_version_waits_untouched),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
