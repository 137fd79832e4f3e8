/* SPDX-License-Identifier: MIT */
/* The way to the coach's pages, and the pages: BACK and OK held together, a code of four
 * presses, then figures of one period. The figures are asked for by an effect and come back as
 * an event; what is shown until then is what was there. */
#include "app/core/visit_internal.h"

#include <string.h>

int coach_span_days(enum coach_span span)
{
    static const int days[SPAN_COUNT] = {
        [SPAN_14_DAYS] = 14, [SPAN_30_DAYS] = 30, [SPAN_90_DAYS] = 90, [SPAN_YEAR] = 365};

    return days[span];
}

/* Not while somebody is guided: two buttons leaned on must not end a visit. */
bool visit_may_enter_staff(const struct model *m)
{
    enum screen_kind kind = visit_screen_kind(m->screen);

    return kind == KIND_ATTRACT || (kind == KIND_MENU && !m->visit_open && m->step == 0);
}

int64_t visit_staff_hold_deadline(const struct model *m, const struct visit_env *env)
{
    int64_t since_ms = visit_staff_hold_since_ms(m, env);

    return since_ms < 0 ? VISIT_NO_DEADLINE : since_ms + env->settings->staff_hold_ms;
}

void visit_enter_code(struct visit *v)
{
    int language = v->m->language; /* that of the pages, too */

    if (v->env->settings->panel == PANEL_ONE && v->m->hands.as[BUTTON_OK] == BUTTON_RIGHT) {
        language = visit_language(v->m, v->env, -1); /* the same hold had changed it */
    }
    visit_start_over(v);
    v->m->language = language;
    /* Used up: what comes after it begins with fresh presses. */
    v->m->down_ms[BUTTON_BACK] = v->m->down_ms[BUTTON_OK] = -1;
    v->m->hands = hands_at_rest();
    v->m->trouble.hold_ms = -1;
    visit_cue(v, CUE_CHOOSE);
    visit_enter(v, SCREEN_CODE, 0);
}

bool visit_code_is_locked(const struct model *m)
{
    return m->now_ms < m->staff.locked_until_ms;
}

void visit_ask_figures(struct visit *v)
{
    struct staff *staff = &v->m->staff;

    staff->asked++;
    staff->asked_ms = v->at_ms;
    effects_add_figures(v->effects, v->at_ms, staff->asked, staff->span, staff->back);
}

static void enter_coach(struct visit *v)
{
    struct staff *staff = &v->m->staff;

    staff->wrong = 0;
    visit_cue(v, CUE_START);
    visit_enter(v, SCREEN_COACH, 0);
    visit_ask_figures(v);
}

static void refuse_code(struct visit *v)
{
    struct staff *staff = &v->m->staff;

    staff->code_count = 0;
    staff->code_refused = true;
    visit_cue(v, CUE_FAULT);
    if (++staff->wrong >= v->env->settings->code_tries) {
        staff->wrong = 0;
        staff->locked_until_ms = v->at_ms + v->env->settings->code_lock_ms;
    }
}

static bool is_half_done(const struct model *m)
{
    return m->staff.code_count > 0;
}

int64_t visit_code_deadline(const struct model *m, const struct visit_env *env)
{
    int64_t last_ms = m->touched_ms > m->staff.code_ms ? m->touched_ms : m->staff.code_ms;

    return is_half_done(m) ? last_ms + env->settings->code_again_ms : visit_way_back_ms(m, env);
}

void visit_code_due(struct visit *v)
{
    if (is_half_done(v->m)) {
        v->m->staff.code_count = 0;
        v->m->staff.code_ms = v->at_ms;
    } else {
        visit_start_over(v);
    }
}

void visit_press_code(struct visit *v, enum button button)
{
    struct staff *staff = &v->m->staff;

    staff->code[staff->code_count++] = button;
    staff->code_refused = false;
    staff->code_ms = v->at_ms;
    visit_cue(v, CUE_PRESS);
    if (staff->code_count < CODE_LENGTH) {
        return;
    }
    if (memcmp(staff->code, v->env->settings->code, sizeof staff->code) == 0) {
        enter_coach(v);
    } else {
        refuse_code(v);
    }
}

static void move_period(struct visit *v, int step)
{
    v->m->staff.back += step;
    v->m->focus_ms = v->at_ms;
    visit_ask_figures(v);
}

/* The latest period of the new length: the days that were shown need not be one of them. */
static void change_span(struct visit *v, int step)
{
    struct staff *staff = &v->m->staff;

    staff->span = (enum coach_span)(((int)staff->span + step + SPAN_COUNT) % SPAN_COUNT);
    staff->back = 0;
    v->m->focus_ms = v->at_ms;
    visit_cue(v, CUE_CHOOSE);
    visit_ask_figures(v);
}

static void turn_page(struct visit *v)
{
    struct staff *staff = &v->m->staff;
    int next = (int)staff->page + 1;

    staff->page = (enum coach_page)next;
    v->m->focus = v->m->focus_was = 0;
    v->m->since_ms = v->m->focus_ms = v->at_ms;
}

static void go_up(struct visit *v)
{
    struct staff *staff = &v->m->staff;

    if (staff->meanings) {
        staff->meanings = false;
    } else if (staff->page == COACH_OVERVIEW) {
        visit_start_over(v);
    } else {
        staff->page = COACH_OVERVIEW;
        v->m->since_ms = v->at_ms;
    }
}

/* Nothing is held here, so a press acts at once. */
static void press_tasks(struct visit *v, enum soft_key key)
{
    if (key == KEY_PREVIOUS || key == KEY_NEXT) {
        visit_move_focus(v, key == KEY_NEXT ? 1 : -1);
        return;
    }
    visit_cue(v, CUE_CHOOSE);
    if (v->m->focus == TASK_STICK) {
        visit_enter_stick(v);
    } else if (v->m->focus == TASK_OUTAGES) {
        visit_enter_outages(v);
    } else if (v->m->focus == TASK_DAYS) {
        visit_enter_days(v);
    } else {
        visit_enter_service(v);
    }
}

void visit_back_to_tasks(struct visit *v, enum coach_task task)
{
    v->m->staff.holding = -1;
    visit_enter(v, SCREEN_COACH, (int)task);
    visit_ask_figures(v);
}

/* What a button does is decided when it goes up: held for longer it means something else. Red
 * alone acts at once. */
void visit_press_coach(struct visit *v, enum button button, enum soft_key key)
{
    if (v->m->staff.page == COACH_TASKS && key != KEY_BACK) {
        press_tasks(v, key);
        return;
    }
    visit_cue(v, CUE_PRESS);
    if (key == KEY_BACK || key == KEY_LEAVE || key == KEY_CLOSE) {
        v->m->staff.holding = -1;
        go_up(v);
        return;
    }
    v->m->staff.holding = (int)button;
}

void visit_release_coach(struct visit *v, enum button button)
{
    struct staff *staff = &v->m->staff;
    enum soft_key keys[BUTTON_COUNT];

    if (staff->holding != (int)button) {
        return;
    }
    visit_keys(v->m, v->env, keys);
    staff->holding = -1;
    if (keys[button] == KEY_EARLIER) {
        move_period(v, staff->earlier ? 1 : 0);
    } else if (keys[button] == KEY_LATER) {
        move_period(v, staff->back > 0 ? -1 : 0);
    } else if (keys[button] == KEY_DETAILS || keys[button] == KEY_NEXT_PAGE ||
               keys[button] == KEY_TASKS) {
        turn_page(v);
    }
}

int64_t visit_coach_hold_deadline(const struct model *m, const struct visit_env *env)
{
    int holding = m->staff.holding;

    if (m->screen != SCREEN_COACH || holding < 0 || m->down_ms[holding] < 0) {
        return VISIT_NO_DEADLINE;
    }
    return m->down_ms[holding] + env->settings->coach_hold_ms;
}

void visit_coach_held(struct visit *v)
{
    struct staff *staff = &v->m->staff;
    enum soft_key keys[BUTTON_COUNT];
    int button = staff->holding;

    visit_keys(v->m, v->env, keys);
    staff->holding = -1;
    if (button == BUTTON_LEFT) {
        change_span(v, -1);
    } else if (button == BUTTON_RIGHT) {
        change_span(v, 1);
    } else if (keys[button] != KEY_NONE) {
        visit_cue(v, CUE_CHOOSE);
        staff->meanings = true;
    }
}

void visit_figures_came(struct visit *v, const struct event *event)
{
    struct staff *staff = &v->m->staff;

    if (event->asked == staff->asked) {
        staff->answered = event->asked;
        staff->answered_ms = v->at_ms;
        staff->earlier = event->earlier;
        visit_days_known(v, event->marks);
    }
}

void visit_leave_staff(struct visit *v)
{
    if (v->m->screen == SCREEN_STICK) {
        effects_add_stick(v->effects, v->at_ms, STICK_REST);
    }
    visit_start_over(v);
}
