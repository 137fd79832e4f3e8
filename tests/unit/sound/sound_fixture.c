/* SPDX-License-Identifier: MIT */
#include "sound_fixture.h"

#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;

struct made_sound sound_made_of(const struct patch *patch)
{
    struct made_sound sound = {.patch = *patch, .frames = synth_frames(patch, SOUND_RATE_HZ)};

    sound.samples = calloc((size_t)sound.frames * SOUND_CHANNELS, sizeof *sound.samples);
    if (sound.samples != NULL) {
        synth_render(patch, SOUND_RATE_HZ, sound.samples, sound.frames);
        sound.match = match_patch(patch, sound.samples, sound.frames, SOUND_RATE_HZ);
    }
    return sound;
}

int sounds_make(void **state)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct sound_patches *patches = calloc(1, sizeof *patches);
    struct made_sounds *sounds = calloc(1, sizeof *sounds);
    bool fine = problems != NULL && patches != NULL && sounds != NULL &&
                sounds_load(UNKNOT_ASSETS, patches, problems);

    if (problems != NULL) {
        problems_print(problems, stderr);
    }
    for (int i = 0; fine && i < SOUND_COUNT; i++) {
        sounds->items[i] = sound_made_of(&patches->items[i]);
        fine = sounds->items[i].samples != NULL;
    }
    free(problems);
    free(patches);
    *state = sounds;
    return fine ? 0 : -1;
}

int sounds_unmake(void **state)
{
    struct made_sounds *sounds = *state;

    for (int i = 0; i < SOUND_COUNT; i++) {
        free(sounds->items[i].samples);
    }
    free(sounds);
    return 0;
}

double sound_power_at(const struct made_sound *sound, int first, int frames, double hz)
{
    const double step = 2.0 * PI * hz / SOUND_RATE_HZ;
    double re[SOUND_CHANNELS] = {0.0};
    double im[SOUND_CHANNELS] = {0.0};

    for (int i = 0; i < frames && first + i < sound->frames; i++) {
        double window = 0.5 - 0.5 * cos(2.0 * PI * i / frames);
        double c = window * cos(step * i);
        double s = window * sin(step * i);

        for (int k = 0; k < SOUND_CHANNELS; k++) {
            double x = (double)sound->samples[SOUND_CHANNELS * (first + i) + k];
            re[k] += x * c;
            im[k] += x * s;
        }
    }
    return re[0] * re[0] + im[0] * im[0] + re[1] * re[1] + im[1] * im[1];
}

double sound_centroid_hz(const struct made_sound *sound, int first, int frames)
{
    double sum = 0.0;
    double weighted = 0.0;

    for (double hz = 200.0; hz <= 6400.0; hz *= pow(2.0, 1.0 / 12.0)) {
        double power = sound_power_at(sound, first, frames, hz) * hz; /* of a band */
        sum += power;
        weighted += power * log(hz);
    }
    return exp(weighted / sum);
}

double sound_peak(const struct made_sound *sound)
{
    double peak = 0.0;

    for (int i = 0; i < sound->frames * SOUND_CHANNELS; i++) {
        peak = fmax(peak, fabs((double)sound->samples[i]));
    }
    return peak;
}
