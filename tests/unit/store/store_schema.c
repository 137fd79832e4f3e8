/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/schema.h"
#include "app/store/usage_sql.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char dump_schema[] =
    "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";

static void migrate_to(const char *path, const char *const migrations[], int version)
{
    struct store_problem problem = {0};
    struct db *db = db_open(path, NULL, &problem);

    assert_non_null(db);
    assert_true(schema_migrate(db, migrations, version));
    db_close(db);
}

static void test_fresh_file(void **state)
{
    struct fixture *f = *state;
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(f->path, 1, &problem);
    char text[64];

    assert_non_null(db);
    assert_int_equal(problem.status, STORE_OK);
    usage_db_close(db);
    fixture_ask_text(f->path, "PRAGMA journal_mode", text, sizeof(text));
    assert_string_equal(text, "wal");
    assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), SCHEMA_VERSION);
    assert_int_equal(fixture_ask(f->path, "PRAGMA application_id"), SCHEMA_APPLICATION_ID);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM run"), 1);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM visits"), 0);
    fixture_assert_sound(f->path);
}

static void test_migrates_from_each_version(void **state)
{
    struct fixture *f = *state;
    char path[FIXTURE_PATH_MAX + 32];
    char fresh[16384];
    char migrated[16384];

    migrate_to(f->path, schema_migrations, SCHEMA_VERSION);
    fixture_dump(f->path, dump_schema, fresh, sizeof(fresh));
    assert_non_null(strstr(fresh, "view|visits|"));
    for (int version = 0; version <= SCHEMA_VERSION; version++) {
        struct store_problem problem;

        snprintf(path, sizeof(path), "%s/from-%d.db", f->folder, version);
        migrate_to(path, schema_migrations, version);
        assert_int_equal(fixture_ask(path, "PRAGMA user_version"), version);
        struct usage_db *db = fixture_open_db(path, 1, &problem);

        assert_non_null(db);
        usage_db_close(db);
        fixture_dump(path, dump_schema, migrated, sizeof(migrated));
        assert_string_equal(migrated, fresh);
    }
}

/* Years of a station go on: nothing of it changes, and there is a place for what is new. */
static void test_migrates_a_version_3_with_its_data(void **state)
{
    static const char *const same[] = {
        "SELECT * FROM visits ORDER BY visit_id", "SELECT * FROM steps ORDER BY 1, 2",
        "SELECT * FROM daily ORDER BY 1, 2, 3, 4", "SELECT * FROM menu_day ORDER BY 1, 2, 3, 4",
        "SELECT * FROM run ORDER BY id"};
    enum {
        SAME = sizeof(same) / sizeof(same[0]),
        TEXT_MAX = 1 << 20
    };
    struct fixture *f = *state;
    struct store_problem problem;
    char three[FIXTURE_PATH_MAX + 16];
    char *before[SAME], *after = malloc(TEXT_MAX);

    assert_non_null(after);
    visits_write_random(f->path, 9, 120);
    usage_db_close(fixture_open_db(f->path, 77, &problem)); /* closes what is open */
    visits_make_version_3(f->path);
    snprintf(three, sizeof(three), "%s/three.db", f->folder);
    migrate_to(three, schema_migrations, 3);
    before[0] = malloc(TEXT_MAX);
    fixture_dump(three, dump_schema, before[0], TEXT_MAX);
    fixture_dump(f->path, dump_schema, after, TEXT_MAX);
    assert_string_equal(after, before[0]); /* it is such a file */
    free(before[0]);
    for (int i = 0; i < SAME; i++) {
        before[i] = malloc(TEXT_MAX);
        fixture_dump(f->path, same[i], before[i], TEXT_MAX);
        assert_true(strlen(before[i]) > 0);
    }
    struct usage_db *db = fixture_open_db(f->path, 77, &problem);
    struct usage_stamp stamp = {.ids = id_source_seeded(5), .seq = 1000};
    struct usage usage =
        fixture_buttons(1, BUTTON_OK, (struct button_counts){4, 0, 8, 2, 0, 0});
    struct usage_record record = usage_stamp_next(&stamp, &usage, fixture_time(1));

    assert_non_null(db);
    for (int i = 0; i < SAME; i++) {
        fixture_dump(f->path, same[i], after, TEXT_MAX);
        assert_string_equal(after, before[i]);
        free(before[i]);
    }
    assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), SCHEMA_VERSION);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM button_day"), 0);
    assert_true(usage_db_write(db, &record) && usage_db_commit(db));
    usage_db_close(db);
    assert_int_equal(fixture_ask(f->path, "SELECT presses FROM button_day"), 4);
    fixture_assert_sound(f->path);
    free(after);
}

static void test_migrations_run_once_and_in_order(void **state)
{
    static const char *const steps[] = {
        "CREATE TABLE a (x); INSERT INTO a VALUES (1)",
        "INSERT INTO a SELECT x + 1 FROM a",
        "INSERT INTO a SELECT x + 2 FROM a",
    };
    struct fixture *f = *state;

    migrate_to(f->path, steps, 2);
    migrate_to(f->path, steps, 2);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM a"), 2);
    migrate_to(f->path, steps, 3);
    assert_int_equal(fixture_ask(f->path, "SELECT sum(x) FROM a"), 1 + 2 + 3 + 4);
}

static void test_failed_migration_leaves_nothing(void **state)
{
    static const char *const steps[] = {
        "CREATE TABLE a (x)",
        "CREATE TABLE b (x); INSERT INTO a VALUES (1); INSERT INTO nowhere VALUES (1)",
    };
    struct fixture *f = *state;
    struct store_problem problem;
    struct db *db = db_open(f->path, NULL, &problem);

    assert_non_null(db);
    assert_false(schema_migrate(db, steps, 2));
    assert_non_null(strstr(db_problem(db)->text, "nowhere"));
    db_close(db);
    assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), 1);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM sqlite_schema"), 1);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM a"), 0);
}

static void assert_refused_untouched(struct fixture *f, const char *expected)
{
    size_t before_size;
    size_t after_size;
    struct store_problem problem;
    char *before = fixture_read(f->path, &before_size);

    assert_null(fixture_open_db(f->path, 2, &problem));
    assert_int_equal(problem.status, STORE_REFUSED);
    assert_non_null(strstr(problem.text, expected));
    char *after = fixture_read(f->path, &after_size);

    assert_int_equal(before_size, after_size);
    assert_memory_equal(before, after, before_size);
    free(before);
    free(after);
}

static void test_newer_is_refused(void **state)
{
    struct fixture *f = *state;
    char expected[64];

    migrate_to(f->path, schema_migrations, SCHEMA_VERSION);
    fixture_run_sql(f->path, "PRAGMA journal_mode = WAL; PRAGMA user_version = 9999");
    snprintf(expected, sizeof(expected), "version 9999 is newer than this program's %d",
             SCHEMA_VERSION);
    assert_refused_untouched(f, expected);
}

static void test_other_programs_are_refused(void **state)
{
    struct fixture *f = *state;

    fixture_run_sql(f->path, "CREATE TABLE bookmarks (url)");
    assert_refused_untouched(f, "another program");
    fixture_run_sql(f->path, "DROP TABLE bookmarks; PRAGMA application_id = 77");
    assert_refused_untouched(f, "another program");
    fixture_run_sql(f->path, "PRAGMA application_id = 0; PRAGMA user_version = 1");
    assert_refused_untouched(f, "another program");
}

static void test_views_are_the_contract(void **state)
{
    struct fixture *f = *state;
    char text[1024];

    migrate_to(f->path, schema_migrations, SCHEMA_VERSION);
    fixture_ask_text(f->path, "SELECT group_concat(name, ' ') FROM pragma_table_info('visits')",
                     text, sizeof(text));
    assert_string_equal(text,
                        "visit_id station_id started_utc clock_ok ended_reason routine leg "
                        "tool planned_s guided_s feel_before feel_after spots_left "
                        "spots_right");
    fixture_ask_text(f->path, "SELECT group_concat(name, ' ') FROM pragma_table_info('steps')",
                     text, sizeof(text));
    assert_string_equal(text, "visit_id ordinal technique phase leg planned_s guided_s outcome "
                              "pauses");
}

/* Whatever is written once a record must not grow with the file. The partial index of open
 * visits holds one entry at most for each run that died. */
static void test_write_path_never_scans(void **state)
{
    struct fixture *f = *state;
    char sql[2048];
    char plan[4096];

    migrate_to(f->path, schema_migrations, SCHEMA_VERSION);
    for (int i = 0; i < SQL_COUNT; i++) {
        snprintf(sql, sizeof(sql), "EXPLAIN QUERY PLAN %s", usage_sql[i]);
        fixture_dump(f->path, sql, plan, sizeof(plan));
        for (const char *at = plan; (at = strstr(at, "SCAN ")); at++) {
            if (strncmp(at, "SCAN CONSTANT ROW", 17) != 0 &&
                strncmp(at, "SCAN visit USING INDEX visit_open", 33) != 0) {
                fail_msg("%s\n%s", usage_sql[i], plan);
            }
        }
    }
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_fresh_file),
        ROW(test_migrates_from_each_version),
        ROW(test_migrates_a_version_3_with_its_data),
        ROW(test_migrations_run_once_and_in_order),
        ROW(test_failed_migration_leaves_nothing),
        ROW(test_newer_is_refused),
        ROW(test_other_programs_are_refused),
        ROW(test_views_are_the_contract),
        ROW(test_write_path_never_scans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
