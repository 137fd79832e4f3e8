/* SPDX-License-Identifier: MIT */
/* The folder that records are saved in: its name, and what earlier ones left on the stick. */
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

static void test_names(void **state)
{
    static const struct {
        const char *station, *date, *name;
    } rows[] = {
        {"Gym North", "2026-11-28", "unknot-Gym-North-2026-11-28"},
        {"", "2026-11-28", "unknot-station-2026-11-28"},
        {"", NULL, "unknot-station"},
        {"../../etc/passwd", NULL, "unknot-etc-passwd"},
        {"a/b\\c:d*e?\"<>|f", NULL, "unknot-a-b-c-d-e-f"},
        {"...", NULL, "unknot-station"},
        {"--- -", NULL, "unknot-station"},
        {"N\xC3\xB6rd\n\r\t 2", NULL, "unknot-N-rd-2"},
        {"\xFF\xFE", NULL, "unknot-station"},
        {"%s%n$(reboot)`x`", NULL, "unknot-s-n-reboot-x"},
        {"abcdefghijklmnopqrstuvwxyz0123456789", "2026-11-28",
         "unknot-abcdefghijklmnopqrstuvwxyz012345-2026-11-28"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[STICK_NAME_MAX];

        export_folder_name(rows[i].station, rows[i].date, name);
        assert_string_equal(name, rows[i].name);
    }
}

static void test_left_overs_are_removed(void **state)
{
    struct stick_test *test = *state;
    char path[FIXTURE_PATH_MAX * 2];
    char other[FIXTURE_PATH_MAX * 2];

    snprintf(path, sizeof path, "%.200s/.unknot-Old-2026-01-01.part", test->fixture->folder);
    assert_int_equal(mkdir(path, 0755), 0);
    snprintf(other, sizeof other, "%.300s/" EXPORT_BACKUP "-journal", path);
    fixture_write(other, "half", 4);
    snprintf(other, sizeof other, "%.300s/visits.csv", path);
    fixture_write(other, "half", 4);
    /* Somebody else's, though it looks alike: with a file that we do not write. */
    snprintf(path, sizeof path, "%.200s/.unknot-Mine.part", test->fixture->folder);
    assert_int_equal(mkdir(path, 0755), 0);
    snprintf(other, sizeof other, "%.300s/photo.jpg", path);
    fixture_write(other, "dear", 4);
    /* And a link that would lead out of the stick. */
    snprintf(path, sizeof path, "%.200s/.unknot-Link.part", test->fixture->folder);
    assert_int_equal(mkdir(test->moved, 0755), 0);
    assert_int_equal(symlink(test->moved, path), 0);
    snprintf(path, sizeof path, "%.200s/steps.csv", test->moved);
    fixture_write(path, "far", 3);
    assert_true(stick_test_save(test));
    assert_int_equal(stick_test_entries(test->fixture->folder, "Old"), 0);
    assert_int_equal(access(other, F_OK), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(test->moved), 0);
}

/* The same name as an earlier one that cannot be removed whole. */
static void test_left_over_in_the_way(void **state)
{
    struct stick_test *test = *state;
    char path[FIXTURE_PATH_MAX * 2];

    snprintf(path, sizeof path, "%.200s/.unknot-Gym-North-2026-11-28.part",
             test->fixture->folder);
    fixture_write(path, "a file", 6);
    assert_true(stick_test_save(test));
    assert_string_equal(test->result.folder, "unknot-Gym-North-2026-11-28");
    assert_int_equal(access(path, F_OK), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, stick_test_setup, stick_test_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        CASE(test_left_overs_are_removed),
        CASE(test_left_over_in_the_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
