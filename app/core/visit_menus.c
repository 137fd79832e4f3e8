/* SPDX-License-Identifier: MIT */
#include "app/core/visit_internal.h"

static int index_of_tool(const struct visit *v)
{
    const struct choice *choice = &v->m->choice;
    int count = visit_menu_count(v->m, v->env);

    for (int i = 0; i < count; i++) {
        if (visit_tool_item(v->env->content, &v->m->outages, choice, i) == choice->tool) {
            return i;
        }
    }
    return 0;
}

static void enter_leg(struct visit *v)
{
    visit_enter(v, SCREEN_LEG, LEGS_BOTH);
}

static void choose_routine(struct visit *v, int routine)
{
    struct choice *choice = &v->m->choice;

    *choice = (struct choice){.routine = routine, .technique = -1, .legs = LEGS_BOTH};
    choice->tool = visit_tool_item(v->env->content, &v->m->outages, choice, 0);
    if (visit_tool_count(v->env->content, &v->m->outages, routine) > 1) {
        visit_enter(v, SCREEN_TOOL, 0);
    } else {
        enter_leg(v);
    }
}

static void choose(struct visit *v)
{
    int item = visit_choose_item(v->env->content, &v->m->outages, v->m->focus);

    if (item == VISIT_PICK) {
        visit_enter(v, SCREEN_TECHNIQUE, 0);
    } else if (item == VISIT_LEARN) {
        visit_enter(v, SCREEN_LEARN, 0);
    } else {
        choose_routine(v, item);
    }
}

static void choose_technique(struct visit *v)
{
    int technique = visit_technique_item(v->env->content, &v->m->outages, v->m->focus);

    v->m->choice = (struct choice){
        .routine = -1,
        .technique = technique,
        .tool = v->env->content->techniques[technique].tool,
        .legs = LEGS_BOTH,
    };
    enter_leg(v);
}

static void enter_feel(struct visit *v)
{
    v->m->feel_is_after = false;
    v->m->feel_focus = FEEL_NONE;
    visit_enter(v, SCREEN_FEEL, 0);
}

static void choose_tool(struct visit *v)
{
    v->m->choice.tool =
        visit_tool_item(v->env->content, &v->m->outages, &v->m->choice, v->m->focus);
    enter_leg(v);
}

static void choose_legs(struct visit *v)
{
    v->m->choice.legs = (enum legs)v->m->focus;
    if (v->m->safety_seen) {
        enter_feel(v);
    } else {
        visit_enter(v, SCREEN_SAFETY, 0);
    }
}

static void understand(struct visit *v)
{
    v->m->safety_seen = true;
    enter_feel(v);
}

static void answer(struct visit *v)
{
    v->m->feel_before = v->m->feel_focus;
    visit_begin(v);
}

static void lead_on(struct visit *v)
{
    choose_routine(v, visit_learn_routine(v->m, v->env));
}

static void ok(struct visit *v)
{
    static void (*const handlers[SCREEN_COUNT])(struct visit *) = {
        [SCREEN_CHOOSE] = choose,     [SCREEN_TECHNIQUE] = choose_technique,
        [SCREEN_TOOL] = choose_tool,  [SCREEN_LEG] = choose_legs,
        [SCREEN_SAFETY] = understand, [SCREEN_FEEL] = answer,
        [SCREEN_LEARN] = lead_on,
    };

    visit_cue(v, CUE_CHOOSE);
    handlers[v->m->screen](v);
}

/* The place of the choice in the carousel, so that going back finds it again. */
static int choose_focus(const struct visit *v)
{
    int wanted = v->m->choice.routine;
    int count = visit_choose_count(v->env->content, &v->m->outages);

    if (v->m->screen == SCREEN_TECHNIQUE) {
        wanted = VISIT_PICK;
    } else if (v->m->screen == SCREEN_LEARN) {
        wanted = VISIT_LEARN;
    }
    for (int i = 0; i < count; i++) {
        if (visit_choose_item(v->env->content, &v->m->outages, i) == wanted) {
            return i;
        }
    }
    return 0;
}

static void back_to_choose(struct visit *v)
{
    visit_enter(v, SCREEN_CHOOSE, choose_focus(v));
}

static void back_from_leg(struct visit *v)
{
    const struct choice *choice = &v->m->choice;

    if (choice->routine < 0) {
        visit_enter(v, SCREEN_TECHNIQUE, 0);
        while (visit_technique_item(v->env->content, &v->m->outages, v->m->focus) !=
               choice->technique) {
            v->m->focus++;
        }
        v->m->focus_was = v->m->focus;
    } else if (visit_tool_count(v->env->content, &v->m->outages, choice->routine) > 1) {
        visit_enter(v, SCREEN_TOOL, 0);
        v->m->focus = v->m->focus_was = index_of_tool(v);
    } else {
        back_to_choose(v);
    }
}

static void back_to_leg(struct visit *v)
{
    visit_enter(v, SCREEN_LEG, (int)v->m->choice.legs);
}

static void back(struct visit *v)
{
    static void (*const handlers[SCREEN_COUNT])(struct visit *) = {
        [SCREEN_CHOOSE] = visit_reset,  [SCREEN_TECHNIQUE] = back_to_choose,
        [SCREEN_TOOL] = back_to_choose, [SCREEN_LEARN] = back_to_choose,
        [SCREEN_LEG] = back_from_leg,   [SCREEN_SAFETY] = back_to_leg,
        [SCREEN_FEEL] = back_to_leg,
    };

    visit_cue(v, CUE_PRESS);
    handlers[v->m->screen](v);
}

void visit_move_feel(struct visit *v, int step)
{
    int *focus = &v->m->feel_focus;

    v->m->focus_ms = v->at_ms;
    if (*focus == FEEL_NONE) { /* the first press only shows where one stands */
        bool known = v->m->feel_is_after && v->m->feel_before != FEEL_NONE;
        *focus = known ? v->m->feel_before : FEEL_LEVELS / 2;
        v->m->focus_was = *focus;
    } else {
        v->m->focus_was = *focus;
        *focus += step;
    }
    visit_cue(v, CUE_PRESS);
}

void visit_press_menu(struct visit *v, enum soft_key key)
{
    if (key == KEY_BACK) {
        back(v);
    } else if (key == KEY_PREVIOUS) {
        visit_move_focus(v, -1);
    } else if (key == KEY_NEXT) {
        visit_move_focus(v, 1);
    } else if (key == KEY_LOOSER) {
        visit_move_feel(v, -1);
    } else if (key == KEY_TIGHTER) {
        visit_move_feel(v, 1);
    } else {
        ok(v);
    }
}

void visit_idle_menu(struct visit *v)
{
    if (v->m->screen == SCREEN_FEEL && v->m->feel_is_after) {
        visit_enter(v, SCREEN_SUMMARY, 0);
        return;
    }
    visit_reset(v);
}
