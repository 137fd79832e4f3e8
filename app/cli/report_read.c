/* SPDX-License-Identifier: MIT */
#include "app/cli/report_read.h"

#include <stdlib.h>
#include <string.h>

static void keep_station(struct report_station *station, const struct stats_station_name *name,
                         const struct usage_stats *stats)
{
    memcpy(station->id, name->station_id, sizeof station->id);
    memcpy(station->name, name->name[0] != '\0' ? name->name : name->station_id,
           sizeof station->name);
    station->on_days = (int)stats->station.on_days;
    station->visits = stats->visits;
    station->rated = stats->rated;
}

static int more_used_first(const void *left, const void *right)
{
    const struct report_station *a = left, *b = right;

    if (a->visits.n != b->visits.n) {
        return a->visits.n < b->visits.n ? 1 : -1;
    }
    return strcmp(a->id, b->id);
}

/* The figures of each station in the span of them all. */
static bool read_stations(struct report_data *data, struct store_problem *problem)
{
    int count = stats_stations(data->reader, data->names, problem);
    struct stats_query query = {.from_day = data->stats.from_day, .to_day = data->stats.to_day};

    for (int i = 0; i < count; i++) {
        const char *id = data->names[i].station_id;

        query.station_id = id;
        if (data->query.station_id != NULL && strcmp(id, data->query.station_id) != 0) {
            continue;
        }
        if (!stats_read(data->reader, &query, &data->one, problem)) {
            return false;
        }
        keep_station(&data->stations[data->station_count++], &data->names[i], &data->one);
    }
    qsort(data->stations, (size_t)data->station_count, sizeof data->stations[0],
          more_used_first);
    return count >= 0;
}

static bool read(struct report_data *data, const char *path, const atomic_bool *abandon,
                 struct store_problem *problem)
{
    data->reader = stats_open(path, abandon, problem);
    return data->reader != NULL && stats_hold(data->reader, problem) &&
           stats_read(data->reader, &data->query, &data->stats, problem) &&
           read_stations(data, problem);
}

struct report_data *report_data_read(const char *path, const struct stats_query *query,
                                     const atomic_bool *abandon, struct store_problem *problem)
{
    struct report_data *data = calloc(1, sizeof *data);

    *problem = (struct store_problem){STORE_FAILED, "out of memory"};
    if (data == NULL) {
        return NULL;
    }
    data->query = *query;
    if (!read(data, path, abandon, problem)) {
        report_data_free(data);
        return NULL;
    }
    return data;
}

void report_data_free(struct report_data *data)
{
    if (data != NULL) {
        stats_close(data->reader);
        free(data);
    }
}

struct report report_data_page(const struct report_data *data,
                               const struct report_making *making)
{
    return (struct report){
        .stats = &data->stats,
        .stations = data->stations,
        .station_count = data->station_count,
        .made_wall_ms = making->wall_ms,
        .made_offset_min = making->offset_min,
        .program = UNKNOT_VERSION,
        .kept_months = making->kept_months,
        .names = report_language_names(making->language),
        .words = &making->language->words,
        .language = making->language->id,
        .date = making->language->date,
        .decimal = making->language->decimal,
    };
}
