/* SPDX-License-Identifier: MIT */
/**
 * From a draw list to pixels: only what changed since the frame before is drawn.
 *
 * The canvas is a grid of cells; a cell's hash is made of the commands that touch it, and only
 * cells whose hash changed are cleared and drawn. Nothing is allocated in a frame once every
 * string has been seen. One thread.
 */
#ifndef UNKNOT_RASTER_RASTER_H
#define UNKNOT_RASTER_RASTER_H

#include "app/ui/draw.h"
#include "app/ui/metrics.h"

#include <stdbool.h>
#include <stdint.h>

/** Pixels as 0xXXRRGGBB, `stride` pixels from one row to the next. */
struct canvas {
    uint32_t *pixels;
    int w, h;
    int stride;
};

struct pixel_rect {
    int x, y, w, h;
};

/** How the page lies on the canvas: pixel = reference * scale + origin. */
struct placement {
    float scale;
    float x, y;
};

enum {
    RASTER_MAX_DAMAGE = 256,
    RASTER_ERROR_MAX = 200
};

/** What the last frame cost, for the bench and the tests; all exact. */
struct raster_stats {
    int commands;         /**< in the list */
    int points;           /**< outline points in the list */
    int cells;            /**< cells redrawn */
    int64_t pixels;       /**< pixels in the damaged rectangles */
    int strings_rendered; /**< strings that were not in the cache */
};

struct raster;

/**
 * @param font_dir  folder to look the fonts up in first; NULL: fontconfig-free search of the
 *                  usual folders for Inter, then Lato
 * @return NULL with a sentence in error_out. **Ownership**: raster_destroy()
 */
struct raster *raster_create(const char *font_dir, char error_out[RASTER_ERROR_MAX]);
void raster_destroy(struct raster *raster);

/** The file that texts are drawn from. Borrowed until raster_destroy(). */
const char *raster_font_file(const struct raster *raster);

/** The widths of the opened fonts. Borrowed until raster_destroy(). */
const struct font_metrics *raster_metrics(const struct raster *raster);

/** The page of `w` x `h` reference pixels, centred as large as it fits. */
struct placement placement_fit(int canvas_w, int canvas_h, float page_w, float page_h);

/** Forgets what is on the canvas: the next frame draws all of it, and fades from nothing. */
void raster_invalidate(struct raster *raster);

/**
 * Draws what changed. A list that shows another picture than the one before comes in over it,
 * as its `entering` says; a picture that is first seen when it has come in is shown at once.
 *
 * @param damage_out  rectangles of the canvas that were drawn, at most RASTER_MAX_DAMAGE
 * @return number of rectangles; 0: the canvas shows this list already
 */
int raster_frame(struct raster *raster, const struct draw_list *list,
                 const struct canvas *canvas, struct placement placement,
                 struct pixel_rect damage_out[RASTER_MAX_DAMAGE]);

struct raster_stats raster_stats(const struct raster *raster);

/** Writes a canvas as PNG. @return false with errno's reason in error_out */
bool canvas_write_png(const struct canvas *canvas, const char *path,
                      char error_out[RASTER_ERROR_MAX]);

#endif
