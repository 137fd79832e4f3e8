/* SPDX-License-Identifier: MIT */
#include "app/cli/voice_make.h"

#include "app/cli/sound_out.h"
#include "app/sound/synth.h"
#include "app/sound/trim.h"
#include "app/sound/wav.h"

#include <samplerate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FADE_IN_MS = 2,
    FADE_OUT_MS = 25
};

/* One channel. */
struct recording {
    float *samples;
    int frames;
};

static enum voice_result failed(const char *text, const char *what)
{
    fprintf(stderr, "unknot voice: \"%s\": %s\n", text, what);
    return VOICE_FAILED;
}

static bool resample(const float *in, int frames, int rate_hz, struct recording *out)
{
    double ratio = (double)SOUND_RATE_HZ / rate_hz;
    long room = (long)(frames * ratio) + 1;
    SRC_DATA data = {
        .data_in = in, .input_frames = frames, .output_frames = room, .src_ratio = ratio};

    out->samples = calloc((size_t)room, sizeof *out->samples);
    if (out->samples == NULL) {
        return false;
    }
    data.data_out = out->samples;
    if (src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1) != 0) {
        return false;
    }
    out->frames = (int)data.output_frames_gen;
    return true;
}

/* From the file's bytes to one channel at our rate. */
static bool take(const struct voice_bytes *bytes, const struct wav *wav, struct recording *out)
{
    float *in = calloc((size_t)wav->frames + 1, sizeof *in);
    bool fine = in != NULL;

    for (int i = 0; fine && i < wav->frames; i++) {
        in[i] = wav_sample(bytes->bytes, wav, i, 0);
    }
    fine = fine && resample(in, wav->frames, wav->rate_hz, out);
    free(in);
    return fine;
}

/* Cuts it, makes it as loud as the cues, and lets it begin and end softly. */
static enum voice_result finish(const char *text, struct recording *recording)
{
    struct trim trim = trim_find(recording->samples, recording->frames, SOUND_RATE_HZ);
    struct match match;

    if (trim.frames == 0) {
        return failed(text, "espeak-ng says nothing for this; give it a word");
    }
    memmove(recording->samples, recording->samples + trim.first,
            sizeof *recording->samples * (size_t)trim.frames);
    recording->frames = trim.frames;
    trim_fade(recording->samples, recording->frames, SOUND_RATE_HZ, FADE_IN_MS, FADE_OUT_MS);
    match = match_speech(recording->samples, recording->frames, SOUND_RATE_HZ);
    if (!match.reached) {
        fprintf(stderr, "unknot voice: \"%s\": has %.1f LUFS, not %.1f\n", text, match.lufs,
                MATCH_SIGNAL_LUFS);
    }
    return VOICE_FINE;
}

enum voice_result voice_make(const char *path, const char *voice, const char *text)
{
    struct voice_bytes bytes;
    struct recording recording = {0};
    struct wav wav;
    enum voice_result result = voice_espeak(voice, text, &bytes);

    if (result != VOICE_FINE) {
        return result;
    }
    if (!wav_read(bytes.bytes, bytes.size, &wav) || wav.frames == 0) {
        result = failed(text, "espeak-ng gave no sound; does it know this language?");
    } else if (!take(&bytes, &wav, &recording)) {
        result = failed(text, "cannot be brought to 48 kHz: out of memory");
    } else {
        result = finish(text, &recording);
    }
    if (result == VOICE_FINE &&
        !sound_out_write(path, recording.samples, recording.frames, 1)) {
        result = VOICE_FAILED;
    }
    free(recording.samples);
    free(bytes.bytes);
    return result;
}
