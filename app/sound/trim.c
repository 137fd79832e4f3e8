/* SPDX-License-Identifier: MIT */
#include "app/sound/trim.h"

#include <math.h>

static const double PI = 3.14159265358979323846;
static const float HEARD = 0.00316F; /* of the peak: -50 dB */

enum {
    BEFORE_MS = 8,
    AFTER_MS = 60 /* the last consonant dies away */
};

struct trim trim_find(const float *samples, int frames, int rate_hz)
{
    float peak = 0.0F;
    int first = 0;
    int end = frames;

    for (int i = 0; i < frames; i++) {
        peak = fmaxf(peak, fabsf(samples[i]));
    }
    if (peak == 0.0F) {
        return (struct trim){0, 0};
    }
    while (fabsf(samples[first]) < HEARD * peak) {
        first++;
    }
    while (fabsf(samples[end - 1]) < HEARD * peak) {
        end--;
    }
    first -= BEFORE_MS * rate_hz / 1000;
    end += AFTER_MS * rate_hz / 1000;
    first = first > 0 ? first : 0;
    return (struct trim){first, (end < frames ? end : frames) - first};
}

void trim_fade(float *samples, int frames, int rate_hz, int in_ms, int out_ms)
{
    int in = in_ms * rate_hz / 1000;
    int out = out_ms * rate_hz / 1000;

    for (int i = 0; i < in && i < frames; i++) {
        samples[i] *= (float)(0.5 - 0.5 * cos(PI * i / in));
    }
    for (int i = 0; i < out && i < frames; i++) {
        samples[frames - 1 - i] *= (float)(0.5 - 0.5 * cos(PI * i / out));
    }
}
