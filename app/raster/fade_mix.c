/* SPDX-License-Identifier: MIT */
#include "app/raster/fade_mix.h"

/* Byte by byte in 16 bits, which 255 * 256 and the rounding just fit: so that a vector holds
 * eight of them. The unused fourth byte is mixed along. */
static void mix_bytes(uint8_t *restrict bytes, const uint8_t *restrict before, int count,
                      uint16_t part)
{
    uint16_t rest = (uint16_t)(256 - part);

    for (int i = 0; i < count; i++) {
        uint16_t sum = (uint16_t)(before[i] * rest);
        sum = (uint16_t)(sum + (uint16_t)(bytes[i] * part));
        bytes[i] = (uint8_t)((uint16_t)(sum + 128) >> 8);
    }
}

void fade_mix_row(uint32_t *restrict pixels, const uint32_t *restrict before, int count,
                  uint32_t part)
{
    mix_bytes((uint8_t *)pixels, (const uint8_t *)before, count * 4, (uint16_t)part);
}
