/* SPDX-License-Identifier: MIT */
/** The report as one HTML file that needs nothing else: no script, no font, no network. */
#ifndef UNKNOT_REPORT_REPORT_HTML_H
#define UNKNOT_REPORT_REPORT_HTML_H

#include "app/report/report.h"

/** Also well-formed XML. Counts of 1 to 4 are "<5". */
void report_html(const struct report *report, FILE *out);

/** The page's style, up to its closing tag. */
void report_html_style(FILE *out);

/** The tables behind the charts: rankings, legs, the station, and what is kept. */
void report_html_tables(const struct report *report, FILE *out);

#endif
