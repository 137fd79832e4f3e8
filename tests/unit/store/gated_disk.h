/* SPDX-License-Identifier: MIT */
/** A disk under SQLite whose syncs a test can hold up or let fail. */
#ifndef UNKNOT_TESTS_STORE_GATED_DISK_H
#define UNKNOT_TESTS_STORE_GATED_DISK_H

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>

struct gated_disk {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool closed;  /**< syncs wait until it is opened */
    bool waited;  /**< a sync waits, or has */
    int opened;   /**< how often a database was opened */
    int failures; /**< so many syncs to come report an error, behind the write they stand for */
};

/** Puts it under every database opened from now on. One at a time. */
void gated_disk_install(struct gated_disk *disk);
void gated_disk_remove(struct gated_disk *disk);

void gated_disk_close_gate(struct gated_disk *disk);
/** Returns when a sync stands before the closed gate. */
void gated_disk_await_waiter(struct gated_disk *disk);
void gated_disk_open_gate(struct gated_disk *disk);

void gated_disk_fail_next(struct gated_disk *disk, int failures);
int gated_disk_failures_left(struct gated_disk *disk);
int gated_disk_opened(struct gated_disk *disk);

#endif
