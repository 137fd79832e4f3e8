/* SPDX-License-Identifier: MIT */
/** Makes all that is heard equally loud. Pure; any thread. */
#ifndef UNKNOT_SOUND_MATCH_H
#define UNKNOT_SOUND_MATCH_H

#include "app/sound/patch.h"

#include <stdbool.h>

/** Where everything of a class is, within MATCH_TOLERANCE_LU. */
#define MATCH_SIGNAL_LUFS  (-20.0) /**< cues by their loudest 400 ms, speech as a whole */
#define MATCH_SOFT_LUFS    (-24.0)
#define MATCH_TOLERANCE_LU 1.0
#define MATCH_PEAK_DBTP    (-1.0) /**< nothing is higher, not even between samples */

struct match {
    double lufs;      /**< as it is now */
    double peak_dbtp; /**< as it is now */
    bool reached;     /**< false: at MATCH_PEAK_DBTP it is still too quiet for its class, or it
                           was silent */
};

/** Scales a sound to the loudness of its class, or to its peak when that is fixed.
 *  @param samples  [frames * 2], as of synth_render() */
struct match match_patch(const struct patch *patch, float *samples, int frames, int rate_hz);

/** Scales one channel of speech to the loudness of signals. The few points of it that would
 *  then be too high are rounded off: match.peak_dbtp holds in either case. */
struct match match_speech(float *samples, int frames, int rate_hz);

/** @return the loudness of a class; PATCH_FIXED has none: 0. */
double match_target_lufs(enum patch_loudness loudness);

#endif
