/* SPDX-License-Identifier: MIT */
/* Every partial of every note is added by itself: a sound is made once, at build time, so it
 * may take its time, and each part is a few lines. */
#include "app/sound/synth.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const double PI = 3.14159265358979323846;
static const double THOUSANDTH = 6.907755278982137; /* exp(-it) is 0.001 */

enum {
    TRIANGLE_TOP = 9 /* harmonics above are below -38 dB */
};

static int frames_of(double ms, int rate_hz)
{
    return (int)ceil(ms * rate_hz / 1000.0);
}

int synth_frames(const struct patch *patch, int rate_hz)
{
    return frames_of((double)patch->length_ms, rate_hz);
}

/* Numbers that look random and are always the same. */
static double next_noise(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state / 2147483648.0 - 1.0;
}

/* From 0 to 1 without a corner at either end. */
static double rise(double share)
{
    return share <= 0.0 ? 0.0 : share >= 1.0 ? 1.0 : 0.5 - 0.5 * cos(PI * share);
}

/* One partial of one note while it is rendered. */
struct voice {
    const struct patch *patch;
    const struct patch_note *note;
    const struct patch_partial *partial;
    int rate_hz;
    int frames; /* of the note */
    double left, right;
};

static double envelope(const struct voice *voice, int i)
{
    const struct patch *patch = voice->patch;
    double ms = 1000.0 * i / voice->rate_hz;
    double left_ms = 1000.0 * (voice->frames - 1 - i) / voice->rate_hz;
    double after_ms = ms - (double)patch->attack_ms;
    double decay_ms = (double)patch->decay_ms * (double)voice->partial->decay;
    double sustain = (double)patch->sustain;
    double fallen = after_ms > 0.0 ? exp(-THOUSANDTH * after_ms / decay_ms) : 1.0;
    double dip = 0.5 - 0.5 * cos(2.0 * PI * (double)patch->tremolo_hz * ms / 1000.0);

    return rise(ms / (double)patch->attack_ms) * (sustain + (1.0 - sustain) * fallen) *
           rise(left_ms / (double)patch->release_ms) *
           (1.0 - (double)patch->tremolo_depth * dip);
}

static double pitch_hz(const struct voice *voice, int i)
{
    const struct patch *patch = voice->patch;
    double share = (double)i / voice->frames;
    double glide = pow((double)(voice->note->to_hz / voice->note->hz), share);
    double swing = (double)patch->vibrato_cents *
                   sin(2.0 * PI * (double)patch->vibrato_hz * i / voice->rate_hz);
    double cents = (double)voice->partial->detune_cents + swing;

    return (double)voice->note->hz * glide * (double)voice->partial->ratio *
           pow(2.0, cents / 1200.0);
}

/* The sum of a triangle's harmonics that the rate can hold. */
static double triangle(double phase, double hz, int rate_hz)
{
    double sum = 0.0;
    double sign = 1.0;

    for (int k = 1; k <= TRIANGLE_TOP && k * hz < 0.45 * rate_hz; k += 2) {
        sum += sign * sin(k * phase) / (k * k);
        sign = -sign;
    }
    return sum * 8.0 / (PI * PI);
}

static void add_tone(const struct voice *voice, float *out, int frames)
{
    bool is_sine = voice->partial->wave == PATCH_SINE;
    double phase = 0.0;

    for (int i = 0; i < voice->frames && i < frames; i++) {
        double hz = pitch_hz(voice, i);
        double sample = is_sine ? sin(phase) : triangle(phase, hz, voice->rate_hz);

        if (hz < 0.45 * voice->rate_hz) {
            sample *= envelope(voice, i);
            out[2 * i] += (float)(sample * voice->left);
            out[2 * i + 1] += (float)(sample * voice->right);
        }
        phase = fmod(phase + 2.0 * PI * hz / voice->rate_hz, 2.0 * PI);
    }
}

/* A band-pass whose middle may move from sample to sample (trapezoidal state variables). */
struct band {
    double s1, s2;
};

static double band_pass(struct band *band, double in, double hz, double octaves, int rate_hz)
{
    double g = tan(PI * fmin(hz, 0.45 * rate_hz) / rate_hz);
    double damping = 2.0 * sinh(log(2.0) / 2.0 * octaves); /* one over the Q of the width */
    double v1 = (band->s1 + g * (in - band->s2)) / (1.0 + g * (g + damping));
    double v2 = band->s2 + g * v1;

    band->s1 = 2.0 * v1 - band->s1;
    band->s2 = 2.0 * v2 - band->s2;
    return damping * v1;
}

static void add_noise(const struct voice *voice, uint32_t seed, float *out, int frames)
{
    double octaves = (double)voice->partial->band_octaves;
    double width = (double)voice->patch->width;
    double level = (double)(voice->note->level * voice->partial->level);
    struct band bands[3] = {{0.0, 0.0}};
    double sample[3];

    for (int i = 0; i < voice->frames && i < frames; i++) {
        double hz = pitch_hz(voice, i);
        double loud = level * envelope(voice, i);

        for (int k = 0; k < 3; k++) {
            double noise = next_noise(&seed);
            sample[k] = octaves > 0.0 ? band_pass(&bands[k], noise, hz, octaves, voice->rate_hz)
                                      : noise;
        }
        out[2 * i] += (float)(loud * ((1.0 - width) * sample[0] + width * sample[1]));
        out[2 * i + 1] += (float)(loud * ((1.0 - width) * sample[0] + width * sample[2]));
    }
}

/* The lowest partial stays in the middle, the others go to the left and the right in turn. */
static void place(struct voice *voice, unsigned index)
{
    double level = (double)(voice->note->level * voice->partial->level);
    double side =
        index == 0 ? 0.0 : (double)voice->patch->width * (index % 2 != 0 ? 1.0 : -1.0);
    double angle = PI / 4.0 * (1.0 + side);

    voice->left = level * cos(angle) * sqrt(2.0);
    voice->right = level * sin(angle) * sqrt(2.0);
}

static void add_note(const struct patch *patch, unsigned n, int rate_hz, float *out, int frames)
{
    const struct patch_note *note = &patch->notes[n];
    int first = frames_of((double)note->at_ms, rate_hz);

    if (first >= frames) {
        return;
    }
    for (unsigned k = 0; k < patch->partials_count; k++) {
        struct voice voice = {.patch = patch,
                              .note = note,
                              .partial = &patch->partials[k],
                              .rate_hz = rate_hz,
                              .frames = frames_of((double)note->length_ms, rate_hz)};

        place(&voice, k);
        if (voice.partial->wave == PATCH_NOISE) {
            uint32_t seed = 0x9E3779B9U * (1U + n * PATCH_PARTIALS_MAX + k);
            add_noise(&voice, seed, out + 2 * first, frames - first);
        } else {
            add_tone(&voice, out + 2 * first, frames - first);
        }
    }
}

/* Takes the mean away in the form of one long slow swing, so that the ends stay at 0. */
static void remove_constant(float *out, int frames)
{
    double mean[SOUND_CHANNELS] = {0.0};

    for (int i = 0; i < frames * SOUND_CHANNELS; i++) {
        mean[i % SOUND_CHANNELS] += (double)out[i] / frames;
    }
    for (int i = 0; i < frames * SOUND_CHANNELS; i++) {
        int frame = i / SOUND_CHANNELS;
        double share = (double)frame / (frames - 1);

        out[i] -= (float)(mean[i % SOUND_CHANNELS] * (1.0 - cos(2.0 * PI * share)));
    }
}

void synth_render(const struct patch *patch, int rate_hz, float *out, int frames)
{
    memset(out, 0, sizeof *out * SOUND_CHANNELS * (size_t)frames);
    for (unsigned n = 0; n < patch->notes_count; n++) {
        add_note(patch, n, rate_hz, out, frames);
    }
    if (frames > 1) {
        remove_constant(out, frames);
        memset(out, 0, sizeof *out * SOUND_CHANNELS);
        memset(out + SOUND_CHANNELS * (frames - 1), 0, sizeof *out * SOUND_CHANNELS);
    }
}
