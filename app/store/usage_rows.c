/* SPDX-License-Identifier: MIT */
#include "app/store/usage_rows.h"

#include "app/store/usage_sql.h"

enum {
    DAY_MS = 86400000
};

/* The codes in the file are these enums' values; a change of an enum needs a migration. */
_Static_assert(ENDED_FINISHED == 0 && ENDED_LEFT == 1 && ENDED_IDLE == 2 &&
                   ENDED_INTERRUPTED == 3,
               "ended_reason in schema.c");
_Static_assert(OUTCOME_DONE == 0 && OUTCOME_SKIPPED == 1 && OUTCOME_CUT == 2,
               "outcome in schema.c");
_Static_assert(LEG_LEFT == 0 && LEG_RIGHT == 1, "leg in schema.c");
_Static_assert(LEGS_LEFT == 0 && LEGS_BOTH == 1 && LEGS_RIGHT == 2, "legs in schema.c");

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

static int64_t day_of(int64_t wall_ms)
{
    return wall_ms / DAY_MS - (wall_ms % DAY_MS < 0);
}

static bool bind_id(struct db *db, int statement, int at, const struct random_id *id)
{
    return db_bind_blob(db, statement, at, id->bytes, RANDOM_ID_BYTES);
}

static bool bind_unless(struct db *db, int statement, int at, int value, int none)
{
    return value == none ? db_bind_null(db, statement, at)
                         : db_bind_int(db, statement, at, value);
}

static bool word_id(struct db *db, const char *text, int64_t *id_out)
{
    bool found = false;

    if (!db_bind_text(db, SQL_WORD_FIND, 1, text) ||
        !db_run_ints(db, SQL_WORD_FIND, id_out, 1, &found)) {
        return false;
    }
    return found || (db_bind_text(db, SQL_WORD_ADD, 1, text) &&
                     db_run_ints(db, SQL_WORD_ADD, id_out, 1, &found));
}

static bool bind_word(struct db *db, int statement, int at, const char *text)
{
    int64_t id = 0;

    return word_id(db, text, &id) && db_bind_int(db, statement, at, id);
}

static bool put_station(struct db *db, const struct usage_origin *origin, int64_t *id_out)
{
    bool found = false;

    return db_bind_text(db, SQL_STATION_PUT, 1, text_or_empty(origin->station_id)) &&
           db_bind_text(db, SQL_STATION_PUT, 2, text_or_empty(origin->station_name)) &&
           db_run_ints(db, SQL_STATION_PUT, id_out, 1, &found);
}

static bool add_run(struct db *db, const struct usage_run *run, struct run_row *row)
{
    bool found = false;

    return put_station(db, &run->origin, &row->station) &&
           bind_id(db, SQL_RUN_ADD, 1, &run->id) &&
           db_bind_int(db, SQL_RUN_ADD, 2, row->station) &&
           db_bind_text(db, SQL_RUN_ADD, 3, text_or_empty(run->origin.boot_id)) &&
           db_bind_text(db, SQL_RUN_ADD, 4, text_or_empty(run->origin.version)) &&
           db_bind_int(db, SQL_RUN_ADD, 5, run->started.wall_ms) &&
           db_bind_int(db, SQL_RUN_ADD, 6, run->started.mono_ms) &&
           db_bind_int(db, SQL_RUN_ADD, 7, run->started.clock_ok) &&
           db_run_ints(db, SQL_RUN_ADD, &row->run, 1, &found);
}

bool usage_rows_find_run(struct db *db, const struct usage_run *run, struct run_row *row_out)
{
    int64_t values[3] = {0};
    bool found = false;

    *row_out = (struct run_row){0};
    if (!bind_id(db, SQL_RUN_FIND, 1, &run->id) ||
        !db_run_ints(db, SQL_RUN_FIND, values, 3, &found)) {
        return false;
    }
    if (!found) {
        return add_run(db, run, row_out);
    }
    *row_out = (struct run_row){.run = values[0], .station = values[1], .seq = values[2]};
    return true;
}

bool usage_rows_close_open_visits(struct db *db, const struct run_row *row)
{
    return db_bind_int(db, SQL_VISITS_CLOSE, 1, row->run) && db_run(db, SQL_VISITS_CLOSE);
}

bool usage_rows_set_seq(struct db *db, struct run_row *row, int64_t seq)
{
    row->seq = seq;
    return db_bind_int(db, SQL_RUN_SEQ, 1, row->run) && db_bind_int(db, SQL_RUN_SEQ, 2, seq) &&
           db_run(db, SQL_RUN_SEQ);
}

static bool write_begin(struct db *db, const struct run_row *row,
                        const struct usage_record *record)
{
    const struct usage_visit *visit = &record->usage.u.visit;

    return bind_id(db, SQL_VISIT_ADD, 1, &record->visit_id) &&
           db_bind_int(db, SQL_VISIT_ADD, 2, row->run) &&
           db_bind_int(db, SQL_VISIT_ADD, 3, usage_record_wall_ms(record)) &&
           db_bind_int(db, SQL_VISIT_ADD, 4, record->usage.at_ms) &&
           db_bind_int(db, SQL_VISIT_ADD, 5, record->time.clock_ok) &&
           bind_word(db, SQL_VISIT_ADD, 6, visit->routine) &&
           bind_word(db, SQL_VISIT_ADD, 7, visit->tool) &&
           db_bind_int(db, SQL_VISIT_ADD, 8, visit->legs) &&
           db_bind_int(db, SQL_VISIT_ADD, 9, visit->planned_ms) &&
           bind_unless(db, SQL_VISIT_ADD, 10, visit->feel_before, FEEL_NONE) &&
           db_run(db, SQL_VISIT_ADD);
}

static bool write_step(struct db *db, int64_t visit, int64_t ended_ms,
                       const struct usage_step *step)
{
    return db_bind_int(db, SQL_STEP_ADD, 1, visit) &&
           db_bind_int(db, SQL_STEP_ADD, 2, step->ordinal) &&
           bind_word(db, SQL_STEP_ADD, 3, step->technique) &&
           bind_word(db, SQL_STEP_ADD, 4, step->phase) &&
           db_bind_int(db, SQL_STEP_ADD, 5, step->leg) &&
           db_bind_int(db, SQL_STEP_ADD, 6, step->planned_ms) &&
           db_bind_int(db, SQL_STEP_ADD, 7, step->guided_ms) &&
           db_bind_int(db, SQL_STEP_ADD, 8, ended_ms) &&
           db_bind_int(db, SQL_STEP_ADD, 9, step->outcome) &&
           db_bind_int(db, SQL_STEP_ADD, 10, step->pauses) && db_run(db, SQL_STEP_ADD);
}

static bool write_end(struct db *db, int64_t visit, int64_t ended_ms,
                      const struct usage_end *end)
{
    return db_bind_int(db, SQL_VISIT_END, 1, visit) &&
           db_bind_int(db, SQL_VISIT_END, 2, end->reason) &&
           db_bind_int(db, SQL_VISIT_END, 3, ended_ms) &&
           db_bind_int(db, SQL_VISIT_END, 4, end->guided_ms) &&
           bind_unless(db, SQL_VISIT_END, 5, end->feel_after, FEEL_NONE) &&
           bind_unless(db, SQL_VISIT_END, 6, end->spots[LEG_LEFT], 0) &&
           bind_unless(db, SQL_VISIT_END, 7, end->spots[LEG_RIGHT], 0) &&
           db_bind_int(db, SQL_VISIT_END, 8, end->legs) &&
           db_bind_int(db, SQL_VISIT_END, 9, end->planned_ms) && db_run(db, SQL_VISIT_END);
}

static bool bind_daily(struct db *db, int statement, const struct run_row *row, int64_t wall_ms,
                       int64_t mono_ms, bool clock_ok)
{
    return db_bind_int(db, statement, 1, row->station) &&
           db_bind_int(db, statement, 2, row->run) &&
           db_bind_int(db, statement, 3, day_of(wall_ms)) &&
           db_bind_int(db, statement, 4, wall_ms) && db_bind_int(db, statement, 5, mono_ms) &&
           db_bind_int(db, statement, 6, clock_ok);
}

static bool write_screen(struct db *db, const struct run_row *row,
                         const struct usage_record *record)
{
    return bind_daily(db, SQL_MENU_COUNT, row, usage_record_wall_ms(record),
                      record->usage.at_ms, record->time.clock_ok) &&
           bind_word(db, SQL_MENU_COUNT, 7, record->usage.u.screen) &&
           db_run(db, SQL_MENU_COUNT);
}

bool usage_rows_write_fault(struct db *db, const struct run_row *row,
                            const struct usage_fault *fault, struct usage_time time)
{
    return bind_daily(db, SQL_FAULT_COUNT, row, time.wall_ms, time.mono_ms, time.clock_ok) &&
           bind_word(db, SQL_FAULT_COUNT, 7, fault->code) &&
           db_bind_text(db, SQL_FAULT_COUNT, 8, fault->text) && db_run(db, SQL_FAULT_COUNT);
}

static bool write_stray(struct db *db, const struct run_row *row,
                        const struct usage_record *record)
{
    struct usage_fault fault = {"store_stray", "a step or an end came without its visit"};

    return usage_rows_write_fault(db, row, &fault, record->time);
}

/* A step or an end: of the visit of its id, which begins at values[1] on the same clock. */
static bool write_to_visit(struct db *db, const struct run_row *row,
                           const struct usage_record *record)
{
    int64_t values[2] = {0};
    bool found = false;

    if (record->has_visit && (!bind_id(db, SQL_VISIT_FIND, 1, &record->visit_id) ||
                              !db_run_ints(db, SQL_VISIT_FIND, values, 2, &found))) {
        return false;
    }
    if (!found) {
        return write_stray(db, row, record);
    }
    int64_t ended_ms = record->usage.at_ms - values[1];

    return record->usage.kind == USAGE_STEP
               ? write_step(db, values[0], ended_ms, &record->usage.u.step)
               : write_end(db, values[0], ended_ms, &record->usage.u.end);
}

bool usage_rows_write(struct db *db, const struct run_row *row,
                      const struct usage_record *record)
{
    struct usage_time at = record->time;

    switch (record->usage.kind) {
    case USAGE_VISIT_BEGIN: return write_begin(db, row, record);
    case USAGE_STEP:
    case USAGE_VISIT_END: return write_to_visit(db, row, record);
    case USAGE_SCREEN: return write_screen(db, row, record);
    case USAGE_FAULT:
        at.wall_ms = usage_record_wall_ms(record);
        at.mono_ms = record->usage.at_ms;
        return usage_rows_write_fault(db, row, &record->usage.u.fault, at);
    }
    return true;
}
