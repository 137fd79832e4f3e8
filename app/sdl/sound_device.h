/* SPDX-License-Identifier: MIT */
/**
 * The sound device and its files, behind a few functions, so that a test can be a device that
 * goes away. All but `fill` are called by one thread.
 */
#ifndef UNKNOT_SDL_SOUND_DEVICE_H
#define UNKNOT_SDL_SOUND_DEVICE_H

#include "app/sound/mixer.h"

#include <stdbool.h>

enum {
    SOUND_ERROR_MAX = 160,
    SOUND_BUFFER_FRAMES = 1024
};

struct sound_device {
    /**
     * Opens it at MIXER_RATE_HZ, stereo, 16 bit.
     *
     * @param fill  called by a thread of the device's own for each buffer, until close()
     */
    bool (*open)(void *self, void (*fill)(void *context, int16_t *out, int frames),
                 void *context, char error_out[SOUND_ERROR_MAX]);
    void (*close)(void *self);
    /** Did it go away since open(), or has another come while none was open? Once for each. */
    bool (*changed)(void *self);
    /** Reads a sound file; only while it is open. @return samples NULL: it cannot be read.
     *  **Ownership**: unload() */
    struct clip (*load)(void *self, const char *path);
    void (*unload)(void *self, struct clip clip);
    void (*destroy)(void *self);
    void *self;
};

/** SDL_mixer's. @param silent  no device is asked for anything: only files are read */
struct sound_device sound_device_sdl(bool silent);

#endif
