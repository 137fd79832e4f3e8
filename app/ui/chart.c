/* SPDX-License-Identifier: MIT */
#include "app/ui/chart.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

enum {
    CORNER_POINTS = 3,
    LINES_MAX = 4
};

const struct chart_theme CHART_THEME = {
    .bar = 0xFF9DB4CC,
    .heat = {0xFF1B2530, 0xFF4A3A3A, 0xFF854E42, 0xFFC46A4D, 0xFFFF8A5C},
};

struct chart chart_with(const struct paint *paint, float px)
{
    return (struct chart){paint, paint_px(paint, px)};
}

void chart_fill_begin(const struct chart *chart, rgba colour)
{
    draw_fill_begin(chart->paint->list, paint_colour(chart->paint, colour));
}

void chart_fill_end(const struct chart *chart)
{
    draw_fill_end(chart->paint->list);
}

/* A corner of a small radius is round enough with a point at its ends and one between. */
static void corner(const struct chart *chart, float x, float y, float radius, int quarter)
{
    static const float ROUND[CORNER_POINTS] = {0.0F, 0.29289F, 1.0F};
    static const struct point OUT[4] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

    for (int i = 0; i < CORNER_POINTS; i++) {
        float a = radius * ROUND[i];
        float b = radius * ROUND[CORNER_POINTS - 1 - i];
        bool upright = quarter % 2 == 0;

        paint_point(chart->paint, x - OUT[quarter].x * (upright ? a : b),
                    y - OUT[quarter].y * (upright ? b : a));
    }
}

void chart_fill_rect(const struct chart *chart, struct rect rect, float radius)
{
    float most = (rect.w < rect.h ? rect.w : rect.h) / 2.0F;

    if (rect.w <= 0.0F || rect.h <= 0.0F) {
        return;
    }
    radius = radius < most ? radius : most;
    draw_contour(chart->paint->list);
    corner(chart, rect.x, rect.y, radius, 0);
    corner(chart, rect.x + rect.w, rect.y, radius, 1);
    corner(chart, rect.x + rect.w, rect.y + rect.h, radius, 2);
    corner(chart, rect.x, rect.y + rect.h, radius, 3);
}

void chart_hatch(const struct chart *chart, struct rect rect)
{
    static const float PITCH = 14.14F, WIDE = 5.66F; /* 10 and 4 across stripes of 45 degrees */
    struct draw_list *list = chart->paint->list;

    if (rect.w <= 0.0F || rect.h <= 0.0F) {
        return;
    }
    shape_rect(chart->paint, rect, THEME.raised);
    draw_clip(list, &rect);
    chart_fill_begin(chart, THEME.off);
    for (int i = 0; i < (int)((rect.w + rect.h) / PITCH) + 1; i++) {
        float x = rect.x - rect.h + (float)i * PITCH;

        draw_contour(list);
        paint_point(chart->paint, x, rect.y + rect.h);
        paint_point(chart->paint, x + rect.h, rect.y);
        paint_point(chart->paint, x + rect.h + WIDE, rect.y);
        paint_point(chart->paint, x + WIDE, rect.y + rect.h);
    }
    chart_fill_end(chart);
    draw_clip(list, NULL);
}

void chart_axis_text(const struct chart *chart, float x, float y, const char *text,
                     enum text_align align)
{
    paint_text(chart->paint, x, y, text, type_body(chart->px, THEME.text3, align));
}

int64_t chart_grid_step(int64_t max)
{
    static const int64_t NICE[] = {1, 2, 5};
    int64_t ten = 1;

    for (;; ten *= 10) {
        for (int i = 0; i < 3; i++) {
            if (max / (NICE[i] * ten) < LINES_MAX) {
                return NICE[i] * ten;
            }
        }
    }
}
