/* SPDX-License-Identifier: MIT */
#include "app/cli/hearing.h"

#include "app/core/speech.h"
#include "app/sound/sound_name.h"
#include "app/sound/voice_name.h"
#include "app/sound/wav.h"

#include <errno.h>
#include <string.h>

enum {
    AHEAD_MS = 1500,    /* so far is planned */
    LEAD_MS = 500,      /* and at the least so far */
    AFTER_CUE_MS = 250, /* speech lets the cue of its moment be heard */
    CUES_MAX = 24,
    PIECE = 4096, /* frames written at a time */
};

/* Half of the percent sounds about half as loud. */
static float gain_of(int percent)
{
    float part = (float)percent / 100.0F;

    return part * part;
}

static void speak_from(struct hearing *hearing, const char *language)
{
    char folder[MACHINE_PATH_MAX + 64];
    const char *folders[SOUND_FOLDERS] = {
        hearing->own_voice[0] != '\0' ? hearing->own_voice : NULL, folder};

    snprintf(folder, sizeof folder, "%s/voice/%s", hearing->media, language);
    sound_speak_from(hearing->sound, folders);
}

static bool open_file(struct hearing *hearing, const char *path)
{
    uint8_t header[WAV_HEADER_SIZE];

    wav_header(MIXER_RATE_HZ, 2, 0, header);
    hearing->wav = fopen(path, "wb");
    if (hearing->wav == NULL || fwrite(header, sizeof header, 1, hearing->wav) != 1) {
        fprintf(stderr, "unknot: --sound %s: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

bool hearing_open(struct hearing *hearing, const struct hearing_settings *settings)
{
    char cues[MACHINE_PATH_MAX + 64];
    const struct sound_settings sound = {
        .cues = cues, .offline = settings->file != NULL, .now_ms = settings->now_ms};

    *hearing = (struct hearing){.percent = -1};
    if (settings->file != NULL && !open_file(hearing, settings->file)) {
        return false;
    }
    snprintf(hearing->media, sizeof hearing->media, "%s", settings->media);
    snprintf(hearing->own_voice, sizeof hearing->own_voice, "%s",
             settings->own_voice != NULL ? settings->own_voice : "");
    snprintf(cues, sizeof cues, "%s/sounds", hearing->media);
    hearing->sound = sound_open(&sound, sound_device_sdl(sound.offline));
    if (hearing->sound != NULL) {
        speak_from(hearing, settings->language);
    }
    return true;
}

void hearing_speak(struct hearing *hearing, const char *language)
{
    if (hearing->sound != NULL) {
        speak_from(hearing, language);
    }
}

/* What a pipe has taken cannot be changed: who reads it sees its end. */
static bool write_length(struct hearing *hearing)
{
    uint8_t header[WAV_HEADER_SIZE];

    wav_header(MIXER_RATE_HZ, 2, hearing->frames, header);
    if (fseek(hearing->wav, 0, SEEK_SET) != 0) {
        return errno == ESPIPE;
    }
    return fwrite(header, sizeof header, 1, hearing->wav) == 1;
}

static bool end_file(struct hearing *hearing)
{
    bool written = write_length(hearing) && !ferror(hearing->wav);

    written = fclose(hearing->wav) == 0 && written;
    if (!written) {
        fprintf(stderr, "unknot: --sound: the file could not be written\n");
    }
    return written;
}

bool hearing_close(struct hearing *hearing)
{
    bool written = hearing->wav == NULL || end_file(hearing);

    sound_close(hearing->sound);
    *hearing = (struct hearing){0};
    return written;
}

static int cues_of(const struct effects *effects, struct sound_cue cues_out[], int most)
{
    int count = 0;

    for (int i = 0; i < effects->count && count < most; i++) {
        const struct effect *effect = &effects->items[i];
        enum sound_kind sound = effect->kind == EFFECT_CUE
                                    ? sound_of_cue(effect->u.cue.cue, effect->u.cue.number)
                                    : SOUND_COUNT;

        if (sound != SOUND_COUNT) {
            cues_out[count++] = (struct sound_cue){effect->at_ms, sound_name(sound)};
        }
    }
    return count;
}

static void speak(struct hearing *hearing, const struct speech *speech, int64_t at_ms)
{
    char names[SPEECH_PARTS_MAX][SOUND_NAME_MAX];

    for (int i = 0; i < speech->count; i++) {
        voice_file_name(speech->parts[i], names[i]);
    }
    sound_say(hearing->sound, at_ms, (const char(*)[SOUND_NAME_MAX])names, speech->count);
}

void hearing_step(struct hearing *hearing, const struct model *before,
                  const struct model *after, const struct effects *effects,
                  const struct visit_env *env, const struct words *words)
{
    struct sound_cue cues[EFFECTS_MAX];
    struct speech speech;
    int count;

    if (hearing->sound == NULL) {
        return;
    }
    count = cues_of(effects, cues, EFFECTS_MAX);
    sound_play(hearing->sound, cues, count, false);
    if (env->settings->voice && speech_of(before, after, effects, env, words, &speech)) {
        speak(hearing, &speech, after->now_ms + (count > 0 ? AFTER_CUE_MS : 0));
    } else if (speech_is_over(before, after)) {
        sound_hush(hearing->sound);
    }
}

/* What the station will do by itself until then. */
static int run_ahead(const struct model *model, const struct visit_env *env, int64_t until_ms,
                     struct sound_cue cues_out[CUES_MAX])
{
    struct model ahead = *model;
    int count = 0;

    while (visit_next_deadline(&ahead, env) <= until_ms && count < CUES_MAX) {
        struct event tick = {.kind = EVENT_TICK, .at_ms = visit_next_deadline(&ahead, env)};
        struct effects effects;

        if (!visit_step(&ahead, env, &tick, &effects)) {
            break;
        }
        count += cues_of(&effects, cues_out + count, CUES_MAX - count);
    }
    return count;
}

void hearing_plan(struct hearing *hearing, const struct model *model,
                  const struct visit_env *env, int64_t now_ms)
{
    struct sound_cue cues[CUES_MAX];
    int percent = visit_volume_percent(model, env);

    if (hearing->sound == NULL) {
        return;
    }
    if (percent != hearing->percent) {
        hearing->percent = percent;
        sound_set_volume(hearing->sound, gain_of(percent));
    }
    hearing->planned_ms = now_ms + AHEAD_MS;
    sound_play(hearing->sound, cues, run_ahead(model, env, hearing->planned_ms, cues), true);
}

/* Only where something will happen by itself is there anything to plan. */
int64_t hearing_next_ms(const struct hearing *hearing, const struct model *model,
                        const struct visit_env *env)
{
    int64_t next_ms = visit_next_deadline(model, env);

    if (hearing->sound == NULL || next_ms == VISIT_NO_DEADLINE) {
        return INT64_MAX;
    }
    next_ms = next_ms > hearing->planned_ms ? next_ms : hearing->planned_ms;
    return next_ms - LEAD_MS;
}

void hearing_write(struct hearing *hearing, int64_t until_ms)
{
    int16_t samples[2 * PIECE];
    int64_t due;

    if (hearing->wav == NULL || hearing->sound == NULL) {
        return;
    }
    while ((due = sound_due_frames(hearing->sound, until_ms)) > 0) {
        int frames = due < PIECE ? (int)due : PIECE;

        sound_render(hearing->sound, samples, frames);
        (void)fwrite(samples, 4, (size_t)frames, hearing->wav); /* asked for at the end */
        hearing->frames += frames;
    }
}
