/* SPDX-License-Identifier: MIT */
/**
 * Mixes cues and speech, each beginning at its own sample. Pure, and of fixed size: nothing is
 * allocated and nothing can fail while sound is made.
 *
 * Everything is 48 kHz, stereo, interleaved. Time is the number of frames that were rendered
 * since mixer_init(). What speech says is never mixed with other speech; cues are softer under
 * it. Whoever owns a mixer calls it from one thread at a time.
 */
#ifndef UNKNOT_SOUND_MIXER_H
#define UNKNOT_SOUND_MIXER_H

#include <stdbool.h>
#include <stdint.h>

enum {
    MIXER_RATE_HZ = 48000,
    MIXER_CUES_MAX = 32,       /**< that sound or wait at a time */
    MIXER_PARTS_MAX = 8,       /**< sentences of a speech */
    MIXER_GAP_FRAMES = 5760,   /**< silence between two sentences: 120 ms */
    MIXER_LATE_FRAMES = 14400, /**< later than this nothing is said any more: 300 ms */
};

/** Samples that outlive their use; NULL with 0 frames is silence. */
struct clip {
    const int16_t *samples; /**< 2 * frames */
    int frames;
};

struct mixer_cue {
    struct clip clip;
    int64_t from; /**< frame at which it begins */
    int64_t tag;  /**< the caller's */
    bool used;
    bool planned; /**< it may still come otherwise */
};

struct mixer {
    int64_t position; /**< frames rendered so far */
    struct mixer_cue cues[MIXER_CUES_MAX];
    struct clip parts[MIXER_PARTS_MAX]; /**< of the speech */
    int part_count, part;               /**< and the one that is said, or comes next */
    int64_t part_from;                  /**< frame at which it begins */
    struct clip fading;                 /**< speech that was stopped, on its way out */
    int64_t fading_from, fading_until;
    float duck;   /**< gain of the cues, 1 or on its way to what speech leaves them */
    float volume; /**< as it is; on its way to `wanted` */
    float wanted;
    int dropped; /**< cues for which there was no place */
};

/** Silence at frame 0, at full volume. */
void mixer_init(struct mixer *mixer);

/** 0 silent .. 1 full; reached within 50 ms. */
void mixer_set_volume(struct mixer *mixer, float volume);

/**
 * Plays a cue.
 *
 * @param from  frame at which it begins; one that is over begins now
 * @param tag   to find it again
 * @return false: there are too many; it is counted
 */
bool mixer_cue(struct mixer *mixer, struct clip clip, int64_t from, int64_t tag);

/** The same for one that is only planned. */
bool mixer_plan_cue(struct mixer *mixer, struct clip clip, int64_t from, int64_t tag);

/** What was planned has come: it is heard whatever is planned from now on. */
void mixer_settle_cue(struct mixer *mixer, int64_t tag);

/** Forgets what is planned and has not begun. */
void mixer_forget_plan(struct mixer *mixer);

/** Forgets all cues that have not begun. */
void mixer_forget_cues(struct mixer *mixer);

/** Is a cue with this tag known: waiting, sounding, or over for at most a second? */
bool mixer_has_cue(const struct mixer *mixer, int64_t tag);

/**
 * Says the parts one after the other, instead of what is being said.
 *
 * @return false: it would be too late by MIXER_LATE_FRAMES or more; what was being said is
 *         stopped all the same
 */
bool mixer_say(struct mixer *mixer, const struct clip parts[], int count, int64_t from);

/** Stops what is being said, within 16 ms. */
void mixer_hush(struct mixer *mixer);

/** Is something being said, or about to be? */
bool mixer_speaks(const struct mixer *mixer);

/** Are these samples in use? Until then they must stay. */
bool mixer_uses(const struct mixer *mixer, const int16_t *samples);

/** Makes the next frames. @param out  2 * frames samples, overwritten */
void mixer_render(struct mixer *mixer, int16_t *out, int frames);

#endif
