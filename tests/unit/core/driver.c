/* SPDX-License-Identifier: MIT */
#include "driver.h"

#include "app/core/visit_content.h"

#include <stdlib.h>
#include <string.h>

void driver_init(struct driver *driver)
{
    memset(driver, 0, sizeof *driver);
    driver->content = fixture_content();
    driver->settings = settings_default();
    driver->env = (struct visit_env){&driver->content, &driver->settings};
    driver->now_ms = 7777777;
    visit_init(&driver->model, driver->now_ms);
}

static void keep(struct driver *driver, const struct effects *effects)
{
    for (int i = 0; i < effects->count; i++) {
        if (driver->effect_count == DRIVER_EFFECTS_MAX) {
            abort();
        }
        driver->effects[driver->effect_count++] = effects->items[i];
    }
}

/* Apart from a step that nobody looks at: a model is large, and a test may take millions. */
static bool step_seen(struct driver *driver, const struct event *event, struct effects *effects)
{
    struct model before = driver->model;
    bool more = visit_step(&driver->model, &driver->env, event, effects);

    driver->seen(driver, &before, effects);
    return more;
}

void driver_step(struct driver *driver, struct event event)
{
    struct effects effects;
    bool more;

    event.at_ms = driver->now_ms;
    do {
        more = driver->seen != NULL
                   ? step_seen(driver, &event, &effects)
                   : visit_step(&driver->model, &driver->env, &event, &effects);
        keep(driver, &effects);
    } while (more);
}

void driver_take_content(struct driver *driver, const struct content *content)
{
    struct content old = driver->content;
    struct visit_env from = {&old, &driver->settings};
    struct effects effects;

    driver->content = *content;
    visit_take_content(&driver->model, &from, &driver->env, driver->now_ms, &effects);
    keep(driver, &effects);
}

void driver_wait(struct driver *driver, int64_t ms)
{
    int64_t end_ms = driver->now_ms + ms;

    while (driver->tick_ms > 0 && driver->now_ms + driver->tick_ms < end_ms) {
        driver->now_ms += driver->tick_ms;
        driver_step(driver, (struct event){.kind = EVENT_TICK});
    }
    driver->now_ms = end_ms;
    driver_step(driver, (struct event){.kind = EVENT_TICK});
}

void driver_see(struct driver *driver)
{
    int64_t moved_ms = -1;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        int64_t at_ms = driver->model.moved_ms[i];
        moved_ms = at_ms > moved_ms ? at_ms : moved_ms;
    }
    if (moved_ms >= 0 && driver->now_ms - moved_ms < 250) {
        driver_wait(driver, moved_ms + 250 - driver->now_ms);
    }
}

void driver_press(struct driver *driver, enum button button)
{
    driver_step(driver, (struct event){.kind = EVENT_PRESS, .button = button});
}

void driver_release(struct driver *driver, enum button button)
{
    driver_step(driver, (struct event){.kind = EVENT_RELEASE, .button = button});
}

void driver_tap(struct driver *driver, enum button button)
{
    driver_see(driver);
    driver_press(driver, button);
    driver_wait(driver, 80);
    driver_release(driver, button);
    driver_wait(driver, 920);
}

void driver_chord(struct driver *driver, enum button first, enum button second, int64_t ms)
{
    driver_see(driver);
    driver_press(driver, first);
    driver_wait(driver, 40);
    driver_press(driver, second);
    driver_wait(driver, ms);
    driver_release(driver, first);
    driver_release(driver, second);
    driver_wait(driver, 300);
}

bool driver_key(struct driver *driver, enum soft_key key)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(&driver->model, &driver->env, keys);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (keys[i] == key) {
            driver_tap(driver, (enum button)i);
            return true;
        }
    }
    return false;
}

static void focus(struct driver *driver, int wanted)
{
    while (driver->model.focus != wanted) {
        driver_tap(driver, BUTTON_RIGHT);
    }
}

static void from_leg(struct driver *driver, enum legs legs)
{
    focus(driver, (int)legs);
    driver_tap(driver, BUTTON_OK);
    driver_key(driver, KEY_I_UNDERSTAND);
    driver_key(driver, KEY_SKIP_QUESTION);
}

void driver_start(struct driver *driver, int routine, enum legs legs)
{
    driver_tap(driver, BUTTON_OK);
    focus(driver, routine);
    driver_tap(driver, BUTTON_OK);
    driver_key(driver, KEY_USE_THIS);
    from_leg(driver, legs);
}

void driver_start_technique(struct driver *driver, int place, enum legs legs)
{
    driver_tap(driver, BUTTON_OK);
    focus(driver, driver->content.routine_count);
    driver_tap(driver, BUTTON_OK);
    focus(driver, place);
    driver_tap(driver, BUTTON_OK);
    from_leg(driver, legs);
}

int64_t driver_until_change(struct driver *driver)
{
    enum screen screen = driver->model.screen;
    int step_before = driver->model.step;
    int64_t from_ms = driver->now_ms;

    while (driver->model.screen == screen && driver->model.step == step_before) {
        int64_t due_ms = visit_next_deadline(&driver->model, &driver->env);

        if (due_ms == VISIT_NO_DEADLINE) {
            break;
        }
        driver_wait(driver, due_ms > driver->now_ms ? due_ms - driver->now_ms : 0);
    }
    return driver->now_ms - from_ms;
}

int driver_cues(const struct driver *driver, enum cue cue)
{
    int count = 0;

    for (int i = 0; i < driver->effect_count; i++) {
        count += driver->effects[i].kind == EFFECT_CUE && driver->effects[i].u.cue.cue == cue;
    }
    return count;
}

const struct usage *driver_usage(const struct driver *driver, enum usage_kind kind, int n)
{
    const struct usage *last = NULL;

    for (int i = 0; i < driver->effect_count; i++) {
        const struct effect *effect = &driver->effects[i];

        if (effect->kind != EFFECT_USAGE || effect->u.usage.kind != kind) {
            continue;
        }
        if (n-- == 0) {
            return &effect->u.usage;
        }
        last = &effect->u.usage;
    }
    return n < -1 ? last : NULL;
}

const struct usage_step *driver_last_step(const struct driver *driver)
{
    return &driver_usage(driver, USAGE_STEP, -1)->u.step;
}

int driver_usage_count(const struct driver *driver, enum usage_kind kind)
{
    int count = 0;

    for (int i = 0; i < driver->effect_count; i++) {
        count +=
            driver->effects[i].kind == EFFECT_USAGE && driver->effects[i].u.usage.kind == kind;
    }
    return count;
}
