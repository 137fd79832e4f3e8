/* SPDX-License-Identifier: MIT */
/** Colour onto pixels: integers only, rounded to the nearest, no state. */
#ifndef UNKNOT_RASTER_BLEND_H
#define UNKNOT_RASTER_BLEND_H

#include "app/raster/raster.h"

/** Both rectangles' common part; w and h are 0 where there is none. */
struct pixel_rect rect_common(struct pixel_rect a, struct pixel_rect b);

/** `a * b / 255`, rounded; both 0 to 255. */
uint32_t blend_product(uint32_t a, uint32_t b);

/** Lays `alpha` (0 to 255) of the colour's red, green and blue over `count` pixels. */
void blend_span(uint32_t *pixels, int count, rgba colour, uint32_t alpha);

/** Fills a rectangle that lies inside the canvas. */
void blend_clear(const struct canvas *canvas, struct pixel_rect rect, rgba colour);

/** Coverage 0 to 255 of the pixels of a rectangle. */
struct mask {
    const uint8_t *alpha;
    int w, h;
    int stride;
};

/** Lays a colour through a mask whose top left is at (x, y), inside `clip`, which lies inside
 *  the canvas. */
void blend_mask(const struct canvas *canvas, struct pixel_rect clip, int x, int y,
                struct mask mask, rgba colour);

#endif
