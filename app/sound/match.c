/* SPDX-License-Identifier: MIT */
#include "app/sound/match.h"

#include "app/sound/loudness.h"
#include "app/sound/synth.h"
#include "app/sound/true_peak.h"

#include <math.h>

static void scale(float *samples, int count, double db)
{
    double factor = pow(10.0, db / 20.0);

    for (int i = 0; i < count; i++) {
        samples[i] = (float)((double)samples[i] * factor);
    }
}

double match_target_lufs(enum patch_loudness loudness)
{
    switch (loudness) {
    case PATCH_SIGNAL: return MATCH_SIGNAL_LUFS;
    case PATCH_SOFT: return MATCH_SOFT_LUFS;
    case PATCH_FIXED: break;
    }
    return 0.0;
}

struct match match_patch(const struct patch *patch, float *samples, int frames, int rate_hz)
{
    struct loudness before = loudness_measure(samples, frames, SOUND_CHANNELS, rate_hz);
    double peak = true_peak(samples, frames, SOUND_CHANNELS);
    double room_db = MATCH_PEAK_DBTP - true_peak_db(peak);
    double wanted_db = patch->loudness == PATCH_FIXED
                           ? (double)patch->peak_dbfs - true_peak_db(peak)
                           : match_target_lufs(patch->loudness) - before.loudest_lufs;
    double db = fmin(wanted_db, room_db);

    if (peak == 0.0) {
        return (struct match){.lufs = LOUDNESS_SILENCE, .peak_dbtp = true_peak_db(0.0)};
    }
    scale(samples, frames * SOUND_CHANNELS, db);
    return (struct match){.lufs = before.loudest_lufs + db,
                          .peak_dbtp = true_peak_db(peak) + db,
                          .reached = db > wanted_db - MATCH_TOLERANCE_LU / 2.0};
}

/* Leaves alone what is below half, and brings the rest below 1 without a corner. */
static double round_off(double x)
{
    double over = fabs(x) - 0.5;

    return over <= 0.0 ? x : copysign(0.5 + 0.5 * tanh(over / 0.5), x);
}

struct match match_speech(float *samples, int frames, int rate_hz)
{
    const double most = pow(10.0, (MATCH_PEAK_DBTP - 0.3) / 20.0);
    struct loudness now = loudness_measure(samples, frames, 1, rate_hz);

    if (now.whole_lufs <= LOUDNESS_SILENCE) {
        return (struct match){.lufs = LOUDNESS_SILENCE, .peak_dbtp = true_peak_db(0.0)};
    }
    /* Rounding takes a little loudness away; the second time makes up for it. */
    for (int time = 0; time < 3; time++) {
        scale(samples, frames, MATCH_SIGNAL_LUFS - now.whole_lufs);
        for (int i = 0; i < frames; i++) {
            samples[i] = (float)(most * round_off((double)samples[i] / most));
        }
        now = loudness_measure(samples, frames, 1, rate_hz);
    }
    double peak_db = true_peak_db(true_peak(samples, frames, 1));
    double room_db = fmin(0.0, MATCH_PEAK_DBTP - peak_db);

    scale(samples, frames, room_db);
    return (struct match){.lufs = now.whole_lufs + room_db,
                          .peak_dbtp = peak_db + room_db,
                          .reached = fabs(now.whole_lufs + room_db - MATCH_SIGNAL_LUFS) <=
                                     MATCH_TOLERANCE_LU / 2.0};
}
