/* SPDX-License-Identifier: MIT */
/* The idea is that of rxi/lite's rencache: compare hashes of cells, not pixels. */
#include "app/raster/damage.h"

#include "app/raster/blend.h"

#include <stddef.h>
#include <string.h>

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
    damage->shift = region_shift(w, h);
    damage->columns = ((w - 1) >> damage->shift) + 1;
    damage->rows = ((h - 1) >> damage->shift) + 1;
    damage->valid = false;
}

void damage_begin(struct damage *damage, int w, int h, uint64_t seed)
{
    if (w != damage->w || h != damage->h) {
        set_grid(damage, w, h);
    }
    damage->seed = seed;
    for (int i = 0; i < damage->columns * damage->rows; i++) {
        damage->now[i] = seed;
        damage->lowest[i] = DAMAGE_GROUND;
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

void damage_add_cell(struct damage *damage, int column, int row, const struct damage_part *part,
                     struct pixel_rect seen)
{
    int side = 1 << damage->shift;
    uint64_t *hash = &damage->now[row * damage->columns + column];
    *hash = damage_mix(*hash, part->key);
    if (is_same(part->box, seen)) {
        return; /* no clip cuts it anywhere */
    }
    struct pixel_rect cell = {column * side, row * side, side, side};
    struct pixel_rect all = rect_common(cell, part->box), left = rect_common(cell, seen);
    if (!is_same(all, left)) {
        *hash = mix_rect(*hash, left);
    }
}

void damage_cover_cell(struct damage *damage, int column, int row, int number)
{
    int cell = row * damage->columns + column;
    damage->now[cell] = damage->seed;
    damage->lowest[cell] = number;
}

void damage_add(struct damage *damage, const struct damage_part *part)
{
    struct pixel_rect canvas = {0, 0, damage->w, damage->h};
    struct damage_part inside = *part;
    inside.box = rect_common(part->box, canvas);
    struct pixel_rect seen = rect_common(inside.box, part->clip);
    if (seen.w == 0 || seen.h == 0) {
        return;
    }
    int shift = damage->shift;
    for (int row = seen.y >> shift; row <= (seen.y + seen.h - 1) >> shift; row++) {
        for (int column = seen.x >> shift; column <= (seen.x + seen.w - 1) >> shift; column++) {
            damage_add_cell(damage, column, row, &inside, seen);
        }
    }
}

static bool is_changed(const struct damage *damage, int cell)
{
    return !damage->valid || damage->now[cell] != damage->before[cell];
}

void damage_end(struct damage *damage, struct region *changed_out)
{
    size_t cells = (size_t)damage->columns * (size_t)damage->rows;

    changed_out->shift = damage->shift;
    changed_out->clip = (struct pixel_rect){0, 0, damage->w, damage->h};
    for (int row = 0; row < damage->rows; row++) {
        uint64_t bits = 0;
        for (int column = 0; column < damage->columns; column++) {
            bool changed = is_changed(damage, row * damage->columns + column);
            bits |= (uint64_t)changed << column;
        }
        changed_out->rows[row] = bits;
    }
    memcpy(damage->before, damage->now, cells * sizeof damage->now[0]);
    damage->valid = true;
}

void damage_uncover(const struct damage *damage, int number, const struct region *changed,
                    struct region *shown)
{
    for (int row = 0; row < damage->rows; row++) {
        const int *lowest = &damage->lowest[row * damage->columns];
        uint64_t bits = changed->rows[row] & ~shown->rows[row];
        for (int column = 0; bits != 0 && column < damage->columns; column++) {
            if ((bits >> column & 1U) != 0 && lowest[column] == number) {
                shown->rows[row] |= UINT64_C(1) << column;
            }
        }
    }
}
