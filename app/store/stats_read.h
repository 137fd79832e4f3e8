/* SPDX-License-Identifier: MIT */
/** What the parts of the reader share: its statements, and a station's span under way. */
#ifndef UNKNOT_STORE_STATS_READ_H
#define UNKNOT_STORE_STATS_READ_H

#include "app/store/stats_sum.h"
#include "app/store/stats_table.h"

enum stats_statement {
    STATS_SQL_STATIONS,     /**< → id, station_id, name */
    STATS_SQL_STATION_FIND, /**< station_id → id */
    STATS_SQL_SPAN,         /**< station → first, first sane, last day */
    STATS_SQL_DAYS,         /**< station, first, last → rows */
    STATS_SQL_PERIOD,       /**< station, level, period → rows */
    STATS_SQL_DAY_BAR,      /**< station, day → rows of VISIT and ON */
    STATS_SQL_MONTH_BAR,    /**< station, month → the same */
    STATS_SQL_SUMMED,       /**< station, level, period → row when it is summed up */
    STATS_SQL_EXCLUDED,     /**< station, first, last → from, to, reason, id */
    STATS_SQL_MENUS,        /**< station, first, last → count, screen */
    STATS_SQL_FAULTS,       /**< station, first, last → count, last time, code, text */
    STATS_SQL_BUTTONS,      /**< station, first, last → button, its counts */
    STATS_SQL_LAST_RUN,     /**< station → started, alive, version */
    STATS_SQL_STRIP,        /**< station, first, last → day, key, time on */
    STATS_SQL_WORD,         /**< id → text */
    STATS_SQL_COUNT
};

enum {
    STATS_TABLE_STATEMENTS = 2 * STATS_TABLE_COUNT,     /**< their rows, then how many */
    STATS_EXCLUDED_MAX = 256,                           /**< marks of a station in a span */
    STATS_STATIONS_ADDED_MAX = STATS_STATIONS_MAX * 16, /**< that are too many to add up */
};

/** Statements of stats_table.c, numbered behind those above. */
extern const char *const stats_table_sql[STATS_TABLE_STATEMENTS];

enum {
    STATS_OUTAGE_STATEMENTS = 1 /**< numbered behind those of the tables */
};

/** Statements of stats_outages.c. */
extern const char *const stats_outage_sql[STATS_OUTAGE_STATEMENTS];

/** The connection of a reader. */
struct db *stats_db(struct stats_reader *reader);

struct stats_marks {
    int count;
    struct stats_mark {
        int64_t from, to;
    } items[STATS_EXCLUDED_MAX];
};

/** A station's part of a span. */
struct stats_part {
    struct db *db;
    struct stats_sum *sum;
    int64_t station;
    int64_t from, to; /**< of the figures: from where there is data */
    struct stats_marks marks;
};

bool stats_is_marked(const struct stats_marks *marks, int64_t day);

/** The last day of from..to before the next mark behind `from`. */
int64_t stats_free_until(const struct stats_marks *marks, int64_t from, int64_t to);

/** Binds and goes to the next row of DAYS, PERIOD, DAY_BAR or MONTH_BAR; one that cannot have
 *  been counted is a failure: STORE_CORRUPT. */
bool stats_bind(struct db *db, int statement, int64_t a, int64_t b, int64_t c);
bool stats_next(const struct stats_part *part, int statement, struct stats_row *row_out,
                bool *found_out);

/** Is there a sum over a whole month or year? */
bool stats_is_summed(const struct stats_part *part, int level, int64_t period,
                     bool *summed_out);

/** Lays out the bars of the span of `stats`, then adds a station's part to them. */
void stats_bars_begin(struct usage_stats *stats);
bool stats_bars_add(const struct stats_part *part);

/** Adds menus, faults, buttons and the hours of the last days; the last run, without a span
 *  too. */
bool stats_station_add(const struct stats_part *part);
/** Adds what was out of order. */
bool stats_outages_add(const struct stats_part *part);
bool stats_station_add_last_run(const struct stats_part *part);

#endif
