/* SPDX-License-Identifier: MIT */
#include "app/report/report.h"
#include "app/report/write.h"

#include <string.h>

enum {
    INDENT = 2,
    NAME = 28,
    BAR = 34,
    BARS_SHOWN = 31, /* a longer span shows its last bars, and says so */
    STAGES_SHOWN = 24,
    EIGHTHS = 8,
    HOURS = 24,
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
};

static void rule(FILE *out, const char *title)
{
    fprintf(out, "\n%s\n", title);
}

/* value/most of `width` columns, to an eighth of one; what is not 0 shows. */
static void bar(FILE *out, int64_t value, int64_t most, int width)
{
    static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int64_t eighths = most > 0 ? value * width * EIGHTHS / most : 0;

    if (value > 0 && eighths == 0) {
        eighths = 1;
    }
    for (int64_t i = 0; i < eighths / EIGHTHS; i++) {
        fputs("█", out);
    }
    fputs(parts[eighths % EIGHTHS], out);
}

static void header(const struct report *report, FILE *out)
{
    const struct usage_stats *stats = report->stats;
    char span[64];

    report_span(stats->from_day, stats->to_day, span, sizeof(span));
    fputs("Unknot   ", out);
    if (report->station_count == 1) {
        write_padded(out, report->stations[0].name, NAME);
    } else {
        fprintf(out, "%d stations", report->station_count);
    }
    fprintf(out, "\n%s", span);
    if (stats->excluded_days > 0) {
        fprintf(out, ", %d days marked as not real use left out", stats->excluded_days);
    }
    fputc('\n', out);
}

static void rated_line(FILE *out, const struct stats_rated *rated)
{
    if (rated->n == 0) {
        fputs("nobody said before and after\n", out);
        return;
    }
    fprintf(out, "%.1f before, %.1f after: %.1f looser (sd %.1f, n %lld)%s\n", rated->before,
            rated->after, rated->change, rated->change_sd, (long long)rated->n,
            rated->n < REPORT_RATED_FEW ? "; few" : "");
}

static void overview(const struct report *report, FILE *out)
{
    const struct stats_visits *v = &report->stats->visits;
    const struct stats_station *s = &report->stats->station;

    fprintf(out, "\n  %-16s %lld\n", "visits", (long long)v->n);
    fprintf(out, "  %-16s %lld (%d%%)\n", "finished", (long long)v->finished,
            report_percent(v->finished, v->n));
    fprintf(out, "  %-16s %lld stopped, %lld walked away, %lld interrupted\n", "not finished",
            (long long)v->left, (long long)v->idle, (long long)v->interrupted);
    fprintf(out, "  %-16s %.1f h of %.1f h planned\n", "guided time",
            (double)v->guided_ms / HOUR_MS, (double)v->planned_ms / HOUR_MS);
    fprintf(out, "  %-16s ", "tightness, 0..4");
    rated_line(out, &report->stats->rated);
    fprintf(out, "  %-16s %lld days, %.0f h; %lld starts, %lld power cuts, %lld crashes\n",
            "station on", (long long)s->on_days, (double)s->on_ms / HOUR_MS,
            (long long)s->starts, (long long)s->power_cuts, (long long)s->crashes);
    if (v->unset_clock > 0) {
        fprintf(out, "  %-16s %lld visits while the clock was not set\n", "clock",
                (long long)v->unset_clock);
    }
}

static void one_bar(const struct usage_stats *stats, const struct stats_bar *at, int64_t most,
                    FILE *out)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    char date[REPORT_DATE_MAX];

    report_date(at->first_day, date);
    if (stats->bars_are_months) {
        fprintf(out, "  %-16.7s", date);
    } else {
        fprintf(out, "  %s %-5s", date, weekdays[report_day_of(at->first_day).weekday]);
    }
    if (at->on_days == 0 && at->visits == 0) {
        fputs(at->excluded_days > 0 ? "not real use\n" : "off\n", out);
        return;
    }
    bar(out, at->visits, most, BAR);
    fprintf(out, " %lld\n", (long long)at->visits);
}

static void bars(const struct usage_stats *stats, FILE *out)
{
    int first = stats->bar_count > BARS_SHOWN ? stats->bar_count - BARS_SHOWN : 0;
    int64_t most = 0;

    rule(out, stats->bars_are_months ? "Visits a month" : "Visits a day");
    for (int i = first; i < stats->bar_count; i++) {
        most = stats->bars[i].visits > most ? stats->bars[i].visits : most;
    }
    if (first > 0) {
        fprintf(out, "  (the last %d of %d)\n", BARS_SHOWN, stats->bar_count);
    }
    for (int i = first; i < stats->bar_count; i++) {
        one_bar(stats, &stats->bars[i], most, out);
    }
}

/* A column of two characters an hour: the busy share, in shades. */
static void hours(const struct usage_stats *stats, FILE *out)
{
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const shades[] = {" ·", "░░", "▒▒", "▓▓", "██"};

    rule(out, "Busy share of each hour   · under 5%   ░ 5   ▒ 20   ▓ 40   █ 60% and more");
    fputs("      ", out);
    for (int hour = 0; hour < HOURS; hour++) {
        fprintf(out, " %2d", hour);
    }
    for (int day = 0; day < 7; day++) {
        fprintf(out, "\n  %s ", weekdays[day]);
        for (int hour = 0; hour < HOURS; hour++) {
            double busy = report_busy(stats, day, hour);
            int shade = (busy >= 5) + (busy >= 20) + (busy >= 40) + (busy >= 60);

            fprintf(out, " %s", busy < 0 ? "  " : shades[shade]);
        }
    }
    fputc('\n', out);
}

static void ranking(const struct report *report, const char *title, enum report_kind kind,
                    const struct stats_ranked *items, int count, FILE *out)
{
    int64_t most = count > 0 ? items[0].n : 0;

    if (count == 0) {
        return;
    }
    fprintf(out, "\n%-*s%6s %9s %7s %16s\n", NAME + INDENT, title, "visits", "finished",
            "guided", "looser (n)");
    for (int i = 0; i < count; i++) {
        const struct stats_ranked *item = &items[i];

        fprintf(out, "  ");
        write_padded(out, report_name(report, kind, item->name), NAME);
        fprintf(out, "%6lld %8d%% %5lld m", (long long)item->n,
                report_percent(item->finished, item->n),
                (long long)((item->guided_ms + MINUTE_MS / 2) / MINUTE_MS));
        if (item->rated.n > 0) {
            fprintf(out, " %8.1f (%4lld)", item->rated.change, (long long)item->rated.n);
        } else {
            fprintf(out, " %15s", "");
        }
        fputc(' ', out);
        bar(out, item->n, most, 8);
        fputc('\n', out);
    }
}

static void funnel(const struct report *report, const struct stats_funnel *funnel, FILE *out)
{
    const struct stats_stage *worst = report_worst_stage(funnel);
    int64_t begun = funnel->stage_count > 0 ? funnel->stages[0].reached : 0;
    int shown = funnel->stage_count < STAGES_SHOWN ? funnel->stage_count : STAGES_SHOWN;

    fprintf(out, "\nWhere people stop: %s\n",
            report_name(report, REPORT_ROUTINE, funnel->routine));
    for (int i = 0; i < shown; i++) {
        const struct stats_stage *stage = &funnel->stages[i];
        int64_t lost = stage->left_in + stage->left_after;
        char name[128];

        report_stage_name(report, stage, name, sizeof(name));
        fputs("  ", out);
        write_padded(out, name, NAME + 12);
        fprintf(out, "%6lld ", (long long)stage->reached);
        bar(out, stage->reached, begun, 20);
        if (lost > 0) {
            fprintf(out, " -%lld%s", (long long)lost, stage == worst ? " most" : "");
        }
        fputc('\n', out);
    }
    if (shown < funnel->stage_count) {
        fprintf(out, "  (and %d rarer places)\n", funnel->stage_count - shown);
    }
    if (funnel->left > 0) {
        fprintf(out, "  half of the %lld who stopped did so within %.1f of %.1f minutes\n",
                (long long)funnel->left, (double)funnel->left_median_ms / MINUTE_MS,
                (double)funnel->left_planned_ms / MINUTE_MS);
    }
}

static void legs(const struct usage_stats *stats, FILE *out)
{
    const struct stats_legs *both = &stats->legs[LEGS_BOTH];

    rule(out, "Legs");
    fprintf(out, "  visits for: left %lld, right %lld, both %lld\n",
            (long long)stats->legs[LEGS_LEFT].n, (long long)stats->legs[LEGS_RIGHT].n,
            (long long)both->n);
    fprintf(out,
            "  of those for both, the second leg: done %lld, skipped %lld, not reached "
            "%lld\n",
            (long long)both->second_guided, (long long)both->second_skipped,
            (long long)both->second_missing);
    fprintf(out, "  guided: left %.1f h, right %.1f h; spots found: left %lld, right %lld\n",
            (double)stats->leg[LEG_LEFT].guided_ms / HOUR_MS,
            (double)stats->leg[LEG_RIGHT].guided_ms / HOUR_MS,
            (long long)stats->leg[LEG_LEFT].spots, (long long)stats->leg[LEG_RIGHT].spots);
}

static void one_button(enum button button, const struct stats_button *at, FILE *out)
{
    char name[32];

    snprintf(name, sizeof(name), "%s (%s)", button_name(button), button_colour(button));
    fprintf(out, "  %-16s%8lld %9lld %6lld %9lld  ", name, (long long)at->presses,
            (long long)at->glitches, (long long)at->stuck, (long long)at->at_start);
    if (at->watched == 0) {
        fputs("not measured\n", out);
    } else {
        fprintf(out, "%lld ms%s\n", (long long)at->bounce_ms,
                at->bounce_ms > STATS_BOUNCE_WORN_MS ? ", replace soon" : "");
    }
}

static void buttons(const struct usage_stats *stats, FILE *out)
{
    if (!report_has_presses(stats)) {
        rule(out, "Buttons");
        fputs("  no presses recorded\n", out);
        return;
    }
    fprintf(out, "\n%-18s%8s %9s %6s %9s  %s\n", "Buttons", "presses", "glitches", "stuck",
            "at start", "longest bounce");
    for (int i = 0; i < BUTTON_COUNT; i++) {
        one_button((enum button)i, &stats->buttons[i], out);
    }
}

static void stations(const struct report *report, FILE *out)
{
    int64_t most = 0;

    if (report->station_count < 2) {
        return;
    }
    for (int i = 0; i < report->station_count; i++) {
        int64_t n = report->stations[i].visits.n;

        most = n > most ? n : most;
    }
    fprintf(out, "\n%-*s%6s %9s %7s %16s\n", NAME + INDENT, "Stations", "visits", "finished",
            "on", "looser (n)");
    for (int i = 0; i < report->station_count; i++) {
        const struct report_station *at = &report->stations[i];

        fputs("  ", out);
        write_padded(out, at->name, NAME);
        fprintf(out, "%6lld %8d%% %5d d %8.1f (%4lld) ", (long long)at->visits.n,
                report_percent(at->visits.finished, at->visits.n), at->on_days,
                at->rated.change, (long long)at->rated.n);
        bar(out, at->visits.n, most, 8);
        fputc('\n', out);
    }
}

void report_text(const struct report *report, FILE *out)
{
    const struct usage_stats *stats = report->stats;

    if (report_is_empty(report)) {
        fputs("Unknot: nothing recorded in this span\n", out);
        return;
    }
    header(report, out);
    overview(report, out);
    stations(report, out);
    bars(stats, out);
    hours(stats, out);
    ranking(report, "Routines", REPORT_ROUTINE, stats->routines, stats->routine_count, out);
    ranking(report, "Techniques", REPORT_TECHNIQUE, stats->techniques, stats->technique_count,
            out);
    ranking(report, "Tools", REPORT_TOOL, stats->tools, stats->tool_count, out);
    if (stats->funnel_count > 0) {
        funnel(report, &stats->funnels[0], out);
    }
    legs(stats, out);
    buttons(stats, out);
}
