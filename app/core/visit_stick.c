/* SPDX-License-Identifier: MIT */
/* Saving everything on a USB stick. What can fail is done by others; how it goes comes as an
 * event, and the screen says it. */
#include "app/core/visit_internal.h"

static void order(struct visit *v, enum stick_order what)
{
    effects_add_stick(v->effects, v->at_ms, what);
}

static void look(struct visit *v)
{
    v->m->staff.stick = (struct stick){.state = STICK_LOOKING};
    order(v, STICK_LOOK);
}

void visit_enter_stick(struct visit *v)
{
    visit_enter(v, SCREEN_STICK, 0);
    look(v);
}

void visit_press_stick(struct visit *v, enum soft_key key)
{
    struct stick *stick = &v->m->staff.stick;

    visit_cue(v, CUE_PRESS);
    if (key == KEY_SAVE_STICK) {
        stick->state = STICK_SAVING;
        stick->percent = 0;
        v->m->since_ms = v->at_ms;
        order(v, STICK_SAVE);
    } else if (key == KEY_TRY_AGAIN) {
        v->m->since_ms = v->at_ms;
        look(v);
    } else {
        order(v, STICK_REST);
        visit_back_to_tasks(v, TASK_STICK);
    }
}

/* News of a screen that was left are old. While there are news of saving nobody is away. */
void visit_stick_came(struct visit *v, const struct stick *stick)
{
    struct staff *staff = &v->m->staff;

    if (v->m->screen != SCREEN_STICK) {
        return;
    }
    if (stick->state != staff->stick.state) {
        v->m->since_ms = v->at_ms;
        if (stick->state == STICK_SAVED) {
            visit_cue(v, CUE_FINISH);
        } else if (stick->state == STICK_FAILED) {
            visit_cue(v, CUE_FAULT);
        }
    }
    v->m->touched_ms = v->at_ms;
    staff->stick = *stick;
}
