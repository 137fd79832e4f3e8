/* SPDX-License-Identifier: MIT */
#include "app/sound/true_peak.h"

#include <math.h>

enum {
    TIMES = 4,
    REACH = 12 /* samples to either side that a point between two is made of */
};

static const double PI = 3.14159265358979323846;

/* A windowed sinc for each of the points between two samples. */
struct kernel {
    double weights[TIMES][2 * REACH];
};

static void kernel_init(struct kernel *kernel)
{
    for (int phase = 0; phase < TIMES; phase++) {
        for (int k = 0; k < 2 * REACH; k++) {
            double x = k - (REACH - 1) - (double)phase / TIMES;
            double sinc = fabs(x) < 1e-9 ? 1.0 : sin(PI * x) / (PI * x);

            kernel->weights[phase][k] = sinc * (0.5 + 0.5 * cos(PI * x / REACH));
        }
    }
}

static double between(const struct kernel *kernel, int phase, const float *samples, int frames,
                      int channels, int at)
{
    double sum = 0.0;

    for (int k = 0; k < 2 * REACH; k++) {
        int i = at + k - (REACH - 1);
        if (i >= 0 && i < frames) {
            sum += kernel->weights[phase][k] * (double)samples[i * channels];
        }
    }
    return sum;
}

double true_peak(const float *samples, int frames, int channels)
{
    struct kernel kernel;
    double peak = 0.0;

    kernel_init(&kernel);
    for (int channel = 0; channel < channels; channel++) {
        for (int at = 0; at < frames; at++) {
            peak = fmax(peak, fabs((double)samples[at * channels + channel]));
            for (int phase = 1; phase < TIMES; phase++) {
                peak = fmax(peak, fabs(between(&kernel, phase, samples + channel, frames,
                                               channels, at)));
            }
        }
    }
    return peak;
}

double true_peak_db(double peak)
{
    return peak > 1e-6 ? 20.0 * log10(peak) : -120.0;
}
