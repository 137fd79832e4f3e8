/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/usage_query.h"
#include "tests/unit/store/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *print_last(const char *path, int last, bool *ok_out)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    *ok_out = usage_query_print(path, last, out);
    fclose(out);
    return text;
}

static void write_three_visits(const struct fixture *f)
{
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    struct usage_stamp stamp = {.ids = id_source_seeded(2)};

    assert_non_null(db);
    for (int i = 0; i < 3; i++) {
        const struct usage usages[] = {
            fixture_begin(i * 1000000, i == 1 ? FEEL_NONE : 4),
            fixture_step(i * 1000000 + 50000, 1, LEG_RIGHT, OUTCOME_DONE),
            fixture_end(i * 1000000 + 60000, ENDED_FINISHED, 0, 12, 0),
        };

        for (int k = 0; k < (i == 2 ? 2 : 3); k++) {
            struct usage_record record =
                usage_stamp_next(&stamp, &usages[k], fixture_time(usages[k].at_ms));

            assert_true(usage_db_write(db, &record));
        }
    }
    assert_true(usage_db_commit(db));
    usage_db_close(db);
}

static void test_prints_the_last_visits(void **state)
{
    struct fixture *f = *state;
    char ids[2][16];
    char expected[2048];
    bool ok;

    write_three_visits(f);
    for (int i = 0; i < 2; i++) {
        char sql[128];

        snprintf(
            sql, sizeof(sql),
            "SELECT substr(visit_id, 1, 8) FROM visits ORDER BY started_utc LIMIT 1 OFFSET %d",
            i + 1);
        fixture_ask_text(f->path, sql, ids[i], sizeof(ids[i]));
    }
    char *text = print_last(f->path, 2, &ok);

    assert_true(ok);
    snprintf(
        expected, sizeof(expected),
        "visit     station_id  started_utc           clock_ok  ended_reason  routine  leg   "
        "tool  "
        "planned_s  guided_s  feel_before  feel_after  spots_left  spots_right\n"
        "%s  gym-north   2025-03-04T05:22:47Z         1  finished      quick    both  ball  "
        "      300       268            -           0          12  -\n"
        "%s  gym-north   2025-03-04T05:39:27Z         1  -             quick    both  ball  "
        "      300        45            4           -           -  -\n"
        "\n"
        "visit     step  technique     phase  leg    planned_s  guided_s  outcome  pauses\n"
        "%s     1  ball-release  hold   right         45        45  done          1\n"
        "%s     1  ball-release  hold   right         45        45  done          1\n",
        ids[0], ids[1], ids[0], ids[1]);
    assert_string_equal(text, expected);
    free(text);
}

static void test_what_is_no_database_is_told(void **state)
{
    struct fixture *f = *state;
    char message[512];
    bool ok;

    fixture_capture_stderr(f);
    char *text = print_last(f->path, 5, &ok);

    assert_false(ok);
    assert_string_equal(text, "");
    free(text);
    assert_int_not_equal(access(f->path, F_OK), 0);
    fixture_write(f->path, "station: gym\n", 13);
    text = print_last(f->path, 5, &ok);
    assert_false(ok);
    free(text);
    fixture_release_stderr(f, message, sizeof(message));
    assert_non_null(strstr(message, f->path));
    assert_non_null(strstr(message, "file is not a database"));
}

/* A running station's file can be read while it writes. */
static void test_reads_while_written(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    struct usage_stamp stamp = {0};
    struct usage usage = fixture_begin(0, 1);
    struct usage_record record = usage_stamp_next(&stamp, &usage, fixture_time(0));
    bool ok;

    assert_non_null(db);
    assert_true(usage_db_write(db, &record));
    char *text = print_last(f->path, 5, &ok);

    assert_true(ok);
    assert_null(strstr(text, "quick"));
    free(text);
    assert_true(usage_db_commit(db));
    text = print_last(f->path, 5, &ok);
    assert_non_null(strstr(text, "quick"));
    free(text);
    usage_db_close(db);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_prints_the_last_visits),
        ROW(test_what_is_no_database_is_told),
        ROW(test_reads_while_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
