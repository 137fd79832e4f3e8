/* SPDX-License-Identifier: MIT */
#include "app/cli/calendar.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    DAY_S = 86400,
    OPEN_HOUR = 6,
    CLOSE_HOUR = 22,
    CLOSED_EVERY = 97,
    FIRST_WEEKDAY = 3, /* of 1970, Monday being 0 */
};

/* @return false: there is no such day in any calendar */
static bool parse_day(const char *text, struct tm *day_out)
{
    struct tm day = {.tm_hour = 12, .tm_isdst = -1};
    char end;

    if (sscanf(text, "%4d-%2d-%2d%c", &day.tm_year, &day.tm_mon, &day.tm_mday, &end) != 3 ||
        day.tm_year < 1980 || day.tm_year > 2200) {
        return false;
    }
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    *day_out = day;
    (void)mktime(&day); /* makes the 30th of February a day of March */
    return day.tm_mon == day_out->tm_mon && day.tm_mday == day_out->tm_mday;
}

/* Weekends are quieter, Saturday is not; now and then the house is shut for a day. */
static double weight(const struct calendar *calendar, int day)
{
    static const double weekdays[7] = {1.15, 1.05, 1.05, 1.10, 0.95, 1.05, 0.65};
    int weekday = (int)((calendar->first_day_s / DAY_S + FIRST_WEEKDAY + day) % 7);

    return day % CLOSED_EVERY == CLOSED_EVERY - 1 ? 0.0 : weekdays[weekday];
}

/* Of all days: as many visitors come as were asked for, and none is left over for the last. */
static double weight_of_all(const struct calendar *calendar)
{
    double sum = 0.0;

    for (int day = 0; day < calendar->days; day++) {
        sum += weight(calendar, day);
    }
    return sum;
}

bool calendar_init(struct calendar *calendar, const char *until, int days, int visits)
{
    time_t now = time(NULL) - DAY_S;
    struct tm day;

    localtime_r(&now, &day);
    if (until != NULL && !parse_day(until, &day)) {
        fprintf(stderr, "unknot simulate: --until: '%s' is not a date such as 2026-01-31\n",
                until);
        return false;
    }
    day.tm_hour = 12;
    day.tm_min = day.tm_sec = 0;
    day.tm_isdst = -1;
    calendar->first_day_s = (int64_t)mktime(&day) - (int64_t)(days - 1) * DAY_S;
    calendar->days = days;
    calendar->visits_a_day = (double)visits / weight_of_all(calendar);
    return true;
}

/* Of the clock of noon, as the opening hours are. */
static int64_t hour_s(const struct calendar *calendar, int day, int hour)
{
    return calendar->first_day_s + (int64_t)day * DAY_S - 12 * 3600 + (int64_t)hour * 3600;
}

int64_t calendar_day_ms(const struct calendar *calendar, int day)
{
    return hour_s(calendar, day, OPEN_HOUR - 1) * 1000;
}

/* Every day's arrivals are drawn anew in order: the first of `left` even draws in what is left
 * of the day, squeezed towards a morning and an evening peak. */
static int64_t moment_ms(const struct calendar *calendar, struct calendar_place *place,
                         struct dice *dice)
{
    int64_t open_s = hour_s(calendar, place->today, OPEN_HOUR);
    int64_t close_s = hour_s(calendar, place->today, CLOSE_HOUR);
    int64_t from_s = place->last_ms / 1000 > open_s ? place->last_ms / 1000 : open_s;
    int64_t left_s = close_s - from_s > 1 ? close_s - from_s : 1;
    double gap = (double)left_s / (place->left_today + 1);
    int hour = (int)((from_s - open_s) / 3600) + OPEN_HOUR;
    bool busy = (hour >= 7 && hour < 9) || (hour >= 17 && hour < 20);
    double spread = (busy ? 0.4 : 1.3) * 2.0 * dice_roll(dice, 10000) / 10000.0;

    int64_t at_s = from_s + (int64_t)(gap * spread);

    place->left_today--;
    if (at_s >= close_s) { /* squeezed in just before closing */
        at_s = close_s - 60 - dice_roll(dice, 1800);
    }
    return at_s * 1000 + dice_roll(dice, 1000);
}

static void open_next_day(const struct calendar *calendar, struct calendar_place *place)
{
    double visits = calendar->visits_a_day * weight(calendar, place->next_day) + place->carried;

    place->today = place->next_day++;
    place->left_today = (int)visits;
    place->carried = visits - (int)visits;
}

int64_t calendar_next_ms(const struct calendar *calendar, struct calendar_place *place,
                         struct dice *dice)
{
    int64_t at_ms;

    while (place->left_today <= 0 && place->next_day < calendar->days) {
        open_next_day(calendar, place);
    }
    if (place->left_today <= 0) {
        place->left_today = 1; /* what rounding left over comes on the last day */
    }
    at_ms = moment_ms(calendar, place, dice);
    place->last_ms = at_ms > place->last_ms ? at_ms : place->last_ms;
    return place->last_ms;
}
