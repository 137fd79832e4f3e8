/* SPDX-License-Identifier: MIT */
/** What the files of the sound share; for no one else. */
#ifndef UNKNOT_SDL_SOUND_INTERNAL_H
#define UNKNOT_SDL_SOUND_INTERNAL_H

#include "app/sdl/sound.h"
#include "app/sdl/sound_clips.h"
#include "app/sdl/sound_clock.h"

#include <pthread.h>

enum {
    SOUND_PATH_MAX = 1024
};

/* What is to be said next. */
struct sound_wish {
    int number; /* of the wish; 0: there never was one */
    bool open;  /* nobody has taken it up */
    int64_t at_ms;
    int count;
    char names[MIXER_PARTS_MAX][SOUND_NAME_MAX];
};

struct sound {
    pthread_mutex_t lock;
    pthread_cond_t wake; /* of the thread: a wish, or the end */
    pthread_cond_t over; /* the thread has ended */

    /* Under the lock. */
    struct mixer mixer;
    struct sound_clock clock;
    struct sound_wish wish;
    struct sound_state state;
    char problem[SOUND_ERROR_MAX];
    char speech[SOUND_FOLDERS][SOUND_PATH_MAX]; /* "": none */
    int language;                               /* grows with each change of the folders */
    bool closing, ended;
    bool left_behind; /* nobody waits for the thread: it frees everything itself */

    /* The thread's, or, offline, the caller's. Cues are there before state.open. */
    struct sound_device device;
    struct sound_clips clips;
    int language_of_clips;
    int64_t retry_at_ms, retry_ms;

    char *cues;
    bool offline;
    pthread_t thread;
};

/** Monotonic. */
int64_t sound_now_us(void);
int64_t sound_now_ms(void);

/* sound_upkeep.c; without the lock. */
void sound_open_device(struct sound *sound);
/** Opens it when it is time, and lets go of one that went away. */
void sound_look_after_device(struct sound *sound);

#endif
