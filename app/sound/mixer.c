/* SPDX-License-Identifier: MIT */
#include "app/sound/mixer.h"

#include <stddef.h>
#include <string.h>

enum {
    BLOCK = 64,               /* frames between two looks at what begins and ends */
    FADE_FRAMES = 12 * BLOCK, /* of speech that is stopped: 16 ms */
    KEEP_FRAMES = 48000,      /* a cue is known for this long after its end */
};

static const float DUCKED = 0.4F;           /* -8 dB */
static const float DUCK_STEP = 0.6F / 30;   /* a block: 40 ms from one to the other */
static const float VOLUME_STEP = 1.0F / 37; /* a block: 50 ms from silent to full */
static const float KNEE = 0.9F;             /* of full scale; above it peaks are rounded */

void mixer_init(struct mixer *mixer)
{
    memset(mixer, 0, sizeof *mixer);
    mixer->duck = mixer->volume = mixer->wanted = 1.0F;
}

void mixer_set_volume(struct mixer *mixer, float volume)
{
    mixer->wanted = volume < 0.0F ? 0.0F : volume > 1.0F ? 1.0F : volume;
}

static bool has_begun(const struct mixer *mixer, const struct mixer_cue *cue)
{
    return cue->from < mixer->position;
}

static bool add_cue(struct mixer *mixer, struct mixer_cue added)
{
    struct mixer_cue *place = NULL;

    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        struct mixer_cue *cue = &mixer->cues[i];

        if (!cue->used) {
            place = cue;
            break;
        }
        if (mixer->position > cue->from + cue->clip.frames &&
            (place == NULL || cue->from < place->from)) {
            place = cue; /* over, and only still known */
        }
    }
    if (place == NULL) {
        mixer->dropped++;
        return false;
    }
    if (added.from < mixer->position) {
        added.from = mixer->position;
    }
    *place = added;
    return true;
}

bool mixer_cue(struct mixer *mixer, struct clip clip, int64_t from, int64_t tag)
{
    return add_cue(mixer, (struct mixer_cue){clip, from, tag, .used = true});
}

bool mixer_plan_cue(struct mixer *mixer, struct clip clip, int64_t from, int64_t tag)
{
    return add_cue(mixer, (struct mixer_cue){clip, from, tag, .used = true, .planned = true});
}

void mixer_settle_cue(struct mixer *mixer, int64_t tag)
{
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        if (mixer->cues[i].tag == tag) {
            mixer->cues[i].planned = false;
        }
    }
}

void mixer_forget_plan(struct mixer *mixer)
{
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        struct mixer_cue *cue = &mixer->cues[i];

        cue->used = cue->used && (!cue->planned || has_begun(mixer, cue));
    }
}

void mixer_forget_cues(struct mixer *mixer)
{
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        struct mixer_cue *cue = &mixer->cues[i];

        cue->used = cue->used && has_begun(mixer, cue);
    }
}

bool mixer_has_cue(const struct mixer *mixer, int64_t tag)
{
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        const struct mixer_cue *cue = &mixer->cues[i];

        if (cue->used && cue->tag == tag) {
            return true;
        }
    }
    return false;
}

bool mixer_speaks(const struct mixer *mixer)
{
    return mixer->part < mixer->part_count;
}

void mixer_hush(struct mixer *mixer)
{
    if (mixer_speaks(mixer) && mixer->part_from < mixer->position) {
        mixer->fading = mixer->parts[mixer->part];
        mixer->fading_from = mixer->part_from;
        mixer->fading_until = mixer->position + FADE_FRAMES;
    }
    mixer->part_count = mixer->part = 0;
}

bool mixer_say(struct mixer *mixer, const struct clip parts[], int count, int64_t from)
{
    mixer_hush(mixer);
    if (mixer->position - from >= MIXER_LATE_FRAMES) {
        return false;
    }
    mixer->part_count = count < MIXER_PARTS_MAX ? count : MIXER_PARTS_MAX;
    memcpy(mixer->parts, parts, (size_t)mixer->part_count * sizeof parts[0]);
    /* What is on its way out must be gone before. */
    if (from < mixer->fading_until) {
        from = mixer->fading_until;
    }
    mixer->part_from = from > mixer->position ? from : mixer->position;
    return true;
}

bool mixer_uses(const struct mixer *mixer, const int16_t *samples)
{
    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        if (mixer->cues[i].used && mixer->cues[i].clip.samples == samples) {
            return true;
        }
    }
    for (int i = mixer->part; i < mixer->part_count; i++) {
        if (mixer->parts[i].samples == samples) {
            return true;
        }
    }
    return mixer->fading.samples == samples && mixer->position < mixer->fading_until;
}

/* Adds what a clip that began at `from` has in this block. The gain runs from one value to the
 * other. */
static void add(float sum[2 * BLOCK], int64_t block_from, int frames, struct clip clip,
                int64_t from, float gain, float gain_to)
{
    int64_t first = from > block_from ? from - block_from : 0;
    int64_t last = from + clip.frames - block_from;
    float step = (gain_to - gain) / (float)frames;

    last = last < frames ? last : frames;
    for (int64_t i = first; i < last; i++) {
        const int16_t *at = clip.samples + 2 * (block_from + i - from);
        float g = (gain + step * (float)i) / 32768.0F;

        sum[2 * i] += (float)at[0] * g;
        sum[2 * i + 1] += (float)at[1] * g;
    }
}

static float toward(float value, float wanted, float step)
{
    if (value < wanted) {
        return value + step < wanted ? value + step : wanted;
    }
    return value - step > wanted ? value - step : wanted;
}

static void add_cues(struct mixer *mixer, float sum[2 * BLOCK], int frames)
{
    float duck = toward(mixer->duck, mixer_speaks(mixer) ? DUCKED : 1.0F, DUCK_STEP);

    for (int i = 0; i < MIXER_CUES_MAX; i++) {
        struct mixer_cue *cue = &mixer->cues[i];

        if (!cue->used) {
            continue;
        }
        if (cue->from < mixer->position + frames) {
            add(sum, mixer->position, frames, cue->clip, cue->from, mixer->duck, duck);
        }
        cue->used = mixer->position < cue->from + cue->clip.frames + KEEP_FRAMES;
    }
    mixer->duck = duck;
}

/* Where a part ends within the block the next one waits for a later block: the gap between
 * them is many blocks long. */
static void add_speech(struct mixer *mixer, float sum[2 * BLOCK], int frames)
{
    int64_t end = mixer->position + frames;

    if (mixer->position < mixer->fading_until) {
        float left = (float)(mixer->fading_until - mixer->position) / (float)FADE_FRAMES;
        float after = left - (float)frames / (float)FADE_FRAMES;

        add(sum, mixer->position, frames, mixer->fading, mixer->fading_from, left,
            after > 0.0F ? after : 0.0F);
    }
    if (!mixer_speaks(mixer)) {
        return;
    }
    struct clip part = mixer->parts[mixer->part];

    if (mixer->part_from < end) {
        add(sum, mixer->position, frames, part, mixer->part_from, 1.0F, 1.0F);
    }
    if (mixer->part_from + part.frames <= end) {
        mixer->part_from += part.frames + MIXER_GAP_FRAMES;
        mixer->part++;
    }
}

/* Straight up to the knee, then bent so that it never reaches full scale. */
static int16_t sample_of(float value)
{
    float size = value < 0.0F ? -value : value;

    if (size > KNEE) {
        float over = (size - KNEE) / (1.0F - KNEE);

        size = KNEE + (1.0F - KNEE) * over / (1.0F + over);
        value = value < 0.0F ? -size : size;
    }
    return (int16_t)(value * 32767.0F + (value < 0.0F ? -0.5F : 0.5F));
}

static void render_block(struct mixer *mixer, int16_t *out, int frames)
{
    float sum[2 * BLOCK] = {0.0F};
    float volume = toward(mixer->volume, mixer->wanted, VOLUME_STEP);
    float step = (volume - mixer->volume) / (float)frames;

    add_cues(mixer, sum, frames);
    add_speech(mixer, sum, frames);
    for (int i = 0; i < frames; i++) {
        float gain = mixer->volume + step * (float)i;

        out[2 * i] = sample_of(sum[2 * i] * gain);
        out[2 * i + 1] = sample_of(sum[2 * i + 1] * gain);
    }
    mixer->volume = volume;
    mixer->position += frames;
}

void mixer_render(struct mixer *mixer, int16_t *out, int frames)
{
    while (frames > 0) {
        int block = frames < BLOCK ? frames : BLOCK;

        render_block(mixer, out, block);
        out += (ptrdiff_t)2 * block;
        frames -= block;
    }
}
