/* SPDX-License-Identifier: MIT */
#include "app/cli/visitor.h"

#include <stddef.h>

struct dice dice_seeded(uint64_t seed)
{
    return (struct dice){.state = seed};
}

/* SplitMix64 (Steele, Lea, Flood 2014): small, even, the same on every machine. */
static uint64_t next(struct dice *dice)
{
    uint64_t z = dice->state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

int dice_roll(struct dice *dice, int sides)
{
    return (int)(next(dice) >> 33) % sides;
}

bool dice_chance(struct dice *dice, int percent)
{
    return dice_roll(dice, 100) < percent;
}

struct visitor visitor_arrive(struct dice *dice, const struct content *content)
{
    static const int shares[VISITOR_KINDS] = {
        [VISITOR_STEADY] = 52,  [VISITOR_CARRIED] = 18, [VISITOR_LEAVES] = 10,
        [VISITOR_WANDERS] = 10, [VISITOR_LOOKS] = 5,    [VISITOR_WILD] = 5,
    };
    struct visitor visitor = {.dice = dice};
    int rest = dice_roll(dice, 100);

    while (rest >= shares[visitor.kind]) {
        rest -= shares[visitor.kind];
        visitor.kind++;
    }
    visitor.patience = 4 + dice_roll(dice, 24);
    visitor.tight = 1 + dice_roll(dice, 4);
    if (dice_chance(dice, 45)) {
        visitor.routine = 0;
    } else {
        visitor.routine = dice_roll(dice, content->routine_count + 1);
    }
    return visitor;
}

static int64_t between(struct visitor *visitor, int from_ms, int to_ms)
{
    return from_ms + dice_roll(visitor->dice, to_ms - from_ms);
}

/* The button that has this key now, or -1. */
static int button_of(const struct model *model, const struct visit_env *env, enum soft_key key)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(model, env, keys);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (keys[i] == key) {
            return i;
        }
    }
    return -1;
}

static bool press_key(const struct model *model, const struct visit_env *env, enum soft_key key,
                      enum button *button_out)
{
    int button = button_of(model, env, key);

    if (button >= 0) {
        *button_out = (enum button)button;
    }
    return button >= 0;
}

/* Menus: moves towards something, then takes it. */
static bool decide_menu(struct visitor *visitor, const struct model *model,
                        enum button *button_out)
{
    bool arrived = model->screen == SCREEN_CHOOSE ? model->focus == visitor->routine
                                                  : dice_chance(visitor->dice, 55);

    if (visitor->kind == VISITOR_LOOKS) {
        *button_out = dice_chance(visitor->dice, 25)   ? BUTTON_BACK
                      : dice_chance(visitor->dice, 30) ? BUTTON_OK
                                                       : BUTTON_RIGHT;
        return true;
    }
    *button_out = arrived ? BUTTON_OK : BUTTON_RIGHT;
    return true;
}

static bool decide_feel(struct visitor *visitor, const struct model *model,
                        enum button *button_out)
{
    int wanted = visitor->tight;

    if (model->feel_is_after && model->feel_before != FEEL_NONE) {
        wanted -= dice_roll(visitor->dice, 3) - (dice_chance(visitor->dice, 15) ? 1 : 0);
        wanted = wanted < 0 ? 0 : wanted > FEEL_LEVELS - 1 ? FEEL_LEVELS - 1 : wanted;
    }
    if (model->feel_focus == FEEL_NONE) {
        *button_out = dice_chance(visitor->dice, 30) ? BUTTON_OK : BUTTON_RIGHT;
    } else if (model->feel_focus == wanted || dice_chance(visitor->dice, 20)) {
        *button_out = BUTTON_OK;
    } else {
        *button_out = model->feel_focus > wanted ? BUTTON_LEFT : BUTTON_RIGHT;
    }
    return true;
}

/* A step that runs: most of the time nothing at all. */
static bool decide_run(struct visitor *visitor, const struct model *model,
                       const struct visit_env *env, int64_t *after_ms, enum button *button_out)
{
    bool searching = visit_phase(model, env)->kind == PHASE_SEARCH;

    if (visitor->kind == VISITOR_CARRIED) {
        return false;
    }
    if (searching && dice_chance(visitor->dice, 70)) {
        *after_ms = between(visitor, 6000, 55000);
        return press_key(model, env, KEY_FOUND, button_out);
    }
    *after_ms = between(visitor, 3000, 40000);
    if (dice_chance(visitor->dice, 6)) {
        return press_key(model, env, KEY_SKIP, button_out);
    }
    if (dice_chance(visitor->dice, 4)) {
        return press_key(model, env, KEY_PAUSE, button_out);
    }
    if (dice_chance(visitor->dice, 3)) {
        return press_key(model, env, KEY_REPEAT, button_out);
    }
    if (visitor->kind == VISITOR_LEAVES && dice_chance(visitor->dice, 20)) {
        return press_key(model, env, KEY_STOP, button_out);
    }
    return false;
}

static bool decide_summary(struct visitor *visitor, const struct model *model,
                           const struct visit_env *env, int64_t *after_ms,
                           enum button *button_out)
{
    *after_ms = between(visitor, 3000, 15000);
    if (dice_chance(visitor->dice, 25) && press_key(model, env, KEY_NEXT_STEP, button_out)) {
        return true;
    }
    if (dice_chance(visitor->dice, 10) && press_key(model, env, KEY_OTHER_LEG, button_out)) {
        return true;
    }
    visitor->gone = true;
    return dice_chance(visitor->dice, 50) && press_key(model, env, KEY_FINISH, button_out);
}

static bool decide_wild(struct visitor *visitor, int64_t *after_ms, enum button *button_out)
{
    *after_ms = between(visitor, 20, 2500);
    *button_out = (enum button)dice_roll(visitor->dice, BUTTON_COUNT);
    return true;
}

static bool decide_held(struct visitor *visitor, const struct model *model,
                        const struct visit_env *env, int64_t *after_ms, enum button *button_out)
{
    *after_ms = between(visitor, 1500, 45000);
    if (model->screen == SCREEN_STOP && visitor->kind == VISITOR_LEAVES) {
        return press_key(model, env, KEY_STOP, button_out);
    }
    if (dice_chance(visitor->dice, 8)) {
        visitor->gone = true; /* called away */
        return false;
    }
    return press_key(model, env, KEY_GO_ON, button_out);
}

bool visitor_decide(struct visitor *visitor, const struct model *model,
                    const struct visit_env *env, int64_t *after_ms, enum button *button_out)
{
    bool tires = visitor->kind == VISITOR_WANDERS || visitor->kind == VISITOR_LOOKS ||
                 visitor->kind == VISITOR_WILD;

    if (tires && visitor->patience-- <= 0) {
        visitor->gone = true;
    }
    if (visitor->gone) {
        return false;
    }
    if (visitor->kind == VISITOR_WILD) {
        return decide_wild(visitor, after_ms, button_out);
    }
    *after_ms = between(visitor, 600, 4000);
    switch (model->screen) {
    case SCREEN_ATTRACT: *button_out = BUTTON_OK; return true;
    case SCREEN_CHOOSE:
    case SCREEN_TECHNIQUE:
    case SCREEN_TOOL:
    case SCREEN_LEG:
    case SCREEN_LEARN: return decide_menu(visitor, model, button_out);
    case SCREEN_SAFETY: *button_out = BUTTON_OK; return true;
    case SCREEN_FEEL: return decide_feel(visitor, model, button_out);
    case SCREEN_READY:
        *after_ms = between(visitor, 3000, 30000);
        *button_out = BUTTON_OK;
        return dice_chance(visitor->dice, 40);
    case SCREEN_RUN: return decide_run(visitor, model, env, after_ms, button_out);
    case SCREEN_STOP:
    case SCREEN_PAUSED: return decide_held(visitor, model, env, after_ms, button_out);
    case SCREEN_SWITCH:
        return dice_chance(visitor->dice, 8) && press_key(model, env, KEY_SKIP_LEG, button_out);
    case SCREEN_SUMMARY: return decide_summary(visitor, model, env, after_ms, button_out);
    case SCREEN_TROUBLE: /* nobody holds red for so long */
    case SCREEN_CODE:    /* a visitor who got here does not know the code */
    case SCREEN_COACH:
    case SCREEN_STICK:
    case SCREEN_OUTAGES:
    case SCREEN_DAYS:
    case SCREEN_RESTING:
    case SCREEN_SERVICE:
    case SCREEN_WIRING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
    return false;
}
