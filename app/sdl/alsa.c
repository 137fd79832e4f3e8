/* SPDX-License-Identifier: MIT */
#include "app/sdl/alsa.h"

#include <SDL.h>

#include <stdbool.h>
#include <string.h>

/* Of alsa/error.h and alsa/conf.h. SDL loads the library itself, so there is nothing to link
 * with. */
typedef void (*error_handler)(const char *file, int line, const char *function, int error,
                              const char *format, ...);
typedef int (*set_error_handler)(error_handler handler);
typedef int (*free_settings)(void);

static const char library_name[] = "libasound.so.2";

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
    bool used = driver != NULL && strcmp(driver, "alsa") == 0;
    void *library = used ? SDL_LoadObject(library_name) : NULL;
    set_error_handler set = NULL;

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

void alsa_forget_cards(void)
{
    void *library = SDL_LoadObject(library_name);
    free_settings forget = NULL;

    if (library == NULL) {
        return;
    }
    void *function = SDL_LoadFunction(library, "snd_config_update_free_global");

    memcpy(&forget, &function, sizeof forget);
    if (forget != NULL) {
        (void)forget();
    }
    SDL_UnloadObject(library);
}
