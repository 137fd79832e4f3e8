/* SPDX-License-Identifier: MIT */
/* The synthesizer, by what comes out: envelopes, pitches, and the same each time. */
#include "sound_fixture.h"

#include "app/sound/trim.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const double PI = 3.14159265358979323846;

/* A plain tone of half a second. */
static struct patch plain(void)
{
    return (struct patch){
        .loudness = PATCH_SIGNAL,
        .length_ms = 500.0F,
        .attack_ms = 10.0F,
        .decay_ms = 200.0F,
        .sustain = 1.0F,
        .release_ms = 50.0F,
        .partials = {{.wave = PATCH_SINE, .ratio = 1.0F, .level = 1.0F, .decay = 1.0F}},
        .partials_count = 1,
        .notes = {{.hz = 1000.0F, .to_hz = 1000.0F, .length_ms = 500.0F, .level = 1.0F}},
        .notes_count = 1,
    };
}

/* Highest sample of 10 ms of the left side, from `ms` on, of the unmatched sound. */
static double level_at(const struct patch *patch, int ms)
{
    int frames = synth_frames(patch, SOUND_RATE_HZ);
    float *samples = calloc((size_t)frames * 2, sizeof *samples);
    double peak = 0.0;

    assert_non_null(samples);
    synth_render(patch, SOUND_RATE_HZ, samples, frames);
    for (int i = ms * 48; i < (ms + 10) * 48 && i < frames; i++) {
        peak = fmax(peak, fabs((double)samples[2 * i]));
    }
    free(samples);
    return peak;
}

static void is_near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance)) {
        fail_msg("%.3f instead of %.3f, give or take %.3f", value, wanted, tolerance);
    }
}

static void envelopes(void **state)
{
    struct patch patch = plain();

    (void)state;
    is_near(level_at(&patch, 0), 1.0, 0.05); /* full at the end of the attack */
    is_near(level_at(&patch, 200), 1.0, 0.01);
    assert_true(level_at(&patch, 490) < 0.1);

    patch.sustain = 0.25F;
    is_near(level_at(&patch, 400), 0.25, 0.02);

    patch.sustain = 0.0F; /* 100 of 200 ms: half of the 60 dB */
    is_near(20.0 * log10(level_at(&patch, 110)), -30.0, 2.0);

    patch.partials[0].decay = 2.0F;
    is_near(20.0 * log10(level_at(&patch, 110)), -15.0, 1.5);

    patch = plain();
    patch.attack_ms = 200.0F;
    is_near(level_at(&patch, 95), 0.5, 0.08);

    patch = plain();
    patch.tremolo_hz = 5.0F;
    patch.tremolo_depth = 0.75F;
    is_near(level_at(&patch, 95), 0.25, 0.05);
    is_near(level_at(&patch, 195), 1.0, 0.05);
}

/* How far the power at `hz` is below that of the plain tone's 1000 Hz, in dB. */
static double below(const struct patch *patch, int from_ms, double hz)
{
    struct patch tone = plain();
    struct made_sound reference = sound_made_of(&tone);
    struct made_sound made = sound_made_of(patch);
    double db = 10.0 * log10(sound_power_at(&reference, 4800, 4800, 1000.0) /
                             sound_power_at(&made, from_ms * 48, 4800, hz));

    free(reference.samples);
    free(made.samples);
    return db;
}

static void pitches(void **state)
{
    struct patch patch = plain();

    (void)state;
    is_near(below(&patch, 100, 1000.0), 0.0, 0.1);
    assert_true(below(&patch, 100, 2000.0) > 60.0);

    patch.partials[1] =
        (struct patch_partial){.wave = PATCH_SINE, .ratio = 3.0F, .level = 0.5F, .decay = 1.0F};
    patch.partials_count = 2;
    is_near(below(&patch, 100, 3000.0) - below(&patch, 100, 1000.0), 6.02, 0.1);

    patch = plain();
    patch.partials[0].wave = PATCH_TRIANGLE;
    is_near(below(&patch, 100, 3000.0) - below(&patch, 100, 1000.0), 19.08, 0.1);
    assert_true(below(&patch, 100, 2000.0) > 60.0);

    patch = plain();
    patch.partials[0].detune_cents = 100.0F;
    assert_true(below(&patch, 100, 1059.46) < 1.0);

    patch = plain();
    patch.notes[0].to_hz = 4000.0F; /* two octaves: after half the time it is one */
    assert_true(below(&patch, 200, 2000.0) < below(&patch, 200, 1000.0));
    assert_true(below(&patch, 350, 3500.0) < below(&patch, 350, 2000.0));
}

/* What a rate cannot hold would come back as a wrong pitch: it is left out. */
static void no_pitch_above_the_rate(void **state)
{
    struct patch patch = plain();

    (void)state;
    patch.notes[0].hz = patch.notes[0].to_hz = 8000.0F;
    patch.partials[0].ratio = 16.0F;
    assert_true(level_at(&patch, 200) == 0.0);
}

static void noise_stays_in_its_band(void **state)
{
    struct patch patch = plain();
    struct made_sound made;
    double inside = 0.0;
    double outside = 0.0;

    (void)state;
    patch.partials[0].wave = PATCH_NOISE;
    patch.partials[0].band_octaves = 0.5F;
    made = sound_made_of(&patch);
    for (double hz = 100.0; hz < 10000.0; hz += 20.0) {
        double power = sound_power_at(&made, 0, made.frames, hz);
        *(hz > 700.0 && hz < 1400.0 ? &inside : &outside) += power;
    }
    free(made.samples);
    assert_true(inside > 1.5 * outside); /* of white noise a fourteenth would be inside */
}

static double difference_of_sides(const struct patch *patch)
{
    struct made_sound made = sound_made_of(patch);
    double most = 0.0;

    for (int i = 0; i < made.frames; i++) {
        most = fmax(most, fabs((double)(made.samples[2 * i] - made.samples[2 * i + 1])));
    }
    free(made.samples);
    return most;
}

static void width(void **state)
{
    struct patch patch = plain();

    (void)state;
    patch.partials[0].wave = PATCH_NOISE;
    assert_true(difference_of_sides(&patch) == 0.0);
    patch.width = 1.0F;
    assert_true(difference_of_sides(&patch) > 0.02);

    patch = plain();
    patch.width = 1.0F;
    assert_true(difference_of_sides(&patch) < 1e-6); /* the lowest stays in the middle */
    patch.partials[1] = patch.partials[0];
    patch.partials_count = 2;
    assert_true(difference_of_sides(&patch) > 0.02);
}

static void notes_come_in_turn(void **state)
{
    struct patch patch = plain();

    (void)state;
    patch.notes[0].length_ms = 200.0F;
    patch.notes[1] = (struct patch_note){
        .at_ms = 300.0F, .hz = 2000.0F, .to_hz = 2000.0F, .length_ms = 200.0F, .level = 0.5F};
    patch.notes_count = 2;
    assert_true(level_at(&patch, 220) < 1e-4);
    is_near(level_at(&patch, 350), 0.5, 0.01);
    is_near(level_at(&patch, 100), 1.0, 0.01);
}

static void the_same_each_time(void **state)
{
    const struct made_sounds *sounds = *state;

    for (int i = 0; i < SOUND_COUNT; i++) {
        struct made_sound again = sound_made_of(&sounds->items[i].patch);

        assert_int_equal(again.frames, sounds->items[i].frames);
        assert_memory_equal(again.samples, sounds->items[i].samples,
                            sizeof(float) * 2 * (size_t)again.frames);
        free(again.samples);
    }
}

/* A shorter buffer is filled and not overrun; a longer one ends in silence. */
static void any_number_of_frames(void **state)
{
    static const int frames[] = {1, 2, 100, 24000, 30000};
    struct patch patch = plain();

    (void)state;
    for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
        float *samples = malloc(sizeof *samples * 2 * (size_t)frames[i]);

        assert_non_null(samples);
        synth_render(&patch, SOUND_RATE_HZ, samples, frames[i]);
        assert_true(samples[0] == 0.0F && samples[2 * frames[i] - 1] == 0.0F);
        free(samples);
    }
    assert_int_equal(synth_frames(&patch, SOUND_RATE_HZ), 24000);
    assert_int_equal(synth_frames(&patch, 22050), 11025);
}

static void silence_is_cut_away(void **state)
{
    float samples[48000] = {0.0F};
    float silence[100] = {0.0F};
    struct trim trim;

    (void)state;
    for (int i = 9600; i < 19200; i++) {
        samples[i] = (float)(0.5 * sin(2.0 * PI * 500.0 * i / 48000.0));
    }
    trim = trim_find(samples, 48000, 48000);
    assert_in_range(trim.first, 9600 - 480, 9600);
    assert_in_range(trim.first + trim.frames, 19200 + 1440, 19200 + 4800);
    trim_fade(samples + trim.first, trim.frames, 48000, 2, 25);
    assert_true(samples[trim.first] == 0.0F && samples[trim.first + trim.frames - 1] == 0.0F);

    assert_int_equal(trim_find(silence, 100, 48000).frames, 0);
    assert_int_equal(trim_find(silence, 0, 48000).frames, 0);
    silence[99] = 1.0F;
    trim = trim_find(silence, 100, 48000); /* there is less before it than it may keep */
    assert_true(trim.first == 0 && trim.frames == 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(envelopes),
        cmocka_unit_test(pitches),
        cmocka_unit_test(no_pitch_above_the_rate),
        cmocka_unit_test(noise_stays_in_its_band),
        cmocka_unit_test(width),
        cmocka_unit_test(notes_come_in_turn),
        cmocka_unit_test(the_same_each_time),
        cmocka_unit_test(any_number_of_frames),
        cmocka_unit_test(silence_is_cut_away),
    };

    return cmocka_run_group_tests(tests, sounds_make, sounds_unmake);
}
