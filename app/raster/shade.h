/* SPDX-License-Identifier: MIT */
/**
 * The colour of each pixel of a fill: one for all, a glow, or a fade.
 *
 * A pixel's colour follows from the fill and the pixel's place alone, so that a part drawn anew
 * is the same to the last bit. Nothing is allocated after shader_create().
 */
#ifndef UNKNOT_RASTER_SHADE_H
#define UNKNOT_RASTER_SHADE_H

#include "app/raster/raster.h"

struct shader;

/** @return NULL when there is no memory. **Ownership**: shader_destroy() */
struct shader *shader_create(void);
void shader_destroy(struct shader *shader);

/** Takes the colour and the shade of a fill command, placed on the canvas. */
void shader_load(struct shader *shader, const struct draw_command *command,
                 struct placement placement);

/** @return whether every pixel of the loaded fill is of its one colour; its alpha counts */
bool shader_is_plain(const struct shader *shader, rgba *colour_out);

/** Lays the loaded fill over the pixels `from` to `to` - 1 of canvas row `y`.
 *  @param coverage  0 to 255 */
void shader_span(const struct shader *shader, uint32_t *row, int from, int to, int y,
                 uint32_t coverage);

#endif
