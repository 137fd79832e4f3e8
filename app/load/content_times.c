/* SPDX-License-Identifier: MIT */
#include "app/core/plan.h"
#include "app/load/content_check.h"

enum {
    MS_PER_S = 1000,
    MS_PER_MINUTE = 60000
};

int64_t check_cycle_ms(const struct technique *technique, const struct settings *settings)
{
    int64_t ms = 0;

    for (unsigned i = 0; i < technique->phases_count; i++) {
        const struct phase *phase = &technique->phases[i];
        ms += phase->kind == PHASE_SEARCH ? settings->search_least_ms : plan_phase_ms(phase);
    }
    return ms;
}

static int64_t seconds_up(int64_t ms)
{
    return (ms + MS_PER_S - 1) / MS_PER_S;
}

static void check_leg_holds_cycle(const struct check *check, const char *key, int seconds,
                                  const struct technique *technique)
{
    int64_t cycle_ms = check_cycle_ms(technique, check->settings);

    if ((int64_t)seconds * MS_PER_S < cycle_ms) {
        check_problem(check, key,
                      "%d s of a leg cannot hold one round of %s: its phases with %lld s for "
                      "a search take %lld s",
                      seconds, technique->id,
                      (long long)seconds_up(check->settings->search_least_ms),
                      (long long)seconds_up(cycle_ms));
    }
}

static void check_technique_times(struct check *check, const struct technique *technique)
{
    char key[CHECK_PREFIX_SIZE];

    if (!technique_searches(technique)) {
        return;
    }
    for (unsigned i = 0; i < technique->phases_count; i++) {
        int64_t ms = plan_phase_ms(&technique->phases[i]);
        bool reps = technique->phases[i].kind == PHASE_REPS;

        if (ms > (int64_t)technique->dose.value * MS_PER_S) {
            snprintf(key, sizeof key, "phases[%u].%s.value", i, reps ? "reps" : "seconds");
            check_problem(check, key,
                          "takes %lld s, longer than the leg's whole time: dose.value is %d s",
                          (long long)(ms / MS_PER_S), technique->dose.value);
            return;
        }
    }
    check_leg_holds_cycle(check, "dose.value", technique->dose.value, technique);
}

static void check_item_times(const struct check *check, const struct routine *routine,
                             const struct item *item)
{
    const struct content *content = check->content;

    if (item->technique >= 0) {
        if (technique_searches(&content->techniques[item->technique])) {
            check_leg_holds_cycle(check, "seconds.value", item->seconds.value,
                                  &content->techniques[item->technique]);
        }
        return;
    }
    for (unsigned i = 0; i < routine->tool_ids_count; i++) {
        const struct tool *tool = &content->tools[routine->tools[i]];
        /* The first takes all of the time when there is not enough for the others. */
        check_leg_holds_cycle(check, "seconds.value", item->seconds.value,
                              &content->techniques[tool->release[0]]);
    }
}

static void check_leg_minutes(const struct check *check, int index)
{
    const struct routine *routine = &check->content->routines[index];
    const struct dose *range = &routine->leg_minutes;

    for (unsigned i = 0; i < routine->tool_ids_count; i++) {
        struct choice choice = {
            .routine = index, .technique = -1, .tool = routine->tools[i], .legs = LEGS_LEFT};
        int64_t ms = plan_choice_ms(check->content, check->settings, NULL, &choice);

        if (ms < (int64_t)range->min * MS_PER_MINUTE ||
            ms > (int64_t)range->max * MS_PER_MINUTE) {
            int64_t seconds = seconds_up(ms);
            check_problem(check,
                          ms < (int64_t)range->min * MS_PER_MINUTE ? "leg_minutes.min"
                                                                   : "leg_minutes.max",
                          "one leg with %s takes %lld:%02lld minutes; %d to %d are allowed",
                          routine->tool_ids[i], (long long)(seconds / 60),
                          (long long)(seconds % 60), range->min, range->max);
        }
    }
}

void check_times(struct check *check)
{
    const struct content *content = check->content;
    int before = check->problems->count;

    for (int i = 0; i < content->technique_count; i++) {
        check_enter(check, KIND_TECHNIQUE, i);
        check_technique_times(check, &content->techniques[i]);
    }
    for (int i = 0; i < content->routine_count; i++) {
        const struct routine *routine = &content->routines[i];
        check_enter(check, KIND_ROUTINE, i);
        for (unsigned j = 0; j < routine->items_count; j++) {
            snprintf(check->prefix, sizeof check->prefix, "items[%u].", j);
            check_item_times(check, routine, &routine->items[j]);
        }
        check->prefix[0] = '\0';
        if (check->problems->count == before) {
            check_leg_minutes(check, i);
        }
    }
}
