/* SPDX-License-Identifier: MIT */
/**
 * Reads struct usage_stats from the rollups.
 *
 * A reader has a connection of its own, never writes, and may be used on any one thread at a
 * time, also beside a station that is writing; all figures of one call are of the same moment.
 */
#ifndef UNKNOT_STORE_USAGE_STATS_H
#define UNKNOT_STORE_USAGE_STATS_H

#include "app/core/usage_stats.h"
#include "app/store/db.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/** What to read. All zero but to_day: one day of all stations. */
struct stats_query {
    int64_t from_day, to_day; /**< local days since 1970, both included; INT64_MIN and
                                   INT64_MAX: from the first, to the last there is */
    const char *station_id;   /**< NULL: all stations together */
};

struct stats_reader;

/**
 * Opens a usage database for reading. One of an earlier version must have been opened by a
 * station first: it has no rollups.
 *
 * @param abandon  polled while it reads: once true a call fails. May be NULL. Borrowed
 * @param problem  set when NULL is returned
 */
struct stats_reader *stats_open(const char *path, const atomic_bool *abandon,
                                struct store_problem *problem);

/** NULL is fine. */
void stats_close(struct stats_reader *reader);

/**
 * Reads the figures of a span.
 *
 * @param stats_out  about 500 KiB: not on a small stack
 * @return false: `problem` says why; a station that is not in the file is STORE_REFUSED
 */
bool stats_read(struct stats_reader *reader, const struct stats_query *query,
                struct usage_stats *stats_out, struct store_problem *problem);

/**
 * Holds the database as it is now for all calls that follow, until the reader is closed.
 *
 * @return false: `problem` says why
 */
bool stats_hold(struct stats_reader *reader, struct store_problem *problem);

struct stats_station_name {
    char station_id[USAGE_TEXT_MAX];
    char name[USAGE_TEXT_MAX];
};

/** @return number of stations in the file, at most STATS_STATIONS_MAX; -1: `problem` says why
 */
int stats_stations(struct stats_reader *reader, struct stats_station_name out[],
                   struct store_problem *problem);

#endif
