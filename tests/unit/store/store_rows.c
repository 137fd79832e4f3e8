/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <stdio.h>
#include <string.h>

/* A database being written by one run. */
struct session {
    struct usage_db *db;
    struct usage_stamp stamp;
};

static struct session begin_session(const struct fixture *f, unsigned seed)
{
    struct store_problem problem;
    struct session s = {fixture_open_db(f->path, seed, &problem),
                        {.ids = id_source_seeded(seed + 1000)}};

    assert_non_null(s.db);
    return s;
}

static void put(struct session *s, struct usage usage)
{
    struct usage_record record = usage_stamp_next(&s->stamp, &usage, fixture_time(usage.at_ms));

    assert_true(usage_db_write(s->db, &record));
}

static void end_session(struct session *s)
{
    assert_true(usage_db_commit(s->db));
    usage_db_close(s->db);
}

static void assert_rows(const struct fixture *f, const char *sql, const char *expected)
{
    char text[8192];

    fixture_dump(f->path, sql, text, sizeof(text));
    assert_string_equal(text, expected);
}

static void test_whole_visit(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_begin(10000, 3));
    put(&s, fixture_step(60000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_step(110000, 2, LEG_RIGHT, OUTCOME_SKIPPED));
    put(&s, fixture_step(130000, 3, LEG_RIGHT, OUTCOME_CUT));
    put(&s, fixture_end(131000, ENDED_LEFT, 0, 2, 1));
    end_session(&s);

    assert_rows(f, "SELECT length(visit_id), visit_id = lower(visit_id) FROM visits", "32|1\n");
    assert_rows(
        f,
        "SELECT station_id, started_utc, clock_ok, ended_reason, routine, leg, tool,"
        " planned_s, guided_s, feel_before, feel_after, spots_left, spots_right FROM visits",
        "gym-north|2025-03-04T05:06:17Z|1|left|quick|both|ball|300|268|3|0|2|1\n");
    assert_rows(f,
                "SELECT ordinal, technique, phase, leg, planned_s, guided_s, outcome, pauses"
                " FROM steps WHERE visit_id IN (SELECT visit_id FROM visits) ORDER BY ordinal",
                "1|ball-release|hold|left|45|45|done|1\n"
                "2|ball-release|hold|right|45|45|skipped|1\n"
                "3|ball-release|hold|right|45|45|cut|1\n");
    /* What each row is traced and timed by. */
    assert_rows(
        f,
        "SELECT s.name, r.boot_id, r.version, r.started, v.wall_ms, v.mono_ms, v.ended_ms"
        " FROM visit v JOIN (SELECT *, wall_ms AS started FROM run) r ON r.id = v.run"
        " JOIN station s ON s.id = r.station",
        "Gym North|boot-1|1.2.3|1741064767000|1741064777000|10000|121000\n");
    assert_rows(f,
                "SELECT group_concat(COALESCE(guided_ms, planned_ms) || '+' || waited_ms, ' ') "
                "FROM step",
                "44600+5400 44600+5400 44600+-24600\n");
    fixture_assert_sound(f->path);
}

static void test_nobody_said_is_null(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_begin(0, FEEL_NONE));
    assert_true(usage_db_commit(s.db));
    assert_rows(
        f,
        "SELECT ended_reason, guided_s, feel_before, feel_after, spots_left, spots_right"
        " FROM visits",
        "-|0|-|-|-|-\n");
    put(&s, fixture_step(50000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_step(99000, 2, LEG_LEFT, OUTCOME_DONE));
    assert_true(usage_db_commit(s.db));
    assert_rows(f, "SELECT ended_reason, guided_s FROM visits", "-|89\n");
    put(&s, fixture_end(99000, ENDED_IDLE, FEEL_NONE, 0, 0));
    end_session(&s);
    assert_rows(
        f,
        "SELECT ended_reason, guided_s, feel_before, feel_after, spots_left, spots_right"
        " FROM visits",
        "idle|268|-|-|-|-\n");
}

static void test_last_end_counts(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_begin(0, 0));
    put(&s, fixture_step(50000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_end(51000, ENDED_FINISHED, FEEL_NONE, 3, 0));
    put(&s, fixture_step(90000, 2, LEG_RIGHT, OUTCOME_DONE));
    put(&s, fixture_end(91000, ENDED_IDLE, 4, 3, 1));
    end_session(&s);
    assert_rows(
        f, "SELECT ended_reason, feel_before, feel_after, spots_left, spots_right FROM visits",
        "idle|0|4|3|1\n");
    assert_rows(f, "SELECT count(*), max(ordinal) FROM steps", "2|2\n");
}

/* What the summary added counts for the visit: the other leg, the stretch. */
static void test_an_end_brings_legs_and_plan_up_to_date(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);
    struct usage end = fixture_end(300000, ENDED_FINISHED, 1, 0, 0);

    put(&s, fixture_begin(1000, 3));
    put(&s, end);
    end_session(&s);
    assert_rows(f, "SELECT leg, planned_s FROM visits", "both|300\n");

    end.u.end.legs = LEGS_LEFT;
    end.u.end.planned_ms = 420000;
    s = begin_session(f, 2);
    put(&s, fixture_begin(1000, 3));
    put(&s, end);
    end_session(&s);
    assert_rows(f, "SELECT leg, planned_s FROM visits ORDER BY planned_s",
                "both|300\nleft|420\n");
}

static void test_names_are_those_of_the_core(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);
    char expected[256] = "";
    char text[256];

    for (int i = ENDED_FINISHED; i <= ENDED_INTERRUPTED; i++) {
        struct usage begin = fixture_begin(i * 1000, 0);
        size_t used = strlen(expected);
        enum legs legs = i <= LEGS_RIGHT ? (enum legs)i : LEGS_BOTH;

        begin.u.visit.legs = legs;
        put(&s, begin);
        put(&s, fixture_end(i * 1000, (enum ended_reason)i, 0, 0, 0));
        snprintf(expected + used, sizeof(expected) - used, "%s|%s\n",
                 ended_reason_name((enum ended_reason)i), legs_name(legs));
    }
    assert_true(usage_db_commit(s.db));
    assert_rows(f, "SELECT ended_reason, leg FROM visits ORDER BY started_utc", expected);
    for (int i = OUTCOME_DONE; i <= OUTCOME_CUT; i++) {
        put(&s, fixture_step(9000, i + 1, i % 2 ? LEG_RIGHT : LEG_LEFT, (enum step_outcome)i));
    }
    end_session(&s);
    snprintf(text, sizeof(text), "%s|%s\n%s|%s\n%s|%s\n", step_outcome_name(OUTCOME_DONE),
             leg_name(LEG_LEFT), step_outcome_name(OUTCOME_SKIPPED), leg_name(LEG_RIGHT),
             step_outcome_name(OUTCOME_CUT), leg_name(LEG_LEFT));
    assert_rows(f, "SELECT outcome, leg FROM steps ORDER BY ordinal", text);
}

static void test_open_visit_of_an_earlier_run(void **state)
{
    struct fixture *f = *state;
    struct session first = begin_session(f, 1);

    put(&first, fixture_begin(0, 1));
    put(&first, fixture_step(50000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&first, fixture_step(99000, 2, LEG_LEFT, OUTCOME_DONE));
    end_session(&first);
    assert_rows(f, "SELECT count(*) FROM visits WHERE ended_reason IS NULL", "1\n");

    struct session second = begin_session(f, 2);

    assert_rows(f, "SELECT ended_reason, guided_s, feel_after FROM visits",
                "interrupted|89|-\n");
    assert_rows(f, "SELECT guided_ms, ended_ms FROM visit", "89200|99000\n");
    put(&second, fixture_begin(200000, 1));
    end_session(&second);

    /* The same run, opened again, must leave its own visit open. */
    second.db = fixture_open_db(f->path, 2, &(struct store_problem){0});
    assert_non_null(second.db);
    assert_rows(f, "SELECT ended_reason FROM visits ORDER BY started_utc", "interrupted\n-\n");
    put(&second, fixture_end(201000, ENDED_FINISHED, 1, 0, 0));
    end_session(&second);
    assert_rows(f, "SELECT ended_reason FROM visits ORDER BY started_utc",
                "interrupted\nfinished\n");
    assert_rows(f, "SELECT count(*) FROM run", "2\n");
}

static void test_records_are_written_once(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);
    struct usage usages[] = {
        fixture_begin(0, 1),
        fixture_step(1000, 1, LEG_LEFT, OUTCOME_DONE),
        fixture_screen(2000, "choose"),
        fixture_fault(3000, "button_stuck", "left"),
        fixture_end(4000, ENDED_FINISHED, 1, 0, 0),
    };
    struct usage_record records[5];

    for (int i = 0; i < 5; i++) {
        records[i] = usage_stamp_next(&s.stamp, &usages[i], fixture_time(usages[i].at_ms));
    }
    for (int attempt = 0; attempt < 3; attempt++) {
        for (int i = 0; i < 5; i++) {
            assert_true(usage_db_write(s.db, &records[i]));
        }
        assert_true(usage_db_commit(s.db));
    }
    usage_db_close(s.db);
    assert_rows(f,
                "SELECT (SELECT count(*) FROM visits), (SELECT count(*) FROM steps),"
                " (SELECT sum(count) FROM menu_day), (SELECT sum(count) FROM fault)",
                "1|1|1|1\n");
}

static void test_closing_without_commit_writes_nothing(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_begin(0, 1));
    usage_db_close(s.db);
    assert_rows(f, "SELECT count(*) FROM visits", "0\n");
    assert_rows(f, "SELECT seq FROM run", "0\n");
}

static void test_menus_are_counted_by_day(void **state)
{
    enum {
        DAY_MS = 86400000
    };
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    for (int i = 0; i < 5; i++) {
        put(&s, fixture_screen(i * 1000, "choose"));
    }
    put(&s, fixture_screen(6000, "technique"));
    put(&s, fixture_screen(DAY_MS, "choose"));
    end_session(&s);
    assert_rows(f,
                "SELECT date(day * 86400, 'unixepoch'), w.text, count FROM menu_day"
                " JOIN word w ON w.id = screen ORDER BY day, w.text",
                "2025-03-04|choose|5\n2025-03-04|technique|1\n2025-03-05|choose|1\n");
    assert_rows(f, "SELECT count(*) FROM visits", "0\n");
}

static void test_buttons_are_counted_by_day(void **state)
{
    enum {
        DAY_MS = 86400000
    };
    static const struct {
        int64_t at_ms;
        enum button button;
        struct button_counts counts;
    } records[] = {
        {1000, BUTTON_OK, {5, 1, 10, 3, 0, 0}},
        {2000, BUTTON_OK, {2, 0, 4, 2, 1, 0}},
        {3000, BUTTON_BACK, {0, 7, 0, 0, 0, 0}},
        {4000, BUTTON_LEFT, {0, 0, 0, 0, 0, 0}}, /* nothing: no row */
        {DAY_MS, BUTTON_OK, {1, 0, 0, 0, 0, 1}},
        {DAY_MS + 1, BUTTON_OK, {1, 0, 2, 9, 0, 0}},
    };
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
        put(&s, fixture_buttons(records[i].at_ms, records[i].button, records[i].counts));
    }
    end_session(&s);
    /* A later run of the same day counts on. */
    s = begin_session(f, 2);
    put(&s, fixture_buttons(5000, BUTTON_OK, (struct button_counts){10, 1, 20, 1, 0, 1}));
    end_session(&s);
    assert_rows(f,
                "SELECT date(day * 86400, 'unixepoch'), button, presses, glitches, watched,"
                " bounce_ms, stuck, at_start, last_run, last_mono_ms FROM button_day",
                "2025-03-04|0|0|7|0|0|0|0|1|3000\n2025-03-04|3|17|2|34|3|1|1|2|5000\n"
                "2025-03-05|3|2|0|2|9|0|1|1|86400001\n");
    fixture_assert_sound(f->path);
}

static void test_repeating_faults_do_not_fill_the_disk(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);
    char text[32];

    for (int i = 0; i < 1000; i++) {
        put(&s, fixture_fault(i, "sound_gone", "no device"));
        snprintf(text, sizeof(text), "error %d", i);
        put(&s, fixture_fault(i, "button_noise", text));
    }
    end_session(&s);
    assert_rows(
        f,
        "SELECT count, fault.text, last_mono_ms - first_mono_ms, last_wall_ms - first_wall_ms"
        " FROM fault JOIN word w ON w.id = code WHERE w.text = 'sound_gone'",
        "1000|no device|999|999\n");
    assert_rows(f,
                "SELECT count(*), sum(count) FROM fault JOIN word w ON w.id = code"
                " WHERE w.text = 'button_noise'",
                "17|1000\n");
    assert_rows(f, "SELECT count FROM fault WHERE text = 'error 3'", "1\n");
    assert_rows(f, "SELECT count FROM fault WHERE text = '(other texts)'", "984\n");
}

static struct usage fault_of_a_boot(int64_t at_ms, const char *text)
{
    struct usage usage = fixture_fault(at_ms, "undervoltage", text);

    usage.u.fault.once_a_boot = true;
    return usage;
}

/* Also when the program is started again, or a day passes. */
static void test_a_fault_of_a_boot_counts_once(void **state)
{
    static const char rows[] = "SELECT w.text, fault.text, count FROM fault"
                               " JOIN word w ON w.id = code ORDER BY first_wall_ms, w.text";
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fault_of_a_boot(1000, "first"));
    put(&s, fault_of_a_boot(2000, "second"));
    put(&s, fixture_fault(2000, "sound_gone", "no device"));
    end_session(&s);
    s = begin_session(f, 2);
    put(&s, fault_of_a_boot(2 * 86400000, "third"));
    end_session(&s);
    assert_rows(f, rows, "undervoltage|first|1\nsound_gone|no device|1\n");
    fixture_run_sql(f->path, "UPDATE run SET boot_id = 'the boot before'");
    s = begin_session(f, 3);
    put(&s, fault_of_a_boot(3000, "first"));
    put(&s, fault_of_a_boot(4000, "first"));
    end_session(&s);
    assert_rows(f, rows, "undervoltage|first|2\nsound_gone|no device|1\n");
}

static void test_strays_are_counted_not_stuck(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_step(0, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_end(0, ENDED_LEFT, 0, 0, 0));
    put(&s, fixture_begin(10, 0));
    end_session(&s);
    assert_rows(f, "SELECT w.text, count FROM fault JOIN word w ON w.id = code",
                "store_stray|2\n");
    assert_rows(f, "SELECT count(*) FROM visits", "1\n");
}

static void test_equal_ordinals_are_told_apart(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);

    put(&s, fixture_begin(0, 0));
    put(&s, fixture_step(1000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_step(2000, 4, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_step(3000, 4, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_step(4000, 1, LEG_LEFT, OUTCOME_DONE));
    put(&s, fixture_begin(5000, 0));
    put(&s, fixture_step(6000, 1, LEG_LEFT, OUTCOME_DONE));
    end_session(&s);
    assert_rows(f, "SELECT id / 1024, id % 1024, waited_ms + guided_ms FROM step",
                "1|1|1000\n1|4|1000\n1|5|1000\n1|6|1000\n2|1|1000\n");
}

static void test_time_is_of_the_moment(void **state)
{
    struct fixture *f = *state;
    struct session s = begin_session(f, 1);
    struct usage begin = fixture_begin(1000, 0);
    struct usage_time late = {.wall_ms = -1500, .mono_ms = 1400, .clock_ok = false};
    struct usage_record record = usage_stamp_next(&s.stamp, &begin, late);

    assert_true(usage_db_write(s.db, &record));
    end_session(&s);
    assert_rows(f, "SELECT wall_ms, mono_ms, clock_ok FROM visit", "-1900|1000|0\n");
}

/* The same seed gives the same database; another seed other ids. */
static void test_ids_follow_from_the_seed(void **state)
{
    struct fixture *f = *state;
    char ids[3][256];

    for (unsigned i = 0; i < 3; i++) {
        struct session s = begin_session(f, i / 2 + 1);

        put(&s, fixture_begin(0, 0));
        put(&s, fixture_begin(1000, 0));
        end_session(&s);
        fixture_dump(f->path, "SELECT visit_id FROM visits ORDER BY started_utc", ids[i],
                     sizeof(ids[i]));
        assert_int_equal(remove(f->path), 0);
    }
    assert_string_equal(ids[0], ids[1]);
    assert_string_not_equal(ids[0], ids[2]);
    assert_memory_not_equal(ids[0], ids[0] + 33, 32);
}

static void test_kernel_ids_differ(void **state)
{
    struct id_source source = {0};
    struct random_id a = random_id_next(&source);
    struct random_id b = random_id_next(&source);

    (void)state;
    assert_memory_not_equal(a.bytes, b.bytes, RANDOM_ID_BYTES);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_whole_visit),
        ROW(test_nobody_said_is_null),
        ROW(test_last_end_counts),
        ROW(test_an_end_brings_legs_and_plan_up_to_date),
        ROW(test_names_are_those_of_the_core),
        ROW(test_open_visit_of_an_earlier_run),
        ROW(test_records_are_written_once),
        ROW(test_closing_without_commit_writes_nothing),
        ROW(test_menus_are_counted_by_day),
        ROW(test_buttons_are_counted_by_day),
        ROW(test_repeating_faults_do_not_fill_the_disk),
        ROW(test_a_fault_of_a_boot_counts_once),
        ROW(test_strays_are_counted_not_stuck),
        ROW(test_equal_ordinals_are_told_apart),
        ROW(test_time_is_of_the_moment),
        ROW(test_ids_follow_from_the_seed),
        cmocka_unit_test(test_kernel_ids_differ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
