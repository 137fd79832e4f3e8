/* SPDX-License-Identifier: MIT */
#include "app/load/content_check.h"

/* No figure of a dose is outside these, whatever a file calls its own range. */
enum {
    SECONDS_MAX = 3600,
    REPS_MAX = 100,
    MINUTES_MAX = 60,
    ORDER_MAX = 999
};

void check_enter(struct check *check, enum content_kind kind, int item)
{
    check->doc = &check->set->files[kind][item].doc;
    check->prefix[0] = '\0';
}

void check_problem(const struct check *check, const char *key, const char *format, ...)
{
    char path[CHECK_PATH_SIZE];
    char text[PROBLEM_MAX];
    va_list args;

    int length = snprintf(path, sizeof path, "%s%s", check->prefix, key);
    if (*key == '\0' && length > 0) {
        path[length - 1] = '\0'; /* the point at the end of the prefix */
    }
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    yaml_doc_problem(check->doc, check->problems, path, "%s", text);
}

static bool is_given(const struct check *check, const char *key)
{
    char path[CHECK_PATH_SIZE];

    snprintf(path, sizeof path, "%s%s", check->prefix, key);
    return yaml_doc_has(check->doc, path);
}

static void check_bound(const struct check *check, const char *key, const char *part,
                        int figure, int high, const char *unit)
{
    char path[CHECK_PATH_SIZE];

    if (figure < 1 || figure > high) {
        snprintf(path, sizeof path, "%s.%s", key, part);
        check_problem(check, path, "%d is out of range; 1 to %d %s are allowed", figure, high,
                      unit);
    }
}

static void check_dose(const struct check *check, const char *key, const struct dose *dose,
                       int high, const char *unit)
{
    char path[CHECK_PATH_SIZE];

    check_bound(check, key, "min", dose->min, high, unit);
    check_bound(check, key, "max", dose->max, high, unit);
    check_bound(check, key, "value", dose->value, high, unit);
    if (dose->min > dose->max) {
        snprintf(path, sizeof path, "%s.min", key);
        check_problem(check, path, "%d is more than max, which is %d", dose->min, dose->max);
    } else if (dose->value < dose->min || dose->value > dose->max) {
        snprintf(path, sizeof path, "%s.value", key);
        check_problem(check, path, "%d is outside its own range; min to max is %d to %d %s",
                      dose->value, dose->min, dose->max, unit);
    }
}

static void check_reps(struct check *check, const struct phase *phase)
{
    if (is_given(check, "seconds")) {
        check_problem(check, "seconds",
                      "repetitions have no time of their own; remove it, "
                      "their beats have seconds");
    }
    if (is_given(check, "reps")) {
        check_dose(check, "reps", &phase->reps, REPS_MAX, "repetitions");
    } else {
        check_problem(check, "kind", "repetitions need the key 'reps'");
    }
    if (phase->beats_count == 0) {
        check_problem(check, "kind", "repetitions need the key 'beats', 1 to %d of them",
                      CONTENT_MAX_BEATS);
    }
    for (unsigned i = 0; i < phase->beats_count; i++) {
        char key[CHECK_PREFIX_SIZE];
        snprintf(key, sizeof key, "beats[%u].seconds", i);
        check_dose(check, key, &phase->beats[i].seconds, SECONDS_MAX, "seconds");
    }
}

static void check_phase(struct check *check, const struct phase *phase)
{
    if (phase->kind == PHASE_REPS) {
        check_reps(check, phase);
        return;
    }
    if (is_given(check, "reps")) {
        check_problem(check, "reps", "is for 'kind: reps' only; this is '%s'",
                      phase_kind_name(phase->kind));
    }
    if (is_given(check, "beats")) {
        check_problem(check, "beats", "is for 'kind: reps' only; this is '%s'",
                      phase_kind_name(phase->kind));
    }
    if (is_given(check, "seconds")) {
        check_dose(check, "seconds", &phase->seconds, SECONDS_MAX, "seconds");
    } else {
        check_problem(check, "kind", "'%s' needs the key 'seconds'",
                      phase_kind_name(phase->kind));
    }
}

static void check_technique(struct check *check, const struct technique *technique)
{
    const struct ready *ready = &technique->ready;

    if (!technique_searches(technique)) {
        if (is_given(check, "dose")) {
            check_problem(check, "dose",
                          "is for techniques with a search phase only; the "
                          "phases of this one say how long it takes");
        }
    } else if (is_given(check, "dose")) {
        check_dose(check, "dose", &technique->dose, SECONDS_MAX, "seconds");
    } else {
        check_problem(check, "phases",
                      "there is a search phase, so the key 'dose' is needed: "
                      "the seconds for one leg");
    }
    if ((ready->take == NULL) != (ready->take_hint == NULL)) {
        check_problem(check, "ready", "'take' and 'take_hint' come together");
    }
    for (unsigned i = 0; i < technique->phases_count; i++) {
        snprintf(check->prefix, sizeof check->prefix, "phases[%u].", i);
        check_phase(check, &technique->phases[i]);
    }
    check->prefix[0] = '\0';
}

static void check_tool(const struct check *check, const struct tool *tool)
{
    if (!tool->offered) {
        return;
    }
    if (tool->pros_count == 0) {
        check_problem(check, "offered", "a tool that is offered needs the key 'pros'");
    }
    if (tool->cons_count == 0) {
        check_problem(check, "offered", "a tool that is offered needs the key 'cons'");
    }
    if (tool->release_ids_count == 0) {
        check_problem(check, "offered", "a tool that is offered needs the key 'release'");
    }
}

static void check_routine(struct check *check, const struct routine *routine)
{
    const struct dose *range = &routine->leg_minutes;

    check_bound(check, "leg_minutes", "min", range->min, MINUTES_MAX, "minutes");
    check_bound(check, "leg_minutes", "max", range->max, MINUTES_MAX, "minutes");
    if (range->min > range->max) {
        check_problem(check, "leg_minutes.min", "%d is more than max, which is %d", range->min,
                      range->max);
    } else if (is_given(check, "leg_minutes.value")) {
        check_dose(check, "leg_minutes", range, MINUTES_MAX, "minutes");
    }
    for (unsigned i = 0; i < routine->items_count; i++) {
        snprintf(check->prefix, sizeof check->prefix, "items[%u].", i);
        if (is_given(check, "seconds")) {
            check_dose(check, "seconds", &routine->items[i].seconds, SECONDS_MAX, "seconds");
        } else if (routine->items[i].technique_id == NULL) {
            check_problem(check, "", "a release item needs the key 'seconds'");
        }
    }
    check->prefix[0] = '\0';
}

static void check_orders(struct check *check, enum content_kind kind)
{
    const struct content_file *files = check->set->files[kind];

    for (int i = 0; i < check->set->counts[kind] && files[i].loaded; i++) {
        check_enter(check, kind, i);
        if (files[i].order < 1 || files[i].order > ORDER_MAX) {
            check_problem(check, "order", "%d is out of range; 1 to %d are allowed",
                          files[i].order, ORDER_MAX);
        } else if (i > 0 && files[i - 1].order == files[i].order) {
            check_problem(check, "order", "%d is already that of %s", files[i].order,
                          files[i - 1].id);
        }
    }
}

static void check_offered(struct check *check, const char *assets)
{
    for (int i = 0; i < check->content->tool_count; i++) {
        if (check->content->tools[i].offered) {
            return;
        }
    }
    if (check->content->tool_count == check->set->counts[KIND_TOOL]) {
        problems_add(check->problems, assets, 0, 0,
                     "tools: none is offered; at least one needs 'offered: true'");
    }
}

static void check_each(struct check *check)
{
    for (int i = 0; i < check->content->technique_count; i++) {
        check_enter(check, KIND_TECHNIQUE, i);
        check_technique(check, &check->content->techniques[i]);
    }
    for (int i = 0; i < check->content->tool_count; i++) {
        check_enter(check, KIND_TOOL, i);
        check_tool(check, &check->content->tools[i]);
    }
    for (int i = 0; i < check->content->routine_count; i++) {
        check_enter(check, KIND_ROUTINE, i);
        check_routine(check, &check->content->routines[i]);
    }
}

void content_check(struct content_set *set, const char *assets, const struct settings *settings)
{
    struct check check = {
        .set = set,
        .content = &set->content,
        .settings = settings,
        .problems = set->problems,
    };

    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (set->counts[kind] == 0) {
            problems_add(set->problems, assets, 0, 0,
                         "%s: no file is there; 1 to %d are needed",
                         content_kind_info(kind)->folder, content_kind_info(kind)->max);
        }
        check_orders(&check, kind);
    }
    check_each(&check);
    check_offered(&check, assets);
    check_references(&check);
    /* The plan trusts what it is given, so it is asked only when all else is right. */
    if (set->problems->count == set->problems_before) {
        check_times(&check);
    }
}
