/* SPDX-License-Identifier: MIT */
/* The idea is that of rxi/lite's rencache: compare hashes of cells, not pixels. */
#include "app/raster/damage.h"

#include "app/raster/blend.h"

#include <stddef.h>
#include <string.h>

/* A power of two. Measured: of 32, 64 and 128 this costs least, in pixels and hashing together.
 */
enum {
    CELL_PX = 64
};

uint64_t damage_mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 29;
}

void damage_invalidate(struct damage *damage)
{
    damage->valid = false;
}

static void set_grid(struct damage *damage, int w, int h)
{
    damage->w = w;
    damage->h = h;
    damage->cell_px = CELL_PX / 2;
    do {
        damage->cell_px *= 2;
        damage->columns = (w + damage->cell_px - 1) / damage->cell_px;
        damage->rows = (h + damage->cell_px - 1) / damage->cell_px;
    } while (damage->columns * damage->rows > DAMAGE_MAX_CELLS);
    damage->valid = false;
}

void damage_begin(struct damage *damage, int w, int h, uint64_t seed)
{
    if (w != damage->w || h != damage->h) {
        set_grid(damage, w, h);
    }
    for (int i = 0; i < damage->columns * damage->rows; i++) {
        damage->now[i] = seed;
    }
}

static bool is_same(struct pixel_rect a, struct pixel_rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static uint64_t mix_rect(uint64_t hash, struct pixel_rect rect)
{
    hash = damage_mix(hash, (uint64_t)(uint32_t)rect.x << 32 | (uint32_t)rect.y);
    return damage_mix(hash, (uint64_t)(uint32_t)rect.w << 32 | (uint32_t)rect.h);
}

void damage_add_cell(struct damage *damage, int column, int row, struct pixel_rect box,
                     struct pixel_rect seen, uint64_t key)
{
    int side = damage->cell_px;
    struct pixel_rect cell = {column * side, row * side, side, side};
    struct pixel_rect all = rect_common(cell, box), left = rect_common(cell, seen);
    uint64_t *hash = &damage->now[row * damage->columns + column];
    *hash = damage_mix(*hash, key);
    if (!is_same(all, left)) {
        *hash = mix_rect(*hash, left);
    }
}

void damage_add(struct damage *damage, struct pixel_rect box, struct pixel_rect clip,
                uint64_t key)
{
    struct pixel_rect canvas = {0, 0, damage->w, damage->h};
    box = rect_common(box, canvas);
    struct pixel_rect seen = rect_common(box, clip);
    if (seen.w == 0 || seen.h == 0) {
        return;
    }
    int side = damage->cell_px;
    for (int row = seen.y / side; row <= (seen.y + seen.h - 1) / side; row++) {
        for (int column = seen.x / side; column <= (seen.x + seen.w - 1) / side; column++) {
            damage_add_cell(damage, column, row, box, seen, key);
        }
    }
}

/* Rectangles of cells while they are being gathered. */
struct gather {
    struct pixel_rect *rects;
    int count;
};

/* A run of cells below an equally wide one makes that one taller. */
static bool extends_above(struct gather *gather, struct pixel_rect run)
{
    for (int i = 0; i < gather->count; i++) {
        struct pixel_rect *above = &gather->rects[i];
        if (above->x == run.x && above->w == run.w && above->y + above->h == run.y) {
            above->h++;
            return true;
        }
    }
    return false;
}

static bool is_changed(const struct damage *damage, int column, int row)
{
    int cell = row * damage->columns + column;
    return !damage->valid || damage->now[cell] != damage->before[cell];
}

static bool gather_row(const struct damage *damage, int row, struct gather *gather)
{
    for (int column = 0; column < damage->columns; column++) {
        int start = column;
        while (column < damage->columns && is_changed(damage, column, row)) {
            column++;
        }
        struct pixel_rect run = {start, row, column - start, 1};
        if (run.w == 0 || extends_above(gather, run)) {
            continue;
        }
        if (gather->count == RASTER_MAX_DAMAGE) {
            return false;
        }
        gather->rects[gather->count++] = run;
    }
    return true;
}

static struct pixel_rect in_pixels(const struct damage *damage, struct pixel_rect cells)
{
    int side = damage->cell_px;
    struct pixel_rect all = {cells.x * side, cells.y * side, cells.w * side, cells.h * side};
    return rect_common(all, (struct pixel_rect){0, 0, damage->w, damage->h});
}

static int count_changed(const struct damage *damage)
{
    int count = 0;
    for (int row = 0; row < damage->rows; row++) {
        for (int column = 0; column < damage->columns; column++) {
            count += is_changed(damage, column, row);
        }
    }
    return count;
}

int damage_end(struct damage *damage, struct pixel_rect rects_out[RASTER_MAX_DAMAGE])
{
    struct gather gather = {.rects = rects_out};
    damage->changed_cells = count_changed(damage);
    for (int row = 0; row < damage->rows; row++) {
        if (!gather_row(damage, row, &gather)) {
            /* Too ragged to list: all of it costs less than getting it wrong. */
            rects_out[0] = (struct pixel_rect){0, 0, damage->columns, damage->rows};
            gather.count = 1;
            break;
        }
    }
    for (int i = 0; i < gather.count; i++) {
        rects_out[i] = in_pixels(damage, rects_out[i]);
    }
    size_t cells = (size_t)damage->columns * (size_t)damage->rows;
    memcpy(damage->before, damage->now, cells * sizeof damage->now[0]);
    damage->valid = true;
    return gather.count;
}
