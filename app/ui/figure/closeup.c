/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/closeup.h"

#include "app/ui/ease.h"
#include "app/ui/figure/closeup_mark.h"
#include "app/ui/figure/outline.h"
#include "app/ui/theme.h"

#include <string.h>

/* A path that reaches its highest point this near to an end only goes one way. */
static const float ONE_WAY = 0.02F;
static const float THROUGH = 0.32F; /* of a deep muscle's light that comes through */
static const float SWAY = 5.0F;     /* units to each side, while the leg rocks */

/* Muscles at rest beside one that works lose so much of their colour to the skin; less on deep
 * skin, which is nearer to theirs. */
static const float FADED = 0.55F, FADED_DEEP = 0.22F;
static const float FAIR = 0.58F, DEEP = 0.4F; /* lightness of skin, 0..1 */

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

/* The colours of the leg: of the visit's look, or the file's own. */
struct tones {
    rgba skin, skin_shade, nail;
};

static struct tones tones_of(const struct closeup *closeup, const struct closeup_view *view)
{
    const struct figure *figure = view->figure;
    const rgba *colours;

    if (figure == NULL || figure->look_count == 0) {
        return (struct tones){closeup->skin, closeup->skin_shade, closeup->skin};
    }
    colours = figure
                  ->palettes[figure->looks[(unsigned)view->look % (unsigned)figure->look_count]
                                 .palette]
                  .colours;
    return (struct tones){colours[BODY_skin], colours[BODY_skin_shade],
                          colours[BODY_skin_nail]};
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

static float faded(rgba skin)
{
    float light = 0.30F * (float)(skin >> 16 & 0xFF) + 0.59F * (float)(skin >> 8 & 0xFF) +
                  0.11F * (float)(skin & 0xFF);
    float part = (light / 255.0F - DEEP) / (FAIR - DEEP);

    part = part < 0.0F ? 0.0F : part;
    return ease_between(FADED_DEEP, FADED, part > 1.0F ? 1.0F : part);
}

static rgba colour_of(const struct tones *tones, const struct closeup_region *region,
                      float glow)
{
    if (region->part == CLOSEUP_SKIN) {
        return colour_mix(tones->skin, tones->skin_shade, region->shade);
    }
    rgba faint = colour_mix(tones->skin_shade, tones->skin, 0.1F);
    rgba rest = colour_mix(region->colour, faint, faded(tones->skin) * (1.0F - glow));
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

/* How much the deep muscle works more than what lies on it, which lets its light through. */
static float shines_through(const struct closeup *closeup, const struct closeup_view *view,
                            int region)
{
    float most = 0.0F;

    if (closeup->regions[region].part != CLOSEUP_MUSCLE ||
        closeup->regions[region].muscle != MUSCLE_GASTROCNEMIUS) {
        return 0.0F;
    }
    for (int i = 0; i < region; i++) {
        if (closeup->regions[i].part == CLOSEUP_MUSCLE &&
            closeup->regions[i].muscle == MUSCLE_SOLEUS) {
            float more = glow_of(closeup, view, i) - glow_of(closeup, view, region);
            most = more > most ? more : most;
        }
    }
    return most;
}

static void draw_regions(const struct paint *paint, const struct closeup *closeup,
                         const struct closeup_view *view)
{
    struct tones tones = tones_of(closeup, view);

    for (int i = 0; i < closeup->region_count; i++) {
        const struct closeup_region *region = &closeup->regions[i];
        float glow = glow_of(closeup, view, i);

        float cover = 1.0F - THROUGH * shines_through(closeup, view, i);

        fill_runs(paint, closeup, &region->outline, 1,
                  colour_alpha(colour_of(&tones, region, glow), cover));
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

float closeup_along(const struct closeup_path *path, float place, bool second_side)
{
    if (path->top > 1.0F - ONE_WAY) {
        return place;
    }
    if (path->top < ONE_WAY) {
        return 1.0F - place;
    }
    return second_side ? 1.0F - place * (1.0F - path->top) : place * path->top;
}

static void draw_path(const struct paint *paint, const struct closeup *closeup,
                      const struct closeup_view *view, const struct closeup_path *path)
{
    const struct point *line = &closeup->points[path->line.first];
    struct tones tones = tones_of(closeup, view);
    struct closeup_mark mark = {
        .tool = view->tool,
        .at = outline_at(line, path->line.count, view->along * path->length),
        .figure = view->figure,
        .skin = tones.skin,
        .skin_shade = tones.skin_shade,
        .nail = tones.nail,
    };

    if (!view->no_dots) {
        closeup_mark_way(paint, line, path->line.count, path->length,
                         path->top < ONE_WAY || path->top > 1.0F - ONE_WAY);
    }
    closeup_mark_tool(paint, &mark);
}

static void draw_marks(const struct paint *paint, const struct closeup *closeup,
                       const struct closeup_view *view)
{
    int path = closeup_find_path(closeup, view->path);
    int spot = closeup_find_spot(closeup, view->spot);

    if (path >= 0) {
        draw_path(paint, closeup, view, &closeup->paths[path]);
    }
    if (spot >= 0) {
        struct point at = closeup->spots[spot].at;
        at.x += SWAY * view->sway;
        closeup_mark_spot(paint, at, view->pulse);
    }
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
    draw_marks(&own, closeup, view);
}
