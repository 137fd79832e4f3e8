/* SPDX-License-Identifier: MIT */
/** The station's own sounds, made once for all tests, and what can be measured of a sound. */
#ifndef UNKNOT_TESTS_SOUND_FIXTURE_H
#define UNKNOT_TESTS_SOUND_FIXTURE_H

#include "app/load/sounds_file.h"
#include "app/sound/match.h"
#include "app/sound/synth.h"

struct made_sound {
    struct patch patch;
    float *samples; /**< left and right in turn */
    int frames;
    struct match match;
};

/** All of them, by enum sound_kind. */
struct made_sounds {
    struct made_sound items[SOUND_COUNT];
};

/** Group set-up and tear-down of cmocka: *state is a struct made_sounds. */
int sounds_make(void **state);
int sounds_unmake(void **state);

/** A sound whose patch a test made itself; free `samples`. */
struct made_sound sound_made_of(const struct patch *patch);

/** Power of both channels around a frequency, from one frame on, with a smooth window. */
double sound_power_at(const struct made_sound *sound, int first, int frames, double hz);

/** Where the middle of the power between 200 and 6400 Hz is. */
double sound_centroid_hz(const struct made_sound *sound, int first, int frames);

/** Highest sample, either channel. */
double sound_peak(const struct made_sound *sound);

#endif
