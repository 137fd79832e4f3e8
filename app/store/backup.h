/* SPDX-License-Identifier: MIT */
/**
 * A copy of a database that is in use, as one file of one moment.
 *
 * The copy goes to a medium that may be slow: what is told as done has been written to it.
 */
#ifndef UNKNOT_STORE_BACKUP_H
#define UNKNOT_STORE_BACKUP_H

#include "app/store/usage_stats.h"

enum backup_end {
    BACKUP_DONE,
    BACKUP_STOPPED, /**< `go_on` said so */
    BACKUP_SOURCE,  /**< the database could not be read, or is damaged */
    BACKUP_TARGET,  /**< the copy could not be written */
};

struct backup_watch {
    /** Called after each part. @return false: stop */
    bool (*go_on)(void *context, int64_t bytes_done);
    void *context;
};

/** Size of the copy. @return -1: `problem` says why */
int64_t backup_bytes(struct stats_reader *held, struct store_problem *problem);

/**
 * Copies the database of a reader that holds it, so that it is of the moment of the reader's
 * figures, whatever a station writes meanwhile.
 *
 * In the end the copy was checked, is on the medium, and needs no file beside it. What was
 * begun of it when the answer is another than BACKUP_DONE is the caller's to remove, with
 * `-journal` and `-wal`.
 *
 * @param held     after stats_hold()
 * @param path     of the copy; no such file is there
 * @param problem  set with BACKUP_SOURCE and BACKUP_TARGET
 */
enum backup_end backup_write(struct stats_reader *held, const char *path,
                             const struct backup_watch *watch, struct store_problem *problem);

#endif
