/* SPDX-License-Identifier: MIT */
/**
 * What is heard: cues at the sample of their moment, and speech.
 *
 * A thread of its own opens the device, opens it again when it went away, and reads files: the
 * caller never waits, and no sound never stops anything. Main thread only, but for what a test
 * hands over.
 */
#ifndef UNKNOT_SDL_SOUND_H
#define UNKNOT_SDL_SOUND_H

#include "app/sdl/sound_device.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SOUND_NAME_MAX = 96, /**< bytes of a file's name with its final 0 */
    SOUND_FOLDERS = 2
};

struct sound_settings {
    const char *cues;                  /**< folder with NAME.wav; copied */
    const char *speech[SOUND_FOLDERS]; /**< folders with sentences, the first that has one is
                                            used; NULL: none; copied */
    bool offline;   /**< no device and no thread: sound_render() asks for the frames */
    int64_t now_ms; /**< monotonic; of frame 0 when it is offline */
};

struct sound;

/**
 * @param device  taken over. All NULL: there is no memory, and NULL is returned
 * @return NULL: no memory or no thread, said on stderr. **Ownership**: sound_close()
 */
struct sound *sound_open(const struct sound_settings *settings, struct sound_device device);

/** Stops it. A device that hangs is left behind after a second. NULL is fine. */
void sound_close(struct sound *sound);

/** Other folders from now on: another language was chosen. Cues stay. */
void sound_speak_from(struct sound *sound, const char *const folders[SOUND_FOLDERS]);

struct sound_cue {
    int64_t at_ms;    /**< monotonic */
    const char *name; /**< of its file, without ".wav" */
};

/**
 * Plays cues; each is known by its moment and name and played once, however often it is given.
 *
 * @param planned  this is the whole plan: what was planned before and has not begun is
 * forgotten first. False: they have come, and are heard whatever is planned from now on
 */
void sound_play(struct sound *sound, const struct sound_cue cues[], int count, bool planned);

/** Says sentences, named by their files, instead of what is being said; not when it would come
 *  more than 300 ms late. */
void sound_say(struct sound *sound, int64_t at_ms, const char names[][SOUND_NAME_MAX],
               int count);

/** Stops what is being said. */
void sound_hush(struct sound *sound);

/** 0 silent .. 1 full. */
void sound_set_volume(struct sound *sound, float volume);

struct sound_state {
    bool open;       /**< there is a device */
    int opened;      /**< how often it was opened */
    int cues;        /**< that have a file */
    int64_t said;    /**< speeches that were begun */
    int64_t late;    /**< that would have come too late */
    int64_t missing; /**< sentences without a file */
    int dropped;     /**< cues for which there was no place */
};
struct sound_state sound_state(struct sound *sound);

/** Takes what is wrong with the device, once for each time. @return false: nothing new */
bool sound_take_problem(struct sound *sound, char problem_out[SOUND_ERROR_MAX]);

/** Makes the next frames; only offline. */
void sound_render(struct sound *sound, int16_t *out, int frames);

/** Frames that are due until a moment, from the last render on; only offline. */
int64_t sound_due_frames(struct sound *sound, int64_t until_ms);

#endif
