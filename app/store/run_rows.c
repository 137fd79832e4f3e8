/* SPDX-License-Identifier: MIT */
/* The row of a run, and what goes with a run's begin and end. */
#include "app/store/rollup.h"
#include "app/store/usage_rows.h"
#include "app/store/usage_sql.h"

static const char *text_or_empty(const char *text)
{
    return text ? text : "";
}

static bool put_station(struct db *db, const struct usage_origin *origin, int64_t *id_out)
{
    bool found = false;

    return db_bind_text(db, SQL_STATION_PUT, 1, text_or_empty(origin->station_id)) &&
           db_bind_text(db, SQL_STATION_PUT, 2, text_or_empty(origin->station_name)) &&
           db_run_ints(db, SQL_STATION_PUT, id_out, 1, &found);
}

/* The run before did not end in order: the power went away, or within one boot the program. */
static bool count_start(struct db *db, const struct usage_run *run, int64_t station)
{
    int64_t before[2] = {0};
    bool found = false;

    if (!db_bind_int(db, SQL_RUN_BEFORE, 1, station) ||
        !db_bind_text(db, SQL_RUN_BEFORE, 2, text_or_empty(run->origin.boot_id)) ||
        !db_run_ints(db, SQL_RUN_BEFORE, before, 2, &found)) {
        return false;
    }
    bool torn = found && before[0] == 0;

    return rollup_start(db, station, run->started, torn && before[1] == 0,
                        torn && before[1] != 0);
}

static bool add_run(struct db *db, const struct usage_run *run, struct run_row *row)
{
    bool found = false;

    row->alive_mono_ms = run->started.mono_ms;
    return put_station(db, &run->origin, &row->station) && count_start(db, run, row->station) &&
           db_bind_blob(db, SQL_RUN_ADD, 1, run->id.bytes, RANDOM_ID_BYTES) &&
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
    int64_t values[4] = {0};
    bool found = false;

    *row_out = (struct run_row){0};
    if (!db_bind_blob(db, SQL_RUN_FIND, 1, run->id.bytes, RANDOM_ID_BYTES) ||
        !db_run_ints(db, SQL_RUN_FIND, values, 4, &found)) {
        return false;
    }
    if (!found) {
        return add_run(db, run, row_out);
    }
    *row_out = (struct run_row){
        .run = values[0], .station = values[1], .seq = values[2], .alive_mono_ms = values[3]};
    return true;
}

bool usage_rows_set_alive(struct db *db, struct run_row *row, struct usage_time time)
{
    int64_t ran_ms = time.mono_ms - row->alive_mono_ms;

    if (ran_ms <= 0) {
        return true;
    }
    row->alive_mono_ms = time.mono_ms;
    return rollup_on(db, row->station, ran_ms, time) &&
           db_bind_int(db, SQL_RUN_ALIVE, 1, row->run) &&
           db_bind_int(db, SQL_RUN_ALIVE, 2, time.wall_ms) &&
           db_bind_int(db, SQL_RUN_ALIVE, 3, time.mono_ms) && db_run(db, SQL_RUN_ALIVE);
}

bool usage_rows_end_run(struct db *db, const struct run_row *row)
{
    return db_bind_int(db, SQL_RUN_END, 1, row->run) && db_run(db, SQL_RUN_END);
}

bool usage_rows_set_seq(struct db *db, struct run_row *row, int64_t seq)
{
    row->seq = seq;
    return db_bind_int(db, SQL_RUN_SEQ, 1, row->run) && db_bind_int(db, SQL_RUN_SEQ, 2, seq) &&
           db_run(db, SQL_RUN_SEQ);
}
