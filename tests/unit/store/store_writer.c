/* SPDX-License-Identifier: MIT */
/* The queue and its thread: order, growth, what a blocked disk does to those who push
 * (nothing), the end of the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"
#include "tests/unit/store/gated_disk.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static struct usage_writer *open_writer(const struct fixture *f)
{
    struct usage_writer *writer = usage_writer_open(f->path, &fixture_origin, fixture_time(0));

    assert_non_null(writer);
    return writer;
}

/* Holds the database as another program would. */
static sqlite3 *hold(const char *path)
{
    sqlite3 *holder = NULL;

    assert_int_equal(sqlite3_open(path, &holder), SQLITE_OK);
    sqlite3_busy_timeout(holder, FIXTURE_WAIT_MS);
    assert_int_equal(sqlite3_exec(holder, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    return holder;
}

static void let_go(sqlite3 *holder)
{
    assert_int_equal(sqlite3_exec(holder, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(holder), SQLITE_OK);
}

static void test_writes_a_visit(void **state)
{
    struct fixture *f = *state;
    struct usage_writer *writer = open_writer(f);

    fixture_push_visit(writer, 0, 8);
    fixture_push(writer, fixture_screen(0, "attract"));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    struct usage_writer_state now = usage_writer_state(writer);

    assert_int_equal(now.waiting, 0);
    assert_int_equal(now.written, 11);
    assert_true(now.healthy);
    assert_string_equal(now.problem, "");
    /* Safe already while the writer is open. */
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM steps"), 8);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    fixture_assert_sound(f->path);
}

static void test_a_run_without_records_stands_in_the_file(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(usage_writer_close(open_writer(f), FIXTURE_WAIT_MS), 0);
    assert_int_equal(usage_writer_close(open_writer(f), FIXTURE_WAIT_MS), 0);
    assert_int_equal(fixture_ask(f->path, "SELECT count(DISTINCT run_id) FROM run"), 2);
    assert_int_equal(usage_writer_close(NULL, 0), 0);
}

static void test_open_visit_is_interrupted_at_the_next_start(void **state)
{
    struct fixture *f = *state;
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_begin(0, 3));
    fixture_push(writer, fixture_step(50000, 1, LEG_LEFT, OUTCOME_DONE));
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    writer = open_writer(f);
    fixture_push(writer, fixture_begin(100000, 3));
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    char text[256];

    fixture_dump(f->path, "SELECT ended_reason, guided_s FROM visits ORDER BY started_utc",
                 text, sizeof(text));
    assert_string_equal(text, "interrupted|45\n-|0\n");
}

static void test_locked_by_another_program(void **state)
{
    struct fixture *f = *state;
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_screen(0, "attract"));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    sqlite3 *holder = hold(f->path);

    fixture_push_visit(writer, 0, 4);
    fixture_wait_unhealthy(writer);
    assert_int_equal(usage_writer_state(writer).waiting, 6);
    assert_non_null(strstr(usage_writer_state(writer).problem, "locked"));
    assert_false(usage_writer_flush(writer, 1));
    let_go(holder);
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    assert_true(usage_writer_state(writer).healthy);
    assert_string_equal(usage_writer_state(writer).problem, "");
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM steps"), 4);
    assert_int_equal(fixture_ask(f->path,
                                 "SELECT sum(count) FROM fault JOIN word w ON w.id = code"
                                 " WHERE w.text = 'store_locked'"),
                     1);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
}

static void rest_1_ms(void)
{
    nanosleep(&(struct timespec){0, 1000000}, NULL);
}

/* Nobody hurries it: the back-off alone must find out that the lock is gone. */
static void test_retries_by_itself(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(usage_writer_close(open_writer(f), FIXTURE_WAIT_MS), 0);
    sqlite3 *holder = hold(f->path);
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_begin(0, 3));
    while (usage_writer_state(writer).healthy) {
        rest_1_ms();
    }
    let_go(holder);
    while (usage_writer_state(writer).waiting > 0) {
        rest_1_ms();
    }
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visits"), 1);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
}

static void test_queue_grows_and_keeps_order(void **state)
{
    enum {
        VISITS = 700,
        STEPS = 8
    };
    struct fixture *f = *state;
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_screen(0, "attract"));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    sqlite3 *holder = hold(f->path);

    for (int i = 0; i < VISITS; i++) {
        fixture_push_visit(writer, i * 1000000, STEPS);
    }
    assert_int_equal(usage_writer_state(writer).waiting, VISITS * (STEPS + 2));
    assert_int_equal(usage_writer_state(writer).written, 1);
    let_go(holder);
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    assert_int_equal(usage_writer_state(writer).written, VISITS * (STEPS + 2) + 1);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visit WHERE ended_reason = 0"
                                          " AND mono_ms = (id - 1) * 1000000"),
                     VISITS);
    assert_int_equal(
        fixture_ask(f->path, "SELECT count(*) FROM step WHERE guided_ms + waited_ms = 50000"),
        VISITS * STEPS);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM step"), VISITS * STEPS);
    fixture_assert_sound(f->path);
}

/* While a sync stands still, everything that is pushed must be taken: were one push to wait for
 * the disk, this test would never come to the line that opens the gate. */
static void test_pushing_never_waits_for_the_disk(void **state)
{
    enum {
        COUNT = 1000
    };
    struct fixture *f = *state;
    struct gated_disk disk;

    gated_disk_install(&disk);
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_begin(0, 3));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    gated_disk_close_gate(&disk);
    fixture_push(writer, fixture_step(1, 1, LEG_LEFT, OUTCOME_DONE));
    gated_disk_await_waiter(&disk);
    for (int i = 2; i <= COUNT; i++) {
        fixture_push(writer, fixture_step(i, i, LEG_LEFT, OUTCOME_DONE));
    }
    assert_int_equal(usage_writer_state(writer).waiting, COUNT);
    assert_int_equal(usage_writer_state(writer).written, 1);
    assert_false(usage_writer_flush(writer, 1));
    gated_disk_open_gate(&disk);
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    gated_disk_remove(&disk);
    assert_int_equal(
        fixture_ask(f->path, "SELECT count(*) FROM step WHERE guided_ms + waited_ms = 1"),
        COUNT);
}

/* Grows while the thread uses no processor; below a millisecond nothing can be told. */
static void await_busy(struct usage_writer *writer, bool busy)
{
    for (int i = 0; (usage_writer_busy_ms(writer) > 5) != busy; i++) {
        assert_true(i < FIXTURE_WAIT_MS);
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
}

static void test_a_disk_that_hangs_is_seen(void **state)
{
    struct fixture *f = *state;
    struct gated_disk disk;

    gated_disk_install(&disk);
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_begin(0, 3));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    await_busy(writer, false);
    gated_disk_close_gate(&disk);
    fixture_push(writer, fixture_step(1, 1, LEG_LEFT, OUTCOME_DONE));
    gated_disk_await_waiter(&disk);
    await_busy(writer, true);
    gated_disk_open_gate(&disk);
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    await_busy(writer, false);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    gated_disk_remove(&disk);
}

/* A sync that fails behind its write: the rows may or may not be in the file. Tried again, each
 * record must be there once. */
static void test_failed_syncs_cost_and_double_nothing(void **state)
{
    enum {
        VISITS = 9
    };
    struct fixture *f = *state;
    struct gated_disk disk;

    gated_disk_install(&disk);
    struct usage_writer *writer = open_writer(f);

    fixture_push(writer, fixture_screen(0, "attract"));
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    for (int i = 0; i < VISITS; i++) {
        int opened = gated_disk_opened(&disk);

        gated_disk_fail_next(&disk, 1 + i % 3);
        fixture_push_visit(writer, i * 1000000, 3);
        fixture_push(writer, fixture_screen(i, "choose"));
        assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
        assert_int_equal(gated_disk_failures_left(&disk), 0);
        /* A connection that had an input or output error is not trusted any more. */
        assert_true(gated_disk_opened(&disk) > opened);
    }
    assert_int_equal(usage_writer_state(writer).written, VISITS * 6 + 1);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    gated_disk_remove(&disk);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visits"), VISITS);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM steps"), VISITS * 3);
    assert_int_equal(fixture_ask(f->path,
                                 "SELECT count FROM menu_day JOIN word w ON w.id = screen"
                                 " WHERE w.text = 'choose'"),
                     VISITS);
    fixture_assert_sound(f->path);
}

struct pusher {
    struct usage_writer *writer;
    int number;
};

static void *push_many(void *argument)
{
    struct pusher *pusher = argument;
    char screen[16];

    snprintf(screen, sizeof(screen), "screen-%d", pusher->number);
    for (int i = 0; i < 500; i++) {
        fixture_push(pusher->writer, fixture_screen(i, screen));
        if (i % 50 == 0) {
            usage_writer_flush(pusher->writer, 1);
        }
    }
    return NULL;
}

static void test_any_thread_may_push(void **state)
{
    enum {
        THREADS = 4
    };
    struct fixture *f = *state;
    struct usage_writer *writer = open_writer(f);
    struct pusher pushers[THREADS];
    pthread_t threads[THREADS];

    for (int i = 0; i < THREADS; i++) {
        pushers[i] = (struct pusher){writer, i};
        assert_int_equal(pthread_create(&threads[i], NULL, push_many, &pushers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM menu_day WHERE count = 500"),
                     THREADS);
}

static void test_close_says_what_was_not_written(void **state)
{
    struct fixture *f = *state;
    char text[2048];

    assert_int_equal(usage_writer_close(open_writer(f), FIXTURE_WAIT_MS), 0);
    sqlite3 *holder = hold(f->path);

    fixture_capture_stderr(f);
    struct usage_writer *writer = open_writer(f);

    fixture_push_visit(writer, 0, 3);
    fixture_push(writer, fixture_screen(0, "attract"));
    fixture_push(writer, fixture_fault(0, "button_stuck", "left"));
    fixture_wait_unhealthy(writer);
    int unwritten = usage_writer_close(writer, 10);

    fixture_release_stderr(f, text, sizeof(text));
    let_go(holder);
    assert_int_equal(unwritten, 7);
    assert_non_null(strstr(text, "not written: 1 visits begun (database is locked"));
    assert_non_null(strstr(text, "not written: 3 steps ("));
    assert_non_null(strstr(text, "not written: 1 ends of visits ("));
    assert_non_null(strstr(text, "not written: 1 menu counts ("));
    assert_non_null(strstr(text, "not written: 1 faults ("));
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visits"), 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_writes_a_visit),
        ROW(test_a_run_without_records_stands_in_the_file),
        ROW(test_open_visit_is_interrupted_at_the_next_start),
        ROW(test_locked_by_another_program),
        ROW(test_retries_by_itself),
        ROW(test_queue_grows_and_keeps_order),
        ROW(test_pushing_never_waits_for_the_disk),
        ROW(test_a_disk_that_hangs_is_seen),
        ROW(test_failed_syncs_cost_and_double_nothing),
        ROW(test_any_thread_may_push),
        ROW(test_close_says_what_was_not_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
