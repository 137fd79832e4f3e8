/* SPDX-License-Identifier: MIT */
/**
 * Outlines to pixels by FreeType's smooth rasterizer: exact coverage, non-zero rule.
 * Nothing is allocated after fill_create().
 */
#ifndef UNKNOT_RASTER_FILL_H
#define UNKNOT_RASTER_FILL_H

#include "app/raster/raster.h"

struct filler;

/** @return NULL when there is no memory. **Ownership**: filler_destroy() */
struct filler *filler_create(void);
void filler_destroy(struct filler *filler);

/** Takes the outlines of a fill command, placed on the canvas; the next filler_draw() calls
 *  draw them. */
void filler_load(struct filler *filler, const struct draw_list *list,
                 const struct draw_command *command, struct placement placement);

/** Draws the loaded outlines inside `clip`, which must lie inside the canvas. */
void filler_draw(struct filler *filler, const struct canvas *canvas, struct pixel_rect clip,
                 rgba colour);

#endif
