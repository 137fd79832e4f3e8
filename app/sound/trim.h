/* SPDX-License-Identifier: MIT */
/** Cuts silence away from speech, so that it is heard when it is played. Pure; any thread. */
#ifndef UNKNOT_SOUND_TRIM_H
#define UNKNOT_SOUND_TRIM_H

/** What is left of a recording. */
struct trim {
    int first;  /**< frame */
    int frames; /**< 0: all of it is silent */
};

/**
 * Finds what is louder than 50 dB below the peak, with 8 ms before it and 60 ms after it.
 *
 * @param samples  one channel, [frames]
 */
struct trim trim_find(const float *samples, int frames, int rate_hz);

/** Lets the first `in_ms` and the last `out_ms` begin and end with 0. One channel. */
void trim_fade(float *samples, int frames, int rate_hz, int in_ms, int out_ms);

#endif
