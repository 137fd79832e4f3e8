/* SPDX-License-Identifier: MIT */
#include "app/cli/report_tables.h"

#include "app/report/report_csv.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

struct sheet {
    FILE *out;
    char delimiter;
    const struct report_table_watch *watch;
};

/* A locale of its own: everything else is written as in C. */
char report_delimiter(void)
{
    locale_t locale = newlocale(LC_NUMERIC_MASK, "", (locale_t)0);
    bool comma = false;

    if (locale != (locale_t)0) {
        comma = strcmp(nl_langinfo_l(RADIXCHAR, locale), ",") == 0;
        freelocale(locale);
    }
    return comma ? ';' : ',';
}

bool report_table_find(const char *name, enum stats_table *table_out)
{
    for (enum stats_table table = 0; table < STATS_TABLE_COUNT; table++) {
        if (strcmp(stats_table_name(table), name) == 0) {
            *table_out = table;
            return true;
        }
    }
    return false;
}

static bool row(void *context, const char *const cells[], int count)
{
    const struct sheet *sheet = context;

    report_csv_row(sheet->out, sheet->delimiter, cells, count);
    return sheet->watch == NULL || sheet->watch->go_on(sheet->watch->context);
}

/* The days that the figures are of. */
static struct stats_query query_of(const struct report_data *data)
{
    return (struct stats_query){data->stats.from_day, data->stats.to_day,
                                data->query.station_id};
}

bool report_table(struct report_data *data, enum stats_table table, char delimiter,
                  const struct report_table_watch *watch, FILE *out,
                  struct store_problem *problem)
{
    struct sheet sheet = {out, delimiter, watch};
    const struct stats_sink sink = {row, &sheet};
    const struct stats_query query = query_of(data);

    report_csv_begin(out);
    return stats_table_read(data->reader, &query, table, &sink, problem);
}

int64_t report_table_rows(struct report_data *data, enum stats_table table,
                          struct store_problem *problem)
{
    const struct stats_query query = query_of(data);

    return stats_table_count(data->reader, &query, table, problem);
}
