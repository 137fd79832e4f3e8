/* SPDX-License-Identifier: MIT */
/* The signal goes through two filters that hear as an ear does; its power is kept in slices of
 * 10 ms, from which windows of 400 ms are summed. */
#include "app/sound/loudness.h"

#include <math.h>

enum {
    SLICES_A_SECOND = 100,
    SLICES_MAX = LOUDNESS_SECONDS_MAX * SLICES_A_SECOND,
    WINDOW = 40, /* slices: 400 ms */
    HOP = 10,    /* three quarters of each window are in the next one, too */
};

static const double PI = 3.14159265358979323846;
static const double LEAST_LUFS = -70.0;    /* quieter windows do not count */
static const double BELOW_MEAN_LU = -10.0; /* nor those that are so much below the mean */

struct biquad {
    double b0, b1, b2, a1, a2;
    double z1, z2;
};

static double filter(struct biquad *f, double in)
{
    double out = f->b0 * in + f->z1;

    f->z1 = f->b1 * in - f->a1 * out + f->z2;
    f->z2 = f->b2 * in - f->a2 * out;
    return out;
}

/* The recommendation's table is for 48 kHz; these are the analogue filters behind it. */
static struct biquad head_shelf(int rate_hz)
{
    const double gain = pow(10.0, 3.999843853973347 / 20.0);
    const double middle = pow(gain, 0.4996667741545416);
    const double q = 0.7071752369554196;
    const double k = tan(PI * 1681.974450955533 / rate_hz);
    const double a0 = 1.0 + k / q + k * k;

    return (struct biquad){.b0 = (gain + middle * k / q + k * k) / a0,
                           .b1 = 2.0 * (k * k - gain) / a0,
                           .b2 = (gain - middle * k / q + k * k) / a0,
                           .a1 = 2.0 * (k * k - 1.0) / a0,
                           .a2 = (1.0 - k / q + k * k) / a0};
}

static struct biquad low_cut(int rate_hz)
{
    const double q = 0.5003270373238773;
    const double k = tan(PI * 38.13547087602444 / rate_hz);
    const double a0 = 1.0 + k / q + k * k;

    return (struct biquad){.b0 = 1.0,
                           .b1 = -2.0,
                           .b2 = 1.0,
                           .a1 = 2.0 * (k * k - 1.0) / a0,
                           .a2 = (1.0 - k / q + k * k) / a0};
}

static double to_lufs(double power)
{
    double lufs = power > 0.0 ? -0.691 + 10.0 * log10(power) : LOUDNESS_SILENCE;

    return lufs > LOUDNESS_SILENCE ? lufs : LOUDNESS_SILENCE;
}

/* Adds the power of one channel to the slices. @return number of slices */
static int add_channel(const float *samples, int frames, int step, int rate_hz, double weight,
                       double power[SLICES_MAX])
{
    struct biquad shelf = head_shelf(rate_hz);
    struct biquad cut = low_cut(rate_hz);
    int slice = 0;

    for (int i = 0; i < frames; i++) {
        double heard = filter(&cut, filter(&shelf, (double)samples[i * step]));

        slice = (int)((long long)i * SLICES_A_SECOND / rate_hz);
        if (slice >= SLICES_MAX) {
            return SLICES_MAX;
        }
        power[slice] += weight * heard * heard * SLICES_A_SECOND / rate_hz / WINDOW;
    }
    return frames > 0 ? slice + 1 : 0;
}

static double window_power(const double *power, int first, int count)
{
    double sum = 0.0;

    for (int i = first; i < first + WINDOW && i < count; i++) {
        sum += power[i];
    }
    return sum;
}

static double loudest(const double *power, int count)
{
    double most = window_power(power, 0, count);

    for (int first = 1; first + WINDOW <= count; first++) {
        most = fmax(most, window_power(power, first, count));
    }
    return most;
}

/* Mean power of the windows that are louder than `gate_lufs`. */
static double gated_mean(const double *power, int count, double gate_lufs)
{
    double sum = 0.0;
    int windows = 0;

    for (int first = 0; first == 0 || first + WINDOW <= count; first += HOP) {
        double here = window_power(power, first, count);
        if (to_lufs(here) > gate_lufs) {
            sum += here;
            windows++;
        }
    }
    return windows > 0 ? sum / windows : 0.0;
}

struct loudness loudness_measure(const float *samples, int frames, int channels, int rate_hz)
{
    double power[SLICES_MAX] = {0.0};
    double weight = channels == 1 ? 2.0 : 1.0;
    int count = 0;

    for (int channel = 0; channel < channels; channel++) {
        count = add_channel(samples + channel, frames, channels, rate_hz, weight, power);
    }
    double mean = gated_mean(power, count, LEAST_LUFS);
    double gate = fmax(LEAST_LUFS, to_lufs(mean) + BELOW_MEAN_LU);

    return (struct loudness){.loudest_lufs = to_lufs(loudest(power, count)),
                             .whole_lufs = to_lufs(gated_mean(power, count, gate))};
}
