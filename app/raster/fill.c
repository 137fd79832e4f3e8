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

struct span_target {
    const struct canvas *canvas;
    rgba colour;
};

static void draw_spans(int y, int count, const FT_Span *spans, void *user)
{
    const struct span_target *target = user;
    uint32_t *row = &target->canvas->pixels[(size_t)y * (size_t)target->canvas->stride];
    uint32_t opacity = target->colour >> 24;
    for (int i = 0; i < count; i++) {
        uint32_t alpha =
            opacity == 255 ? spans[i].coverage : blend_product(opacity, spans[i].coverage);
        blend_span(&row[spans[i].x], spans[i].len, target->colour, alpha);
    }
}

void filler_draw(struct filler *filler, const struct canvas *canvas, struct pixel_rect clip,
                 rgba colour)
{
    if (clip.w <= 0 || clip.h <= 0 || filler->outline.n_points == 0) {
        return;
    }
    struct span_target target = {canvas, colour};
    FT_Raster_Params params = {
        .flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
        .gray_spans = draw_spans,
        .user = &target,
        .clip_box = {clip.x, clip.y, clip.x + clip.w, clip.y + clip.h},
    };
    FT_Outline_Render(filler->library, &filler->outline, &params);
}
