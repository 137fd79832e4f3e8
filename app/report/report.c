/* SPDX-License-Identifier: MIT */
#include "app/report/report.h"

#include <string.h>

enum {
    DAYS_TO_1970 = 719468, /* from 0000-03-01 */
    DAYS_400_YEARS = 146097,
    HOUR_MS = 3600000,
};

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

bool report_is_empty(const struct report *report)
{
    const struct usage_stats *stats = report->stats;

    return stats->first_day > stats->last_day || stats->to_day < stats->first_day ||
           stats->from_day > stats->last_day;
}

const char *report_name(const struct report *report, enum report_kind kind, const char *id)
{
    const char *name = NULL;

    if (id[0] == '\0') {
        return "Others";
    }
    if (report->names.find != NULL) {
        name = report->names.find(report->names.context, kind, id);
    }
    return name != NULL ? name : id;
}

/* After H. Hinnant, "chrono-compatible low-level date algorithms": years that begin in March
 * have their leap day at the end. */
struct report_day report_day_of(int64_t day)
{
    int64_t shifted = day + DAYS_TO_1970;
    int64_t era = (shifted >= 0 ? shifted : shifted - DAYS_400_YEARS + 1) / DAYS_400_YEARS;
    int64_t of_era = shifted - era * DAYS_400_YEARS;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t march = (5 * of_year + 2) / 153;

    return (struct report_day){
        .year = (int)(year + era * 400 + (march >= 10)),
        .month = (int)(march < 10 ? march + 3 : march - 9),
        .day = (int)(of_year - (153 * march + 2) / 5 + 1),
        .weekday = (int)(((day + 3) % 7 + 7) % 7),
    };
}

void report_date(int64_t day, char out[REPORT_DATE_MAX])
{
    struct report_day d = report_day_of(day);

    snprintf(out, REPORT_DATE_MAX, "%04u-%02u-%02u", (unsigned)d.year % 10000,
             (unsigned)d.month % 100, (unsigned)d.day % 100);
}

void report_span(int64_t from_day, int64_t to_day, char *out, size_t size)
{
    struct report_day from = report_day_of(from_day), to = report_day_of(to_day);
    const char *end = months[to.month - 1];

    if (from_day == to_day) {
        snprintf(out, size, "%d %s %d", to.day, end, to.year);
    } else if (from.year != to.year) {
        snprintf(out, size, "%d %s %d to %d %s %d", from.day, months[from.month - 1], from.year,
                 to.day, end, to.year);
    } else if (from.month != to.month) {
        snprintf(out, size, "%d %s to %d %s %d", from.day, months[from.month - 1], to.day, end,
                 to.year);
    } else {
        snprintf(out, size, "%d to %d %s %d", from.day, to.day, end, to.year);
    }
}

int64_t report_left_early(const struct stats_visits *visits)
{
    return visits->left + visits->idle;
}

int report_percent(int64_t part, int64_t whole)
{
    return whole > 0 ? (int)((part * 200 + whole) / (whole * 2)) : 0;
}

double report_busy(const struct usage_stats *stats, int weekday, int hour)
{
    int64_t days = stats->weekday_days[weekday];

    if (days == 0) {
        return -1;
    }
    double share =
        100.0 * (double)stats->hours[weekday][hour].busy_ms / ((double)days * HOUR_MS);

    return share > 100 ? 100 : share;
}

bool report_has_presses(const struct usage_stats *stats)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct stats_button *button = &stats->buttons[i];

        if (button->presses + button->glitches + button->stuck + button->at_start > 0) {
            return true;
        }
    }
    return false;
}

const struct stats_stage *report_worst_stage(const struct stats_funnel *funnel)
{
    const struct stats_stage *worst = NULL;
    int64_t most = 0;

    for (int i = 0; i < funnel->stage_count; i++) {
        const struct stats_stage *stage = &funnel->stages[i];

        if (stage->left_in + stage->left_after > most) {
            most = stage->left_in + stage->left_after;
            worst = stage;
        }
    }
    return worst;
}

void report_stage_name(const struct report *report, const struct stats_stage *stage, char *out,
                       size_t size)
{
    switch (stage->kind) {
    case STATS_STAGE_BEGUN: snprintf(out, size, "Begun"); return;
    case STATS_STAGE_ASKED: snprintf(out, size, "Said how it feels"); return;
    case STATS_STAGE_STEP: break;
    }
    snprintf(out, size, "%s: %s%s", report_name(report, REPORT_TECHNIQUE, stage->technique),
             report_name(report, REPORT_PHASE, stage->phase), stage->second ? ", leg 2" : "");
}
