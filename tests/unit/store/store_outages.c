/* SPDX-License-Identifier: MIT */
/* What is out of order: kept over restarts, counted in hours, joined, and there after a
 * migration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/merge.h"
#include "app/store/outages_read.h"
#include "app/store/schema.h"
#include "app/store/usage_stats.h"
#include "tests/unit/store/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MINUTE = 60000,
    HOUR = 60 * MINUTE
};

/* A run of the station that is being written. */
struct session {
    struct usage_db *db;
    struct usage_stamp stamp;
};

static struct session begin(const char *path, unsigned seed)
{
    struct store_problem problem = {0};
    struct session session = {
        .db = fixture_open_db(path, seed, &problem),
        .stamp = {.ids = id_source_seeded(seed)},
    };

    assert_non_null(session.db);
    return session;
}

static void put(struct session *session, int64_t at_ms, const char *what,
                enum trouble_kind kind, enum outage_act act)
{
    struct usage usage = {.kind = USAGE_OUTAGE, .at_ms = at_ms};
    struct usage_record record;

    snprintf(usage.u.outage.what, sizeof usage.u.outage.what, "%s", what);
    usage.u.outage.kind = kind;
    usage.u.outage.act = act;
    record = usage_stamp_next(&session->stamp, &usage, fixture_time(at_ms));
    assert_true(usage_db_write(session->db, &record));
}

static void end(struct session *session, int64_t alive_ms)
{
    assert_true(usage_db_alive(session->db, fixture_time(alive_ms)));
    assert_true(usage_db_commit(session->db));
    usage_db_close(session->db);
}

static struct outages read_open(const char *path, int64_t now_ms)
{
    struct usage_time now = fixture_time(now_ms);
    struct store_problem problem;
    struct outages outages;

    assert_true(outages_read(path, fixture_origin.station_id, &now, &outages, &problem));
    return outages;
}

static const struct stats_outage *find(const struct usage_stats *stats, const char *what)
{
    for (int i = 0; i < stats->outage_count; i++) {
        if (strcmp(stats->outages[i].what, what) == 0) {
            return &stats->outages[i];
        }
    }
    fail_msg("no outage of %s", what);
    return NULL;
}

static struct usage_stats *read_stats(const char *path)
{
    struct store_problem problem = {0};
    struct stats_query query = {.from_day = INT64_MIN, .to_day = INT64_MAX};
    struct stats_reader *reader = stats_open(path, NULL, &problem);
    struct usage_stats *stats = malloc(sizeof *stats);

    assert_non_null(reader);
    assert_non_null(stats);
    assert_true(stats_read(reader, &query, stats, &problem));
    stats_close(reader);
    return stats;
}

static void test_a_restart_remembers(void **state)
{
    struct fixture *f = *state;
    struct session s = begin(f->path, 1);

    put(&s, 1000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 2000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 3000, "gun", TROUBLE_WORN, OUTAGE_SET);
    put(&s, 4000, "hook", TROUBLE_BROKEN, OUTAGE_REPORTED);
    put(&s, 5000, "hook", TROUBLE_BROKEN, OUTAGE_CLEARED);
    put(&s, 6000, "hook", TROUBLE_BROKEN, OUTAGE_CLEARED); /* of nothing */
    end(&s, 7000);

    struct outages outages = read_open(f->path, 10000);
    assert_int_equal(outages.count, 2);
    assert_string_equal(outages.items[0].what, "ball");
    assert_int_equal(outages.items[0].kind, TROUBLE_MISSING);
    assert_int_equal(outages.items[0].reports, 2);
    assert_int_equal(outages.items[0].since_ms, 1000);
    assert_string_equal(outages.items[1].what, "gun");
    assert_int_equal(outages.items[1].reports, 0);
    fixture_assert_sound(f->path);
}

static void test_nothing_to_remember(void **state)
{
    struct fixture *f = *state;
    struct usage_time now = fixture_time(0);
    struct store_problem problem;
    struct outages outages = {.count = 7};

    assert_false(outages_read(f->path, "x", &now, &outages, &problem)); /* not there */
    assert_int_equal(outages.count, 0);
    struct session s = begin(f->path, 1);
    put(&s, 1000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    end(&s, 2000);
    assert_true(outages_read(f->path, "another station", &now, &outages, &problem));
    assert_int_equal(outages.count, 0);
    fixture_run_sql(f->path, "PRAGMA user_version = 4");
    assert_false(outages_read(f->path, fixture_origin.station_id, &now, &outages, &problem));
}

static void test_no_time_without_a_clock(void **state)
{
    struct fixture *f = *state;
    struct session s = begin(f->path, 1);

    put(&s, 1000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    end(&s, HOUR);
    fixture_run_sql(f->path, "UPDATE outage SET from_clock_ok = 0");
    assert_true(read_open(f->path, 5000).items[0].since_ms == OUTAGE_SINCE_UNKNOWN);

    struct usage_stats *stats = read_stats(f->path);
    assert_int_equal(find(stats, "ball")->out_ms, 0);
    assert_int_equal(find(stats, "ball")->unknown, 1);
    assert_true(find(stats, "ball")->is_out);
    assert_int_equal(find(stats, "ball")->since_wall_ms, 0);
    free(stats);
}

static void test_hours_are_counted_once(void **state)
{
    struct fixture *f = *state;
    struct session s = begin(f->path, 1);

    put(&s, 0, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, HOUR, "ball", TROUBLE_BROKEN, OUTAGE_REPORTED); /* both at a time */
    put(&s, 2 * HOUR, "ball", TROUBLE_MISSING, OUTAGE_CLEARED);
    put(&s, 3 * HOUR, "ball", TROUBLE_BROKEN, OUTAGE_CLEARED);
    put(&s, 4 * HOUR, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 5 * HOUR, "ball", TROUBLE_MISSING, OUTAGE_CLEARED);
    put(&s, HOUR, "gun", TROUBLE_WORN, OUTAGE_REPORTED);
    put(&s, 2 * HOUR, "hook", TROUBLE_BROKEN, OUTAGE_REPORTED);
    end(&s, 8 * HOUR);

    struct usage_stats *stats = read_stats(f->path);
    assert_int_equal(stats->outage_count, 3);
    assert_int_equal(find(stats, "ball")->out_ms, 4 * HOUR);
    assert_int_equal(find(stats, "ball")->n, 3);
    assert_int_equal(find(stats, "ball")->reports, 3);
    assert_false(find(stats, "ball")->is_out);
    assert_int_equal(find(stats, "gun")->out_ms, 0);
    assert_true(find(stats, "gun")->is_worn);
    assert_false(find(stats, "gun")->is_out);
    /* Still out: up to the last sign of life. */
    assert_int_equal(find(stats, "hook")->out_ms, 6 * HOUR);
    assert_true(find(stats, "hook")->is_out);
    assert_true(find(stats, "hook")->since_wall_ms == fixture_time(2 * HOUR).wall_ms);
    free(stats);
}

static void test_joined_once_and_cleared_for_good(void **state)
{
    struct fixture *f = *state;
    char later[FIXTURE_PATH_MAX], joined[FIXTURE_PATH_MAX], sql[2 * FIXTURE_PATH_MAX];
    struct store_problem problem = {0};
    struct merge_counts counts;
    struct session s = begin(f->path, 1);

    snprintf(later, sizeof later, "%.200s.later", f->path);
    snprintf(joined, sizeof joined, "%.200s.joined", f->path);
    put(&s, 1000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 2000, "gun", TROUBLE_BROKEN, OUTAGE_REPORTED);
    end(&s, 3000);
    snprintf(sql, sizeof sql, "VACUUM INTO '%s'", later);
    fixture_run_sql(f->path, sql);
    s = begin(later, 2);
    put(&s, 4000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 5000, "ball", TROUBLE_MISSING, OUTAGE_CLEARED);
    put(&s, 6000, "hook", TROUBLE_MISSING, OUTAGE_SET);
    end(&s, 7000);

    struct merge *merge = merge_open(joined, &problem);
    assert_non_null(merge);
    for (int round = 0; round < 2; round++) { /* in any order, as often as one likes */
        assert_true(merge_add(merge, later, &counts, &problem));
        assert_true(merge_add(merge, f->path, &counts, &problem));
    }
    merge_close(merge);
    assert_int_equal(fixture_ask(joined, "SELECT count(*) FROM outage"), 3);
    assert_int_equal(fixture_ask(joined, "SELECT count(*) FROM outage WHERE until_ms IS NULL"),
                     2);
    assert_int_equal(fixture_ask(joined, "SELECT reports FROM outage WHERE what = 'ball'"), 2);

    /* The other way round the clearing comes later. */
    merge = merge_open(f->path, &problem);
    assert_non_null(merge);
    assert_true(merge_add(merge, later, &counts, &problem));
    merge_close(merge);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM outage WHERE until_ms IS NULL"),
                     2);
    fixture_assert_sound(joined);
    fixture_assert_sound(f->path);
}

/* Two files of a station that both have the same thing out, each by its own report. */
static void test_two_that_are_open_are_one(void **state)
{
    struct fixture *f = *state;
    char other[FIXTURE_PATH_MAX];
    struct store_problem problem = {0};
    struct merge_counts counts;
    struct session s = begin(f->path, 1);

    snprintf(other, sizeof other, "%.200s.other", f->path);
    put(&s, 5000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    end(&s, 6000);
    s = begin(other, 2);
    put(&s, 2000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    put(&s, 3000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    end(&s, 6000);
    struct merge *merge = merge_open(f->path, &problem);
    assert_non_null(merge);
    assert_true(merge_add(merge, other, &counts, &problem));
    merge_close(merge);

    struct outages outages = read_open(f->path, 6000);
    assert_int_equal(outages.count, 1);
    assert_int_equal(outages.items[0].since_ms, 2000);
    assert_int_equal(outages.items[0].reports, 2);
}

static void test_an_earlier_version_gets_the_table(void **state)
{
    struct fixture *f = *state;
    struct session s;

    fixture_make_database(f->path);
    fixture_run_sql(f->path, "DROP TABLE outage; PRAGMA user_version = 4");
    s = begin(f->path, 3);
    put(&s, 1000, "ball", TROUBLE_MISSING, OUTAGE_REPORTED);
    end(&s, 2000);
    assert_int_equal(fixture_ask(f->path, "PRAGMA user_version"), SCHEMA_VERSION);
    assert_int_equal(fixture_ask(f->path, "SELECT count(*) FROM outage"), 1);
    fixture_assert_visits(f->path, 1, 5);
    fixture_assert_sound(f->path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_restart_remembers, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_to_remember, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_time_without_a_clock, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_hours_are_counted_once, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_joined_once_and_cleared_for_good, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_two_that_are_open_are_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(test_an_earlier_version_gets_the_table, fixture_setup,
                                        fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
