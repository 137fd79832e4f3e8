/* SPDX-License-Identifier: MIT */
#include "app/core/visit_content.h"

#include "app/core/visit_internal.h"

#include <string.h>

enum {
    MS_PER_S = 1000
};

/* A visit between two contents. */
struct move {
    struct visit v; /* its env is that of `from` until all that is recorded of it is */
    const struct content *from, *to;
    const struct visit_env *env; /* of `to` */
};

static int moved_technique(const struct move *move, int technique)
{
    return content_find_technique(move->to, move->from->techniques[technique].id);
}

static int moved_routine(const struct move *move, int routine)
{
    return content_find_routine(move->to, move->from->routines[routine].id);
}

static int moved_tool(const struct move *move, int tool)
{
    return content_find_tool(move->to, move->from->tools[tool].id);
}

static int find_card(const struct content *content, const char *id)
{
    for (int i = 0; i < content->card_count; i++) {
        if (strcmp(content->cards[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

static bool offers(const struct routine *routine, int tool)
{
    for (unsigned i = 0; i < routine->tool_ids_count; i++) {
        if (routine->tools[i] == tool) {
            return true;
        }
    }
    return false;
}

/* @return false: the routine or its tool is gone */
static bool move_routine(const struct move *move, struct choice *choice, bool tool_is_chosen)
{
    int tool = moved_tool(move, choice->tool);
    const struct routine *routine;

    choice->routine = moved_routine(move, choice->routine);
    if (choice->routine < 0) {
        return false;
    }
    routine = &move->to->routines[choice->routine];
    if (offers(routine, tool)) {
        choice->tool = tool;
        return true;
    }
    choice->tool = routine->tools[0];
    return !tool_is_chosen;
}

/* @return false: a part of it is gone */
static bool move_choice(const struct move *move, struct choice *choice, bool tool_is_chosen)
{
    if (choice->routine >= 0) {
        return move_routine(move, choice, tool_is_chosen);
    }
    choice->technique = moved_technique(move, choice->technique);
    if (choice->technique < 0) {
        return false;
    }
    choice->tool = move->to->techniques[choice->technique].tool;
    return true;
}

static bool is_same_technique(const struct technique *a, const struct technique *b)
{
    if (a->phases_count != b->phases_count) {
        return false;
    }
    for (unsigned i = 0; i < a->phases_count; i++) {
        if (a->phases[i].kind != b->phases[i].kind) {
            return false;
        }
    }
    return true;
}

/* Time that belongs to a block: one that did not search until now has none of its own yet. */
static int64_t moved_leg_ms(const struct technique *technique, int64_t leg_ms)
{
    if (!technique_searches(technique)) {
        return 0;
    }
    return leg_ms > 0 ? leg_ms : (int64_t)technique->dose.value * MS_PER_S;
}

/* @return false: a technique of it is gone */
static bool move_plan(const struct move *move, struct plan *plan)
{
    for (int i = 0; i < plan->count; i++) {
        struct block *block = &plan->blocks[i];

        block->technique = moved_technique(move, block->technique);
        if (block->technique < 0) {
            return false;
        }
        block->leg_ms = moved_leg_ms(&move->to->techniques[block->technique], block->leg_ms);
    }
    return true;
}

static bool phase_is_open(const struct model *m)
{
    return m->screen == SCREEN_RUN || m->screen == SCREEN_PAUSED ||
           (m->screen == SCREEN_STOP &&
            (m->back_to == SCREEN_RUN || m->back_to == SCREEN_PAUSED));
}

/* The phase that runs keeps its place in time and gets the length it now has. */
static void move_phase(struct move *move)
{
    struct model *m = move->v.m;
    struct planned_phase planned;

    if (plan_next_phase(visit_technique(m, move->env), move->env->settings, m->run.phase - 1,
                        m->block_left_ms, true, &planned)) {
        m->run.planned_ms = planned.ms;
    }
}

static void end_visit(struct move *move)
{
    struct model *m = move->v.m;
    enum screen_kind kind = visit_screen_kind(m->screen);

    if (phase_is_open(m)) {
        visit_record_step(&move->v, OUTCOME_CUT);
    }
    if (kind == KIND_COUNT || kind == KIND_RUN || kind == KIND_HELD) {
        visit_record_end(&move->v, m->finished ? ENDED_FINISHED : ENDED_INTERRUPTED);
    }
    move->v.env = move->env;
    visit_reset(&move->v);
}

/* The technique under way has other phases: none of them is the one that was being done. */
static void begin_block_again(struct move *move, const struct model *moved)
{
    visit_record_step(&move->v, OUTCOME_CUT);
    memcpy(&move->v.m->plan, &moved->plan, sizeof moved->plan);
    move->v.m->choice = moved->choice;
    move->v.env = move->env;
    visit_ready(&move->v, move->v.m->block);
}

/* From "get ready" to the summary. */
static void move_visit(struct move *move)
{
    struct model *m = move->v.m;
    struct model moved = *m;

    if (!move_choice(move, &moved.choice, true) || !move_plan(move, &moved.plan)) {
        end_visit(move);
        return;
    }
    bool same =
        is_same_technique(visit_technique(m, move->v.env), visit_technique(&moved, move->env));
    if (!same && phase_is_open(m)) {
        begin_block_again(move, &moved);
        return;
    }
    *m = moved;
    move->v.env = move->env;
    if (phase_is_open(m)) {
        move_phase(move);
    } else if (!same) { /* it was of a block that is over: no phase, but still an index */
        m->run.phase = 0;
        m->run.came_count = 0;
    }
}

/* An item of the row of a menu, or -1: it is gone. */
static int moved_item(const struct move *move, enum screen screen, int item)
{
    if (screen == SCREEN_LEARN) {
        return find_card(move->to, move->from->cards[item].id);
    }
    if (screen == SCREEN_TECHNIQUE) {
        return moved_technique(move,
                               visit_technique_item(move->from, &move->v.m->outages, item));
    }
    if (screen == SCREEN_TOOL) {
        return moved_tool(
            move, visit_tool_item(move->from, &move->v.m->outages, &move->v.m->choice, item));
    }
    item = visit_choose_item(move->from, &move->v.m->outages, item);
    return item >= 0 ? moved_routine(move, item) : item;
}

/* What stands at a place of a menu of the new content, in the same terms. */
static int item_at(const struct move *move, const struct choice *choice, enum screen screen,
                   int place)
{
    if (screen == SCREEN_LEARN) {
        return place;
    }
    if (screen == SCREEN_TECHNIQUE) {
        return visit_technique_item(move->to, &move->v.m->outages, place);
    }
    if (screen == SCREEN_TOOL) {
        return visit_tool_item(move->to, &move->v.m->outages, choice, place);
    }
    return visit_choose_item(move->to, &move->v.m->outages, place);
}

/* Where the item of a place is now; where it is gone, what took its place. */
static int moved_focus(const struct move *move, const struct model *moved, int focus)
{
    int count = visit_menu_count(moved, move->env);
    int item = moved_item(move, moved->screen, focus);

    for (int i = 0; i < count; i++) {
        if (item_at(move, &moved->choice, moved->screen, i) == item) {
            return i;
        }
    }
    if (focus >= count) {
        focus = count - 1;
    }
    return focus < 0 ? 0 : focus;
}

/* The choice is read from the tool on; before that it is the last one, to go back to. */
static bool needs_choice(enum screen screen)
{
    return screen == SCREEN_TOOL || screen == SCREEN_LEG || screen == SCREEN_SAFETY ||
           screen == SCREEN_FEEL;
}

/* The way back from the leg leads to the technique's place in its menu. */
static bool is_in_menu(const struct content *content, const struct choice *choice)
{
    return choice->routine >= 0 || content->techniques[choice->technique].listed;
}

static void move_menu(struct move *move)
{
    struct model *m = move->v.m;
    struct model moved = *m;
    bool found = move_choice(move, &moved.choice, m->screen != SCREEN_TOOL);

    if (!found) {
        moved.choice = (struct choice){.legs = m->choice.legs};
    }
    if (m->screen == SCREEN_CHOOSE || m->screen == SCREEN_TECHNIQUE ||
        m->screen == SCREEN_LEARN || (m->screen == SCREEN_TOOL && found)) {
        moved.focus = moved_focus(move, &moved, m->focus);
        moved.focus_was = moved_focus(move, &moved, m->focus_was);
    }
    *m = moved;
    move->v.env = move->env;
    if (needs_choice(m->screen) && !(found && is_in_menu(move->to, &m->choice))) {
        visit_enter(&move->v, SCREEN_CHOOSE, 0);
    }
    visit_settle_menu(&move->v);
}

void visit_take_content(struct model *model, const struct visit_env *from,
                        const struct visit_env *to, int64_t now_ms, struct effects *effects_out)
{
    struct move move = {
        .v = {.m = model, .env = from, .effects = effects_out, .at_ms = now_ms},
        .from = from->content,
        .to = to->content,
        .env = to,
    };

    effects_out->count = 0;
    if (model->screen == SCREEN_TROUBLE) { /* its things are other ones now */
        visit_leave_trouble(&move.v);
    }
    switch (visit_screen_kind(model->screen)) {
    case KIND_MENU:
        if (model->screen == SCREEN_SUMMARY || model->feel_is_after) {
            move_visit(&move);
        } else {
            move_menu(&move);
        }
        break;
    case KIND_REST:
    case KIND_ATTRACT: move_menu(&move); break;
    case KIND_COUNT:
    case KIND_RUN:
    case KIND_HELD: move_visit(&move); break;
    case KIND_TROUBLE:
    case KIND_CODE:
    case KIND_COACH:
    case KIND_STICK:
    case KIND_OUTAGES:
    case KIND_DAYS:
    case KIND_SERVICE:
    case KIND_WIRING:
    case KIND_FAULT: break;
    }
}
