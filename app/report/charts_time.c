/* SPDX-License-Identifier: MIT */
/* The charts over time: visits a day, and the busy hours. */
#include "app/report/charts.h"
#include "app/report/say.h"
#include "app/report/svg.h"
#include "app/report/write.h"

#include <string.h>

enum {
    VISITS_H = 118,
    HOURS_H = 150,
    HOUR_FIRST = 6, /* the chart is wider where there were visits at night */
    HOUR_LAST = 22,
    HEAT_LEVELS = 5,
    GRID_MAX = 4,
    LABEL_ROOM = 44, /* px for "Nov" or "31" and some air */
};

void svg_chart_begin(const struct chart *chart, const char *title, double h)
{
    fprintf(chart->out,
            "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
            "aria-labelledby=\"%s%s-t %s%s-d\"><title id=\"%s%s-t\">",
            chart->kind, chart->w, h, chart->id, chart->kind, chart->id, chart->kind, chart->id,
            chart->kind);
    write_xml(chart->out, title);
    fprintf(chart->out, "</title><desc id=\"%s%s-d\">", chart->id, chart->kind);
}

void svg_chart_described(const struct chart *chart)
{
    fputs("</desc>\n", chart->out);
}

void svg_chart_end(const struct chart *chart)
{
    fputs("</svg>\n", chart->out);
}

static void bar_name(const struct report *report, const struct stats_bar *bar,
                     char out[SAY_MAX])
{
    struct report_day day = report_day_of(bar->first_day);
    char month[SAY_FIGURE_MAX], weekday[SAY_FIGURE_MAX];
    const struct say_value values[] = {
        SAY_TEXT("weekday", say_word(report->words->weekdays, day.weekday, weekday)),
        SAY_COUNT("day", day.day),
        SAY_TEXT("month", say_word(report->words->months_short, day.month - 1, month)),
        SAY_COUNT("year", day.year), SAY_END};

    say(report, out,
        report->stats->bars_are_months ? report->words->bar_month : report->words->bar_day,
        values);
}

static bool was_off(const struct stats_bar *bar)
{
    return bar->visits == 0 && (bar->on_days == 0 || bar->excluded_days >= bar->on_days);
}

static void bar_words(const struct report *report, const struct stats_bar *bar, char *out,
                      size_t size)
{
    const struct report_words *words = report->words;
    char name[SAY_MAX], count[SVG_COUNT_MAX];

    bar_name(report, bar, name);
    if (was_off(bar)) {
        snprintf(out, size, "%s: %s", name,
                 bar->excluded_days > 0 ? words->not_real : words->off);
    } else {
        snprintf(out, size, "%s: %s", name, svg_count(bar->visits, count));
    }
}

static int largest_bar(const struct usage_stats *stats)
{
    int largest = -1;

    for (int i = 0; i < stats->bar_count; i++) {
        if (stats->bars[i].visits > 0 &&
            (largest < 0 || stats->bars[i].visits > stats->bars[largest].visits)) {
            largest = i;
        }
    }
    return largest;
}

/* A round step that needs at most GRID_MAX lines above 0. */
static int64_t grid_step(int64_t most)
{
    int64_t power = 1;

    for (;; power *= 10) {
        for (int factor = 1; factor <= 5; factor += factor == 1 ? 1 : 3) {
            if (most / (factor * power) <= GRID_MAX - 1) {
                return factor * power;
            }
        }
    }
}

/* What stands under a bar of `step` px; "" for most where there are many. */
static void axis_label(const struct report *report, int at, double step,
                       char out[SAY_FIGURE_MAX])
{
    const struct usage_stats *stats = report->stats;
    const struct report_words *words = report->words;
    struct report_day day = report_day_of(stats->bars[at].first_day);
    int every = (int)(LABEL_ROOM / step) + 1;       /* bars */
    int months = (int)(LABEL_ROOM / step / 30) + 1; /* where a bar is a day */

    out[0] = '\0';
    if (stats->bars_are_months) {
        if (stats->bar_count <= 14) {
            say_word(words->months_short, day.month - 1, out);
        } else if (day.month == 1 && day.year % (every / 12 + 1) == 0) {
            snprintf(out, SAY_FIGURE_MAX, "%u", (unsigned)day.year % 10000);
        }
    } else if (stats->bar_count <= 14) {
        say_word(words->weekday_letters, day.weekday, out);
    } else if (stats->bar_count > 62) {
        if (day.day == 1 && (day.month - 1) % months == 0) {
            say_word(words->months_short, day.month - 1, out);
        }
    } else if (at % every == 0) {
        snprintf(out, SAY_FIGURE_MAX, "%u", (unsigned)day.day % 100);
    }
}

static void grid(const struct chart *chart, double x0, double y0, double per, int64_t most)
{
    int64_t step = grid_step(most);

    for (int64_t at = 0; at <= most || at == 0; at += step) {
        char text[SVG_COUNT_MAX];
        double y = y0 - (double)at * per;

        snprintf(text, sizeof(text), "%lld", (long long)at);
        svg_line(chart->out, x0, y, chart->w, y);
        svg_text(chart->out,
                 &(struct svg_label){x0 - 6, y + 4.3, SVG_FONT, SVG_TEXT3, SVG_END, 500, 0},
                 text);
    }
}

static void one_bar(const struct chart *chart, int i, double x, double step, double y0,
                    double per)
{
    const struct usage_stats *stats = chart->report->stats;
    const struct stats_bar *bar = &stats->bars[i];
    bool top = i == largest_bar(stats);
    double h = svg_length(bar->visits) * per;
    struct svg_rect rect = {
        "bar", x, y0 - h, step * 0.66, h, step > 12 ? 3.0 : 1.0, top ? SVG_PULSE : SVG_DATA};
    char words[SAY_MAX + 80], label[SAY_FIGURE_MAX];

    bar_words(chart->report, bar, words, sizeof(words));
    if (was_off(bar)) {
        rect.kind = "off";
        rect.y = SVG_FONT * 1.6;
        rect.h = y0 - rect.y;
        svg_hatched(chart->out, &rect, words);
    } else {
        svg_rect(chart->out, &rect, words);
    }
    if (top) {
        svg_text(chart->out,
                 &(struct svg_label){x + step * 0.33, y0 - h - 5, 13.4, SVG_TEXT, SVG_MIDDLE,
                                     600, 0},
                 svg_count(bar->visits, words));
    }
    axis_label(chart->report, i, step, label);
    if (label[0] != '\0') {
        svg_text(chart->out,
                 &(struct svg_label){x + step * 0.33, y0 + 17, SVG_FONT, SVG_TEXT3, SVG_MIDDLE,
                                     500, 0},
                 label);
    }
}

void svg_chart_visits(const struct chart *chart)
{
    const struct usage_stats *stats = chart->report->stats;
    int largest = largest_bar(stats);
    int64_t most = largest < 0 ? 0 : stats->bars[largest].visits;
    double x0 = most > 999 ? 40 : 24, y0 = VISITS_H - SVG_FONT * 1.6;
    double per =
        (VISITS_H - SVG_FONT * 3.4) / (most < REPORT_SMALL ? REPORT_SMALL : (double)most);
    double step = (chart->w - x0) / (stats->bar_count > 0 ? stats->bar_count : 1);

    svg_chart_begin(chart,
                    stats->bars_are_months ? chart->report->words->visits_per_month
                                           : chart->report->words->visits_per_day,
                    VISITS_H);
    for (int i = 0; i < stats->bar_count; i++) {
        char words[SAY_MAX + 80];

        bar_words(chart->report, &stats->bars[i], words, sizeof(words));
        fputs(i > 0 ? "; " : "", chart->out);
        write_xml(chart->out, words);
    }
    svg_chart_described(chart);
    grid(chart, x0, y0, per, most);
    for (int i = 0; i < stats->bar_count; i++) {
        one_bar(chart, i, x0 + step * (i + 0.17), step, y0, per);
    }
    svg_chart_end(chart);
}

bool svg_chart_busiest(const struct usage_stats *stats, int *weekday_out, int *hour_out)
{
    double most = 0;

    for (int i = 0; i < 7 * 24; i++) {
        double busy = report_busy(stats, i / 24, i % 24);

        if (busy > most) {
            most = busy;
            *weekday_out = i / 24;
            *hour_out = i % 24;
        }
    }
    return most > 0;
}

static void hour_span(const struct usage_stats *stats, int *first_out, int *last_out)
{
    *first_out = HOUR_FIRST;
    *last_out = HOUR_LAST;
    for (int i = 0; i < 7 * 24; i++) {
        int hour = i % 24;

        if (stats->hours[i / 24][hour].busy_ms > 0) {
            *first_out = hour < *first_out ? hour : *first_out;
            *last_out = hour > *last_out ? hour : *last_out;
        }
    }
}

static void hour_cell(const struct chart *chart, int day, int hour, struct svg_rect rect,
                      double most)
{
    double busy = report_busy(chart->report->stats, day, hour);
    int level = busy > 0 ? (int)(busy / most * HEAT_LEVELS) : 0;
    char words[SAY_MAX], weekday[SAY_FIGURE_MAX], percent[SAY_FIGURE_MAX];
    const struct say_value values[] = {
        SAY_TEXT("weekday", say_word(chart->report->words->weekdays, day, weekday)),
        SAY_COUNT("from", hour), SAY_COUNT("to", hour + 1),
        SAY_TEXT("percent", say_percent(chart->report, busy, percent)), SAY_END};

    if (busy < 0) {
        say(chart->report, words, chart->report->words->hour_off, values);
        svg_hatched(chart->out, &rect, words);
        return;
    }
    level = level >= HEAT_LEVELS ? HEAT_LEVELS - 1 : level;
    say(chart->report, words, chart->report->words->hour_busy, values);
    rect.colour = SVG_HEAT + level;
    svg_rect(chart->out, &rect, words);
    if (level == HEAT_LEVELS - 1) {
        fprintf(chart->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\" fill=\"var(--ink)\"/>",
                rect.x + rect.w / 2, rect.y + rect.h / 2);
    }
}

static void describe_hours(const struct chart *chart, int first, int last)
{
    const struct usage_stats *stats = chart->report->stats;

    write_xml(chart->out, chart->report->words->busy_is);
    for (int day = 0; day < 7; day++) {
        char weekday[SAY_FIGURE_MAX];
        const struct say_value values[] = {
            SAY_TEXT("weekday", say_word(chart->report->words->weekdays, day, weekday)),
            SAY_COUNT("n", first), SAY_END};

        fputc(' ', chart->out);
        say_xml(chart->report, chart->out, chart->report->words->hours_from, values);
        for (int hour = first; hour <= last; hour++) {
            double busy = report_busy(stats, day, hour);

            fputc(' ', chart->out);
            if (busy < 0) {
                write_xml(chart->out, chart->report->words->off);
            } else {
                fprintf(chart->out, "%.0f", busy);
            }
        }
        fputc('.', chart->out);
    }
}

void svg_chart_hours(const struct chart *chart)
{
    const struct usage_stats *stats = chart->report->stats;
    int first, last, top_day = 0, top_hour = 0;
    bool any = svg_chart_busiest(stats, &top_day, &top_hour);
    double most = any ? report_busy(stats, top_day, top_hour) : 1;
    double x0 = SVG_FONT * 1.6, row = (HOURS_H - 8 - SVG_FONT * 1.6) / 7.0;

    hour_span(stats, &first, &last);
    double column = (chart->w - x0) / (last - first + 1);

    svg_chart_begin(chart, chart->report->words->busiest, HOURS_H);
    describe_hours(chart, first, last);
    svg_chart_described(chart);
    for (int day = 0; day < 7; day++) {
        char initial[SAY_FIGURE_MAX];
        double y = 4 + day * row;

        svg_text(chart->out,
                 &(struct svg_label){x0 - 7, y + row / 2 + 3.6, SVG_FONT, SVG_TEXT3, SVG_END,
                                     500, 0},
                 say_word(chart->report->words->weekday_letters, day, initial));
        for (int hour = first; hour <= last; hour++) {
            hour_cell(chart, day, hour,
                      (struct svg_rect){"cell", x0 + (hour - first) * column, y, column - 2,
                                        row - 2, 2.4, SVG_HEAT},
                      most);
        }
    }
    for (int hour = first; hour <= last; hour += 4) {
        char text[SAY_MAX];
        const struct say_value values[] = {SAY_COUNT("n", hour), SAY_END};

        say(chart->report, text, chart->report->words->hour, values);
        svg_text(chart->out,
                 &(struct svg_label){x0 + (hour - first + 0.5) * column, HOURS_H - 4, SVG_FONT,
                                     SVG_TEXT3, SVG_MIDDLE, 500, 0},
                 text);
    }
    svg_chart_end(chart);
}
