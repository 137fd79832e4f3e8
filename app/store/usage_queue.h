/* SPDX-License-Identifier: MIT */
/** Records that wait to be written, in their order. Not locked: its owner does that. */
#ifndef UNKNOT_STORE_USAGE_QUEUE_H
#define UNKNOT_STORE_USAGE_QUEUE_H

#include "app/core/usage.h"
#include "app/store/usage_time.h"

#include <stdbool.h>

enum {
    USAGE_QUEUE_FIRST_CAPACITY = 1024
};

struct usage_waiting {
    struct usage usage;
    struct usage_time time;
};

/** A ring that grows rather than drops. */
struct usage_queue {
    struct usage_waiting *items;
    int capacity;
    int first;
    int count;
};

/** @return false: no memory */
bool usage_queue_init(struct usage_queue *queue);

/** Frees it; all zero is fine. */
void usage_queue_finish(struct usage_queue *queue);

/** Adds a copy at the end. @return false: no memory, nothing changed */
bool usage_queue_push(struct usage_queue *queue, const struct usage *usage,
                      struct usage_time time);

/** The record at place `at`, 0 for the oldest. Borrowed until the next push. */
const struct usage_waiting *usage_queue_at(const struct usage_queue *queue, int at);

/** Forgets the oldest `count` records. */
void usage_queue_drop(struct usage_queue *queue, int count);

#endif
