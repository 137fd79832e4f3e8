/* SPDX-License-Identifier: MIT */
/**
 * Joins usage databases of several stations into one.
 *
 * Rows are known by their random ids, so joining the same file again, or a later copy of it,
 * adds only what is new. What has no id, the counts of a day, belongs to a station and only
 * grows, so the larger count holds; two machines that share a station id and ran on the same
 * day are therefore counted there as the one with the larger count, but for their visits.
 */
#ifndef UNKNOT_STORE_MERGE_H
#define UNKNOT_STORE_MERGE_H

#include "app/store/db.h"

struct merge_counts {
    int64_t stations, visits, steps; /**< that were added */
};

struct merge;

/** @return false: it is no usage database of this version; `problem` says why. Only reads */
bool merge_accepts(const char *path, struct store_problem *problem);

/**
 * Opens the database that the others are joined into; it is created if it is not there.
 *
 * @return NULL: `problem` says why
 */
struct merge *merge_open(const char *path, struct store_problem *problem);

/**
 * Adds a database, all of it or nothing; the file is only read.
 *
 * @return false: `problem` says why
 */
bool merge_add(struct merge *merge, const char *path, struct merge_counts *counts_out,
               struct store_problem *problem);

/** NULL is fine. */
void merge_close(struct merge *merge);

#endif
