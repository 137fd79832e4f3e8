/* SPDX-License-Identifier: MIT */
#include "app/core/lamps.h"

#include <math.h>

enum {
    PRESSED_MS = 120,
    CALM_MS = 5000, /* a breath of the attract screen */
    CALM_ON_MS = 4000,
    TICK_MS = 200,
    DARK_MS = 150, /* a cue on a lamp that is lit anyway and cannot be brighter */
    SHORT_MS = 300,
    LONG_MS = 700,
    COUNT_MS = 1000,
    FAULT_HALF_MS = 500, /* twice, as its two notes */
    FAULT_AGAIN_MS = 5000,
};

static const float AVAILABLE = 0.6F, FULL = 1.0F, LOW = 0.15F;
static const float TURN = 6.2831853F;

/* What is asked for: a moment of the lamps of one kind. */
struct look {
    const struct model *model;
    const struct visit_env *env;
    int64_t now_ms;
    bool switched; /* they are on or off, nothing between */
};

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

static struct breath_place breath_of(const struct look *look)
{
    struct model moment = *look->model;

    moment.now_ms = look->now_ms;
    return visit_breath_place(look->env->settings, visit_phase_elapsed_ms(&moment));
}

static bool breathes(const struct look *look)
{
    return look->model->screen == SCREEN_RUN && visit_phase(look->model, look->env)->breath;
}

static void breathe(const struct look *look, float out[BUTTON_COUNT])
{
    struct breath_place place = breath_of(look);
    float part = swing((float)place.at_ms / (float)place.of_ms);

    if (look->switched) {
        out[BUTTON_OK] = place.in ? FULL : LOW;
    } else {
        out[BUTTON_OK] = between(0.25F, FULL, place.in ? part : 1.0F - part);
    }
}

/* A lamp that is lit is brighter for that long, or dark for a moment. */
static void stand_out(const struct look *look, int64_t since_ms, int64_t for_ms,
                      float out[BUTTON_COUNT])
{
    if (look->switched && since_ms < DARK_MS) {
        set_all(out, LOW);
    } else if (since_ms < for_ms) {
        set_all(out, FULL);
    }
}

static void show_cue(const struct look *look, int64_t since_ms, float out[BUTTON_COUNT])
{
    switch (look->model->flash.cue) {
    case CUE_TICK: /* the last seconds count on green: on with each tick, low between */
        if (since_ms < COUNT_MS) {
            out[BUTTON_OK] = since_ms < TICK_MS ? FULL : LOW;
        }
        break;
    case CUE_END:
    case CUE_FINISH:
    case CUE_SWITCH: stand_out(look, since_ms, LONG_MS, out); break;
    case CUE_START:
    case CUE_FOUND:
    case CUE_HALF: stand_out(look, since_ms, SHORT_MS, out); break;
    case CUE_FAULT:
        if (since_ms < 2 * FAULT_HALF_MS) {
            set_all(out, since_ms % FAULT_HALF_MS < SHORT_MS ? FULL : LOW);
        }
        break;
    case CUE_BEAT: /* the first part bright, the others low */
        out[BUTTON_OK] = look->model->flash.number == 0 ? FULL : LOW;
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

/* Dimmed, it stays as it is: a station that rests does nothing. */
static void calm(const struct look *look, float out[BUTTON_COUNT])
{
    int64_t in_ms = (look->now_ms - look->model->since_ms) % CALM_MS;

    if (look->model->dimmed) {
        out[BUTTON_OK] = look->switched ? FULL : 0.35F;
    } else if (look->switched) {
        out[BUTTON_OK] = in_ms < CALM_ON_MS ? FULL : LOW;
    } else {
        out[BUTTON_OK] = between(0.35F, 0.8F, swing((float)in_ms / (float)CALM_MS * 2.0F));
    }
}

/* Out of order: no button does anything, so all together tell staff from afar. */
static void show_fault(const struct look *look, float out[BUTTON_COUNT])
{
    int64_t in_ms = (look->now_ms - look->model->since_ms) % FAULT_AGAIN_MS;
    bool on = in_ms < 2 * FAULT_HALF_MS && in_ms % FAULT_HALF_MS < SHORT_MS;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = on && panel_has(look->env->settings->panel, (enum button)i) ? FULL : 0.0F;
    }
}

static bool shows_cue(const struct model *model)
{
    return model->flash.at_ms >= model->since_ms || model->screen == SCREEN_RUN;
}

static int64_t pressed_ms(const struct model *model, int button)
{
    int64_t real_ms = model->hands.press_ms[button];

    return real_ms > model->press_ms[button] ? real_ms : model->press_ms[button];
}

static void show_pressed(const struct look *look, float out[BUTTON_COUNT])
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        int64_t press_ms = pressed_ms(look->model, i);

        if (out[i] > 0.0F && press_ms >= 0 && look->now_ms - press_ms < PRESSED_MS) {
            out[i] = FULL;
        }
    }
}

/* A check asks about one button, or wants it pressed. */
static bool asks_about_one(const struct model *model)
{
    const struct service *service = &model->staff.service;

    return model->screen == SCREEN_SERVICE
               ? service->page == SERVICE_LAMPS
               : model->screen == SCREEN_WIRING && service_wanted(service) != BUTTON_COUNT;
}

static void show_asked(const struct model *model, float out[BUTTON_COUNT])
{
    const struct service *service = &model->staff.service;
    enum button asked =
        model->screen == SCREEN_WIRING ? service_wanted(service) : service->lamp;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = i == (int)asked ? FULL : 0.0F;
    }
}

static void light(const struct look *look, float out[BUTTON_COUNT])
{
    struct key_view views[BUTTON_COUNT];

    if (look->model->screen == SCREEN_FAULT) {
        show_fault(look, out);
        return;
    }
    if (asks_about_one(look->model)) {
        show_asked(look->model, out);
        return;
    }
    visit_key_views(look->model, look->env, views);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = 0.0F;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (views[i].way != WAY_NONE) {
            out[views[i].button] = AVAILABLE;
        }
    }
    if (look->model->screen == SCREEN_ATTRACT) {
        calm(look, out);
    } else if (breathes(look)) {
        breathe(look, out);
    }
    if (shows_cue(look->model)) {
        show_cue(look, look->now_ms - look->model->flash.at_ms, out);
    }
    show_pressed(look, out);
}

void lamps_at(const struct model *model, const struct visit_env *env, int64_t now_ms,
              float out[BUTTON_COUNT])
{
    const struct look look = {model, env, now_ms, false};

    light(&look, out);
}

void lamps_switched_at(const struct model *model, const struct visit_env *env, int64_t now_ms,
                       float out[BUTTON_COUNT])
{
    const struct look look = {model, env, now_ms, true};

    light(&look, out);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        out[i] = out[i] > 0.5F ? 1.0F : 0.0F;
    }
}

bool lamps_move(const struct model *model, const struct visit_env *env, int64_t now_ms)
{
    const struct look look = {model, env, now_ms, false};

    return breathes(&look) || (model->screen == SCREEN_ATTRACT && !model->dimmed);
}

static int64_t sooner(int64_t next_ms, int64_t candidate_ms, int64_t now_ms)
{
    return candidate_ms > now_ms && candidate_ms < next_ms ? candidate_ms : next_ms;
}

/* The next of the moments, `times` in a row from `from_ms` on, that repeat after `again_ms`. */
static int64_t repeated(int64_t next_ms, const struct look *look, const int times[], int count,
                        int64_t again_ms)
{
    int64_t since_ms = look->now_ms - look->model->since_ms;
    int64_t round_ms = look->model->since_ms + since_ms / again_ms * again_ms;

    for (int i = 0; i < count; i++) {
        next_ms = sooner(next_ms, round_ms + times[i], look->now_ms);
    }
    return sooner(next_ms, round_ms + again_ms, look->now_ms);
}

int64_t lamps_next_change_ms(const struct model *model, const struct visit_env *env,
                             int64_t now_ms)
{
    static const int flashes[] = {
        DARK_MS, TICK_MS, SHORT_MS, LONG_MS, FAULT_HALF_MS, FAULT_HALF_MS + SHORT_MS, COUNT_MS};
    static const int faults[] = {SHORT_MS, FAULT_HALF_MS, FAULT_HALF_MS + SHORT_MS};
    static const int calm_off[] = {CALM_ON_MS};
    const struct look look = {model, env, now_ms, true};
    int64_t next_ms = INT64_MAX;

    if (model->screen == SCREEN_FAULT) {
        return repeated(next_ms, &look, faults, 3, FAULT_AGAIN_MS);
    }
    if (model->screen == SCREEN_ATTRACT && !model->dimmed) {
        next_ms = repeated(next_ms, &look, calm_off, 1, CALM_MS);
    }
    if (breathes(&look)) {
        struct breath_place place = breath_of(&look);

        next_ms = sooner(next_ms, now_ms + place.of_ms - place.at_ms, now_ms);
    }
    for (int i = 0; shows_cue(model) && i < (int)(sizeof flashes / sizeof *flashes); i++) {
        next_ms = sooner(next_ms, model->flash.at_ms + flashes[i], now_ms);
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (pressed_ms(model, i) >= 0) {
            next_ms = sooner(next_ms, pressed_ms(model, i) + PRESSED_MS, now_ms);
        }
    }
    return next_ms;
}
