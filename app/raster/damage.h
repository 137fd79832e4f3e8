/* SPDX-License-Identifier: MIT */
/**
 * Which parts of the canvas differ from the frame before, and what covers them.
 *
 * The canvas is a grid of cells. What is drawn is announced in its order; each cell hashes
 * what touches it, and a cell whose hash is another than in the frame before is damaged. What
 * covers a whole cell hides all that came before it: that is neither hashed nor drawn there.
 */
#ifndef UNKNOT_RASTER_DAMAGE_H
#define UNKNOT_RASTER_DAMAGE_H

#include "app/raster/fill.h"
#include "app/raster/raster.h"
#include "app/raster/region.h"

enum {
    DAMAGE_MAX_CELLS = REGION_MAX_COLUMNS * REGION_MAX_ROWS,
    DAMAGE_GROUND = -1, /**< number of the ground, which is below everything */
};

/** Something that is announced. */
struct damage_part {
    int number;             /**< in the order of drawing, from 0 */
    struct pixel_rect box;  /**< all that it covers, seen or not */
    struct pixel_rect clip; /**< where it may be seen */
    uint64_t key;           /**< of all that it shows inside its box */
};

/** What an outline does to a cell, while it is being announced. */
struct damage_cell {
    uint64_t edges; /**< sum of the hashes of the edges that come near it; 0: none does */
    int turns;      /**< change of the winding number from the cell on its left to it */
};

/** All zero: nothing known of the canvas. */
struct damage {
    int w, h;  /**< of the canvas, pixels */
    int shift; /**< a cell's side is 1 << shift pixels */
    int columns, rows;
    bool valid;                   /**< `before` describes the canvas */
    uint64_t seed;                /**< a cell's hash when nothing is on it */
    int lowest[DAMAGE_MAX_CELLS]; /**< number of what covers the whole cell, last */
    uint64_t now[DAMAGE_MAX_CELLS], before[DAMAGE_MAX_CELLS];
    struct damage_cell outline[DAMAGE_MAX_CELLS]; /**< scratch of damage_add_outline() */
};

/** One more word into a running hash; order matters. */
uint64_t damage_mix(uint64_t hash, uint64_t word);

/** Forgets the frame before: the whole canvas is damaged. */
void damage_invalidate(struct damage *damage);

/** Begins a frame on a canvas of this size; `seed` stands for what touches every cell. */
void damage_begin(struct damage *damage, int w, int h, uint64_t seed);

/** Announces something that shows inside its box, of which only the part in the clip is seen.
 *  Clips that leave a cell's part of the box alone do not change the cell. */
void damage_add(struct damage *damage, const struct damage_part *part);

/**
 * As damage_add() for the outlines that `filler` has loaded: only cells that an edge comes near
 * to, or that lie inside, are touched, and only by those edges. So of a large shape that
 * changes somewhere only that part is damaged.
 *
 * @param part    its key stands for the colours alone
 * @param opaque  nothing shines through: cells inside hide what came before
 * @return whether there are such cells
 */
bool damage_add_outline(struct damage *damage, const struct damage_part *part, bool opaque,
                        const struct filler *filler);

/** Changes one cell, of which the part's box covers something and of that `seen` shows. */
void damage_add_cell(struct damage *damage, int column, int row, const struct damage_part *part,
                     struct pixel_rect seen);

/** The part covers all of a cell: what came before is not seen there. */
void damage_cover_cell(struct damage *damage, int column, int row, int number);

/** Ends the frame. @param changed_out  the damaged cells, within the canvas */
void damage_end(struct damage *damage, struct region *changed_out);

/** Adds those of the `changed` cells to `shown` that `number` covers first. */
void damage_uncover(const struct damage *damage, int number, const struct region *changed,
                    struct region *shown);

#endif
