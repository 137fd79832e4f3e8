/* SPDX-License-Identifier: MIT */
/**
 * Rows of ended visits, of their steps and of days as texts, for tables that are handed on.
 *
 * Begins are local and rounded down to 15 minutes, durations are whole seconds, and counts of a
 * day from 1 to 4 are "<5". Days marked as not real use have no rows, and no counts.
 */
#ifndef UNKNOT_STORE_STATS_TABLE_H
#define UNKNOT_STORE_STATS_TABLE_H

#include "app/store/usage_stats.h"

enum stats_table {
    STATS_TABLE_VISITS,
    STATS_TABLE_STEPS,
    STATS_TABLE_DAILY,
    STATS_TABLE_COUNT
};

/** "visits", "steps", "daily" */
const char *stats_table_name(enum stats_table table);

/** Where rows go. */
struct stats_sink {
    /** Gets a row; in the first call the names of the columns. The cells are borrowed, never
     *  NULL. @return false: no more rows are wanted */
    bool (*row)(void *context, const char *const cells[], int count);
    void *context;
};

/** How many rows there are, without the names of the columns. @return -1: `problem` says why */
int64_t stats_table_count(struct stats_reader *reader, const struct stats_query *query,
                          enum stats_table table, struct store_problem *problem);

/** @return false: `problem` says why; STORE_OK: the sink wanted no more */
bool stats_table_read(struct stats_reader *reader, const struct stats_query *query,
                      enum stats_table table, const struct stats_sink *sink,
                      struct store_problem *problem);

#endif
