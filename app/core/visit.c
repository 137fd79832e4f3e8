/* SPDX-License-Identifier: MIT */
/* Each call of visit_step() handles one thing at the moment it was planned for: the earliest
 * deadline that is due, or the event. So the effects do not depend on how often it is called,
 * and one call makes few effects however long the station was busy elsewhere. */
#include "app/core/visit_internal.h"

#include <stdio.h>
#include <string.h>

enum {
    MOVED_MS = 250, /* nobody reacts faster to a new label */
    FLASH_MS = 300  /* cues within this of one another come together */
};

void visit_init(struct model *model, int64_t now_ms)
{
    memset(model, 0, sizeof *model);
    model->started_ms = model->now_ms = now_ms;
    model->since_ms = model->touched_ms = model->focus_ms = now_ms;
    model->minute_of_day = model->weekday = -1;
    model->staff.code_ms = model->trouble.hold_ms = model->staff.holding = -1;
    model->staff.days.known.today = -1; /* no days are known */
    model->hands = hands_at_rest();
    model->feel_focus = model->feel_before = model->feel_after = FEEL_NONE;
    for (int i = 0; i < BUTTON_COUNT; i++) {
        model->down_ms[i] = model->press_ms[i] = model->moved_ms[i] = -1;
    }
}

void visit_init_fault(struct model *model, int64_t now_ms, const char *code, const char *text)
{
    visit_init(model, now_ms);
    model->screen = SCREEN_FAULT;
    snprintf(model->fault_code, sizeof model->fault_code, "%s", code);
    snprintf(model->fault_text, sizeof model->fault_text, "%s", text);
}

void visit_enter(struct visit *v, enum screen screen, int focus)
{
    v->m->screen = screen;
    v->m->since_ms = v->m->touched_ms = v->m->focus_ms = v->at_ms;
    v->m->focus = v->m->focus_was = focus;
    v->m->turning.on = false; /* a hold belongs to the screen it began on */
    v->m->hands.cursor = BUTTON_OK;
    v->m->hands.open = false;
    v->m->trouble.waits = false;
}

void visit_cue(struct visit *v, enum cue cue)
{
    effects_add_cue(v->effects, v->at_ms, cue, 0);
}

void visit_move_focus(struct visit *v, int step)
{
    int count = visit_menu_count(v->m, v->env);

    if (count < 2) {
        return;
    }
    v->m->focus_was = v->m->focus;
    v->m->focus = (v->m->focus + step + count) % count;
    v->m->focus_ms = v->at_ms;
    visit_cue(v, CUE_PRESS);
}

void visit_start_over(struct visit *v)
{
    struct model old = *v->m;

    visit_init(v->m, v->at_ms);
    v->m->started_ms = old.started_ms;
    v->m->minute_of_day = old.minute_of_day;
    v->m->weekday = old.weekday;
    v->m->minute_ms = old.minute_ms;
    v->m->visits = old.visits + 1;
    v->m->outages = old.outages;
    v->m->trouble.hold_ms = old.trouble.hold_ms;
    v->m->trouble.taken_count = old.trouble.taken_count;
    memcpy(v->m->trouble.taken_ms, old.trouble.taken_ms, sizeof old.trouble.taken_ms);
    v->m->staff.wrong = old.staff.wrong;
    v->m->staff.locked_until_ms = old.staff.locked_until_ms;
    v->m->staff.asked = old.staff.asked;
    v->m->staff.days.known = old.staff.days.known;
    v->m->staff.service = old.staff.service;
    v->m->staff.service.only = false;
    memcpy(v->m->down_ms, old.down_ms, sizeof old.down_ms);
    memcpy(v->m->press_ms, old.press_ms, sizeof old.press_ms);
    v->m->hands = old.hands;
    v->m->presence = old.presence;
    v->m->hands.cursor = BUTTON_OK;
    v->m->hands.open = false;
}

void visit_reset(struct visit *v)
{
    if (v->m->step == 0 && !v->m->visit_open) {
        visit_record_menu(v, v->m->screen);
    }
    visit_start_over(v);
}

/* Who presses at the moment a countdown ends meant what the button did until then: without this
 * "Start now" a tenth of a second too late would be "Found it", "Pause" the end of a rest. */
static bool is_too_late(const struct visit *v, enum button button, int64_t meant_ms)
{
    int64_t moved_ms = v->m->moved_ms[button];

    return moved_ms >= 0 && meant_ms - moved_ms < MOVED_MS;
}

static void press_attract(struct visit *v, enum soft_key key)
{
    if (v->m->dimmed) { /* the press that wakes does nothing else */
        v->m->dimmed = false;
        v->m->touched_ms = v->at_ms;
        return;
    }
    if (key == KEY_LANGUAGE_BEFORE || key == KEY_LANGUAGE_AFTER) {
        v->m->language = visit_language(v->m, v->env, key == KEY_LANGUAGE_AFTER ? 1 : -1);
        visit_cue(v, CUE_PRESS);
        return;
    }
    visit_cue(v, CUE_CHOOSE);
    visit_enter(v, SCREEN_CHOOSE, 0);
}

/* What the key of a button does. */
static void act(struct visit *v, enum button button, enum soft_key key)
{
    switch (visit_screen_kind(v->m->screen)) {
    case KIND_MENU:
        if (v->m->screen == SCREEN_SUMMARY || v->m->feel_is_after) {
            visit_press_end(v, key);
        } else {
            visit_press_menu(v, key);
        }
        break;
    case KIND_COUNT:
    case KIND_RUN:
    case KIND_HELD: visit_press_step(v, key); break;
    case KIND_TROUBLE: visit_press_trouble(v, key); break;
    case KIND_CODE: visit_press_code(v, button); break;
    case KIND_COACH: visit_press_coach(v, button, key); break;
    case KIND_STICK: visit_press_stick(v, key); break;
    case KIND_OUTAGES: visit_press_outages(v, key); break;
    case KIND_DAYS: visit_press_days(v, button, key); break;
    case KIND_SERVICE: visit_press_service(v, button, key); break;
    case KIND_WIRING: visit_press_wiring(v, button, key); break;
    case KIND_ATTRACT:
    case KIND_REST:
    case KIND_FAULT: break;
    }
}

/* What the button does now that it was let go. */
void visit_act_late(struct visit *v, enum button button)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(v->m, v->env, keys);
    v->m->touched_ms = v->at_ms;
    if (v->m->screen == SCREEN_ATTRACT) {
        press_attract(v, keys[button]);
    } else if (keys[button] != KEY_NONE) {
        act(v, button, keys[button]);
    }
}

void visit_press(struct visit *v, enum button button, int64_t meant_ms)
{
    enum soft_key keys[BUTTON_COUNT];

    v->m->down_ms[button] = v->at_ms;
    if (v->m->screen == SCREEN_RESTING) {
        visit_press_resting(v);
        return;
    }
    if (v->m->screen == SCREEN_FAULT) {
        return;
    }
    v->m->touched_ms = v->at_ms; /* any button says that somebody is there */
    if (is_too_late(v, button, meant_ms)) {
        return;
    }
    visit_keys(v->m, v->env, keys);
    if (visit_trouble_waits(v, button)) {
        v->m->press_ms[button] = v->at_ms;
        return;
    }
    if (v->m->screen == SCREEN_ATTRACT) {
        v->m->press_ms[button] = v->at_ms;
        press_attract(v, keys[button]);
        return;
    }
    if (keys[button] == KEY_NONE) {
        (void)visit_press_volume(v, button);
        return;
    }
    v->m->press_ms[button] = v->at_ms;
    if (!visit_press_volume(v, button)) {
        act(v, button, keys[button]);
    }
}

enum screen_kind visit_screen_kind(enum screen screen)
{
    switch (screen) {
    case SCREEN_ATTRACT: return KIND_ATTRACT;
    case SCREEN_CHOOSE:
    case SCREEN_TECHNIQUE:
    case SCREEN_TOOL:
    case SCREEN_LEG:
    case SCREEN_SAFETY:
    case SCREEN_FEEL:
    case SCREEN_SUMMARY:
    case SCREEN_LEARN: return KIND_MENU;
    case SCREEN_READY:
    case SCREEN_SWITCH: return KIND_COUNT;
    case SCREEN_RUN: return KIND_RUN;
    case SCREEN_STOP:
    case SCREEN_PAUSED: return KIND_HELD;
    case SCREEN_TROUBLE: return KIND_TROUBLE;
    case SCREEN_CODE: return KIND_CODE;
    case SCREEN_COACH: return KIND_COACH;
    case SCREEN_STICK: return KIND_STICK;
    case SCREEN_OUTAGES: return KIND_OUTAGES;
    case SCREEN_DAYS: return KIND_DAYS;
    case SCREEN_RESTING: return KIND_REST;
    case SCREEN_SERVICE: return KIND_SERVICE;
    case SCREEN_WIRING: return KIND_WIRING;
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
    return KIND_FAULT;
}

/* Whoever chose a language and went away leaves the station's own to the next. */
static int64_t language_deadline(const struct model *model, const struct visit_env *env)
{
    return model->language != 0 ? model->touched_ms + env->settings->language_idle_ms
                                : VISIT_NO_DEADLINE;
}

static int64_t attract_deadline(const struct model *model, const struct visit_env *env)
{
    int64_t language_ms = language_deadline(model, env);
    int64_t rest_ms = visit_rest_deadline(model, env);
    int64_t dim_ms =
        model->dimmed ? VISIT_NO_DEADLINE : model->touched_ms + env->settings->dim_ms;

    dim_ms = rest_ms < dim_ms ? rest_ms : dim_ms;
    return language_ms < dim_ms ? language_ms : dim_ms;
}

static void attract_due(struct visit *v)
{
    if (language_deadline(v->m, v->env) <= v->at_ms) {
        v->m->language = 0;
    } else if (visit_rest_deadline(v->m, v->env) <= v->at_ms) {
        visit_rest_due(v);
    } else {
        v->m->dimmed = true;
    }
}

/* What the screen does by itself when nobody touches anything. */
static int64_t screen_deadline(const struct model *model, const struct visit_env *env)
{
    switch (visit_screen_kind(model->screen)) {
    case KIND_ATTRACT: return attract_deadline(model, env);
    case KIND_COUNT: return visit_count_deadline(model, env);
    case KIND_RUN: return visit_run_deadline(model, env);
    case KIND_REST: return visit_rest_deadline(model, env);
    case KIND_TROUBLE: return visit_trouble_deadline(model, env);
    case KIND_CODE: return visit_code_deadline(model, env);
    case KIND_SERVICE: return visit_service_deadline(model, env);
    case KIND_WIRING: return visit_wiring_deadline(model, env);
    case KIND_MENU:
    case KIND_HELD:
    case KIND_COACH:
    case KIND_STICK:
    case KIND_OUTAGES:
    case KIND_DAYS: return visit_way_back_ms(model, env);
    case KIND_FAULT: break;
    }
    return VISIT_NO_DEADLINE;
}

/* What buttons that are held do. */
static int64_t hold_deadline(const struct model *model, const struct visit_env *env)
{
    int64_t staff_ms = visit_staff_hold_deadline(model, env);
    int64_t coach_ms = model->screen == SCREEN_DAYS ? visit_days_hold_deadline(model, env)
                       : visit_is_listening(model)  ? visit_wiring_hold_deadline(model, env)
                                                    : visit_coach_hold_deadline(model, env);
    int64_t volume_ms = visit_volume_deadline(model);
    int64_t trouble_ms = visit_trouble_hold_deadline(model, env);
    int64_t next_ms = staff_ms < coach_ms ? staff_ms : coach_ms;
    int64_t hands_ms = visit_hands_deadline(model, env);

    next_ms = hands_ms < next_ms ? hands_ms : next_ms;
    next_ms = next_ms < trouble_ms ? next_ms : trouble_ms;
    return next_ms < volume_ms ? next_ms : volume_ms;
}

int64_t visit_next_deadline(const struct model *model, const struct visit_env *env)
{
    int64_t screen_ms = screen_deadline(model, env);
    int64_t hold_ms = hold_deadline(model, env);

    return screen_ms < hold_ms ? screen_ms : hold_ms;
}

static void handle_hold(struct visit *v)
{
    if (v->m->screen == SCREEN_COACH) {
        visit_coach_held(v);
    } else if (v->m->screen == SCREEN_DAYS) {
        visit_days_held(v);
    } else if (visit_is_listening(v->m)) {
        visit_wiring_held(v);
    } else if (visit_volume_deadline(v->m) <= v->at_ms) {
        visit_volume_due(v);
    } else if (visit_trouble_hold_deadline(v->m, v->env) <= v->at_ms) {
        visit_enter_trouble(v);
    } else {
        visit_enter_code(v);
    }
}

static void handle_deadline(struct visit *v)
{
    switch (visit_screen_kind(v->m->screen)) {
    case KIND_ATTRACT: attract_due(v); break;
    case KIND_MENU: visit_idle_menu(v); break;
    case KIND_COUNT: visit_count_due(v); break;
    case KIND_RUN: visit_run_due(v); break;
    case KIND_HELD: visit_held_too_long(v); break;
    case KIND_TROUBLE: visit_leave_trouble(v); break;
    case KIND_CODE: visit_code_due(v); break;
    case KIND_REST: visit_rest_due(v); break;
    case KIND_SERVICE: visit_service_due(v); break;
    case KIND_WIRING: visit_wiring_due(v); break;
    case KIND_COACH:
    case KIND_STICK:
    case KIND_OUTAGES:
    case KIND_DAYS: visit_leave_staff(v); break;
    case KIND_FAULT: break;
    }
}

static void deadline(struct visit *v)
{
    enum soft_key before[BUTTON_COUNT];
    enum soft_key after[BUTTON_COUNT];

    if (visit_hands_deadline(v->m, v->env) <= v->at_ms) { /* that is a press of somebody */
        visit_hands_held(v);
        return;
    }
    visit_keys(v->m, v->env, before);
    if (hold_deadline(v->m, v->env) <= v->at_ms) {
        handle_hold(v);
    } else {
        handle_deadline(v);
    }
    visit_keys(v->m, v->env, after);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (after[i] != before[i]) {
            v->m->moved_ms[i] = v->at_ms;
        }
    }
}

void visit_release(struct visit *v, enum button button)
{
    bool waited = visit_release_trouble_hold(v, button);

    v->m->down_ms[button] = -1;
    if (waited) {
        visit_act_late(v, button);
    } else if (v->m->screen == SCREEN_COACH) {
        v->m->touched_ms = v->at_ms;
        visit_release_coach(v, button);
    } else if (v->m->screen == SCREEN_DAYS) {
        visit_release_days(v, button);
    } else if (visit_is_listening(v->m)) {
        visit_release_wiring(v, button);
    } else if (visit_release_volume(v, button)) {
        visit_act_late(v, button);
    }
}

/* Of cues that come together the one that matters most is seen. */
static int weight_of(enum cue cue)
{
    switch (cue) {
    case CUE_START:
    case CUE_FOUND:
    case CUE_END:
    case CUE_SWITCH:
    case CUE_FINISH:
    case CUE_FAULT: return 3;
    case CUE_TICK:
    case CUE_HALF:
    case CUE_BEAT:
    case CUE_PAUSE:
    case CUE_RESUME: return 2;
    case CUE_BREATHE_IN:
    case CUE_BREATHE_OUT: return 1;
    case CUE_PRESS: /* seen on the button's disc */
    case CUE_CHOOSE:
    case CUE_TEN: /* spoken only */
    case CUE_PLACE:
    case CUE_COUNT: break;
    }
    return 0;
}

static void remember_flash(struct model *model, const struct effects *effects)
{
    for (int i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->items[i];

        if (effect->kind != EFFECT_CUE || weight_of(effect->u.cue.cue) == 0) {
            continue;
        }
        bool together = effect->at_ms - model->flash.at_ms < FLASH_MS;

        if (!together || weight_of(effect->u.cue.cue) >= weight_of(model->flash.cue)) {
            model->flash =
                (struct flash){effect->u.cue.cue, effect->u.cue.number, effect->at_ms};
        }
    }
}

bool visit_step(struct model *model, const struct visit_env *env, const struct event *event,
                struct effects *effects_out)
{
    int64_t due_ms = visit_next_deadline(model, env);
    int64_t at_ms = event->at_ms > model->now_ms ? event->at_ms : model->now_ms;
    struct visit v = {.m = model, .env = env, .effects = effects_out, .at_ms = at_ms};

    effects_out->count = 0;
    if (due_ms <= at_ms) {
        v.at_ms = due_ms > model->now_ms ? due_ms : model->now_ms;
        model->now_ms = v.at_ms;
        deadline(&v);
        remember_flash(model, effects_out);
        return true;
    }
    model->now_ms = at_ms;
    switch (event->kind) {
    case EVENT_TICK: break;
    case EVENT_PRESS: visit_hand_press(&v, event->button); break;
    case EVENT_RELEASE: visit_hand_release(&v, event->button); break;
    case EVENT_STUCK: visit_record_stuck(&v, event->button); break;
    case EVENT_FIGURES: visit_figures_came(&v, event); break;
    case EVENT_OUTAGES: visit_outages_came(&v, event->outages); break;
    case EVENT_STICK: visit_stick_came(&v, event->stick); break;
    case EVENT_PRESENCE: visit_presence_came(&v, event->here); break;
    case EVENT_CLOCK: visit_clock_came(&v, event); break;
    case EVENT_SERVICE: visit_service_came(&v, event->service); break;
    }
    remember_flash(model, effects_out);
    return false;
}
