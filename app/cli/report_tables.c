/* SPDX-License-Identifier: MIT */
#include "app/cli/report_tables.h"

#include "app/core/words.h"
#include "app/report/report_csv.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

enum {
    CELL_MAX = 80,
    CELLS_MAX = 32
};

struct sheet {
    FILE *out;
    const struct table_form *form;
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

struct table_form report_table_form(const struct report_language *language)
{
    bool plain = strcmp(language->date, "{year}-{month}-{day}") == 0;

    return (struct table_form){language->csv_delimiter, language->decimal,
                               plain ? NULL : language->date};
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

static bool is_digits(const char *text, size_t count)
{
    return strspn(text, "0123456789") >= count;
}

/* "2026-01-31", also with a time behind it. */
static bool is_date(const char *text)
{
    return strlen(text) >= 10 && is_digits(text, 4) && text[4] == '-' &&
           is_digits(text + 5, 2) && text[7] == '-' && is_digits(text + 8, 2) &&
           (text[10] == '\0' || text[10] == 'T');
}

/* "12.5" */
static bool is_decimal(const char *text)
{
    text += *text == '-';
    size_t whole = strspn(text, "0123456789");

    return whole > 0 && text[whole] == '.' && is_digits(text + whole + 1, 1) &&
           text[whole + 1 + strspn(text + whole + 1, "0123456789")] == '\0';
}

static const char *local_date(const char *text, const char *date, char out[CELL_MAX])
{
    char year[5], month[3], day[3];
    const struct word_value values[] = {
        {"year", year}, {"month", month}, {"day", day}, {NULL, NULL}};

    snprintf(year, sizeof year, "%.4s", text);
    snprintf(month, sizeof month, "%.2s", text + 5);
    snprintf(day, sizeof day, "%.2s", text + 8);
    words_fill(out, CELL_MAX, date, values);
    if (text[10] == 'T') {
        size_t used = strlen(out);
        snprintf(out + used, CELL_MAX - used, " %.8s", text + 11);
    }
    return out;
}

/* A cell as the language writes it. */
static const char *local(const struct table_form *form, const char *text, char out[CELL_MAX])
{
    if (form->date != NULL && is_date(text)) {
        return local_date(text, form->date, out);
    }
    if (form->decimal != '.' && is_decimal(text) && strlen(text) < CELL_MAX) {
        snprintf(out, CELL_MAX, "%s", text);
        *strchr(out, '.') = form->decimal;
        return out;
    }
    return text;
}

static bool row(void *context, const char *const cells[], int count)
{
    const struct sheet *sheet = context;

    char texts[CELLS_MAX][CELL_MAX];
    const char *locals[CELLS_MAX];

    for (int i = 0; i < count && i < CELLS_MAX; i++) {
        locals[i] = local(sheet->form, cells[i], texts[i]);
    }
    report_csv_row(sheet->out, sheet->form->delimiter, locals,
                   count < CELLS_MAX ? count : CELLS_MAX);
    return sheet->watch == NULL || sheet->watch->go_on(sheet->watch->context);
}

/* The days that the figures are of. */
static struct stats_query query_of(const struct report_data *data)
{
    return (struct stats_query){data->stats.from_day, data->stats.to_day,
                                data->query.station_id};
}

bool report_table(struct report_data *data, enum stats_table table,
                  const struct table_form *form, const struct report_table_watch *watch,
                  FILE *out, struct store_problem *problem)
{
    struct sheet sheet = {out, form, watch};
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
