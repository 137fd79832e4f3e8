/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/visits.h"

#include "app/store/schema.h"
#include "tests/unit/store/fixture.h"

#include <stdio.h>

enum {
    STATIONS = 3,
    VISITS_A_RUN = 20,
    OFFSET_WINTER_MIN = 60,
    OFFSET_SUMMER_MIN = 120
};

/* 2025-12-30 18:00 UTC: a run goes on into the new year; a later one over the change of the
 * clock on 2026-03-29 at 01:00 UTC. */
static const int64_t first_wall_ms = 1767117600000;
static const int64_t summer_wall_ms = 1774746000000;

struct author {
    unsigned random;
    struct usage_db *db;
    struct usage_stamp stamp;
    int64_t boot_wall_ms;
    int64_t mono_ms;
    bool clock_ok;
};

static int roll(struct author *author, int sides)
{
    author->random = author->random * 1664525U + 1013904223U;
    return (int)((author->random >> 8) % (unsigned)sides);
}

static struct usage_time now(const struct author *author)
{
    int64_t wall_ms = author->boot_wall_ms + author->mono_ms;

    return (struct usage_time){
        .wall_ms = wall_ms,
        .mono_ms = author->mono_ms,
        .utc_offset_min = wall_ms < summer_wall_ms ? OFFSET_WINTER_MIN : OFFSET_SUMMER_MIN,
        .clock_ok = author->clock_ok,
    };
}

static void put(struct author *author, struct usage usage)
{
    usage.at_ms = author->mono_ms;
    struct usage_record record = usage_stamp_next(&author->stamp, &usage, now(author));

    assert_true(usage_db_write(author->db, &record));
}

static void name(char out[USAGE_NAME_MAX], const char *kind, int number)
{
    snprintf(out, USAGE_NAME_MAX, "%s-%d", kind, number);
}

static int feel(struct author *author)
{
    return roll(author, FEEL_LEVELS + 2) - 2 < 0 ? FEEL_NONE : roll(author, FEEL_LEVELS);
}

static void put_steps(struct author *author, int count)
{
    static const char *const phases[] = {"search", "hold", "rock"};

    for (int i = 0; i < count; i++) {
        enum step_outcome outcome =
            (enum step_outcome)(roll(author, 10) < 7 ? 0 : roll(author, 3));
        struct usage usage = fixture_step(0, i + 1, (enum leg)roll(author, 2), outcome);
        int waited_ms = roll(author, 2) * roll(author, 30000);

        name(usage.u.step.technique, "technique", roll(author, 4));
        snprintf(usage.u.step.phase, USAGE_NAME_MAX, "%s", phases[i % 3]);
        usage.u.step.guided_ms = outcome == OUTCOME_SKIPPED && roll(author, 2) ? 0
                                 : roll(author, 3)                             ? 45000
                                                   : roll(author, 60000);
        usage.u.step.pauses = roll(author, 4) / 3;
        author->mono_ms += usage.u.step.guided_ms + waited_ms;
        put(author, usage);
    }
}

static void put_end(struct author *author)
{
    struct usage end = fixture_end(0, (enum ended_reason)roll(author, 3), feel(author),
                                   roll(author, 4), roll(author, 3));

    end.u.end.guided_ms = roll(author, 1500000);
    put(author, end);
}

static void put_visit(struct author *author, bool stays_open)
{
    struct usage begin = fixture_begin(0, feel(author));

    name(begin.u.visit.routine, "routine", roll(author, 3));
    name(begin.u.visit.tool, "tool", roll(author, 3));
    begin.u.visit.legs = (enum legs)roll(author, 3);
    put(author, begin);
    put_steps(author, roll(author, 9));
    if (stays_open) {
        return;
    }
    put_end(author);
    if (roll(author, 3) == 0) {
        assert_true(usage_db_commit(author->db));
        put_steps(author, roll(author, 3));
        put_end(author);
    }
}

/* Not from the dice, which the visits follow from. */
static void put_buttons(struct author *author)
{
    struct usage usage = {.kind = USAGE_BUTTONS};
    unsigned mix = (unsigned)author->mono_ms * 2654435761U;

    for (int i = 0; i < BUTTON_COUNT; i++, mix = mix * 1664525U + 1013904223U) {
        int presses = (int)(mix >> 28); /* now and then none */

        usage.u.buttons.of[i] = (struct button_counts){
            presses,          (int)(mix >> 8 & 3) * presses, 2 * presses,
            (int)(mix >> 26), (mix >> 4 & 31) == 0,          (mix >> 5 & 31) == 0};
    }
    put(author, usage);
}

static void open_run(struct author *author, const char *path, unsigned seed, int number)
{
    static const char *const ids[STATIONS] = {"north", "south", "east"};
    struct id_source source = id_source_seeded(seed * 1000 + (unsigned)number);
    char boot[32];
    struct store_problem problem;
    struct usage_run run = {.id = random_id_next(&source)};

    snprintf(boot, sizeof(boot), "boot-%d", number / 2);
    author->clock_ok = roll(author, 4) != 0;
    author->mono_ms = roll(author, 100000);
    author->boot_wall_ms =
        first_wall_ms + (int64_t)number * 17 * 86400000 + roll(author, 80000000);
    if (roll(author, 8) == 0) {
        author->boot_wall_ms = roll(author, 2000000); /* 1970: nobody set the clock */
        author->clock_ok = false;
    }
    author->stamp = (struct usage_stamp){.ids = source};
    run.started = now(author);
    run.origin =
        (struct usage_origin){ids[number % STATIONS], ids[number % STATIONS], boot, "1"};
    author->db = usage_db_open(path, &run, NULL, &problem);
    assert_non_null(author->db);
}

void visits_write_random(const char *path, unsigned seed, int count)
{
    struct author author = {.random = seed * 7919};
    int runs = (count + VISITS_A_RUN - 1) / VISITS_A_RUN;

    for (int run = 0; run < runs; run++) {
        open_run(&author, path, seed, run);
        for (int i = 0; i < VISITS_A_RUN; i++) {
            author.mono_ms += roll(&author, 20000000);
            put_visit(&author, i == VISITS_A_RUN - 1 && run % 2 == 0);
            if (i % 3 == 1) {
                put_buttons(&author);
            }
            if (roll(&author, 3) == 0) {
                assert_true(usage_db_commit(author.db));
            }
        }
        put(&author, fixture_screen(0, "choose"));
        assert_true(run % 3 != 0 || usage_db_end_run(author.db));
        assert_true(usage_db_commit(author.db));
        usage_db_close(author.db);
    }
}

void visits_make_version_3(const char *path)
{
    fixture_run_sql(path, "DROP TABLE outage; DROP TABLE button_day; PRAGMA user_version = 3");
}

void visits_write_version_1(const char *from, const char *to)
{
    struct store_problem problem = {0};
    struct db *db = db_open(to, NULL, &problem);
    char sql[2048];

    assert_non_null(db);
    assert_true(schema_migrate(db, schema_migrations, 1));
    snprintf(sql, sizeof(sql),
             "ATTACH '%s' AS a; INSERT INTO main.word SELECT * FROM a.word;"
             "INSERT INTO main.station SELECT * FROM a.station;"
             "INSERT INTO main.run SELECT id, run_id, station, boot_id, version, wall_ms,"
             " mono_ms, clock_ok, seq FROM a.run;"
             "INSERT INTO main.visit SELECT id, visit_id, run, wall_ms, mono_ms, clock_ok,"
             " routine, tool, legs, planned_ms, feel_before, ended_reason, ended_ms, guided_ms,"
             " feel_after, spots_left, spots_right FROM a.visit;"
             "INSERT INTO main.step SELECT id / 1024, id %% 1024, technique, phase, how %% 2,"
             " planned_ms, COALESCE(guided_ms, planned_ms),"
             " sum(COALESCE(guided_ms, planned_ms) + waited_ms)"
             "  OVER (PARTITION BY id / 1024 ORDER BY id),"
             " how / 2 %% 3, how / 6 FROM a.step;"
             "INSERT INTO main.menu_day SELECT * FROM a.menu_day;",
             from);
    if (!db_exec(db, sql)) {
        fail_msg("%s", db_problem(db)->text);
    }
    db_close(db);
}
