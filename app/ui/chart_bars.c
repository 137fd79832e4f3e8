/* SPDX-License-Identifier: MIT */
#include "app/ui/chart.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stdio.h>

static const float BAR_PART = 0.66F; /* of its place */

/* Where the bars of one chart stand. */
struct plot {
    const struct chart *chart;
    const struct chart_bar *bars;
    int count;
    float x, y; /* of the origin */
    float step, height;
    double scale; /* value that is `height` high */
    int largest;  /* -1: all are 0 */
};

static float bar_x(const struct plot *plot, int i)
{
    return plot->x + plot->step * ((float)i + (1.0F - BAR_PART) / 2.0F);
}

static float bar_height(const struct plot *plot, int i)
{
    float height = (float)((double)plot->bars[i].value / plot->scale) * plot->height;

    return plot->bars[i].value > 0 && height < 2.0F ? 2.0F : height; /* one is not none */
}

static bool has_value(const struct chart_bar *bar)
{
    return bar->kind == CHART_BAR || bar->kind == CHART_LEFT_OUT;
}

static int largest_of(const struct chart_bar bars[], int count)
{
    int largest = -1;

    for (int i = 0; i < count; i++) {
        if (has_value(&bars[i]) && bars[i].value > 0 &&
            (largest < 0 || bars[i].value > bars[largest].value)) {
            largest = i;
        }
    }
    return largest;
}

static float axis_width(const struct chart *chart, int64_t max)
{
    struct style style = type_body(chart->px, THEME.text3, ALIGN_END);
    char number[CHART_LABEL_MAX];

    snprintf(number, sizeof number, "%" PRId64, max);
    return paint_width(chart->paint, &style, number) + chart->px * 0.7F;
}

static void draw_axis(const struct plot *plot, float right, int64_t max)
{
    int64_t step = chart_grid_step(max);

    for (int64_t value = 0; value <= max; value += step) {
        float y = plot->y - (float)((double)value / plot->scale) * plot->height;
        char number[CHART_LABEL_MAX];

        shape_rect(plot->chart->paint, (struct rect){plot->x, y - 1.0F, right - plot->x, 2.0F},
                   THEME.line);
        snprintf(number, sizeof number, "%" PRId64, value);
        chart_axis_text(plot->chart, plot->x - plot->chart->px * 0.5F,
                        y + plot->chart->px * 0.36F, number, ALIGN_END);
    }
}

/* Days without power next to one another are one gap. */
static void draw_gaps(const struct plot *plot)
{
    int end;

    for (int i = 0; i < plot->count; i = end) {
        end = i + 1;
        while (plot->bars[i].kind == CHART_NO_POWER && end < plot->count &&
               plot->bars[end].kind == CHART_NO_POWER) {
            end++;
        }
        if (plot->bars[i].kind == CHART_NO_POWER) {
            float x = bar_x(plot, i);
            float high = plot->height * 0.3F;

            chart_hatch(plot->chart,
                        (struct rect){x, plot->y - high,
                                      bar_x(plot, end - 1) + plot->step * BAR_PART - x, high});
        }
    }
}

static void fill_bar(const struct plot *plot, int i)
{
    float height = bar_height(plot, i);

    chart_fill_rect(
        plot->chart,
        (struct rect){bar_x(plot, i), plot->y - height, plot->step * BAR_PART, height},
        plot->chart->px / 4.0F);
}

static void draw_values(const struct plot *plot)
{
    chart_fill_begin(plot->chart, CHART_THEME.bar);
    for (int i = 0; i < plot->count; i++) {
        if (has_value(&plot->bars[i]) && plot->bars[i].value > 0 && i != plot->largest) {
            fill_bar(plot, i);
        }
    }
    chart_fill_end(plot->chart);
    if (plot->largest >= 0) {
        chart_fill_begin(plot->chart, THEME.pulse);
        fill_bar(plot, plot->largest);
        chart_fill_end(plot->chart);
    }
}

/* The number on the largest bar, kept within the plot. */
static void draw_number(const struct plot *plot, float right)
{
    struct style style = type_heading(plot->chart->px * 1.12F, THEME.text, ALIGN_MIDDLE);
    char number[CHART_LABEL_MAX];
    float x, half;

    if (plot->largest < 0) {
        return;
    }
    snprintf(number, sizeof number, "%" PRId64, plot->bars[plot->largest].value);
    half = paint_width(plot->chart->paint, &style, number) / 2.0F;
    x = bar_x(plot, plot->largest) + plot->step * BAR_PART / 2.0F;
    x = x + half > right ? right - half : x;
    paint_text(plot->chart->paint, x,
               plot->y - bar_height(plot, plot->largest) - plot->chart->px * 0.4F, number,
               style);
}

/* As many labels as do not touch, and a ring on the axis below what is not all counted. */
static void draw_labels(const struct plot *plot, float right)
{
    struct style style = type_body(plot->chart->px, THEME.text3, ALIGN_MIDDLE);
    float free_from = 0.0F;

    for (int i = 0; i < plot->count; i++) {
        const struct chart_bar *bar = &plot->bars[i];
        float x = bar_x(plot, i) + plot->step * BAR_PART / 2.0F;
        float half = paint_width(plot->chart->paint, &style, bar->label) / 2.0F;

        if (bar->kind == CHART_LEFT_OUT) {
            shape_ring(plot->chart->paint, x, plot->y - bar_height(plot, i) - 12.0F,
                       plot->step * BAR_PART < 16.0F ? plot->step * BAR_PART / 2.0F : 8.0F,
                       3.0F, THEME.text3);
        }
        if (bar->label[0] != '\0' && x - half >= free_from &&
            x + half <= right + plot->chart->px) {
            paint_text(plot->chart->paint, x, plot->y + plot->chart->px * 1.4F, bar->label,
                       style);
            free_from = x + half + plot->chart->px * 0.5F;
        }
    }
}

void chart_bars(const struct chart *chart, struct rect box, const struct chart_bar bars[],
                int count)
{
    int largest = largest_of(bars, count);
    int64_t max = largest >= 0 ? bars[largest].value : 1;
    float left = axis_width(chart, max);
    float right = box.x + box.w;
    struct plot plot = {
        .chart = chart,
        .bars = bars,
        .count = count,
        .x = box.x + left,
        .y = box.y + box.h - chart->px * 1.6F,
        .step = (box.w - left) / (float)(count > 0 ? count : 1),
        .height = box.h - chart->px * 3.2F,
        .scale = (double)max * 1.03,
        .largest = largest,
    };

    draw_axis(&plot, right, max);
    draw_gaps(&plot);
    draw_values(&plot);
    draw_number(&plot, right);
    draw_labels(&plot, right);
}
