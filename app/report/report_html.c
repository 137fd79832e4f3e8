/* SPDX-License-Identifier: MIT */
#include "app/report/report_html.h"

#include "app/report/charts.h"
#include "app/report/say.h"
#include "app/report/svg.h"
#include "app/report/write.h"

#include <stdlib.h>

enum {
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
    DAY_MS = 86400000,
};

static void logo(FILE *out)
{
    static const char left[] =
        "M5.0 53.0L7.3 53.0L9.6 52.9L11.8 52.7L13.9 52.5L16.0 52.2L18.0 51.9"
        "L19.9 51.5L21.7 51.0";
    static const char right[] =
        "M39.8 39.2L40.8 37.9L41.7 36.5L42.5 35.0L43.5 33.1L44.3 31.3L45.0 29.6"
        "L45.5 27.9L45.9 26.2L46.1 24.6L46.2 23.1L46.2 21.6L46.1 20.2L45.8 18.8"
        "L45.4 17.6L44.9 16.4L44.3 15.3L43.6 14.2L42.8 13.3L41.9 12.4L41.0 11.6"
        "L39.9 11.0L38.8 10.4L37.5 9.9L36.2 9.5L34.9 9.2L33.5 9.1L32.0 9.0"
        "L30.5 9.1L29.1 9.2L27.8 9.5L26.5 9.9L25.2 10.4L24.1 11.0L23.0 11.6"
        "L22.1 12.4L21.2 13.3L20.4 14.2L19.7 15.3L19.1 16.4L18.6 17.6L18.2 18.8"
        "L17.9 20.2L17.8 21.6L17.8 23.1L17.9 24.6L18.1 26.2L18.5 27.9L19.0 29.6"
        "L19.7 31.3L20.5 33.1L21.5 35.0L22.3 36.5L23.2 37.9L24.2 39.2L25.2 40.5"
        "L26.3 41.7L27.4 42.9L28.6 44.0L29.9 45.0L31.2 46.0L32.6 46.9L34.0 47.7"
        "L35.6 48.5L37.1 49.2L38.8 49.9L40.5 50.5L42.3 51.0L44.1 51.5L46.0 51.9"
        "L48.0 52.2L50.1 52.5L52.2 52.7L54.4 52.9L56.7 53.0L59.0 53.0";

    fprintf(out,
            "<svg viewBox=\"0 0 64 64\" aria-hidden=\"true\"><g fill=\"none\" "
            "stroke=\"currentColor\" stroke-width=\"8\" stroke-linecap=\"round\" "
            "stroke-linejoin=\"round\"><path d=\"%s\"/><path d=\"%s\"/></g></svg>",
            left, right);
}

/* What days without power are drawn with. */
static void hatch(FILE *out)
{
    fputs("<svg id=\"defs\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"5\" "
          "height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
          "<path d=\"M0 0V5\" stroke=\"var(--line)\" stroke-width=\"3\"/></pattern></defs>"
          "</svg>\n",
          out);
}

static void head(const struct report *report, FILE *out)
{
    fprintf(out,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; img-src data:\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<link rel=\"icon\" href=\"data:,\"/>\n<title>",
            report->language);
    write_xml(out, report->words->title);
    fputs("</title>\n", out);
    report_html_style(out);
    fputs("</head><body>\n", out);
}

static void station_line(const struct report *report, FILE *out)
{
    const struct say_value stations[] = {SAY_COUNT("n", report->station_count), SAY_END};

    if (report->station_count == 1) {
        write_xml(out, report->stations[0].name);
    } else {
        say_xml(report, out, report->words->stations_count, stations);
    }
}

static void header(const struct report *report, FILE *out)
{
    char span[SAY_MAX] = "";

    if (!report_is_empty(report)) {
        report_span(report, report->stats->from_day, report->stats->to_day, span, sizeof(span));
    }
    fputs("<header>", out);
    logo(out);
    fputs("<strong>Unknot</strong><span>", out);
    station_line(report, out);
    fputs("<br/>", out);
    write_xml(out, span);
    fputs("</span></header>\n", out);
}

static void footer(const struct report *report, FILE *out)
{
    int64_t local = report->made_wall_ms + (int64_t)report->made_offset_min * MINUTE_MS;
    char day[SAY_MAX], time[24];
    const struct say_value made[] = {SAY_TEXT("date", day), SAY_TEXT("time", time),
                                     SAY_TEXT("version", report->program), SAY_END};

    report_span(report, local / DAY_MS, local / DAY_MS, day, sizeof(day));
    snprintf(time, sizeof(time), "%d:%02d", (int)(local % DAY_MS / HOUR_MS),
             (int)(local % HOUR_MS / MINUTE_MS));
    fputs("<footer><span>", out);
    write_xml(out, report->words->only_counts);
    fputs("</span><span>", out);
    say_xml(report, out, report->words->made, made);
    fputs("</span></footer>\n</body></html>\n", out);
}

static void title(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    int64_t days = report->stats->to_day - report->stats->from_day + 1;
    const struct say_value values[] = {
        SAY_TEXT("where", report->station_count == 1 ? words->where_one : words->where_many),
        SAY_COUNT("n", days), SAY_END};

    fputs("<h1>", out);
    say_xml(report, out,
            days == 1                    ? words->one_day
            : days == 7                  ? words->one_week
            : days == 14                 ? words->two_weeks
            : days == 365 || days == 366 ? words->one_year
                                         : words->days_at,
            values);
    fputs("</h1>\n", out);
}

static void lead_hour(const struct report *report, FILE *out)
{
    int weekday, hour;
    char name[SAY_FIGURE_MAX], percent[SAY_FIGURE_MAX];

    if (!svg_chart_busiest(report->stats, &weekday, &hour)) {
        return;
    }
    const struct say_value values[] = {
        SAY_TEXT("weekday", say_word(report->words->on_weekdays, weekday, name)),
        SAY_COUNT("from", hour), SAY_COUNT("to", hour + 1),
        SAY_TEXT("percent",
                 say_percent(report, report_busy(report->stats, weekday, hour), percent)),
        SAY_END};
    say_xml(report, out, report->words->fullest, values);
    fputc(' ', out);
}

static void lead(const struct report *report, FILE *out)
{
    const struct stats_funnel *funnel = svg_chart_funnel(report);
    const struct stats_stage *worst = funnel != NULL ? report_worst_stage(funnel) : NULL;

    fputs("<p class=\"lead\">", out);
    lead_hour(report, out);
    if (worst != NULL && worst->left_in + worst->left_after >= REPORT_SMALL) {
        char name[128];
        const struct say_value place[] = {SAY_TEXT("place", name), SAY_END};

        report_stage_name(report, worst, name, sizeof(name));
        say_xml(report, out, report->words->leave_at, place);
    }
    fputs("</p>\n", out);
}

/* A tile: a big number, what it is, and a line about it. */
static void number(FILE *out, const char *value, const char *what, const char *more)
{
    fputs("<div class=\"num\"><b>", out);
    write_xml(out, value);
    fputs("</b><span>", out);
    write_xml(out, what);
    fputs("</span><small>", out);
    write_xml(out, more);
    fputs("</small></div>\n", out);
}

static void visits_number(const struct report *report, FILE *out)
{
    const struct usage_stats *stats = report->stats;
    int64_t days = stats->station.on_days > 0 ? stats->station.on_days : 1;
    const struct say_value a_day[] = {SAY_DECIMAL("n", (double)stats->visits.n / (double)days),
                                      SAY_END};
    char value[SVG_COUNT_MAX], more[SAY_MAX];

    say(report, more, report->words->a_day, a_day);
    number(out, svg_count(stats->visits.n, value), report->words->visits,
           stats->visits.n < REPORT_SMALL ? "" : more);
}

static void finished_number(const struct report *report, FILE *out)
{
    const struct stats_visits *v = &report->stats->visits;
    char value[SAY_FIGURE_MAX], more[SAY_MAX], count[SVG_COUNT_MAX];
    const struct say_value early[] = {SAY_TEXT("n", svg_count(report_left_early(v), count)),
                                      SAY_END};

    say_percent(report, report_percent(v->finished, v->n), value);
    number(out, v->n < REPORT_SMALL ? "–" : value, report->words->finished,
           say(report, more, report->words->left_early, early));
}

static void felt_number(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct stats_rated *rated = &report->stats->rated;
    const struct say_value of[] = {SAY_COUNT("n", rated->n), SAY_END};
    char figure[SAY_FIGURE_MAX], value[SAY_FIGURE_MAX + 4], more[SAY_MAX];

    if (rated->n < REPORT_SMALL) {
        number(out, "–", words->felt, words->few_ratings);
        return;
    }
    snprintf(value, sizeof(value), "%s%s",
             rated->change > 0.05    ? "−"
             : rated->change < -0.05 ? "+"
                                     : "",
             say_figure(report, rated->change < 0 ? -rated->change : rated->change, 1, false,
                        figure));
    number(out, value, words->felt, say(report, more, words->of_steps, of));
}

static void on_number(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct stats_station *station = &report->stats->station;
    const struct say_value cuts[] = {SAY_COUNT("cuts", station->power_cuts),
                                     SAY_COUNT("crashes", station->crashes), SAY_END};
    char value[24], more[SAY_MAX];

    snprintf(value, sizeof(value), "%lld", (long long)station->on_days);
    number(out, value, report->station_count > 1 ? words->station_days_on : words->days_on,
           say(report, more, words->cuts, cuts));
}

/* A panel with a chart; with `narrow` a second drawing for phones. */
static void figure(const struct report *report, FILE *out, const char *kind,
                   const char *caption, void (*draw)(const struct chart *chart), double w,
                   bool narrow)
{
    struct chart chart = {report, out, kind, narrow ? "wide" : "", w};
    char id[2] = {kind[2], '\0'};

    chart.id = id;
    fprintf(out, "<figure class=\"%s\"><figcaption>", kind);
    write_xml(out, caption);
    fputs("</figcaption>\n", out);
    draw(&chart);
    if (narrow) {
        chart.kind = "narrow";
        chart.w = CHART_HALF;
        draw(&chart);
    }
    fputs("</figure>\n", out);
}

static void charts(const struct report *report, FILE *out)
{
    const struct stats_funnel *funnel = svg_chart_funnel(report);
    const struct report_words *words = report->words;

    figure(report, out, "w v",
           report->stats->bars_are_months ? words->visits_per_month : words->visits_per_day,
           svg_chart_visits, CHART_WIDE, true);
    figure(report, out, "w b", words->busiest_caption, svg_chart_hours, CHART_WIDE, true);
    if (report->stats->technique_count > 0) {
        figure(report, out, "l l", words->techniques, svg_chart_techniques, 380, false);
    }
    figure(report, out, "s s", words->finished_caption, svg_chart_finished, 250, false);
    if (report->stats->tool_count > 0) {
        figure(report, out, "h f", words->felt_caption, svg_chart_felt, CHART_HALF, false);
    }
    if (funnel != NULL && funnel->stage_count > 0) {
        figure(report, out, "h d", words->where_people_stop, svg_chart_stages, CHART_HALF,
               false);
    }
    if (report->station_count > 1) {
        figure(report, out, "t r", words->stations, svg_chart_stations, CHART_WIDE, true);
    }
}

void report_html(const struct report *report, FILE *out)
{
    head(report, out);
    header(report, out);
    if (report_is_empty(report)) {
        fputs("<h1>", out);
        write_xml(out, report->words->nothing);
        fputs("</h1>\n<p class=\"lead\">", out);
        write_xml(out, report->words->nothing_line);
        fputs("</p>\n", out);
        footer(report, out);
        return;
    }
    hatch(out);
    title(report, out);
    lead(report, out);
    fputs("<main>\n", out);
    visits_number(report, out);
    finished_number(report, out);
    felt_number(report, out);
    on_number(report, out);
    charts(report, out);
    report_html_tables(report, out);
    fputs("</main>\n", out);
    footer(report, out);
}
