/* SPDX-License-Identifier: MIT */
#include "app/ui/plain_leg.h"

#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"

#include <stddef.h>

#define COUNT_OF(array) ((int)(sizeof(array) / sizeof(array)[0]))

static const rgba SKIN = 0xFFD9A887;
static const rgba MUSCLE = 0xFFB0573F;
static const rgba TENDON = 0xFFE3CBAE;
static const rgba MARK = 0xFFFFF3E6;

/* A right leg: x to the outer side, y down from the knee line, 1/1000 of the body's height. */
static const struct point OUTLINE[] = {
    {-39, -84}, {-43, -84}, {-42.6F, -80}, {-40, -48},   {-34, 0},   {-38, 42},  {-42, 88},
    {-34, 130}, {-22, 175}, {-18, 216},    {-22, 239},   {-20, 266}, {-14, 294}, {0, 298},
    {14, 294},  {21, 268},  {22, 244},     {17, 216},    {21, 175},  {32, 130},  {40, 85},
    {37, 40},   {34, 0},    {41, -48},     {44.6F, -80}, {45, -84},  {41, -84},
};
static const struct point LOWER[] = {
    {-20, 44}, {-37, 92}, {-30, 134}, {-17, 172}, {-4, 196}, {4, 196},
    {16, 171}, {28, 132}, {34, 90},   {19, 42},   {0, 36},
};
static const struct point TENDON_STRIP[] = {
    {-12, 140}, {-8, 184}, {-6, 222}, {-9, 262}, {0, 272},
    {9, 262},   {6, 222},  {8, 184},  {11, 140}, {0, 104},
};
static const struct point INNER_HEAD[] = {
    {-9, -22}, {-25, 2},  {-34, 48}, {-37, 90}, {-24, 133},
    {-9, 138}, {-2, 108}, {-1, 60},  {-3, 12},
};
static const struct point OUTER_HEAD[] = {
    {9, -20}, {25, 2}, {33, 44}, {35, 82}, {21, 121}, {8, 122}, {2, 96}, {1, 56}, {3, 10},
};
static const struct point HOLLOW[] = {
    {0, -46}, {-13, -24}, {-14, -8}, {0, 16}, {14, -8}, {13, -24}, {0, -46},
};
static const struct point UPPER_PATH[] = {
    {-17, 130}, {-26, 92}, {-22, 46}, {-6, 30}, {10, 32}, {22, 50}, {24, 84}, {15, 114},
};
static const struct point LOWER_PATH[] = {
    {-12, 172}, {-24, 136}, {-22, 110}, {-6, 100}, {10, 99}, {24, 108}, {22, 140}, {13, 166},
};

static bool works_upper(enum muscle muscle)
{
    return muscle != MUSCLE_SOLEUS;
}

static bool works_lower(enum muscle muscle)
{
    return muscle != MUSCLE_GASTROCNEMIUS;
}

static rgba muscle_colour(bool works, float glow)
{
    rgba rest = colour_mix(SKIN, MUSCLE, 0.72F);

    if (works) {
        return colour_mix(rest, THEME.pulse, glow);
    }
    return colour_mix(rest, SKIN, 0.3F * glow);
}

static void draw_spot(const struct paint *paint, enum muscle muscle)
{
    struct point at = {-25.0F, 68.0F};

    if (!works_upper(muscle)) {
        at = (struct point){-16.0F, 158.0F};
    }
    shape_ring(paint, at.x, at.y, 22.0F, 2.0F, colour_alpha(MARK, 0.35F));
    shape_ring(paint, at.x, at.y, 15.0F, 2.4F, colour_alpha(MARK, 0.7F));
    shape_disc(paint, at.x, at.y, 9.0F, MARK);
    shape_disc(paint, at.x, at.y, 4.5F, THEME.pulse);
}

static void draw_path(const struct paint *paint, enum muscle muscle)
{
    const struct point *path = works_upper(muscle) ? UPPER_PATH : LOWER_PATH;
    int count = works_upper(muscle) ? COUNT_OF(UPPER_PATH) : COUNT_OF(LOWER_PATH);
    const struct point *last = &path[count - 1];

    sign_dots(paint, path, count, 3.0F, 6.4F, MARK);
    sign_arrow(paint, path[count - 2].x + (last->x - path[count - 2].x) * 0.7F,
               path[count - 2].y + (last->y - path[count - 2].y) * 0.7F, last->x, last->y,
               10.0F, 3.0F, MARK);
}

static void draw_mark(const struct paint *paint, const struct plain_leg *leg)
{
    switch (leg->mark) {
    case LEG_MARK_NONE: break;
    case LEG_MARK_SPOT: draw_spot(paint, leg->muscle); break;
    case LEG_MARK_PATH: draw_path(paint, leg->muscle); break;
    case LEG_MARK_HOLLOW:
        shape_polygon(paint, HOLLOW, COUNT_OF(HOLLOW) - 1, colour_mix(SKIN, THEME.ink, 0.45F));
        sign_dots(paint, HOLLOW, COUNT_OF(HOLLOW), 2.4F, 6.0F, MARK);
        break;
    }
}

void plain_leg_draw(const struct paint *paint, const struct plain_leg *leg)
{
    struct paint own = *paint;
    bool upper = works_upper(leg->muscle);

    own.place = (struct place){
        .x = leg->x,
        .y = leg->knee_y,
        .sx = leg->leg == LEG_LEFT ? -leg->scale : leg->scale,
        .sy = leg->scale,
    };
    shape_blob(&own, OUTLINE, COUNT_OF(OUTLINE), SKIN);
    shape_blob(&own, LOWER, COUNT_OF(LOWER),
               muscle_colour(works_lower(leg->muscle), leg->glow));
    shape_blob(&own, TENDON_STRIP, COUNT_OF(TENDON_STRIP), TENDON);
    shape_blob(&own, INNER_HEAD, COUNT_OF(INNER_HEAD), muscle_colour(upper, leg->glow));
    shape_blob(&own, OUTER_HEAD, COUNT_OF(OUTER_HEAD), muscle_colour(upper, leg->glow));
    draw_mark(&own, leg);
}
