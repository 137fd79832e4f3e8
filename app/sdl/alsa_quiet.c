/* SPDX-License-Identifier: MIT */
#include "app/sdl/alsa_quiet.h"

#include <SDL.h>

#include <string.h>

/* Of alsa/error.h. SDL loads the library itself, so there is nothing to link with. */
typedef void (*error_handler)(const char *file, int line, const char *function, int error,
                              const char *format, ...);
typedef int (*set_handler)(error_handler handler);

static void say_nothing(const char *file, int line, const char *function, int error,
                        const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)error;
    (void)format;
}

void alsa_quiet(void)
{
    const char *driver = SDL_GetCurrentAudioDriver();
    set_handler set = NULL;

    if (driver == NULL || strcmp(driver, "alsa") != 0) {
        return;
    }
    void *library = SDL_LoadObject("libasound.so.2");

    if (library == NULL) {
        return;
    }
    void *function = SDL_LoadFunction(library, "snd_lib_error_set_handler");

    memcpy(&set, &function, sizeof set); /* C has no cast for it */
    if (set != NULL) {
        (void)set(say_nothing);
    }
    SDL_UnloadObject(library); /* SDL's audio holds it */
}
