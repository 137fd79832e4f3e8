/* SPDX-License-Identifier: MIT */
/* What a station was used for: to read, to print, to load into another program. */
#include "app/cli/cli.h"
#include "app/cli/dates.h"
#include "app/cli/report_language.h"
#include "app/cli/report_names.h"
#include "app/cli/report_read.h"
#include "app/cli/report_tables.h"
#include "app/cli/whole_file.h"
#include "app/report/report_html.h"

#include <stdlib.h>
#include <string.h>

enum format {
    FORMAT_TEXT,
    FORMAT_CSV,
    FORMAT_JSON,
    FORMAT_HTML,
    FORMAT_COUNT
};

/* The command line. */
struct order {
    const char *db, *since, *until, *station, *format_text, *output, *table_text;
    const char *delimiter_text, *assets, *config, *language;
    enum format format;
    enum stats_table table;
    struct table_form form;
    struct stats_query query;
    struct report_language words;
};

static bool wrong(const char *option, const char *text, const char *allowed)
{
    fprintf(stderr, "unknot report: --%s: '%s' is not %s\n", option, text, allowed);
    return false;
}

static bool take_format(struct order *order)
{
    static const char *const names[FORMAT_COUNT] = {"text", "csv", "json", "html"};

    for (enum format format = 0; order->format_text != NULL && format < FORMAT_COUNT;
         format++) {
        if (strcmp(names[format], order->format_text) == 0) {
            order->format = format;
            return true;
        }
    }
    return order->format_text == NULL ||
           wrong("format", order->format_text, "text, csv, json or html");
}

static bool take_span(struct order *order)
{
    static const char allowed[] =
        "a date such as 2026-01-31, nor 'today', 'yesterday', or a number of days ago such as "
        "30d";

    order->query = (struct stats_query){INT64_MIN, INT64_MAX, order->station};
    if (order->since != NULL && !dates_parse(order->since, &order->query.from_day)) {
        return wrong("since", order->since, allowed);
    }
    if (order->until != NULL && !dates_parse(order->until, &order->query.to_day)) {
        return wrong("until", order->until, allowed);
    }
    if (order->query.from_day > order->query.to_day) {
        fprintf(stderr, "unknot report: --since %s is after --until %s\n", order->since,
                order->until);
        return false;
    }
    return true;
}

/* As the language wants it when one was named, else as the locale does. */
static bool take_delimiter(struct order *order)
{
    const char *text = order->delimiter_text;
    const struct language_file *language = &order->words.file;

    order->form = (struct table_form){.delimiter = report_delimiter(), .decimal = '.'};
    if (order->language != NULL) {
        order->form =
            (struct table_form){language->csv_delimiter, language->decimal, language->date};
    }
    if (text == NULL) {
        return true;
    }
    if (strcmp(text, "tab") == 0) {
        order->form.delimiter = '\t';
        return true;
    }
    order->form.delimiter = text[0];
    return strcmp(text, ",") == 0 || strcmp(text, ";") == 0 ||
           wrong("delimiter", text, "',', ';' or 'tab'");
}

static bool take_table(struct order *order)
{
    if (order->format != FORMAT_CSV) {
        return order->table_text == NULL ||
               wrong("table", order->table_text, "wanted: only --format csv has tables");
    }
    if (order->table_text == NULL && order->output == NULL) {
        fprintf(stderr, "unknot report: csv is three tables: -o DIR writes them all, --table "
                        "visits, steps or daily prints one\n");
        return false;
    }
    return order->table_text == NULL || report_table_find(order->table_text, &order->table) ||
           wrong("table", order->table_text, "visits, steps or daily");
}

static void print(const struct order *order, const struct report *report, FILE *out)
{
    if (order->format == FORMAT_JSON) {
        report_json(report, out);
    } else if (order->format == FORMAT_HTML) {
        report_html(report, out);
    } else {
        report_text(report, out);
    }
}

static bool write_page(const struct order *order, struct report_data *data, FILE *out)
{
    const struct report_language *words = &order->words;
    const struct report_words_of names = {&words->content, &words->words};
    int64_t now_ms = machine_wall_ms();
    const struct report report = {
        .stats = &data->stats,
        .stations = data->stations,
        .station_count = data->station_count,
        .made_wall_ms = now_ms,
        .made_offset_min = machine_utc_offset_min(now_ms),
        .program = UNKNOT_VERSION,
        .kept_months = words->config.keep_months,
        .names = report_names_of(&names),
        .words = &words->words,
        .language = words->id,
        .date = words->file.date,
        .decimal = words->file.decimal,
    };

    print(order, &report, out);
    return true;
}

static bool write_to(const struct order *order, struct report_data *data, FILE *out)
{
    if (order->format == FORMAT_CSV) {
        return report_table(data, order->table, &order->form, out);
    }
    return write_page(order, data, out);
}

static bool write_all(const struct order *order, struct report_data *data)
{
    struct whole_file file = {0};

    if (order->format == FORMAT_CSV && order->table_text == NULL) {
        return report_tables(data, &order->form, order->output);
    }
    if (order->output == NULL) {
        return write_to(order, data, stdout);
    }
    return whole_file_begin(&file, order->output) &&
           whole_file_end(&file, write_to(order, data, file.out));
}

/* What is for programs has figures and ids only. */
static bool needs_words(const struct order *order)
{
    return order->format == FORMAT_TEXT || order->format == FORMAT_HTML ||
           order->language != NULL;
}

static int make(struct order *order)
{
    struct report_data *data;
    bool good;

    if (order->db == NULL) {
        fprintf(stderr, "unknot report: --db FILE is needed\n");
        return CLI_USAGE;
    }
    if (!take_format(order) || !take_span(order) || !take_table(order)) {
        return CLI_USAGE;
    }
    if (!report_language_load(&order->words, order->assets, order->config, order->language) &&
        needs_words(order)) {
        report_language_unload(&order->words);
        return CLI_NOT_FINE;
    }
    if (!take_delimiter(order)) {
        report_language_unload(&order->words);
        return CLI_USAGE;
    }
    data = report_data_read(order->db, &order->query);
    good = data != NULL && write_all(order, data);
    report_data_free(data);
    report_language_unload(&order->words);
    return good ? CLI_FINE : CLI_NOT_FINE;
}

int cli_report(int argc, char **argv)
{
    struct order order = {0};
    const struct cli_option options[] = {
        {"db", "FILE", "the database, also that of a running station", &order.db},
        {"since", "DAY", "first day: 2026-01-31, today, yesterday, 30d ago; default all",
         &order.since},
        {"until", "DAY", "last day, in the same words", &order.until},
        {"station", "ID", "only this station; default all of the file", &order.station},
        {"format", "FORMAT", "text (default), csv, json, html", &order.format_text},
        {"o", "FILE", "write there instead of printing; with csv a folder for all tables",
         &order.output},
        {"table", "NAME", "the table of csv to write: visits, steps or daily",
         &order.table_text},
        {"delimiter", "CHAR", "of csv: ',' ';' or tab; default as the locale's decimals want",
         &order.delimiter_text},
        {"language", "LANGUAGE",
         "en, de, es, fr; default the settings', for csv the locale's; json is in none",
         &order.language},
        {"config", "FILE", "the settings that say how long visits are kept", &order.config},
        {"assets", "DIR", "the content that has the words, default the installed one",
         &order.assets},
        {0},
    };
    int code = cli_parse(argc, argv,
                         "Tells what stations were used for. csv and html are made for handing "
                         "on: no time\nfiner than 15 minutes, counts of 1 to 4 as \"<5\".",
                         options);

    return code >= 0 ? code : make(&order);
}
