/* SPDX-License-Identifier: MIT */
/** How a sound is made: the numbers of a file of assets/sounds. Plain data. */
#ifndef UNKNOT_SOUND_PATCH_H
#define UNKNOT_SOUND_PATCH_H

enum {
    PATCH_NOTES_MAX = 8,
    PATCH_PARTIALS_MAX = 8,
    PATCH_LENGTH_MS_MAX = 8000
};

enum patch_wave {
    PATCH_SINE,
    PATCH_TRIANGLE, /**< its odd harmonics up to the ninth */
    PATCH_NOISE,
};

/** How loud the finished sound is. */
enum patch_loudness {
    PATCH_SIGNAL, /**< what somebody waits for */
    PATCH_SOFT,   /**< what comes often, or must not startle */
    PATCH_FIXED,  /**< by its peak, and not matched to others */
};

/** One part of a note's timbre. */
struct patch_partial {
    enum patch_wave wave;
    float ratio;        /**< of its pitch to the note's, 0.1 to 16 */
    float level;        /**< 0 to 1, against the other partials */
    float detune_cents; /**< -100 to 100 */
    float decay;        /**< of its decay to that of the patch, 0.02 to 8 */
    float band_octaves; /**< noise: width of its band around the pitch, 0.1 to 6; 0: white */
};

struct patch_note {
    float at_ms;     /**< begin, from that of the sound */
    float hz;        /**< pitch at its begin, 100 to 8000 */
    float to_hz;     /**< pitch at its end; between them it glides evenly by ear */
    float length_ms; /**< with its release, 5 to PATCH_LENGTH_MS_MAX */
    float level;     /**< 0 to 1, against the other notes */
};

/** A whole sound. Every note has the same envelope and timbre. */
struct patch {
    enum patch_loudness loudness;
    float peak_dbfs;  /**< PATCH_FIXED only: -100 to -1 */
    float length_ms;  /**< 20 to PATCH_LENGTH_MS_MAX; no note ends later */
    float attack_ms;  /**< from nothing to full, 0.5 to 4000 */
    float decay_ms;   /**< from full to a thousandth of what is above `sustain`, 5 to 20000 */
    float sustain;    /**< where the decay leads to, 0 to 1 of full */
    float release_ms; /**< the last part of a note, to nothing, 2 to 4000 */
    float vibrato_hz; /**< 0 to 20 */
    float vibrato_cents; /**< 0 to 200, up and down */
    float tremolo_hz;    /**< 0 to 40 */
    float tremolo_depth; /**< 0 to 1: at 1 it goes down to nothing */
    float width;         /**< 0: the same left and right; 1: as different as it can be */
    struct patch_partial partials[PATCH_PARTIALS_MAX];
    unsigned partials_count; /**< at least 1 */
    struct patch_note notes[PATCH_NOTES_MAX];
    unsigned notes_count; /**< at least 1 */
};

#endif
