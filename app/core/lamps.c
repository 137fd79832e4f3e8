/* SPDX-License-Identifier: MIT */
#include "app/core/lamps.h"

#include <math.h>

enum {
    PRESSED_MS = 120,
    CALM_MS = 5000, /* a breath of the attract screen */
    TICK_MS = 200,
    SHORT_MS = 300,
    LONG_MS = 700,
    FAULT_HALF_MS = 500 /* twice, as its two notes */
};

static const float AVAILABLE = 0.6F, FULL = 1.0F, LOW = 0.15F;
static const float TURN = 6.2831853F;

static float between(float low, float high, float part)
{
    return low + (high - low) * part;
}

/* Soft at both ends. */
static float swing(float part)
{
    return 0.5F - 0.5F * cosf(part * TURN / 2.0F);
}

static void set_all(float out[BUTTON_COUNT], float level)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = out[i] > 0.0F ? level : 0.0F;
    }
}

static void breathe(const struct model *model, const struct visit_env *env, int64_t now_ms,
                    float out[BUTTON_COUNT])
{
    struct model moment = *model;

    moment.now_ms = now_ms;
    struct breath_place place =
        visit_breath_place(env->settings, visit_phase_elapsed_ms(&moment));
    float part = swing((float)place.at_ms / (float)place.of_ms);

    out[BUTTON_OK] = between(0.25F, FULL, place.in ? part : 1.0F - part);
}

/* The last seconds count on green: on with each tick, low between. */
static void count(int64_t since_ms, float out[BUTTON_COUNT])
{
    out[BUTTON_OK] = since_ms < TICK_MS ? FULL : LOW;
}

static void show_cue(const struct flash *flash, int64_t since_ms, float out[BUTTON_COUNT])
{
    switch (flash->cue) {
    case CUE_TICK:
        if (since_ms < 1000) {
            count(since_ms, out);
        }
        break;
    case CUE_END:
    case CUE_FINISH:
    case CUE_SWITCH:
        if (since_ms < LONG_MS) {
            set_all(out, FULL);
        }
        break;
    case CUE_START:
    case CUE_FOUND:
    case CUE_HALF:
        if (since_ms < SHORT_MS) {
            set_all(out, FULL);
        }
        break;
    case CUE_FAULT:
        if (since_ms < 2 * FAULT_HALF_MS) {
            set_all(out, since_ms % FAULT_HALF_MS < SHORT_MS ? FULL : LOW);
        }
        break;
    case CUE_BEAT: /* the first part bright, the others low */
        out[BUTTON_OK] = flash->number == 0 ? FULL : LOW;
        break;
    case CUE_PRESS:
    case CUE_CHOOSE:
    case CUE_TEN:
    case CUE_PLACE:
    case CUE_BREATHE_IN:
    case CUE_BREATHE_OUT:
    case CUE_PAUSE:
    case CUE_RESUME:
    case CUE_COUNT: break;
    }
}

static void calm(const struct model *model, int64_t now_ms, float out[BUTTON_COUNT])
{
    float part = (float)((now_ms - model->since_ms) % CALM_MS) / (float)CALM_MS;

    out[BUTTON_OK] = between(0.35F, 0.8F, swing(part * 2.0F));
}

void lamps_at(const struct model *model, const struct visit_env *env, int64_t now_ms,
              float out[BUTTON_COUNT])
{
    enum soft_key keys[BUTTON_COUNT];
    bool runs = model->screen == SCREEN_RUN;

    visit_keys(model, env, keys);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = keys[i] != KEY_NONE ? AVAILABLE : 0.0F;
    }
    if (model->screen == SCREEN_ATTRACT) {
        calm(model, now_ms, out);
    } else if (runs && visit_phase(model, env)->breath) {
        breathe(model, env, now_ms, out);
    }
    if (model->flash.at_ms >= model->since_ms || runs) {
        show_cue(&model->flash, now_ms - model->flash.at_ms, out);
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (out[i] > 0.0F && model->press_ms[i] >= 0 &&
            now_ms - model->press_ms[i] < PRESSED_MS) {
            out[i] = FULL;
        }
    }
}
