/* SPDX-License-Identifier: MIT */
/**
 * A usage database, written by one thread and synchronously: by the writer's thread, and by
 * whoever makes many visits at once and needs no thread for it.
 *
 * ```
 * struct usage_run run = {.origin = origin, .started = time, .id = random_id_next(&ids)};
 * struct usage_stamp stamp = {.ids = ids};
 * struct usage_db *db = usage_db_open(path, &run, NULL, &problem);
 * for each record: usage_db_write(db, &(usage_stamp_next(&stamp, &usage, time)));
 * now and then, and at the end: usage_db_commit(db);
 * usage_db_close(db);
 * ```
 */
#ifndef UNKNOT_STORE_USAGE_DB_H
#define UNKNOT_STORE_USAGE_DB_H

#include "app/store/usage_rows.h"

struct usage_db;

/**
 * Opens, checks and migrates the file, writes the run's row, and closes what earlier runs left
 * open as `interrupted`. Creates file and folder where there are none.
 *
 * @param run      its texts are borrowed until usage_db_close()
 * @param abandon  see db_open(); may be NULL
 * @return NULL: `*problem` says why, and the file is as it was
 */
struct usage_db *usage_db_open(const char *path, const struct usage_run *run,
                               const atomic_bool *abandon, struct store_problem *problem);

/** Frees it; what was not committed is not written. NULL is fine. */
void usage_db_close(struct usage_db *db);

/**
 * Begins a transaction. usage_db_write() does it by itself where none has begun.
 *
 * @param seq_out  number of the run's last record in the file; may be NULL
 */
bool usage_db_begin(struct usage_db *db, int64_t *seq_out);

/** Writes a record, or nothing when the file has it already. @return false: rolled back */
bool usage_db_write(struct usage_db *db, const struct usage_record *record);

/** Counts a fault of the store's own. @return false: rolled back */
bool usage_db_write_fault(struct usage_db *db, const struct usage_fault *fault,
                          struct usage_time time);

/** The station ran until `time`, whether or not anything was recorded. @return false: rolled
 * back
 */
bool usage_db_alive(struct usage_db *db, struct usage_time time);

/** The run is ended in order, by somebody or something. @return false: rolled back */
bool usage_db_end_run(struct usage_db *db);

/** Makes everything since the begin safe on the disk. @return false: rolled back */
bool usage_db_commit(struct usage_db *db);

/** Does one bite of upkeep_bite(), between transactions. */
bool usage_db_tend(struct usage_db *db, int64_t raw_from_day, bool *done_out);

/** Is the file still the one that was opened? */
bool usage_db_is_in_place(struct usage_db *db);

/** Why the last call did not work. */
const struct store_problem *usage_db_problem(const struct usage_db *db);

/** Makes a connection ready to write usage: known to be ours and sound, of the newest version,
 *  with the statements of usage_sql and the rollups. */
bool usage_db_make_ready(struct db *db);

#endif
