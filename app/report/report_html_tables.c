/* SPDX-License-Identifier: MIT */
/* The tables behind the charts, for paper and for whoever wants the figures. */
#include "app/report/report_html.h"
#include "app/report/report_outages.h"
#include "app/report/say.h"
#include "app/report/svg.h"
#include "app/report/write.h"

enum {
    ROWS_ON_PAPER = 12, /* so that the report stays on four pages */
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
};

static void count_cell(FILE *out, int64_t n)
{
    char text[SVG_COUNT_MAX];

    fputs("<td>", out);
    write_xml(out, svg_count(n, text));
    fputs("</td>", out);
}

/* The mean change with its spread; greyed where it says little. */
static void rated_cells(const struct report *report, FILE *out, const struct stats_rated *rated)
{
    char change[SAY_FIGURE_MAX], spread[SAY_FIGURE_MAX];

    if (rated->n < REPORT_SMALL) {
        fputs("<td class=\"few\">", out);
        write_xml(out, report->words->too_few);
        fputs("</td><td class=\"x\"></td>", out);
        return;
    }
    fprintf(out, "<td%s>%s ± %s</td><td class=\"x\">%lld</td>",
            rated->n < REPORT_RATED_FEW ? " class=\"few\"" : "",
            say_figure(report, rated->change, 1, true, change),
            say_figure(report, rated->change_sd, 1, false, spread), (long long)rated->n);
}

/* The rate and the minutes of so few visits would be those of single ones. */
static void use_cells(const struct report *report, FILE *out, const struct stats_visits *v)
{
    char percent[SAY_FIGURE_MAX];

    count_cell(out, v->n);
    if (v->n < REPORT_SMALL) {
        fputs("<td>–</td><td class=\"x\">–</td>", out);
        return;
    }
    fputs("<td>", out);
    write_xml(out, say_percent(report, report_percent(v->finished, v->n), percent));
    fprintf(out, "</td><td class=\"x\">%lld</td>",
            (long long)((v->guided_ms + MINUTE_MS / 2) / MINUTE_MS));
}

static void column(FILE *out, const char *name, const char *attributes)
{
    fprintf(out, "<th scope=\"col\"%s>", attributes);
    write_xml(out, name);
    fputs("</th>", out);
}

static void table_head(const struct report *report, FILE *out, const char *what)
{
    const struct report_words *words = report->words;

    fputs("<section class=\"t\"><table><caption>", out);
    write_xml(out, what);
    fputs("</caption><thead><tr>", out);
    column(out, "", "");
    column(out, words->col_visits, "");
    column(out, words->col_finished, "");
    column(out, words->col_minutes, " class=\"x\"");
    column(out, words->col_looser, "");
    column(out, words->col_ratings, " class=\"x\"");
    fputs("</tr></thead><tbody>\n", out);
}

/* A row's beginning, up to its first cell. */
static void table_row(FILE *out, int row, const char *name)
{
    fprintf(out, "<tr%s><td>", row >= ROWS_ON_PAPER ? " class=\"later\"" : "");
    write_xml(out, name);
    fputs("</td>", out);
}

static void table_end(const struct report *report, FILE *out, int rows)
{
    const struct say_value more[] = {SAY_COUNT("n", rows - ROWS_ON_PAPER), SAY_END};

    fputs("</tbody></table>", out);
    if (rows > ROWS_ON_PAPER) {
        fputs("<p class=\"left\">", out);
        say_xml(report, out, report->words->more_rows, more);
        fputs("</p>", out);
    }
    fputs("</section>\n", out);
}

static void ranking(const struct report *report, FILE *out, const char *what,
                    enum report_kind kind, const struct stats_ranked *items, int count)
{
    if (count == 0) {
        return;
    }
    table_head(report, out, what);
    for (int i = 0; i < count; i++) {
        const struct stats_visits use = {
            .n = items[i].n, .finished = items[i].finished, .guided_ms = items[i].guided_ms};

        table_row(out, i, report_name(report, kind, items[i].name));
        use_cells(report, out, &use);
        rated_cells(report, out, &items[i].rated);
        fputs("</tr>\n", out);
    }
    table_end(report, out, count);
}

static void stations(const struct report *report, FILE *out)
{
    if (report->station_count < 2) {
        return;
    }
    table_head(report, out, report->words->stations);
    for (int i = 0; i < report->station_count; i++) {
        const struct report_station *at = &report->stations[i];

        table_row(out, i, at->name);
        use_cells(report, out, &at->visits);
        rated_cells(report, out, &at->rated);
        fputs("</tr>\n", out);
    }
    table_end(report, out, report->station_count);
}

static void list_begin(FILE *out, const char *form, const char *title)
{
    fprintf(out, "<section class=\"%s\"><h2>", form);
    write_xml(out, title);
    fputs("</h2><ul>", out);
}

static void item(const struct report *report, FILE *out, const char *pattern,
                 const struct say_value *values)
{
    fputs("<li>", out);
    say_xml(report, out, pattern, values);
    fputs("</li>", out);
}

static void legs(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;
    const struct stats_legs *both = &stats->legs[LEGS_BOTH];
    char text[8][SVG_COUNT_MAX];
    const struct say_value visits[] = {
        SAY_TEXT("left", svg_count(stats->legs[LEGS_LEFT].n, text[0])),
        SAY_TEXT("right", svg_count(stats->legs[LEGS_RIGHT].n, text[1])),
        SAY_TEXT("both", svg_count(both->n, text[2])), SAY_END};
    const struct say_value second[] = {
        SAY_TEXT("done", svg_count(both->second_guided, text[3])),
        SAY_TEXT("skipped", svg_count(both->second_skipped, text[4])),
        SAY_TEXT("missing", svg_count(both->second_missing, text[5])), SAY_END};
    const struct say_value spots[] = {
        SAY_TEXT("left", svg_count(stats->leg[LEG_LEFT].spots, text[6])),
        SAY_TEXT("right", svg_count(stats->leg[LEG_RIGHT].spots, text[7])), SAY_END};
    const struct say_value guided[] = {
        SAY_DECIMAL("left", (double)stats->leg[LEG_LEFT].guided_ms / HOUR_MS),
        SAY_DECIMAL("right", (double)stats->leg[LEG_RIGHT].guided_ms / HOUR_MS), SAY_END};

    list_begin(out, "h r", words->legs);
    item(report, out, words->page_legs_visits, visits);
    item(report, out, words->page_legs_second, second);
    item(report, out, words->page_spots, spots);
    item(report, out, words->page_guided, guided);
    fputs("</ul></section>\n", out);
}

/* "red 12, yellow 3": how often each was pressed. */
static const char *presses_list(const struct report *report, char out[SAY_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < BUTTON_COUNT && used < SAY_MAX; i++) {
        char colour[SAY_FIGURE_MAX], count[SVG_COUNT_MAX];

        used += (size_t)snprintf(out + used, SAY_MAX - used, "%s%s %s", i > 0 ? ", " : "",
                                 say_word(report->words->button_colours, i, colour),
                                 svg_count(report->stats->buttons[i].presses, count));
    }
    return out;
}

/* How worn the contact of each is that was watched. */
static const char *bounce_list(const struct report *report, char out[SAY_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < BUTTON_COUNT && used < SAY_MAX; i++) {
        const struct stats_button *at = &report->stats->buttons[i];
        const struct say_value bounce[] = {SAY_COUNT("n", at->bounce_ms), SAY_END};
        char colour[SAY_FIGURE_MAX], text[SAY_MAX];

        if (at->watched > 0) {
            say(report, text,
                at->bounce_ms > STATS_BOUNCE_WORN_MS ? report->words->bounce_worn
                                                     : report->words->bounce,
                bounce);
            used +=
                (size_t)snprintf(out + used, SAY_MAX - used, "%s%s %s", used > 0 ? "; " : "",
                                 say_word(report->words->button_colours, i, colour), text);
        }
    }
    return out;
}

/* Two lines: how often each was pressed, and how worn its contact is. */
static void buttons(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    char presses[SAY_MAX], bounces[SAY_MAX];
    const struct say_value of_presses[] = {SAY_TEXT("list", presses_list(report, presses)),
                                           SAY_END};
    const struct say_value of_bounces[] = {SAY_TEXT("list", bounce_list(report, bounces)),
                                           SAY_END};

    if (!report_has_presses(report->stats)) {
        item(report, out, words->page_no_presses, of_presses);
        return;
    }
    item(report, out, words->page_presses, of_presses);
    if (bounces[0] != '\0') {
        item(report, out, words->page_bounce, of_bounces);
    }
}

static void station(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;
    const struct stats_station *s = &stats->station;
    char cut_text[SVG_COUNT_MAX], unset_text[SVG_COUNT_MAX];
    int64_t fault_count = 0;

    for (int i = 0; i < stats->fault_count; i++) {
        fault_count += stats->faults[i].n;
    }
    const struct say_value starts[] = {SAY_COUNT("n", s->starts),
                                       SAY_COUNT("cuts", s->power_cuts),
                                       SAY_COUNT("crashes", s->crashes), SAY_END};
    const struct say_value cut[] = {
        SAY_TEXT("n", svg_count(stats->visits.interrupted, cut_text)), SAY_END};
    const struct say_value unset[] = {
        SAY_TEXT("n", svg_count(stats->visits.unset_clock, unset_text)), SAY_END};
    const struct say_value faults[] = {SAY_COUNT("n", fault_count), SAY_END};
    const struct say_value excluded[] = {SAY_COUNT("n", stats->excluded_days), SAY_END};
    const struct say_value version[] = {SAY_TEXT("version", s->version), SAY_END};

    list_begin(out, "h r", words->station);
    item(report, out, words->page_starts, starts);
    item(report, out, words->page_cut, cut);
    item(report, out, words->page_unset, unset);
    item(report, out, words->page_faults, faults);
    buttons(report, out);
    item(report, out, words->page_excluded, excluded);
    item(report, out, words->page_version, version);
    fputs("</ul></section>\n", out);
}

static void outages(const struct report *report, FILE *out)
{
    char line[SAY_MAX];

    if (report_outage_lines(report) == 0) {
        return;
    }
    list_begin(out, "t", report->words->outages);
    for (int i = 0; i < report_outage_lines(report); i++) {
        fputs("<li>", out);
        write_xml(out, report_outage_line(report, i, line));
        fputs("</li>\n", out);
    }
    fputs("</ul></section>\n", out);
}

static void kept(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct say_value months[] = {SAY_COUNT("n", report->kept_months), SAY_END};
    const char *const meanings[] = {words->kept_visits, words->kept_finished,
                                    words->kept_looser, words->kept_busy};

    list_begin(out, "t", words->kept);
    item(report, out, words->kept_what, months);
    item(report, out, report->kept_months > 0 ? words->kept_months : words->kept_ever, months);
    item(report, out, words->kept_small, months);
    fputs("</ul><p>", out);
    for (int i = 0; i < 4; i++) {
        fputs(i > 0 ? " " : "", out);
        write_xml(out, meanings[i]);
    }
    fputs("</p></section>\n", out);
}

void report_html_tables(const struct report *report, FILE *out)
{
    const struct report_words *words = report->words;
    const struct usage_stats *stats = report->stats;

    stations(report, out);
    ranking(report, out, words->routines, REPORT_ROUTINE, stats->routines,
            stats->routine_count);
    /* Before the techniques, so that a page of paper is filled up. */
    ranking(report, out, words->tools, REPORT_TOOL, stats->tools, stats->tool_count);
    ranking(report, out, words->techniques, REPORT_TECHNIQUE, stats->techniques,
            stats->technique_count);
    legs(report, out);
    station(report, out);
    outages(report, out);
    kept(report, out);
}
