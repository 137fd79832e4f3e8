/* SPDX-License-Identifier: MIT */
#include "app/raster/blend.h"

#include <stddef.h>

static const uint32_t OPAQUE = 0xFF000000U;

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct pixel_rect rect_common(struct pixel_rect a, struct pixel_rect b)
{
    int left = larger(a.x, b.x), top = larger(a.y, b.y);
    int right = smaller(a.x + a.w, b.x + b.w), bottom = smaller(a.y + a.h, b.y + b.h);
    return (struct pixel_rect){left, top, larger(right - left, 0), larger(bottom - top, 0)};
}

static void fill(uint32_t *pixels, int count, uint32_t value)
{
    for (int i = 0; i < count; i++) {
        pixels[i] = value;
    }
}

void blend_span(uint32_t *pixels, int count, rgba colour, uint32_t alpha)
{
    if (alpha == 255) {
        fill(pixels, count, colour | OPAQUE);
        return;
    }
    for (int i = 0; i < count; i++) {
        pixels[i] = blend_pixel(pixels[i], colour, alpha);
    }
}

void blend_clear(const struct canvas *canvas, struct pixel_rect rect, rgba colour)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        fill(&canvas->pixels[(size_t)y * (size_t)canvas->stride + (size_t)rect.x], rect.w,
             colour | OPAQUE);
    }
}

static void blend_mask_row(uint32_t *pixels, const uint8_t *alpha, int count, rgba colour)
{
    uint32_t opacity = colour >> 24;
    for (int i = 0; i < count; i++) {
        uint32_t part = opacity == 255 ? alpha[i] : blend_product(alpha[i], opacity);
        if (part == 255) {
            pixels[i] = colour;
        } else if (part != 0) {
            pixels[i] = blend_pixel(pixels[i], colour, part);
        }
    }
}

void blend_mask(const struct canvas *canvas, struct pixel_rect clip, int x, int y,
                struct mask mask, rgba colour)
{
    struct pixel_rect seen = rect_common(clip, (struct pixel_rect){x, y, mask.w, mask.h});
    for (int row = seen.y; row < seen.y + seen.h; row++) {
        const uint8_t *alpha = &mask.alpha[(row - y) * mask.stride + seen.x - x];
        uint32_t *pixels = &canvas->pixels[(size_t)row * (size_t)canvas->stride];
        blend_mask_row(&pixels[seen.x], alpha, seen.w, colour);
    }
}
