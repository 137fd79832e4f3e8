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

/** How figures and days are written. */
struct table_form {
    char delimiter;
    char decimal;     /**< '.' or ',' */
    const char *date; /**< "{day}.{month}.{year}"; NULL: as in the database, 2026-01-31 */
};

/** @return false: said on stderr */
bool report_table(struct report_data *data, enum stats_table table,
                  const struct table_form *form, FILE *out);

/** All tables as files of a folder, which is created. @return false: said on stderr */
bool report_tables(struct report_data *data, const struct table_form *form, const char *folder);

/** @return false: there is no such table */
bool report_table_find(const char *name, enum stats_table *table_out);

#endif
