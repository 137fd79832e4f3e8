/* SPDX-License-Identifier: MIT */
/* Real sentences, spoken by the real espeak-ng: on time, and as loud as the cues. */
#include "app/cli/voice_make.h"
#include "app/sound/loudness.h"
#include "app/sound/match.h"
#include "app/sound/synth.h"
#include "app/sound/true_peak.h"
#include "app/sound/wav.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    BYTES_MAX = 2 * 1024 * 1024
};

static int find_espeak(void **state)
{
    static char way[VOICE_WAY_MAX];

    *state = voice_espeak_way("en", way) == VOICE_FINE ? way : NULL;
    return 0;
}

/* One channel. */
struct spoken {
    float *samples;
    int frames;
};

static struct spoken speak(const char *language, const char *text)
{
    char folder[] = "/tmp/unknot-voice-XXXXXX";
    char path[64];
    uint8_t *bytes = malloc(BYTES_MAX);
    struct spoken spoken;
    struct wav wav;

    assert_true(bytes != NULL && mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/a.wav", folder);
    assert_int_equal(voice_make(path, language, text), VOICE_FINE);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(wav_read(bytes, fread(bytes, 1, BYTES_MAX, file), &wav));
    fclose(file);
    assert_int_equal(unlink(path) | rmdir(folder), 0);
    assert_int_equal(wav.rate_hz, SOUND_RATE_HZ);
    assert_int_equal(wav.channels, 1);
    spoken = (struct spoken){calloc((size_t)wav.frames + 1, sizeof(float)), wav.frames};
    assert_non_null(spoken.samples);
    for (int i = 0; i < wav.frames; i++) {
        spoken.samples[i] = wav_sample(bytes, &wav, i, 0);
    }
    free(bytes);
    return spoken;
}

/* Milliseconds until something is heard. */
static double silence_ms(const struct spoken *spoken)
{
    float peak = 0.0F;
    int i = 0;

    for (int k = 0; k < spoken->frames; k++) {
        peak = fmaxf(peak, fabsf(spoken->samples[k]));
    }
    while (fabsf(spoken->samples[i]) < 0.01F * peak) {
        i++;
    }
    return i * 1000.0 / SOUND_RATE_HZ;
}

static const struct {
    const char *language, *text;
} rows[] = {
    {"en", "Hold here"},
    {"en", "Half-way"},
    {"en", "Roll slowly, find a tender spot"},
    {"en", "--stdout -f /etc/passwd"},
    {"de", "Langsam rollen, die empfindliche Stelle finden"},
    {"es", "Mantén aquí la presión"},
    {"fr", "Appuyez là, sans forcer"},
};

static void sentences_are_on_time_and_as_loud_as_cues(void **state)
{
    if (*state == NULL) {
        print_message("espeak-ng is not there\n");
        skip();
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct spoken spoken = speak(rows[i].language, rows[i].text);
        struct loudness found =
            loudness_measure(spoken.samples, spoken.frames, 1, SOUND_RATE_HZ);

        assert_true(fabs(found.whole_lufs - MATCH_SIGNAL_LUFS) <= MATCH_TOLERANCE_LU);
        assert_true(true_peak_db(true_peak(spoken.samples, spoken.frames, 1)) <=
                    MATCH_PEAK_DBTP + 0.01);
        assert_true(silence_ms(&spoken) <= 10.0);
        assert_true(spoken.samples[0] == 0.0F && spoken.samples[spoken.frames - 1] == 0.0F);
        assert_in_range(spoken.frames, SOUND_RATE_HZ / 4, 5 * SOUND_RATE_HZ);
        free(spoken.samples);
    }
}

static void an_unknown_language_is_no_file(void **state)
{
    char path[] = "/tmp/unknot-voice-none.wav";

    if (*state == NULL) {
        skip();
    }
    assert_int_equal(voice_make(path, "tlh9", "Hold here"), VOICE_FAILED);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(voice_make(path, "en", "..."), VOICE_FAILED);
    assert_int_equal(access(path, F_OK), -1);
}

static void too_long_a_text_is_refused(void **state)
{
    static char text[VOICE_SPOKEN_TEXT_MAX + 2];
    struct voice_bytes bytes;

    (void)state;
    memset(text, 'a', sizeof text - 1);
    assert_int_equal(voice_espeak("en", text, &bytes), VOICE_FAILED);
    assert_null(bytes.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_on_time_and_as_loud_as_cues),
        cmocka_unit_test(an_unknown_language_is_no_file),
        cmocka_unit_test(too_long_a_text_is_refused),
    };

    return cmocka_run_group_tests(tests, find_espeak, NULL);
}
