/* SPDX-License-Identifier: MIT */
#include "app/cli/report_tables.h"

#include "app/cli/whole_file.h"
#include "app/report/report_csv.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

struct sheet {
    FILE *out;
    char delimiter;
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

static void row(void *context, const char *const cells[], int count)
{
    const struct sheet *sheet = context;

    report_csv_row(sheet->out, sheet->delimiter, cells, count);
}

bool report_table(struct report_data *data, enum stats_table table, char delimiter, FILE *out)
{
    struct sheet sheet = {out, delimiter};
    const struct stats_sink sink = {row, &sheet};
    const struct stats_query query = {data->stats.from_day, data->stats.to_day,
                                      data->query.station_id};
    struct store_problem problem;

    report_csv_begin(out);
    if (!stats_table_read(data->reader, &query, table, &sink, &problem)) {
        fprintf(stderr, "unknot report: %s: %s\n", stats_table_name(table), problem.text);
        return false;
    }
    return true;
}

static bool table_file(struct report_data *data, enum stats_table table, char delimiter,
                       const char *folder)
{
    char path[MACHINE_PATH_MAX];
    struct whole_file file = {0};
    int length = snprintf(path, sizeof path, "%s/%s.csv", folder, stats_table_name(table));

    if (length < 0 || (size_t)length >= sizeof path) {
        fprintf(stderr, "unknot report: %s: the name is too long\n", folder);
        return false;
    }
    return whole_file_begin(&file, path) &&
           whole_file_end(&file, report_table(data, table, delimiter, file.out));
}

bool report_tables(struct report_data *data, char delimiter, const char *folder)
{
    bool good = true;

    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "unknot report: %s: cannot be created: %s\n", folder, strerror(errno));
        return false;
    }
    for (enum stats_table table = 0; table < STATS_TABLE_COUNT && good; table++) {
        good = table_file(data, table, delimiter, folder);
    }
    return good;
}
