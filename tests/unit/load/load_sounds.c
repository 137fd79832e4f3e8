/* SPDX-License-Identifier: MIT */
/* The files of the sounds: what is taken from them, and what is said of broken ones. */
#include "load_fixture.h"

#include "app/load/sounds_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

static const char GOOD[] =
    "loudness: signal\n"
    "length_ms: 300\n"
    "attack_ms: 2\n"
    "decay_ms: 200\n"
    "sustain: 0.5\n"
    "release_ms: 50\n"
    "partials:\n"
    "  - {wave: sine, ratio: 1, level: 1}\n"
    "  - {wave: noise, ratio: 2, level: 0.5, decay: 0.5, band_octaves: 1}\n"
    "notes:\n"
    "  - {at_ms: 0, hz: 440, length_ms: 100}\n"
    "  - {at_ms: 100, hz: 440, to_hz: 880, length_ms: 200, level: 0.5}\n";

static void a_good_one_is_taken(void **state)
{
    struct problems problems = {.count = 0};
    struct patch patch;

    (void)state;
    assert_true(sound_parse(GOOD, strlen(GOOD), "s.yaml", &patch, &problems));
    assert_int_equal(patch.loudness, PATCH_SIGNAL);
    assert_int_equal(patch.partials_count, 2);
    assert_int_equal(patch.partials[1].wave, PATCH_NOISE);
    assert_true(patch.partials[0].decay == 1.0F && patch.partials[1].decay == 0.5F);
    assert_true(patch.width == 0.0F && patch.sustain == 0.5F);
    assert_int_equal(patch.notes_count, 2);
    assert_true(patch.notes[0].to_hz == 440.0F && patch.notes[0].level == 1.0F);
    assert_true(patch.notes[1].to_hz == 880.0F && patch.notes[1].level == 0.5F);
}

static void broken_ones_are_explained(void **state)
{
    static const struct {
        const char *from, *to, *place, *words;
    } rows[] = {
        {"loudness: signal", "loudness: signl", "s.yaml:1:11: ", "did you mean 'signal'?"},
        {"loudness: signal", "loudness: fixed",
         "s.yaml:1:1: ", "is needed with 'loudness: fixed'"},
        {"loudness: signal", "loudness: soft\npeak_dbfs: -3", "s.yaml:2:12: ", "leave it out"},
        {"length_ms: 300", "lenght_ms: 300", "s.yaml:2:1: ", "did you mean 'length_ms'?"},
        {"length_ms: 300", "length_ms: 9000",
         "s.yaml:2:12: ", "is 9000; 20 to 8000 is allowed"},
        {"length_ms: 300", "length_ms: 250", "s.yaml:12:", "ends 300 ms after the begin"},
        {"attack_ms: 2", "attack_ms: 0", "s.yaml:3:12: ", "0.5 to 4000 is allowed"},
        {"attack_ms: 2", "attack_ms: 60", "s.yaml:11:", "together take 110"},
        {"sustain: 0.5", "sustain: much", "s.yaml:5:10: ", "a number is needed"},
        {"wave: sine", "wave: sin", "s.yaml:8:12: ", "did you mean 'sine'?"},
        {"level: 1}", "level: 1, band_octaves: 1}", "s.yaml:8:", "is for 'wave: noise' only"},
        {"ratio: 2", "ratio: 20", "s.yaml:9:", "0.1 to 16 is allowed"},
        {"hz: 440, length", "hz: 20, length", "s.yaml:11:", "100 to 8000 is allowed"},
        {"to_hz: 880", "to_hz: -880", "s.yaml:12:", "notes[1].to_hz: is -880"},
        {"to_hz: 880", "to_hz: 0", "s.yaml:12:", "notes[1].to_hz: is 0"},
        {"release_ms: 50\n", "", "s.yaml:1:1: ", "the key 'release_ms' is missing"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct problems problems = {.count = 0};
        struct patch patch;
        char text[1024];
        const char *at = strstr(GOOD, rows[i].from);

        assert_non_null(at);
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - GOOD), GOOD, rows[i].to,
                 at + strlen(rows[i].from));
        assert_false(sound_parse(text, strlen(text), "s.yaml", &patch, &problems));
        fixture_expect(&problems, rows[i].place, rows[i].words);
    }
}

/* All there are and no other: one that is misspelled is named, and so is what is missing then.
 */
static void the_folder_has_every_sound(void **state)
{
    struct sound_patches patches;
    struct problems problems = {.count = 0};
    char folder[64];
    char sounds[80];

    (void)state;
    fixture_make_folder(folder);
    snprintf(sounds, sizeof sounds, "%s/sounds", folder);
    assert_int_equal(mkdir(sounds, 0777), 0);
    for (int i = 0; i < SOUND_COUNT; i++) {
        char name[64];

        snprintf(name, sizeof name, "sounds/%s.yaml",
                 i == SOUND_TICK ? "tik" : sound_name((enum sound_kind)i));
        fixture_write(folder, name, GOOD, strlen(GOOD));
    }
    assert_false(sounds_load(folder, &patches, &problems));
    fixture_expect(&problems, sounds,
                   "tik.yaml: 'tik' is no sound that anything plays, did you "
                   "mean 'tick'?");
    fixture_expect(&problems, sounds, "the file tick.yaml is missing");
    assert_int_equal(problems.count, 2);
    fixture_write(folder, "sounds/tick.yaml", GOOD, strlen(GOOD));
    problems.count = 0;
    assert_false(sounds_load(folder, &patches, &problems));
    assert_int_equal(problems.count, 1);
    fixture_remove(folder);

    problems.count = 0;
    assert_false(sounds_load("/nowhere", &patches, &problems));
    fixture_expect(&problems, "/nowhere/sounds", "");
}

static void ours_are_fine(void **state)
{
    struct sound_patches patches;
    struct problems problems = {.count = 0};

    (void)state;
    assert_true(sounds_load(UNKNOT_ASSETS, &patches, &problems));
    for (int i = 0; i < SOUND_COUNT; i++) {
        assert_true(patches.items[i].notes_count > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_one_is_taken),
        cmocka_unit_test(broken_ones_are_explained),
        cmocka_unit_test(the_folder_has_every_sound),
        cmocka_unit_test(ours_are_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
