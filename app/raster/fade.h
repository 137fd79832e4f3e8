/* SPDX-License-Identifier: MIT */
/**
 * One picture comes in over another: a crossfade of what is on the canvas with what the list
 * shows, cell by cell.
 *
 * While it lasts the list is drawn beside the canvas, and the canvas is given a mix of that and
 * of the pixels that were on it. Cells in which nothing changes are left alone. The memory for
 * it is reserved with the canvas and only taken up while something fades.
 */
#ifndef UNKNOT_RASTER_FADE_H
#define UNKNOT_RASTER_FADE_H

#include "app/raster/damage.h"
#include "app/raster/raster.h"

/** All zero: no canvas yet, nothing fades. */
struct fade {
    struct canvas before, fresh; /**< of the canvas' size; pixels NULL: no memory, no fades */
    uint64_t picture;            /**< of the list that was shown last */
    bool known;                  /**< `picture` and the canvas' pixels belong together */
    bool active;
    bool again;                   /**< another picture came in while one was fading */
    uint32_t part;                /**< 0..256: how much is seen of `fresh` */
    struct pixel_rect area, hole; /**< of the canvas */
    int cell_px, columns, rows;   /**< as those of the damage */
    bool taken[DAMAGE_MAX_CELLS]; /**< cells that fade */
};

void fade_finish(struct fade *fade);

/** Another canvas, or its size changed: nothing is known of it. */
void fade_set_canvas(struct fade *fade, const struct canvas *canvas);

/** What is on the canvas is not what was drawn there: it is drawn anew without a fade. */
void fade_forget(struct fade *fade);

/**
 * Begins a frame; `damage` has begun it as well.
 *
 * @return whether the list is to be drawn onto `fade->fresh` instead of the canvas
 */
bool fade_begin(struct fade *fade, const struct draw_list *list, struct placement placement,
                const struct damage *damage);

/** Before the damage of a fading frame is drawn: keeps what the canvas shows there. */
void fade_take(struct fade *fade, const struct canvas *canvas, const struct region *changed);

/** After it was drawn: mixes onto the canvas, and ends the fade with its last frame.
 *  @return number of rectangles of the canvas that changed, in rects_out */
int fade_show(struct fade *fade, const struct canvas *canvas,
              struct pixel_rect rects_out[RASTER_MAX_DAMAGE]);

#endif
