/* SPDX-License-Identifier: MIT */
/* The bytes of sound files, ours and strange ones. */
#include "app/sound/wav.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    FRAMES = 4
};

/* A good file of four frames. */
struct file {
    uint8_t bytes[WAV_HEADER_SIZE + FRAMES * 4];
};

static struct file good(void)
{
    static const float samples[2 * FRAMES] = {0.0F,   0.5F,  -0.5F, 0.25F,
                                              -0.25F, 0.75F, 1.5F,  -1.5F};
    struct file file;

    wav_header(48000, 2, FRAMES, file.bytes);
    wav_quantize(samples, 2 * FRAMES, file.bytes + WAV_HEADER_SIZE);
    return file;
}

static void what_is_written_is_read(void **state)
{
    struct file file = good();
    struct wav wav;

    (void)state;
    assert_true(wav_read(file.bytes, sizeof file.bytes, &wav));
    assert_int_equal(wav.rate_hz, 48000);
    assert_int_equal(wav.channels, 2);
    assert_int_equal(wav.frames, FRAMES);
    assert_true(wav_sample(file.bytes, &wav, 0, 0) == 0.0F);
    assert_true(fabs((double)wav_sample(file.bytes, &wav, 0, 1) - 0.5) < 1e-4);
    assert_true(fabs((double)wav_sample(file.bytes, &wav, 2, 0) + 0.25) < 1e-4);
    assert_true(wav_sample(file.bytes, &wav, 3, 0) > 0.999F); /* too high: held, not wrapped */
    assert_true(wav_sample(file.bytes, &wav, 3, 1) == -1.0F);
}

/* Below one step a sound would be silence or a square; with dither its mean survives. */
static void dither_keeps_quiet_sounds(void **state)
{
    float samples[20000];
    static uint8_t bytes[WAV_HEADER_SIZE + sizeof samples / 2];
    struct wav wav;
    double mean = 0.0;
    double most = 0.0;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        samples[i] = 0.3F / 32767.0F;
    }
    wav_header(48000, 1, 20000, bytes);
    wav_quantize(samples, 20000, bytes + WAV_HEADER_SIZE);
    assert_true(wav_read(bytes, sizeof bytes, &wav));
    for (int i = 0; i < 20000; i++) {
        double sample = (double)wav_sample(bytes, &wav, i, 0) * 32768.0;
        mean += sample / 20000.0;
        most = fmax(most, fabs(sample));
    }
    assert_true(fabs(mean - 0.3) < 0.03);
    assert_true(most <= 2.0);
}

/* A day of sound is 16 GB, and the header has 32 bits for its length. */
static void a_very_long_file_does_not_claim_to_be_short(void **state)
{
    static const int64_t lengths[] = {(INT64_C(1) << 30) - 11, INT64_C(1) << 30,
                                      INT64_C(1) << 32, INT64_C(48000) * 86400};
    uint8_t header[WAV_HEADER_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        uint32_t data = 0, whole = 0;

        wav_header(48000, 2, lengths[i], header);
        for (int k = 3; k >= 0; k--) {
            data = data << 8 | header[40 + k];
            whole = whole << 8 | header[4 + k];
        }
        assert_int_equal(data, (UINT32_MAX - WAV_HEADER_SIZE) / 4 * 4);
        assert_int_equal(whole, data + WAV_HEADER_SIZE - 8);
    }
}

/* espeak-ng writes into a pipe: it claims a length that it does not know. */
static void the_end_is_where_the_bytes_end(void **state)
{
    struct file file = good();
    struct wav wav;

    (void)state;
    memset(file.bytes + 40, 0xFF, 4);
    file.bytes[43] = 0x7F;
    assert_true(wav_read(file.bytes, sizeof file.bytes, &wav));
    assert_int_equal(wav.frames, FRAMES);
    assert_true(wav_read(file.bytes, sizeof file.bytes - 3, &wav));
    assert_int_equal(wav.frames, FRAMES - 1);
    assert_true(wav_read(file.bytes, WAV_HEADER_SIZE, &wav));
    assert_int_equal(wav.frames, 0);
}

static void strange_files_are_refused(void **state)
{
    static const struct {
        int at;
        uint8_t byte;
    } rows[] = {
        {0, 'X'},   {8, 'X'}, {12, 'X'}, /* no format before the samples */
        {16, 2},                         /* a format that is too short */
        {17, 0xFF},                      /* one that is longer than the file */
        {20, 3},                         /* floats */
        {22, 0},    {22, 3},  {34, 8},
    };
    struct wav wav;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct file file = good();

        file.bytes[rows[i].at] = rows[i].byte;
        if (wav_read(file.bytes, sizeof file.bytes, &wav)) {
            fail_msg("byte %d may not be %d", rows[i].at, rows[i].byte);
        }
    }
    for (size_t size = 0; size < WAV_HEADER_SIZE; size++) {
        struct file file = good();
        assert_false(wav_read(file.bytes, size, &wav));
    }
}

/* Other programs put other things before the samples. */
static void other_chunks_are_passed_over(void **state)
{
    struct file file = good();
    uint8_t bytes[sizeof file.bytes + 12];
    struct wav wav;

    (void)state;
    memcpy(bytes, file.bytes, 36);
    memcpy(bytes + 36, "LIST\x03\0\0\0abc\0", 12); /* an odd length is filled up */
    memcpy(bytes + 48, file.bytes + 36, sizeof file.bytes - 36);
    assert_true(wav_read(bytes, sizeof bytes, &wav));
    assert_int_equal(wav.frames, FRAMES);
    assert_int_equal(wav.data_at, WAV_HEADER_SIZE + 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(dither_keeps_quiet_sounds),
        cmocka_unit_test(a_very_long_file_does_not_claim_to_be_short),
        cmocka_unit_test(the_end_is_where_the_bytes_end),
        cmocka_unit_test(strange_files_are_refused),
        cmocka_unit_test(other_chunks_are_passed_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
