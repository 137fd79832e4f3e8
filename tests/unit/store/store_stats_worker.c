/* SPDX-License-Identifier: MIT */
/* The thread that reads the coach's figures: the last question is answered, with what the
 * reader itself says, and without a database with nothing. */
#include "app/store/stats_worker.h"

#include "app/store/usage_stats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

enum {
    DAY = 20151, /* 2025-03-04, the day of the fixture's visit */
};

static void count_wake(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static struct stats_question question(int asked, int days, int back)
{
    return (struct stats_question){
        .asked = asked, .days = days, .back = back, .today = DAY, .wall_ms = 1};
}

static const struct stats_answer *ask(struct stats_worker *worker, struct stats_question what)
{
    const struct stats_answer *answer;

    stats_worker_ask(worker, &what);
    stats_worker_wait(worker);
    answer = stats_worker_take(worker);
    assert_non_null(answer);
    assert_int_equal(answer->question.asked, what.asked);
    assert_null(stats_worker_take(worker));
    return answer;
}

static void test_no_database(void **state)
{
    struct fixture *fixture = *state;
    struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);

    assert_non_null(worker);
    const struct stats_answer *answer = ask(worker, question(1, 14, 0));
    assert_int_equal(answer->problem.status, STORE_OK);
    assert_int_equal(answer->stats.visits.n, 0);
    assert_true(answer->stats.first_day > answer->stats.last_day);
    assert_false(answer->earlier);
    assert_int_equal(answer->file_bytes, -1);
    stats_worker_close(worker);
}

static void test_figures_are_those_of_the_reader(void **state)
{
    struct fixture *fixture = *state;
    struct store_problem problem;
    struct stats_query query = {.from_day = DAY - 13, .to_day = DAY};
    struct usage_stats *stats = calloc(1, sizeof *stats);

    fixture_make_database(fixture->path);
    struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);
    struct stats_reader *reader = stats_open(fixture->path, NULL, &problem);
    assert_non_null(stats);
    assert_non_null(worker);
    assert_non_null(reader);
    assert_true(stats_read(reader, &query, stats, &problem));
    assert_int_equal(stats->visits.n, 1);
    const struct stats_answer *answer = ask(worker, question(1, 14, 0));
    assert_memory_equal(&answer->stats, stats, sizeof *stats);
    assert_false(answer->earlier);
    assert_true(answer->file_bytes > 0);
    stats_close(reader);
    stats_worker_close(worker);
    free(stats);
}

static void test_periods(void **state)
{
    struct fixture *fixture = *state;

    fixture_make_database(fixture->path);
    struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);
    struct stats_question later = question(2, 14, 0);
    const struct stats_answer *answer = ask(worker, question(1, 14, 2));

    assert_int_equal(answer->stats.to_day, DAY - 28);
    assert_int_equal(answer->stats.from_day, DAY - 41);
    assert_int_equal(answer->stats.visits.n, 0);
    later.today = DAY + 20;
    answer = ask(worker, later);
    assert_int_equal(answer->stats.visits.n, 0);
    assert_true(answer->earlier);
    answer = ask(worker, question(3, 0, 0));
    assert_int_equal(answer->stats.visits.n, 1);
    assert_int_equal(answer->stats.from_day, DAY);
    assert_false(answer->earlier);
    stats_worker_close(worker);
}

static void test_last_day_stands_for_today(void **state)
{
    struct fixture *fixture = *state;
    struct stats_question unknown = question(1, 14, 0);

    fixture_make_database(fixture->path);
    struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);

    unknown.today = STATS_TODAY_UNKNOWN;
    const struct stats_answer *answer = ask(worker, unknown);
    assert_int_equal(answer->question.today, DAY);
    assert_int_equal(answer->stats.to_day, DAY);
    assert_int_equal(answer->stats.visits.n, 1);
    stats_worker_close(worker);
}

static void test_problem(void **state)
{
    struct fixture *fixture = *state;
    char nonsense[4096];

    memset(nonsense, 'x', sizeof nonsense);
    fixture_write(fixture->path, nonsense, sizeof nonsense);
    struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);
    const struct stats_answer *answer = ask(worker, question(1, 14, 0));

    assert_int_equal(answer->problem.status, STORE_CORRUPT);
    assert_string_not_equal(answer->problem.text, "");
    assert_int_equal(answer->stats.visits.n, 0);
    stats_worker_close(worker);
}

/* However the thread keeps up: what is taken in the end answers the last question. */
static void test_only_the_last_counts(void **state)
{
    struct fixture *fixture = *state;
    atomic_int wakes;

    atomic_init(&wakes, 0);
    fixture_make_database(fixture->path);
    struct stats_worker *worker = stats_worker_open(fixture->path, count_wake, &wakes);
    for (int i = 1; i <= 200; i++) {
        struct stats_question what = question(i, 14, i);
        const struct stats_answer *answer;

        stats_worker_ask(worker, &what);
        answer = stats_worker_take(worker);
        assert_true(answer == NULL || answer->question.asked == i);
    }
    assert_int_equal(ask(worker, question(201, 14, 0))->stats.visits.n, 1);
    stats_worker_close(worker);
    assert_in_range(atomic_load(&wakes), 1, 201);
}

static void test_close_while_it_reads(void **state)
{
    struct fixture *fixture = *state;

    fixture_make_database(fixture->path);
    for (int i = 0; i < 50; i++) {
        struct stats_worker *worker = stats_worker_open(fixture->path, NULL, NULL);
        struct stats_question what = question(i, 0, 0);

        stats_worker_ask(worker, &what);
        stats_worker_close(worker);
    }
    fixture_assert_visits(fixture->path, 1, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_database, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_figures_are_those_of_the_reader, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_periods, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_last_day_stands_for_today, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_problem, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(test_only_the_last_counts, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_close_while_it_reads, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
