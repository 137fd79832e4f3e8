/* SPDX-License-Identifier: MIT */
/** Lines of a report about what was out of order, one a thing and one for all of them. */
#ifndef UNKNOT_REPORT_REPORT_OUTAGES_H
#define UNKNOT_REPORT_REPORT_OUTAGES_H

#include "app/report/say.h"

/** @return how many lines there are, 0: nothing was out of order in the span */
int report_outage_lines(const struct report *report);

/** Line `i`: a thing by its hours, and last the total. @return `out` */
const char *report_outage_line(const struct report *report, int i, char out[SAY_MAX]);

#endif
