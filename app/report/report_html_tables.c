/* SPDX-License-Identifier: MIT */
/* The tables behind the charts, for paper and for whoever wants the figures. */
#include "app/report/report_html.h"
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
static void rated_cells(FILE *out, const struct stats_rated *rated)
{
    if (rated->n < REPORT_SMALL) {
        fputs("<td class=\"few\">too few</td><td class=\"x\"></td>", out);
        return;
    }
    fprintf(out, "<td%s>%+.1f ± %.1f</td><td class=\"x\">%lld</td>",
            rated->n < REPORT_RATED_FEW ? " class=\"few\"" : "", rated->change,
            rated->change_sd, (long long)rated->n);
}

/* The rate and the minutes of so few visits would be those of single ones. */
static void use_cells(FILE *out, int64_t n, int64_t finished, int64_t guided_ms)
{
    count_cell(out, n);
    if (n < REPORT_SMALL) {
        fputs("<td>–</td><td class=\"x\">–</td>", out);
    } else {
        fprintf(out, "<td>%d%%</td><td class=\"x\">%lld</td>", report_percent(finished, n),
                (long long)((guided_ms + MINUTE_MS / 2) / MINUTE_MS));
    }
}

static void table_head(FILE *out, const char *what)
{
    fprintf(out,
            "<section class=\"t\"><table><caption>%s</caption><thead><tr><th "
            "scope=\"col\"></th><th scope=\"col\">Visits</th><th scope=\"col\">Finished</th>"
            "<th scope=\"col\" class=\"x\">Minutes</th><th scope=\"col\">Looser by</th>"
            "<th scope=\"col\" class=\"x\">Ratings</th></tr></thead><tbody>\n",
            what);
}

/* A row's beginning, up to its first cell. */
static void table_row(FILE *out, int row, const char *name)
{
    fprintf(out, "<tr%s><td>", row >= ROWS_ON_PAPER ? " class=\"later\"" : "");
    write_xml(out, name);
    fputs("</td>", out);
}

static void table_end(FILE *out, int rows)
{
    fputs("</tbody></table>", out);
    if (rows > ROWS_ON_PAPER) {
        fprintf(out, "<p class=\"left\">%d more are shown on a screen.</p>",
                rows - ROWS_ON_PAPER);
    }
    fputs("</section>\n", out);
}

static void ranking(const struct report *report, FILE *out, const char *what,
                    enum report_kind kind, const struct stats_ranked *items, int count)
{
    if (count == 0) {
        return;
    }
    table_head(out, what);
    for (int i = 0; i < count; i++) {
        table_row(out, i, report_name(report, kind, items[i].name));
        use_cells(out, items[i].n, items[i].finished, items[i].guided_ms);
        rated_cells(out, &items[i].rated);
        fputs("</tr>\n", out);
    }
    table_end(out, count);
}

static void stations(const struct report *report, FILE *out)
{
    if (report->station_count < 2) {
        return;
    }
    table_head(out, "Stations");
    for (int i = 0; i < report->station_count; i++) {
        const struct report_station *at = &report->stations[i];

        table_row(out, i, at->name);
        use_cells(out, at->visits.n, at->visits.finished, at->visits.guided_ms);
        rated_cells(out, &at->rated);
        fputs("</tr>\n", out);
    }
    table_end(out, report->station_count);
}

static void counted(FILE *out, const char *before, int64_t n, const char *after)
{
    char text[SVG_COUNT_MAX];

    fputs(before, out);
    write_xml(out, svg_count(n, text));
    fputs(after, out);
}

static void legs(const struct usage_stats *stats, FILE *out)
{
    const struct stats_legs *both = &stats->legs[LEGS_BOTH];

    fputs("<section class=\"h r\"><h2>Legs</h2><ul>", out);
    counted(out, "<li>Visits for the left leg ", stats->legs[LEGS_LEFT].n, "");
    counted(out, ", the right ", stats->legs[LEGS_RIGHT].n, "");
    counted(out, ", both ", both->n, "</li>");
    counted(out, "<li>Of those for both, the second leg was done in ", both->second_guided, "");
    counted(out, ", skipped in ", both->second_skipped, "");
    counted(out, ", not reached in ", both->second_missing, "</li>");
    counted(out, "<li>Tender spots found: left ", stats->leg[LEG_LEFT].spots, "");
    counted(out, ", right ", stats->leg[LEG_RIGHT].spots, "</li>");
    fprintf(out, "<li>Guided: left %.1f h, right %.1f h</li></ul></section>\n",
            (double)stats->leg[LEG_LEFT].guided_ms / HOUR_MS,
            (double)stats->leg[LEG_RIGHT].guided_ms / HOUR_MS);
}

/* Two lines: how often each was pressed, and how worn its contact is. */
static void buttons(const struct usage_stats *stats, FILE *out)
{
    const char *before = "<li>Longest bounce: ";

    if (!report_has_presses(stats)) {
        fputs("<li>No presses of buttons recorded</li>", out);
        return;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        fprintf(out, "%s%s", i > 0 ? ", " : "<li>Presses: ", button_colour((enum button)i));
        counted(out, " ", stats->buttons[i].presses, "");
    }
    fputs("</li>", out);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct stats_button *at = &stats->buttons[i];

        if (at->watched > 0) {
            fprintf(out, "%s%s %lld ms%s", before, button_colour((enum button)i),
                    (long long)at->bounce_ms,
                    at->bounce_ms > STATS_BOUNCE_WORN_MS ? " (replace soon)" : "");
            before = ", ";
        }
    }
    fputs(before[0] == ',' ? "</li>" : "", out);
}

static void station(const struct usage_stats *stats, FILE *out)
{
    const struct stats_station *s = &stats->station;
    int64_t faults = 0;

    for (int i = 0; i < stats->fault_count; i++) {
        faults += stats->faults[i].n;
    }
    fputs("<section class=\"h r\"><h2>Station</h2><ul>", out);
    fprintf(out, "<li>Started %lld times, after power cuts %lld, after crashes %lld</li>",
            (long long)s->starts, (long long)s->power_cuts, (long long)s->crashes);
    counted(out, "<li>Visits interrupted by that: ", stats->visits.interrupted, "</li>");
    counted(out, "<li>Visits while the clock was not set: ", stats->visits.unset_clock,
            "; they are in no hour</li>");
    fprintf(out, "<li>Faults reported: %lld</li>", (long long)faults);
    buttons(stats, out);
    fprintf(out, "<li>Days marked as not real use, left out: %d</li>", stats->excluded_days);
    fputs("<li>Version ", out);
    write_xml(out, s->version);
    fputs("</li></ul></section>\n", out);
}

static void kept(const struct report *report, FILE *out)
{
    fputs(
        "<section class=\"t\"><h2>What is kept, and how long</h2><ul>"
        "<li>Of a visit: when it was, what was chosen, which steps were done for how long, how "
        "tight it felt, how it ended. Nothing about who it was.</li>",
        out);
    if (report->kept_months > 0) {
        fprintf(out,
                "<li>Single visits are removed after %d whole months; the counts of each day "
                "are kept for ever.</li>",
                report->kept_months);
    } else {
        fputs("<li>Visits and the counts of each day stay in the station's database until "
              "somebody deletes it.</li>",
              out);
    }
    fputs("<li>In this report counts of 1 to 4 are \"&lt;5\", and no time is finer than an "
          "hour.</li></ul>"
          "<p>Visits: begun with the first \"get ready\" and ended. Finished: gone through to "
          "the end; of a technique, all of its steps done. Looser by: mean of before minus "
          "after, 0 loose to 4 very tight, ± standard deviation; grey below 20 ratings. Busy: "
          "part of the hour in which a visit was under way, of days that were on.</p>"
          "</section>\n",
          out);
}

void report_html_tables(const struct report *report, FILE *out)
{
    const struct usage_stats *stats = report->stats;

    stations(report, out);
    ranking(report, out, "Routines", REPORT_ROUTINE, stats->routines, stats->routine_count);
    ranking(report, out, "Techniques", REPORT_TECHNIQUE, stats->techniques,
            stats->technique_count);
    ranking(report, out, "Tools", REPORT_TOOL, stats->tools, stats->tool_count);
    legs(stats, out);
    station(stats, out);
    kept(report, out);
}
