/* SPDX-License-Identifier: MIT */
#include "app/cli/dates.h"

#include "app/cli/machine.h"
#include "app/report/report.h"

#include <stdio.h>
#include <string.h>

enum {
    YEAR_MIN = 1970,
    YEAR_MAX = 2200,
    AGO_MAX = 99999,
    DAYS_A_MONTH_MAX = 31,
    DAY_MS = 86400000,
    MINUTE_MS = 60000,
};

static int64_t today(void)
{
    int64_t now_ms = machine_wall_ms();

    return (now_ms + (int64_t)machine_utc_offset_min(now_ms) * MINUTE_MS) / DAY_MS;
}

/* The day whose date is written: from below, by what each day says of itself. */
static bool find_day(int year, int month, int day, int64_t *day_out)
{
    int64_t at = (int64_t)(year - YEAR_MIN) * 365 + (int64_t)(month - 1) * 28 + day - 1;

    for (int i = 0; i < 4 * DAYS_A_MONTH_MAX; i++, at++) {
        struct report_day d = report_day_of(at);

        if (d.year == year && d.month == month && d.day == day) {
            *day_out = at;
            return true;
        }
    }
    return false;
}

bool dates_parse(const char *text, int64_t *day_out)
{
    int year, month, day, ago, used = 0;

    if (strcmp(text, "today") == 0 || strcmp(text, "yesterday") == 0) {
        *day_out = today() - (text[0] == 'y');
        return true;
    }
    if (sscanf(text, "%5dd%n", &ago, &used) == 1 && used > 0 && text[used] == '\0' &&
        ago >= 0 && ago <= AGO_MAX) {
        *day_out = today() - ago;
        return true;
    }
    used = 0;
    return sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && used == 10 &&
           text[used] == '\0' && year >= YEAR_MIN && year <= YEAR_MAX &&
           find_day(year, month, day, day_out);
}
