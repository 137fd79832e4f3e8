/* SPDX-License-Identifier: MIT */
/* Names of files of sentences: readable, harmless, and another for every other text. */
#include "app/sound/sound_name.h"
#include "app/sound/voice_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The hashes are FNV-1a, from its description and not from our code: that of "" and of "a"
 * stand in its tables. */
static void names(void **state)
{
    static const struct {
        const char *text, *slug;
    } rows[] = {
        {"Press down gently and hold", "press-down-gently-and-hold"},
        {"Roll slowly, find a tender spot.", "roll-slowly-find-a-tender-spot"},
        {"  Half-way  ", "half-way"},
        {"10 to go", "10-to-go"},
        {"Don't stop", "dont-stop"},
        {"Drücke die Füße langsam, größer", "druecke-die-fuesse-langsam-groesser"},
        {"ÄÖÜ", "aeoeue"},
        {"fu\xCC\x88r", "fur"}, /* a mark of its own: nobody knows whose umlaut it is */
        {"¿Cómo está tu pantorrilla? Mañana", "como-esta-tu-pantorrilla-manana"},
        {"Être là-bas, cœur, ça, où", "etre-la-bas-coeur-ca-ou"},
        {"L’arrêt", "larret"},
        {"../../etc/passwd", "etc-passwd"},
        {"/", ""},
        {"", ""},
        {"...", ""},
        {"日本語", ""},
        {"\xFF\xC3", ""},
        {"a\xFF"
         "b",
         "a-b"},
        {"a\nb; rm -rf *", "a-b-rm-rf"},
        {"a very long sentence that does not end where a name has to end",
         "a-very-long-sentence-that-does-not-end-w"},
        {"1234567890123456789012345678901234567890",
         "1234567890123456789012345678901234567890"},
        {"123456789012345678901234567890123456789ß", "123456789012345678901234567890123456789"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[VOICE_NAME_SIZE];
        char plain[VOICE_NAME_SIZE];
        char wanted[VOICE_NAME_SIZE];
        const char *slug = rows[i].slug[0] != '\0' ? rows[i].slug : "text";

        voice_file_name(rows[i].text, name);
        assert_int_equal(strlen(name), strlen(slug) + 13);
        assert_memory_equal(name, slug, strlen(slug));
        assert_true(voice_is_file_name(name));
        snprintf(wanted, sizeof wanted, "%s.wav", rows[i].slug);
        assert_true(voice_plain_name(rows[i].text, plain) == (rows[i].slug[0] != '\0'));
        assert_string_equal(plain, wanted);
        assert_false(voice_is_file_name(plain));
    }
}

static void hashes(void **state)
{
    char name[VOICE_NAME_SIZE];
    char other[VOICE_NAME_SIZE];

    (void)state;
    voice_file_name("", name);
    assert_string_equal(name, "text-811c9dc5.wav");
    voice_file_name("a", name);
    assert_string_equal(name, "a-e40c292c.wav");
    voice_file_name("Hold here", name);
    voice_file_name("Hold here.", other);
    assert_string_not_equal(name, other);
    assert_memory_equal(name, other, strlen("hold-here-"));
}

static void what_is_no_name_of_ours(void **state)
{
    static const char *const rows[] = {
        "",
        ".wav",
        "-12345678.wav",
        "12345678.wav",
        "hold-here.wav",
        "hold-1234567.wav",
        "hold-123456789.wav",
        "hold-1234567g.wav",
        "hold-12345678.WAV",
        "hold-12345678.wav.part-1",
        "Hold-12345678.wav",
        "../hold-12345678.wav",
        "a very-12345678.wav",
        "sentences.txt",
        "a234567890123456789012345678901234567890123456789012345-12345678.wav",
    };

    (void)state;
    assert_true(voice_is_file_name("hold-12345678.wav"));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (voice_is_file_name(rows[i])) {
            fail_msg("'%s' is none of our names", rows[i]);
        }
    }
}

/* Every cue has its sound, and only what is spoken has none. */
static void sounds_of_cues(void **state)
{
    bool heard[SOUND_COUNT + 1] = {[SOUND_LEAD_IN] = true}; /* the device's own */

    (void)state;
    for (int number = 0; number < 4; number++) {
        heard[sound_of_cue(CUE_BEAT, number)] = true;
    }
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        char name[32];
        enum sound_kind sound = sound_of_cue((enum cue)cue, 0);

        heard[sound] = true;
        if (cue == CUE_TEN || cue == CUE_PLACE) {
            assert_int_equal(sound, SOUND_COUNT);
            continue;
        }
        snprintf(name, sizeof name, "%s", cue_name((enum cue)cue));
        for (char *at = name; *at != '\0'; at++) {
            *at = *at == ' ' ? '_' : *at;
        }
        assert_string_equal(sound_name(sound), cue == CUE_BEAT ? "beat_0" : name);
    }
    assert_int_equal(sound_of_cue(CUE_BEAT, 3), SOUND_BEAT_3);
    assert_int_equal(sound_of_cue(CUE_BEAT, 9), SOUND_BEAT_3);
    assert_int_equal(sound_of_cue(CUE_BEAT, -1), SOUND_BEAT_0);
    for (int i = 0; i < SOUND_COUNT; i++) {
        assert_int_equal(sound_by_name(sound_name((enum sound_kind)i)), i);
        assert_true(heard[i]); /* no sound is made that nothing plays */
    }
    assert_int_equal(sound_by_name("bell"), SOUND_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(hashes),
        cmocka_unit_test(what_is_no_name_of_ours),
        cmocka_unit_test(sounds_of_cues),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
