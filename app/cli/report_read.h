/* SPDX-License-Identifier: MIT */
/** What a report is made of, read from one moment of a database. */
#ifndef UNKNOT_CLI_REPORT_READ_H
#define UNKNOT_CLI_REPORT_READ_H

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
 * Opens the file and reads all figures of the span.
 *
 * @return NULL: said on stderr. **Ownership**: report_data_free()
 */
struct report_data *report_data_read(const char *path, const struct stats_query *query);

/** NULL is fine. */
void report_data_free(struct report_data *data);

#endif
