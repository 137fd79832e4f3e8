/* SPDX-License-Identifier: MIT */
/* Each sample where it belongs, however the frames are asked for; speech alone and on time. */
#include "app/sound/mixer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    FRAMES = 96000,
    CUE = 480,    /* frames of the short clip */
    WORD = 24000, /* and of the long one */
    LOUD = 10000,
    SOFT = 5000
};

static int16_t loud[2 * CUE], soft[2 * WORD], full[2 * WORD];
static int16_t out[2 * FRAMES];
static struct mixer mixer;
static const struct clip cue = {loud, CUE}, word = {soft, WORD}, shout = {full, WORD};

static int setup(void **state)
{
    (void)state;
    for (int i = 0; i < 2 * CUE; i++) {
        loud[i] = LOUD;
    }
    for (int i = 0; i < 2 * WORD; i++) {
        soft[i] = SOFT;
        full[i] = 29000;
    }
    mixer_init(&mixer);
    return 0;
}

/* Asks for all frames in pieces of `piece`. */
static void render(int piece)
{
    for (int at = 0; at < FRAMES; at += piece) {
        mixer_render(&mixer, out + (ptrdiff_t)2 * at,
                     at + piece < FRAMES ? piece : FRAMES - at);
    }
}

/* The first frame from `from` on that is not silent, or that is. */
static int next(int from, bool silent)
{
    while (from < FRAMES && (out[2 * from] == 0) != silent) {
        from++;
    }
    return from;
}

static void test_cues_begin_at_their_sample(void **state)
{
    static const int pieces[] = {1, 63, 64, 1000, 1024, FRAMES};

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        mixer_init(&mixer);
        for (int k = 0; k < 4; k++) {
            assert_true(mixer_cue(&mixer, cue, 1234 + 20000 * k, k));
        }
        render(pieces[i]);
        for (int k = 0; k < 4; k++) {
            int from = 1234 + 20000 * k;

            assert_int_equal(next(k == 0 ? 0 : from - 10000, false), from);
            assert_int_equal(next(from, true), from + CUE);
            assert_in_range(out[2 * from], LOUD - 2, LOUD + 2);
            assert_int_equal(out[2 * from + 1], out[2 * from]);
        }
    }
}

static void test_a_late_cue_begins_at_once(void **state)
{
    (void)state;
    mixer_render(&mixer, out, 1000);
    mixer_cue(&mixer, cue, 200, 1);
    assert_true(mixer_has_cue(&mixer, 1));
    render(1024);
    assert_int_equal(next(0, false), 0);
}

static void test_planned_cues_are_forgotten_and_begun_ones_go_on(void **state)
{
    (void)state;
    mixer_plan_cue(&mixer, cue, 0, 1);
    mixer_plan_cue(&mixer, cue, 10000, 2);
    mixer_render(&mixer, out, 100);
    mixer_forget_plan(&mixer);
    assert_true(mixer_has_cue(&mixer, 1));
    assert_false(mixer_has_cue(&mixer, 2));
    render(1024);
    assert_int_equal(next(0, true), CUE - 100);
    assert_int_equal(next(CUE, false), FRAMES);
}

/* The device asks for the next frames only later: what has come is not taken back by a plan. */
static void test_what_has_come_is_not_forgotten(void **state)
{
    (void)state;
    mixer_cue(&mixer, cue, 0, 1);
    mixer_plan_cue(&mixer, cue, 10000, 2);
    mixer_settle_cue(&mixer, 2);
    mixer_plan_cue(&mixer, cue, 20000, 3);
    mixer_forget_plan(&mixer);
    assert_true(mixer_has_cue(&mixer, 1));
    assert_true(mixer_has_cue(&mixer, 2));
    assert_false(mixer_has_cue(&mixer, 3));
    mixer_forget_cues(&mixer);
    assert_false(mixer_has_cue(&mixer, 1));
}

static void test_too_many_cues_are_counted(void **state)
{
    (void)state;
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        assert_true(mixer_cue(&mixer, cue, 50000, i));
    }
    assert_false(mixer_cue(&mixer, cue, 50000, 99));
    assert_int_equal(mixer.dropped, 1);
    render(1024); /* all of them together must not wrap round */
    for (int i = 0; i < FRAMES; i++) {
        assert_true(out[2 * i] >= 0);
    }
    assert_true(mixer_cue(&mixer, cue, FRAMES, 1)); /* those that are over make room */
}

static void test_speech_is_said_in_turn(void **state)
{
    const struct clip parts[] = {word, word};

    (void)state;
    assert_true(mixer_say(&mixer, parts, 2, 3000));
    assert_true(mixer_speaks(&mixer));
    render(1024);
    assert_int_equal(next(0, false), 3000);
    assert_int_equal(next(3000, true), 3000 + WORD);
    assert_int_equal(next(3000 + WORD, false), 3000 + WORD + MIXER_GAP_FRAMES);
    assert_int_equal(next(3000 + WORD + MIXER_GAP_FRAMES, true),
                     3000 + 2 * WORD + MIXER_GAP_FRAMES);
    assert_false(mixer_speaks(&mixer));
}

static void test_speech_is_never_late(void **state)
{
    static const struct {
        int late;
        bool said;
    } rows[] = {{0, true}, {14399, true}, {14400, false}, {30000, false}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        mixer_init(&mixer);
        render(1024);
        assert_int_equal(mixer_say(&mixer, &word, 1, FRAMES - rows[i].late), rows[i].said);
        assert_int_equal(mixer_speaks(&mixer), rows[i].said);
    }
}

/* What comes next waits until what is stopped has faded: two voices at once are never heard. */
static void test_new_speech_takes_the_place_of_the_old(void **state)
{
    (void)state;
    mixer_say(&mixer, &shout, 1, 0);
    mixer_render(&mixer, out, 4800);
    mixer_say(&mixer, &word, 1, 4800);
    render(1024);
    assert_in_range(out[0], 25000, 32767);
    for (int i = 1; i < 768; i++) {
        assert_true(out[2 * i] <= out[2 * i - 2]); /* out, and nothing on top */
    }
    assert_in_range(out[2 * 800], SOFT - 2, SOFT + 2);
}

static void test_a_stop_is_soft_and_quick(void **state)
{
    (void)state;
    mixer_say(&mixer, &shout, 1, 0);
    mixer_render(&mixer, out, 4800);
    mixer_hush(&mixer);
    assert_false(mixer_speaks(&mixer));
    render(1024);
    assert_int_equal(next(0, true) <= 768, true);
    for (int i = 1; i < 800; i++) {
        assert_true(out[2 * i - 2] - out[2 * i] < 200); /* no click */
    }
}

static void test_cues_are_softer_under_speech(void **state)
{
    (void)state;
    mixer_say(&mixer, &word, 1, 0);
    mixer_cue(&mixer, cue, 10000, 1);
    mixer_cue(&mixer, cue, 60000, 2);
    render(1024);
    assert_in_range(out[2 * 10100], SOFT + LOUD * 4 / 10 - 50, SOFT + LOUD * 4 / 10 + 50);
    assert_in_range(out[2 * 60100], LOUD - 2, LOUD + 2);
}

static void test_peaks_are_rounded(void **state)
{
    (void)state;
    mixer_say(&mixer, &shout, 1, 0);
    for (int i = 0; i < 4; i++) {
        mixer_cue(&mixer, shout, 5000 * i, i);
    }
    render(1024);
    for (int i = 0; i < 2 * FRAMES; i++) {
        assert_in_range(out[i], 0, 32767);
    }
}

static void test_volume_moves_without_a_step(void **state)
{
    (void)state;
    mixer_say(&mixer, &word, 1, 0);
    mixer_render(&mixer, out, 4800);
    mixer_set_volume(&mixer, 0.25F);
    render(1024);
    for (int i = 1; i < 3000; i++) {
        assert_true(out[2 * i - 2] - out[2 * i] < 10);
    }
    assert_in_range(out[2 * 3000], SOFT / 4 - 2, SOFT / 4 + 2);
    mixer_set_volume(&mixer, 7.0F);
    assert_true(mixer.wanted == 1.0F);
}

static void test_samples_are_in_use_while_they_are(void **state)
{
    (void)state;
    assert_false(mixer_uses(&mixer, soft));
    mixer_say(&mixer, &word, 1, 0);
    mixer_cue(&mixer, cue, 100, 1);
    assert_true(mixer_uses(&mixer, soft));
    assert_true(mixer_uses(&mixer, loud));
    mixer_render(&mixer, out, 4800);
    mixer_hush(&mixer);
    assert_true(mixer_uses(&mixer, soft)); /* fades */
    render(1024);
    assert_false(mixer_uses(&mixer, soft));
    assert_false(mixer_uses(&mixer, loud));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_cues_begin_at_their_sample, setup),
        cmocka_unit_test_setup(test_a_late_cue_begins_at_once, setup),
        cmocka_unit_test_setup(test_planned_cues_are_forgotten_and_begun_ones_go_on, setup),
        cmocka_unit_test_setup(test_what_has_come_is_not_forgotten, setup),
        cmocka_unit_test_setup(test_too_many_cues_are_counted, setup),
        cmocka_unit_test_setup(test_speech_is_said_in_turn, setup),
        cmocka_unit_test_setup(test_speech_is_never_late, setup),
        cmocka_unit_test_setup(test_new_speech_takes_the_place_of_the_old, setup),
        cmocka_unit_test_setup(test_a_stop_is_soft_and_quick, setup),
        cmocka_unit_test_setup(test_cues_are_softer_under_speech, setup),
        cmocka_unit_test_setup(test_peaks_are_rounded, setup),
        cmocka_unit_test_setup(test_volume_moves_without_a_step, setup),
        cmocka_unit_test_setup(test_samples_are_in_use_while_they_are, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
