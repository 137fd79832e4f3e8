/* SPDX-License-Identifier: MIT */
/** The pixels of a crossfade. */
#ifndef UNKNOT_RASTER_FADE_MIX_H
#define UNKNOT_RASTER_FADE_MIX_H

#include <stdbool.h>
#include <stdint.h>

/** Writes a row of `count` pixels between two pictures, red, green and blue each rounded.
 *
 *  @param part  0: `before`, 256: `fresh`; where both are equal, so is the result
 *  @return whether a pixel of `out` changed */
bool fade_mix_row(uint32_t *restrict out, const uint32_t *restrict before,
                  const uint32_t *restrict fresh, int count, uint32_t part);

/** @return whether a pixel of `out` changed: it is `fresh` afterwards */
bool fade_copy_row(uint32_t *restrict out, const uint32_t *restrict fresh, int count);

#endif
