/* SPDX-License-Identifier: MIT */
/**
 * The writer thread's side of the disk: one attempt after another to get a batch of records
 * into the file, whatever has become of the file in between. Used by that thread only.
 */
#ifndef UNKNOT_STORE_WRITER_DISK_H
#define UNKNOT_STORE_WRITER_DISK_H

#include "app/store/usage_db.h"

enum {
    WRITER_NOTES_MAX = 4
};

struct writer_disk {
    char *path;
    char *texts[4]; /**< what run.origin points to */
    struct usage_run run;
    const atomic_bool *abandon;
    struct usage_db *db; /**< NULL: to be opened */

    struct usage_record
        *recent; /**< written records of the last visit, see writer_disk_write() */
    int recent_count, recent_capacity;

    struct usage_fault notes[WRITER_NOTES_MAX]; /**< faults of the store, not yet written */
    int note_count;

    struct store_problem problem; /**< of the last attempt */
    struct store_problem outage;  /**< the first problem since the last attempt that worked */
    int64_t outage_since_ms;
    struct usage_time
        latest;             /**< newest known time, for the store's own faults and file names */
    struct usage_time beat; /**< until when the station ran; all zero: not told */
    int keep_months;        /**< whole months that visits are kept for */
};

/** Copies the texts. @return false: no memory; finish it all the same */
bool writer_disk_init(struct writer_disk *disk, const char *path,
                      const struct usage_origin *origin, struct usage_time now);

void writer_disk_finish(struct writer_disk *disk);

/**
 * Tries to write a batch, in one transaction, opening the database where it is not open.
 *
 * A file that has gone is begun anew; what it held of the visit under way is written again from
 * memory. A corrupt one is moved aside first.
 *
 * @param now_ms  monotonic, of any start; measures how long an outage lasts
 * @return true: the whole batch is safe. false: none of it, `disk->problem` says why
 */
bool writer_disk_write(struct writer_disk *disk, const struct usage_record batch[], int count,
                       int64_t now_ms);

/**
 * Does one bite of upkeep_bite(). Damage that it finds is treated as in writer_disk_write().
 *
 * @param done_out  nothing more to do for now
 */
bool writer_disk_tend(struct writer_disk *disk, int64_t now_ms, bool *done_out);

/** Notes that the run is ended in order. A failure is only said by the next start. */
void writer_disk_end(struct writer_disk *disk);

/** Is there something to do even without records: a file to open, a fault to note? */
bool writer_disk_has_work(const struct writer_disk *disk);

#endif
