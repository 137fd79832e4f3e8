/* SPDX-License-Identifier: MIT */
#include "app/sdl/sound_device.h"

#include "app/sdl/alsa.h"

#include <SDL.h>
#include <SDL_mixer.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CHUNKS = 64
};

struct sdl_device {
    bool silent;
    atomic_bool open;
    void (*fill)(void *context, int16_t *out, int frames);
    void *context;
    atomic_bool changed;
    Mix_Chunk *chunks[CHUNKS]; /* those whose samples are out */
};

static void SDLCALL fill(void *self, Uint8 *out, int bytes)
{
    struct sdl_device *device = self;

    /* SDL hands out its buffer of samples as bytes. */
    /* NOLINTNEXTLINE(bugprone-casting-through-void) */
    device->fill(device->context, (int16_t *)(void *)out, bytes / 4);
}

/* Called where SDL finds out, which may be any thread. */
static int SDLCALL watch(void *self, SDL_Event *event)
{
    struct sdl_device *device = self;

    if ((event->type == SDL_AUDIODEVICEREMOVED || event->type == SDL_AUDIODEVICEADDED) &&
        event->adevice.iscapture == 0) {
        /* One that comes while another plays is no news. */
        bool news = event->type == SDL_AUDIODEVICEREMOVED || !atomic_load(&device->open);

        if (news) {
            atomic_store(&device->changed, true);
        }
    }
    return 1;
}

/* SDL keeps the words for each thread until that is told to end. */
static bool failed(char error_out[SOUND_ERROR_MAX])
{
    snprintf(error_out, SOUND_ERROR_MAX, "%.*s", SOUND_ERROR_MAX - 1, SDL_GetError());
    SDL_TLSCleanup();
    return false;
}

static bool open_device(void *self,
                        void (*fill_buffer)(void *context, int16_t *out, int frames),
                        void *context, char error_out[SOUND_ERROR_MAX])
{
    struct sdl_device *device = self;

    device->fill = fill_buffer;
    device->context = context;
    if (device->silent) {
        SDL_SetHintWithPriority(SDL_HINT_AUDIODRIVER, "dummy", SDL_HINT_OVERRIDE);
    } else {
        alsa_forget_cards();
    }
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        return failed(error_out);
    }
    alsa_quiet();
    if (Mix_OpenAudioDevice(MIXER_RATE_HZ, AUDIO_S16SYS, 2, SOUND_BUFFER_FRAMES, NULL, 0) !=
        0) {
        failed(error_out);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    Mix_AllocateChannels(0); /* the mixer is ours: SDL's would not keep to samples */
    SDL_AddEventWatch(watch, device);
    atomic_store(&device->open, true);
    atomic_store(&device->changed, false);
    if (!device->silent) {
        Mix_HookMusic(fill, device);
    }
    return true;
}

static void close_device(void *self)
{
    struct sdl_device *device = self;

    if (!atomic_load(&device->open)) {
        return;
    }
    atomic_store(&device->open, false);
    Mix_HookMusic(NULL, NULL);
    SDL_DelEventWatch(watch, device);
    Mix_CloseAudio();
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    SDL_TLSCleanup();
}

static bool changed(void *self)
{
    struct sdl_device *device = self;

    return atomic_exchange(&device->changed, false);
}

static struct clip load(void *self, const char *path)
{
    struct sdl_device *device = self;
    int place = 0;

    while (place < CHUNKS && device->chunks[place] != NULL) {
        place++;
    }
    Mix_Chunk *chunk = atomic_load(&device->open) && place < CHUNKS ? Mix_LoadWAV(path) : NULL;
    if (chunk == NULL) {
        return (struct clip){0};
    }
    device->chunks[place] = chunk;
    /* NOLINTNEXTLINE(bugprone-casting-through-void): samples, too */
    return (struct clip){(const int16_t *)(const void *)chunk->abuf, (int)(chunk->alen / 4)};
}

static void unload(void *self, struct clip clip)
{
    struct sdl_device *device = self;

    for (int i = 0; i < CHUNKS; i++) {
        if (device->chunks[i] != NULL &&
            (const void *)device->chunks[i]->abuf == (const void *)clip.samples) {
            Mix_FreeChunk(device->chunks[i]);
            device->chunks[i] = NULL;
        }
    }
}

static void destroy(void *self)
{
    free(self);
}

struct sound_device sound_device_sdl(bool silent)
{
    struct sdl_device *device = calloc(1, sizeof *device);

    if (device == NULL) {
        return (struct sound_device){0};
    }
    device->silent = silent;
    atomic_init(&device->open, false);
    atomic_init(&device->changed, false);
    return (struct sound_device){open_device, close_device, changed, load,
                                 unload,      destroy,      device};
}
