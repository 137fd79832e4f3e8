/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/db.h"
#include "tests/unit/store/fixture.h"

#include <string.h>

static const char long_sql[] = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c"
                               " LIMIT 200000) SELECT count(*) FROM c";

static struct db *open_db(const struct fixture *f, const atomic_bool *abandon)
{
    struct store_problem problem = {0};
    struct db *db = db_open(f->path, abandon, &problem);

    assert_non_null(db);
    return db;
}

static void test_a_long_statement_can_be_abandoned(void **state)
{
    struct fixture *f = *state;
    atomic_bool abandon;
    int64_t value = 0;

    atomic_init(&abandon, false);
    struct db *db = open_db(f, &abandon);

    assert_true(db_ask(db, long_sql, &value));
    assert_int_equal(value, 200000);
    atomic_store(&abandon, true);
    assert_false(db_ask(db, long_sql, &value));
    assert_int_equal(db_problem(db)->status, STORE_FAILED);
    assert_string_equal(db_problem(db)->text, "interrupted");
    db_clear_problem(db);
    assert_int_equal(db_problem(db)->status, STORE_OK);
    db_close(db);
    db_close(NULL);
}

static void test_statements_and_binds_are_checked(void **state)
{
    static const char *const sql[] = {"SELECT ?1, ?2, ?3 WHERE ?1 > 0"};
    static const char *const bad[] = {"SELECT x FROM nowhere"};
    struct fixture *f = *state;
    struct db *db = open_db(f, NULL);
    int64_t values[3] = {-1, -1, -1};
    bool found = false;

    assert_true(db_prepare(db, sql, 1));
    assert_true(db_bind_int(db, 0, 1, 7) && db_bind_text(db, 0, 2, "8") &&
                db_bind_null(db, 0, 3));
    assert_true(db_run_ints(db, 0, values, 3, &found));
    assert_true(found);
    assert_int_equal(values[0], 7);
    assert_int_equal(values[1], 8);
    assert_int_equal(values[2], 0);
    assert_true(db_bind_int(db, 0, 1, 0));
    assert_true(db_run_ints(db, 0, values, 3, &found));
    assert_false(found);
    assert_int_equal(values[0], 7);
    assert_false(db_bind_int(db, 0, 4, 1));
    assert_int_equal(db_problem(db)->status, STORE_FAILED);
    db_close(db);
    db = open_db(f, NULL);
    assert_false(db_prepare(db, bad, 1));
    assert_string_equal(db_problem(db)->text, "damaged: no such table: nowhere");
    assert_int_equal(db_problem(db)->status, STORE_CORRUPT);
    db_close(db);
}

static void test_a_failed_transaction_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct db *db = open_db(f, NULL);
    int64_t count = -1;

    assert_true(db_exec(db, "CREATE TABLE a (x UNIQUE)"));
    assert_true(db_begin(db));
    assert_true(db_exec(db, "INSERT INTO a VALUES (1)"));
    assert_false(db_exec(db, "INSERT INTO a VALUES (1)"));
    db_rollback(db);
    assert_non_null(strstr(db_problem(db)->text, "UNIQUE"));
    assert_true(db_ask(db, "SELECT count(*) FROM a", &count));
    assert_int_equal(count, 0);
    assert_true(db_check(db, NULL));
    assert_true(db_is_in_place(db));
    assert_false(db_is_read_only(db));
    db_close(db);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_a_long_statement_can_be_abandoned),
        ROW(test_statements_and_binds_are_checked),
        ROW(test_a_failed_transaction_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
