/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/closeup_mark.h"

#include "app/ui/figure/outline.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/unit_circle.h"

#include <math.h>
#include <stddef.h>

static const rgba MARK = 0xFFFFF3E6;
static const rgba SPOT = 0xFFFF7A45;
static const rgba PLAIN = 0xFF5B7FB0;

static const float BALL = 8.5F;
static const float SHADOW = 1.2F; /* dark around the rim, for fair skin */
static const float RIM = 2.2F;    /* light, so that a tool stands out from skin and muscle */

static rgba thing(const struct closeup_mark *mark, enum thing_colour name)
{
    return mark->figure->thing_colours[name];
}

static struct point off(const struct closeup_mark *mark, float x, float y)
{
    return (struct point){mark->at.x + x, mark->at.y + y};
}

static void disc(const struct paint *paint, struct point at, float radius, rgba colour)
{
    shape_disc(paint, at.x, at.y, radius, colour);
}

/* A limb or a body of a tool with its rim, or, with `grow` 0, without it. */
static void capsule(const struct paint *paint, struct point a, float radius_a, struct point b,
                    float radius_b, float grow, rgba colour)
{
    shape_capsule(paint, a, radius_a + grow, b, radius_b + grow, colour);
}

static void ball(const struct paint *paint, const struct closeup_mark *mark)
{
    disc(paint, mark->at, BALL + SHADOW, colour_alpha(THEME.ink, 0.3F));
    disc(paint, mark->at, BALL, MARK);
    if (mark->figure == NULL) {
        disc(paint, mark->at, 5.0F, PLAIN);
        return;
    }
    disc(paint, mark->at, 6.3F, thing(mark, THING_rubber));
    disc(paint, off(mark, -1.8F, -2.0F), 2.0F, thing(mark, THING_rubber_hi));
}

/* The parts of a tool are drawn two or three times: shadow, rim, and themselves. */
enum coat {
    COAT_SHADOW,
    COAT_RIM,
    COAT_COUNT
};

static float grown(int coat)
{
    return coat == COAT_RIM ? RIM : RIM + SHADOW;
}

static rgba coat_colour(int coat)
{
    return coat == COAT_RIM ? MARK : colour_alpha(THEME.ink, 0.3F);
}

/* A finger that comes from the outer side; its tip presses at `tip`. */
static void finger(const struct paint *paint, const struct closeup_mark *mark, struct point tip,
                   struct point way, float radius, float length)
{
    struct point pad = {tip.x + way.x * 2.0F, tip.y + way.y * 2.0F};
    struct point root = {tip.x + way.x * length, tip.y + way.y * length};
    struct point nail = {tip.x + way.x * (radius * 0.9F), tip.y + way.y * (radius * 0.9F)};
    struct point half = {tip.x + way.x * length * 0.62F, tip.y + way.y * length * 0.62F};

    capsule(paint, pad, radius, root, radius * 1.12F, 0.0F, mark->skin);
    shape_line(paint, half.x + way.y * radius * 0.55F, half.y - way.x * radius * 0.55F,
               half.x - way.y * radius * 0.55F, half.y + way.x * radius * 0.55F, 1.3F,
               mark->skin_shade);
    capsule(paint, tip, radius * 0.5F, nail, radius * 0.56F, 0.0F, mark->nail);
}

static void finger_coats(const struct paint *paint, struct point tip, struct point way,
                         float radius, float length)
{
    struct point pad = {tip.x + way.x * 2.0F, tip.y + way.y * 2.0F};
    struct point root = {tip.x + way.x * length, tip.y + way.y * length};

    for (int coat = 0; coat < COAT_COUNT; coat++) {
        capsule(paint, pad, radius, root, radius * 1.12F, grown(coat), coat_colour(coat));
    }
}

static void thumb(const struct paint *paint, const struct closeup_mark *mark)
{
    static const struct point WAY = {0.91F, 0.41F};
    static const float RADIUS = 6.6F, LENGTH = 27.0F;

    finger_coats(paint, mark->at, WAY, RADIUS, LENGTH);
    finger(paint, mark, mark->at, WAY, RADIUS, LENGTH);
}

static void fingers(const struct paint *paint, const struct closeup_mark *mark)
{
    static const struct point WAY = {0.985F, 0.17F};
    static const struct point TIPS[] = {{2.0F, -10.6F}, {0.0F, 0.0F}, {2.6F, 10.4F}};
    static const float RADIUS = 4.9F, LENGTH = 25.0F;

    for (int i = 0; i < 3; i++) {
        finger_coats(paint, off(mark, TIPS[i].x, TIPS[i].y), WAY, RADIUS, LENGTH);
    }
    for (int i = 0; i < 3; i++) {
        finger(paint, mark, off(mark, TIPS[i].x, TIPS[i].y), WAY, RADIUS, LENGTH);
    }
}

/* A bar across the calf, longer than the calf is wide. */
static void roller(const struct paint *paint, const struct closeup_mark *mark)
{
    enum {
        GROOVES = 8
    };
    static const float HALF = 60.0F, HIGH = 11.0F;
    struct rect body = {mark->at.x - HALF, mark->at.y - HIGH, 2.0F * HALF, 2.0F * HIGH};

    for (int coat = 0; coat < COAT_COUNT; coat++) {
        float grow = grown(coat);
        shape_round_rect(paint,
                         (struct rect){body.x - grow, body.y - grow, body.w + 2.0F * grow,
                                       body.h + 2.0F * grow},
                         5.0F + grow, coat_colour(coat));
    }
    shape_round_rect(paint, body, 5.0F, thing(mark, THING_foam));
    shape_round_rect(paint, (struct rect){body.x + 3.0F, body.y + 2.6F, body.w - 6.0F, 4.0F},
                     2.0F, thing(mark, THING_foam_hi));
    for (int i = 1; i < GROOVES; i++) {
        float x = mark->at.x - HALF + 2.0F * HALF * (float)i / GROOVES;
        shape_line(paint, x, mark->at.y - HIGH + 1.2F, x, mark->at.y + HIGH - 1.2F, 2.2F,
                   thing(mark, THING_foam_lo));
    }
}

static void stick(const struct paint *paint, const struct closeup_mark *mark)
{
    static const float ROD = 46.0F, GRIP = 66.0F, BEAD = 9.6F;
    struct point at = mark->at;

    for (int coat = 0; coat < COAT_COUNT; coat++) {
        capsule(paint, off(mark, -GRIP, 0), 5.4F, off(mark, GRIP, 0), 5.4F, grown(coat),
                coat_colour(coat));
    }
    shape_line(paint, at.x - ROD, at.y, at.x + ROD, at.y, 5.0F, thing(mark, THING_steel));
    for (int side = -1; side <= 1; side += 2) {
        float from = (float)side * (ROD + 1.0F);
        float to = (float)side * GRIP;
        capsule(paint, off(mark, from, 0), 5.4F, off(mark, to, 0), 5.4F, 0.0F,
                thing(mark, THING_grip));
    }
    for (int i = 0; i < 4; i++) {
        struct rect bead = {at.x + ((float)i - 1.5F) * (2.0F * BEAD + 1.2F) - BEAD, at.y - 6.2F,
                            2.0F * BEAD, 12.4F};
        shape_round_rect(paint, bead, 4.0F, thing(mark, THING_bead));
        shape_line(paint, bead.x + 4.0F, at.y - 3.0F, bead.x + bead.w - 4.0F, at.y - 3.0F, 1.6F,
                   thing(mark, THING_bead_mark));
    }
}

/* Its soft head on the calf, its body towards the outer side and down. */
static void gun(const struct paint *paint, const struct closeup_mark *mark)
{
    static const struct point WAY = {0.8F, 0.6F};
    struct point neck = off(mark, WAY.x * 16.0F, WAY.y * 16.0F);
    struct point body = off(mark, WAY.x * 22.0F, WAY.y * 22.0F);
    struct point end = off(mark, WAY.x * 40.0F, WAY.y * 40.0F);

    for (int coat = 0; coat < COAT_COUNT; coat++) {
        capsule(paint, mark->at, 3.4F, neck, 3.4F, grown(coat), coat_colour(coat));
        capsule(paint, body, 7.6F, end, 8.2F, grown(coat), coat_colour(coat));
        disc(paint, mark->at, 6.8F + grown(coat), coat_colour(coat));
    }
    capsule(paint, mark->at, 3.4F, neck, 3.4F, 0.0F, thing(mark, THING_steel));
    capsule(paint, body, 7.6F, end, 8.2F, 0.0F, thing(mark, THING_plastic));
    shape_line(paint, body.x - WAY.y * 3.4F, body.y - WAY.x * 3.4F, end.x - WAY.y * 3.4F,
               end.y - WAY.x * 3.4F, 2.0F, thing(mark, THING_plastic_hi));
    disc(paint, mark->at, 6.8F, thing(mark, THING_grip));
    disc(paint, off(mark, -1.9F, -2.1F), 2.0F, thing(mark, THING_grip_hi));
}

/* The knob on the calf, the cane round the outer side. */
static void hook(const struct paint *paint, const struct closeup_mark *mark)
{
    const struct point cane[] = {mark->at,          off(mark, 13, 1.5F), off(mark, 27, 6),
                                 off(mark, 39, 15), off(mark, 47, 28),   off(mark, 50, 44)};

    for (int coat = 0; coat < COAT_COUNT; coat++) {
        shape_stroke(paint, cane, 6, 6.4F + 2.0F * grown(coat), coat_colour(coat));
        disc(paint, mark->at, 6.6F + grown(coat), coat_colour(coat));
    }
    shape_stroke(paint, cane, 6, 6.4F, thing(mark, THING_plastic));
    disc(paint, mark->at, 6.6F, thing(mark, THING_plastic));
    disc(paint, off(mark, -1.8F, -2.0F), 2.2F, thing(mark, THING_plastic_hi));
}

void closeup_mark_tool(const struct paint *paint, const struct closeup_mark *mark)
{
    if (mark->figure == NULL) {
        ball(paint, mark);
        return;
    }
    switch (mark->tool) {
    case TOOL_MARK_NONE:
    case TOOL_MARK_BALL: ball(paint, mark); break;
    case TOOL_MARK_ROLLER: roller(paint, mark); break;
    case TOOL_MARK_STICK: stick(paint, mark); break;
    case TOOL_MARK_GUN: gun(paint, mark); break;
    case TOOL_MARK_HOOK: hook(paint, mark); break;
    case TOOL_MARK_THUMB: thumb(paint, mark); break;
    case TOOL_MARK_FINGERS: fingers(paint, mark); break;
    case TOOL_MARK_COUNT: break;
    }
}

/* All dots of the way as one fill. */
static void draw_dots(const struct paint *paint, const struct point *line, int count,
                      float length)
{
    static const float GAP = 6.4F, RADIUS = 1.3F;
    enum {
        STRIDE = UNIT_CIRCLE_STEPS / 12
    };

    draw_fill_begin(paint->list, paint_colour(paint, MARK));
    for (int dot = 0; (float)dot * GAP < length; dot++) {
        struct point at = outline_at(line, count, (float)dot * GAP);

        draw_contour(paint->list);
        for (int i = 0; i < UNIT_CIRCLE_STEPS; i += STRIDE) {
            struct point unit = unit_circle(i);
            paint_point(paint, at.x + RADIUS * unit.x, at.y + RADIUS * unit.y);
        }
    }
    draw_fill_end(paint->list);
}

/* Where a way ends: two barbs back towards `before`. */
static void draw_head(const struct paint *paint, struct point end, struct point before)
{
    static const float BARB = 8.0F, SPREAD = 0.7F, WIDTH = 2.8F;
    float direction = atan2f(end.y - before.y, end.x - before.x);
    const struct point head[] = {
        {end.x - BARB * cosf(direction + SPREAD), end.y - BARB * sinf(direction + SPREAD)},
        end,
        {end.x - BARB * cosf(direction - SPREAD), end.y - BARB * sinf(direction - SPREAD)}};

    shape_stroke(paint, head, 3, WIDTH, MARK);
}

void closeup_mark_way(const struct paint *paint, const struct point *line, int count,
                      float length, bool both_ends)
{
    static const float BACK = 4.0F;

    draw_dots(paint, line, count, length);
    draw_head(paint, line[count - 1], outline_at(line, count, length - BACK));
    if (both_ends) {
        draw_head(paint, line[0], outline_at(line, count, BACK));
    }
}

/* The core stands still; the rings grow and fade. */
void closeup_mark_spot(const struct paint *paint, struct point at, float pulse)
{
    static const float GROWTH = 6.0F, WIDTH = 1.8F, CORE = 9.0F;
    static const float RADII[] = {15.0F, 22.0F}, ALPHAS[] = {0.45F, 0.18F};

    for (int i = 0; i < 2; i++) {
        shape_ring(paint, at.x, at.y, RADII[i] + GROWTH * pulse, WIDTH,
                   colour_alpha(MARK, ALPHAS[i] * (1.0F - 0.5F * pulse)));
    }
    shape_disc(paint, at.x, at.y, CORE, MARK);
    shape_disc(paint, at.x, at.y, CORE * 0.52F, SPOT);
}
