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

/* Two channels at once, each in 16 bits: v / 255 rounded is exactly (v + 128 + (v + 128) / 256)
 * / 256 for every product of two bytes. */
static uint32_t divided_by_255(uint32_t two_products)
{
    uint32_t sum = two_products + 0x00800080U;
    return (sum + ((sum >> 8) & 0x00FF00FFU)) >> 8 & 0x00FF00FFU;
}

uint32_t blend_product(uint32_t a, uint32_t b)
{
    return divided_by_255(a * b);
}

static uint32_t blended(uint32_t under, uint32_t red_blue, uint32_t green, uint32_t alpha)
{
    uint32_t rest = 255 - alpha;
    uint32_t rb = divided_by_255((under & 0x00FF00FFU) * rest + red_blue * alpha);
    uint32_t g = divided_by_255((under >> 8 & 0xFFU) * rest + green * alpha);
    return OPAQUE | rb | g << 8;
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
    uint32_t red_blue = colour & 0x00FF00FFU, green = colour >> 8 & 0xFFU;
    for (int i = 0; i < count; i++) {
        pixels[i] = blended(pixels[i], red_blue, green, alpha);
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
    uint32_t red_blue = colour & 0x00FF00FFU, green = colour >> 8 & 0xFFU;
    uint32_t opacity = colour >> 24;
    for (int i = 0; i < count; i++) {
        uint32_t part = opacity == 255 ? alpha[i] : blend_product(alpha[i], opacity);
        if (part == 255) {
            pixels[i] = colour;
        } else if (part != 0) {
            pixels[i] = blended(pixels[i], red_blue, green, part);
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
