/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <stdio.h>
#include <sys/stat.h>

enum {
    VISITS = 10000,
    STEPS = 8,
    BYTES_A_VISIT_MAX = 400,
    VISITS_A_COMMIT = 500
};

static void put(struct usage_db *db, struct usage_stamp *stamp, struct usage usage)
{
    struct usage_record record = usage_stamp_next(stamp, &usage, fixture_time(usage.at_ms));

    assert_true(usage_db_write(db, &record));
}

/* Figures as a real station has them: no round numbers that would pack better than life. */
static void put_visit(struct usage_db *db, struct usage_stamp *stamp, int number)
{
    static const char *const phases[] = {"search", "hold", "rolls", "stretch"};
    int64_t at_ms = (int64_t)number * 420768 + number % 977; /* 750,000 visits in ten years */
    struct usage begin = fixture_begin(at_ms, number % 6 - 1);

    begin.u.visit.planned_ms = 300000 + number % 60000;
    put(db, stamp, begin);
    for (int i = 1; i <= STEPS; i++) {
        struct usage step =
            fixture_step(at_ms + i * 61237 + number % 997, i,
                         i > STEPS / 2 ? LEG_RIGHT : LEG_LEFT, (enum step_outcome)(number % 3));

        snprintf(step.u.step.technique, USAGE_NAME_MAX, "technique-%d", (number + i / 3) % 11);
        snprintf(step.u.step.phase, USAGE_NAME_MAX, "%s", phases[i % 4]);
        step.u.step.planned_ms = 30000 + number % 40000;
        step.u.step.guided_ms = 20000 + (number * 31 + i * 977) % 50000;
        step.u.step.pauses = number % 4;
        put(db, stamp, step);
    }
    put(db, stamp,
        fixture_end(at_ms + 500000, (enum ended_reason)(number % 3), number % 6 - 1, number % 5,
                    number % 4));
}

/* What the contacts did, with every ninth visit: about each hour. */
static void put_buttons(struct usage_db *db, struct usage_stamp *stamp, int number)
{
    struct usage usage = {.kind = USAGE_BUTTONS, .at_ms = (int64_t)number * 420768};

    for (int i = 0; i < BUTTON_COUNT; i++) {
        usage.u.buttons.of[i] = (struct button_counts){
            200 + number % 97, number % 31, 400 + number % 89, number % 11, 0, 1};
    }
    put(db, stamp, usage);
}

static void test_bytes_a_visit(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    struct usage_stamp stamp = {.ids = id_source_seeded(2)};
    struct stat info;

    assert_non_null(db);
    for (int i = 0; i < VISITS; i++) {
        put_visit(db, &stamp, i);
        if (i % 9 == 8) {
            put_buttons(db, &stamp, i);
        }
        if (i % VISITS_A_COMMIT == 0) {
            assert_true(usage_db_commit(db));
        }
    }
    assert_true(usage_db_commit(db));
    usage_db_close(db);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM steps"), VISITS * STEPS);
    assert_int_equal(stat(f->path, &info), 0);
    print_message("%.1f bytes a visit with %d steps\n", (double)info.st_size / VISITS, STEPS);
    assert_true(info.st_size / VISITS < BYTES_A_VISIT_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_bytes_a_visit, fixture_setup, fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
