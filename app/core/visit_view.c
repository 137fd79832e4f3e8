/* SPDX-License-Identifier: MIT */
/* Questions to the model that both the handlers and the screens ask. */
#include "app/core/visit_internal.h"

#include <stddef.h>

static const struct block *current_block(const struct model *model)
{
    int last = model->plan.count - 1;

    return &model->plan.blocks[model->block > last ? last : model->block];
}

const struct technique *visit_technique(const struct model *model, const struct visit_env *env)
{
    return &env->content->techniques[current_block(model)->technique];
}

const struct phase *visit_phase(const struct model *model, const struct visit_env *env)
{
    return &visit_technique(model, env)->phases[model->run.phase];
}

static bool is_held(const struct model *model)
{
    return visit_screen_kind(model->screen) == KIND_HELD;
}

int64_t visit_phase_elapsed_ms(const struct model *model)
{
    int64_t at_ms = is_held(model) ? model->held_ms : model->now_ms;
    int64_t elapsed_ms = at_ms - model->run.started_ms;

    if (elapsed_ms < 0) {
        return 0;
    }
    return elapsed_ms < model->run.planned_ms ? elapsed_ms : model->run.planned_ms;
}

int64_t visit_count_left_ms(const struct model *model)
{
    int64_t at_ms = is_held(model) ? model->held_ms : model->now_ms;
    int64_t left_ms = model->count_ms - at_ms;

    return left_ms > 0 ? left_ms : 0;
}

int visit_language(const struct model *model, const struct visit_env *env, int step)
{
    int count = env->settings->languages;

    return count > 1 ? (model->language + step + count) % count : 0;
}

/* For want of presses alone. */
static int64_t unpressed_ms(const struct model *model, const struct visit_env *env)
{
    const struct settings *settings = env->settings;

    switch (visit_screen_kind(model->screen)) {
    case KIND_MENU: return model->touched_ms + settings->menu_idle_ms;
    case KIND_TROUBLE:
        return model->trouble.step == TROUBLE_THANKS
                   ? VISIT_NO_DEADLINE
                   : model->touched_ms + settings->menu_idle_ms;
    case KIND_HELD: return model->touched_ms + settings->paused_idle_ms;
    case KIND_CODE: return model->touched_ms + settings->code_idle_ms;
    case KIND_STICK:
        if (model->staff.stick.state == STICK_SAVING) { /* a stick that hangs says no more */
            return model->touched_ms + 5 * settings->coach_idle_ms;
        }
        return model->touched_ms + settings->coach_idle_ms;
    case KIND_SERVICE: return model->touched_ms + 5 * settings->coach_idle_ms;
    case KIND_WIRING:
    case KIND_COACH:
    case KIND_OUTAGES:
    case KIND_DAYS: return model->touched_ms + settings->coach_idle_ms;
    case KIND_ATTRACT:
    case KIND_COUNT:
    case KIND_RUN:
    case KIND_REST:
    case KIND_FAULT: break;
    }
    return VISIT_NO_DEADLINE;
}

int64_t visit_way_back_ms(const struct model *model, const struct visit_env *env)
{
    int64_t idle_ms = unpressed_ms(model, env);
    int64_t empty_ms = visit_empty_deadline(model, env);

    return empty_ms < idle_ms ? empty_ms : idle_ms;
}

int64_t visit_idle_left_ms(const struct model *model, const struct visit_env *env)
{
    int64_t way_back_ms = visit_way_back_ms(model, env);

    if (way_back_ms == VISIT_NO_DEADLINE ||
        way_back_ms - model->now_ms > env->settings->idle_ring_ms) {
        return -1;
    }
    return way_back_ms - model->now_ms;
}

struct rep_place visit_rep_place(const struct phase *phase, int64_t elapsed_ms)
{
    int64_t rep_ms = plan_rep_ms(phase);
    struct rep_place place = {.rep = (int)(elapsed_ms / rep_ms)};

    if (place.rep >= phase->reps.value) { /* the very end still shows the last one */
        place.rep = phase->reps.value - 1;
        elapsed_ms = plan_phase_ms(phase) - 1;
    }
    place.beat_ms = elapsed_ms % rep_ms;
    while (place.beat + 1 < (int)phase->beats_count &&
           place.beat_ms >= (int64_t)phase->beats[place.beat].seconds.value * 1000) {
        place.beat_ms -= (int64_t)phase->beats[place.beat].seconds.value * 1000;
        place.beat++;
    }
    return place;
}

struct breath_place visit_breath_place(const struct settings *settings, int64_t elapsed_ms)
{
    int64_t at_ms = elapsed_ms % (settings->breath_in_ms + settings->breath_out_ms);
    bool in = at_ms < settings->breath_in_ms;

    return (struct breath_place){
        .in = in,
        .at_ms = in ? at_ms : at_ms - settings->breath_in_ms,
        .of_ms = in ? settings->breath_in_ms : settings->breath_out_ms,
    };
}

/* The first phase of a block, seen from another one. */
static bool block_up(const struct model *model, const struct visit_env *env, int index,
                     int seen_from, struct next_up *next_out)
{
    struct planned_phase next;

    if (index >= model->plan.count) {
        return false;
    }
    const struct block *block = &model->plan.blocks[index];
    const struct technique *technique = &env->content->techniques[block->technique];
    if (!plan_next_phase(technique, env->settings, -1, block->leg_ms, false, &next)) {
        return false;
    }
    *next_out = (struct next_up){
        .technique = technique,
        .phase = &technique->phases[next.phase],
        .leg = block->leg,
        .ms = next.ms,
        .other_technique = block->technique != model->plan.blocks[seen_from].technique,
    };
    return true;
}

bool visit_next_up(const struct model *model, const struct visit_env *env,
                   struct next_up *next_out)
{
    struct planned_phase next;

    if (model->plan.count == 0 || model->block >= model->plan.count) {
        return false;
    }
    if (visit_screen_kind(model->screen) == KIND_COUNT) {
        return block_up(model, env, model->block, model->block, next_out);
    }

    const struct technique *technique = visit_technique(model, env);
    if (!plan_next_phase(technique, env->settings, model->run.phase,
                         model->block_left_ms - model->run.planned_ms, false, &next)) {
        return block_up(model, env, model->block + 1, model->block, next_out);
    }
    *next_out = (struct next_up){
        .technique = technique,
        .phase = &technique->phases[next.phase],
        .leg = current_block(model)->leg,
        .ms = next.ms,
    };
    return true;
}

/* Time of a block that is done when its current phase begins. */
static int64_t done_before_phase_ms(const struct model *model, const struct visit_env *env,
                                    const struct block *block)
{
    const struct technique *technique = &env->content->techniques[block->technique];
    int64_t ms = 0;

    if (block->leg_ms > 0) {
        return block->leg_ms - model->block_left_ms;
    }
    for (int i = 0; i < model->run.phase; i++) {
        ms += plan_phase_ms(&technique->phases[i]);
    }
    return ms;
}

float visit_block_progress(const struct model *model, const struct visit_env *env, int block)
{
    bool counting = model->screen == SCREEN_READY || model->screen == SCREEN_SWITCH ||
                    (model->screen == SCREEN_STOP &&
                     (model->back_to == SCREEN_READY || model->back_to == SCREEN_SWITCH));

    if (block != model->block || counting) {
        return block < model->block ? 1.0f : 0.0f;
    }
    const struct block *b = &model->plan.blocks[block];
    int64_t whole_ms =
        b->leg_ms > 0 ? b->leg_ms : plan_block_ms(env->content, env->settings, b);
    int64_t done_ms = done_before_phase_ms(model, env, b) + visit_phase_elapsed_ms(model);
    float part = (float)done_ms / (float)whole_ms;
    return part < 1.0f ? part : 1.0f;
}

/* Whether it stands in the menu of techniques now. */
static bool is_offered(const struct content *content, const struct outages *outages,
                       int technique)
{
    return content->techniques[technique].listed &&
           !outages_hide_tool(outages, content, content->techniques[technique].tool);
}

int visit_listed_count(const struct content *content, const struct outages *outages)
{
    int count = 0;

    for (int i = 0; i < content->technique_count; i++) {
        count += is_offered(content, outages, i);
    }
    return count;
}

int visit_menu_count(const struct model *model, const struct visit_env *env)
{
    const struct content *content = env->content;

    switch (model->screen) {
    case SCREEN_CHOOSE: return visit_choose_count(content, &model->outages);
    case SCREEN_TECHNIQUE: return visit_listed_count(content, &model->outages);
    case SCREEN_TOOL: return visit_tool_count(content, &model->outages, model->choice.routine);
    case SCREEN_LEG: return 3;
    case SCREEN_LEARN: return content->card_count;
    case SCREEN_TROUBLE: return visit_trouble_count(model, env);
    case SCREEN_COACH: return model->staff.page == COACH_TASKS ? TASK_COUNT : 0;
    case SCREEN_OUTAGES: return visit_outages_count(model);
    case SCREEN_DAYS: return model->staff.days.step == DAYS_REASON ? REASON_COUNT : 0;
    case SCREEN_SERVICE: return model->staff.service.page == SERVICE_MENU ? CHECK_COUNT : 0;
    case SCREEN_ATTRACT:
    case SCREEN_SAFETY:
    case SCREEN_FEEL:
    case SCREEN_READY:
    case SCREEN_RUN:
    case SCREEN_STOP:
    case SCREEN_PAUSED:
    case SCREEN_SWITCH:
    case SCREEN_SUMMARY:
    case SCREEN_CODE:
    case SCREEN_STICK:
    case SCREEN_RESTING:
    case SCREEN_WIRING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
    return 0;
}

static bool tool_is_possible(const struct content *content, const struct outages *outages,
                             int routine, int tool)
{
    struct choice choice = {.routine = routine, .technique = -1, .tool = tool};

    return plan_is_possible(content, outages, &choice);
}

int visit_tool_count(const struct content *content, const struct outages *outages, int routine)
{
    const struct routine *r = &content->routines[routine];
    int count = 0;

    for (unsigned i = 0; i < r->tool_ids_count; i++) {
        count += tool_is_possible(content, outages, routine, r->tools[i]);
    }
    return count;
}

int visit_tool_item(const struct content *content, const struct outages *outages,
                    const struct choice *choice, int i)
{
    const struct routine *r = &content->routines[choice->routine];

    for (unsigned t = 0; t < r->tool_ids_count; t++) {
        if (tool_is_possible(content, outages, choice->routine, r->tools[t]) && i-- == 0) {
            return r->tools[t];
        }
    }
    return r->tools[0];
}

int visit_choose_count(const struct content *content, const struct outages *outages)
{
    int count = 1; /* learning is always possible */

    for (int r = 0; r < content->routine_count; r++) {
        count += visit_tool_count(content, outages, r) > 0;
    }
    return count + (visit_listed_count(content, outages) > 0);
}

int visit_choose_item(const struct content *content, const struct outages *outages, int i)
{
    for (int r = 0; r < content->routine_count; r++) {
        if (visit_tool_count(content, outages, r) > 0 && i-- == 0) {
            return r;
        }
    }
    return i == 0 && visit_listed_count(content, outages) > 0 ? VISIT_PICK : VISIT_LEARN;
}

int visit_technique_item(const struct content *content, const struct outages *outages, int i)
{
    for (int t = 0; t < content->technique_count; t++) {
        if (is_offered(content, outages, t) && i-- == 0) {
            return t;
        }
    }
    return 0;
}

int visit_learn_routine(const struct model *model, const struct visit_env *env)
{
    int routine = content_learn_routine(env->content);

    return routine >= 0 && visit_tool_count(env->content, &model->outages, routine) > 0
               ? routine
               : -1;
}

enum legs visit_legs(const struct model *m)
{
    return m->other_done ? LEGS_BOTH : m->choice.legs;
}

int visit_next_step(const struct model *model, const struct visit_env *env)
{
    const struct choice *choice = &model->choice;

    if (!model->finished || model->next_done) {
        return -1;
    }
    int next = choice->routine >= 0 ? env->content->routines[choice->routine].next
                                    : env->content->techniques[choice->technique].next;
    bool out = next >= 0 && outages_hide_tool(&model->outages, env->content,
                                              env->content->techniques[next].tool);
    return out ? -1 : next;
}

int64_t visit_next_step_ms(const struct model *model, const struct visit_env *env)
{
    int technique = visit_next_step(model, env);
    struct choice choice = {.routine = -1, .technique = technique};

    if (technique < 0) {
        return 0;
    }
    choice.legs = visit_legs(model);
    return plan_choice_ms(env->content, env->settings, NULL, &choice);
}
