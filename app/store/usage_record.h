/* SPDX-License-Identifier: MIT */
/**
 * A usage record with all that is decided about it once, however often writing it is tried:
 * its number, the random id of its visit, its place among the visit's steps.
 */
#ifndef UNKNOT_STORE_USAGE_RECORD_H
#define UNKNOT_STORE_USAGE_RECORD_H

#include "app/core/usage.h"
#include "app/store/random_id.h"
#include "app/store/usage_time.h"

#include <stdbool.h>
#include <stdint.h>

struct usage_record {
    struct usage usage;
    struct usage_time time;
    int64_t seq;               /**< 1 for the first of a run */
    bool has_visit;            /**< a step or end before any visit has none */
    struct random_id visit_id; /**< of the visit it begins or belongs to */
};

/** Decides. All zero: at the start of a run, with ids from the kernel. */
struct usage_stamp {
    struct id_source ids;
    int64_t seq;
    bool has_visit;
    struct random_id visit_id;
    int last_ordinal;
};

/**
 * Makes the next record of a run. Never fails.
 *
 * Steps of a visit are told apart by their ordinal: one that is not above the last is given
 * the number behind it.
 */
struct usage_record usage_stamp_next(struct usage_stamp *stamp, const struct usage *usage,
                                     struct usage_time time);

/** Is it part of a visit (and not a menu count or a fault)? */
bool usage_record_is_of_visit(const struct usage_record *record);

/** Wall time, UTC ms, at the moment the record is true for. */
int64_t usage_record_wall_ms(const struct usage_record *record);

#endif
