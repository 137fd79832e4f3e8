/* SPDX-License-Identifier: MIT */
/** Which of SDL's video drivers shows the picture, before any is started. */
#ifndef UNKNOT_SDL_VIDEO_DRIVER_H
#define UNKNOT_SDL_VIDEO_DRIVER_H

#include <stdbool.h>

/**
 * By the environment: what SDL_VIDEODRIVER names; on a desktop "x11" or "wayland", as SDL takes
 * them; else "kmsdrm", which draws on a screen without a desktop.
 *
 * @return valid until the environment changes
 */
const char *video_driver_wanted(void);

/** Does SDL choose it? Without a desktop and without SDL_VIDEODRIVER it has to be told. */
bool video_driver_is_sdls(void);

bool video_driver_is_kms(const char *driver);

/** Is the picture shown from the window's own surface, and not as a texture? */
bool video_driver_has_surface(const char *driver);

/** Has this SDL been built with it? */
bool video_driver_is_built_in(const char *driver);

#endif
