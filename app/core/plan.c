/* SPDX-License-Identifier: MIT */
#include "app/core/plan.h"

enum {
    MS_PER_S = 1000
};

int64_t plan_rep_ms(const struct phase *phase)
{
    int64_t ms = 0;

    for (unsigned i = 0; i < phase->beats_count; i++) {
        ms += (int64_t)phase->beats[i].seconds.value * MS_PER_S;
    }
    return ms;
}

int64_t plan_phase_ms(const struct phase *phase)
{
    if (phase->kind == PHASE_REPS) {
        return phase->reps.value * plan_rep_ms(phase);
    }
    return (int64_t)phase->seconds.value * MS_PER_S;
}

/* Length of the phases from `from` to the end of the list or to the next search. */
static int64_t rest_of_cycle_ms(const struct technique *technique, int from)
{
    int64_t ms = 0;

    for (int i = from; i < (int)technique->phases_count; i++) {
        if (technique->phases[i].kind == PHASE_SEARCH) {
            break;
        }
        ms += plan_phase_ms(&technique->phases[i]);
    }
    return ms;
}

static int first_search(const struct technique *technique)
{
    for (int i = 0; i < (int)technique->phases_count; i++) {
        if (technique->phases[i].kind == PHASE_SEARCH) {
            return i;
        }
    }
    return -1;
}

/* A search leaves room for the hold that follows it. When there is no room for a hold any
 * more, a last search uses up the leg's time: whoever finds a spot in it gets the whole hold.
 */
static bool plan_search(const struct technique *technique, const struct settings *settings,
                        int phase, int64_t left_ms, struct planned_phase *next_out)
{
    int64_t longest_ms = plan_phase_ms(&technique->phases[phase]);
    int64_t room_ms = left_ms - rest_of_cycle_ms(technique, phase + 1);

    if (room_ms < settings->search_least_ms) {
        room_ms = left_ms;
    }
    if (room_ms < settings->search_least_ms) {
        return false;
    }
    next_out->phase = phase;
    next_out->ms = room_ms < longest_ms ? room_ms : longest_ms;
    return true;
}

bool plan_next_phase(const struct technique *technique, const struct settings *settings,
                     int previous, int64_t left_ms, bool found, struct planned_phase *next_out)
{
    int next = previous + 1;
    int search = first_search(technique);

    if (next >= (int)technique->phases_count) {
        if (search < 0) {
            return false;
        }
        next = search;
    }
    if (technique->phases[next].kind == PHASE_SEARCH) {
        return plan_search(technique, settings, next, left_ms, next_out);
    }
    if (previous >= 0 && technique->phases[previous].kind == PHASE_SEARCH && !found &&
        left_ms < rest_of_cycle_ms(technique, next)) {
        return false;
    }
    next_out->phase = next;
    next_out->ms = plan_phase_ms(&technique->phases[next]);
    return true;
}

int64_t plan_block_ms(const struct content *content, const struct settings *settings,
                      const struct block *block)
{
    const struct technique *technique = &content->techniques[block->technique];
    struct planned_phase next = {.phase = -1};
    int64_t left_ms = block->leg_ms;
    int64_t sum_ms = 0;

    while (plan_next_phase(technique, settings, next.phase, left_ms, false, &next)) {
        sum_ms += next.ms;
        left_ms -= next.ms;
    }
    return sum_ms;
}

int64_t plan_ms(const struct content *content, const struct settings *settings,
                const struct plan *plan, int first)
{
    int64_t sum_ms = 0;

    for (int i = first; i < plan->count; i++) {
        sum_ms += plan_block_ms(content, settings, &plan->blocks[i]);
    }
    return sum_ms;
}

static void append_block(const struct content *content, int technique, enum leg leg,
                         int64_t leg_ms, struct plan *plan)
{
    if (plan->count == PLAN_MAX_BLOCKS) {
        return;
    }

    struct block *block = &plan->blocks[plan->count];
    int tool = content->techniques[technique].tool;
    bool other_tool = plan->count == 0 || content->techniques[block[-1].technique].tool != tool;

    *block = (struct block){
        .technique = technique,
        .leg = leg,
        .leg_ms = technique_searches(&content->techniques[technique]) ? leg_ms : 0,
        .fetch = other_tool && content->tools[tool].fetch,
    };
    plan->count++;
}

void plan_append(const struct content *content, int technique, int64_t leg_ms, enum legs legs,
                 struct plan *plan)
{
    if (legs != LEGS_LEFT) {
        append_block(content, technique, LEG_RIGHT, leg_ms, plan);
    }
    if (legs != LEGS_RIGHT) {
        append_block(content, technique, LEG_LEFT, leg_ms, plan);
    }
}

static bool is_at_hand(const struct content *content, const struct outages *outages,
                       const struct choice *choice, int technique)
{
    int tool = content->techniques[technique].tool;

    return tool == choice->tool || !outages_hide_tool(outages, content, tool);
}

/* The tool's techniques that can be done. @return how many */
static int release_at_hand(const struct content *content, const struct outages *outages,
                           const struct choice *choice, int release_out[CONTENT_MAX_RELEASES])
{
    const struct tool *tool = &content->tools[choice->tool];
    int count = 0;

    for (int i = 0; i < tool->release_count; i++) {
        if (is_at_hand(content, outages, choice, tool->release[i])) {
            release_out[count++] = tool->release[i];
        }
    }
    return count;
}

/* As many of the tool's techniques as can each get their own dose share the time. */
static void append_release(const struct content *content, const struct outages *outages,
                           const struct choice *choice, int64_t leg_ms, struct plan *plan)
{
    int release[CONTENT_MAX_RELEASES];
    int count = release_at_hand(content, outages, choice, release);

    while (count > 1) {
        int64_t share_ms = leg_ms / count;
        bool enough = true;

        for (int i = 0; i < count; i++) {
            const struct technique *technique = &content->techniques[release[i]];
            enough = enough && share_ms >= (int64_t)technique->dose.value * MS_PER_S;
        }
        if (enough) {
            break;
        }
        count--;
    }
    for (int i = 0; i < count; i++) {
        plan_append(content, release[i], leg_ms / count, choice->legs, plan);
    }
}

void plan_build(const struct content *content, const struct outages *outages,
                const struct choice *choice, struct plan *plan_out)
{
    plan_out->count = 0;
    if (choice->routine < 0) {
        int64_t leg_ms = (int64_t)content->techniques[choice->technique].dose.value * MS_PER_S;
        plan_append(content, choice->technique, leg_ms, choice->legs, plan_out);
        return;
    }

    const struct routine *routine = &content->routines[choice->routine];
    for (unsigned i = 0; i < routine->items_count; i++) {
        const struct item *item = &routine->items[i];
        int64_t leg_ms = (int64_t)item->seconds.value * MS_PER_S;

        if (item->technique < 0) {
            append_release(content, outages, choice, leg_ms, plan_out);
        } else if (is_at_hand(content, outages, choice, item->technique)) {
            plan_append(content, item->technique, leg_ms, choice->legs, plan_out);
        }
    }
}

/* Every release has something to play, and there is at least one item. */
static bool items_are_possible(const struct content *content, const struct outages *outages,
                               const struct choice *choice)
{
    const struct routine *routine = &content->routines[choice->routine];
    int release[CONTENT_MAX_RELEASES];
    bool any = false;

    for (unsigned i = 0; i < routine->items_count; i++) {
        int technique = routine->items[i].technique;

        if (technique < 0 && release_at_hand(content, outages, choice, release) == 0) {
            return false;
        }
        any = any || technique < 0 || is_at_hand(content, outages, choice, technique);
    }
    return any;
}

bool plan_is_possible(const struct content *content, const struct outages *outages,
                      const struct choice *choice)
{
    return !outages_hide_tool(outages, content, choice->tool) &&
           (choice->routine < 0 || items_are_possible(content, outages, choice));
}

int64_t plan_choice_ms(const struct content *content, const struct settings *settings,
                       const struct outages *outages, const struct choice *choice)
{
    struct plan plan;

    plan_build(content, outages, choice, &plan);
    return plan_ms(content, settings, &plan, 0);
}
