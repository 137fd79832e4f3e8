/* SPDX-License-Identifier: MIT */
/* The device: opened, let go of when it is gone, and opened again. */
#include "app/sdl/sound_internal.h"

#include <stdio.h>
#include <time.h>

enum {
    RETRY_FIRST_MS = 1000,
    RETRY_MOST_MS = 30000,
    STALLED_MS = 3000 /* a device that asks for nothing for so long is none */
};

int64_t sound_now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t sound_now_ms(void)
{
    return sound_now_us() / 1000;
}

/* The device's thread. */
static void fill(void *context, int16_t *out, int frames)
{
    struct sound *sound = context;

    pthread_mutex_lock(&sound->lock);
    sound_clock_asked(&sound->clock, sound_now_us(), sound->mixer.position);
    mixer_render(&sound->mixer, out, frames);
    pthread_mutex_unlock(&sound->lock);
}

static void note_problem(struct sound *sound, const char *text)
{
    pthread_mutex_lock(&sound->lock);
    snprintf(sound->problem, sizeof sound->problem, "%s", text);
    pthread_mutex_unlock(&sound->lock);
}

/* Told once; then it is tried again, less and less often. */
static void open_failed(struct sound *sound, const char *error)
{
    if (sound->retry_ms == 0) {
        note_problem(sound, error);
        sound->retry_ms = RETRY_FIRST_MS;
    } else if (sound->retry_ms < RETRY_MOST_MS) {
        sound->retry_ms *= 2;
    }
    sound->retry_at_ms = sound_now_ms() + sound->retry_ms;
}

/* The lead-in wakes a screen's loudspeakers before anything is to be heard. */
static void begin(struct sound *sound)
{
    int lead_in = sound_clips_find_cue(&sound->clips, "lead_in");

    if (lead_in >= 0) {
        mixer_cue(&sound->mixer, sound->clips.cues[lead_in].clip, sound->mixer.position, -1);
    }
    sound->state.open = true;
    sound->state.opened++;
    sound->state.cues = sound->clips.cue_count;
}

void sound_open_device(struct sound *sound)
{
    char error[SOUND_ERROR_MAX];

    pthread_mutex_lock(&sound->lock);
    if (!sound->offline) {
        sound->clock = (struct sound_clock){0};
    }
    pthread_mutex_unlock(&sound->lock);
    if (!sound->device.open(sound->device.self, fill, sound, error)) {
        open_failed(sound, error);
        return;
    }
    sound->retry_ms = 0;
    if (sound->clips.cue_count == 0) {
        sound_clips_load_cues(&sound->clips, &sound->device, sound->cues);
    }
    pthread_mutex_lock(&sound->lock);
    begin(sound);
    pthread_mutex_unlock(&sound->lock);
}

static void close_device(struct sound *sound)
{
    pthread_mutex_lock(&sound->lock);
    sound->state.open = false;
    mixer_hush(&sound->mixer);
    mixer_forget_cues(&sound->mixer);
    pthread_mutex_unlock(&sound->lock);
    sound->device.close(sound->device.self);
}

static bool is_stalled(struct sound *sound)
{
    pthread_mutex_lock(&sound->lock);
    bool stalled =
        sound->clock.set && sound_now_us() - sound->clock.asked_us > (int64_t)STALLED_MS * 1000;

    pthread_mutex_unlock(&sound->lock);
    return stalled;
}

/* Opens it when it is time, and lets go of one that went away. */
void sound_look_after_device(struct sound *sound)
{
    bool news = sound->device.changed(sound->device.self);

    if (sound_state(sound).open) {
        if (news || is_stalled(sound)) {
            close_device(sound);
            note_problem(sound, news ? "the sound device went away" : "the sound device hangs");
            sound->retry_ms = RETRY_FIRST_MS;
            sound->retry_at_ms = sound_now_ms() + RETRY_FIRST_MS;
        }
    } else if (news || sound_now_ms() >= sound->retry_at_ms) {
        sound_open_device(sound);
    }
}
