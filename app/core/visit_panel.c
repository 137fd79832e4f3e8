/* SPDX-License-Identifier: MIT */
/* From the real buttons of a panel to the four logical ones. With four of them nothing is
 * changed. With fewer a button that can also be held acts when it goes up, or once it has been
 * held; the logical button it stands for is then down until the real one is let go. */
#include "app/core/visit_internal.h"

#include <string.h>

enum {
    STAFF_LATER_MS = 2000 /* one button: only then a hold begins to ask for the code */
};

/* What a press does where a highlight goes over things. */
enum scan {
    SCAN_NONE,
    SCAN_KEYS, /* over the keys */
    SCAN_ITEMS /* over the items of a menu, then the way back */
};

static bool has_items(const struct model *m, const enum soft_key keys[BUTTON_COUNT])
{
    return m->screen == SCREEN_FEEL || keys[BUTTON_RIGHT] == KEY_NEXT;
}

static enum scan scan_of(const struct model *m, const struct visit_env *env,
                         const enum soft_key keys[BUTTON_COUNT])
{
    enum panel_size panel = env->settings->panel;
    enum screen_kind kind = visit_screen_kind(m->screen);

    if (panel == PANEL_TWO) {
        return kind == KIND_COACH && !has_items(m, keys) ? SCAN_KEYS : SCAN_NONE;
    }
    if (panel != PANEL_ONE || kind == KIND_ATTRACT || kind == KIND_FAULT) {
        return SCAN_NONE;
    }
    if (kind == KIND_COUNT || kind == KIND_RUN || kind == KIND_HELD) {
        return m->hands.open ? SCAN_KEYS : SCAN_NONE;
    }
    return has_items(m, keys) ? SCAN_ITEMS : SCAN_KEYS;
}

/* The key under the highlight: green's, or the first one when that does nothing now. */
static enum button cursor_of(const struct model *m, const enum soft_key keys[BUTTON_COUNT])
{
    if (keys[m->hands.cursor] != KEY_NONE) {
        return m->hands.cursor;
    }
    for (int i = 0; i < BUTTON_COUNT - 1; i++) {
        if (keys[BUTTON_OK] == KEY_NONE && keys[i] != KEY_NONE) {
            return (enum button)i;
        }
    }
    return BUTTON_OK;
}

static void view(struct key_view *view, enum soft_key key, enum key_way way, enum button button)
{
    *view = (struct key_view){.key = key, .way = way, .button = button};
}

/* Two and three buttons: what is not there is another one, held. */
static void view_held(enum panel_size panel, const enum soft_key keys[BUTTON_COUNT],
                      struct key_view views[BUTTON_COUNT])
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        enum button button = (enum button)i;

        if (keys[i] == KEY_NONE) {
            continue;
        }
        if (panel_has(panel, button)) {
            view(&views[i], keys[i], WAY_PRESS, button);
        } else {
            view(&views[i], keys[i], WAY_HOLD,
                 button == BUTTON_LEFT ? BUTTON_RIGHT : BUTTON_OK);
        }
    }
}

static void view_scan(const struct model *m, enum panel_size panel, enum scan scan,
                      const enum soft_key keys[BUTTON_COUNT],
                      struct key_view views[BUTTON_COUNT])
{
    enum button cursor = cursor_of(m, keys);

    for (int i = 0; i < BUTTON_COUNT; i++) {
        bool pointed = i == (int)cursor;

        if (keys[i] == KEY_NONE || (scan == SCAN_ITEMS && i == BUTTON_LEFT)) {
            continue;
        }
        view(&views[i], keys[i],
             !pointed             ? WAY_LATER
             : panel == PANEL_ONE ? WAY_HOLD
                                  : WAY_PRESS,
             BUTTON_OK);
        views[i].pointed = pointed;
    }
    if (scan == SCAN_ITEMS) {
        view(&views[BUTTON_RIGHT], KEY_NEXT, WAY_PRESS, BUTTON_OK);
    }
}

/* One button, and no highlight: the start picture, and a step that guides. */
static void view_main(const struct model *m, const enum soft_key keys[BUTTON_COUNT],
                      struct key_view views[BUTTON_COUNT])
{
    enum soft_key other = keys[BUTTON_BACK];

    if (keys[BUTTON_OK] != KEY_NONE) {
        view(&views[BUTTON_OK], keys[BUTTON_OK], WAY_PRESS, BUTTON_OK);
    }
    if (m->screen == SCREEN_ATTRACT) {
        if (keys[BUTTON_RIGHT] != KEY_NONE) {
            view(&views[BUTTON_RIGHT], keys[BUTTON_RIGHT], WAY_HOLD, BUTTON_OK);
        }
        return;
    }
    if (keys[BUTTON_RIGHT] != KEY_NONE) {
        other = KEY_MORE;
    }
    if (other != KEY_NONE) {
        view(&views[BUTTON_BACK], other, WAY_HOLD, BUTTON_OK);
    }
}

void visit_key_views(const struct model *model, const struct visit_env *env,
                     struct key_view views_out[BUTTON_COUNT])
{
    enum soft_key keys[BUTTON_COUNT];
    enum panel_size panel = env->settings->panel;

    visit_keys(model, env, keys);
    memset(views_out, 0, BUTTON_COUNT * sizeof *views_out);
    enum scan scan = scan_of(model, env, keys);
    if (scan != SCAN_NONE) {
        view_scan(model, panel, scan, keys, views_out);
    } else if (panel == PANEL_ONE) {
        view_main(model, keys, views_out);
    } else {
        view_held(panel, keys, views_out);
    }
}

/* The slot that a real button has in this way, or -1. */
static int slot_of(const struct model *m, const struct visit_env *env, enum button button,
                   enum key_way way)
{
    struct key_view views[BUTTON_COUNT];

    visit_key_views(m, env, views);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (views[i].way == way && views[i].button == button) {
            return i;
        }
    }
    return -1;
}

/* Does the button wait for what the hand does: let it go, or hold it? */
static bool waits(const struct visit *v, enum button button)
{
    return v->env->settings->panel == PANEL_ONE || slot_of(v->m, v->env, button, WAY_HOLD) >= 0;
}

float visit_hold_part(const struct model *model, const struct visit_env *env,
                      enum button button)
{
    int64_t down_ms = model->hands.down_ms[button];

    if (env->settings->panel == PANEL_FOUR || down_ms < 0 || model->hands.used[button] ||
        slot_of(model, env, button, WAY_HOLD) < 0) {
        return -1.0F;
    }
    float part = (float)(model->now_ms - down_ms) / (float)env->settings->hold_ms;
    return part < 1.0F ? part : 1.0F;
}

int64_t visit_hands_deadline(const struct model *m, const struct visit_env *env)
{
    int64_t next_ms = VISIT_NO_DEADLINE;

    if (env->settings->panel == PANEL_FOUR) {
        return next_ms;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        int64_t down_ms = m->hands.down_ms[i];
        int64_t due_ms = down_ms + env->settings->hold_ms;

        if (down_ms >= 0 && !m->hands.used[i] && due_ms < next_ms &&
            slot_of(m, env, (enum button)i, WAY_HOLD) >= 0) {
            next_ms = due_ms;
        }
    }
    return next_ms;
}

/* The real button is the logical one until it is let go. */
static void become(struct visit *v, enum button button, enum button logical, int64_t meant_ms)
{
    v->m->hands.used[button] = true;
    v->m->hands.as[button] = (int)logical;
    visit_press(v, logical, meant_ms);
}

static void let_go(struct visit *v, enum button button)
{
    int logical = v->m->hands.as[button];

    v->m->hands.as[button] = -1;
    if (logical >= 0) {
        visit_release(v, (enum button)logical);
    }
}

/* While it is open nobody is hurried: time is held where it can be. */
static void open_choice(struct visit *v)
{
    if (v->m->screen == SCREEN_RUN) {
        visit_press_step(v, KEY_PAUSE);
    } else {
        visit_cue(v, CUE_CHOOSE);
    }
    v->m->hands.open = true;
    v->m->hands.cursor = BUTTON_BACK;
}

static void move_cursor(struct visit *v)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(v->m, v->env, keys);
    enum button at = cursor_of(v->m, keys);
    for (int n = 1; n < BUTTON_COUNT; n++) {
        int next = ((int)at + n) % BUTTON_COUNT;

        if (keys[next] != KEY_NONE) {
            v->m->hands.cursor = (enum button)next;
            visit_cue(v, CUE_PRESS);
            return;
        }
    }
}

static void first_item(struct visit *v)
{
    if (v->m->screen == SCREEN_FEEL) {
        v->m->focus_was = v->m->feel_focus = 0;
        v->m->focus_ms = v->at_ms;
        visit_cue(v, CUE_PRESS);
    } else {
        visit_move_focus(v, 1);
    }
}

/* The way back comes after the last item, and the first item after the way back. */
static void next_item(struct visit *v)
{
    enum soft_key keys[BUTTON_COUNT];
    struct hands *hands = &v->m->hands;

    visit_keys(v->m, v->env, keys);
    bool last = v->m->screen == SCREEN_FEEL ? keys[BUTTON_RIGHT] == KEY_NONE
                                            : v->m->focus == visit_menu_count(v->m, v->env) - 1;
    if (hands->cursor == BUTTON_BACK) {
        hands->cursor = BUTTON_OK;
        first_item(v);
    } else if (last && keys[BUTTON_BACK] != KEY_NONE) {
        hands->cursor = BUTTON_BACK;
        visit_cue(v, CUE_PRESS);
    } else if (last) {
        first_item(v);
    } else {
        visit_press(v, BUTTON_RIGHT, v->at_ms);
        visit_release(v, BUTTON_RIGHT);
    }
}

/* A press without holding. Its logical button stays down; let_go() ends it. */
static void tap(struct visit *v, enum button button, int64_t meant_ms)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(v->m, v->env, keys);
    enum scan scan = scan_of(v->m, v->env, keys);
    bool moves = button == (v->env->settings->panel == PANEL_ONE ? BUTTON_OK : BUTTON_RIGHT);

    if (scan == SCAN_KEYS && moves) {
        move_cursor(v);
    } else if (scan == SCAN_ITEMS) {
        next_item(v);
    } else {
        int slot = slot_of(v->m, v->env, button, WAY_PRESS);
        become(v, button, slot >= 0 ? (enum button)slot : button, meant_ms);
    }
}

/* A second button while another has only just gone down is a chord, and no chord means
 * anything here. Later than that it counts, so that one stuck button does not stop the rest. */
static bool is_chord(const struct visit *v, enum button button)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        int64_t down_ms = v->m->hands.down_ms[i];

        if (i != (int)button && down_ms >= 0 &&
            v->at_ms - down_ms < v->env->settings->chord_ms) {
            return true;
        }
    }
    return false;
}

/* What waited for the hand waits no more. */
static void spoil(struct hands *hands)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        hands->used[i] = true;
    }
}

static void press_few(struct visit *v, enum button button)
{
    struct hands *hands = &v->m->hands;
    bool direct = v->env->settings->panel == PANEL_THREE && button != BUTTON_RIGHT;

    hands->used[button] = v->m->screen == SCREEN_RESTING;
    if (v->m->screen == SCREEN_RESTING) {
        visit_press(v, button, v->at_ms); /* wakes, and nothing else */
        return;
    }
    if (v->m->screen == SCREEN_FAULT || is_chord(v, button)) {
        spoil(hands);
        if (direct) {
            hands->as[button] = (int)button;
            v->m->down_ms[button] = v->at_ms;
        }
        return;
    }
    hands->press_ms[button] = v->at_ms;
    v->m->touched_ms = v->at_ms;
    if (v->m->screen == SCREEN_ATTRACT && v->m->dimmed) {
        v->m->dimmed = false;
        hands->used[button] = true;
    } else if (!waits(v, button)) {
        hands->used[button] = true;
        tap(v, button, v->at_ms);
    }
}

void visit_hand_press(struct visit *v, enum button button)
{
    struct hands *hands = &v->m->hands;
    enum panel_size panel = v->env->settings->panel;

    if (!panel_has(panel, button)) {
        return;
    }
    hands->down_ms[button] = v->at_ms;
    visit_press_trouble_hold(v, button, is_chord(v, button));
    if (panel != PANEL_FOUR) {
        press_few(v, button);
    } else if (is_chord(v, button) && v->m->screen != SCREEN_RESTING) {
        v->m->down_ms[button] = v->at_ms;
    } else {
        visit_press(v, button, v->at_ms);
    }
}

void visit_hand_release(struct visit *v, enum button button)
{
    struct hands *hands = &v->m->hands;
    enum panel_size panel = v->env->settings->panel;
    int64_t down_ms = hands->down_ms[button];

    if (!panel_has(panel, button)) {
        return;
    }
    hands->down_ms[button] = -1;
    if (panel == PANEL_FOUR) {
        visit_release(v, button);
    } else if (hands->as[button] >= 0) {
        let_go(v, button);
    } else if (down_ms >= 0 && !hands->used[button]) {
        hands->used[button] = true;
        tap(v, button, down_ms);
        let_go(v, button);
    }
}

void visit_hands_held(struct visit *v)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        enum button button = (enum button)i;
        int64_t down_ms = v->m->hands.down_ms[i];
        int slot = slot_of(v->m, v->env, button, WAY_HOLD);

        if (down_ms < 0 || v->m->hands.used[i] || slot < 0 ||
            v->at_ms - down_ms < v->env->settings->hold_ms) {
            continue;
        }
        struct key_view views[BUTTON_COUNT];

        visit_key_views(v->m, v->env, views);
        if (views[slot].key == KEY_MORE) {
            v->m->hands.used[i] = true;
            open_choice(v);
        } else {
            become(v, button, (enum button)slot, down_ms);
        }
        return;
    }
}

int64_t visit_staff_hold_since_ms(const struct model *m, const struct visit_env *env)
{
    const struct hands *hands = &m->hands;
    int64_t first_ms = m->down_ms[BUTTON_BACK];
    int64_t second_ms = m->down_ms[BUTTON_OK];

    if (env->settings->panel == PANEL_ONE) {
        bool here = m->screen == SCREEN_ATTRACT && hands->down_ms[BUTTON_OK] >= m->since_ms;

        return here ? hands->down_ms[BUTTON_OK] + STAFF_LATER_MS : -1;
    }
    if (env->settings->panel == PANEL_TWO) {
        first_ms = hands->down_ms[BUTTON_RIGHT];
        second_ms = hands->down_ms[BUTTON_OK];
    }
    if (first_ms < 0 || second_ms < 0 || !visit_may_enter_staff(m)) {
        return -1;
    }
    return first_ms > second_ms ? first_ms : second_ms;
}
