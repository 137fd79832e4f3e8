/* SPDX-License-Identifier: MIT */
#include "app/store/upkeep.h"

#include "app/store/rollup.h"
#include "app/store/rollup_sql.h"

#include <stdio.h>

enum {
    CHECKED_WHOLE_BYTES = 1 << 20, /* what a check of the whole file at opening may read */
    LAST_ROWS = 500
};

enum upkeep_statement {
    UPKEEP_SQL_FIRST = ROLLUP_SQL_END,
    UPKEEP_SQL_OLDEST = UPKEEP_SQL_FIRST, /* day → station, day */
    UPKEEP_SQL_DROP_STEPS,                /* station, day */
    UPKEEP_SQL_DROP_VISITS,
    UPKEEP_SQL_DROP_FAULTS,
    UPKEEP_SQL_LOOK_VISITS, /* behind id → last id, findings */
    UPKEEP_SQL_LOOK_STEPS,
    UPKEEP_SQL_LOOK_DAY, /* behind station, day → station, day, findings */
    UPKEEP_SQL_END
};

enum {
    UPKEEP_SQL_COUNT = UPKEEP_SQL_END - UPKEEP_SQL_FIRST
};

#define VISITS_OF_DAY                                                                          \
    " FROM visit v JOIN run r ON r.id = v.run WHERE v.day = ?2 AND r.station = ?1"

/* A day with a visit that is open, or that more steps and another end may come for, stays. */
static const char *const upkeep_sql[UPKEEP_SQL_COUNT] = {
    [UPKEEP_SQL_OLDEST - UPKEEP_SQL_FIRST] =
        "SELECT r.station, v.day FROM visit v JOIN run r ON r.id = v.run WHERE v.day < ?1"
        " AND v.day <> (SELECT day FROM visit ORDER BY id DESC LIMIT 1)"
        " AND v.day NOT IN (SELECT day FROM visit WHERE ended_reason IS NULL)"
        " ORDER BY v.day LIMIT 1",
    [UPKEEP_SQL_DROP_STEPS - UPKEEP_SQL_FIRST] =
        "DELETE FROM step WHERE id IN (SELECT p.id FROM visit v JOIN run r ON r.id = v.run"
        " JOIN step p ON p.id BETWEEN v.id * 1024 AND v.id * 1024 + 1023"
        " WHERE v.day = ?2 AND r.station = ?1)",
    [UPKEEP_SQL_DROP_VISITS - UPKEEP_SQL_FIRST] =
        "DELETE FROM visit WHERE id IN (SELECT v.id" VISITS_OF_DAY ")",
    [UPKEEP_SQL_DROP_FAULTS - UPKEEP_SQL_FIRST] =
        "DELETE FROM fault WHERE station = ?1 AND day <= ?2",
    [UPKEEP_SQL_LOOK_VISITS - UPKEEP_SQL_FIRST] =
        "SELECT max(id), sum(typeof(visit_id) <> 'blob' OR typeof(wall_ms + mono_ms + clock_ok"
        "  + run + routine + tool + legs + planned_ms) <> 'integer'"
        "  OR typeof(COALESCE(feel_before, 0) + COALESCE(feel_after, 0)"
        "  + COALESCE(ended_reason, 0) + COALESCE(ended_ms, 0) + COALESCE(guided_ms, 0)"
        "  + COALESCE(spots_left, 0) + COALESCE(spots_right, 0)) <> 'integer'"
        "  OR NOT EXISTS (SELECT 1 FROM visit b INDEXED BY sqlite_autoindex_visit_1"
        "   WHERE b.visit_id = a.visit_id AND b.id = a.id)"
        "  OR NOT EXISTS (SELECT 1 FROM visit c INDEXED BY visit_day WHERE c.day = a.day"
        "   AND c.id = a.id))"
        " FROM (SELECT * FROM visit WHERE id > ?1 ORDER BY id LIMIT 500) a",
    [UPKEEP_SQL_LOOK_STEPS - UPKEEP_SQL_FIRST] =
        "SELECT max(id), sum(typeof(technique + phase + how + planned_ms + waited_ms"
        "  + COALESCE(guided_ms, 0)) <> 'integer')"
        " FROM (SELECT * FROM step WHERE id > ?1 ORDER BY id LIMIT 4000)",
    [UPKEEP_SQL_LOOK_DAY - UPKEEP_SQL_FIRST] =
        "SELECT d.station, d.day, (SELECT sum(" ROLLUP_SQL_CANNOT_BE ")"
        "  FROM daily e WHERE e.station = d.station AND e.day = d.day)"
        " FROM daily d WHERE (d.station, d.day) > (?1, ?2) ORDER BY d.station, d.day LIMIT 1",
};

/* Small tables, each looked at in one go. */
static const char *const small_tables[] = {"word",       "station", "run",   "menu_day",
                                           "fault",      "summed",  "dirty", "excluded",
                                           "button_day", "outage"};

enum {
    SMALL_TABLES = sizeof(small_tables) / sizeof(small_tables[0])
};

/* The parts of a round, in their order. */
enum {
    PART_REMOVE,
    PART_SUM,
    PART_VISITS,
    PART_STEPS,
    PART_DAYS,
    PART_SMALL,
    PART_END = PART_SMALL + SMALL_TABLES
};

bool upkeep_init(struct db *db)
{
    return db_prepare(db, upkeep_sql, UPKEEP_SQL_COUNT);
}

static bool run_for_day(struct db *db, int statement, const int64_t at[2])
{
    return db_bind_int(db, statement, 1, at[0]) && db_bind_int(db, statement, 2, at[1]) &&
           db_run(db, statement);
}

static bool remove_day(struct db *db, const int64_t at[2])
{
    return rollup_freeze(db, at[0], at[1]) && run_for_day(db, UPKEEP_SQL_DROP_STEPS, at) &&
           run_for_day(db, UPKEEP_SQL_DROP_VISITS, at) &&
           run_for_day(db, UPKEEP_SQL_DROP_FAULTS, at);
}

static bool remove_oldest(struct db *db, int64_t raw_from_day, bool *done_out)
{
    int64_t at[2] = {0};
    bool found = false;

    if (!db_bind_int(db, UPKEEP_SQL_OLDEST, 1, raw_from_day) ||
        !db_run_ints(db, UPKEEP_SQL_OLDEST, at, 2, &found)) {
        return false;
    }
    *done_out = !found;
    return !found || remove_day(db, at);
}

static bool judge(struct db *db, int64_t findings, const char *table)
{
    char text[64];

    snprintf(text, sizeof(text), "damaged rows in %s", table);
    return findings == 0 || db_refuse(db, STORE_CORRUPT, text);
}

/* Looks at the rows behind at[0]; done when there are none. */
static bool look(struct db *db, int statement, const char *table, int64_t at[2], bool *done_out)
{
    int64_t values[2] = {0};
    bool found = false;

    if (!db_bind_int(db, statement, 1, at[0]) ||
        !db_run_ints(db, statement, values, 2, &found)) {
        return false;
    }
    *done_out = values[0] <= at[0];
    at[0] = values[0];
    return judge(db, values[1], table);
}

static bool look_at_day(struct db *db, int64_t at[2], bool *done_out)
{
    int64_t values[3] = {0};
    bool found = false;

    if (!db_bind_int(db, UPKEEP_SQL_LOOK_DAY, 1, at[0]) ||
        !db_bind_int(db, UPKEEP_SQL_LOOK_DAY, 2, at[1]) ||
        !db_run_ints(db, UPKEEP_SQL_LOOK_DAY, values, 3, &found)) {
        return false;
    }
    *done_out = !found;
    at[0] = values[0];
    at[1] = values[1];
    return judge(db, values[2], "daily");
}

bool upkeep_check_at_open(struct db *db)
{
    int64_t bytes = 0, visit = 0, step = 0;
    bool done;

    if (!db_ask(db, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                &bytes)) {
        return false;
    }
    if (bytes <= CHECKED_WHOLE_BYTES) {
        return db_check(db, NULL);
    }
    if (!db_ask(db, "SELECT COALESCE(max(id), 0) FROM visit", &visit) ||
        !db_ask(db, "SELECT COALESCE(max(id), 0) FROM step", &step)) {
        return false;
    }
    int64_t visits[2] = {visit - LAST_ROWS}, steps[2] = {step - (int64_t)LAST_ROWS * 1024};

    return db_check(db, "word") && db_check(db, "station") &&
           look(db, UPKEEP_SQL_LOOK_VISITS, "visit", visits, &done) &&
           look(db, UPKEEP_SQL_LOOK_STEPS, "step", steps, &done);
}

static bool do_part(struct db *db, struct upkeep *upkeep, int64_t raw_from_day, bool *done_out)
{
    switch (upkeep->part) {
    case PART_REMOVE: return remove_oldest(db, raw_from_day, done_out);
    case PART_SUM: return rollup_sum_next(db, done_out);
    case PART_VISITS: return look(db, UPKEEP_SQL_LOOK_VISITS, "visit", upkeep->at, done_out);
    case PART_STEPS: return look(db, UPKEEP_SQL_LOOK_STEPS, "step", upkeep->at, done_out);
    case PART_DAYS: return look_at_day(db, upkeep->at, done_out);
    }
    *done_out = true;
    return db_check(db, small_tables[upkeep->part - PART_SMALL]);
}

bool upkeep_bite(struct db *db, struct upkeep *upkeep, int64_t raw_from_day, bool *done_out)
{
    bool part_done = false;

    *done_out = false;
    db_clear_problem(db);
    /* Not IMMEDIATE: most bites only read, and cost no sync. */
    if (!db_exec(db, "BEGIN") || !do_part(db, upkeep, raw_from_day, &part_done) ||
        !db_commit(db)) {
        db_rollback(db);
        return false;
    }
    if (part_done) {
        *upkeep = (struct upkeep){.part = upkeep->part + 1};
        if (upkeep->part == PART_END) {
            *upkeep = (struct upkeep){0};
            *done_out = true;
        } else if (upkeep->part == PART_DAYS) {
            upkeep->at[0] = INT64_MIN;
        }
    }
    return true;
}
