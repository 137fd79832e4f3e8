/* SPDX-License-Identifier: MIT */
/**
 * The charts of the HTML report, each an <svg> with a title and, in words, what it shows.
 *
 * Counts of 1 to 4 are "<5" and drawn as long as 4. A bar's class says what it stands for.
 */
#ifndef UNKNOT_REPORT_CHARTS_H
#define UNKNOT_REPORT_CHARTS_H

#include "app/report/report.h"

/** What a chart is drawn into. */
struct chart {
    const struct report *report;
    FILE *out;
    const char *id;   /**< of the chart, new in the page */
    const char *kind; /**< its class: "wide", "narrow" or "" */
    double w;
};

enum {
    CHART_WIDE = 680,
    CHART_HALF = 330,
    CHART_TECHNIQUES = 5, /**< then "Others" */
    CHART_FELT = 5,
    CHART_STAGES = 12,
    CHART_STATIONS = 16, /**< those with the most visits */
};

/** Begins and ends the <svg>; between them its <desc> is open first. */
void svg_chart_begin(const struct chart *chart, const char *title, double h);
void svg_chart_described(const struct chart *chart);
void svg_chart_end(const struct chart *chart);

void svg_chart_visits(const struct chart *chart);
void svg_chart_hours(const struct chart *chart);
void svg_chart_techniques(const struct chart *chart);
void svg_chart_finished(const struct chart *chart);
void svg_chart_felt(const struct chart *chart);
void svg_chart_stages(const struct chart *chart);
void svg_chart_stations(const struct chart *chart);

/** The most used routine's funnel; NULL: there is none. */
const struct stats_funnel *svg_chart_funnel(const struct report *report);

/** The busiest hour. @return false: no visit has an hour */
bool svg_chart_busiest(const struct usage_stats *stats, int *weekday_out, int *hour_out);

#endif
