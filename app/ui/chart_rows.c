/* SPDX-License-Identifier: MIT */
/* Charts of one row a thing: ranked bars, before and after, the funnel; and the ring. */
#include "app/ui/chart.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stdio.h>

static const float NAMES_MOST = 0.55F; /* of the width of a chart */
static const float FELT_NAMES_MOST = 0.45F;

static int64_t largest_of(const struct chart_row rows[], int count)
{
    int64_t most = 1;

    for (int i = 0; i < count; i++) {
        most = rows[i].value > most ? rows[i].value : most;
    }
    return most;
}

static float widest(const struct chart *chart, float is, const char *text)
{
    struct style style = type_body(chart->px * 1.1F, THEME.text, ALIGN_START);
    float width = paint_width(chart->paint, &style, text);

    return width > is ? width : is;
}

static float at_most(float value, float most)
{
    return value < most ? value : most;
}

static float ranked_names_width(const struct chart *chart, const struct chart_row rows[],
                                int count, float most)
{
    float width = 0.0F;

    for (int i = 0; i < count; i++) {
        width = widest(chart, width, rows[i].name);
    }
    return at_most(width, most);
}

void chart_ranked(const struct chart *chart, struct rect box, const struct chart_row rows[],
                  int count, int row_places)
{
    float f = chart->px;
    int64_t most = largest_of(rows, count);
    struct style value = type_body(f * 1.05F, THEME.text2, ALIGN_START);
    float names = ranked_names_width(chart, rows, count, box.w * NAMES_MOST);
    char number[CHART_LABEL_MAX];
    bool lit = false;

    snprintf(number, sizeof number, "%" PRId64, most);
    float x = box.x + names + f * 0.8F;
    float room = box.x + box.w - x - paint_width(chart->paint, &value, number) - f * 0.6F;
    float step = box.h / (float)row_places;
    for (int i = 0; i < count; i++) {
        float middle = box.y + ((float)i + 0.5F) * step;
        float width = room * (float)((double)rows[i].value / (double)most);
        bool largest = !lit && rows[i].value == most;

        lit = lit || largest;
        paint_text_fit(chart->paint, box.x, middle + f * 0.38F, names + 1.0F, rows[i].name,
                       type_body(f * 1.1F, THEME.text, ALIGN_START));
        shape_round_rect(chart->paint, (struct rect){x, middle - f * 0.6F, width, f * 1.2F},
                         f / 4.0F, largest ? THEME.pulse : CHART_THEME.bar);
        snprintf(number, sizeof number, "%" PRId64, rows[i].value);
        paint_text(chart->paint, x + width + f * 0.5F, middle + f * 0.38F, number, value);
    }
}

void chart_ring(const struct chart *chart, float x, float y, float radius, float part,
                const char *number)
{
    shape_ring(chart->paint, x, y, radius, radius * 0.25F, THEME.raised);
    if (part >= 0.999F) {
        shape_ring(chart->paint, x, y, radius, radius * 0.25F, CHART_THEME.bar);
    } else if (part > 0.0F) {
        shape_arc(chart->paint, x, y, radius, radius * 0.25F, 0.0F, part, CHART_THEME.bar);
    }
    paint_text_fit(chart->paint, x, y + radius * 0.21F, radius * 1.5F, number,
                   type_heading(radius * 0.58F, THEME.text, ALIGN_MIDDLE));
}

enum {
    FELT_LEVELS = 4
};

/* Where the rows of one chart of feelings stand. */
struct felt {
    const struct chart *chart;
    float x, width; /* from loose to very tight */
    float step;     /* height of a row */
};

static float felt_x(const struct felt *felt, float level)
{
    return felt->x + level * felt->width / (float)FELT_LEVELS;
}

/* The lines are as long as the rows that have something to read off. */
static void draw_felt(const struct felt *felt, const struct chart_felt *row, float y)
{
    const struct paint *paint = felt->chart->paint;
    float f = felt->chart->px;
    float from = felt_x(felt, row->before), to = felt_x(felt, row->after);
    float before = from - f * (to < from ? 0.5F : -0.5F);
    rgba after = row->firm ? THEME.breath : THEME.text3;

    for (int level = 0; level <= FELT_LEVELS; level++) {
        shape_rect(paint,
                   (struct rect){felt_x(felt, (float)level) - 1.0F, y - felt->step / 2.0F, 2.0F,
                                 felt->step},
                   THEME.line);
    }
    shape_line(paint, before, y, to, y, f / 4.0F, colour_alpha(after, 0.55F));
    shape_disc(paint, from, y, f * 0.6F, row->firm ? THEME.text2 : THEME.text3);
    shape_disc(paint, from, y, f * 0.4F, THEME.surface);
    shape_disc(paint, to, y, f * 0.6F, after);
}

static bool any_is_known(const struct chart_felt rows[], int count)
{
    bool known = false;

    for (int i = 0; i < count; i++) {
        known = known || rows[i].known;
    }
    return known;
}

void chart_felt(const struct chart *chart, struct rect box, const struct chart_felt rows[],
                int count, int row_places, const struct chart_felt_words *words)
{
    float f = chart->px;
    float names = 0.0F;
    float height = box.h - f * 1.8F;
    float ends = widest(chart, 0.0F, words->loose) + widest(chart, 0.0F, words->tight);

    for (int i = 0; i < count; i++) {
        names = widest(chart, names, rows[i].name);
    }
    names = at_most(names, at_most(box.w * FELT_NAMES_MOST, box.w - ends - f * 1.6F));
    float x = box.x + names + f * 1.6F;
    struct felt felt = {chart, x, box.x + box.w - f - x, height / (float)row_places};

    if (any_is_known(rows, count)) {
        chart_axis_text(chart, x - f, box.y + box.h, words->loose, ALIGN_START);
        chart_axis_text(chart, box.x + box.w, box.y + box.h, words->tight, ALIGN_END);
    }
    for (int i = 0; i < count; i++) {
        float y = box.y + felt.step * ((float)i + 0.5F);

        paint_text_fit(chart->paint, box.x, y + f * 0.4F, names + 1.0F, rows[i].name,
                       type_body(f * 1.1F, THEME.text, ALIGN_START));
        if (rows[i].known) {
            draw_felt(&felt, &rows[i], y);
        } else {
            paint_text(chart->paint, x - f, y + f * 0.38F, words->too_few,
                       type_body(f, THEME.text3, ALIGN_START));
        }
    }
}

void chart_felt_key(const struct chart *chart, float x, float y, const char *before,
                    const char *after)
{
    float f = chart->px;
    struct style style = type_body(f, THEME.text3, ALIGN_END);

    chart_axis_text(chart, x, y, after, ALIGN_END);
    x -= paint_width(chart->paint, &style, after) + f * 0.8F;
    shape_disc(chart->paint, x, y - f * 0.35F, f * 0.46F, THEME.breath);
    x -= f * 1.1F;
    chart_axis_text(chart, x, y, before, ALIGN_END);
    x -= paint_width(chart->paint, &style, before) + f * 0.8F;
    shape_disc(chart->paint, x, y - f * 0.35F, f * 0.46F, THEME.text2);
    shape_disc(chart->paint, x, y - f * 0.35F, f * 0.29F, THEME.surface);
}

static const float LOST_LEAST = 10.0F; /* hollow even when it is one of many */

/* Where the rows of one funnel stand. */
struct funnel {
    const struct chart *chart;
    float x, y, step, bar;
    double room; /* pixels a visit */
};

static float long_of(const struct funnel *funnel, int64_t visits)
{
    return (float)((double)visits * funnel->room);
}

/* The pale way from a row to the next. */
static void draw_flow(const struct funnel *funnel, int row, int64_t from, int64_t to)
{
    float y = funnel->y + (float)row * funnel->step + funnel->bar;
    float below = y + funnel->step - funnel->bar;
    const struct point points[] = {{funnel->x, y},
                                   {funnel->x + long_of(funnel, from), y},
                                   {funnel->x + long_of(funnel, to), below},
                                   {funnel->x, below}};

    shape_polygon(funnel->chart->paint, points, 4, THEME.raised);
}

/* What was lost: hollow, and its number behind it. @return where the next text may begin */
static float draw_lost(const struct funnel *funnel, const struct chart_step *step, float y,
                       float number_x, bool lit)
{
    const struct chart *chart = funnel->chart;
    float from = funnel->x + long_of(funnel, step->reached - step->lost);
    float wide = long_of(funnel, step->lost);
    struct style style = lit ? type_heading(chart->px * 1.1F, THEME.pulse, ALIGN_START)
                             : type_body(chart->px * 1.1F, THEME.text3, ALIGN_START);
    char number[CHART_LABEL_MAX];

    shape_round_rect_line(
        chart->paint,
        (struct rect){from, y, wide < LOST_LEAST ? LOST_LEAST : wide, funnel->bar}, 4.0F, 3.0F,
        lit ? THEME.pulse : THEME.off);
    snprintf(number, sizeof number, "\xE2\x88\x92%" PRId64, step->lost);
    paint_text(chart->paint, number_x, y + funnel->bar / 2.0F + chart->px * 0.4F, number,
               style);
    return number_x + paint_width(chart->paint, &style, number) + chart->px * 0.6F;
}

/* The number of a row inside its bar, or behind everything where the bar is too short. */
static void draw_row(const struct funnel *funnel, const struct chart_step *step, float y,
                     bool lit)
{
    const struct chart *chart = funnel->chart;
    float wide = long_of(funnel, step->reached - step->lost);
    float text_y = y + funnel->bar / 2.0F + chart->px * 0.4F;
    float lost = long_of(funnel, step->lost);
    float end = step->lost > 0 && lost < LOST_LEAST ? wide + LOST_LEAST : wide + lost;
    float behind = funnel->x + end + chart->px * 0.6F;
    struct style style = type_heading(chart->px * 1.1F, THEME.ink, ALIGN_START);
    char number[CHART_LABEL_MAX];

    shape_round_rect(chart->paint, (struct rect){funnel->x, y, wide, funnel->bar}, 6.0F,
                     CHART_THEME.bar);
    if (step->lost > 0) {
        behind = draw_lost(funnel, step, y, behind, lit);
    }
    snprintf(number, sizeof number, "%" PRId64, step->reached);
    if (paint_width(chart->paint, &style, number) + chart->px * 1.4F < wide) {
        paint_text(chart->paint, funnel->x + chart->px * 0.8F, text_y, number, style);
    } else {
        style.colour = THEME.text2;
        paint_text(chart->paint, behind, text_y, number, style);
    }
}

void chart_funnel(const struct chart *chart, struct rect box, const struct chart_step steps[],
                  int count, float name_width, int most_lost)
{
    struct funnel funnel = {
        .chart = chart,
        .x = box.x + name_width,
        .y = box.y,
        .step = box.h / (float)count,
        .bar = box.h / (float)count * 0.62F,
    };
    int64_t most = 1;

    for (int i = 0; i < count; i++) {
        most = steps[i].reached > most ? steps[i].reached : most;
    }
    funnel.room = (double)(box.w - name_width - chart->px * 4.5F) / (double)most;
    for (int i = 0; i + 1 < count; i++) {
        draw_flow(&funnel, i, steps[i].reached - steps[i].lost,
                  steps[i + 1].reached < steps[i].reached - steps[i].lost
                      ? steps[i + 1].reached
                      : steps[i].reached - steps[i].lost);
    }
    for (int i = 0; i < count; i++) {
        float y = box.y + (float)i * funnel.step;
        bool lit = i == most_lost;

        paint_text_fit(chart->paint, funnel.x - chart->px,
                       y + funnel.bar / 2.0F + chart->px * 0.4F, name_width - chart->px,
                       steps[i].name,
                       lit ? type_heading(chart->px * 1.1F, THEME.text, ALIGN_END)
                           : type_body(chart->px * 1.1F, THEME.text2, ALIGN_END));
        draw_row(&funnel, &steps[i], y, lit);
    }
}
