/* SPDX-License-Identifier: MIT */
/** WAV files of 16 bit: their bytes, and samples from and to them. Pure; any thread. */
#ifndef UNKNOT_SOUND_WAV_H
#define UNKNOT_SOUND_WAV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    WAV_HEADER_SIZE = 44
};

/** What a WAV file holds. */
struct wav {
    int rate_hz;
    int channels;
    int frames;
    size_t data_at; /**< offset of the first sample, in bytes */
};

/** Writes the header of a file with `frames` frames of 16 bit. A file of more than 4 GiB says
 * that it is as long as one can say: readers go on to its end. */
void wav_header(int rate_hz, int channels, int64_t frames, uint8_t out[WAV_HEADER_SIZE]);

/**
 * Turns samples into 16 bit, little endian, with the noise (TPDF dither, always the same) that
 * keeps quiet parts from being distorted. What is exactly 0 stays 0.
 *
 * @param samples  [count], 1.0 is full scale
 * @param out      [2 * count]
 */
void wav_quantize(const float *samples, int count, uint8_t *out);

/**
 * Finds the samples of a file of 16 bit and 1 or 2 channels. A file that was written into a
 * pipe does not know its length: it ends where its bytes do.
 *
 * @return false: it is no such file
 */
bool wav_read(const uint8_t *bytes, size_t size, struct wav *wav_out);

/** @return one sample, -1.0 to 1.0; `bytes` is the file that wav_read() was given. */
float wav_sample(const uint8_t *bytes, const struct wav *wav, int frame, int channel);

#endif
