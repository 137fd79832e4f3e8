/* SPDX-License-Identifier: MIT */
/** When simulated visitors come: opening hours, two peaks a day, weekdays, closed days. */
#ifndef UNKNOT_CLI_CALENDAR_H
#define UNKNOT_CLI_CALENDAR_H

#include "app/cli/visitor.h"

#include <stdbool.h>
#include <stdint.h>

struct calendar {
    int64_t first_day_s; /**< noon of the first day, local time, UTC since 1970 */
    int days;
    double visits_a_day; /**< on a day that is as busy as any */
};

/** Where one is in the calendar; all zero: at its beginning. */
struct calendar_place {
    int today;      /**< index of the day that is open */
    int next_day;   /**< the one after it */
    int left_today; /**< visits still to come today */
    double carried; /**< part of a visit that is left over from the days before */
    int64_t last_ms;
};

/** @param until  "YYYY-MM-DD", the last day; NULL: yesterday
 *  @return false: said on stderr */
bool calendar_init(struct calendar *calendar, const char *until, int days, int visits);

/** When a day of it begins, an hour before the doors open: UTC ms. 0: the first day. */
int64_t calendar_day_ms(const struct calendar *calendar, int day);

/** The next arrival, UTC ms, never before the one before it. */
int64_t calendar_next_ms(const struct calendar *calendar, struct calendar_place *place,
                         struct dice *dice);

#endif
