/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/closeup.h"

#include "app/ui/figure/outline.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/unit_circle.h"

#include <math.h>
#include <string.h>

static const rgba MARK = 0xFFFFF3E6;
static const rgba SPOT = 0xFFFF7A45;
static const rgba TOOL = 0xFF5B7FB0;

/* Muscles at rest beside one that works lose so much of their colour to the skin. */
static const float FADED = 0.55F;

int closeup_find_spot(const struct closeup *closeup, const char *id)
{
    for (int i = 0; id != NULL && i < closeup->spot_count; i++) {
        if (strcmp(closeup->spots[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

int closeup_find_path(const struct closeup *closeup, const char *id)
{
    for (int i = 0; id != NULL && i < closeup->path_count; i++) {
        if (strcmp(closeup->paths[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

int closeup_find_region(const struct closeup *closeup, const char *id)
{
    for (int i = 0; id != NULL && i < closeup->region_count; i++) {
        if (strcmp(closeup->regions[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

static bool works(const struct closeup_region *region, enum muscle muscle)
{
    return region->part == CLOSEUP_MUSCLE &&
           (muscle == MUSCLE_CALF || region->muscle == muscle);
}

static float glow_of(const struct closeup *closeup, const struct closeup_view *view, int region)
{
    int spot = closeup_find_spot(closeup, view->spot);
    bool lit = works(&closeup->regions[region], view->muscle);

    if (spot >= 0) {
        lit = closeup->spots[spot].region == region;
    }
    if (lit) {
        return view->glow;
    }
    return closeup->regions[region].part == CLOSEUP_MUSCLE ? view->glow_others : 0.0F;
}

static rgba colour_of(const struct closeup *closeup, const struct closeup_region *region,
                      float glow)
{
    if (region->part == CLOSEUP_SKIN) {
        return colour_mix(closeup->skin, closeup->skin_shade, region->shade);
    }
    rgba faint = colour_mix(closeup->skin_shade, closeup->skin, 0.1F);
    rgba rest = colour_mix(region->colour, faint, FADED * (1.0F - glow));
    return colour_mix(rest, THEME.pulse, glow);
}

static void run_contour(const struct paint *paint, const struct closeup *closeup,
                        struct closeup_run run)
{
    draw_contour(paint->list);
    for (int i = run.first; i < run.first + run.count; i++) {
        paint_point(paint, closeup->points[i].x, closeup->points[i].y);
    }
}

/* Several outlines in one colour and one fill. */
static void fill_runs(const struct paint *paint, const struct closeup *closeup,
                      const struct closeup_run *runs, int count, rgba colour)
{
    draw_fill_begin(paint->list, paint_colour(paint, colour));
    for (int i = 0; i < count; i++) {
        run_contour(paint, closeup, runs[i]);
    }
    draw_fill_end(paint->list);
}

static void draw_regions(const struct paint *paint, const struct closeup *closeup,
                         const struct closeup_view *view)
{
    for (int i = 0; i < closeup->region_count; i++) {
        const struct closeup_region *region = &closeup->regions[i];
        float glow = glow_of(closeup, view, i);

        fill_runs(paint, closeup, &region->outline, 1, colour_of(closeup, region, glow));
        fill_runs(paint, closeup, region->fibres, region->fibre_count,
                  colour_alpha(0xFFFFFFFF, glow > 0.0F ? 0.22F : 0.12F));
    }
}

static void draw_hollow(const struct paint *paint, const struct closeup *closeup)
{
    fill_runs(paint, closeup, &closeup->hollow, 1, colour_alpha(THEME.ink, 0.28F));
    fill_runs(paint, closeup, closeup->dashes, closeup->dash_count,
              colour_alpha(THEME.text, 0.55F));
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

/* Where the way ends: two barbs back along its last part. */
static void draw_end(const struct paint *paint, const struct point *line, int count,
                     float length)
{
    static const float BARB = 8.0F, SPREAD = 0.7F, WIDTH = 2.8F;
    struct point end = line[count - 1];
    struct point before = outline_at(line, count, length - 4.0F);
    float direction = atan2f(end.y - before.y, end.x - before.x);
    const struct point head[] = {
        {end.x - BARB * cosf(direction + SPREAD), end.y - BARB * sinf(direction + SPREAD)},
        end,
        {end.x - BARB * cosf(direction - SPREAD), end.y - BARB * sinf(direction - SPREAD)}};

    shape_stroke(paint, head, 3, WIDTH, MARK);
}

static void draw_path(const struct paint *paint, const struct closeup *closeup,
                      const struct closeup_path *path, float along)
{
    const struct point *line = &closeup->points[path->line.first];
    struct point tool = outline_at(line, path->line.count, along * path->length);

    draw_dots(paint, line, path->line.count, path->length);
    draw_end(paint, line, path->line.count, path->length);
    shape_disc(paint, tool.x, tool.y, 8.5F, MARK);
    shape_disc(paint, tool.x, tool.y, 5.0F, TOOL);
}

/* The core stands still; the rings grow and fade. */
static void draw_spot(const struct paint *paint, struct point at, float pulse)
{
    static const float GROW = 6.0F, WIDTH = 1.8F, CORE = 9.0F;
    static const float RADII[] = {15.0F, 22.0F}, ALPHAS[] = {0.45F, 0.18F};

    for (int i = 0; i < 2; i++) {
        shape_ring(paint, at.x, at.y, RADII[i] + GROW * pulse, WIDTH,
                   colour_alpha(MARK, ALPHAS[i] * (1.0F - 0.5F * pulse)));
    }
    shape_disc(paint, at.x, at.y, CORE, MARK);
    shape_disc(paint, at.x, at.y, CORE * 0.52F, SPOT);
}

void closeup_draw(const struct paint *paint, const struct closeup *closeup,
                  const struct closeup_view *view)
{
    struct paint own = *paint;

    if (closeup == NULL || closeup->region_count == 0) {
        return;
    }
    own.place = (struct place){
        .x = view->x,
        .y = view->knee_y,
        .sx = view->leg == LEG_LEFT ? -view->scale : view->scale,
        .sy = view->scale,
    };
    draw_regions(&own, closeup, view);
    if (view->hollow) {
        draw_hollow(&own, closeup);
    }
    int path = closeup_find_path(closeup, view->path);
    if (path >= 0) {
        draw_path(&own, closeup, &closeup->paths[path], view->along);
    }
    int spot = closeup_find_spot(closeup, view->spot);
    if (spot >= 0) {
        draw_spot(&own, closeup->spots[spot].at, view->pulse);
    }
}
