/* SPDX-License-Identifier: MIT */
#include "app/cli/tour.h"

#include <stddef.h>

/* A time of day on the wall, so that attract shows it. */
enum {
    START_MS = 1000000,
    EVENING_MINUTE = 18 * 60 + 42,
    PRESS_MS = 80,
    LOOK_MS = 920,
    LOOK_AT_MS = 12000,
    STEPS_MAX = 400
};

struct tour {
    struct model *model;
    const struct visit_env *env;
};

const char *tour_name(enum tour_stop stop)
{
    static const char *const names[TOUR_COUNT] = {
        [TOUR_ATTRACT] = "attract",
        [TOUR_CHOOSE] = "choose",
        [TOUR_TECHNIQUE] = "technique",
        [TOUR_TOOL] = "tool",
        [TOUR_LEG] = "leg",
        [TOUR_SAFETY] = "safety",
        [TOUR_FEEL_BEFORE] = "feel-before",
        [TOUR_READY] = "ready",
        [TOUR_SEARCH] = "run-search",
        [TOUR_HOLD] = "run-hold",
        [TOUR_ROCK] = "run-rock",
        [TOUR_REPS] = "run-reps",
        [TOUR_STRETCH] = "run-stretch",
        [TOUR_STOP] = "stop",
        [TOUR_PAUSED] = "paused",
        [TOUR_SWITCH] = "switch",
        [TOUR_FEEL_AFTER] = "feel-after",
        [TOUR_SUMMARY] = "summary",
        [TOUR_LEARN] = "learn",
        [TOUR_TROUBLE] = "trouble",
        [TOUR_TROUBLE_HOW] = "trouble-how",
        [TOUR_FAULT] = "fault",
    };

    return names[stop];
}

static void step(const struct tour *tour, struct event event)
{
    struct effects effects;

    while (visit_step(tour->model, tour->env, &event, &effects)) {
    }
}

void tour_wait(struct model *model, const struct visit_env *env, int64_t ms)
{
    const struct tour tour = {model, env};

    step(&tour, (struct event){.kind = EVENT_TICK, .at_ms = model->now_ms + ms});
}

static void press(const struct tour *tour, enum button button)
{
    struct event event = {.kind = EVENT_PRESS, .button = button};

    event.at_ms = tour->model->now_ms;
    step(tour, event);
    event.kind = EVENT_RELEASE;
    event.at_ms += PRESS_MS;
    step(tour, event);
}

/* So slow that no press comes just after its key changed by itself. */
static void tap(const struct tour *tour, enum button button)
{
    press(tour, button);
    tour_wait(tour->model, tour->env, LOOK_MS);
}

static bool press_key(const struct tour *tour, enum soft_key wanted)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(tour->model, tour->env, keys);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (keys[i] == wanted) {
            press(tour, (enum button)i);
            return true;
        }
    }
    return false;
}

static bool key(const struct tour *tour, enum soft_key wanted)
{
    if (!press_key(tour, wanted)) {
        return false;
    }
    tour_wait(tour->model, tour->env, LOOK_MS);
    return true;
}

static void focus(const struct tour *tour, int wanted)
{
    for (int i = 0; i < STEPS_MAX && tour->model->focus != wanted; i++) {
        tap(tour, BUTTON_RIGHT);
    }
}

/* From the leg screen to "get ready". */
static bool from_leg(const struct tour *tour, enum legs legs, bool answer)
{
    focus(tour, (int)legs);
    key(tour, KEY_CHOOSE);
    key(tour, KEY_I_UNDERSTAND);
    if (answer) {
        tap(tour, BUTTON_RIGHT);
        tap(tour, BUTTON_RIGHT);
        return key(tour, KEY_SAVE);
    }
    return key(tour, KEY_SKIP_QUESTION);
}

static bool to_leg(const struct tour *tour)
{
    tap(tour, BUTTON_OK);
    key(tour, KEY_CHOOSE);
    key(tour, KEY_USE_THIS);
    return tour->model->screen == SCREEN_LEG;
}

static bool to_choose_item(const struct tour *tour, int item)
{
    int count = visit_choose_count(tour->env->content, &tour->model->outages);

    tap(tour, BUTTON_OK);
    for (int i = 0; i < count; i++) {
        if (visit_choose_item(tour->env->content, &tour->model->outages, i) == item) {
            focus(tour, i);
            return key(tour, KEY_CHOOSE);
        }
    }
    return false;
}

static int64_t longest_ms(const struct technique *technique, enum phase_kind kind)
{
    int64_t longest = 0;

    for (unsigned i = 0; i < technique->phases_count; i++) {
        int64_t ms = plan_phase_ms(&technique->phases[i]);

        if (technique->phases[i].kind == kind && ms > longest) {
            longest = ms;
        }
    }
    return longest;
}

/* The listed technique with the longest phase of this kind, or -1. */
static int technique_with(const struct content *content, enum phase_kind kind)
{
    int best = -1;
    int64_t best_ms = 0;

    for (int i = 0; i < content->technique_count; i++) {
        int64_t ms = longest_ms(&content->techniques[i], kind);

        if (content->techniques[i].listed && ms > best_ms) {
            best = i;
            best_ms = ms;
        }
    }
    return best;
}

static int phase_of_kind(const struct technique *technique, enum phase_kind kind)
{
    int phase = 0;

    while (technique->phases[phase].kind != kind) {
        phase++;
    }
    return phase;
}

/* From the menu of techniques to the leg screen. */
static bool pick(const struct tour *tour, int technique)
{
    if (!to_choose_item(tour, VISIT_PICK)) {
        return false;
    }
    for (int i = 0; i < visit_menu_count(tour->model, tour->env); i++) {
        if (visit_technique_item(tour->env->content, &tour->model->outages, i) == technique) {
            focus(tour, i);
            return key(tour, KEY_CHOOSE);
        }
    }
    return false;
}

static bool plan_has(const struct content *content, const struct choice *choice, int technique)
{
    struct plan plan;

    plan_build(content, NULL, choice, &plan);
    for (int i = 0; i < plan.count; i++) {
        if (plan.blocks[i].technique == technique) {
            return true;
        }
    }
    return false;
}

/* Through the first routine that has the technique with one of its tools to the leg screen. */
static bool pick_routine(const struct tour *tour, int technique)
{
    const struct content *content = tour->env->content;

    for (int r = 0; r < content->routine_count; r++) {
        for (int t = 0; t < (int)content->routines[r].tool_ids_count; t++) {
            struct choice choice = {.routine = r, .technique = -1, .legs = LEGS_BOTH};

            choice.tool = visit_tool_item(content, NULL, &choice, t);
            if (plan_has(content, &choice, technique) && to_choose_item(tour, r)) {
                focus(tour, tour->model->screen == SCREEN_TOOL ? t : tour->model->focus);
                key(tour, KEY_USE_THIS);
                return true;
            }
        }
    }
    return false;
}

static bool is_at(const struct tour *tour, int technique, int phase)
{
    const struct content *content = tour->env->content;

    return tour->model->screen == SCREEN_RUN && tour->model->run.phase == phase &&
           visit_technique(tour->model, tour->env) == &content->techniques[technique];
}

static bool go_on(const struct tour *tour)
{
    tour_wait(tour->model, tour->env, LOOK_MS);
    return press_key(tour, KEY_FOUND) || press_key(tour, KEY_SKIP) ||
           press_key(tour, KEY_START_NOW);
}

static bool to_phase(const struct tour *tour, int technique, int phase, enum legs legs)
{
    bool listed = tour->env->content->techniques[technique].listed;

    if (!(listed ? pick(tour, technique) : pick_routine(tour, technique)) ||
        !from_leg(tour, legs, false)) {
        return false;
    }
    for (int i = 0; i < STEPS_MAX && !is_at(tour, technique, phase) && go_on(tour); i++) {
    }
    return is_at(tour, technique, phase);
}

static bool to_kind(const struct tour *tour, enum phase_kind kind)
{
    const struct content *content = tour->env->content;
    int technique = technique_with(content, kind);
    int64_t ms;

    if (technique < 0 ||
        !to_phase(tour, technique, phase_of_kind(&content->techniques[technique], kind),
                  LEGS_RIGHT)) {
        return false;
    }
    ms = tour->model->run.planned_ms / 2;
    tour_wait(tour->model, tour->env, ms < LOOK_AT_MS ? ms : LOOK_AT_MS);
    return true;
}

static bool to_switch(const struct tour *tour)
{
    if (!to_leg(tour) || !from_leg(tour, LEGS_BOTH, true)) {
        return false;
    }
    key(tour, KEY_START_NOW);
    tour_wait(tour->model, tour->env, 15000);
    key(tour, KEY_FOUND);
    for (int i = 0; i < STEPS_MAX && tour->model->screen == SCREEN_RUN; i++) {
        tour_wait(tour->model, tour->env, 1000);
    }
    return tour->model->screen == SCREEN_SWITCH;
}

static bool to_the_end(const struct tour *tour)
{
    if (!to_switch(tour)) {
        return false;
    }
    for (int i = 0; i < STEPS_MAX * 4 && tour->model->screen != SCREEN_FEEL; i++) {
        tour_wait(tour->model, tour->env, 1000);
    }
    tap(tour, BUTTON_LEFT);
    tap(tour, BUTTON_LEFT);
    tap(tour, BUTTON_LEFT);
    return tour->model->screen == SCREEN_FEEL;
}

/* Red, held alone. */
static bool to_trouble(const struct tour *tour)
{
    struct event event = {
        .kind = EVENT_PRESS, .button = BUTTON_BACK, .at_ms = tour->model->now_ms};

    step(tour, event);
    tour_wait(tour->model, tour->env, tour->env->settings->trouble_hold_ms);
    event.kind = EVENT_RELEASE;
    event.at_ms = tour->model->now_ms;
    step(tour, event);
    tour_wait(tour->model, tour->env, LOOK_MS);
    return tour->model->screen == SCREEN_TROUBLE;
}

static void begin(const struct tour *tour)
{
    visit_init(tour->model, START_MS);
    step(tour, (struct event){
                   .kind = EVENT_CLOCK, .at_ms = START_MS, .minute_of_day = EVENING_MINUTE});
}

bool tour_go_phase(int technique, int phase, enum leg leg, const struct visit_env *env,
                   struct model *model_out)
{
    const struct tour tour = {model_out, env};

    begin(&tour);
    return to_phase(&tour, technique, phase, leg == LEG_LEFT ? LEGS_LEFT : LEGS_RIGHT);
}

bool tour_go(enum tour_stop stop, const struct visit_env *env, struct model *model_out)
{
    const struct tour tour = {model_out, env};

    begin(&tour);
    switch (stop) {
    case TOUR_ATTRACT: return true;
    case TOUR_CHOOSE: tap(&tour, BUTTON_OK); return true;
    case TOUR_TECHNIQUE: return to_choose_item(&tour, VISIT_PICK);
    case TOUR_TOOL:
        tap(&tour, BUTTON_OK);
        key(&tour, KEY_CHOOSE);
        return model_out->screen == SCREEN_TOOL;
    case TOUR_LEG: return to_leg(&tour);
    case TOUR_SAFETY: return to_leg(&tour) && key(&tour, KEY_CHOOSE);
    case TOUR_FEEL_BEFORE:
        return to_leg(&tour) && key(&tour, KEY_CHOOSE) && key(&tour, KEY_I_UNDERSTAND);
    case TOUR_READY: return to_leg(&tour) && from_leg(&tour, LEGS_BOTH, true);
    case TOUR_SEARCH: return to_kind(&tour, PHASE_SEARCH);
    case TOUR_HOLD: return to_kind(&tour, PHASE_HOLD);
    case TOUR_ROCK: return to_kind(&tour, PHASE_ROCK);
    case TOUR_REPS: return to_kind(&tour, PHASE_REPS);
    case TOUR_STRETCH: return to_kind(&tour, PHASE_STRETCH);
    case TOUR_STOP: return to_kind(&tour, PHASE_HOLD) && key(&tour, KEY_STOP);
    case TOUR_PAUSED: return to_kind(&tour, PHASE_HOLD) && key(&tour, KEY_PAUSE);
    case TOUR_SWITCH: return to_switch(&tour);
    case TOUR_FEEL_AFTER: return to_the_end(&tour);
    case TOUR_SUMMARY: return to_the_end(&tour) && key(&tour, KEY_SAVE);
    case TOUR_LEARN: return to_choose_item(&tour, VISIT_LEARN);
    case TOUR_TROUBLE: return to_trouble(&tour);
    case TOUR_TROUBLE_HOW:
        return to_trouble(&tour) && key(&tour, KEY_CHOOSE) &&
               model_out->trouble.step == TROUBLE_HOW;
    case TOUR_FAULT:
        visit_init_fault(model_out, START_MS, "F1",
                         "assets/techniques/hook.yaml:14:11: phases[0].kind: \"serch\" is not "
                         "one of search, hold, rock, reps, stretch; did you mean \"search\"?");
        return true;
    case TOUR_COUNT: break;
    }
    return false;
}
