/* SPDX-License-Identifier: MIT */
/** Sound files in memory: every cue, and the sentences that were said last. One thread. */
#ifndef UNKNOT_SDL_SOUND_CLIPS_H
#define UNKNOT_SDL_SOUND_CLIPS_H

#include "app/sdl/sound.h"

enum {
    SOUND_CUES_MAX = 32,
    SOUND_SENTENCES_MAX = 16 /**< kept; two speeches of the longest kind and more */
};

struct named_clip {
    char name[SOUND_NAME_MAX];
    struct clip clip;
    int64_t used; /**< the larger, the later */
};

struct sound_clips {
    struct named_clip cues[SOUND_CUES_MAX];
    int cue_count;
    struct named_clip sentences[SOUND_SENTENCES_MAX];
    int64_t uses;
};

/** Reads every .wav of a folder. One that cannot be read is said on stderr. */
void sound_clips_load_cues(struct sound_clips *clips, struct sound_device *device,
                           const char *folder);

/** @return index into cues, or -1 */
int sound_clips_find_cue(const struct sound_clips *clips, const char *name);

/**
 * A sentence, read when it is not at hand: from the first of the folders that has it, under its
 * name, or under its name without the hash at its end.
 *
 * @param in_use  those samples stay; asked for what would be thrown away
 * @return no samples: there is no such file, or no place
 */
struct clip sound_clips_sentence(struct sound_clips *clips, struct sound_device *device,
                                 const char *const folders[SOUND_FOLDERS], const char *name,
                                 bool (*in_use)(void *context, const int16_t *samples),
                                 void *context);

/** Forgets the sentences: another language. Those in use stay until they are not. */
void sound_clips_forget(struct sound_clips *clips);

void sound_clips_unload(struct sound_clips *clips, struct sound_device *device);

#endif
