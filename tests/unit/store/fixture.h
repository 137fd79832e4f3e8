/* SPDX-License-Identifier: MIT */
/** What the tests of the store share: a folder of their own, records, questions to a file. */
#ifndef UNKNOT_TESTS_STORE_FIXTURE_H
#define UNKNOT_TESTS_STORE_FIXTURE_H

#include "app/store/usage_db.h"
#include "app/store/usage_writer.h"

enum {
    FIXTURE_PATH_MAX = 256,
    FIXTURE_WAIT_MS = 60000
};

struct fixture {
    char folder[FIXTURE_PATH_MAX];
    char path[FIXTURE_PATH_MAX]; /**< of a database in it, not there yet */
    bool mounted;
};

/** cmocka set-up and tear-down of a test: `*state` is a struct fixture. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

/** Puts a small file system of its own over the folder. @return false: not permitted here */
bool fixture_mount(struct fixture *fixture, const char *options);
bool fixture_remount(struct fixture *fixture, bool read_only);

/** Writes `folder/name`; read back with fixture_read() (caller frees). */
void fixture_write(const char *path, const void *bytes, size_t size);
char *fixture_read(const char *path, size_t *size_out);

extern const struct usage_origin fixture_origin;

/** 2025-03-04T05:06:07Z is at_ms 0; the clock is good. */
struct usage_time fixture_time(int64_t at_ms);

struct usage fixture_begin(int64_t at_ms, int feel_before);
struct usage fixture_step(int64_t at_ms, int ordinal, enum leg leg, enum step_outcome outcome);
struct usage fixture_end(int64_t at_ms, enum ended_reason reason, int feel_after,
                         int spots_left, int spots_right);
struct usage fixture_screen(int64_t at_ms, const char *screen);
struct usage fixture_fault(int64_t at_ms, const char *code, const char *text);

/** What the contacts of one button did; those of the others nothing. */
struct usage fixture_buttons(int64_t at_ms, enum button button, struct button_counts counts);

/** Opens a database for run number `seed`, whose ids follow from it. */
struct usage_db *fixture_open_db(const char *path, unsigned seed,
                                 struct store_problem *problem);

/** Opens a writer; writes all that waits; closes, with nothing left over. */
struct usage_writer *fixture_open_writer(const char *path);
void fixture_flush(struct usage_writer *writer);
void fixture_close_writer(struct usage_writer *writer);

/** A database with one visit of 5 steps, closed. */
void fixture_make_database(const char *path);

/** The file is sound and has so many rows. */
void fixture_assert_visits(const char *path, int visits, int steps);

/** How often the fault `code` was counted. */
int64_t fixture_faults(const char *path, const char *code);

/** Hands a record to a writer, with the time it is true for. */
void fixture_push(struct usage_writer *writer, struct usage usage);

/** A whole visit of `steps` steps: steps + 2 records. */
void fixture_push_visit(struct usage_writer *writer, int64_t at_ms, int steps);

/** Asks the file, as anybody with the sqlite3 program would. A failure fails the test. */
int64_t fixture_ask(const char *path, const char *sql);
void fixture_ask_text(const char *path, const char *sql, char *out, size_t size);

/** All rows as `a|b|c` lines. */
void fixture_dump(const char *path, const char *sql, char *out, size_t size);

void fixture_assert_sound(const char *path);

/** Lets the writer try until an attempt has failed. */
void fixture_wait_unhealthy(struct usage_writer *writer);

/** What is written to stderr between the two goes to `out`. */
void fixture_capture_stderr(struct fixture *fixture);
void fixture_release_stderr(struct fixture *fixture, char *out, size_t size);

/** Runs SQL from outside, on a connection of its own. */
void fixture_run_sql(const char *path, const char *sql);

#endif
