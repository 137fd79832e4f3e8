/* SPDX-License-Identifier: MIT */
/**
 * One picture comes in over another: a crossfade of what was on the canvas with what the list
 * shows, cell by cell.
 *
 * While it lasts the cells that fade are drawn in every frame and then mixed with what they
 * showed before, which is kept beside the canvas. Cells in which nothing changes are left
 * alone. The memory for it is reserved with the canvas and only taken up while something fades.
 */
#ifndef UNKNOT_RASTER_FADE_H
#define UNKNOT_RASTER_FADE_H

#include "app/raster/damage.h"
#include "app/raster/raster.h"

/** All zero: no canvas yet, nothing fades. */
struct fade {
    struct canvas before; /**< of the canvas' size; pixels NULL: no memory, no fades */
    uint64_t picture;     /**< of the list that was shown last */
    bool known;           /**< `picture` and the canvas' pixels belong together */
    bool active;
    bool again;                   /**< another picture came in while one was fading */
    uint32_t part;                /**< 0..256: how much is seen of the list's picture */
    uint32_t shown_part;          /**< in the frame before */
    struct pixel_rect area, hole; /**< of the canvas */
    struct region taken;          /**< cells that fade */
};

void fade_finish(struct fade *fade);

/** Another canvas, or its size changed: nothing is known of it. */
void fade_set_canvas(struct fade *fade, const struct canvas *canvas);

/** What is on the canvas is not what was drawn there: it is drawn anew without a fade. */
void fade_forget(struct fade *fade);

/**
 * Begins a frame; `damage` has begun it as well.
 *
 * @return whether something fades: then fade_take() and fade_mix() belong to the frame
 */
bool fade_begin(struct fade *fade, const struct draw_list *list, struct placement placement);

/** Before a frame is drawn: keeps what the canvas shows where it begins to fade.
 *  @param changed  the damage; gets the cells that are to be drawn, perhaps none */
void fade_take(struct fade *fade, const struct canvas *canvas, struct region *changed);

/** After `drawn` was drawn: mixes it with what was before, and ends the fade with its last
 *  frame. */
void fade_mix(struct fade *fade, const struct canvas *canvas, const struct region *drawn);

#endif
