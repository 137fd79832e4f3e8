/* SPDX-License-Identifier: MIT */
#include "app/sdl/video_driver.h"

#include <SDL.h>

#include <stdlib.h>
#include <string.h>

static const char *set_value(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

bool video_driver_is_sdls(void)
{
    return set_value("DISPLAY") != NULL || set_value("WAYLAND_DISPLAY") != NULL ||
           set_value("SDL_VIDEODRIVER") != NULL;
}

const char *video_driver_wanted(void)
{
    const char *named = set_value("SDL_VIDEODRIVER");
    if (named != NULL) {
        return named;
    }
    if (set_value("DISPLAY") != NULL) {
        return "x11";
    }
    return set_value("WAYLAND_DISPLAY") != NULL ? "wayland" : "kmsdrm";
}

bool video_driver_is_kms(const char *driver)
{
    return SDL_strcasecmp(driver, "kmsdrm") == 0;
}

/* Only X11 has a surface that SDL does not copy through a renderer anyway. */
bool video_driver_has_surface(const char *driver)
{
    return !video_driver_is_kms(driver) && strcmp(driver, "wayland") != 0;
}

bool video_driver_is_built_in(const char *driver)
{
    for (int i = 0; i < SDL_GetNumVideoDrivers(); i++) {
        if (SDL_strcasecmp(SDL_GetVideoDriver(i), driver) == 0) {
            return true;
        }
    }
    return false;
}
