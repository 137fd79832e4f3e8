/* SPDX-License-Identifier: MIT */
/** Local days since 1970 as dates and words. */
#ifndef UNKNOT_UI_DAY_H
#define UNKNOT_UI_DAY_H

#include "app/ui/format.h"

struct date {
    int year;
    int month; /**< 0 January .. 11 */
    int day;   /**< 1 .. 31 */
};

struct date day_date(int64_t day);

/** 0 Monday .. 6 Sunday. */
int day_weekday(int64_t day);

/** The word at place `index` of a list with spaces between: "Jan Feb Mar". "" past its end. */
char *day_word(char out[FORMAT_MAX], const char *list, int index);

/** "3 Nov", "3 Nov 2026". */
char *day_short(char out[FORMAT_MAX], const struct words *words, int64_t day);
char *day_long(char out[FORMAT_MAX], const struct words *words, int64_t day);

/** "3 to 16 Nov 2026", "28 Oct to 10 Nov 2026", "20 Dec 2025 to 2 Jan 2026". */
char *day_range(char out[FORMAT_MAX], const struct words *words, int64_t from, int64_t to);

#endif
