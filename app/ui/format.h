/* SPDX-License-Identifier: MIT */
/** Times and numbers as words. Every function fills `out` and returns it. */
#ifndef UNKNOT_UI_FORMAT_H
#define UNKNOT_UI_FORMAT_H

#include "app/core/words.h"

#include <stdint.h>

enum {
    FORMAT_MAX = 96
};

/** A length: "90 s" up to a minute and a half, else minutes to the nearest: "3 min". */
char *format_length(char out[FORMAT_MAX], const struct words *words, int64_t ms);

/** Whole minutes of a length, to the nearest, at least 1: "3". */
char *format_minutes(char out[FORMAT_MAX], int64_t ms);

/** "0:28" for `seconds`. */
char *format_clock(char out[FORMAT_MAX], int64_t seconds);

/** "18:42" for a minute of the day. */
char *format_day_time(char out[FORMAT_MAX], int minute_of_day);

/** "0.4" or "0,4": one decimal. @param sign  0: a point */
char *format_decimal(char out[FORMAT_MAX], double figure, char sign);

/** A pattern with one place to fill in. */
char *format_fill(char out[FORMAT_MAX], const char *pattern, const char *name,
                  const char *value);

/** A pattern with two places to fill in. */
char *format_fill2(char out[FORMAT_MAX], const char *pattern, const char *name_a,
                   const char *value_a, const char *name_b, const char *value_b);

/** A pattern whose {n} is a number. */
char *format_count(char out[FORMAT_MAX], const char *pattern, int n);

/** A pattern with {i} and {n}. */
char *format_page(char out[FORMAT_MAX], const char *pattern, int i, int n);

/** Whole seconds of a countdown: a started second still counts. */
int64_t format_seconds_left(int64_t left_ms);

#endif
