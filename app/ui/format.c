/* SPDX-License-Identifier: MIT */
#include "app/ui/format.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
    MS_PER_S = 1000,
    MS_PER_MIN = 60000,
    SECONDS_UP_TO_MS = 90000
};

static char *number(char out[FORMAT_MAX], int64_t n)
{
    snprintf(out, FORMAT_MAX, "%" PRId64, n);
    return out;
}

char *format_fill2(char out[FORMAT_MAX], const char *pattern, const char *name_a,
                   const char *value_a, const char *name_b, const char *value_b)
{
    const struct word_value values[] = {{name_a, value_a}, {name_b, value_b}, {NULL, NULL}};

    return words_fill(out, FORMAT_MAX, pattern, values);
}

char *format_decimal(char out[FORMAT_MAX], double figure, char sign)
{
    snprintf(out, FORMAT_MAX, "%.1f", figure);
    char *point = strchr(out, '.');
    if (point != NULL && sign != '\0') {
        *point = sign;
    }
    return out;
}

char *format_fill(char out[FORMAT_MAX], const char *pattern, const char *name,
                  const char *value)
{
    return format_fill2(out, pattern, name, value, NULL, NULL);
}

char *format_count(char out[FORMAT_MAX], const char *pattern, int n)
{
    char digits[FORMAT_MAX];

    return format_fill(out, pattern, "n", number(digits, n));
}

char *format_page(char out[FORMAT_MAX], const char *pattern, int i, int n)
{
    char first[FORMAT_MAX];
    char second[FORMAT_MAX];

    return format_fill2(out, pattern, "i", number(first, i), "n", number(second, n));
}

char *format_minutes(char out[FORMAT_MAX], int64_t ms)
{
    int64_t minutes = (ms + MS_PER_MIN / 2) / MS_PER_MIN;

    return number(out, minutes < 1 ? 1 : minutes);
}

char *format_length(char out[FORMAT_MAX], const struct words *words, int64_t ms)
{
    char digits[FORMAT_MAX];

    if (ms <= SECONDS_UP_TO_MS) {
        return format_count(out, words->time_seconds, (int)((ms + MS_PER_S / 2) / MS_PER_S));
    }
    return format_fill(out, words->time_minutes, "n", format_minutes(digits, ms));
}

char *format_clock(char out[FORMAT_MAX], int64_t seconds)
{
    snprintf(out, FORMAT_MAX, "%" PRId64 ":%02d", seconds / 60, (int)(seconds % 60));
    return out;
}

char *format_day_time(char out[FORMAT_MAX], int minute_of_day)
{
    snprintf(out, FORMAT_MAX, "%d:%02d", minute_of_day / 60, minute_of_day % 60);
    return out;
}

int64_t format_seconds_left(int64_t left_ms)
{
    return (left_ms + MS_PER_S - 1) / MS_PER_S;
}
