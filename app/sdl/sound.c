/* SPDX-License-Identifier: MIT */
/* Three threads meet here: the caller's, the device's, which wants frames, and one that opens
 * and reads. The lock is held for as long as a buffer takes to mix, and never while anything is
 * opened, closed or read. */
#include "app/sdl/sound_internal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    LOOK_MS = 500, /* how often the device is looked after */
    CLOSE_MS = 1000,
    TAG_NAMES = SOUND_CUES_MAX,
};

static bool in_use(void *context, const int16_t *samples)
{
    struct sound *sound = context;

    pthread_mutex_lock(&sound->lock);
    bool used = mixer_uses(&sound->mixer, samples);

    pthread_mutex_unlock(&sound->lock);
    return used;
}

/* Reads the sentences of a wish. What has no file is left out: the rest says more than nothing.
 * @return number of clips */
static int read_wish(struct sound *sound, const struct sound_wish *wish,
                     const char *const folders[SOUND_FOLDERS],
                     struct clip clips[MIXER_PARTS_MAX])
{
    int count = 0;

    for (int i = 0; i < wish->count; i++) {
        struct clip clip = sound_clips_sentence(&sound->clips, &sound->device, folders,
                                                wish->names[i], in_use, sound);

        if (clip.samples != NULL) {
            clips[count++] = clip;
        }
    }
    return count;
}

static void use_language(struct sound *sound, int language)
{
    if (sound->language_of_clips != language) {
        sound->language_of_clips = language;
        sound_clips_forget(&sound->clips);
    }
}

static void say(struct sound *sound, const struct sound_wish *wish, const struct clip clips[],
                int count)
{
    sound->state.missing += wish->count - count;
    if (wish->number != sound->wish.number || count == 0) {
        return; /* something else is to be said by now, or nothing */
    }
    if (mixer_say(&sound->mixer, clips, count, sound_clock_frame(&sound->clock, wish->at_ms))) {
        sound->state.said++;
    } else {
        sound->state.late++;
    }
}

/* With the lock held, which it lets go while it reads. */
static void fulfil(struct sound *sound)
{
    struct clip clips[MIXER_PARTS_MAX];
    char folder[SOUND_FOLDERS][sizeof sound->speech[0]];
    const char *folders[SOUND_FOLDERS];
    struct sound_wish wish = sound->wish;
    int language = sound->language;

    sound->wish.open = false;
    for (int i = 0; i < SOUND_FOLDERS; i++) {
        memcpy(folder[i], sound->speech[i], sizeof folder[i]);
        folders[i] = folder[i][0] != '\0' ? folder[i] : NULL;
    }
    pthread_mutex_unlock(&sound->lock);
    use_language(sound, language);
    int count = read_wish(sound, &wish, folders, clips);

    pthread_mutex_lock(&sound->lock);
    say(sound, &wish, clips, count);
}

static void wait_ms(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t ms)
{
    struct timespec until;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += (time_t)(ms / 1000);
    until.tv_nsec += (long)(ms % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    pthread_cond_timedwait(condition, lock, &until);
}

static void work(struct sound *sound)
{
    if (sound->wish.open && sound->state.open) {
        fulfil(sound);
        return;
    }
    pthread_mutex_unlock(&sound->lock);
    sound_look_after_device(sound);
    pthread_mutex_lock(&sound->lock);
    if (!sound->closing && !(sound->wish.open && sound->state.open)) {
        wait_ms(&sound->wake, &sound->lock, LOOK_MS);
    }
}

static void destroy(struct sound *sound)
{
    sound_clips_unload(&sound->clips, &sound->device);
    if (sound->device.destroy != NULL) {
        sound->device.destroy(sound->device.self);
    }
    pthread_cond_destroy(&sound->over);
    pthread_cond_destroy(&sound->wake);
    pthread_mutex_destroy(&sound->lock);
    free(sound->cues);
    free(sound);
}

static void *sound_main(void *argument)
{
    struct sound *sound = argument;

    pthread_mutex_lock(&sound->lock);
    while (!sound->closing) {
        work(sound);
    }
    pthread_mutex_unlock(&sound->lock);
    if (sound_state(sound).open) {
        sound->device.close(sound->device.self);
    }
    pthread_mutex_lock(&sound->lock);
    bool left_behind = sound->left_behind;

    sound->ended = true;
    pthread_cond_broadcast(&sound->over);
    pthread_mutex_unlock(&sound->lock);
    if (left_behind) {
        destroy(sound);
    }
    return NULL;
}

static bool init_locks(struct sound *sound)
{
    pthread_condattr_t attributes;
    bool fine = pthread_condattr_init(&attributes) == 0 &&
                pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0 &&
                pthread_mutex_init(&sound->lock, NULL) == 0 &&
                pthread_cond_init(&sound->wake, &attributes) == 0 &&
                pthread_cond_init(&sound->over, &attributes) == 0;

    pthread_condattr_destroy(&attributes);
    return fine;
}

/* Signals are for the main thread. */
static bool start_thread(struct sound *sound)
{
    sigset_t all;
    sigset_t before;

    sigfillset(&all);
    if (pthread_sigmask(SIG_BLOCK, &all, &before) != 0) {
        return false;
    }
    bool started = pthread_create(&sound->thread, NULL, sound_main, sound) == 0;

    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static bool start(struct sound *sound, const struct sound_settings *settings)
{
    if (!settings->offline) {
        return start_thread(sound);
    }
    sound_clock_asked(&sound->clock, settings->now_ms * 1000, 0);
    sound_open_device(sound);
    return true;
}

struct sound *sound_open(const struct sound_settings *settings, struct sound_device device)
{
    struct sound *sound = calloc(1, sizeof *sound);

    if (sound == NULL || device.self == NULL || !init_locks(sound)) {
        fprintf(stderr, "unknot: sound: out of memory\n");
        free(sound);
        return NULL;
    }
    mixer_init(&sound->mixer);
    sound->device = device;
    sound->offline = settings->offline;
    sound->cues = strdup(settings->cues);
    sound_speak_from(sound, settings->speech);
    if (sound->cues == NULL || !start(sound, settings)) {
        fprintf(stderr, "unknot: sound: no thread for it\n");
        destroy(sound);
        return NULL;
    }
    return sound;
}

void sound_close(struct sound *sound)
{
    if (sound == NULL) {
        return;
    }
    if (sound->offline) {
        sound_clips_unload(&sound->clips, &sound->device);
        sound->device.close(sound->device.self);
        destroy(sound);
        return;
    }
    pthread_t thread = sound->thread;

    pthread_mutex_lock(&sound->lock);
    sound->closing = true;
    pthread_cond_signal(&sound->wake);
    int64_t until_ms = sound_now_ms() + CLOSE_MS;

    while (!sound->ended && sound_now_ms() < until_ms) {
        wait_ms(&sound->over, &sound->lock, until_ms - sound_now_ms());
    }
    bool ended = sound->ended;

    sound->left_behind = !ended;
    pthread_mutex_unlock(&sound->lock);
    if (ended) {
        pthread_join(thread, NULL);
        destroy(sound);
    } else {
        pthread_detach(thread); /* and all that it may still touch is left to it */
    }
}

void sound_speak_from(struct sound *sound, const char *const folders[SOUND_FOLDERS])
{
    pthread_mutex_lock(&sound->lock);
    for (int i = 0; i < SOUND_FOLDERS; i++) {
        snprintf(sound->speech[i], sizeof sound->speech[i], "%s",
                 folders[i] != NULL ? folders[i] : "");
    }
    sound->language++;
    pthread_mutex_unlock(&sound->lock);
}

static void play_cue(struct sound *sound, const struct sound_cue *played, bool planned)
{
    int cue = sound_clips_find_cue(&sound->clips, played->name);
    int64_t tag = played->at_ms * TAG_NAMES + cue;

    if (cue < 0) {
        return;
    }
    if (!mixer_has_cue(&sound->mixer, tag)) {
        (planned ? mixer_plan_cue : mixer_cue)(&sound->mixer, sound->clips.cues[cue].clip,
                                               sound_clock_frame(&sound->clock, played->at_ms),
                                               tag);
    } else if (!planned) {
        mixer_settle_cue(&sound->mixer, tag);
    }
}

void sound_play(struct sound *sound, const struct sound_cue cues[], int count, bool planned)
{
    pthread_mutex_lock(&sound->lock);
    if (planned) {
        mixer_forget_plan(&sound->mixer);
    }
    for (int i = 0; i < count && sound->state.open; i++) {
        play_cue(sound, &cues[i], planned);
    }
    pthread_mutex_unlock(&sound->lock);
}

void sound_say(struct sound *sound, int64_t at_ms, const char names[][SOUND_NAME_MAX],
               int count)
{
    pthread_mutex_lock(&sound->lock);
    mixer_hush(&sound->mixer);
    sound->wish.number++;
    sound->wish.open = true;
    sound->wish.at_ms = at_ms;
    sound->wish.count = count < MIXER_PARTS_MAX ? count : MIXER_PARTS_MAX;
    memcpy(sound->wish.names, names, (size_t)sound->wish.count * sizeof names[0]);
    if (sound->offline) {
        fulfil(sound);
    } else {
        pthread_cond_signal(&sound->wake);
    }
    pthread_mutex_unlock(&sound->lock);
}

void sound_hush(struct sound *sound)
{
    pthread_mutex_lock(&sound->lock);
    mixer_hush(&sound->mixer);
    sound->wish.number++;
    sound->wish.open = false;
    pthread_mutex_unlock(&sound->lock);
}

void sound_set_volume(struct sound *sound, float volume)
{
    pthread_mutex_lock(&sound->lock);
    mixer_set_volume(&sound->mixer, volume);
    pthread_mutex_unlock(&sound->lock);
}

struct sound_state sound_state(struct sound *sound)
{
    pthread_mutex_lock(&sound->lock);
    struct sound_state state = sound->state;

    state.dropped = sound->mixer.dropped;
    pthread_mutex_unlock(&sound->lock);
    return state;
}

bool sound_take_problem(struct sound *sound, char problem_out[SOUND_ERROR_MAX])
{
    pthread_mutex_lock(&sound->lock);
    bool found = sound->problem[0] != '\0';

    if (found) {
        memcpy(problem_out, sound->problem, SOUND_ERROR_MAX);
        sound->problem[0] = '\0';
    }
    pthread_mutex_unlock(&sound->lock);
    return found;
}

int64_t sound_due_frames(struct sound *sound, int64_t until_ms)
{
    pthread_mutex_lock(&sound->lock);
    int64_t due = sound_clock_frame(&sound->clock, until_ms) - sound->mixer.position;

    pthread_mutex_unlock(&sound->lock);
    return due > 0 ? due : 0;
}

void sound_render(struct sound *sound, int16_t *out, int frames)
{
    pthread_mutex_lock(&sound->lock);
    mixer_render(&sound->mixer, out, frames);
    pthread_mutex_unlock(&sound->lock);
}
