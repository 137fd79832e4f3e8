/* SPDX-License-Identifier: MIT */
/**
 * How loud something is to an ear: ITU-R BS.1770-4, in LUFS. Pure; any thread.
 *
 * Samples are 1.0 at full scale. One channel is measured as it is heard: from both speakers.
 */
#ifndef UNKNOT_SOUND_LOUDNESS_H
#define UNKNOT_SOUND_LOUDNESS_H

/** What is said of silence, or of nothing at all. */
#define LOUDNESS_SILENCE (-120.0)

enum {
    LOUDNESS_SECONDS_MAX = 60 /**< what comes later is not measured */
};

struct loudness {
    /** the loudest 400 ms; of something shorter as if silence were around it */
    double loudest_lufs;
    /** of all of it, gated; of something shorter than 400 ms as if silence came after it */
    double whole_lufs;
};

/**
 * @param samples   [frames * channels], channels in turn
 * @param channels  1 or 2
 * @param rate_hz   8000 to 192000
 */
struct loudness loudness_measure(const float *samples, int frames, int channels, int rate_hz);

#endif
