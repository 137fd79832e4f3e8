/* SPDX-License-Identifier: MIT */
/**
 * The queue of usage records and the one thread that owns the database connection.
 *
 * Pushing never blocks on the disk, never fails while memory lasts, and never drops a record:
 * what cannot be written now (missing folder, full disk, locked, read-only) waits in memory
 * and is tried again with back-off until it can.
 */
#ifndef UNKNOT_STORE_USAGE_WRITER_H
#define UNKNOT_STORE_USAGE_WRITER_H

#include "app/core/usage.h"
#include "app/store/usage_time.h"

#include <stdbool.h>
#include <stdint.h>

struct usage_writer;

/**
 * Starts the thread; the database is opened, checked and migrated by it.
 *
 * An open visit of an earlier run is closed as `interrupted`. A corrupt file is moved aside
 * and a new one begun. A database of a newer version, or of another program, is refused:
 * records wait in memory. Each new problem is said once on stderr, and its end; problems that
 * are over stand in the table `fault` with how long they lasted.
 *
 * @param origin  copied
 * @return NULL only when there is no memory or no thread. **Ownership**: usage_writer_close()
 */
struct usage_writer *usage_writer_open(const char *path, const struct usage_origin *origin,
                                       struct usage_time now);

/** Hands a record over. Copied. Any thread; in order for each. Never blocks on the disk. */
void usage_writer_push(struct usage_writer *writer, const struct usage *usage,
                       struct usage_time time);

/**
 * Says that the station runs at `time`; the more often, the better. Written at most once an
 * hour when there is nothing else to write, and with the end. Never blocks on the disk.
 */
void usage_writer_beat(struct usage_writer *writer, struct usage_time time);

/** For how many whole months visits are kept, 13 by default; their counts are kept for ever. */
void usage_writer_keep(struct usage_writer *writer, int months);

/** How it stands, for tests, staff marks and the end of the program. */
struct usage_writer_state {
    int waiting;                  /**< records not yet safe on the disk */
    int64_t written;              /**< records safe on the disk */
    bool healthy;                 /**< the last attempt worked; true before the first */
    char problem[USAGE_TEXT_MAX]; /**< of the last attempt, "" when healthy */
};
struct usage_writer_state usage_writer_state(struct usage_writer *writer);

/**
 * For how long the thread has been in the middle of its work without getting on, in ms. Work
 * that takes long, such as the check of a large file, gets on as long as it uses the processor.
 *
 * @return 0: it waits for work, or it got on since this was last asked
 */
int64_t usage_writer_busy_ms(struct usage_writer *writer);

/**
 * Tries at once, whatever the back-off, and waits until everything is written or `timeout_ms`
 * has passed. @return all written
 */
bool usage_writer_flush(struct usage_writer *writer, int timeout_ms);

/**
 * Writes what can be written within `timeout_ms`, stops the thread and frees everything.
 *
 * @return number of records that could not be written; each kind is said on stderr
 */
int usage_writer_close(struct usage_writer *writer, int timeout_ms);

#endif
