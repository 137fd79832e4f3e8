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
    ROLLUP_SQL_SUM_NEXT,     /**< station, level, first, end → the first that is not summed */
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

/** Of a row with a `day`: it is one between DAY_FIRST and DAY_LAST. */
#define ROLLUP_SQL_DAY_IS_ONE "day BETWEEN -1 AND 47846"

/** Of a row of `daily`: it holds what cannot have been counted. See stats_sum_takes(). */
#define ROLLUP_SQL_CANNOT_BE                                                                   \
    "(min(n, v1, v2, v3, v4, v5, v6, v7, v8) < 0"                                              \
    " OR n > 1099511627776 OR max(v1, v2, v3, v4, v5, v6, v7, v8) > 2251799813685248"          \
    " OR CASE topic & 31 WHEN 0 THEN max(v1, v2, v3, v4, v5) > n"                              \
    "  WHEN 2 THEN max(v1, v2, v3, v5) > n OR max(v6, v7) > 4 * v5 OR v8 > 16 * v5"            \
    "  WHEN 3 THEN max(v1, v2, v3, v5) > n OR max(v6, v7) > 4 * v5 OR v8 > 16 * v5"            \
    "  WHEN 4 THEN max(v1, v2, v3, v5) > n OR max(v6, v7) > 4 * v5 OR v8 > 16 * v5"            \
    "  WHEN 6 THEN max(v1, v2, v3, v4) > n WHEN 8 THEN max(v1, v2, v3, v4) > n"                \
    "  WHEN 16 THEN n > 1 ELSE 0 END"                                                          \
    " OR typeof(n + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8) <> 'integer') IS NOT 0"

/** The tables in memory that a day's rows are taken into. */
extern const char rollup_temporary[];

#endif
