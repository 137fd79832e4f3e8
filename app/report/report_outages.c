/* SPDX-License-Identifier: MIT */
#include "app/report/report_outages.h"

#include <string.h>

enum {
    HOUR_MS = 3600000,
    DAY_MS = 24 * HOUR_MS,
    MINUTE_MS = 60000
};

int report_outage_lines(const struct report *report)
{
    int count = report->stats->outage_count;

    return count > 0 ? count + 1 : 0;
}

static const char *thing(const struct report *report, const char *what)
{
    const char *const parts[PART_COUNT] = {
        [PART_SOUND] = report->words->outage_sound,
        [PART_SCREEN] = report->words->outage_screen,
        [PART_OTHER] = report->words->outage_other,
    };

    for (enum station_part part = 0; part < PART_COUNT; part++) {
        if (strcmp(what, station_part_name(part)) == 0) {
            return parts[part];
        }
    }
    return report_name(report, REPORT_TOOL, what);
}

static const char *total(const struct report *report, char out[SAY_MAX])
{
    int64_t out_ms = 0, now = 0;

    for (int i = 0; i < report->stats->outage_count; i++) {
        out_ms += report->stats->outages[i].out_ms;
        now += report->stats->outages[i].is_out;
    }
    const struct say_value values[] = {SAY_DECIMAL("hours", (double)out_ms / HOUR_MS),
                                       SAY_COUNT("n", now), SAY_END};

    return say(report, out, report->words->outage_total, values);
}

const char *report_outage_line(const struct report *report, int i, char out[SAY_MAX])
{
    const struct report_words *words = report->words;
    char date[REPORT_DATE_MAX] = "";

    if (i >= report->stats->outage_count) {
        return total(report, out);
    }
    const struct stats_outage *outage = &report->stats->outages[i];
    bool dated = outage->is_out && outage->since_wall_ms > 0;

    if (dated) {
        int64_t local_ms = outage->since_wall_ms + (int64_t)report->made_offset_min * MINUTE_MS;

        report_local_date(report, local_ms / DAY_MS, date);
    }
    const struct say_value values[] = {SAY_TEXT("name", thing(report, outage->what)),
                                       SAY_DECIMAL("hours", (double)outage->out_ms / HOUR_MS),
                                       SAY_COUNT("n", outage->reports), SAY_TEXT("date", date),
                                       SAY_END};

    return say(report, out,
               dated             ? words->outage_since
               : outage->is_out  ? words->outage_out
               : outage->is_worn ? words->outage_worn
                                 : words->outage_over,
               values);
}
