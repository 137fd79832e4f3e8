/* SPDX-License-Identifier: MIT */
/** The tables of `unknot report --format csv`. */
#ifndef UNKNOT_CLI_REPORT_TABLES_H
#define UNKNOT_CLI_REPORT_TABLES_H

#include "app/cli/report_read.h"
#include "app/store/stats_table.h"

#include <stdbool.h>
#include <stdio.h>

/** ';' where the user's locale writes decimals with a comma, else ','. */
char report_delimiter(void);

/** @return false: said on stderr */
bool report_table(struct report_data *data, enum stats_table table, char delimiter, FILE *out);

/** All tables as files of a folder, which is created. @return false: said on stderr */
bool report_tables(struct report_data *data, char delimiter, const char *folder);

/** @return false: there is no such table */
bool report_table_find(const char *name, enum stats_table *table_out);

#endif
