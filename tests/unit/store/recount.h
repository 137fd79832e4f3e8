/* SPDX-License-Identifier: MIT */
/** Every figure of usage_stats, counted again from the rows of visits and steps by other SQL.
 */
#ifndef UNKNOT_TESTS_STORE_RECOUNT_H
#define UNKNOT_TESTS_STORE_RECOUNT_H

#include "app/store/usage_stats.h"

#include <stdint.h>

/**
 * Reads a span and fails the test where a figure is not what the rows say.
 *
 * @param reader   of the database at `path`
 * @param station  its id, "" for all stations
 */
void recount_check_span(const char *path, struct stats_reader *reader, const char *station,
                        int64_t from, int64_t to);

#endif
