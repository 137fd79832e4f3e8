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

/* The outline is followed once, whatever the number of parts; spans outside them are cut. */
struct span_target {
    const struct canvas *canvas;
    const struct shader *shader;
    const struct pixel_rect *parts;
    int count;
    int y; /* the row that `here` is about */
    int here[RASTER_MAX_DAMAGE], here_count;
};

static void find_parts(struct span_target *target, int y)
{
    target->y = y;
    target->here_count = 0;
    for (int i = 0; i < target->count; i++) {
        if (y >= target->parts[i].y && y < target->parts[i].y + target->parts[i].h) {
            target->here[target->here_count++] = i;
        }
    }
}

static void draw_span(const struct span_target *target, uint32_t *row, int from, int to,
                      uint32_t coverage)
{
    for (int i = 0; i < target->here_count; i++) {
        const struct pixel_rect *part = &target->parts[target->here[i]];
        int left = from > part->x ? from : part->x;
        int right = to < part->x + part->w ? to : part->x + part->w;
        if (left < right) {
            shader_span(target->shader, row, left, right, target->y, coverage);
        }
    }
}

static void draw_spans(int y, int count, const FT_Span *spans, void *user)
{
    struct span_target *target = user;
    uint32_t *row = &target->canvas->pixels[(size_t)y * (size_t)target->canvas->stride];
    if (y != target->y) {
        find_parts(target, y);
    }
    for (int i = 0; i < count; i++) {
        draw_span(target, row, spans[i].x, spans[i].x + spans[i].len, spans[i].coverage);
    }
}

static FT_BBox box_around(const struct pixel_rect *parts, int count)
{
    FT_BBox box = {parts[0].x, parts[0].y, parts[0].x, parts[0].y};
    for (int i = 0; i < count; i++) {
        int right = parts[i].x + parts[i].w, bottom = parts[i].y + parts[i].h;
        box.xMin = parts[i].x < box.xMin ? parts[i].x : box.xMin;
        box.yMin = parts[i].y < box.yMin ? parts[i].y : box.yMin;
        box.xMax = right > box.xMax ? right : box.xMax;
        box.yMax = bottom > box.yMax ? bottom : box.yMax;
    }
    return box;
}

void filler_draw(struct filler *filler, const struct canvas *canvas,
                 const struct pixel_rect *parts, int count, const struct shader *shader)
{
    if (count == 0 || filler->outline.n_points == 0) {
        return;
    }
    struct span_target target;
    target.canvas = canvas;
    target.shader = shader;
    target.parts = parts;
    target.count = count;
    target.y = -1;
    target.here_count = 0;
    FT_Raster_Params params = {
        .flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
        .gray_spans = draw_spans,
        .user = &target,
        .clip_box = box_around(parts, count),
    };
    FT_Outline_Render(filler->library, &filler->outline, &params);
}
