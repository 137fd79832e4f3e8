/* SPDX-License-Identifier: MIT */
/* Red held alone says that something does not work. What red does at once it still does; where
 * that would begin a visit or end one it waits until red is let go. A visit that is under way
 * stays held on "Stop here?" and goes on from there. */
#include "app/core/visit_internal.h"

#include <stdio.h>
#include <string.h>

enum {
    THANKS_MS = 5000,
    HOUR_MS = 3600000
};

static bool is_for_visitors(enum screen screen)
{
    enum screen_kind kind = visit_screen_kind(screen);

    return kind == KIND_ATTRACT || kind == KIND_MENU || kind == KIND_COUNT ||
           kind == KIND_RUN || kind == KIND_HELD;
}

int64_t visit_trouble_hold_since_ms(const struct model *m)
{
    return is_for_visitors(m->screen) ? m->trouble.hold_ms : -1;
}

int64_t visit_trouble_hold_deadline(const struct model *m, const struct visit_env *env)
{
    int64_t since_ms = visit_trouble_hold_since_ms(m);

    return since_ms < 0 ? VISIT_NO_DEADLINE : since_ms + env->settings->trouble_hold_ms;
}

bool visit_trouble_is_offered(const struct visit_env *env)
{
    return env->settings->panel >= PANEL_THREE;
}

/* Two that are pressed together at the start picture begin as red alone would have. */
static void end_hold(struct visit *v, bool chord)
{
    bool begins = chord && v->m->trouble.waits && v->m->screen == SCREEN_ATTRACT;

    v->m->trouble.hold_ms = -1;
    v->m->trouble.waits = false;
    if (begins) {
        visit_act_late(v, BUTTON_BACK);
    }
}

void visit_press_trouble_hold(struct visit *v, enum button button, bool chord)
{
    end_hold(v, chord);
    if (button != BUTTON_BACK || !is_for_visitors(v->m->screen) ||
        !visit_trouble_is_offered(v->env)) {
        return;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (i != BUTTON_BACK && v->m->hands.down_ms[i] >= 0) {
            return;
        }
    }
    v->m->trouble.hold_ms = v->at_ms;
}

bool visit_trouble_waits(struct visit *v, enum button button)
{
    struct model *m = v->m;
    bool matters = (m->screen == SCREEN_ATTRACT && !m->dimmed) || m->screen == SCREEN_STOP;

    if (button != BUTTON_BACK || m->trouble.hold_ms < 0 || !matters) {
        return false;
    }
    m->trouble.waits = true;
    return true;
}

bool visit_release_trouble_hold(struct visit *v, enum button button)
{
    bool waited = v->m->trouble.waits;

    if (button != BUTTON_BACK) {
        return false;
    }
    v->m->trouble.hold_ms = -1;
    v->m->trouble.waits = false;
    return waited;
}

static void go_to(struct visit *v, enum trouble_step step, int focus)
{
    v->m->trouble.step = step;
    visit_enter(v, SCREEN_TROUBLE, focus);
}

void visit_enter_trouble(struct visit *v)
{
    v->m->trouble_from = v->m->screen;
    v->m->trouble.focus_back = v->m->focus;
    v->m->trouble.hold_ms = -1;
    visit_cue(v, CUE_CHOOSE);
    go_to(v, TROUBLE_WHAT, 0);
}

/* The first things of a menu whose choice cannot be had any more. */
static void start_again(struct visit *v)
{
    v->m->choice = (struct choice){.legs = v->m->choice.legs};
    visit_enter(v, SCREEN_CHOOSE, 0);
}

static bool needs_choice(const struct model *m)
{
    return m->screen == SCREEN_LEG || m->screen == SCREEN_SAFETY ||
           (m->screen == SCREEN_FEEL && !m->feel_is_after);
}

void visit_settle_menu(struct visit *v)
{
    struct model *m = v->m;
    bool is_row =
        m->screen == SCREEN_CHOOSE || m->screen == SCREEN_TECHNIQUE || m->screen == SCREEN_TOOL;
    int count = is_row ? visit_menu_count(m, v->env) : 0;

    if (is_row && count == 0) {
        start_again(v);
    } else if (is_row && m->focus >= count) {
        m->focus = m->focus_was = count - 1;
    } else if (needs_choice(m) && !plan_is_possible(v->env->content, &m->outages, &m->choice)) {
        start_again(v);
    }
}

void visit_leave_trouble(struct visit *v)
{
    visit_enter(v, v->m->trouble_from, v->m->trouble.focus_back);
    visit_settle_menu(v);
}

/* Five within an hour, whichever hour. */
static bool may_take(const struct visit *v)
{
    const struct trouble *trouble = &v->m->trouble;

    return trouble->taken_count < TROUBLE_REPORTS_LIMIT ||
           v->at_ms - trouble->taken_ms[TROUBLE_REPORTS_LIMIT - 1] >= HOUR_MS;
}

void visit_record_outage(struct visit *v, const char *what, enum trouble_kind kind,
                         enum outage_act act)
{
    struct usage usage = {.kind = USAGE_OUTAGE, .at_ms = v->at_ms};

    snprintf(usage.u.outage.what, sizeof usage.u.outage.what, "%s", what);
    usage.u.outage.kind = kind;
    usage.u.outage.act = act;
    effects_add_usage(v->effects, &usage);
}

/* A coach is not thanked, and not limited. */
static void set_out(struct visit *v, enum trouble_kind kind)
{
    const char *what = trouble_thing_name(v->env->content, v->m->trouble.what);

    if (outages_find(&v->m->outages, what, kind) < 0 &&
        outages_add(&v->m->outages, what, kind, false, v->at_ms)) {
        visit_record_outage(v, what, kind, OUTAGE_SET);
    }
    visit_cue(v, CUE_FOUND);
    visit_enter_outages(v);
}

static void take(struct visit *v, enum trouble_kind kind)
{
    struct trouble *trouble = &v->m->trouble;
    const char *what = trouble_thing_name(v->env->content, trouble->what);

    if (v->m->trouble_from == SCREEN_OUTAGES) {
        set_out(v, kind);
        return;
    }
    trouble->refused = !may_take(v) || !outages_add(&v->m->outages, what, kind, true, v->at_ms);
    if (trouble->refused) {
        visit_cue(v, CUE_FAULT);
    } else {
        memmove(trouble->taken_ms + 1, trouble->taken_ms,
                sizeof trouble->taken_ms - sizeof trouble->taken_ms[0]);
        trouble->taken_ms[0] = v->at_ms;
        trouble->taken_count += trouble->taken_count < TROUBLE_REPORTS_LIMIT;
        visit_record_outage(v, what, kind, OUTAGE_REPORTED);
        visit_cue(v, CUE_FOUND);
    }
    go_to(v, TROUBLE_THANKS, 0);
}

static void choose(struct visit *v)
{
    struct trouble *trouble = &v->m->trouble;

    if (trouble->step == TROUBLE_HOW) {
        take(v, (enum trouble_kind)v->m->focus);
        return;
    }
    trouble->what = v->m->focus;
    if (trouble_thing_tool(v->env->content, trouble->what) < 0) {
        take(v, TROUBLE_BROKEN);
        return;
    }
    visit_cue(v, CUE_CHOOSE);
    go_to(v, TROUBLE_HOW, 0);
}

static void back(struct visit *v)
{
    visit_cue(v, CUE_PRESS);
    if (v->m->trouble.step == TROUBLE_HOW) {
        go_to(v, TROUBLE_WHAT, v->m->trouble.what);
    } else {
        visit_leave_trouble(v);
    }
}

void visit_press_trouble(struct visit *v, enum soft_key key)
{
    if (key == KEY_PREVIOUS || key == KEY_NEXT) {
        visit_move_focus(v, key == KEY_NEXT ? 1 : -1);
    } else if (key == KEY_CHOOSE) {
        choose(v);
    } else {
        back(v);
    }
}

/* What was reported in the meantime is not forgotten. */
void visit_outages_came(struct visit *v, const struct outages *outages)
{
    struct outages since = v->m->outages;

    v->m->outages = *outages;
    for (int i = 0; i < since.count; i++) {
        const struct outage *item = &since.items[i];

        if (outages_find(&v->m->outages, item->what, item->kind) < 0) {
            (void)outages_add(&v->m->outages, item->what, item->kind, item->reports > 0,
                              item->since_ms);
        }
    }
    visit_settle_menu(v);
}

int64_t visit_trouble_deadline(const struct model *m, const struct visit_env *env)
{
    return m->trouble.step == TROUBLE_THANKS ? m->since_ms + THANKS_MS
                                             : visit_way_back_ms(m, env);
}

int visit_trouble_count(const struct model *m, const struct visit_env *env)
{
    switch (m->trouble.step) {
    case TROUBLE_WHAT: return trouble_thing_count(env->content);
    case TROUBLE_HOW: return TROUBLE_KIND_COUNT;
    case TROUBLE_THANKS: break;
    }
    return 0;
}
