/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/brush.h"

#include <math.h>

static const float RADIANS = 0.0174532925F;
static const float HALF_TURN = 3.14159265F;

enum {
    CAP_STEPS = 6
};

/* The direction of the line at point i, one long. */
static struct point direction_at(const struct point *points, int count, int i)
{
    struct point a = points[i > 0 ? i - 1 : 0];
    struct point b = points[i + 1 < count ? i + 1 : count - 1];
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float length = sqrtf(dx * dx + dy * dy);

    return length > 0.0F ? (struct point){dx / length, dy / length}
                         : (struct point){1.0F, 0.0F};
}

/* Half a circle around the line's end, from its left to its right. */
static void cap(const struct paint *paint, struct point end, struct point direction, float half)
{
    for (int k = 0; k <= CAP_STEPS; k++) {
        float turn = HALF_TURN * (0.5F - (float)k / CAP_STEPS);
        float c = cosf(turn) * half;
        float s = sinf(turn) * half;

        paint_point(paint, end.x + direction.x * c - direction.y * s,
                    end.y + direction.y * c + direction.x * s);
    }
}

void brush_line(const struct paint *paint, const struct point *points, int count, float width,
                rgba colour)
{
    float half = width / 2.0F;

    draw_fill_begin(paint->list, paint_colour(paint, colour));
    draw_contour(paint->list);
    for (int i = 1; i + 1 < count; i++) {
        struct point d = direction_at(points, count, i);
        paint_point(paint, points[i].x - d.y * half, points[i].y + d.x * half);
    }
    cap(paint, points[count - 1], direction_at(points, count, count - 1), half);
    for (int i = count - 2; i > 0; i--) {
        struct point d = direction_at(points, count, i);
        paint_point(paint, points[i].x + d.y * half, points[i].y - d.x * half);
    }
    struct point back = direction_at(points, count, 0);
    cap(paint, points[0], (struct point){-back.x, -back.y}, half);
    draw_fill_end(paint->list);
}

void brush_place(const struct point *points, int count, struct point at, float angle,
                 struct point *out)
{
    float c = cosf(angle * RADIANS);
    float s = sinf(angle * RADIANS);

    for (int i = 0; i < count; i++) {
        out[i] = (struct point){at.x + c * points[i].x - s * points[i].y,
                                at.y + s * points[i].x + c * points[i].y};
    }
}
