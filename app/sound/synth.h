/* SPDX-License-Identifier: MIT */
/** The synthesizer: from the numbers of a patch to samples. Pure; any thread. */
#ifndef UNKNOT_SOUND_SYNTH_H
#define UNKNOT_SOUND_SYNTH_H

#include "app/sound/patch.h"

enum {
    SOUND_RATE_HZ = 48000, /**< of all that is made */
    SOUND_CHANNELS = 2
};

/** @return number of frames that a patch fills: its length, rounded up. */
int synth_frames(const struct patch *patch, int rate_hz);

/**
 * Renders a patch. The same patch gives the same samples. It begins and ends with 0, without a
 * step, and has no constant part; how loud it is depends on its partials: match_loudness().
 *
 * @param out     left and right in turn, [frames * SOUND_CHANNELS]
 * @param frames  what does not fit is cut; what is left over is silent
 */
void synth_render(const struct patch *patch, int rate_hz, float *out, int frames);

#endif
