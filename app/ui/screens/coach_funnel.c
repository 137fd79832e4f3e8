/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include <stdio.h>
#include <string.h>

enum {
    ROWS_MOST = 64, /* while they are gathered */
    INSTEAD = -1,   /* group of what is done instead of one another */
    ADDED = -2,     /* group of what the summary added to it */
    ADDED_SIDE = 2, /* after both calves */
    NO_STAGE = -1,
    OTHER_ROWS = 3, /* before and after the steps */
};

/* A row while it is gathered. Of techniques that one tool plays one after the other, the most
 * that came to it count; of different tools the sum. */
struct gathered {
    int group; /* INSTEAD, ADDED, or stage index of the technique's first stage */
    int first; /* stage that gives the row its name */
    int64_t reached[CONTENT_MAX_TOOLS + 1];
    int64_t lost;
};

struct gathering {
    const struct coach *coach;
    const struct stats_funnel *funnel;
    const struct routine *routine; /* NULL: a technique by itself, or no longer there */
    bool whole;                    /* phases are not told apart */
    struct gathered rows[ROWS_MOST];
    int count;
};

static const struct stats_stage *stage_of(const struct gathering *gathering, int stage)
{
    return &gathering->funnel->stages[stage];
}

/* Named by the routine itself, not by one of its tools. */
static bool is_item(const struct gathering *gathering, const char *technique)
{
    const struct routine *routine = gathering->routine;

    for (unsigned i = 0; routine != NULL && i < routine->items_count; i++) {
        const char *id = routine->items[i].technique_id;

        if (id != NULL && strcmp(id, technique) == 0) {
            return true;
        }
    }
    return routine == NULL;
}

/* The first of the routine's tools that plays a technique; the last place: none does. */
static int slot_of(const struct gathering *gathering, const char *technique)
{
    const struct content *content = scene_content(gathering->coach->scene);
    int index = content_find_technique(content, technique);

    for (unsigned t = 0; gathering->routine != NULL && t < gathering->routine->tool_ids_count;
         t++) {
        const struct tool *tool = &content->tools[gathering->routine->tools[t]];

        for (int r = 0; r < tool->release_count; r++) {
            if (tool->release[r] == index) {
                return (int)t;
            }
        }
    }
    return CONTENT_MAX_TOOLS;
}

static int group_of(const struct gathering *gathering, int stage)
{
    const char *technique = stage_of(gathering, stage)->technique;

    if (!is_item(gathering, technique)) {
        return slot_of(gathering, technique) < CONTENT_MAX_TOOLS ? INSTEAD : ADDED;
    }
    for (int i = 0; i < stage; i++) {
        if (strcmp(stage_of(gathering, i)->technique, technique) == 0) {
            return i;
        }
    }
    return stage;
}

static bool belongs(const struct gathering *gathering, const struct gathered *row, int group,
                    const struct stats_stage *stage)
{
    const struct stats_stage *first = stage_of(gathering, row->first);

    if (row->group == ADDED || group == ADDED) {
        return row->group == group;
    }
    return first->kind == STATS_STAGE_STEP && row->group == group &&
           first->second == stage->second &&
           (gathering->whole || strcmp(first->phase, stage->phase) == 0);
}

static struct gathered *row_of(struct gathering *gathering, int stage)
{
    int group = group_of(gathering, stage);

    for (int i = 0; i < gathering->count; i++) {
        if (belongs(gathering, &gathering->rows[i], group, stage_of(gathering, stage))) {
            return &gathering->rows[i];
        }
    }
    struct gathered *row = &gathering->rows[gathering->count++];
    *row = (struct gathered){.group = group, .first = stage};
    return row;
}

static void gather(struct gathering *gathering)
{
    gathering->count = 0;
    for (int i = 0; i < gathering->funnel->stage_count; i++) {
        const struct stats_stage *stage = stage_of(gathering, i);

        if (stage->kind == STATS_STAGE_STEP) {
            struct gathered *row = row_of(gathering, i);
            int64_t *reached = &row->reached[slot_of(gathering, stage->technique)];

            *reached = stage->reached > *reached ? stage->reached : *reached;
            row->lost += stage->left_in + stage->left_after;
        }
    }
}

/* First all of the first calf: of a routine with several tools their places are mixed. What
 * the summary added comes behind the end. */
static int side_of(const struct gathering *gathering, int row)
{
    if (gathering->rows[row].group == ADDED) {
        return ADDED_SIDE;
    }
    return stage_of(gathering, gathering->rows[row].first)->second ? 1 : 0;
}

static bool has_one_group(const struct gathering *gathering)
{
    int group = ADDED;

    for (int i = 0; i < gathering->count; i++) {
        int other = gathering->rows[i].group;

        if (group != ADDED && other != ADDED && other != group) {
            return false;
        }
        group = other != ADDED ? other : group;
    }
    return true;
}

/* Nothing else of it is told apart. */
static bool is_only_phase(const struct gathering *gathering, const struct gathered *row)
{
    const char *phase = stage_of(gathering, row->first)->phase;

    for (int i = 0; i < gathering->funnel->stage_count; i++) {
        const struct stats_stage *stage = stage_of(gathering, i);

        if (stage->kind == STATS_STAGE_STEP && group_of(gathering, i) == row->group &&
            strcmp(stage->phase, phase) != 0) {
            return false;
        }
    }
    return true;
}

static const char *phase_name(const struct coach *coach, const char *phase)
{
    const struct words *words = coach->words;
    const char *const names[PHASE_KIND_COUNT] = {
        [PHASE_SEARCH] = words->coach_phase_search,   [PHASE_HOLD] = words->coach_phase_hold,
        [PHASE_ROCK] = words->coach_phase_rock,       [PHASE_REPS] = words->coach_phase_reps,
        [PHASE_STRETCH] = words->coach_phase_stretch,
    };

    for (int kind = 0; kind < PHASE_KIND_COUNT; kind++) {
        if (strcmp(phase, phase_kind_name((enum phase_kind)kind)) == 0) {
            return names[kind];
        }
    }
    return phase;
}

static void name_row(const struct gathering *gathering, const struct gathered *row,
                     char out[COACH_ROW_NAME])
{
    const struct coach *coach = gathering->coach;
    const struct stats_stage *stage = stage_of(gathering, row->first);
    const char *technique = row->group == INSTEAD
                                ? coach->words->coach_release
                                : coach_technique_name(coach, stage->technique);
    const char *phase = phase_name(coach, stage->phase);
    char name[FORMAT_MAX];

    if (row->group == ADDED) {
        snprintf(out, COACH_ROW_NAME, "%s", coach->words->summary_next);
        return;
    }
    if (!gathering->whole && has_one_group(gathering)) {
        snprintf(name, sizeof name, "%s", phase);
    } else if (gathering->whole || is_only_phase(gathering, row)) {
        snprintf(name, sizeof name, "%s", technique);
    } else {
        format_fill2(name, coach->words->coach_step, "technique", technique, "step", phase);
    }
    if (stage->second) {
        format_fill(out, coach->words->coach_second, "name", name);
    } else {
        snprintf(out, COACH_ROW_NAME, "%s", name);
    }
}

/* @return the name of the new row, to be filled in; NULL: there is no room */
static char *add_row(struct coach_rows *rows, int64_t reached, int64_t lost)
{
    int at = rows->count;

    if (at == COACH_ROWS_MAX) {
        return NULL;
    }
    rows->steps[at] = (struct chart_step){rows->names[at], reached, lost};
    if (lost > 0 && (rows->most_lost < 0 || lost > rows->steps[rows->most_lost].lost)) {
        rows->most_lost = at;
    }
    rows->count++;
    return rows->names[at];
}

static void add_named(struct coach_rows *rows, const char *text, int64_t reached, int64_t lost)
{
    char *name = add_row(rows, reached, lost);

    if (name != NULL) {
        snprintf(name, COACH_ROW_NAME, "%s", text);
    }
}

/* A visit is left once: no row can lose more than came to it, nor more than all that came. */
static void add_gathered(const struct gathering *gathering, const struct gathered *row,
                         int64_t begun, struct coach_rows *rows)
{
    int64_t reached = 0;
    char *name;

    for (int slot = 0; slot <= CONTENT_MAX_TOOLS; slot++) {
        reached += row->reached[slot];
    }
    reached = reached < begun ? reached : begun;
    name = add_row(rows, reached, row->lost < reached ? row->lost : reached);
    if (name != NULL) {
        name_row(gathering, row, name);
    }
}

static void add_side(const struct gathering *gathering, int side, int64_t begun,
                     struct coach_rows *rows)
{
    for (int i = 0; i < gathering->count; i++) {
        if (side_of(gathering, i) == side) {
            add_gathered(gathering, &gathering->rows[i], begun, rows);
        }
    }
}

static const struct routine *routine_of(const struct coach *coach, const char *id)
{
    const struct content *content = scene_content(coach->scene);
    int index = content_find_routine(content, id);

    return index >= 0 ? &content->routines[index] : NULL;
}

/* The stage of a kind that there is one of, or NO_STAGE. */
static int only_stage(const struct stats_funnel *funnel, enum stats_stage_kind kind)
{
    for (int i = 0; i < funnel->stage_count; i++) {
        if (funnel->stages[i].kind == kind) {
            return i;
        }
    }
    return NO_STAGE;
}

void coach_funnel_rows(const struct coach *coach, const struct stats_funnel *funnel,
                       struct coach_rows *rows_out)
{
    struct gathering gathering = {
        .coach = coach, .funnel = funnel, .routine = routine_of(coach, funnel->routine)};
    int begun = only_stage(funnel, STATS_STAGE_BEGUN);
    int asked = only_stage(funnel, STATS_STAGE_ASKED);
    int64_t most = begun >= 0 ? funnel->stages[begun].reached : INT64_MAX;

    gather(&gathering);
    /* Too many: one row for all phases of a technique. */
    if (gathering.count + OTHER_ROWS > COACH_ROWS_MAX) {
        gathering.whole = true;
        gather(&gathering);
    }
    rows_out->count = 0;
    rows_out->most_lost = -1;
    if (begun >= 0) {
        int64_t lost = funnel->stages[begun].left_in + funnel->stages[begun].left_after;

        add_named(rows_out, coach->words->coach_row_began, most, lost < most ? lost : most);
    }
    for (int side = 0; side < ADDED_SIDE; side++) {
        add_side(&gathering, side, most, rows_out);
    }
    if (asked >= 0) {
        add_named(rows_out, coach->words->coach_row_finished, funnel->stages[asked].reached, 0);
        add_named(rows_out, coach->words->coach_row_said, funnel->stages[asked].done, 0);
    }
    add_side(&gathering, ADDED_SIDE, most, rows_out);
}
