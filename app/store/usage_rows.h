/* SPDX-License-Identifier: MIT */
/** Usage records as rows. Called within a transaction of a migrated, prepared database. */
#ifndef UNKNOT_STORE_USAGE_ROWS_H
#define UNKNOT_STORE_USAGE_ROWS_H

#include "app/store/db.h"
#include "app/store/usage_record.h"

/** One start of the program. */
struct usage_run {
    struct usage_origin origin; /**< borrowed texts */
    struct usage_time started;
    struct random_id id;
};

/** Short numbers of the run and its station in one file. */
struct run_row {
    int64_t run;
    int64_t station;
    int64_t seq;           /**< number of the run's last record in this file, 0: none */
    int64_t alive_mono_ms; /**< up to when the station is known to have run */
};

enum {
    DIRTY_DAYS_MAX = 16
};

/** Days whose rollups are to be made anew before the commit. All zero: none. */
struct dirty_days {
    int count;
    struct dirty_day {
        int64_t station, day;
    } days[DIRTY_DAYS_MAX];
};

/** Makes them; none is left. */
bool usage_rows_roll_up(struct db *db, struct dirty_days *dirty);

/** Finds the run's row, or adds it with its station's. */
bool usage_rows_find_run(struct db *db, const struct usage_run *run, struct run_row *row_out);

/** Closes the visits that runs before this one left open as `interrupted`. */
bool usage_rows_close_open_visits(struct db *db, const struct run_row *row,
                                  struct dirty_days *dirty);

/**
 * Writes a record, and which day it changes in `dirty`; one that belongs to no visit of this
 * file is counted as a fault.
 */
bool usage_rows_write(struct db *db, const struct run_row *row,
                      const struct usage_record *record, struct dirty_days *dirty);

/** Counts a fault. */
bool usage_rows_write_fault(struct db *db, const struct run_row *row,
                            const struct usage_fault *fault, struct usage_time time);

/** The station ran until `time`: notes it, and adds it to its days. */
bool usage_rows_set_alive(struct db *db, struct run_row *row, struct usage_time time);

/** Notes that the run is ended in order. */
bool usage_rows_end_run(struct db *db, const struct run_row *row);

/** Notes `seq` as the last record of the run in this file. */
bool usage_rows_set_seq(struct db *db, struct run_row *row, int64_t seq);

#endif
