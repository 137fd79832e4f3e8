/* SPDX-License-Identifier: MIT */
/**
 * The picture on a screen: a canvas to draw into and a way to show what changed of it.
 *
 * Two ways, chosen by the video driver: the window's own surface (X11, Wayland), or on KMS one
 * streaming texture under a vsynced OpenGL ES 2 renderer. Turned displays get a canvas of the
 * unturned size and are turned while showing. Main thread only.
 */
#ifndef UNKNOT_SDL_WINDOW_H
#define UNKNOT_SDL_WINDOW_H

#include "app/raster/raster.h"

#include <stdbool.h>

struct window_options {
    int w, h;   /**< window size; 0: fullscreen on KMS, 1280x720 elsewhere */
    int rotate; /**< 0, 90, 180, 270 degrees clockwise */
    bool fullscreen;
    bool offscreen; /**< no display at all: pixels in memory only, SDL video is not started */
};

struct window;

/** @return NULL with a sentence in error_out. **Ownership**: window_close() */
struct window *window_open(const struct window_options *options,
                           char error_out[RASTER_ERROR_MAX]);
void window_close(struct window *window);

/** Turns the picture from now on; `rotate` as in the options. The canvas is another one then.
 */
void window_turn(struct window *window, int rotate);

/** The canvas as it is now; taken anew for each frame, since a window can change its size. */
struct canvas window_canvas(struct window *window);

/** @return true once after the canvas changed its size or lost its pixels: draw all of it. */
bool window_was_reset(struct window *window);

/** Shows the rectangles; `count` 0 does nothing. @return whether the screen took them */
bool window_present(struct window *window, const struct pixel_rect *rects, int count);

/** Name of SDL's video driver, or "offscreen". */
const char *window_driver(const struct window *window);

#endif
