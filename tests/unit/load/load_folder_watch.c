/* SPDX-License-Identifier: MIT */
/* What tells of a change and what does not. The kernel tells before the call that changes a
 * file returns, so that nothing has to be waited for. */
#include "load_fixture.h"

#include "app/load/folder_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct watched {
    char parent[64];
    char folder[80];
    struct folder_watch *watch;
};

static int open_watched(void **state)
{
    struct watched *w = calloc(1, sizeof *w);
    char error[FOLDER_WATCH_ERROR_MAX];

    assert_non_null(w);
    fixture_make_folder(w->parent);
    snprintf(w->folder, sizeof w->folder, "%s/assets", w->parent);
    assert_int_equal(mkdir(w->folder, 0755), 0);
    fixture_write_all(w->folder);
    w->watch = folder_watch_open(w->folder, error);
    assert_non_null(w->watch);
    *state = w;
    return 0;
}

static int close_watched(void **state)
{
    struct watched *w = *state;

    folder_watch_close(w->watch);
    fixture_remove(w->parent);
    free(w);
    return 0;
}

static const char *below(const struct watched *w, const char *name, char out[200])
{
    snprintf(out, 200, "%s/%s", w->folder, name);
    return out;
}

static void rename_in(const struct watched *w, const char *from, const char *to)
{
    char a[200], b[200];

    assert_int_equal(rename(below(w, from, a), below(w, to, b)), 0);
}

static bool is_told(const struct watched *w)
{
    struct pollfd fd = {.fd = folder_watch_fd(w->watch), .events = POLLIN};

    return poll(&fd, 1, 0) == 1;
}

/* Something was told of, it counts, and it is told of once. */
static void expect_change(const struct watched *w)
{
    assert_true(is_told(w));
    assert_true(folder_watch_take(w->watch));
    assert_false(folder_watch_take(w->watch));
    assert_false(is_told(w));
}

static void expect_nothing(const struct watched *w)
{
    assert_false(folder_watch_take(w->watch));
}

static void reading_is_no_change(void **state)
{
    const struct watched *w = *state;
    char path[200], byte;
    int file = open(below(w, "tools/ball.yaml", path), O_RDONLY);

    assert_int_equal(read(file, &byte, 1), 1);
    close(file);
    assert_false(is_told(w));
    expect_nothing(w);
}

static void saved_in_place(void **state)
{
    const struct watched *w = *state;

    fixture_write(w->folder, "tools/ball.yaml", "x", 1);
    expect_change(w);
}

/* While it is being written it has half of its text. */
static void a_file_counts_when_it_is_closed(void **state)
{
    const struct watched *w = *state;
    char path[200];
    int file = open(below(w, "tools/ball.yaml", path), O_WRONLY | O_TRUNC);

    assert_int_equal(write(file, "x", 1), 1);
    expect_nothing(w);
    close(file);
    expect_change(w);
}

static void saved_by_renaming(void **state)
{
    const struct watched *w = *state;

    fixture_write(w->folder, "tools/.ball.yaml.tmp", "x", 1);
    expect_nothing(w);
    rename_in(w, "tools/.ball.yaml.tmp", "tools/ball.yaml");
    expect_change(w);
}

static void saved_with_a_backup(void **state)
{
    const struct watched *w = *state;

    rename_in(w, "tools/ball.yaml", "tools/ball.yaml~");
    fixture_write(w->folder, "tools/ball.yaml", "x", 1);
    expect_change(w);
}

static void what_editors_keep_beside_is_no_change(void **state)
{
    const struct watched *w = *state;
    char path[200];

    fixture_write(w->folder, "tools/.ball.yaml.swp", "x", 1);
    fixture_write(w->folder, "tools/ball.yaml~", "x", 1);
    fixture_write(w->folder, "tools/#ball.yaml#", "x", 1);
    assert_int_equal(unlink(below(w, "tools/#ball.yaml#", path)), 0);
    assert_true(is_told(w));
    expect_nothing(w);
}

static void new_and_gone(void **state)
{
    const struct watched *w = *state;
    char path[200];

    fixture_write(w->folder, "tools/stick.yaml", "x", 1);
    expect_change(w);
    assert_int_equal(unlink(below(w, "tools/stick.yaml", path)), 0);
    expect_change(w);
    assert_int_equal(chmod(below(w, "tools/ball.yaml", path), 0), 0);
    expect_change(w);
}

static void a_new_folder_is_watched_from_then_on(void **state)
{
    const struct watched *w = *state;
    char path[200];

    assert_int_equal(mkdir(below(w, "figure", path), 0755), 0);
    expect_change(w);
    fixture_write(w->folder, "figure/poses.yaml", "x", 1);
    expect_change(w);
}

static void a_folder_that_was_replaced_is_watched(void **state)
{
    const struct watched *w = *state;
    char path[200];

    rename_in(w, "tools", "tools.old");
    assert_int_equal(mkdir(below(w, "tools", path), 0755), 0);
    expect_change(w);
    fixture_write(w->folder, "tools/ball.yaml", "x", 1);
    expect_change(w);
}

static void the_whole_folder_goes_and_comes_back(void **state)
{
    const struct watched *w = *state;
    char aside[200];

    snprintf(aside, sizeof aside, "%s/aside", w->parent);
    assert_true(folder_watch_is_there(w->watch));
    assert_int_equal(rename(w->folder, aside), 0);
    expect_change(w);
    assert_false(folder_watch_is_there(w->watch));
    expect_nothing(w);
    fixture_write(aside, "tools/ball.yaml", "x", 1);
    expect_nothing(w);
    assert_int_equal(rename(aside, w->folder), 0);
    assert_true(folder_watch_take(w->watch));
    assert_true(folder_watch_is_there(w->watch));
    fixture_write(w->folder, "tools/ball.yaml", "y", 1);
    expect_change(w);
}

static void a_folder_that_is_not_there(void **state)
{
    char error[FOLDER_WATCH_ERROR_MAX];

    (void)state;
    assert_null(folder_watch_open("/nonexistent", error));
    assert_string_equal(error, "/nonexistent: No such file or directory");
}

#define WATCHED(test) cmocka_unit_test_setup_teardown(test, open_watched, close_watched)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WATCHED(reading_is_no_change),
        WATCHED(saved_in_place),
        WATCHED(a_file_counts_when_it_is_closed),
        WATCHED(saved_by_renaming),
        WATCHED(saved_with_a_backup),
        WATCHED(what_editors_keep_beside_is_no_change),
        WATCHED(new_and_gone),
        WATCHED(a_new_folder_is_watched_from_then_on),
        WATCHED(a_folder_that_was_replaced_is_watched),
        WATCHED(the_whole_folder_goes_and_comes_back),
        cmocka_unit_test(a_folder_that_is_not_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
