/* SPDX-License-Identifier: MIT */
/* The charts of what was done, how it ended and how it felt. */
#include "app/report/charts.h"
#include "app/report/say.h"
#include "app/report/svg.h"
#include "app/report/write.h"

#include <string.h>

enum {
    ROW = 23, /* of techniques and stations */
    FELT_ROW = 28,
    STAGE_ROW = 17,
    FINISHED_W = 250,
    FINISHED_H = 118,
    STAGE_NAME = 176, /* px for the name of a place */
};

static void plain(FILE *out, double x, double y, enum svg_colour colour, const char *text,
                  int chars_max)
{
    svg_text(out, &(struct svg_label){x, y, SVG_FONT * 1.1, colour, SVG_START, 500, chars_max},
             text);
}

/* A ranking's row: its name, a bar and its count. */
static void ranked_row(const struct chart *chart, int row, const char *name, int64_t n,
                       int64_t most, const char *after)
{
    double y = 2 + row * ROW, x0 = 130;
    double w = svg_length(n) * (chart->w - x0 - (after[0] != '\0' ? 150 : 38)) /
               (most < REPORT_SMALL ? REPORT_SMALL : (double)most);
    char count[SVG_COUNT_MAX], words[SAY_MAX];

    snprintf(words, sizeof(words), "%s: %s%s", name, svg_count(n, count), after);
    plain(chart->out, 0, y + 13, SVG_TEXT, name, 18);
    svg_rect(chart->out,
             &(struct svg_rect){"bar", x0, y + 1, w, 14.4, 3, row == 0 ? SVG_PULSE : SVG_DATA},
             words);
    snprintf(words, sizeof(words), "%s%s", count, after);
    plain(chart->out, x0 + w + 6, y + 13, SVG_TEXT2, words, 0);
}

/* The first few, and what the others come to. */
static int64_t others(const struct usage_stats *stats)
{
    int64_t n = 0;

    for (int i = CHART_TECHNIQUES; i < stats->technique_count; i++) {
        n += stats->techniques[i].n;
    }
    return n;
}

/* What is said before a list; in every language the list stands at its end. */
static void describe_list(const struct chart *chart, const char *pattern)
{
    const struct say_value list[] = {SAY_TEXT("list", ""), SAY_END};

    say_xml(chart->report, chart->out, pattern, list);
}

void svg_chart_techniques(const struct chart *chart)
{
    const struct usage_stats *stats = chart->report->stats;
    int shown =
        stats->technique_count < CHART_TECHNIQUES ? stats->technique_count : CHART_TECHNIQUES;
    int64_t rest = others(stats), most = shown > 0 ? stats->techniques[0].n : 0;

    most = rest > most ? rest : most;
    svg_chart_begin(chart, chart->report->words->techniques, (shown + (rest > 0)) * ROW + 2);
    describe_list(chart, chart->report->words->used_each);
    for (int i = 0; i < shown; i++) {
        char count[SVG_COUNT_MAX];

        fputs(i > 0 ? "; " : "", chart->out);
        write_xml(chart->out,
                  report_name(chart->report, REPORT_TECHNIQUE, stats->techniques[i].name));
        fputc(' ', chart->out);
        write_xml(chart->out, svg_count(stats->techniques[i].n, count));
    }
    svg_chart_described(chart);
    for (int i = 0; i < shown; i++) {
        ranked_row(chart, i,
                   report_name(chart->report, REPORT_TECHNIQUE, stats->techniques[i].name),
                   stats->techniques[i].n, most, "");
    }
    if (rest > 0) {
        ranked_row(chart, shown, chart->report->words->others, rest, most, "");
    }
    svg_chart_end(chart);
}

void svg_chart_finished(const struct chart *chart)
{
    const struct stats_visits *v = &chart->report->stats->visits;
    const int64_t counts[] = {v->finished, v->left, v->idle};
    const char *const names[] = {chart->report->words->finished,
                                 chart->report->words->stopped_early,
                                 chart->report->words->walked_away};
    const double r = 45, x = 58, y = 59, round = 2 * 3.14159265 * r;
    double part = v->n > 0 ? (double)v->finished / (double)v->n : 0;
    char text[SVG_COUNT_MAX], percent[SAY_FIGURE_MAX];

    svg_chart_begin(chart, chart->report->words->finished_caption, FINISHED_H);
    for (int i = 0; i < 3; i++) {
        fputs(i > 0 ? ", " : "", chart->out);
        write_xml(chart->out, names[i]);
        fputc(' ', chart->out);
        write_xml(chart->out, svg_count(counts[i], text));
    }
    svg_chart_described(chart);
    fprintf(chart->out,
            "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\" fill=\"none\" stroke=\"var(--raised)\" "
            "stroke-width=\"11\"/>",
            x, y, r);
    if (part > 0) {
        fprintf(chart->out,
                "<circle class=\"ring\" cx=\"%.0f\" cy=\"%.0f\" r=\"%.0f\" fill=\"none\" "
                "stroke=\"var(--data1)\" stroke-width=\"11\" stroke-linecap=\"round\" "
                "stroke-dasharray=\"%.1f %.1f\" transform=\"rotate(-90 %.0f %.0f)\"/>\n",
                x, y, r, round * part, round, x, y);
    }
    svg_text(chart->out, &(struct svg_label){x, y + 9, 26, SVG_TEXT, SVG_MIDDLE, 600, 0},
             say_percent(chart->report, report_percent(v->finished, v->n), percent));
    for (int i = 0; i < 3; i++) {
        double row = y + (i - 1) * 40;

        svg_text(chart->out, &(struct svg_label){124, row, 20, SVG_TEXT, SVG_START, 600, 0},
                 svg_count(counts[i], text));
        plain(chart->out, 124, row + 16, SVG_TEXT2, names[i], 0);
    }
    svg_chart_end(chart);
}

/* A visitor's tightness before (ring) and after (disc), means of a tool. */
static void felt_row(const struct chart *chart, const struct stats_ranked *item, double y,
                     double x0, double per)
{
    double before = x0 + item->rated.before * per, after = x0 + item->rated.after * per;

    plain(chart->out, 0, y + 5, SVG_TEXT, report_name(chart->report, REPORT_TOOL, item->name),
          15);
    if (item->rated.n < REPORT_SMALL) {
        plain(chart->out, x0 + 4, y + 5, SVG_TEXT3, chart->report->words->too_few, 0);
        return;
    }
    fprintf(chart->out,
            "<g class=\"felt\" opacity=\"%s\"><path d=\"M%.1f %.1fH%.1f\" "
            "stroke=\"var(--breath)\" stroke-opacity=\".55\" stroke-width=\"3\"/>"
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"var(--surface)\" "
            "stroke=\"var(--text2)\" stroke-width=\"2.4\"/>"
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"7\" fill=\"var(--breath)\"/></g>\n",
            item->rated.n < REPORT_RATED_FEW ? ".5" : "1", before, y, after, before, y, after,
            y);
}

static void describe_felt(const struct chart *chart, int shown)
{
    const struct usage_stats *stats = chart->report->stats;

    write_xml(chart->out, chart->report->words->means);
    for (int i = 0; i < shown; i++) {
        const struct stats_ranked *item = &stats->tools[i];
        const struct say_value felt[] = {SAY_DECIMAL("before", item->rated.before),
                                         SAY_DECIMAL("after", item->rated.after),
                                         SAY_COUNT("n", item->rated.n), SAY_END};

        fputs("; ", chart->out);
        write_xml(chart->out, report_name(chart->report, REPORT_TOOL, item->name));
        fputs(": ", chart->out);
        if (item->rated.n < REPORT_SMALL) {
            write_xml(chart->out, chart->report->words->too_few);
        } else {
            say_xml(chart->report, chart->out, chart->report->words->felt_of, felt);
        }
    }
}

void svg_chart_felt(const struct chart *chart)
{
    const struct usage_stats *stats = chart->report->stats;
    int shown = stats->tool_count < CHART_FELT ? stats->tool_count : CHART_FELT;
    double x0 = 124, per = (chart->w - x0 - 10) / 4, bottom = shown * FELT_ROW + 4;

    svg_chart_begin(chart, chart->report->words->felt_title, bottom + 20);
    describe_felt(chart, shown);
    svg_chart_described(chart);
    for (int i = 0; i < FEEL_LEVELS; i++) {
        svg_line(chart->out, x0 + i * per, 0, x0 + i * per, bottom);
    }
    svg_text(chart->out,
             &(struct svg_label){x0 - 8, bottom + 16, SVG_FONT, SVG_TEXT3, SVG_START, 500, 0},
             chart->report->words->loose);
    svg_text(chart->out,
             &(struct svg_label){chart->w, bottom + 16, SVG_FONT, SVG_TEXT3, SVG_END, 500, 0},
             chart->report->words->very_tight);
    for (int i = 0; i < shown; i++) {
        felt_row(chart, &stats->tools[i], FELT_ROW * (i + 0.5), x0, per);
    }
    svg_chart_end(chart);
}

const struct stats_funnel *svg_chart_funnel(const struct report *report)
{
    return report->stats->funnel_count > 0 ? &report->stats->funnels[0] : NULL;
}

/* Places that at least one in twenty came to, and where most were lost. */
static int pick_stages(const struct stats_funnel *funnel,
                       const struct stats_stage *picked[CHART_STAGES])
{
    const struct stats_stage *worst = report_worst_stage(funnel);
    int count = 0;

    for (int i = 0; i < funnel->stage_count && count < CHART_STAGES; i++) {
        const struct stats_stage *stage = &funnel->stages[i];

        if (stage->reached * 20 >= funnel->stages[0].reached || stage == worst) {
            picked[count++] = stage;
        }
    }
    return count;
}

static void stage_row(const struct chart *chart, const struct stats_stage *stage, double y,
                      double per, bool worst)
{
    int64_t lost = stage->left_in + stage->left_after;
    double lost_w = svg_length(lost) * per;
    double w = svg_length(stage->reached) * per - lost_w;
    char name[128], words[SAY_MAX + 130], came[SAY_MAX];
    char count[SVG_COUNT_MAX], lost_text[SVG_COUNT_MAX];
    const struct say_value values[] = {SAY_TEXT("n", svg_count(stage->reached, count)),
                                       SAY_TEXT("lost", svg_count(lost, lost_text)), SAY_END};

    w = w > 0 ? w : 0;
    report_stage_name(chart->report, stage, name, sizeof(name));
    snprintf(words, sizeof(words), "%s: %s", name,
             say(chart->report, came, chart->report->words->came, values));
    svg_text(chart->out,
             &(struct svg_label){STAGE_NAME - 7, y + 10, SVG_FONT, worst ? SVG_TEXT : SVG_TEXT2,
                                 SVG_END, worst ? 600 : 500, 27},
             name);
    if (lost > 0) {
        fprintf(chart->out,
                "<rect class=\"lost\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\" "
                "rx=\"2\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                STAGE_NAME + w, y + 0.7, lost_w, svg_colour(worst ? SVG_PULSE : SVG_OFF));
    }
    svg_rect(chart->out, &(struct svg_rect){"bar", STAGE_NAME, y, w, 11.5, 3, SVG_DATA}, words);
    if (lost > 0) {
        snprintf(words, sizeof(words), "%s%s", lost < REPORT_SMALL ? "" : "−", lost_text);
        svg_text(chart->out,
                 &(struct svg_label){STAGE_NAME + w + lost_w + 6, y + 10, SVG_FONT,
                                     worst ? SVG_PULSE : SVG_TEXT3, SVG_START,
                                     worst ? 600 : 500, 0},
                 words);
    }
}

static void describe_stages(const struct chart *chart, const struct stats_stage *const stages[],
                            int count)
{
    for (int i = 0; i < count; i++) {
        char name[128], came[SVG_COUNT_MAX], stopped[SVG_COUNT_MAX];
        const struct say_value values[] = {
            SAY_TEXT("n", svg_count(stages[i]->reached, came)),
            SAY_TEXT("lost", svg_count(stages[i]->left_in + stages[i]->left_after, stopped)),
            SAY_END};

        report_stage_name(chart->report, stages[i], name, sizeof(name));
        fputs(i > 0 ? "; " : "", chart->out);
        write_xml(chart->out, name);
        fputs(": ", chart->out);
        say_xml(chart->report, chart->out, chart->report->words->came, values);
    }
}

void svg_chart_stages(const struct chart *chart)
{
    const struct stats_funnel *funnel = svg_chart_funnel(chart->report);
    const struct stats_stage *stages[CHART_STAGES];

    if (funnel == NULL) {
        return;
    }
    int count = pick_stages(funnel, stages);
    int64_t most = funnel->stages[0].reached;
    double per =
        (chart->w - STAGE_NAME - 34) / (most < REPORT_SMALL ? REPORT_SMALL : (double)most);

    svg_chart_begin(chart, chart->report->words->where_people_stop, count * STAGE_ROW + 2);
    describe_stages(chart, stages, count);
    svg_chart_described(chart);
    for (int i = 0; i < count; i++) {
        bool worst = stages[i] == report_worst_stage(funnel) &&
                     stages[i]->left_in + stages[i]->left_after >= REPORT_SMALL;

        stage_row(chart, stages[i], i * STAGE_ROW, per, worst);
    }
    svg_chart_end(chart);
}

static void station_words(const struct report *report, const struct report_station *station,
                          char out[SAY_MAX])
{
    char percent[SAY_FIGURE_MAX], part[SAY_MAX];
    const struct say_value values[] = {
        SAY_TEXT("percent",
                 say_percent(report,
                             report_percent(station->visits.finished, station->visits.n),
                             percent)),
        SAY_END};

    out[0] = '\0';
    if (station->visits.n >= REPORT_SMALL) {
        snprintf(out, SAY_MAX, ", %.380s",
                 say(report, part, report->words->part_finished, values));
    }
}

void svg_chart_stations(const struct chart *chart)
{
    const struct report *report = chart->report;
    int shown = report->station_count < CHART_STATIONS ? report->station_count : CHART_STATIONS;
    int64_t most = report->stations[0].visits.n;

    svg_chart_begin(chart, report->words->stations, shown * ROW + 2);
    describe_list(chart, report->words->visits_each);
    for (int i = 0; i < shown; i++) {
        char count[SVG_COUNT_MAX];

        fputs(i > 0 ? "; " : "", chart->out);
        write_xml(chart->out, report->stations[i].name);
        fputc(' ', chart->out);
        write_xml(chart->out, svg_count(report->stations[i].visits.n, count));
    }
    svg_chart_described(chart);
    for (int i = 0; i < shown; i++) {
        char after[SAY_MAX];

        station_words(report, &report->stations[i], after);
        ranked_row(chart, i, report->stations[i].name, report->stations[i].visits.n, most,
                   after);
    }
    svg_chart_end(chart);
}
