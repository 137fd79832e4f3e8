/* SPDX-License-Identifier: MIT */
#include "app/store/local_day.h"

enum {
    DAYS_OF_ERA = 146097, /* 400 years */
    DAYS_TO_1970 = 719468 /* from 0000-03-01 */
};

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

int64_t local_ms(struct usage_time time)
{
    return time.wall_ms + (int64_t)time.utc_offset_min * MINUTE_MS;
}

int64_t local_day(int64_t local_ms)
{
    return floor_div(local_ms, DAY_MS);
}

bool local_day_is_one(int64_t day)
{
    return day >= DAY_FIRST && day <= DAY_LAST;
}

int local_weekday(int64_t day)
{
    return (int)(day + 3 - floor_div(day + 3, 7) * 7); /* 1970-01-01 was a Thursday */
}

/* Years that begin in March have their leap day at the end, so months are even: five of them
 * are 153 days. */
int64_t local_month(int64_t day)
{
    int64_t shifted = day + DAYS_TO_1970;
    int64_t era = floor_div(shifted, DAYS_OF_ERA);
    int64_t of_era = shifted - era * DAYS_OF_ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);

    return (era * 400 + year - 1970) * 12 + (5 * of_year + 2) / 153 + 2;
}

int64_t local_month_first_day(int64_t month)
{
    int64_t from_march = month - 2 + 1970 * 12;
    int64_t year = floor_div(from_march, 12);
    int64_t era = floor_div(year, 400);
    int64_t of_era = year - era * 400;
    int64_t days = (153 * (from_march - year * 12) + 2) / 5;

    return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + days - DAYS_TO_1970;
}
