/* SPDX-License-Identifier: MIT */
/**
 * Which parts of the canvas differ from the frame before.
 *
 * The canvas is a grid of cells. What is drawn is announced in its order; each cell hashes
 * what touches it, and a cell whose hash is another than in the frame before is damaged.
 */
#ifndef UNKNOT_RASTER_DAMAGE_H
#define UNKNOT_RASTER_DAMAGE_H

#include "app/raster/fill.h"
#include "app/raster/raster.h"

enum {
    DAMAGE_MAX_CELLS = 4096
};

/** What an outline does to a cell, while it is being announced. */
struct damage_cell {
    uint64_t edges; /**< sum of the hashes of the edges that come near it; 0: none does */
    int turns;      /**< change of the winding number from the cell on its left to it */
};

/** All zero: nothing known of the canvas. */
struct damage {
    int w, h;    /**< of the canvas, pixels */
    int cell_px; /**< side of a cell, a power of two */
    int columns, rows;
    bool valid; /**< `before` describes the canvas */
    int changed_cells;
    uint64_t now[DAMAGE_MAX_CELLS], before[DAMAGE_MAX_CELLS];
    struct damage_cell outline[DAMAGE_MAX_CELLS]; /**< scratch of damage_add_outline() */
};

/** One more word into a running hash; order matters. */
uint64_t damage_mix(uint64_t hash, uint64_t word);

/** Forgets the frame before: the whole canvas is damaged. */
void damage_invalidate(struct damage *damage);

/** Begins a frame on a canvas of this size; `seed` stands for what touches every cell. */
void damage_begin(struct damage *damage, int w, int h, uint64_t seed);

/** Announces something that shows inside `box`, of which only the part in `clip` is seen.
 *  Clips that leave a cell's part of the box alone do not change the cell. */
void damage_add(struct damage *damage, struct pixel_rect box, struct pixel_rect clip,
                uint64_t key);

/** As damage_add() for the outlines that `filler` has loaded: only cells that an edge comes
 *  near to, or that lie inside, are touched, and only by those edges. So of a large shape that
 *  changes somewhere only that part is damaged. `key` stands for the colours alone. */
void damage_add_outline(struct damage *damage, struct pixel_rect box, struct pixel_rect clip,
                        uint64_t key, const struct filler *filler);

/** Changes one cell, of which `box` covers a part and `seen` is all of the box that shows. */
void damage_add_cell(struct damage *damage, int column, int row, struct pixel_rect box,
                     struct pixel_rect seen, uint64_t key);

/** Ends the frame.
 *  @return number of rectangles in rects_out, disjoint, that cover every changed cell */
int damage_end(struct damage *damage, struct pixel_rect rects_out[RASTER_MAX_DAMAGE]);

#endif
