/* SPDX-License-Identifier: MIT */
#include "app/store/usage_rows.h"

#include "app/store/local_day.h"
#include "app/store/rollup.h"
#include "app/store/schema.h"
#include "app/store/usage_sql.h"

#include <stdio.h>

/* The codes in the file are these enums' values; a change of an enum needs a migration. */
_Static_assert(ENDED_FINISHED == 0 && ENDED_LEFT == 1 && ENDED_IDLE == 2 &&
                   ENDED_INTERRUPTED == 3,
               "ended_reason in schema.c");
_Static_assert(OUTCOME_DONE == 0 && OUTCOME_SKIPPED == 1 && OUTCOME_CUT == 2,
               "outcome in schema.c");
_Static_assert(LEG_LEFT == 0 && LEG_RIGHT == 1, "leg in schema.c");
_Static_assert(BUTTON_BACK == 0 && BUTTON_LEFT == 1 && BUTTON_RIGHT == 2 && BUTTON_OK == 3,
               "button in schema.c");
_Static_assert(LEGS_LEFT == 0 && LEGS_BOTH == 1 && LEGS_RIGHT == 2, "legs in schema.c");

bool usage_rows_roll_up(struct db *db, struct dirty_days *dirty)
{
    while (dirty->count > 0) {
        const struct dirty_day *at = &dirty->days[dirty->count - 1];

        if (!rollup_day(db, at->station, at->day)) {
            return false;
        }
        dirty->count--;
    }
    return true;
}

static bool mark_dirty(struct db *db, struct dirty_days *dirty, int64_t station, int64_t day)
{
    for (int i = 0; i < dirty->count; i++) {
        if (dirty->days[i].station == station && dirty->days[i].day == day) {
            return true;
        }
    }
    if (dirty->count == DIRTY_DAYS_MAX && !usage_rows_roll_up(db, dirty)) {
        return false;
    }
    dirty->days[dirty->count++] = (struct dirty_day){station, day};
    return true;
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

bool usage_rows_close_open_visits(struct db *db, const struct run_row *row,
                                  struct dirty_days *dirty)
{
    int64_t visit[3] = {0};
    bool found = false;

    for (;;) {
        if (!db_bind_int(db, SQL_VISIT_OPEN, 1, row->run) ||
            !db_run_ints(db, SQL_VISIT_OPEN, visit, 3, &found)) {
            return false;
        }
        if (!found) {
            return true;
        }
        if (!db_bind_int(db, SQL_VISIT_CLOSE, 1, visit[0]) || !db_run(db, SQL_VISIT_CLOSE) ||
            !mark_dirty(db, dirty, visit[2], visit[1])) {
            return false;
        }
    }
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
           db_bind_int(db, SQL_VISIT_ADD, 11, record->time.utc_offset_min) &&
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

static bool bind_daily(struct db *db, int statement, const struct run_row *row,
                       struct usage_time time)
{
    return db_bind_int(db, statement, 1, row->station) &&
           db_bind_int(db, statement, 2, row->run) &&
           db_bind_int(db, statement, 3, local_day(local_ms(time))) &&
           db_bind_int(db, statement, 4, time.wall_ms) &&
           db_bind_int(db, statement, 5, time.mono_ms) &&
           db_bind_int(db, statement, 6, time.clock_ok);
}

/* The moment a record is true for. */
static struct usage_time time_of(const struct usage_record *record)
{
    struct usage_time time = record->time;

    time.wall_ms = usage_record_wall_ms(record);
    time.mono_ms = record->usage.at_ms;
    return time;
}

static bool write_screen(struct db *db, const struct run_row *row,
                         const struct usage_record *record)
{
    return bind_daily(db, SQL_MENU_COUNT, row, time_of(record)) &&
           bind_word(db, SQL_MENU_COUNT, 7, record->usage.u.screen) &&
           db_run(db, SQL_MENU_COUNT);
}

/* The program may have been started more than once since. */
static bool boot_has_fault(struct db *db, const struct run_row *row, const char *code,
                           bool *has_out)
{
    int64_t one = 0;

    return db_bind_int(db, SQL_FAULT_OF_BOOT, 1, row->station) &&
           db_bind_int(db, SQL_FAULT_OF_BOOT, 2, row->run) &&
           bind_word(db, SQL_FAULT_OF_BOOT, 3, code) &&
           db_run_ints(db, SQL_FAULT_OF_BOOT, &one, 1, has_out);
}

bool usage_rows_write_fault(struct db *db, const struct run_row *row,
                            const struct usage_fault *fault, struct usage_time time)
{
    bool has = false;

    if (fault->once_a_boot && (!boot_has_fault(db, row, fault->code, &has) || has)) {
        return has;
    }
    return bind_daily(db, SQL_FAULT_COUNT, row, time) &&
           bind_word(db, SQL_FAULT_COUNT, 7, fault->code) &&
           db_bind_text(db, SQL_FAULT_COUNT, 8, fault->text) && db_run(db, SQL_FAULT_COUNT);
}

static bool write_button(struct db *db, int button, const struct button_counts *counts)
{
    return db_bind_int(db, SQL_BUTTON_COUNT, 7, button) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 8, counts->presses) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 9, counts->glitches) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 10, counts->watched) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 11, counts->bounce_ms) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 12, counts->stuck) &&
           db_bind_int(db, SQL_BUTTON_COUNT, 13, counts->at_start) &&
           db_run(db, SQL_BUTTON_COUNT);
}

static bool write_buttons(struct db *db, const struct run_row *row,
                          const struct usage_record *record)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct button_counts *counts = &record->usage.u.buttons.of[i];

        if (button_counts_any(counts) &&
            !(bind_daily(db, SQL_BUTTON_COUNT, row, time_of(record)) &&
              write_button(db, i, counts))) {
            return false;
        }
    }
    return true;
}

static bool write_stray(struct db *db, const struct run_row *row,
                        const struct usage_record *record, const char *text)
{
    struct usage_fault fault = {.code = "store_stray"};

    snprintf(fault.text, sizeof(fault.text), "%s", text);
    return usage_rows_write_fault(db, row, &fault, record->time);
}

/* What VISIT_FIND finds. */
struct visit_row {
    int64_t id, mono_ms, day, has_ended;
};

static bool find_visit(struct db *db, const struct usage_record *record,
                       struct visit_row *visit_out, bool *found_out)
{
    int64_t values[4] = {0};

    *found_out = false;
    if (record->has_visit && (!bind_id(db, SQL_VISIT_FIND, 1, &record->visit_id) ||
                              !db_run_ints(db, SQL_VISIT_FIND, values, 4, found_out))) {
        return false;
    }
    *visit_out = (struct visit_row){values[0], values[1], values[2], values[3]};
    return true;
}

/* A step or an end: of the visit of its id. A step changes the counts of its day only when the
 * visit has ended before, and goes on from the summary. */
static bool write_to_visit(struct db *db, const struct run_row *row,
                           const struct usage_record *record, struct dirty_days *dirty)
{
    bool is_step = record->usage.kind == USAGE_STEP;
    struct visit_row visit;
    bool found;

    if (!find_visit(db, record, &visit, &found)) {
        return false;
    }
    if (!found) {
        return write_stray(db, row, record, "a step or an end came without its visit");
    }
    if (is_step && record->usage.u.step.ordinal > SCHEMA_STEPS_MAX) {
        return write_stray(db, row, record, "a visit had more steps than there is room for");
    }
    int64_t ended_ms = record->usage.at_ms - visit.mono_ms;

    return (is_step ? write_step(db, visit.id, ended_ms, &record->usage.u.step)
                    : write_end(db, visit.id, ended_ms, &record->usage.u.end)) &&
           ((is_step && !visit.has_ended) || mark_dirty(db, dirty, row->station, visit.day));
}

static bool write_exclude(struct db *db, const struct run_row *row,
                          const struct usage_record *record)
{
    const struct usage_exclude *exclude = &record->usage.u.exclude;
    int statement = exclude->take_back ? SQL_TAKE_BACK : SQL_EXCLUDE;

    return db_bind_int(db, statement, 1, row->station) &&
           db_bind_int(db, statement, 2, exclude->from_day) &&
           db_bind_int(db, statement, 3, exclude->to_day) &&
           (exclude->take_back || db_bind_text(db, statement, 4, exclude->reason)) &&
           db_bind_int(db, statement, exclude->take_back ? 4 : 5,
                       usage_record_wall_ms(record)) &&
           db_run(db, statement);
}

/* The same said again while it is out is one more report of it. */
static bool write_outage(struct db *db, const struct run_row *row,
                         const struct usage_record *record)
{
    const struct usage_outage *outage = &record->usage.u.outage;
    bool clears = outage->act == OUTAGE_CLEARED;
    int statement = clears ? SQL_OUTAGE_CLEAR : SQL_OUTAGE_REPORT;

    return db_bind_int(db, statement, 1, row->station) &&
           db_bind_text(db, statement, 2, outage->what) &&
           db_bind_int(db, statement, 3, outage->kind) &&
           db_bind_int(db, statement, 4, usage_record_wall_ms(record)) &&
           db_bind_int(db, statement, 5, record->time.clock_ok) &&
           (clears || (db_bind_int(db, statement, 6, record->time.utc_offset_min) &&
                       db_bind_int(db, statement, 7, outage->act == OUTAGE_REPORTED))) &&
           db_run(db, statement);
}

bool usage_rows_write(struct db *db, const struct run_row *row,
                      const struct usage_record *record, struct dirty_days *dirty)
{
    switch (record->usage.kind) {
    case USAGE_VISIT_BEGIN: return write_begin(db, row, record);
    case USAGE_STEP:
    case USAGE_VISIT_END: return write_to_visit(db, row, record, dirty);
    case USAGE_SCREEN: return write_screen(db, row, record);
    case USAGE_FAULT:
        return usage_rows_write_fault(db, row, &record->usage.u.fault, time_of(record));
    case USAGE_EXCLUDE: return write_exclude(db, row, record);
    case USAGE_BUTTONS: return write_buttons(db, row, record);
    case USAGE_OUTAGE: return write_outage(db, row, record);
    case USAGE_KINDS: break;
    }
    return true;
}
