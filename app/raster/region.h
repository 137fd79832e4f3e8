/* SPDX-License-Identifier: MIT */
/** Cells of a grid over the canvas, as one word of bits for each row of cells. */
#ifndef UNKNOT_RASTER_REGION_H
#define UNKNOT_RASTER_REGION_H

#include "app/raster/raster.h"

#include <stdint.h>

enum {
    REGION_MAX_COLUMNS = 64,
    REGION_MAX_ROWS = 64,
    REGION_MAX_RUNS = REGION_MAX_COLUMNS / 2,
};

/** Side of a cell: 1 << shift pixels, the least that brings the canvas into the grid. */
int region_shift(int w, int h);

/** The pixels of some cells that lie inside `clip`. */
struct region {
    int shift;
    struct pixel_rect clip;         /**< inside the canvas */
    uint64_t rows[REGION_MAX_ROWS]; /**< bit n: the cell in column n */
};

/** Pixels next to each other: from, up to but without to. */
struct run {
    int from, to;
};

/** The bits of the columns that a part of a row of pixels touches. */
uint64_t region_columns(int shift, int from, int to);

/** Runs of pixels in a row of cells, left to right. @return how many */
int region_runs(const struct region *region, int row, struct run runs_out[REGION_MAX_RUNS]);

/** The part of `cells` that a clip touches. @return false: none */
bool region_cut(const struct region *cells, struct pixel_rect clip, struct region *region_out);

/** The smallest rectangle around all pixels of a region; w and h are 0 when it is empty. */
struct pixel_rect region_bounds(const struct region *region);

/** Number of cells. */
int region_count(const struct region *region);

/** The region as few disjoint rectangles; where there are too many, its bounds alone.
 *  @param pixels_out  pixels in the region @return how many rectangles */
int region_rects(const struct region *region, struct pixel_rect rects_out[RASTER_MAX_DAMAGE],
                 int64_t *pixels_out);

/** Calls `visit` for disjoint rectangles that are the region. */
void region_visit(const struct region *region,
                  void (*visit)(void *user, struct pixel_rect rect), void *user);

#endif
