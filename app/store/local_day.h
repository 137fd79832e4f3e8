/* SPDX-License-Identifier: MIT */
/** Days, months and years as numbers since 1970. Pure; a day is a local one. */
#ifndef UNKNOT_STORE_LOCAL_DAY_H
#define UNKNOT_STORE_LOCAL_DAY_H

#include "app/store/usage_time.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    DAY_MS = 86400000,
    HOUR_MS = 3600000,
    MINUTE_MS = 60000,
    DAY_FIRST_SANE = 18262, /**< 2020-01-01: a clock that says less was never set */
    DAY_FIRST = -1,         /**< 1969-12-31: where a clock begins, west of Greenwich */
    DAY_LAST = 47846,       /**< 2100-12-31: days outside these two are no clock's but damage */
};

/** Local time in ms since 1970-01-01 00:00 local. */
int64_t local_ms(struct usage_time time);

/** Day number of a local time, 0 for 1970-01-01. */
int64_t local_day(int64_t local_ms);

/** Is it a day that a clock can have said? What a file holds may be any number. */
bool local_day_is_one(int64_t day);

/** 0 Monday .. 6 Sunday. */
int local_weekday(int64_t day);

/** Months since January 1970 of a day, and the first day of a month. */
int64_t local_month(int64_t day);
int64_t local_month_first_day(int64_t month);

#endif
