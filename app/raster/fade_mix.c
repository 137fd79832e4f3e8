/* SPDX-License-Identifier: MIT */
#include "app/raster/fade_mix.h"

/* Two channels at a time: 255 * 256 and the rounding stay within 16 bits. */
bool fade_mix_row(uint32_t *restrict out, const uint32_t *restrict before,
                  const uint32_t *restrict fresh, int count, uint32_t part)
{
    uint32_t rest = 256 - part;
    uint32_t changed = 0;

    for (int i = 0; i < count; i++) {
        uint32_t a = before[i], b = fresh[i];
        uint32_t red_blue = (a & 0x00FF00FFU) * rest + (b & 0x00FF00FFU) * part + 0x00800080U;
        uint32_t green =
            (a >> 8 & 0x00FF00FFU) * rest + (b >> 8 & 0x00FF00FFU) * part + 0x00800080U;
        uint32_t mixed = (red_blue >> 8 & 0x00FF00FFU) | (green & 0xFF00FF00U);
        changed |= mixed ^ out[i];
        out[i] = mixed;
    }
    return changed != 0;
}

bool fade_copy_row(uint32_t *restrict out, const uint32_t *restrict fresh, int count)
{
    uint32_t changed = 0;

    for (int i = 0; i < count; i++) {
        changed |= fresh[i] ^ out[i];
        out[i] = fresh[i];
    }
    return changed != 0;
}
