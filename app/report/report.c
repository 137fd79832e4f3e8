/* SPDX-License-Identifier: MIT */
#include "app/report/report.h"

#include "app/report/say.h"

#include <string.h>

enum {
    DAYS_TO_1970 = 719468, /* from 0000-03-01 */
    DAYS_400_YEARS = 146097,
    HOUR_MS = 3600000,
};

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
        return report->words->others != NULL ? report->words->others : id;
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

void report_local_date(const struct report *report, int64_t day, char out[REPORT_DATE_MAX])
{
    struct report_day d = report_day_of(day);
    char year[8], month[4], of_month[4], sentence[SAY_MAX];
    const struct say_value values[] = {SAY_TEXT("year", year), SAY_TEXT("month", month),
                                       SAY_TEXT("day", of_month), SAY_END};

    snprintf(year, sizeof(year), "%04u", (unsigned)d.year % 10000);
    snprintf(month, sizeof(month), "%02u", (unsigned)d.month % 100);
    snprintf(of_month, sizeof(of_month), "%02u", (unsigned)d.day % 100);
    snprintf(out, REPORT_DATE_MAX, "%.*s", REPORT_DATE_MAX - 1,
             say(report, sentence, report->date, values));
}

/* "1 November 2026" */
static const char *long_date(const struct report *report, struct report_day day,
                             char out[SAY_MAX])
{
    char month[SAY_FIGURE_MAX];
    const struct say_value values[] = {
        SAY_COUNT("day", day.day),
        SAY_TEXT("month", say_word(report->words->months, day.month - 1, month)),
        SAY_COUNT("year", day.year), SAY_END};

    return say(report, out, report->words->date, values);
}

void report_span(const struct report *report, int64_t from_day, int64_t to_day, char *out,
                 size_t size)
{
    const struct report_words *words = report->words;
    struct report_day from = report_day_of(from_day), to = report_day_of(to_day);
    char month[SAY_FIGURE_MAX], to_month[SAY_FIGURE_MAX];
    char sentence[SAY_MAX], from_date[SAY_MAX], to_date[SAY_MAX];
    const struct say_value days[] = {
        SAY_COUNT("day", from.day),
        SAY_TEXT("month", say_word(words->months, from.month - 1, month)),
        SAY_COUNT("to_day", to.day),
        SAY_TEXT("to_month", say_word(words->months, to.month - 1, to_month)),
        SAY_COUNT("year", to.year),
        SAY_END};
    const struct say_value dates[] = {SAY_TEXT("from", long_date(report, from, from_date)),
                                      SAY_TEXT("to", long_date(report, to, to_date)), SAY_END};

    if (from_day == to_day) {
        long_date(report, to, sentence);
    } else if (from.year != to.year) {
        say(report, sentence, words->span_years, dates);
    } else {
        say(report, sentence, from.month != to.month ? words->span_months : words->span_days,
            days);
    }
    snprintf(out, size, "%s", sentence);
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
    const struct report_words *words = report->words;
    char sentence[SAY_MAX];
    const struct say_value values[] = {
        SAY_TEXT("technique", report_name(report, REPORT_TECHNIQUE, stage->technique)),
        SAY_TEXT("phase", report_name(report, REPORT_PHASE, stage->phase)), SAY_END};

    switch (stage->kind) {
    case STATS_STAGE_BEGUN: snprintf(out, size, "%s", words->begun); return;
    case STATS_STAGE_ASKED: snprintf(out, size, "%s", words->asked); return;
    case STATS_STAGE_STEP: break;
    }
    snprintf(out, size, "%s",
             say(report, sentence, stage->second ? words->stage_second : words->stage, values));
}
