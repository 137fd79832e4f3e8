/* SPDX-License-Identifier: MIT */
#include "app/raster/fill.h"

#include "app/raster/blend.h"

#include <ft2build.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include FT_FREETYPE_H
#include FT_IMAGE_H
#include FT_OUTLINE_H

/* An FT_Outline counts in signed 16 bits. */
enum {
    MAX_OUTLINE_POINTS = 32767
};

/* FreeType computes in 24.8 bits of 32; outlines never need to be followed farther out. */
static const float FARTHEST_PX = 16384.0F;

struct filler {
    FT_Library library;
    FT_Outline outline;
    FT_Vector points[MAX_OUTLINE_POINTS];
    unsigned char tags[MAX_OUTLINE_POINTS];
    unsigned short contours[DRAW_MAX_CONTOURS];
};

struct filler *filler_create(void)
{
    struct filler *filler = calloc(1, sizeof *filler);
    if (filler == NULL || FT_Init_FreeType(&filler->library) != 0) {
        free(filler);
        return NULL;
    }
    memset(filler->tags, FT_CURVE_TAG_ON, sizeof filler->tags);
    filler->outline.points = filler->points;
    /* The pointers' signedness depends on FreeType's version; void fits both. */
    filler->outline.tags = (void *)filler->tags;
    filler->outline.contours = (void *)filler->contours;
    return filler;
}

void filler_destroy(struct filler *filler)
{
    if (filler == NULL) {
        return;
    }
    FT_Done_FreeType(filler->library);
    free(filler);
}

static FT_Pos in_64ths(float px)
{
    float inside = px < -FARTHEST_PX ? -FARTHEST_PX : px > FARTHEST_PX ? FARTHEST_PX : px;
    return (FT_Pos)(inside * 64.0F + (inside < 0 ? -0.5F : 0.5F));
}

static int contour_start(const struct draw_list *list, int contour)
{
    return contour == 0 ? 0 : list->contour_end[contour - 1];
}

void filler_load(struct filler *filler, const struct draw_list *list,
                 const struct draw_command *command, struct placement placement)
{
    int first = command->u.fill.first_contour;
    int start = contour_start(list, first), count = 0, contour = 0;
    for (; contour < command->u.fill.contour_count; contour++) {
        int end = list->contour_end[first + contour] - start;
        if (end > MAX_OUTLINE_POINTS) {
            break;
        }
        for (; count < end; count++) {
            struct point point = list->points[start + count];
            filler->points[count].x = in_64ths(point.x * placement.scale + placement.x);
            filler->points[count].y = in_64ths(point.y * placement.scale + placement.y);
        }
        filler->contours[contour] = (unsigned short)(end - 1);
    }
    filler->outline.n_points = (short)count;
    filler->outline.n_contours = (short)contour;
}

void filler_visit(const struct filler *filler, void (*visit)(void *user, struct edge edge),
                  void *user)
{
    int point = 0;
    for (int contour = 0; contour < filler->outline.n_contours; contour++) {
        FT_Vector from = filler->points[filler->contours[contour]];
        for (; point <= filler->contours[contour]; point++) {
            FT_Vector to = filler->points[point];
            visit(user, (struct edge){(int)from.x, (int)from.y, (int)to.x, (int)to.y});
            from = to;
        }
    }
}

/* The outline is followed once, whatever the number of cells; spans outside them are cut. */
struct span_target {
    const struct canvas *canvas;
    const struct shader *shader;
    bool is_plain; /* one colour: most fills, and most of their spans are one pixel */
    rgba colour;
    const struct region *region;
    int row; /* of cells, that `runs` are about */
    struct run runs[REGION_MAX_RUNS];
    int run_count;
};

static void draw_part(const struct span_target *target, uint32_t *pixels, int from, int to,
                      int y, uint32_t coverage)
{
    if (!target->is_plain) {
        shader_span(target->shader, pixels, from, to, y, coverage);
        return;
    }
    uint32_t opacity = target->colour >> 24;
    uint32_t alpha = opacity == 255 ? coverage : blend_product(opacity, coverage);
    if (to - from == 1) {
        pixels[from] = blend_pixel(pixels[from], target->colour, alpha);
    } else {
        blend_span(&pixels[from], to - from, target->colour, alpha);
    }
}

static void draw_span(const struct span_target *target, uint32_t *pixels, int y,
                      const FT_Span *span)
{
    int from = span->x, to = span->x + span->len;
    for (int i = 0; i < target->run_count && target->runs[i].from < to; i++) {
        struct run run = target->runs[i];
        int left = from > run.from ? from : run.from;
        int right = to < run.to ? to : run.to;
        if (left < right) {
            draw_part(target, pixels, left, right, y, span->coverage);
        }
    }
}

static void draw_spans(int y, int count, const FT_Span *spans, void *user)
{
    struct span_target *target = user;
    uint32_t *pixels = &target->canvas->pixels[(size_t)y * (size_t)target->canvas->stride];
    int row = y >> target->region->shift;
    if (row != target->row) {
        target->row = row;
        target->run_count = region_runs(target->region, row, target->runs);
    }
    for (int i = 0; i < count && target->run_count > 0; i++) {
        draw_span(target, pixels, y, &spans[i]);
    }
}

/* FreeType follows the whole outline once for each 85 rows of pixels anyhow, and what it
 * follows beside the cells is lost: so it is given bands of about that height, each no wider
 * than its cells. */
enum {
    BAND_PX = 64
};

void filler_draw(struct filler *filler, const struct canvas *canvas,
                 const struct region *region, const struct shader *shader)
{
    if (filler->outline.n_points == 0) {
        return;
    }
    struct span_target target;
    target.canvas = canvas;
    target.shader = shader;
    target.is_plain = shader_is_plain(shader, &target.colour);
    target.region = region;
    target.row = -1;
    FT_Raster_Params params = {
        .flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
        .gray_spans = draw_spans,
        .user = &target,
    };
    struct region band = *region;
    int end = region->clip.y + region->clip.h;
    for (int y = region->clip.y & -BAND_PX; y < end; y += BAND_PX) {
        band.clip = rect_common(region->clip, (struct pixel_rect){0, y, canvas->w, BAND_PX});
        struct pixel_rect bounds = region_bounds(&band);
        if (bounds.w > 0) {
            params.clip_box =
                (FT_BBox){bounds.x, bounds.y, bounds.x + bounds.w, bounds.y + bounds.h};
            FT_Outline_Render(filler->library, &filler->outline, &params);
        }
    }
}
