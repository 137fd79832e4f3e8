/* SPDX-License-Identifier: MIT */
/**
 * A SQLite connection for one thread: opened safely, statements prepared by number, every bind
 * checked, and the last problem kept in words.
 */
#ifndef UNKNOT_STORE_DB_H
#define UNKNOT_STORE_DB_H

#include "app/core/usage.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum store_status {
    STORE_OK,
    STORE_BUSY,    /**< another program holds the database */
    STORE_FULL,    /**< no room on the disk */
    STORE_FAILED,  /**< cannot be opened, read-only, input or output error: may work later */
    STORE_CORRUPT, /**< damaged, or no database at all */
    STORE_REFUSED, /**< of a newer version or of another program: not ours to touch */
};

/** Why something did not work. All zero: it worked. */
struct store_problem {
    enum store_status status;
    char text[USAGE_TEXT_MAX]; /**< in one line; the file is known to the caller */
};

struct db;

/**
 * Opens or creates the file and its folder; nothing is changed in it yet.
 *
 * @param abandon  polled while statements run: once true they fail. May be NULL. Borrowed
 * @param problem  set when NULL is returned
 */
struct db *db_open(const char *path, const atomic_bool *abandon, struct store_problem *problem);

/**
 * Opens an existing file to read it; never changes it. Also from a folder that cannot be
 * written to, where the file must be whole without a log beside it.
 */
struct db *db_open_read(const char *path, const atomic_bool *abandon,
                        struct store_problem *problem);

/** Makes the tables of an existing file readable as `other.NAME`, as db_open_read() would.
 *  `DETACH other` ends that. */
bool db_attach(struct db *db, const char *path);

/** The connection itself, for what has no words here. */
sqlite3 *db_sqlite(struct db *db);

/** Closes it. NULL is fine. After a problem that is not for now, nothing is written any more.
 */
void db_close(struct db *db);

/** The last problem; status STORE_OK while there was none since db_clear_problem(). */
const struct store_problem *db_problem(const struct db *db);
void db_clear_problem(struct db *db);

/** Notes a problem of the caller's finding. @return false, always */
bool db_refuse(struct db *db, enum store_status status, const char *text);

/** Is the path still the file that was opened, its write-ahead log included? */
bool db_is_in_place(struct db *db);

/** Can only be read: its file, its folder's mount or its card is write protected. */
bool db_is_read_only(struct db *db);

/** Can only be read by what its first bytes say, though its file can be written. */
bool db_forbids_writing(const struct db *db);

/** Runs SQL without parameters and results. */
bool db_exec(struct db *db, const char *sql);

/** Asks for one integer (`PRAGMA user_version`). */
bool db_ask(struct db *db, const char *sql, int64_t *value_out);

/**
 * `PRAGMA quick_check`; a finding becomes the problem STORE_CORRUPT.
 *
 * @param table  reads all of it; NULL: reads the whole file
 */
bool db_check(struct db *db, const char *table);

/** Transactions. db_rollback() keeps the problem that led to it. */
bool db_begin(struct db *db);
bool db_commit(struct db *db);
void db_rollback(struct db *db);

/**
 * Prepares `count` statements, from then on named by their place in `sql`; a second list is
 * numbered on behind the first.
 */
bool db_prepare(struct db *db, const char *const sql[], int count);

/** Makes all statements ready for the next time, also those whose rows were not all gone to. */
void db_reset(struct db *db);

/** Binds parameter `at` (1..) of a statement. Texts are copied. */
bool db_bind_int(struct db *db, int statement, int at, int64_t value);
bool db_bind_null(struct db *db, int statement, int at);
bool db_bind_text(struct db *db, int statement, int at, const char *text);
bool db_bind_blob(struct db *db, int statement, int at, const void *bytes, int size);

/** Runs a statement to its end and makes it ready for the next time. */
bool db_run(struct db *db, int statement);

/**
 * The same, and keeps the integers of its first row.
 *
 * @param values  [count]; untouched when there was no row
 * @return false: failed; `*found_out` says whether there was a row
 */
bool db_run_ints(struct db *db, int statement, int64_t values[], int count, bool *found_out);

/**
 * Goes to the next row of a statement, and keeps its first integers. After the last row, and
 * after a failure, the statement is ready for the next time.
 */
bool db_next(struct db *db, int statement, int64_t values[], int count, bool *found_out);

/** A text of the row that db_next() went to, "" for null. Borrowed until the next call. */
const char *db_text(struct db *db, int statement, int column);

#endif
