/* SPDX-License-Identifier: MIT */
#include "app/core/visit_internal.h"

#include <stddef.h>

/* The plan was gone through. The row says `finished` at once: a power cut while somebody looks
 * at the summary changes nothing about what was done. */
void visit_done(struct visit *v)
{
    bool again = v->m->finished;

    v->m->finished = true;
    visit_cue(v, CUE_FINISH);
    visit_record_end(v, ENDED_FINISHED);
    if (again) {
        visit_enter(v, SCREEN_SUMMARY, 0);
        return;
    }
    v->m->feel_is_after = true;
    v->m->feel_focus = FEEL_NONE;
    visit_enter(v, SCREEN_FEEL, 0);
}

static void leave_question(struct visit *v, int feel)
{
    v->m->feel_after = feel;
    visit_cue(v, CUE_CHOOSE);
    visit_record_end(v, ENDED_FINISHED);
    visit_enter(v, SCREEN_SUMMARY, 0);
}

static void other_leg(struct visit *v)
{
    struct choice *choice = &v->m->choice;

    choice->legs = choice->legs == LEGS_LEFT ? LEGS_RIGHT : LEGS_LEFT;
    v->m->other_done = true;
    plan_build(v->env->content, &v->m->outages, choice, &v->m->plan);
    if (v->m->plan.count ==
        0) { /* all of it went out during the visit: as it was for the first */
        plan_build(v->env->content, NULL, choice, &v->m->plan);
    }
    visit_cue(v, CUE_CHOOSE);
    visit_start_plan(v);
}

static void next_step(struct visit *v)
{
    int technique = visit_next_step(v->m, v->env);
    int64_t leg_ms = (int64_t)v->env->content->techniques[technique].dose.value * 1000;

    v->m->next_done = true;
    v->m->plan.count = 0;
    plan_append(v->env->content, technique, leg_ms, visit_legs(v->m), &v->m->plan);
    visit_cue(v, CUE_CHOOSE);
    visit_start_plan(v);
}

void visit_press_end(struct visit *v, enum soft_key key)
{
    if (key == KEY_LOOSER) {
        visit_move_feel(v, -1);
    } else if (key == KEY_TIGHTER) {
        visit_move_feel(v, 1);
    } else if (key == KEY_SAVE) {
        leave_question(v, v->m->feel_focus);
    } else if (key == KEY_SKIP_QUESTION) {
        leave_question(v, FEEL_NONE);
    } else if (key == KEY_OTHER_LEG) {
        other_leg(v);
    } else if (key == KEY_NEXT_STEP) {
        next_step(v);
    } else if (key == KEY_FINISH) {
        visit_cue(v, CUE_PRESS);
        visit_reset(v);
    }
}
