/* SPDX-License-Identifier: MIT */
/* Charts of days by hours. */
#include "app/ui/chart.h"

#include "app/ui/day.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    HOUR_MS = 3600000,
    WHOLE_MS = HOUR_MS - 60000, /* a start takes a while */
};

/* Every fourth hour has its name. */
static void draw_hours(const struct chart *chart, const char *pattern, int first, int count,
                       float x, float step, float y)
{
    int every = step * 4.0F > chart->px * 3.0F ? 4 : 6;

    for (int k = 0; k < count; k++) {
        char text[FORMAT_MAX];

        if ((first + k) % every == (every == 4 ? 2 : 0)) {
            format_count(text, pattern, first + k);
            chart_axis_text(chart, x + (float)k * step, y, text, ALIGN_MIDDLE);
        }
    }
}

static float largest_share(const struct chart_heat *heat)
{
    float most = 0.0F;

    for (int d = 0; d < CHART_DAYS; d++) {
        for (int k = 0; k < CHART_HOURS; k++) {
            most = heat->share[d][k] > most ? heat->share[d][k] : most;
        }
    }
    return most;
}

/* Of five even steps up to the largest; -1: there is no figure. */
static int class_of(float share, float most)
{
    int class = most > 0.0F ? (int)(share / most * (float)CHART_CLASSES) : 0;

    if (share < 0.0F) {
        return -1;
    }
    return class < CHART_CLASSES ? class : CHART_CLASSES - 1;
}

/* Where the cells of one heat map stand. */
struct cells {
    const struct chart *chart;
    const struct chart_heat *heat;
    float x, y, w, h, most;
};

static void draw_class(const struct cells *cells, int class)
{
    float gap = cells->chart->px / 6.0F;

    chart_fill_begin(cells->chart, CHART_THEME.heat[class]);
    for (int d = 0; d < CHART_DAYS; d++) {
        for (int k = 0; k < cells->heat->hour_count; k++) {
            float share = cells->heat->share[d][cells->heat->first_hour + k];
            struct rect cell = {cells->x + (float)k * cells->w, cells->y + (float)d * cells->h,
                                cells->w - gap, cells->h - gap};

            if (class_of(share, cells->most) == class) {
                chart_fill_rect(cells->chart, cell, cells->chart->px / 5.0F);
            }
        }
    }
    chart_fill_end(cells->chart);
}

/* The busiest can be told without the colour. */
static void draw_dots(const struct cells *cells)
{
    float gap = cells->chart->px / 6.0F;

    for (int d = 0; d < CHART_DAYS; d++) {
        for (int k = 0; k < cells->heat->hour_count; k++) {
            float share = cells->heat->share[d][cells->heat->first_hour + k];

            if (share > 0.0F && class_of(share, cells->most) == CHART_CLASSES - 1) {
                shape_disc(
                    cells->chart->paint, cells->x + ((float)k + 0.5F) * cells->w - gap / 2.0F,
                    cells->y + ((float)d + 0.5F) * cells->h - gap / 2.0F, 4.0F, THEME.ink);
            }
        }
    }
}

void chart_heat(const struct chart *chart, struct rect box, const struct chart_heat *heat)
{
    float left = chart->px * 1.6F;
    struct cells cells = {
        .chart = chart,
        .heat = heat,
        .x = box.x + left,
        .y = box.y,
        .w = (box.w - left) / (float)heat->hour_count,
        .h = (box.h - chart->px * 1.6F) / (float)CHART_DAYS,
        .most = largest_share(heat),
    };

    for (int d = 0; d < CHART_DAYS; d++) {
        char letter[FORMAT_MAX];

        chart_axis_text(chart, cells.x - chart->px * 0.6F,
                        box.y + ((float)d + 0.5F) * cells.h + chart->px * 0.3F,
                        day_word(letter, heat->day_letters, d), ALIGN_END);
    }
    for (int class = 0; class < CHART_CLASSES; class ++) {
        draw_class(&cells, class);
    }
    draw_dots(&cells);
    draw_hours(chart, heat->hour, heat->first_hour, heat->hour_count, cells.x + cells.w / 2.0F,
               cells.w, box.y + box.h);
}

void chart_heat_key(const struct chart *chart, float x, float y, const char *few,
                    const char *many)
{
    struct style style = type_body(chart->px, THEME.text3, ALIGN_END);
    float f = chart->px;
    float at = x - paint_width(chart->paint, &style, many) - f * 0.5F;

    chart_axis_text(chart, x, y, many, ALIGN_END);
    for (int i = 0; i < CHART_CLASSES; i++) {
        shape_round_rect(chart->paint,
                         (struct rect){at - (float)(CHART_CLASSES - i) * f * 1.6F + f * 0.15F,
                                       y - f * 0.75F, f * 1.45F, f * 0.8F},
                         f / 6.0F, CHART_THEME.heat[i]);
    }
    chart_axis_text(chart, at - (float)CHART_CLASSES * f * 1.6F - f * 0.4F, y, few, ALIGN_END);
}

static bool is_on(const struct chart_strip *strip, int day, int hour)
{
    return hour >= 0 && hour < CHART_HOURS && strip->on_ms[day][hour] > 0;
}

/* The part of an hour that a station ran: it begins late, or ends early. */
static struct rect ran(const struct chart_strip *strip, int day, int hour, struct rect cell)
{
    float part = (float)strip->on_ms[day][hour] / (float)HOUR_MS;
    float width = part < 1.0F ? cell.w * part : cell.w;

    if (strip->on_ms[day][hour] >= WHOLE_MS) {
        return cell;
    }
    if (!is_on(strip, day, hour - 1)) {
        cell.x += cell.w - width;
    }
    cell.w = width;
    return cell;
}

static struct rect hour_cell(const struct chart_strip *strip, const struct rect *row, int hour)
{
    float step = row->w / (float)strip->hour_count;

    return (struct rect){row->x + (float)(hour - strip->first_hour) * step, row->y, step,
                         row->h};
}

/* Between the first and the last hour of a day that it ran, what is missing was not meant. */
static void draw_interruptions(const struct chart *chart, const struct chart_strip *strip,
                               int day, const struct rect *row)
{
    int first = 0, last = CHART_HOURS - 1;

    while (first < CHART_HOURS && !is_on(strip, day, first)) {
        first++;
    }
    while (last > first && !is_on(strip, day, last)) {
        last--;
    }
    for (int hour = first + 1; hour < last; hour++) {
        if (strip->on_ms[day][hour] < WHOLE_MS) {
            chart_hatch(chart, hour_cell(strip, row, hour));
        }
    }
}

static void draw_day(const struct chart *chart, const struct chart_strip *strip, int day,
                     const struct rect *row)
{
    shape_round_rect(chart->paint, *row, chart->px / 4.0F, THEME.raised);
    draw_interruptions(chart, strip, day, row);
    chart_fill_begin(chart, CHART_THEME.bar);
    for (int hour = strip->first_hour; hour < strip->first_hour + strip->hour_count; hour++) {
        if (is_on(strip, day, hour)) {
            chart_fill_rect(chart, ran(strip, day, hour, hour_cell(strip, row, hour)), 0.0F);
        }
    }
    chart_fill_end(chart);
}

void chart_strip(const struct chart *chart, struct rect box, const struct chart_strip *strip)
{
    float left = chart->px * 3.0F;
    float step = (box.h - chart->px * 1.6F) / (float)CHART_DAYS;

    for (int day = 0; day < CHART_DAYS; day++) {
        struct rect row = {box.x + left, box.y + (float)day * step, box.w - left, step * 0.7F};

        chart_axis_text(chart, box.x + left - chart->px * 0.7F,
                        row.y + row.h / 2.0F + chart->px * 0.36F, strip->day[day], ALIGN_END);
        draw_day(chart, strip, day, &row);
    }
    draw_hours(chart, strip->hour, strip->first_hour, strip->hour_count, box.x + left,
               (box.w - left) / (float)strip->hour_count, box.y + box.h);
}
