/* SPDX-License-Identifier: MIT */
/** What the tests of saving on a stick share: a folder that stands for it, and records. */
#ifndef UNKNOT_TESTS_STICK_TEST_H
#define UNKNOT_TESTS_STICK_TEST_H

#include "app/cli/export_job.h"
#include "tests/unit/store/fixture.h"

/** The fixture's folder is the stick; the database lies beside it. */
struct stick_test {
    struct fixture *fixture;
    char db[FIXTURE_PATH_MAX];
    char moved[FIXTURE_PATH_MAX];
    atomic_bool abandon;
    bool pulled;
    int calls;  /* of progress */
    int last;   /* percent */
    int act_at; /* the call in which `act` is done; 0: never */
    void (*act)(struct stick_test *test);
    struct report_language language; /* without words */
    struct export_job job;
    struct export_result result;
};

/** cmocka set-up and tear-down of a test: `*state` is a struct stick_test. */
int stick_test_setup(void **state);
int stick_test_teardown(void **state);

/** Runs the job. */
bool stick_test_save(struct stick_test *test);

/** How many entries a folder has whose names contain `part`. */
int stick_test_entries(const char *path, const char *part);

void stick_test_assert_nothing_on(const char *path);

/** Path of a file in the folder that was saved last. */
void stick_test_saved_file(const struct stick_test *test, const char *name,
                           char out[FIXTURE_PATH_MAX * 2]);

/** All files are there, and the copy has the rows of the database. */
void stick_test_assert_whole(const struct stick_test *test);

#endif
