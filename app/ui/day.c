/* SPDX-License-Identifier: MIT */
#include "app/ui/day.h"

#include <stdio.h>
#include <string.h>

enum {
    DAYS_TO_1970 = 719468, /* from 1 March of the year 0 */
    DAYS_AN_ERA = 146097,  /* 400 years */
    MONDAY_OF_DAY_0 = 3,   /* 1970-01-01 was a Thursday */
};

/* The year begins in March here, so that a leap day is its last. */
struct date day_date(int64_t day)
{
    int64_t from_march = day + DAYS_TO_1970;
    int64_t era = (from_march >= 0 ? from_march : from_march - DAYS_AN_ERA + 1) / DAYS_AN_ERA;
    int in_era = (int)(from_march - era * DAYS_AN_ERA);
    int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * year + year / 4 - year / 100);
    int month = (5 * in_year + 2) / 153;

    return (struct date){
        .year = (int)(era * 400) + year + (month >= 10),
        .month = month < 10 ? month + 2 : month - 10,
        .day = in_year - (153 * month + 2) / 5 + 1,
    };
}

int day_weekday(int64_t day)
{
    return (int)(((day + MONDAY_OF_DAY_0) % 7 + 7) % 7);
}

char *day_word(char out[FORMAT_MAX], const char *list, int index)
{
    for (int i = 0; i < index && *list != '\0'; i++) {
        list += strcspn(list, " ");
        list += strspn(list, " ");
    }
    snprintf(out, FORMAT_MAX, "%.*s", (int)strcspn(list, " "), list);
    return out;
}

char *day_short(char out[FORMAT_MAX], const struct words *words, int64_t day)
{
    struct date date = day_date(day);
    char month[FORMAT_MAX];
    char number[FORMAT_MAX];

    snprintf(number, sizeof number, "%d", date.day);
    return format_fill2(out, words->coach_date, "day", number, "month",
                        day_word(month, words->coach_months, date.month));
}

char *day_long(char out[FORMAT_MAX], const struct words *words, int64_t day)
{
    char date[FORMAT_MAX];
    char year[FORMAT_MAX];

    snprintf(year, sizeof year, "%d", day_date(day).year);
    return format_fill2(out, words->coach_date_year, "date", day_short(date, words, day),
                        "year", year);
}

char *day_range(char out[FORMAT_MAX], const struct words *words, int64_t from, int64_t to)
{
    struct date first = day_date(from);
    struct date last = day_date(to);
    char start[FORMAT_MAX];
    char end[FORMAT_MAX];

    if (first.year != last.year) {
        day_long(start, words, from);
    } else if (first.month != last.month) {
        day_short(start, words, from);
    } else {
        snprintf(start, sizeof start, "%d", first.day);
    }
    return format_fill2(out, words->coach_period_from_to, "from", start, "to",
                        day_long(end, words, to));
}
