/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/outline.h"

#include <math.h>

/* The curve's tangent at knot `i`, a third of the speed there. */
static struct point tangent(const struct knot *knots, int count, bool closed, int i)
{
    if (knots[i].corner) {
        return (struct point){0, 0};
    }
    int before = i > 0 ? i - 1 : closed ? count - 1 : 0;
    int after = i + 1 < count ? i + 1 : closed ? 0 : i;
    return (struct point){(knots[after].x - knots[before].x) / 6.0F,
                          (knots[after].y - knots[before].y) / 6.0F};
}

/* Longer tangents would swing out beyond the knots. */
static struct point held(struct point t, float chord)
{
    float length = sqrtf(t.x * t.x + t.y * t.y);
    float most = chord / 2.2F;
    float keep = length > most ? most / length : 1.0F;

    return (struct point){t.x * keep, t.y * keep};
}

static float bezier(float a, float b, float c, float d, float t)
{
    float s = 1.0F - t;

    return s * s * s * a + 3.0F * s * s * t * b + 3.0F * s * t * t * c + t * t * t * d;
}

int outline_curve(const struct knot *knots, int count, bool closed, struct point *out)
{
    int made = 0;

    for (int i = 0; i < (closed ? count : count - 1); i++) {
        struct knot a = knots[i], b = knots[(i + 1) % count];
        float chord = sqrtf((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
        struct point u = held(tangent(knots, count, closed, i), chord);
        struct point v = held(tangent(knots, count, closed, (i + 1) % count), chord);

        for (int k = 0; k < OUTLINE_PIECES; k++) {
            float t = (float)k / OUTLINE_PIECES;
            out[made++] = (struct point){bezier(a.x, a.x + u.x, b.x - v.x, b.x, t),
                                         bezier(a.y, a.y + u.y, b.y - v.y, b.y, t)};
        }
    }
    if (!closed) {
        out[made++] = (struct point){knots[count - 1].x, knots[count - 1].y};
    }
    return made;
}

int outline_ribbon(const struct point *line, int count, float width, struct point *out)
{
    for (int i = 0; i < count; i++) {
        struct point a = line[i > 0 ? i - 1 : 0];
        struct point b = line[i + 1 < count ? i + 1 : i];
        float dx = b.x - a.x, dy = b.y - a.y;
        float length = fmaxf(sqrtf(dx * dx + dy * dy), 1e-6F);
        float x = -dy / length * width / 2.0F, y = dx / length * width / 2.0F;

        out[i] = (struct point){line[i].x + x, line[i].y + y};
        out[2 * count - 1 - i] = (struct point){line[i].x - x, line[i].y - y};
    }
    return 2 * count;
}

static float piece_length(struct point a, struct point b)
{
    return sqrtf((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

float outline_length(const struct point *line, int count)
{
    float length = 0.0F;

    for (int i = 0; i + 1 < count; i++) {
        length += piece_length(line[i], line[i + 1]);
    }
    return length;
}

struct point outline_at(const struct point *line, int count, float along)
{
    for (int i = 0; i + 1 < count; i++) {
        float piece = piece_length(line[i], line[i + 1]);

        if (along < piece) {
            float t = along > 0.0F ? along / piece : 0.0F;
            return (struct point){line[i].x + (line[i + 1].x - line[i].x) * t,
                                  line[i].y + (line[i + 1].y - line[i].y) * t};
        }
        along -= piece;
    }
    return line[count - 1];
}
