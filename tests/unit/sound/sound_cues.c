/* SPDX-License-Identifier: MIT */
/* The station's own cues, as somebody hears them who does not look: equally loud, each unlike
 * every other, with an onset where they begin. */
#include "sound_fixture.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct made_sound *sound(void **state, enum sound_kind kind)
{
    return &((struct made_sounds *)*state)->items[kind];
}

#define EACH_AUDIBLE(kind)                                                                     \
    (enum sound_kind kind = (enum sound_kind)0; kind < SOUND_LEAD_IN;                          \
     kind = (enum sound_kind)(kind + 1))

static void a_class_is_equally_loud(void **state)
{
    for
        EACH_AUDIBLE(kind)
        {
            const struct made_sound *made = sound(state, kind);
            double target = match_target_lufs(made->patch.loudness);

            assert_true(made->match.reached);
            assert_true(target == MATCH_SIGNAL_LUFS || target == MATCH_SOFT_LUFS);
            assert_true(fabs(made->match.lufs - target) <= MATCH_TOLERANCE_LU / 2.0);
        }
    assert_int_equal(sound(state, SOUND_PRESS)->patch.loudness, PATCH_SOFT);
    assert_int_equal(sound(state, SOUND_BREATHE_IN)->patch.loudness, PATCH_SOFT);
    assert_int_equal(sound(state, SOUND_TICK)->patch.loudness, PATCH_SIGNAL);
    assert_int_equal(sound(state, SOUND_END)->patch.loudness, PATCH_SIGNAL);
}

static void nothing_clips(void **state)
{
    for
        EACH_AUDIBLE(kind)
        {
            assert_true(sound(state, kind)->match.peak_dbtp <= MATCH_PEAK_DBTP + 1e-6);
            assert_true(sound_peak(sound(state, kind)) < 1.0);
        }
}

static void ends_are_silent_and_there_is_no_constant(void **state)
{
    for (int kind = 0; kind < SOUND_COUNT; kind++) {
        const struct made_sound *made = sound(state, (enum sound_kind)kind);
        double sum[SOUND_CHANNELS] = {0.0};

        for (int i = 0; i < made->frames * SOUND_CHANNELS; i++) {
            sum[i % 2] += (double)made->samples[i];
        }
        for (int k = 0; k < SOUND_CHANNELS; k++) {
            assert_true(made->samples[k] == 0.0F);
            assert_true(made->samples[2 * (made->frames - 1) + k] == 0.0F);
            assert_true(fabs(sum[k] / made->frames) < 1e-4 * sound_peak(made));
        }
    }
}

/* A step between two samples is a click. */
static void no_end_is_a_step(void **state)
{
    for
        EACH_AUDIBLE(kind)
        {
            const struct made_sound *made = sound(state, kind);
            int last = SOUND_CHANNELS * (made->frames - 48);

            for (int i = last; i < SOUND_CHANNELS * made->frames; i++) {
                assert_true(fabs((double)made->samples[i]) < 0.02 * sound_peak(made));
            }
        }
}

static double onset_ms(const struct made_sound *made)
{
    double heard = sound_peak(made) * pow(10.0, -30.0 / 20.0);
    int i = 0;

    while (fabs((double)made->samples[i]) < heard) {
        i++;
    }
    return (double)i / SOUND_CHANNELS * 1000.0 / SOUND_RATE_HZ;
}

static void sharp_cues_begin_at_once(void **state)
{
    static const enum sound_kind sharp[] = {
        SOUND_PRESS,  SOUND_CHOOSE, SOUND_START, SOUND_FOUND,  SOUND_TICK,
        SOUND_END,    SOUND_SWITCH, SOUND_HALF,  SOUND_BEAT_0, SOUND_BEAT_1,
        SOUND_BEAT_2, SOUND_BEAT_3, SOUND_PAUSE, SOUND_RESUME, SOUND_FINISH};

    for (size_t i = 0; i < sizeof sharp / sizeof sharp[0]; i++) {
        assert_true(onset_ms(sound(state, sharp[i])) < 5.0);
        assert_true(sound(state, sharp[i])->patch.attack_ms < 5.0F);
    }
    assert_true(onset_ms(sound(state, SOUND_BREATHE_IN)) > 20.0);
    assert_true(onset_ms(sound(state, SOUND_BREATHE_OUT)) > 20.0);
}

/* What the small speakers of a screen can play, and an ear hears without effort. */
static void all_is_in_the_middle_range(void **state)
{
    for
        EACH_AUDIBLE(kind)
        {
            const struct made_sound *made = sound(state, kind);
            double inside = 0.0;
            double all = 0.0;

            for (double hz = 60.0; hz < 16000.0; hz *= pow(2.0, 1.0 / 24.0)) {
                int frames = made->frames < SOUND_RATE_HZ ? made->frames : SOUND_RATE_HZ;
                double power = sound_power_at(made, 0, frames, hz) * hz;

                all += power;
                inside += hz >= 390.0 && hz <= 3000.0 ? power : 0.0;
            }
            assert_true(inside > 0.9 * all);
        }
}

static double length_ms(const struct made_sound *made)
{
    return made->frames * 1000.0 / SOUND_RATE_HZ;
}

static void an_end_is_no_tick(void **state)
{
    const struct made_sound *tick = sound(state, SOUND_TICK);
    const struct made_sound *end = sound(state, SOUND_END);

    assert_true(length_ms(end) >= 2.0 * length_ms(tick));
    assert_true(sound_centroid_hz(end, 0, 6000) < 0.75 * sound_centroid_hz(tick, 0, 6000));
    assert_true(length_ms(tick) < 300.0);
}

static void breaths_are_told_apart(void **state)
{
    const struct made_sound *in = sound(state, SOUND_BREATHE_IN);
    const struct made_sound *out = sound(state, SOUND_BREATHE_OUT);
    int third = in->frames / 3;

    assert_true(sound_centroid_hz(in, in->frames - third, third) >
                1.5 * sound_centroid_hz(in, 0, third));
    third = out->frames / 3;
    assert_true(sound_centroid_hz(out, out->frames - third, third) <
                0.67 * sound_centroid_hz(out, 0, third));
    assert_true(out->frames > in->frames);
}

static void flex_goes_up_and_point_goes_down(void **state)
{
    const struct made_sound *flex = sound(state, SOUND_BEAT_0);
    const struct made_sound *point = sound(state, SOUND_BEAT_1);
    int half = flex->frames / 2;

    assert_true(sound_centroid_hz(flex, half, half) > 1.3 * sound_centroid_hz(flex, 0, half));
    assert_true(sound_centroid_hz(point, half, half) <
                0.77 * sound_centroid_hz(point, 0, half));
}

enum {
    SLICE = SOUND_RATE_HZ / 20, /* 50 ms */
    SLICES = 24,
    BANDS = 21, /* a quarter of an octave each, 200 to 6400 Hz */
};

/* A coarse picture of a sound: loudness by time and pitch, all together of length 1. */
struct picture {
    double cells[SLICES][BANDS];
};

static void take_picture(const struct made_sound *made, struct picture *out)
{
    double sum = 0.0;

    for (int s = 0; s < SLICES; s++) {
        for (int b = 0; b < BANDS; b++) {
            double hz = 200.0 * pow(2.0, b / 4.0);
            double power = sound_power_at(made, s * SLICE, SLICE, hz) +
                           sound_power_at(made, s * SLICE, SLICE, hz * pow(2.0, 0.125));

            out->cells[s][b] = pow(power, 0.3); /* as loud as it seems */
            sum += out->cells[s][b] * out->cells[s][b];
        }
    }
    for (int i = 0; i < SLICES * BANDS; i++) {
        out->cells[i / BANDS][i % BANDS] /= sqrt(sum);
    }
}

/* From 0 (the same) to 1.41 (nothing in common). */
static double distance(const struct picture *a, const struct picture *b)
{
    double sum = 0.0;

    for (int i = 0; i < SLICES * BANDS; i++) {
        double difference = a->cells[i / BANDS][i % BANDS] - b->cells[i / BANDS][i % BANDS];
        sum += difference * difference;
    }
    return sqrt(sum);
}

static void no_two_are_alike(void **state)
{
    static struct picture pictures[SOUND_LEAD_IN];
    double least = 2.0;

    for
        EACH_AUDIBLE(kind)
        {
            take_picture(sound(state, kind), &pictures[kind]);
        }
    for
        EACH_AUDIBLE(a)
        {
            for (int b = 0; b < (int)a; b++) {
                double far = distance(&pictures[a], &pictures[b]);

                least = fmin(least, far);
                if (far < 0.4) {
                    fail_msg("%s and %s sound alike: %.2f", sound_name(a),
                             sound_name((enum sound_kind)b), far);
                }
            }
        }
    print_message("the two that are most alike differ by %.2f\n", least);
}

static void the_lead_in_is_not_heard(void **state)
{
    const struct made_sound *made = sound(state, SOUND_LEAD_IN);

    assert_true(made->match.peak_dbtp < -79.0 && made->match.peak_dbtp > -81.0);
    assert_true(length_ms(made) >= 300.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class_is_equally_loud),
        cmocka_unit_test(nothing_clips),
        cmocka_unit_test(ends_are_silent_and_there_is_no_constant),
        cmocka_unit_test(no_end_is_a_step),
        cmocka_unit_test(sharp_cues_begin_at_once),
        cmocka_unit_test(all_is_in_the_middle_range),
        cmocka_unit_test(an_end_is_no_tick),
        cmocka_unit_test(breaths_are_told_apart),
        cmocka_unit_test(flex_goes_up_and_point_goes_down),
        cmocka_unit_test(no_two_are_alike),
        cmocka_unit_test(the_lead_in_is_not_heard),
    };

    return cmocka_run_group_tests(tests, sounds_make, sounds_unmake);
}
