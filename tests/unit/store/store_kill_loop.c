/* SPDX-License-Identifier: MIT */
/* The power goes at any moment, a hundred times over: what the writer called written is there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    KILLS = 100,
    LIFE_MAX_US = 80000,
    STEPS = 6,
    RECORDS_A_VISIT = STEPS + 3
};

/* Record number n (1..) of a child; a visit is begin, a menu count, the steps, the end. */
static struct usage numbered(int child, int n)
{
    int place = (n - 1) % RECORDS_A_VISIT;
    char screen[32];
    struct usage usage;

    snprintf(screen, sizeof(screen), "menu-%d", child);
    if (place == 0) {
        usage = fixture_begin(n, 2);
        usage.u.visit.planned_ms = n;
    } else if (place == 1) {
        usage = fixture_screen(n, screen);
    } else if (place <= STEPS + 1) {
        usage = fixture_step(n, place - 1, LEG_LEFT, OUTCOME_DONE);
        usage.u.step.planned_ms = n;
    } else {
        usage = fixture_end(n, ENDED_FINISHED, 1, 1, 1);
        usage.u.end.guided_ms = n;
    }
    return usage;
}

/* Never returns. Tells through the pipe how many of its records are safe. */
static void be_child(const char *path, int child, int out)
{
    char boot[32];
    int64_t told = 0;

    snprintf(boot, sizeof(boot), "child-%d", child);
    struct usage_origin origin = {"gym", "Gym", boot, "1"};
    struct usage_writer *writer = usage_writer_open(path, &origin, fixture_time(0));

    if (!writer) {
        _exit(1);
    }
    for (int n = 1;; n++) {
        fixture_push(writer, numbered(child, n));
        int64_t written = usage_writer_state(writer).written;

        if (written != told && write(out, &written, sizeof(written)) != sizeof(written)) {
            _exit(2);
        }
        told = written;
        if (n % 16 == 0) {
            usage_writer_flush(writer, 1000);
        }
    }
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* @return the largest number the child told before it was killed */
static int64_t run_and_kill(const char *path, int child, unsigned life_us)
{
    struct timespec life = {0, (long)life_us * 1000};
    int64_t written = 0;
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        close(ends[0]);
        be_child(path, child, ends[1]);
    }
    close(ends[1]);
    nanosleep(&life, NULL);
    assert_int_equal(kill(pid, SIGKILL), 0);
    int status = 0;

    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status));
    while (read(ends[0], &written, sizeof(written)) == sizeof(written)) {
    }
    close(ends[0]);
    return written;
}

/* Counts rows of a child whose `value` is at most `up_to`. */
static int64_t count_of(const char *path, const char *value, int child, int64_t up_to)
{
    char sql[512];

    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM %s <= %lld"
             " AND run = (SELECT id FROM run WHERE boot_id = 'child-%d')",
             value, (long long)up_to, child);
    return fixture_ask(path, sql);
}

/* How many of the records 1..n stand at places first..last of their visit. */
static int64_t expected(int64_t n, int first, int last)
{
    int64_t count = 0;

    for (int64_t i = 0; i < n; i++) {
        int place = (int)(i % RECORDS_A_VISIT);

        count += place >= first && place <= last;
    }
    return count;
}

static void assert_all_there(const char *path, int child, int64_t n)
{
    char sql[160];

    assert_int_equal(count_of(path, "visit WHERE planned_ms", child, n), expected(n, 0, 0));
    assert_int_equal(
        count_of(path, "step JOIN visit v ON v.id = step.id / 1024 WHERE step.planned_ms",
                 child, n),
        expected(n, 2, STEPS + 1));
    assert_int_equal(count_of(path, "visit WHERE ended_reason = 0 AND guided_ms", child, n),
                     expected(n, STEPS + 2, STEPS + 2));
    snprintf(sql, sizeof(sql),
             "SELECT COALESCE(sum(count), 0) FROM menu_day JOIN word w ON w.id = screen"
             " WHERE w.text = 'menu-%d'",
             child);
    assert_true(fixture_ask(path, sql) >= expected(n, 1, 1));
    /* And nothing twice. */
    snprintf(sql, sizeof(sql),
             "SELECT count(*) - count(DISTINCT id / 1024 * 1000000 + planned_ms) FROM step");
    assert_int_equal(fixture_ask(path, sql), 0);
}

static bool database_is_there(const char *path)
{
    return access(path, F_OK) == 0 &&
           fixture_ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'daily'") == 1;
}

/* @return visits the killed child left open */
static int64_t check_after_kill(const char *path, int child, int64_t told)
{
    if (!database_is_there(path)) {
        assert_int_equal(told, 0);
        return 0;
    }
    fixture_assert_sound(path);
    assert_all_there(path, child, told);
    int64_t open = count_of(path, "visit WHERE ended_reason IS NULL AND 0", child, 0);

    assert_true(open <= 1);
    if (told > 0) {
        /* It got as far as writing, so it had closed what those before it left open. */
        assert_int_equal(
            fixture_ask(path, "SELECT count(*) FROM visits WHERE ended_reason IS NULL"), open);
    }
    return open;
}

static void test_killed_a_hundred_times(void **state)
{
    struct fixture *f = *state;
    unsigned random = 20250304;
    int64_t left_open = 0;
    int64_t told_in_all = 0;

    for (int child = 0; child < KILLS; child++) {
        int64_t told = run_and_kill(f->path, child, next_random(&random) % LIFE_MAX_US);

        told_in_all += told;
        left_open += check_after_kill(f->path, child, told);
    }
    struct usage_writer *writer = usage_writer_open(f->path, &fixture_origin, fixture_time(0));

    assert_non_null(writer);
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
    assert_int_equal(
        fixture_ask(f->path, "SELECT count(*) FROM visits WHERE ended_reason IS NULL"), 0);
    assert_int_equal(
        fixture_ask(f->path, "SELECT count(*) FROM visits WHERE ended_reason = 'interrupted'"),
        left_open);
    fixture_assert_sound(f->path);
    print_message("%lld records told, %lld visits left open\n", (long long)told_in_all,
                  (long long)left_open);
    assert_true(told_in_all > 0);
    assert_true(left_open > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_killed_a_hundred_times, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
