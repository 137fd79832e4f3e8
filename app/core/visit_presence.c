/* SPDX-License-Identifier: MIT */
/* A sensor that says whether somebody is in the corner. It sees movement: a still body on the
 * floor is none, so nothing that runs is ended by it. One that never fired is believed nothing,
 * one that always says "here" changes nothing. */
#include "app/core/visit_internal.h"

int64_t visit_empty_deadline(const struct model *m, const struct visit_env *env)
{
    const struct presence *presence = &m->presence;
    enum screen_kind kind = visit_screen_kind(m->screen);
    int64_t since_ms = presence->gone_ms > m->touched_ms ? presence->gone_ms : m->touched_ms;

    if (env->settings->empty_ms == 0 || !presence->fired || presence->here ||
        (kind != KIND_MENU && kind != KIND_HELD)) {
        return VISIT_NO_DEADLINE;
    }
    return since_ms + env->settings->empty_ms;
}

void visit_presence_came(struct visit *v, bool here)
{
    struct presence *presence = &v->m->presence;

    if (v->env->settings->empty_ms == 0) {
        return;
    }
    if (!here) {
        presence->gone_ms = v->at_ms;
    }
    presence->here = here;
    presence->fired = presence->fired || here;
    if (here && v->m->screen == SCREEN_ATTRACT && v->m->dimmed) {
        v->m->dimmed = false;
        v->m->touched_ms = v->at_ms; /* bright for as long as after a press */
    }
}
