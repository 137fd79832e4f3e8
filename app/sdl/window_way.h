/* SPDX-License-Identifier: MIT */
/** Inside app/sdl: the ways to bring pixels to a screen. */
#ifndef UNKNOT_SDL_WINDOW_WAY_H
#define UNKNOT_SDL_WINDOW_WAY_H

#include "app/sdl/window.h"

#include <SDL.h>

/** `self` is what start() returned. */
struct window_way {
    /** @param window  NULL for a way without a display; `w` x `h` is its size then
     *  @return NULL with a sentence in error_out */
    void *(*start)(SDL_Window *window, int w, int h, char error_out[RASTER_ERROR_MAX]);
    void (*stop)(void *self);
    /** The memory of the screen's side, of the size the screen has now; its pixels last until
     *  the size changes. @return false: there is none at this moment */
    bool (*target)(void *self, struct canvas *target_out);
    /** Shows rectangles of the target, which lie inside it. @return false: could not */
    bool (*show)(void *self, const struct pixel_rect *rects, int count);
};

/** The window's own surface (X11). */
extern const struct window_way window_surface_way;

/** A streaming texture under a renderer (KMS, Wayland). */
extern const struct window_way window_texture_way;

/** Memory only. */
extern const struct window_way offscreen_way;

/** Gives `canvas` zeroed memory of its own, of this size. @return false: it has none now */
bool canvas_resize(struct canvas *canvas, int w, int h);

/** Frees what canvas_resize() gave. */
void canvas_finish(struct canvas *canvas);

#endif
