/* SPDX-License-Identifier: MIT */
/**
 * Outlines to pixels by FreeType's smooth rasterizer: exact coverage, non-zero rule.
 * Nothing is allocated after fill_create().
 */
#ifndef UNKNOT_RASTER_FILL_H
#define UNKNOT_RASTER_FILL_H

#include "app/raster/raster.h"
#include "app/raster/region.h"
#include "app/raster/shade.h"

struct filler;

/** From one point of an outline to the next, in 1/64 pixel of the canvas. */
struct edge {
    int x0, y0, x1, y1;
};

/** @return NULL when there is no memory. **Ownership**: filler_destroy() */
struct filler *filler_create(void);
void filler_destroy(struct filler *filler);

/** Takes the outlines of a fill command, placed on the canvas; the next filler_draw() calls
 *  draw them. */
void filler_load(struct filler *filler, const struct draw_list *list,
                 const struct draw_command *command, struct placement placement);

/** Calls `visit` for every edge of the loaded outlines, the closing ones too. */
void filler_visit(const struct filler *filler, void (*visit)(void *user, struct edge edge),
                  void *user);

/** Draws the loaded outlines inside a region that is not empty, in what `shader` has loaded. */
void filler_draw(struct filler *filler, const struct canvas *canvas,
                 const struct region *region, const struct shader *shader);

#endif
