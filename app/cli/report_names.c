/* SPDX-License-Identifier: MIT */
#include "app/cli/report_names.h"

#include <string.h>

static const char *technique_name(const struct content *content, const char *id)
{
    for (int i = 0; i < content->technique_count; i++) {
        if (strcmp(content->techniques[i].id, id) == 0) {
            return content->techniques[i].label;
        }
    }
    return NULL;
}

static const char *routine_name(const struct content *content, const char *id)
{
    for (int i = 0; i < content->routine_count; i++) {
        if (strcmp(content->routines[i].id, id) == 0) {
            return content->routines[i].name;
        }
    }
    return technique_name(content, id);
}

static const char *tool_name(const struct content *content, const char *id)
{
    for (int i = 0; i < content->tool_count; i++) {
        if (strcmp(content->tools[i].id, id) == 0) {
            return content->tools[i].name;
        }
    }
    return NULL;
}

/* What happens in a phase; its own name differs from technique to technique. */
static const char *phase_name(const struct report_words *words, const char *id)
{
    const char *const names[PHASE_KIND_COUNT] = {
        [PHASE_SEARCH] = words->phase_search,   [PHASE_HOLD] = words->phase_hold,
        [PHASE_ROCK] = words->phase_rock,       [PHASE_REPS] = words->phase_reps,
        [PHASE_STRETCH] = words->phase_stretch,
    };

    for (enum phase_kind kind = 0; kind < PHASE_KIND_COUNT; kind++) {
        if (strcmp(phase_kind_name(kind), id) == 0) {
            return names[kind];
        }
    }
    return NULL;
}

static const char *find(const void *context, enum report_kind kind, const char *id)
{
    const struct report_words_of *of = context;

    switch (kind) {
    case REPORT_ROUTINE: return routine_name(of->content, id);
    case REPORT_TOOL: return tool_name(of->content, id);
    case REPORT_TECHNIQUE: return technique_name(of->content, id);
    case REPORT_PHASE: return phase_name(of->words, id);
    }
    return NULL;
}

struct report_names report_names_of(const struct report_words_of *of)
{
    return (struct report_names){find, of};
}
