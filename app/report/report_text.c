/* SPDX-License-Identifier: MIT */
#include "app/report/report.h"
#include "app/report/report_outages.h"
#include "app/report/say.h"
#include "app/report/write.h"

#include <string.h>

enum {
    INDENT = 2,
    NAME = 26,
    LABEL = 17,
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
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;
    const struct say_value stations[] = {SAY_COUNT("n", report->station_count), SAY_END};
    const struct say_value marked[] = {SAY_COUNT("n", stats->excluded_days), SAY_END};
    char span[SAY_MAX];

    report_span(report, stats->from_day, stats->to_day, span, sizeof(span));
    fputs("Unknot   ", out);
    if (report->station_count == 1) {
        write_padded(out, report->stations[0].name, NAME);
    } else {
        say_print(report, out, words->stations_count, stations);
    }
    fprintf(out, "\n%s", span);
    if (stats->excluded_days > 0) {
        fputs(", ", out);
        say_print(report, out, words->marked_out, marked);
    }
    fputc('\n', out);
}

static void label(FILE *out, const char *text)
{
    fputs("  ", out);
    write_padded(out, text, LABEL);
}

static void rated_line(const struct report *report, FILE *out)
{
    const struct stats_rated *rated = &report->stats->rated;
    const struct say_value values[] = {SAY_DECIMAL("before", rated->before),
                                       SAY_DECIMAL("after", rated->after),
                                       SAY_DECIMAL("change", rated->change),
                                       SAY_DECIMAL("sd", rated->change_sd),
                                       SAY_COUNT("n", rated->n),
                                       SAY_END};
    char sentence[SAY_MAX];
    const struct say_value few[] = {
        SAY_TEXT("rated", say(report, sentence, report->words->rated, values)), SAY_END};

    if (rated->n == 0) {
        fputs(report->words->rated_none, out);
    } else if (rated->n < REPORT_RATED_FEW) {
        say_print(report, out, report->words->rated_few, few);
    } else {
        fputs(sentence, out);
    }
    fputc('\n', out);
}

/* A line of the overview: what it is, and its sentence. */
static void line(const struct report *report, FILE *out, const char *what, const char *pattern,
                 const struct say_value *values)
{
    label(out, what);
    say_print(report, out, pattern, values);
    fputc('\n', out);
}

static void overview_visits(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct stats_visits *v = &report->stats->visits;
    char percent[SAY_FIGURE_MAX];
    const struct say_value n[] = {SAY_COUNT("n", v->n), SAY_END};
    const struct say_value finished[] = {
        SAY_COUNT("n", v->finished),
        SAY_TEXT("percent", say_percent(report, report_percent(v->finished, v->n), percent)),
        SAY_END};
    const struct say_value not_finished[] = {SAY_COUNT("left", v->left),
                                             SAY_COUNT("idle", v->idle),
                                             SAY_COUNT("cut", v->interrupted), SAY_END};
    const struct say_value guided[] = {SAY_DECIMAL("n", (double)v->guided_ms / HOUR_MS),
                                       SAY_DECIMAL("of", (double)v->planned_ms / HOUR_MS),
                                       SAY_END};

    line(report, out, words->label_visits, "{n}", n);
    line(report, out, words->label_finished, words->finished_part, finished);
    line(report, out, words->label_not_finished, words->not_finished, not_finished);
    line(report, out, words->label_guided, words->guided_of, guided);
}

static void overview(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct stats_station *s = &report->stats->station;
    const struct say_value on[] = {
        SAY_COUNT("days", s->on_days),    SAY_COUNT("hours", (double)s->on_ms / HOUR_MS),
        SAY_COUNT("starts", s->starts),   SAY_COUNT("cuts", s->power_cuts),
        SAY_COUNT("crashes", s->crashes), SAY_END};
    const struct say_value unset[] = {SAY_COUNT("n", report->stats->visits.unset_clock),
                                      SAY_END};

    fputc('\n', out);
    overview_visits(report, out);
    label(out, words->label_tightness);
    rated_line(report, out);
    line(report, out, words->label_station, words->station_on, on);
    if (report->stats->visits.unset_clock > 0) {
        line(report, out, words->label_clock, words->clock_unset, unset);
    }
}

static void one_bar(const struct report *report, const struct stats_bar *at, int64_t most,
                    FILE *out)
{
    const struct report_words *words = report->words;
    struct report_day day = report_day_of(at->first_day);
    char date[REPORT_DATE_MAX], word[SAY_FIGURE_MAX], name[SAY_MAX];
    const struct say_value month[] = {
        SAY_TEXT("month", say_word(words->months_short, day.month - 1, word)),
        SAY_COUNT("year", day.year), SAY_END};

    if (report->stats->bars_are_months) {
        label(out, say(report, name, words->bar_month, month));
    } else {
        report_local_date(report, at->first_day, date);
        snprintf(name, sizeof(name), "%s %s", date,
                 say_word(words->weekdays_short, day.weekday, word));
        label(out, name);
    }
    if (at->on_days == 0 && at->visits == 0) {
        fprintf(out, "%s\n", at->excluded_days > 0 ? words->not_real : words->off);
        return;
    }
    bar(out, at->visits, most, BAR);
    fprintf(out, " %lld\n", (long long)at->visits);
}

static void bars(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;
    int first = stats->bar_count > BARS_SHOWN ? stats->bar_count - BARS_SHOWN : 0;
    int64_t most = 0;
    const struct say_value last[] = {SAY_COUNT("n", BARS_SHOWN),
                                     SAY_COUNT("of", stats->bar_count), SAY_END};

    rule(out, stats->bars_are_months ? words->visits_per_month : words->visits_per_day);
    for (int i = first; i < stats->bar_count; i++) {
        most = stats->bars[i].visits > most ? stats->bars[i].visits : most;
    }
    if (first > 0) {
        fputs("  (", out);
        say_print(report, out, words->last_of, last);
        fputs(")\n", out);
    }
    for (int i = first; i < stats->bar_count; i++) {
        one_bar(report, &stats->bars[i], most, out);
    }
}

/* A column of two characters an hour: the busy share, in shades. */
static void hours(const struct report *report, FILE *out)
{
    static const char *const shades[] = {" ·", "░░", "▒▒", "▓▓", "██"};
    char word[SAY_FIGURE_MAX];

    fprintf(out, "\n%s   %s\n", report->words->busy_shares, report->words->busy_legend);
    fputs("      ", out);
    for (int hour = 0; hour < HOURS; hour++) {
        fprintf(out, " %2d", hour);
    }
    for (int day = 0; day < 7; day++) {
        fputs("\n  ", out);
        write_padded(out, say_word(report->words->weekdays_short, day, word), 4);
        for (int hour = 0; hour < HOURS; hour++) {
            double busy = report_busy(report->stats, day, hour);
            int shade = (busy >= 5) + (busy >= 20) + (busy >= 40) + (busy >= 60);

            fprintf(out, " %s", busy < 0 ? "  " : shades[shade]);
        }
    }
    fputc('\n', out);
}

/* The head of a table whose rows begin with a name and a count. */
static void table_head(const struct report *report, FILE *out, const char *title,
                       const char *third)
{
    const struct report_words *words = report->words;

    fputc('\n', out);
    write_padded(out, title, NAME + INDENT);
    write_right(out, words->head_visits, 8);
    write_right(out, words->head_finished, 10);
    write_right(out, third, 8);
    write_right(out, words->head_looser, 15);
    fputc('\n', out);
}

/* Its row up to the third figure. */
static void table_row(const struct report *report, FILE *out, const char *name, int64_t n,
                      int64_t finished)
{
    char percent[SAY_FIGURE_MAX];

    fputs("  ", out);
    write_padded(out, name, NAME);
    fprintf(out, "%8lld", (long long)n);
    write_right(out, say_percent(report, report_percent(finished, n), percent), 10);
}

static void rated_columns(const struct report *report, FILE *out,
                          const struct stats_rated *rated)
{
    char change[SAY_FIGURE_MAX];

    if (rated->n == 0) {
        fprintf(out, "%15s", "");
        return;
    }
    write_right(out, say_figure(report, rated->change, 1, false, change), 8);
    fprintf(out, " (%4lld)", (long long)rated->n);
}

static void ranking(const struct report *report, const char *title, enum report_kind kind,
                    const struct stats_ranked *items, int count, FILE *out)
{
    int64_t most = count > 0 ? items[0].n : 0;

    if (count == 0) {
        return;
    }
    table_head(report, out, title, report->words->head_guided);
    for (int i = 0; i < count; i++) {
        const struct stats_ranked *item = &items[i];
        int64_t guided_min = (item->guided_ms + MINUTE_MS / 2) / MINUTE_MS;
        const struct say_value minutes[] = {SAY_COUNT("n", guided_min), SAY_END};
        char text[SAY_MAX];

        table_row(report, out, report_name(report, kind, item->name), item->n, item->finished);
        write_right(out, say(report, text, report->words->minutes_short, minutes), 8);
        rated_columns(report, out, &item->rated);
        fputc(' ', out);
        bar(out, item->n, most, 8);
        fputc('\n', out);
    }
}

static void funnel_end(const struct report *report, const struct stats_funnel *funnel,
                       int shown, FILE *out)
{
    const struct say_value rarer[] = {SAY_COUNT("n", funnel->stage_count - shown), SAY_END};
    const struct say_value half[] = {
        SAY_COUNT("n", funnel->left),
        SAY_DECIMAL("m", (double)funnel->left_median_ms / MINUTE_MS),
        SAY_DECIMAL("of", (double)funnel->left_planned_ms / MINUTE_MS), SAY_END};

    if (shown < funnel->stage_count) {
        fputs("  (", out);
        say_print(report, out, report->words->rarer, rarer);
        fputs(")\n", out);
    }
    if (funnel->left > 0) {
        fputs("  ", out);
        say_print(report, out, report->words->half, half);
        fputc('\n', out);
    }
}

static void funnel(const struct report *report, const struct stats_funnel *funnel, FILE *out)
{
    const struct stats_stage *worst = report_worst_stage(funnel);
    int64_t begun = funnel->stage_count > 0 ? funnel->stages[0].reached : 0;
    int shown = funnel->stage_count < STAGES_SHOWN ? funnel->stage_count : STAGES_SHOWN;
    const struct say_value title[] = {
        SAY_TEXT("stops", report->words->where_people_stop),
        SAY_TEXT("routine", report_name(report, REPORT_ROUTINE, funnel->routine)), SAY_END};

    fputc('\n', out);
    say_print(report, out, report->words->stops_of, title);
    fputc('\n', out);
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
            fprintf(out, " -%lld%s%s", (long long)lost, stage == worst ? " " : "",
                    stage == worst ? report->words->most : "");
        }
        fputc('\n', out);
    }
    funnel_end(report, funnel, shown, out);
}

static void legs(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;
    const struct stats_legs *both = &stats->legs[LEGS_BOTH];
    const struct say_value visits[] = {SAY_COUNT("left", stats->legs[LEGS_LEFT].n),
                                       SAY_COUNT("right", stats->legs[LEGS_RIGHT].n),
                                       SAY_COUNT("both", both->n), SAY_END};
    const struct say_value second[] = {SAY_COUNT("done", both->second_guided),
                                       SAY_COUNT("skipped", both->second_skipped),
                                       SAY_COUNT("missing", both->second_missing), SAY_END};
    const struct say_value guided[] = {
        SAY_DECIMAL("left", (double)stats->leg[LEG_LEFT].guided_ms / HOUR_MS),
        SAY_DECIMAL("right", (double)stats->leg[LEG_RIGHT].guided_ms / HOUR_MS),
        SAY_COUNT("left_spots", stats->leg[LEG_LEFT].spots),
        SAY_COUNT("right_spots", stats->leg[LEG_RIGHT].spots), SAY_END};

    rule(out, words->legs);
    fputs("  ", out);
    say_print(report, out, words->legs_visits, visits);
    fputs("\n  ", out);
    say_print(report, out, words->legs_second, second);
    fputs("\n  ", out);
    say_print(report, out, words->legs_guided, guided);
    fputc('\n', out);
}

static void one_button(const struct report *report, enum button button, FILE *out)
{
    const struct report_words *words = report->words;
    const struct stats_button *at = &report->stats->buttons[button];
    char colour[SAY_FIGURE_MAX], name[SAY_MAX];
    const struct say_value names[] = {
        SAY_TEXT("name", button_name(button)),
        SAY_TEXT("colour", say_word(words->button_colours, (int)button, colour)), SAY_END};
    const struct say_value bounce[] = {SAY_COUNT("n", at->bounce_ms), SAY_END};

    fputs("  ", out);
    write_padded(out, say(report, name, words->button, names), 16);
    fprintf(out, "%8lld %9lld %6lld %9lld  ", (long long)at->presses, (long long)at->glitches,
            (long long)at->stuck, (long long)at->at_start);
    if (at->watched == 0) {
        fputs(words->not_measured, out);
    } else {
        say_print(report, out,
                  at->bounce_ms > STATS_BOUNCE_WORN_MS ? words->bounce_worn : words->bounce,
                  bounce);
    }
    fputc('\n', out);
}

static void buttons(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;

    if (!report_has_presses(report->stats)) {
        rule(out, words->buttons);
        fprintf(out, "  %s\n", words->no_presses);
        return;
    }
    fputc('\n', out);
    write_padded(out, words->buttons, 18);
    write_right(out, words->head_presses, 8);
    write_right(out, words->head_glitches, 10);
    write_right(out, words->head_stuck, 7);
    write_right(out, words->head_at_start, 10);
    fprintf(out, "  %s\n", words->head_bounce);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        one_button(report, (enum button)i, out);
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
    table_head(report, out, report->words->stations, report->words->head_on);
    for (int i = 0; i < report->station_count; i++) {
        const struct report_station *at = &report->stations[i];
        const struct say_value days[] = {SAY_COUNT("n", at->on_days), SAY_END};
        char text[SAY_MAX];

        table_row(report, out, at->name, at->visits.n, at->visits.finished);
        write_right(out, say(report, text, report->words->days_on_short, days), 8);
        rated_columns(report, out, &at->rated);
        fputc(' ', out);
        bar(out, at->visits.n, most, 8);
        fputc('\n', out);
    }
}

static void outages(const struct report *report, FILE *out)
{
    char line[SAY_MAX];

    if (report_outage_lines(report) == 0) {
        return;
    }
    rule(out, report->words->outages);
    for (int i = 0; i < report_outage_lines(report); i++) {
        fprintf(out, "  %s\n", report_outage_line(report, i, line));
    }
}

void report_text(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;

    if (report_is_empty(report)) {
        fprintf(out, "Unknot: %s\n", words->none_in_span);
        return;
    }
    header(report, out);
    overview(report, out);
    stations(report, out);
    bars(report, out);
    hours(report, out);
    ranking(report, words->routines, REPORT_ROUTINE, stats->routines, stats->routine_count,
            out);
    ranking(report, words->techniques, REPORT_TECHNIQUE, stats->techniques,
            stats->technique_count, out);
    ranking(report, words->tools, REPORT_TOOL, stats->tools, stats->tool_count, out);
    if (stats->funnel_count > 0) {
        funnel(report, &stats->funnels[0], out);
    }
    legs(report, out);
    buttons(report, out);
    outages(report, out);
}
