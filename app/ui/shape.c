/* SPDX-License-Identifier: MIT */
#include "app/ui/shape.h"

#include "app/ui/theme.h"
#include "app/ui/unit_circle.h"

#include <math.h>

static const float TURN = 6.28318531F;

static int stride_for(const struct paint *paint, float radius)
{
    return unit_circle_stride(radius * fabsf(paint->place.sx));
}

static void begin(const struct paint *paint, rgba colour)
{
    draw_fill_begin(paint->list, paint_colour(paint, colour));
    draw_contour(paint->list);
}

static void end(const struct paint *paint)
{
    draw_fill_end(paint->list);
}

/* Steps of an ellipse from step `from` to step `to`, both included; either direction. */
static void sweep(const struct paint *paint, struct point centre, float rx, float ry, int from,
                  int to, int stride)
{
    int step = to >= from ? stride : -stride;

    for (int i = from; step > 0 ? i < to : i > to; i += step) {
        struct point unit = unit_circle(i);
        paint_point(paint, centre.x + rx * unit.x, centre.y + ry * unit.y);
    }
    struct point unit = unit_circle(to);
    paint_point(paint, centre.x + rx * unit.x, centre.y + ry * unit.y);
}

static void round_rect_contour(const struct paint *paint, struct rect r, float radius,
                               bool backwards)
{
    float right = r.x + r.w - radius;
    float left = r.x + radius;
    float top = r.y + radius;
    float bottom = r.y + r.h - radius;
    const struct point corners[] = {{right, bottom}, {left, bottom}, {left, top}, {right, top}};
    int stride = stride_for(paint, radius);

    for (int i = 0; i < 4; i++) {
        int corner = backwards ? 3 - i : i;
        int from = corner * UNIT_CIRCLE_STEPS / 4;
        int to = from + UNIT_CIRCLE_STEPS / 4;

        sweep(paint, corners[corner], radius, radius, backwards ? to : from,
              backwards ? from : to, stride);
    }
}

static void rect_contour(const struct paint *paint, struct rect rect)
{
    paint_point(paint, rect.x, rect.y);
    paint_point(paint, rect.x + rect.w, rect.y);
    paint_point(paint, rect.x + rect.w, rect.y + rect.h);
    paint_point(paint, rect.x, rect.y + rect.h);
}

void shape_rect(const struct paint *paint, struct rect rect, rgba colour)
{
    begin(paint, colour);
    rect_contour(paint, rect);
    end(paint);
}

static float fitting_radius(struct rect rect, float radius)
{
    float most = fminf(rect.w, rect.h) / 2.0F;

    return radius > most ? most : radius;
}

void shape_round_rect(const struct paint *paint, struct rect rect, float radius, rgba colour)
{
    if (rect.w <= 0.0F || rect.h <= 0.0F) {
        return;
    }
    begin(paint, colour);
    round_rect_contour(paint, rect, fitting_radius(rect, radius), false);
    end(paint);
}

/* A shade lies on the page as its shape does. */
static void shade(const struct paint *paint, enum shade_kind kind, struct rect rect, rgba edge)
{
    const struct place *place = &paint->place;
    struct shade shade = {
        .kind = kind,
        .edge = paint_colour(paint, edge),
        .box = {rect.x * place->sx + place->x, rect.y * place->sy + place->y,
                rect.w * place->sx, rect.h * place->sy},
    };

    draw_shade(paint->list, &shade);
}

void shape_stage(const struct paint *paint, struct rect rect, float radius)
{
    begin(paint, THEME.stage);
    shade(paint, SHADE_GLOW, rect, THEME.bg);
    round_rect_contour(paint, rect, fitting_radius(rect, radius), false);
    end(paint);
}

void shape_fade(const struct paint *paint, struct rect rect, rgba colour)
{
    begin(paint, colour);
    shade(paint, SHADE_FADE, rect, 0);
    rect_contour(paint, rect);
    end(paint);
}

void shape_round_rect_line(const struct paint *paint, struct rect rect, float radius,
                           float width, rgba colour)
{
    struct rect inner = {rect.x + width, rect.y + width, rect.w - 2.0F * width,
                         rect.h - 2.0F * width};

    begin(paint, colour);
    round_rect_contour(paint, rect, radius, false);
    draw_contour(paint->list);
    round_rect_contour(paint, inner, radius - width, true);
    end(paint);
}

void shape_ellipse(const struct paint *paint, float x, float y, float rx, float ry, rgba colour)
{
    int stride = stride_for(paint, rx > ry ? rx : ry);

    begin(paint, colour);
    sweep(paint, (struct point){x, y}, rx, ry, 0, UNIT_CIRCLE_STEPS - stride, stride);
    end(paint);
}

void shape_disc(const struct paint *paint, float x, float y, float radius, rgba colour)
{
    shape_ellipse(paint, x, y, radius, radius, colour);
}

void shape_ring(const struct paint *paint, float x, float y, float radius, float width,
                rgba colour)
{
    struct point centre = {x, y};
    float outer = radius + width / 2.0F;
    float inner = radius - width / 2.0F;
    int stride = stride_for(paint, outer);

    begin(paint, colour);
    sweep(paint, centre, outer, outer, 0, UNIT_CIRCLE_STEPS - stride, stride);
    draw_contour(paint->list);
    sweep(paint, centre, inner, inner, UNIT_CIRCLE_STEPS - stride, 0, stride);
    end(paint);
}

/* Direction of a turn from the top, clockwise, on a page whose y runs down. */
static struct point turn_direction(float turn)
{
    return (struct point){sinf(turn * TURN), -cosf(turn * TURN)};
}

/* Half a disc about `centre`, from `centre + first * radius` over `across` to the other side.
 */
static void cap(const struct paint *paint, struct point centre, struct point first,
                struct point across, float radius)
{
    int stride = stride_for(paint, radius);

    for (int i = 0; i <= UNIT_CIRCLE_STEPS / 2; i += stride) {
        struct point unit = unit_circle(i);
        paint_point(paint, centre.x + radius * (first.x * unit.x + across.x * unit.y),
                    centre.y + radius * (first.y * unit.x + across.y * unit.y));
    }
}

/* The table's points strictly between two turns, at one radius; `up` or back. */
static void arc_side(const struct paint *paint, struct point centre, float radius,
                     float from_turn, float to_turn, bool up)
{
    int stride = stride_for(paint, radius);
    int first = (int)ceilf(from_turn * UNIT_CIRCLE_STEPS / (float)stride) * stride;
    int last = (int)floorf(to_turn * UNIT_CIRCLE_STEPS / (float)stride) * stride;

    for (int i = up ? first : last; up ? i <= last : i >= first; i += up ? stride : -stride) {
        struct point unit = unit_circle(i - UNIT_CIRCLE_STEPS / 4);
        paint_point(paint, centre.x + radius * unit.x, centre.y + radius * unit.y);
    }
}

void shape_arc(const struct paint *paint, float x, float y, float radius, float width,
               float from_turn, float to_turn, rgba colour)
{
    struct point centre = {x, y};
    float half = width / 2.0F;

    if (to_turn <= from_turn) {
        return;
    }
    if (to_turn - from_turn >= 1.0F) {
        shape_ring(paint, x, y, radius, width, colour);
        return;
    }

    struct point a = turn_direction(from_turn);
    struct point b = turn_direction(to_turn);
    struct point at_a = {x + radius * a.x, y + radius * a.y};
    struct point at_b = {x + radius * b.x, y + radius * b.y};
    begin(paint, colour);
    cap(paint, at_a, (struct point){-a.x, -a.y}, (struct point){a.y, -a.x}, half);
    arc_side(paint, centre, radius + half, from_turn, to_turn, true);
    cap(paint, at_b, b, (struct point){-b.y, b.x}, half);
    arc_side(paint, centre, radius - half, from_turn, to_turn, false);
    end(paint);
}

static void capsule_contour(const struct paint *paint, struct point a, float radius_a,
                            struct point b, float radius_b)
{
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float length = sqrtf(dx * dx + dy * dy);
    struct point along = {1.0F, 0.0F};

    if (length > 0.001F) {
        along = (struct point){dx / length, dy / length};
    }
    struct point side = {-along.y, along.x};
    cap(paint, a, side, (struct point){-along.x, -along.y}, radius_a);
    cap(paint, b, (struct point){-side.x, -side.y}, along, radius_b);
}

void shape_capsule(const struct paint *paint, struct point a, float radius_a, struct point b,
                   float radius_b, rgba colour)
{
    begin(paint, colour);
    capsule_contour(paint, a, radius_a, b, radius_b);
    end(paint);
}

/* The union of one capsule a piece: all turn the same way, so the non-zero rule joins them. */
void shape_stroke(const struct paint *paint, const struct point *points, int count, float width,
                  rgba colour)
{
    float half = width / 2.0F;

    draw_fill_begin(paint->list, paint_colour(paint, colour));
    for (int i = 0; i + 1 < count; i++) {
        draw_contour(paint->list);
        capsule_contour(paint, points[i], half, points[i + 1], half);
    }
    end(paint);
}

void shape_line(const struct paint *paint, float x0, float y0, float x1, float y1, float width,
                rgba colour)
{
    shape_stroke(paint, (const struct point[]){{x0, y0}, {x1, y1}}, 2, width, colour);
}

void shape_curve(const struct paint *paint, struct point from, struct point by, struct point to,
                 float width, rgba colour)
{
    enum {
        PIECES = 16
    };
    struct point points[PIECES + 1];

    for (int i = 0; i <= PIECES; i++) {
        float t = (float)i / PIECES;
        float u = 1.0F - t;
        points[i].x = u * u * from.x + 2.0F * u * t * by.x + t * t * to.x;
        points[i].y = u * u * from.y + 2.0F * u * t * by.y + t * t * to.y;
    }
    shape_stroke(paint, points, PIECES + 1, width, colour);
}

void shape_polygon(const struct paint *paint, const struct point *points, int count,
                   rgba colour)
{
    begin(paint, colour);
    for (int i = 0; i < count; i++) {
        paint_point(paint, points[i].x, points[i].y);
    }
    end(paint);
}

/* A tangent of the curve at `p`, no longer than 1.3 times the piece: corners stay corners. */
static struct point tangent(struct point before, struct point after, float piece)
{
    float x = (after.x - before.x) / 2.0F;
    float y = (after.y - before.y) / 2.0F;
    float length = sqrtf(x * x + y * y);
    float most = piece * 1.3F;
    float keep = length > most ? most / length : 1.0F;

    return (struct point){x * keep, y * keep};
}

/* One piece of the curve, from `p[1]` to `p[2]`, without its end. */
static void blob_piece(const struct paint *paint, const struct point p[4])
{
    enum {
        STEPS = 5
    };
    float dx = p[2].x - p[1].x;
    float dy = p[2].y - p[1].y;
    float piece = sqrtf(dx * dx + dy * dy);
    struct point a = tangent(p[0], p[2], piece);
    struct point b = tangent(p[1], p[3], piece);

    for (int k = 0; k < STEPS; k++) {
        float t = (float)k / STEPS;
        float h1 = t * t * (3.0F - 2.0F * t);
        float ha = t * (1.0F - t) * (1.0F - t);
        float hb = t * t * (t - 1.0F);
        paint_point(paint, p[1].x + h1 * dx + ha * a.x + hb * b.x,
                    p[1].y + h1 * dy + ha * a.y + hb * b.y);
    }
}

void shape_blob(const struct paint *paint, const struct point *points, int count, rgba colour)
{
    begin(paint, colour);
    for (int i = 0; i < count; i++) {
        const struct point around[4] = {points[(i + count - 1) % count], points[i],
                                        points[(i + 1) % count], points[(i + 2) % count]};
        blob_piece(paint, around);
    }
    end(paint);
}
