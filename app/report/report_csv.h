/* SPDX-License-Identifier: MIT */
/**
 * A table as a file that a spreadsheet opens as it is: UTF-8 with a byte order mark, lines that
 * end with CR LF, and no text that it would take for a formula.
 */
#ifndef UNKNOT_REPORT_REPORT_CSV_H
#define UNKNOT_REPORT_REPORT_CSV_H

#include <stdio.h>

/** What stands before the first row. */
void report_csv_begin(FILE *out);

/** @param delimiter  ',' ';' or a tab */
void report_csv_row(FILE *out, char delimiter, const char *const cells[], int count);

#endif
