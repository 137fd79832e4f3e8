/* SPDX-License-Identifier: MIT */
#include "app/core/content.h"

#include <string.h>

const char *phase_kind_name(enum phase_kind kind)
{
    static const char *const names[PHASE_KIND_COUNT] = {
        [PHASE_SEARCH] = "search", [PHASE_HOLD] = "hold",       [PHASE_ROCK] = "rock",
        [PHASE_REPS] = "reps",     [PHASE_STRETCH] = "stretch",
    };

    return names[kind];
}

const char *muscle_name(enum muscle muscle)
{
    static const char *const names[] = {
        [MUSCLE_GASTROCNEMIUS] = "gastrocnemius",
        [MUSCLE_SOLEUS] = "soleus",
        [MUSCLE_CALF] = "calf",
    };

    return names[muscle];
}

bool technique_searches(const struct technique *technique)
{
    for (unsigned i = 0; i < technique->phases_count; i++) {
        if (technique->phases[i].kind == PHASE_SEARCH) {
            return true;
        }
    }
    return false;
}

int content_find_technique(const struct content *content, const char *id)
{
    for (int i = 0; i < content->technique_count; i++) {
        if (strcmp(content->techniques[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

int content_find_tool(const struct content *content, const char *id)
{
    for (int i = 0; i < content->tool_count; i++) {
        if (strcmp(content->tools[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

int content_find_routine(const struct content *content, const char *id)
{
    for (int i = 0; i < content->routine_count; i++) {
        if (strcmp(content->routines[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

int content_learn_routine(const struct content *content)
{
    for (int i = 0; i < content->routine_count; i++) {
        if (content->routines[i].from_learn) {
            return i;
        }
    }
    return -1;
}
