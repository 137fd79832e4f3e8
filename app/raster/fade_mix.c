/* SPDX-License-Identifier: MIT */
#include "app/raster/fade_mix.h"

/* Byte by byte in 16 bits, which 255 * 256 and the rounding just fit: so that a vector holds
 * eight of them. The unused fourth byte is mixed along. */
static bool mix_bytes(uint8_t *restrict out, const uint8_t *restrict before,
                      const uint8_t *restrict fresh, int count, uint16_t part)
{
    uint16_t rest = (uint16_t)(256 - part);
    uint8_t changed = 0;

    for (int i = 0; i < count; i++) {
        uint16_t sum = (uint16_t)(before[i] * rest);
        sum = (uint16_t)(sum + (uint16_t)(fresh[i] * part));
        uint8_t mixed = (uint8_t)((uint16_t)(sum + 128) >> 8);
        changed = (uint8_t)(changed | (mixed ^ out[i]));
        out[i] = mixed;
    }
    return changed != 0;
}

bool fade_mix_row(uint32_t *restrict out, const uint32_t *restrict before,
                  const uint32_t *restrict fresh, int count, uint32_t part)
{
    return mix_bytes((uint8_t *)out, (const uint8_t *)before, (const uint8_t *)fresh, count * 4,
                     (uint16_t)part);
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
