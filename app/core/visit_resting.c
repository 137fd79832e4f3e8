/* SPDX-License-Identifier: MIT */
/* Outside the opening hours the station rests. Only attract gives way to it: a visit, and
 * somebody in a menu, are let finish, and come back to attract by themselves. */
#include "app/core/visit_internal.h"

bool visit_is_closed(const struct model *model, const struct visit_env *env)
{
    return !opening_is_open(&env->settings->opening, model->weekday, model->minute_of_day);
}

int64_t visit_rest_deadline(const struct model *m, const struct visit_env *env)
{
    if (m->screen == SCREEN_RESTING) {
        bool turns_black = !m->black && env->settings->closed_black_ms > 0;

        return turns_black ? m->since_ms + env->settings->closed_black_ms : VISIT_NO_DEADLINE;
    }
    return visit_is_closed(m, env) ? m->touched_ms + env->settings->wake_ms : VISIT_NO_DEADLINE;
}

void visit_rest_due(struct visit *v)
{
    v->m->black = v->m->screen == SCREEN_RESTING || v->env->settings->closed_is_black;
    v->m->dimmed = false;
    v->m->language = 0;
    visit_enter(v, SCREEN_RESTING, 0);
}

static void wake(struct visit *v)
{
    v->m->black = false;
    visit_enter(v, SCREEN_ATTRACT, 0);
}

/* The press that wakes does nothing else, however long it is held. */
void visit_press_resting(struct visit *v)
{
    wake(v);
}

void visit_clock_came(struct visit *v, const struct event *event)
{
    v->m->weekday = event->weekday;
    v->m->minute_of_day = event->minute_of_day;
    v->m->minute_ms = v->at_ms;
    if (v->m->screen == SCREEN_RESTING && !visit_is_closed(v->m, v->env)) {
        wake(v);
    }
}
