/* SPDX-License-Identifier: MIT */
/** The pixels of a crossfade. */
#ifndef UNKNOT_RASTER_FADE_MIX_H
#define UNKNOT_RASTER_FADE_MIX_H

#include <stdint.h>

/** Lays a row of `count` pixels over those that were before, red, green and blue each rounded.
 *
 *  @param pixels  the new ones; gets the mix
 *  @param part    0: `before`, 256: as it is; where both are equal, so is the result */
void fade_mix_row(uint32_t *restrict pixels, const uint32_t *restrict before, int count,
                  uint32_t part);

#endif
