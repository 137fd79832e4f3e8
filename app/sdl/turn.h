/* SPDX-License-Identifier: MIT */
/** Turning a picture by quarter turns, clockwise, rectangle by rectangle. */
#ifndef UNKNOT_SDL_TURN_H
#define UNKNOT_SDL_TURN_H

#include "app/raster/raster.h"

/** Whether `degrees` is 0, 90, 180 or 270. */
bool turn_is_valid(int degrees);

/** Where a rectangle of a `w` x `h` picture lies on the turned picture. */
struct pixel_rect turn_rect(struct pixel_rect rect, int w, int h, int degrees);

/** Copies a rectangle of `from` to its place on the turned picture `to`. */
void turn_copy(const struct canvas *from, struct pixel_rect rect, int degrees,
               const struct canvas *to);

#endif
