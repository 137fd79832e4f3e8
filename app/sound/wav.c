/* SPDX-License-Identifier: MIT */
#include "app/sound/wav.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum {
    SAMPLE_SIZE = 2,
    CHUNK_HEAD = 8,
    FORMAT_SIZE = 16,
    FORMAT_PCM = 1
};

static void put(uint8_t *at, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static void put_tag(uint8_t *at, const char *tag)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (uint8_t)tag[i];
    }
}

static uint32_t get(const uint8_t *at, int bytes)
{
    uint32_t value = 0;

    for (int i = 0; i < bytes; i++) {
        value |= (uint32_t)at[i] << (8 * i);
    }
    return value;
}

void wav_header(int rate_hz, int channels, int64_t frames, uint8_t out[WAV_HEADER_SIZE])
{
    uint32_t frame_size = (uint32_t)(channels * SAMPLE_SIZE);
    int64_t most = (UINT32_MAX - WAV_HEADER_SIZE) / frame_size;
    uint32_t size = frame_size * (uint32_t)(frames < most ? frames : most);

    put_tag(out, "RIFF");
    put(out + 4, WAV_HEADER_SIZE - CHUNK_HEAD + size, 4);
    put_tag(out + 8, "WAVE");
    put_tag(out + 12, "fmt ");
    put(out + 16, FORMAT_SIZE, 4);
    put(out + 20, FORMAT_PCM, 2);
    put(out + 22, (uint32_t)channels, 2);
    put(out + 24, (uint32_t)rate_hz, 4);
    put(out + 28, (uint32_t)rate_hz * frame_size, 4);
    put(out + 32, frame_size, 2);
    put(out + 34, 8 * SAMPLE_SIZE, 2);
    put_tag(out + 36, "data");
    put(out + 40, size, 4);
}

/* From -0.5 to 0.5, always the same. */
static double next_noise(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return (double)(*state >> 8) / 16777216.0 - 0.5;
}

void wav_quantize(const float *samples, int count, uint8_t *out)
{
    uint32_t state = 1;

    for (int i = 0; i < count; i++) {
        double dither = next_noise(&state) + next_noise(&state);
        double value = (double)samples[i] * 32767.0 + (samples[i] != 0.0F ? dither : 0.0);

        put(out + (size_t)i * SAMPLE_SIZE,
            (uint32_t)lrint(fmax(-32768.0, fmin(32767.0, value))), SAMPLE_SIZE);
    }
}

static bool read_format(const uint8_t *at, struct wav *wav)
{
    wav->channels = (int)get(at + 2, 2);
    wav->rate_hz = (int)(get(at + 4, 4) & INT_MAX);
    return get(at, 2) == FORMAT_PCM && get(at + 14, 2) == 8 * SAMPLE_SIZE &&
           (wav->channels == 1 || wav->channels == 2) && wav->rate_hz > 0;
}

bool wav_read(const uint8_t *bytes, size_t size, struct wav *wav_out)
{
    size_t at = 12;
    bool has_format = false;

    *wav_out = (struct wav){0};
    if (size < at || memcmp(bytes, "RIFF", 4) != 0 || memcmp(bytes + 8, "WAVE", 4) != 0) {
        return false;
    }
    while (size - at >= CHUNK_HEAD) {
        size_t left = size - at - CHUNK_HEAD;
        size_t length = get(bytes + at + 4, 4);
        const uint8_t *body = bytes + at + CHUNK_HEAD;

        if (memcmp(bytes + at, "data", 4) == 0) {
            size_t frames = (length < left ? length : left) / SAMPLE_SIZE;
            wav_out->data_at = at + CHUNK_HEAD;
            wav_out->frames =
                has_format && frames < INT_MAX ? (int)frames / wav_out->channels : 0;
            return has_format && frames < INT_MAX;
        }
        if (length > left) {
            return false;
        }
        if (memcmp(bytes + at, "fmt ", 4) == 0) {
            has_format = length >= FORMAT_SIZE && read_format(body, wav_out);
        }
        at += CHUNK_HEAD + length + (length % 2 != 0 && length < left);
    }
    return false;
}

float wav_sample(const uint8_t *bytes, const struct wav *wav, int frame, int channel)
{
    size_t index = (size_t)frame * (size_t)wav->channels + (size_t)channel;
    const uint8_t *at = bytes + wav->data_at + index * SAMPLE_SIZE;

    return (float)(int16_t)get(at, SAMPLE_SIZE) / 32768.0F;
}
