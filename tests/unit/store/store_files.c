/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/store_files.h"
#include "tests/unit/store/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_three(const char *path, const char *mark)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    char name[FIXTURE_PATH_MAX + 8];
    char text[64];

    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
        int length = snprintf(text, sizeof(text), "%s%s", mark, suffixes[i]);

        fixture_write(name, text, (size_t)length);
    }
}

static void assert_holds(const char *folder, const char *name, const char *expected)
{
    char path[FIXTURE_PATH_MAX * 2];
    size_t size;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    char *text = fixture_read(path, &size);

    assert_string_equal(text, expected);
    free(text);
}

static void test_moves_all_and_never_over(void **state)
{
    struct fixture *f = *state;
    char name[128];

    write_three(f->path, "one");
    assert_true(store_move_aside(f->path, 1741064767999, name, sizeof(name)));
    assert_string_equal(name, "usage.db.corrupt-20250304T050607Z");
    write_three(f->path, "two");
    assert_true(store_move_aside(f->path, 1741064767000, name, sizeof(name)));
    assert_string_equal(name, "usage.db.corrupt-20250304T050607Z-2");
    assert_holds(f->folder, "usage.db.corrupt-20250304T050607Z", "one");
    assert_holds(f->folder, "usage.db.corrupt-20250304T050607Z-wal", "one-wal");
    assert_holds(f->folder, "usage.db.corrupt-20250304T050607Z-shm", "one-shm");
    assert_holds(f->folder, "usage.db.corrupt-20250304T050607Z-2", "two");
    assert_holds(f->folder, "usage.db.corrupt-20250304T050607Z-2-wal", "two-wal");
    assert_int_not_equal(access(f->path, F_OK), 0);
}

static void test_moves_what_a_link_names(void **state)
{
    struct fixture *f = *state;
    char real[FIXTURE_PATH_MAX + 16];
    char name[128];

    snprintf(real, sizeof(real), "%s/real.db", f->folder);
    write_three(real, "real");
    assert_int_equal(symlink(real, f->path), 0);
    assert_true(store_move_aside(f->path, 1741064767000, name, sizeof(name)));
    assert_string_equal(name, "real.db.corrupt-20250304T050607Z");
    assert_holds(f->folder, name, "real");
    assert_false(store_move_aside(f->path, 1741064767000, name, sizeof(name)));
}

static void test_knows_a_replaced_file(void **state)
{
    struct fixture *f = *state;
    char other[FIXTURE_PATH_MAX + 16];

    fixture_write(f->path, "a", 1);
    struct file_identity before = store_identity(f->path, "");

    fixture_write(f->path, "b", 1);
    assert_true(store_same_file(before, store_identity(f->path, "")));
    snprintf(other, sizeof(other), "%s/other", f->folder);
    fixture_write(other, "c", 1);
    assert_int_equal(rename(other, f->path), 0);
    assert_false(store_same_file(before, store_identity(f->path, "")));
    assert_int_equal(unlink(f->path), 0);
    assert_false(store_same_file(before, store_identity(f->path, "")));
}

static void test_makes_the_folders(void **state)
{
    struct fixture *f = *state;
    char path[FIXTURE_PATH_MAX + 32];

    snprintf(path, sizeof(path), "%s/a/b/c/usage.db", f->folder);
    store_make_parent(path);
    fixture_write(path, "x", 1);
    store_make_parent("");
    store_make_parent("usage.db");
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_moves_all_and_never_over),
        ROW(test_moves_what_a_link_names),
        ROW(test_knows_a_replaced_file),
        ROW(test_makes_the_folders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
