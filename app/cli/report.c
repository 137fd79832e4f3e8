/* SPDX-License-Identifier: MIT */
/* What a station was used for: to read, to print, to load into another program. */
#include "app/cli/cli.h"
#include "app/cli/dates.h"
#include "app/cli/report_language.h"
#include "app/cli/report_read.h"
#include "app/cli/report_tables.h"
#include "app/cli/whole_file.h"
#include "app/load/config.h"
#include "app/report/report_html.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
    const char *delimiter_text, *assets, *config, *language_text;
    enum format format;
    enum stats_table table;
    struct table_form form;
    struct stats_query query;
    struct config config_read;
    struct report_language language;
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

    order->form = (struct table_form){.delimiter = report_delimiter(), .decimal = '.'};
    if (order->language_text != NULL) {
        order->form = report_table_form(&order->language);
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
    int64_t now_ms = machine_wall_ms();
    const struct report_making making = {now_ms, machine_utc_offset_min(now_ms),
                                         order->config_read.keep_months, &order->language};
    const struct report report = report_data_page(data, &making);

    print(order, &report, out);
    return true;
}

static bool print_table(const struct order *order, struct report_data *data,
                        enum stats_table table, FILE *out)
{
    struct store_problem problem;

    if (!report_table(data, table, &order->form, NULL, out, &problem)) {
        fprintf(stderr, "unknot report: %s: %s\n", stats_table_name(table), problem.text);
        return false;
    }
    return true;
}

static bool table_file(const struct order *order, struct report_data *data,
                       enum stats_table table)
{
    char path[MACHINE_PATH_MAX];
    struct whole_file file = {0};
    int length =
        snprintf(path, sizeof path, "%s/%s.csv", order->output, stats_table_name(table));

    if (length < 0 || (size_t)length >= sizeof path) {
        fprintf(stderr, "unknot report: %s: the name is too long\n", order->output);
        return false;
    }
    return whole_file_begin(&file, path) &&
           whole_file_end(&file, print_table(order, data, table, file.out));
}

/* All tables as files of a folder, which is created. */
static bool write_tables(const struct order *order, struct report_data *data)
{
    bool good = true;

    if (mkdir(order->output, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "unknot report: %s: cannot be created: %s\n", order->output,
                strerror(errno));
        return false;
    }
    for (enum stats_table table = 0; table < STATS_TABLE_COUNT && good; table++) {
        good = table_file(order, data, table);
    }
    return good;
}

static bool write_to(const struct order *order, struct report_data *data, FILE *out)
{
    if (order->format == FORMAT_CSV) {
        return print_table(order, data, order->table, out);
    }
    return write_page(order, data, out);
}

static bool write_all(const struct order *order, struct report_data *data)
{
    struct whole_file file = {0};

    if (order->format == FORMAT_CSV && order->table_text == NULL) {
        return write_tables(order, data);
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
           order->language_text != NULL;
}

static bool load_language(struct order *order)
{
    struct problems *problems = calloc(1, sizeof *problems);

    order->config_read = config_default();
    if (problems != NULL) {
        (void)config_load(order->config != NULL ? order->config : machine_default_config(),
                          &order->config_read, problems);
        problems_print(problems, stderr);
    }
    free(problems);
    const struct report_language_choice choice = {
        order->assets,
        order->language_text != NULL ? order->language_text : order->config_read.language};
    return report_language_load(&order->language, &choice, &order->config_read.settings) ||
           !needs_words(order);
}

static int write_report(struct order *order)
{
    struct store_problem problem;
    struct report_data *data = report_data_read(order->db, &order->query, NULL, &problem);

    if (data == NULL) {
        fprintf(stderr, "unknot report: %s: %s\n", order->db, problem.text);
        return CLI_NOT_FINE;
    }
    bool good = write_all(order, data);
    report_data_free(data);
    return good ? CLI_FINE : CLI_NOT_FINE;
}

static int make(struct order *order)
{
    int code = CLI_NOT_FINE;

    if (order->db == NULL) {
        fprintf(stderr, "unknot report: --db FILE is needed\n");
        return CLI_USAGE;
    }
    if (!take_format(order) || !take_span(order) || !take_table(order)) {
        return CLI_USAGE;
    }
    if (load_language(order)) {
        code = take_delimiter(order) ? write_report(order) : CLI_USAGE;
    }
    report_language_free(&order->language);
    config_unload(&order->config_read);
    return code;
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
         &order.language_text},
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
