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
    int shift = damage->shift;
    int left = (box.x - 1) >> shift, top = (box.y - 1) >> shift;
    struct pixel_rect cells = {left, top, ((box.x + box.w + 1) >> shift) - left + 1,
                               ((box.y + box.h + 1) >> shift) - top + 1};
    return rect_common(cells, (struct pixel_rect){0, 0, damage->columns, damage->rows});
}

static bool is_whole_cell(const struct damage *damage, int column, int row,
                          struct pixel_rect seen)
{
    int side = 1 << damage->shift;
    int right = smaller((column + 1) * side, damage->w);
    int bottom = smaller((row + 1) * side, damage->h);
    return seen.x <= column * side && seen.y <= row * side && seen.x + seen.w >= right &&
           seen.y + seen.h >= bottom;
}

/* An outline on its way into the cells. */
struct arrival {
    struct damage *damage;
    struct damage_part part;
    struct pixel_rect cells, seen;
    bool opaque;
    bool covers; /* some cell */
};

static void add_row(struct arrival *arrival, int row)
{
    struct damage *damage = arrival->damage;
    struct damage_part part = arrival->part;
    struct pixel_rect seen = arrival->seen;
    int turns = 0, shift = damage->shift;
    int first_seen = seen.x >> shift, last_seen = (seen.x + seen.w - 1) >> shift;
    for (int column = arrival->cells.x; column <= last_seen; column++) {
        const struct damage_cell *cell = cell_at(damage, column, row);
        turns += cell->turns;
        if (column < first_seen || (cell->edges == 0 && turns == 0)) {
            continue;
        }
        if (arrival->opaque && cell->edges == 0 && is_whole_cell(damage, column, row, seen)) {
            damage_cover_cell(damage, column, row, part.number);
            arrival->covers = true;
        }
        /* Inside, how often it winds around does not show. */
        uint64_t inside = cell->edges == 0 ? 1 : (uint64_t)(uint32_t)turns;
        part.key = damage_mix(damage_mix(arrival->part.key, cell->edges), inside);
        damage_add_cell(damage, column, row, &part, seen);
    }
}

bool damage_add_outline(struct damage *damage, const struct damage_part *part, bool opaque,
                        const struct filler *filler)
{
    struct pixel_rect canvas = {0, 0, damage->w, damage->h};
    struct arrival arrival = {.damage = damage, .part = *part, .opaque = opaque};
    arrival.part.box = rect_common(part->box, canvas);
    arrival.seen = rect_common(arrival.part.box, part->clip);
    struct pixel_rect seen = arrival.seen;
    if (seen.w == 0 || seen.h == 0) {
        return false;
    }
    struct walk walk = {damage, 64 << damage->shift, 6 + damage->shift};
    arrival.cells = cells_of(damage, arrival.part.box);
    clear_cells(damage, arrival.cells);
    filler_visit(filler, add_edge, &walk);
    int shift = damage->shift;
    for (int row = seen.y >> shift; row <= (seen.y + seen.h - 1) >> shift; row++) {
        add_row(&arrival, row);
    }
    return arrival.covers;
}
