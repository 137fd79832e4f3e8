/* SPDX-License-Identifier: MIT */
/* The coach's list of what is out of order: one thing is cleared by two presses, and one can be
 * set by the same two questions that a visitor is asked. */
#include "app/core/visit_internal.h"

void visit_enter_outages(struct visit *v)
{
    v->m->staff.clearing = false;
    v->m->staff.holding = -1;
    visit_enter(v, SCREEN_OUTAGES, 0);
}

int visit_outages_count(const struct model *m)
{
    return m->staff.clearing ? 0 : m->outages.count + 1;
}

static void ask(struct visit *v, bool clearing)
{
    int focus = v->m->focus;

    v->m->staff.clearing = clearing;
    visit_enter(v, SCREEN_OUTAGES, focus);
}

static void clear(struct visit *v)
{
    struct outages *outages = &v->m->outages;
    int index = v->m->focus;

    if (index < outages->count) {
        struct outage gone = outages->items[index];

        visit_record_outage(v, gone.what, gone.kind, OUTAGE_CLEARED);
        outages_remove(outages, index);
    }
    visit_cue(v, CUE_FOUND);
    visit_enter_outages(v);
}

static void choose(struct visit *v)
{
    if (v->m->staff.clearing) {
        clear(v);
    } else if (v->m->focus < v->m->outages.count) {
        visit_cue(v, CUE_CHOOSE);
        ask(v, true);
    } else {
        visit_enter_trouble(v);
    }
}

void visit_press_outages(struct visit *v, enum soft_key key)
{
    if (key == KEY_PREVIOUS || key == KEY_NEXT) {
        visit_move_focus(v, key == KEY_NEXT ? 1 : -1);
    } else if (key == KEY_CHOOSE || key == KEY_WORKS_AGAIN) {
        choose(v);
    } else if (v->m->staff.clearing) {
        visit_cue(v, CUE_PRESS);
        ask(v, false);
    } else {
        visit_cue(v, CUE_PRESS);
        visit_back_to_tasks(v, TASK_OUTAGES);
    }
}
