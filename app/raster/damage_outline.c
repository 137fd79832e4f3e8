/* SPDX-License-Identifier: MIT */
/* How an outline looks within a cell follows from the edges that come near the cell and, for
 * the rest, from the winding number at one of its points: away from the edges that number does
 * not change. FreeType adds up whole numbers, so this holds to the last bit. */
#include "app/raster/damage.h"

#include "app/raster/blend.h"

#include <stddef.h>

/* Edges this near to a cell count as in it; more than any rounding here or in FreeType. */
enum {
    NEAR_64THS = 8
};

struct walk {
    struct damage *damage;
    int side;  /* of a cell, in 1/64 pixel, as the edges are; a power of two */
    int shift; /* its logarithm */
};

/* The row or column of cells that a coordinate is in; rounds down below 0, too. */
static int cell_of(const struct walk *walk, int coordinate)
{
    return coordinate >> walk->shift;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int clamped(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

static struct damage_cell *cell_at(struct damage *damage, int column, int row)
{
    return &damage->outline[row * damage->columns + column];
}

/* Where the edge is at this height; beyond its ends, where it ends. */
static int x_at(struct edge edge, int y)
{
    if (edge.y0 == edge.y1) {
        return edge.x0;
    }
    y = clamped(y, smaller(edge.y0, edge.y1), larger(edge.y0, edge.y1));
    int64_t run = (int64_t)(y - edge.y0) * (edge.x1 - edge.x0);
    return edge.x0 + (int)(run / (edge.y1 - edge.y0));
}

/* The edge crosses the upper side's line of some rows of cells: cells right of it are one turn
 * further in or out. */
static void count_turns(const struct walk *walk, struct edge edge)
{
    struct damage *damage = walk->damage;
    int first = cell_of(walk, smaller(edge.y0, edge.y1) - 1) + 1;
    int last = cell_of(walk, larger(edge.y0, edge.y1) - 1);
    for (int row = larger(first, 0); row <= smaller(last, damage->rows - 1); row++) {
        int column = cell_of(walk, x_at(edge, row * walk->side)) + 1;
        if (column < damage->columns) {
            cell_at(damage, larger(column, 0), row)->turns += edge.y0 < edge.y1 ? 1 : -1;
        }
    }
}

static uint64_t edge_hash(struct edge edge)
{
    uint64_t hash = damage_mix((uint64_t)(uint32_t)edge.x0 << 32 | (uint32_t)edge.y0, 1);
    return damage_mix(hash, (uint64_t)(uint32_t)edge.x1 << 32 | (uint32_t)edge.y1);
}

static void touch(const struct walk *walk, int row, int x_from, int x_to, uint64_t hash)
{
    struct damage *damage = walk->damage;
    int first = cell_of(walk, smaller(x_from, x_to) - NEAR_64THS);
    int last = cell_of(walk, larger(x_from, x_to) + NEAR_64THS);
    for (int column = larger(first, 0); column <= smaller(last, damage->columns - 1);
         column++) {
        cell_at(damage, column, row)->edges += hash;
    }
}

static void add_edge(void *user, struct edge edge)
{
    const struct walk *walk = user;
    int first = cell_of(walk, smaller(edge.y0, edge.y1) - NEAR_64THS);
    int last = cell_of(walk, larger(edge.y0, edge.y1) + NEAR_64THS);
    uint64_t hash = edge_hash(edge);
    if (first == last) { /* most are this short, and cross no line */
        if (first >= 0 && first < walk->damage->rows) {
            touch(walk, first, edge.x0, edge.x1, hash);
        }
        return;
    }
    bool is_level = edge.y0 == edge.y1;
    for (int row = larger(first, 0); row <= smaller(last, walk->damage->rows - 1); row++) {
        int above = is_level ? edge.x0 : x_at(edge, row * walk->side - NEAR_64THS);
        int below = is_level ? edge.x1 : x_at(edge, (row + 1) * walk->side + NEAR_64THS);
        touch(walk, row, above, below, hash);
    }
    count_turns(walk, edge);
}

/* Cells from the box's left to the canvas's right: turns may be counted in all of them. */
static void clear_cells(struct damage *damage, struct pixel_rect cells)
{
    for (int row = cells.y; row < cells.y + cells.h; row++) {
        for (int column = cells.x; column < damage->columns; column++) {
            *cell_at(damage, column, row) = (struct damage_cell){0};
        }
    }
}

/* The cells that a box touches, with one more around it for edges that only come near. */
static struct pixel_rect cells_of(const struct damage *damage, struct pixel_rect box)
{
    int side = damage->cell_px;
    int left = (box.x - 1) / side, top = (box.y - 1) / side;
    struct pixel_rect cells = {left, top, (box.x + box.w + 1) / side - left + 1,
                               (box.y + box.h + 1) / side - top + 1};
    return rect_common(cells, (struct pixel_rect){0, 0, damage->columns, damage->rows});
}

static void add_row(struct damage *damage, int row, struct pixel_rect cells,
                    struct pixel_rect box, struct pixel_rect seen, uint64_t key)
{
    int turns = 0, side = damage->cell_px;
    int first_seen = seen.x / side, last_seen = (seen.x + seen.w - 1) / side;
    for (int column = cells.x; column <= last_seen; column++) {
        const struct damage_cell *cell = cell_at(damage, column, row);
        turns += cell->turns;
        if (column < first_seen || (cell->edges == 0 && turns == 0)) {
            continue;
        }
        /* Inside, how often it winds around does not show. */
        uint64_t inside = cell->edges == 0 ? 1 : (uint64_t)(uint32_t)turns;
        uint64_t look = damage_mix(damage_mix(key, cell->edges), inside);
        damage_add_cell(damage, column, row, box, seen, look);
    }
}

void damage_add_outline(struct damage *damage, struct pixel_rect box, struct pixel_rect clip,
                        uint64_t key, const struct filler *filler)
{
    struct pixel_rect canvas = {0, 0, damage->w, damage->h};
    box = rect_common(box, canvas);
    struct pixel_rect seen = rect_common(box, clip);
    if (seen.w == 0 || seen.h == 0) {
        return;
    }
    struct walk walk = {damage, damage->cell_px * 64, 6};
    while (1 << walk.shift < walk.side) {
        walk.shift++;
    }
    struct pixel_rect cells = cells_of(damage, box);
    clear_cells(damage, cells);
    filler_visit(filler, add_edge, &walk);
    int side = damage->cell_px;
    for (int row = seen.y / side; row <= (seen.y + seen.h - 1) / side; row++) {
        add_row(damage, row, cells, box, seen, key);
    }
}
