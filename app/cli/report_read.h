/* SPDX-License-Identifier: MIT */
/** What a report is made of, read from one moment of a database. */
#ifndef UNKNOT_CLI_REPORT_READ_H
#define UNKNOT_CLI_REPORT_READ_H

#include "app/cli/report_language.h"
#include "app/report/report.h"
#include "app/store/usage_stats.h"

#include <stdbool.h>

struct report_data {
    struct stats_reader *reader;
    struct stats_query query;
    struct usage_stats stats;
    struct usage_stats one; /* of one station, while all are gone through */
    struct stats_station_name names[STATS_STATIONS_MAX];
    struct report_station stations[STATS_STATIONS_MAX];
    int station_count;
};

/**
 * Opens the file, holds it as it is, and reads all figures of the span.
 *
 * @param abandon  as for stats_open()
 * @return NULL: `problem` says why. **Ownership**: report_data_free()
 */
struct report_data *report_data_read(const char *path, const struct stats_query *query,
                                     const atomic_bool *abandon, struct store_problem *problem);

/** NULL is fine. */
void report_data_free(struct report_data *data);

/** What is said about the making of a report. */
struct report_making {
    int64_t wall_ms; /**< UTC */
    int offset_min;  /**< local time minus UTC at that moment */
    int kept_months;
    const struct report_language *language; /**< borrowed */
};

/** The page of the figures; everything in it is borrowed. */
struct report report_data_page(const struct report_data *data,
                               const struct report_making *making);

#endif
