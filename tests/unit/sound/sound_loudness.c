/* SPDX-License-Identifier: MIT */
/* Loudness against signals whose loudness is known, and against an independent library. */
#include "sound_fixture.h"

#include "app/sound/loudness.h"
#include "app/sound/true_peak.h"

#include <ebur128.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const double PI = 3.14159265358979323846;

/* Frames of a sine, left and right alike or only left. */
static float *sine(int rate_hz, int frames, double hz, double dbfs, int channels)
{
    float *samples = calloc((size_t)(frames * channels), sizeof *samples);

    assert_non_null(samples);
    for (int i = 0; i < frames * channels; i++) {
        double phase = 2.0 * PI * hz * (i / channels) / rate_hz;
        samples[i] = (float)(pow(10.0, dbfs / 20.0) * sin(phase));
    }
    return samples;
}

static void is_near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance)) {
        fail_msg("%.3f instead of %.3f, give or take %.3f", value, wanted, tolerance);
    }
}

/* EBU Tech 3341, case 1 and 2: 1 kHz, stereo: as many LUFS as dBFS. */
static void a_sine_is_as_loud_as_it_is_high(void **state)
{
    static const struct {
        int rate_hz, channels;
        double dbfs, lufs;
    } rows[] = {{48000, 2, -23.0, -23.0}, {48000, 2, -33.0, -33.0}, {44100, 2, -23.0, -23.0},
                {22050, 2, -23.0, -23.0}, {48000, 1, -23.0, -23.0}, {96000, 2, -20.0, -20.0}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int frames = 5 * rows[i].rate_hz;
        float *samples = sine(rows[i].rate_hz, frames, 1000.0, rows[i].dbfs, rows[i].channels);
        struct loudness found =
            loudness_measure(samples, frames, rows[i].channels, rows[i].rate_hz);

        is_near(found.whole_lufs, rows[i].lufs, 0.1);
        is_near(found.loudest_lufs, rows[i].lufs, 0.1);
        free(samples);
    }
}

/* EBU Tech 3341, case 3: what is far quieter than the rest does not count. */
static void quiet_parts_are_left_out(void **state)
{
    static const double dbfs[] = {-36.0, -23.0, -36.0};
    static const int seconds[] = {10, 30, 10};
    int frames = 50 * 48000;
    float *samples = sine(48000, frames, 1000.0, 0.0, 2);
    int at = 0;

    (void)state;
    for (int part = 0; part < 3; part++) {
        for (int i = 0; i < 2 * 48000 * seconds[part]; i++) {
            samples[at++] *= (float)pow(10.0, dbfs[part] / 20.0);
        }
    }
    is_near(loudness_measure(samples, frames, 2, 48000).whole_lufs, -23.0, 0.1);
    free(samples);
}

static void short_and_silent_ones(void **state)
{
    float *samples = sine(48000, 4800, 1000.0, -20.0, 2);
    float silence[96] = {0.0F};

    (void)state;
    /* 100 ms in a window of 400: a quarter of the power. */
    is_near(loudness_measure(samples, 4800, 2, 48000).loudest_lufs, -26.0, 0.2);
    is_near(loudness_measure(samples, 4800, 2, 48000).whole_lufs, -26.0, 0.2);
    assert_true(loudness_measure(silence, 48, 2, 48000).loudest_lufs == LOUDNESS_SILENCE);
    assert_true(loudness_measure(silence, 48, 2, 48000).whole_lufs == LOUDNESS_SILENCE);
    assert_true(loudness_measure(silence, 0, 2, 48000).whole_lufs == LOUDNESS_SILENCE);
    free(samples);
}

/* A quarter of the rate, between its samples: they never show the peak. */
static void peaks_between_samples_are_seen(void **state)
{
    float *samples = calloc(4800, sizeof *samples);

    (void)state;
    assert_non_null(samples);
    for (int i = 0; i < 4800; i++) {
        samples[i] = (float)(0.5 * sin(PI / 2.0 * i + PI / 4.0));
    }
    assert_true(samples[0] < 0.36F);
    is_near(true_peak_db(true_peak(samples, 4800, 1)), -6.02, 0.3);
    assert_true(true_peak_db(0.0) == -120.0);
    assert_true(true_peak(samples, 0, 1) == 0.0);
    free(samples);
}

/* What another program makes of it, with half a second of silence around. */
static void measure_elsewhere(const struct made_sound *made, double *lufs, double *peak_db)
{
    ebur128_state *meter =
        ebur128_init(2, SOUND_RATE_HZ, EBUR128_MODE_M | EBUR128_MODE_TRUE_PEAK);
    int piece = SOUND_RATE_HZ / 100;
    float *silence = calloc((size_t)piece * 2, sizeof *silence);

    assert_true(meter != NULL && silence != NULL);
    *lufs = -HUGE_VAL;
    for (int at = -50 * piece; at < made->frames + 50 * piece; at += piece) {
        bool inside = at >= 0 && at < made->frames;
        int frames = inside && made->frames - at < piece ? made->frames - at : piece;
        double now;

        ebur128_add_frames_float(meter, inside ? made->samples + 2 * at : silence,
                                 (size_t)frames);
        ebur128_loudness_momentary(meter, &now);
        *lufs = fmax(*lufs, now);
    }
    *peak_db = 0.0;
    for (unsigned channel = 0; channel < 2; channel++) {
        double peak;
        ebur128_true_peak(meter, channel, &peak);
        *peak_db = fmax(*peak_db, peak);
    }
    *peak_db = 20.0 * log10(*peak_db);
    ebur128_destroy(&meter);
    free(silence);
}

static void others_measure_the_same(void **state)
{
    const struct made_sounds *sounds = *state;

    for (int i = 0; i < SOUND_COUNT; i++) {
        double lufs;
        double peak_db;

        measure_elsewhere(&sounds->items[i], &lufs, &peak_db);
        is_near(sounds->items[i].match.lufs, lufs, 0.2);
        if (i != SOUND_LEAD_IN) { /* between samples white noise is what the filter makes it */
            is_near(sounds->items[i].match.peak_dbtp, peak_db, 0.3);
        }
    }
}

static void speech_gets_as_loud_as_a_cue(void **state)
{
    int frames = 2 * 48000;
    float *samples = sine(48000, frames, 700.0, -40.0, 1);

    (void)state;
    for (int i = 0; i < frames; i += 960) { /* points that stick out far, as of a voice */
        samples[i] = 0.12F;
    }
    struct match match = match_speech(samples, frames, 48000);
    assert_true(match.reached && match.peak_dbtp <= MATCH_PEAK_DBTP + 1e-6);
    is_near(loudness_measure(samples, frames, 1, 48000).whole_lufs, MATCH_SIGNAL_LUFS, 0.5);
    is_near(match.peak_dbtp, true_peak_db(true_peak(samples, frames, 1)), 0.01);

    for (int i = 0; i < frames; i++) {
        samples[i] = 0.0F;
    }
    assert_false(match_speech(samples, frames, 48000).reached);
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sine_is_as_loud_as_it_is_high),
        cmocka_unit_test(quiet_parts_are_left_out),
        cmocka_unit_test(short_and_silent_ones),
        cmocka_unit_test(peaks_between_samples_are_seen),
        cmocka_unit_test(others_measure_the_same),
        cmocka_unit_test(speech_gets_as_loud_as_a_cue),
    };

    return cmocka_run_group_tests(tests, sounds_make, sounds_unmake);
}
