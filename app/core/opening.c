/* SPDX-License-Identifier: MIT */
#include "app/core/opening.h"

enum {
    WEEK_MINUTES = WEEK_DAYS * DAY_MINUTES
};

static int length_of(const struct opening_hours *hours)
{
    int length = hours->to_minute - hours->from_minute;

    return length > 0 ? length : length + DAY_MINUTES;
}

/* Minutes from a minute of the week until hours begin on a day, 0 to a week. */
static int minutes_until(const struct opening_hours *hours, int day, int now)
{
    return (day * DAY_MINUTES + hours->from_minute - now + WEEK_MINUTES) % WEEK_MINUTES;
}

static bool is_within(const struct opening_hours *hours, int now)
{
    for (int day = 0; day < WEEK_DAYS; day++) {
        int since = (WEEK_MINUTES - minutes_until(hours, day, now)) % WEEK_MINUTES;

        if ((hours->days >> day & 1U) != 0 && since < length_of(hours)) {
            return true;
        }
    }
    return false;
}

bool opening_is_open(const struct opening *opening, int weekday, int minute)
{
    if (opening->count == 0 || weekday < 0 || minute < 0) {
        return true;
    }
    for (int i = 0; i < opening->count; i++) {
        if (is_within(&opening->hours[i], weekday * DAY_MINUTES + minute)) {
            return true;
        }
    }
    return false;
}

int opening_next_minute(const struct opening *opening, int weekday, int minute)
{
    int now = weekday * DAY_MINUTES + minute;
    int nearest = WEEK_MINUTES;
    int opens = -1;

    if (opening_is_open(opening, weekday, minute)) {
        return -1;
    }
    for (int i = 0; i < opening->count; i++) {
        const struct opening_hours *hours = &opening->hours[i];

        for (int day = 0; day < WEEK_DAYS; day++) {
            int until = minutes_until(hours, day, now);

            if ((hours->days >> day & 1U) != 0 && until < nearest) {
                nearest = until;
                opens = hours->from_minute;
            }
        }
    }
    return opens;
}
