/* SPDX-License-Identifier: MIT */
#include "app/sdl/turn.h"

#include <stddef.h>
#include <string.h>

/* A tile's rows stay in the first cache while its columns are read. */
enum {
    TILE = 32
};

bool turn_is_valid(int degrees)
{
    return degrees == 0 || degrees == 90 || degrees == 180 || degrees == 270;
}

struct pixel_rect turn_rect(struct pixel_rect rect, int w, int h, int degrees)
{
    int from_right = w - rect.x - rect.w, from_bottom = h - rect.y - rect.h;
    switch (degrees) {
    case 90: return (struct pixel_rect){from_bottom, rect.x, rect.h, rect.w};
    case 180: return (struct pixel_rect){from_right, from_bottom, rect.w, rect.h};
    case 270: return (struct pixel_rect){rect.y, from_right, rect.h, rect.w};
    default: return rect;
    }
}

static uint32_t *at(const struct canvas *canvas, int x, int y)
{
    return &canvas->pixels[(ptrdiff_t)y * canvas->stride + x];
}

static void copy_rows(const struct canvas *from, struct pixel_rect rect,
                      const struct canvas *to)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        memcpy(at(to, rect.x, y), at(from, rect.x, y), (size_t)rect.w * sizeof(uint32_t));
    }
}

/* Pixel by pixel: `step_x` and `step_y` lead from a pixel of `to` to its right and lower
 * neighbours' places in `from`. */
static void copy_turned(const uint32_t *first, ptrdiff_t step_x, ptrdiff_t step_y,
                        struct pixel_rect there, const struct canvas *to)
{
    for (int y = 0; y < there.h; y++) {
        const uint32_t *source = first + y * step_y;
        uint32_t *row = at(to, there.x, there.y + y);
        for (int x = 0; x < there.w; x++) {
            row[x] = source[x * step_x];
        }
    }
}

static void copy_tile(const struct canvas *from, struct pixel_rect tile, int degrees,
                      const struct canvas *to)
{
    struct pixel_rect there = turn_rect(tile, from->w, from->h, degrees);
    int right = tile.x + tile.w - 1, bottom = tile.y + tile.h - 1;
    ptrdiff_t row = from->stride;
    if (degrees == 90) {
        copy_turned(at(from, tile.x, bottom), -row, 1, there, to);
    } else if (degrees == 180) {
        copy_turned(at(from, right, bottom), -1, -row, there, to);
    } else {
        copy_turned(at(from, right, tile.y), row, -1, there, to);
    }
}

void turn_copy(const struct canvas *from, struct pixel_rect rect, int degrees,
               const struct canvas *to)
{
    if (degrees == 0) {
        copy_rows(from, rect, to);
        return;
    }
    int right = rect.x + rect.w, bottom = rect.y + rect.h;
    for (int y = rect.y; y < bottom; y += TILE) {
        for (int x = rect.x; x < right; x += TILE) {
            struct pixel_rect tile = {x, y, right - x < TILE ? right - x : TILE,
                                      bottom - y < TILE ? bottom - y : TILE};
            copy_tile(from, tile, degrees, to);
        }
    }
}
