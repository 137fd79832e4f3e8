/* SPDX-License-Identifier: MIT */
/** The statements of the rollups, by name, numbered behind those of usage_sql. */
#ifndef UNKNOT_STORE_ROLLUP_SQL_H
#define UNKNOT_STORE_ROLLUP_SQL_H

#include "app/store/usage_sql.h"

enum rollup_statement {
    ROLLUP_SQL_FIRST = SQL_COUNT,
    ROLLUP_SQL_CLEAR = ROLLUP_SQL_FIRST, /**< station, day; also first of a recount */
    ROLLUP_SQL_FORGET_VISITS,
    ROLLUP_SQL_FORGET_STEPS,
    ROLLUP_SQL_TAKE_VISITS, /**< station, day */
    ROLLUP_SQL_TAKE_STEPS,
    ROLLUP_SQL_COUNT_FIRST,
    ROLLUP_SQL_VISIT = ROLLUP_SQL_COUNT_FIRST, /**< station, day: this one and those behind */
    ROLLUP_SQL_HOUR,
    ROLLUP_SQL_ROUTINE,
    ROLLUP_SQL_TOOL,
    ROLLUP_SQL_TECHNIQUE,
    ROLLUP_SQL_FEEL,
    ROLLUP_SQL_LEGS,
    ROLLUP_SQL_LEG,
    ROLLUP_SQL_STAGE,
    ROLLUP_SQL_STAGE_ENDS,
    ROLLUP_SQL_LEFT,
    ROLLUP_SQL_COUNT_LAST = ROLLUP_SQL_LEFT,
    ROLLUP_SQL_FREEZE,       /**< station, day */
    ROLLUP_SQL_UNSUM,        /**< station, level, period */
    ROLLUP_SQL_DIRTY_NEXT,   /**< → station, day */
    ROLLUP_SQL_DIRTY_DONE,   /**< station, day */
    ROLLUP_SQL_ADD_COUNTED,  /**< station, day, topic, key, n, v1 .. v4 */
    ROLLUP_SQL_STATION_NEXT, /**< station → the next one */
    ROLLUP_SQL_DAYS_SPAN,    /**< station → first day, last day */
    ROLLUP_SQL_SUM_THERE,    /**< station, level, period → row when summed */
    ROLLUP_SQL_SUM_MONTH,    /**< station, period, first day, last day */
    ROLLUP_SQL_SUM_YEAR,     /**< station, period, first month, last month */
    ROLLUP_SQL_SUM_MARK,     /**< station, level, period */
    ROLLUP_SQL_END
};

enum {
    ROLLUP_SQL_COUNT = ROLLUP_SQL_END - ROLLUP_SQL_FIRST,
    ROLLUP_SUMMED = 63, /**< topic of the one row that says a period is summed up */
    ROLLUP_LEVEL_MONTH = 1,
    ROLLUP_LEVEL_YEAR = 2,
};

extern const char *const rollup_sql[ROLLUP_SQL_COUNT];

/** The tables in memory that a day's rows are taken into. */
extern const char rollup_temporary[];

#endif
