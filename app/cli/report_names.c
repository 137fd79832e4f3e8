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
static const char *phase_name(const char *id)
{
    static const char *const names[PHASE_KIND_COUNT] = {
        [PHASE_SEARCH] = "search", [PHASE_HOLD] = "hold",       [PHASE_ROCK] = "rock",
        [PHASE_REPS] = "repeat",   [PHASE_STRETCH] = "stretch",
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
    const struct content *content = context;

    if (content == NULL && kind != REPORT_PHASE) {
        return NULL;
    }
    switch (kind) {
    case REPORT_ROUTINE: return routine_name(content, id);
    case REPORT_TOOL: return tool_name(content, id);
    case REPORT_TECHNIQUE: return technique_name(content, id);
    case REPORT_PHASE: return phase_name(id);
    }
    return NULL;
}

struct report_names report_names_of(const struct content *content)
{
    return (struct report_names){find, content};
}
