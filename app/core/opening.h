/* SPDX-License-Identifier: MIT */
/** When the gym is open: hours of the week, as plain data. Pure. */
#ifndef UNKNOT_CORE_OPENING_H
#define UNKNOT_CORE_OPENING_H

#include <stdbool.h>

enum {
    OPENING_HOURS_MAX = 21, /**< three a day */
    WEEK_DAYS = 7,
    DAY_MINUTES = 1440
};

/** Hours of some days. They belong to the day they begin on, also over midnight. */
struct opening_hours {
    unsigned days;   /**< a bit for each day, bit 0 is Monday; at least one */
    int from_minute; /**< of the day, 0..1439, the first one in */
    int to_minute;   /**< the last one not; not later than from_minute: on the next day. The
                          same: a whole day */
};

/** All-zero is a gym that never closes. */
struct opening {
    struct opening_hours hours[OPENING_HOURS_MAX];
    int count;
};

/**
 * @param weekday  0 is Monday; -1: not known
 * @param minute   of the day; -1: not known
 * @return also true when it is not known: a wrong clock must not lock a gym out
 */
bool opening_is_open(const struct opening *opening, int weekday, int minute);

/** @return the minute of the day at which it opens next, or -1: it is open, or not known */
int opening_next_minute(const struct opening *opening, int weekday, int minute);

#endif
