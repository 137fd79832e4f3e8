/* SPDX-License-Identifier: MIT */
#include "walk_key.h"

#include <string.h>

static uint64_t mix(uint64_t hash, int64_t value)
{
    hash ^= (uint64_t)value;
    hash *= 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

/* How far the code is right, and whether it still is. */
static int64_t code_part(const struct model *m, const struct visit_env *env)
{
    const struct staff *staff = &m->staff;
    size_t size = (size_t)staff->code_count * sizeof staff->code[0];

    return staff->code_count * 2 + (memcmp(staff->code, env->settings->code, size) == 0);
}

/* Where somebody is among the three days, and whether that one is marked. */
static int64_t days_part(const struct staff_days *days)
{
    int64_t from = days->step == DAYS_FROM ? 0 : WALK_TODAY - days->from_day + 1;

    return (((WALK_TODAY - days->day) * 4 + from) * 4 + (int64_t)days->step) * 4 +
           (days->known.today == WALK_TODAY) * 2 +
           (day_marks_find(&days->known, days->day) != NULL);
}

/* Which question of which check it is. */
static int64_t service_part(const struct model *m)
{
    const struct service *service = &m->staff.service;
    int64_t at = ((int64_t)service->page * 8 + service->lamp) * 2 + service->lamp_missed;
    if (visit_is_listening(m)) {
        at = (at * 8 + (int64_t)service->hearing.state) * 8 + (int64_t)service_wanted(service);
        at = at * 2 + (service->lines.quiet_from_ms > 0);
    } else if (service->page == SERVICE_PICTURE) {
        at = (at * 4 + (int64_t)service->step) * 16 + service->tried.margin_percent;
        at = (at * 4 + service->tried.rotate / 90) * 4 + service->turn_kept / 90;
        at = at * 2 + (service->turned_ms > 0);
    }
    return at;
}

/* The key that the highlight is on, or none. */
static int64_t highlight(const struct model *m, const struct visit_env *env)
{
    struct key_view views[BUTTON_COUNT];

    visit_key_views(m, env, views);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (views[i].pointed) {
            return i;
        }
    }
    return -1;
}

uint64_t walk_key(const struct model *m, const struct visit_env *env, enum panel_size panel)
{
    const int64_t parts[] = {
        m->screen,
        m->focus,
        m->dimmed,
        highlight(m, env),
        m->hands.open,
        m->choice.routine,
        m->choice.technique,
        m->choice.tool,
        m->choice.legs,
        m->safety_seen,
        m->feel_is_after,
        m->feel_focus,
        m->feel_before != FEEL_NONE,
        panel == PANEL_FOUR && m->feel_after != FEEL_NONE,
        m->plan.count,
        m->block,
        m->run.phase,
        m->block_left_ms,
        m->run.planned_ms,
        m->run.spot,
        m->back_to,
        m->finished,
        m->left,
        m->other_done,
        m->next_done,
        m->visit_open,
        m->tally[LEG_LEFT].guided_ms + m->tally[LEG_RIGHT].guided_ms > 0,
        code_part(m, env),
        m->screen == SCREEN_CODE ? m->staff.wrong : 0,
        m->screen == SCREEN_CODE && visit_code_is_locked(m),
        m->staff.page,
        m->staff.span,
        m->staff.back,
        m->staff.meanings,
        m->screen == SCREEN_STICK ? (int64_t)m->staff.stick.state : 0,
        m->screen == SCREEN_DAYS ? days_part(&m->staff.days) : 0,
        m->screen == SCREEN_TROUBLE ? (int)m->trouble.step * 99 + m->trouble.what : 0,
        m->screen == SCREEN_SERVICE || m->screen == SCREEN_WIRING ? service_part(m) : 0,
    };
    uint64_t hash = 1;

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        hash = mix(hash, parts[i]);
    }
    return hash;
}
