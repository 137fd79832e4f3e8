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

/** Asked after each row. */
struct report_table_watch {
    bool (*go_on)(void *context); /**< @return false: write no more */
    void *context;
};

/**
 * Writes a table.
 *
 * @param watch  NULL: to its end
 * @return false: `problem` says why; STORE_OK: the watch wanted no more
 */
bool report_table(struct report_data *data, enum stats_table table,
                  const struct table_form *form, const struct report_table_watch *watch,
                  FILE *out, struct store_problem *problem);

/** How many rows it will have. @return -1: `problem` says why */
int64_t report_table_rows(struct report_data *data, enum stats_table table,
                          struct store_problem *problem);

/** As a language wants it. */
struct table_form report_table_form(const struct report_language *language);

/** @return false: there is no such table */
bool report_table_find(const char *name, enum stats_table *table_out);

#endif
