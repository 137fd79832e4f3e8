/* SPDX-License-Identifier: MIT */
/** Colour onto pixels: integers only, rounded to the nearest, no state. */
#ifndef UNKNOT_RASTER_BLEND_H
#define UNKNOT_RASTER_BLEND_H

#include "app/raster/raster.h"

/** Both rectangles' common part; w and h are 0 where there is none. */
struct pixel_rect rect_common(struct pixel_rect a, struct pixel_rect b);

/** Two products of bytes at once, each in 16 bits, divided by 255 and rounded: for every such
 *  product v that is exactly (v + 128 + (v + 128) / 256) / 256. */
static inline uint32_t blend_divided(uint32_t two_products)
{
    uint32_t sum = two_products + 0x00800080U;
    return (sum + ((sum >> 8) & 0x00FF00FFU)) >> 8 & 0x00FF00FFU;
}

/** `a * b / 255`, rounded; both 0 to 255. */
static inline uint32_t blend_product(uint32_t a, uint32_t b)
{
    return blend_divided(a * b);
}

/** `alpha` (0 to 255) of the colour's red, green and blue over one pixel. */
static inline uint32_t blend_pixel(uint32_t under, rgba colour, uint32_t alpha)
{
    uint32_t rest = 255 - alpha;
    uint32_t rb = blend_divided((under & 0x00FF00FFU) * rest + (colour & 0x00FF00FFU) * alpha);
    uint32_t g = blend_divided((under >> 8 & 0xFFU) * rest + (colour >> 8 & 0xFFU) * alpha);
    return 0xFF000000U | rb | g << 8;
}

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
