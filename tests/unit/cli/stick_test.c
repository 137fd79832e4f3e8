/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/cli/stick_test.h"

#include "app/cli/export_folder.h"
#include "tests/unit/store/visits.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_there(void *context)
{
    return !((struct stick_test *)context)->pulled;
}

static void progress(void *context, int percent)
{
    struct stick_test *test = context;

    assert_true(percent > test->last);
    assert_true(percent <= 99);
    test->last = percent;
    if (++test->calls == test->act_at) {
        test->act(test);
    }
}

int stick_test_setup(void **state)
{
    struct stick_test *test = calloc(1, sizeof *test);
    void *fixture = NULL;

    if (test == NULL || fixture_setup(&fixture) != 0) {
        free(test);
        return -1;
    }
    test->fixture = fixture;
    snprintf(test->db, sizeof test->db, "%.200s.records.db", test->fixture->folder);
    snprintf(test->moved, sizeof test->moved, "%.200s.moved", test->fixture->folder);
    visits_write_random(test->db, 7, 400);
    report_language_plain(&test->language);
    test->job = (struct export_job){
        .db = test->db,
        .root = test->fixture->folder,
        .station_name = "Gym North",
        .language = &test->language,
        .kept_months = 13,
        .now = {.wall_ms = 1795824000000, .utc_offset_min = 60, .clock_ok = true},
        .abandon = &test->abandon,
        .is_there = is_there,
        .progress = progress,
        .context = test,
    };
    *state = test;
    return 0;
}

int stick_test_teardown(void **state)
{
    struct stick_test *test = *state;
    void *fixture = test->fixture;
    static const char *const ends[] = {"", "-wal", "-shm"};

    for (int i = 0; i < 3; i++) {
        char name[FIXTURE_PATH_MAX + 8];

        snprintf(name, sizeof name, "%s%s", test->db, ends[i]);
        unlink(name);
    }
    free(test);
    return fixture_teardown(&fixture);
}

bool stick_test_save(struct stick_test *test)
{
    test->calls = 0;
    test->last = -1;
    return export_job_run(&test->job, &test->result);
}

/* How many entries a folder has whose names contain `part`. */
int stick_test_entries(const char *path, const char *part)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    int count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
                 strstr(entry->d_name, part) != NULL;
    }
    closedir(folder);
    return count;
}

void stick_test_assert_nothing_on(const char *path)
{
    assert_int_equal(stick_test_entries(path, ""), 0);
}

void stick_test_saved_file(const struct stick_test *test, const char *name,
                           char out[FIXTURE_PATH_MAX * 2])
{
    snprintf(out, FIXTURE_PATH_MAX * 2, "%.200s/%.80s/%.40s", test->fixture->folder,
             test->result.folder, name);
}

void stick_test_assert_whole(const struct stick_test *test)
{
    char folder[FIXTURE_PATH_MAX * 2];
    char path[FIXTURE_PATH_MAX * 2];
    static const char count[] = "SELECT (SELECT count(*) FROM visits) * 1000000 +"
                                " (SELECT count(*) FROM steps)";

    stick_test_saved_file(test, "", folder);
    assert_int_equal(stick_test_entries(folder, ""), 6);
    stick_test_saved_file(test, EXPORT_BACKUP, path);
    fixture_assert_sound(path);
    assert_int_equal(fixture_ask(path, count), fixture_ask(test->db, count));
    assert_int_equal(stick_test_entries(test->fixture->folder, ".part"), 0);
}
