/* SPDX-License-Identifier: MIT */
/* Which line is which button, by pressing it, and how its contacts do. It works with any
 * wiring, so what a press of a button does is not counted on: keys are held here, and without a
 * press the screen is left by itself. */
#include "app/core/visit_internal.h"

#include <string.h>

static void order(struct visit *v, enum service_order_kind kind)
{
    effects_add_service(v->effects, v->at_ms, kind, &v->m->staff.service.setup);
}

static void listen(struct visit *v, enum service_order_kind kind)
{
    struct service *service = &v->m->staff.service;

    memset(&service->hearing, 0, sizeof service->hearing);
    memset(&service->last, 0, sizeof service->last);
    v->m->staff.holding = -1;
    order(v, kind);
}

static void learn_anew(struct visit *v)
{
    memset(&v->m->staff.service.wiring, 0, sizeof v->m->staff.service.wiring);
    v->m->since_ms = v->at_ms;
}

void visit_enter_wiring(struct visit *v)
{
    visit_enter(v, SCREEN_WIRING, 0);
    learn_anew(v);
    listen(v, SERVICE_LEARN);
}

void visit_enter_lines(struct visit *v)
{
    memset(&v->m->staff.service.lines, 0, sizeof v->m->staff.service.lines);
    listen(v, SERVICE_HEAR);
}

bool visit_is_listening(const struct model *m)
{
    return m->screen == SCREEN_WIRING ||
           (m->screen == SCREEN_SERVICE && m->staff.service.page == SERVICE_LINES);
}

void visit_listen_no_more(struct visit *v)
{
    if (visit_is_listening(v->m)) {
        v->m->staff.holding = -1;
        order(v, SERVICE_REST);
    }
}

/* Ghosts and long bounces are found, few presses say nothing. */
static enum check_state judge(const struct service_lines *lines)
{
    bool worn = false;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        worn = worn || lines->bounce_us[i] > SERVICE_BOUNCE_GOOD_US;
    }
    if (worn || lines->ghosts > 0) {
        return CHECK_FOUND;
    }
    return service_presses(lines) < SERVICE_PRESSES_LEAST ? CHECK_OPEN : CHECK_FINE;
}

static void leave(struct visit *v)
{
    struct service *service = &v->m->staff.service;
    bool wiring = v->m->screen == SCREEN_WIRING;

    if (!wiring && judge(&service->lines) != CHECK_OPEN) {
        service->checks[CHECK_LINES] = judge(&service->lines);
    }
    visit_listen_no_more(v);
    visit_show_service(v, SERVICE_MENU, wiring ? CHECK_WIRING : CHECK_LINES);
}

static void save_wiring(struct visit *v)
{
    struct service *service = &v->m->staff.service;
    struct service_setup setup = service->setup;

    memcpy(setup.lines, service->wiring.of, sizeof setup.lines);
    service->checks[CHECK_WIRING] = CHECK_FINE;
    visit_listen_no_more(v);
    visit_cue(v, CUE_CHOOSE);
    v->m->focus = CHECK_WIRING;
    visit_save_service(v, &setup);
}

static void save_debounce(struct visit *v)
{
    struct service *service = &v->m->staff.service;
    struct service_setup setup = service->setup;

    setup.debounce_ms = service_debounce_ms(&service->lines);
    service->checks[CHECK_LINES] = judge(&service->lines);
    visit_listen_no_more(v);
    visit_cue(v, CUE_CHOOSE);
    v->m->focus = CHECK_LINES;
    visit_save_service(v, &setup);
}

static void begin_quiet(struct visit *v)
{
    struct service_lines *lines = &v->m->staff.service.lines;

    visit_cue(v, CUE_CHOOSE);
    lines->ghosts = 0;
    lines->quiet_done = false;
    lines->quiet_from_ms = v->at_ms;
    v->m->focus_ms = v->at_ms;
}

static void act(struct visit *v, enum soft_key key)
{
    switch ((int)key) {
    case KEY_START_OVER:
    case KEY_START_OVER_HELD:
        visit_cue(v, CUE_CHOOSE);
        learn_anew(v);
        break;
    case KEY_TRY_AGAIN:
        visit_cue(v, CUE_CHOOSE);
        listen(v, v->m->screen == SCREEN_WIRING ? SERVICE_LEARN : SERVICE_HEAR);
        break;
    case KEY_SAVE_LINES: save_wiring(v); break;
    case KEY_SAVE_LINES_HELD: save_debounce(v); break;
    case KEY_QUIET_HELD: begin_quiet(v); break;
    default:
        visit_cue(v, CUE_PRESS);
        leave(v);
        break;
    }
}

static bool is_held_key(enum soft_key key)
{
    return key == KEY_LEAVE_HELD || key == KEY_START_OVER_HELD || key == KEY_QUIET_HELD ||
           key == KEY_SAVE_LINES_HELD;
}

void visit_press_wiring(struct visit *v, enum button button, enum soft_key key)
{
    if (is_held_key(key)) {
        v->m->staff.holding = (int)button;
        visit_cue(v, CUE_PRESS);
    } else {
        act(v, key);
    }
}

void visit_release_wiring(struct visit *v, enum button button)
{
    if (v->m->staff.holding == (int)button) {
        v->m->staff.holding = -1;
    }
}

int64_t visit_wiring_hold_deadline(const struct model *m, const struct visit_env *env)
{
    int holding = m->staff.holding;

    if (!visit_is_listening(m) || holding < 0 || m->down_ms[holding] < 0) {
        return VISIT_NO_DEADLINE;
    }
    return m->down_ms[holding] + env->settings->staff_hold_ms;
}

void visit_wiring_held(struct visit *v)
{
    enum soft_key keys[BUTTON_COUNT];
    int button = v->m->staff.holding;

    visit_keys(v->m, v->env, keys);
    v->m->staff.holding = -1;
    if (is_held_key(keys[button])) {
        act(v, keys[button]);
    }
}

static bool is_quiet(const struct service_lines *lines)
{
    return lines->quiet_from_ms > 0;
}

int64_t visit_wiring_deadline(const struct model *m, const struct visit_env *env)
{
    const struct service_lines *lines = &m->staff.service.lines;
    int64_t way_back_ms = visit_way_back_ms(m, env);
    bool quiet = m->screen == SCREEN_SERVICE && is_quiet(lines);
    int64_t quiet_ms = quiet ? lines->quiet_from_ms + SERVICE_QUIET_MS : VISIT_NO_DEADLINE;

    return quiet_ms < way_back_ms ? quiet_ms : way_back_ms;
}

void visit_wiring_due(struct visit *v)
{
    struct service_lines *lines = &v->m->staff.service.lines;

    if (visit_way_back_ms(v->m, v->env) <= v->at_ms) {
        leave(v);
        return;
    }
    lines->quiet_from_ms = 0;
    lines->quiet_done = true;
    v->m->focus_ms = v->at_ms;
    visit_cue(v, lines->ghosts == 0 ? CUE_FINISH : CUE_FAULT);
}

static void learn(struct visit *v, const struct line_press *press)
{
    struct service *service = &v->m->staff.service;
    struct service_wiring *wiring = &service->wiring;
    enum button wanted = service_wanted(service);
    enum button owner = service_button_of(wiring->of, press->bcm);

    if (wanted == BUTTON_COUNT) {
        return;
    }
    wiring->told_ms = v->m->focus_ms = v->at_ms;
    if (owner != BUTTON_COUNT) {
        wiring->refused_bcm = press->bcm;
        wiring->refused_of = owner;
        visit_cue(v, CUE_FAULT);
        return;
    }
    wiring->refused_bcm = 0;
    wiring->of[wanted] = (struct service_line){true, press->bcm, press->active_low};
    service->last = (struct service_press){true, wanted, *press};
    visit_cue(v, service_wanted(service) == BUTTON_COUNT ? CUE_FINISH : CUE_FOUND);
}

static void measure(struct visit *v, const struct line_press *press)
{
    struct service *service = &v->m->staff.service;
    struct service_lines *lines = &service->lines;
    enum button button = service_button_of(service->setup.lines, press->bcm);

    if (is_quiet(lines)) {
        lines->ghosts++;
    } else if (button != BUTTON_COUNT) {
        lines->presses[button]++;
        if (press->bounce_us > lines->bounce_us[button]) {
            lines->bounce_us[button] = press->bounce_us;
        }
        service->last = (struct service_press){true, button, *press};
    }
    v->m->focus_ms = v->at_ms;
}

void visit_line_came(struct visit *v, const struct service_news *news)
{
    struct service_lines *lines = &v->m->staff.service.lines;

    if (!visit_is_listening(v->m)) {
        return;
    }
    if (news->kind == NEWS_HEARING) {
        if (news->hearing.state != v->m->staff.service.hearing.state) {
            v->m->focus_ms = v->at_ms;
        }
        v->m->staff.service.hearing = news->hearing;
        return;
    }
    if (news->kind == NEWS_PRESS) {
        v->m->touched_ms = v->at_ms;
        if (v->m->screen == SCREEN_WIRING) {
            learn(v, &news->press);
        } else {
            measure(v, &news->press);
        }
    } else if (v->m->screen == SCREEN_SERVICE && is_quiet(lines)) {
        lines->ghosts++;
        v->m->focus_ms = v->at_ms;
    }
}
