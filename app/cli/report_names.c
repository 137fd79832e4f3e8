/* SPDX-License-Identifier: MIT */
#include "app/cli/report_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORDS_MAX = CONTENT_MAX_ROUTINES + 2 * CONTENT_MAX_TECHNIQUES + CONTENT_MAX_TOOLS,
    WORD_MAX = 96
};

struct report_words {
    int count;
    struct report_word {
        enum report_kind kind;
        char id[CONTENT_ID_MAX + 1];
        char text[WORD_MAX];
    } items[WORDS_MAX];
};

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

static void copy_word(struct report_words *words, enum report_kind kind, const char *id,
                      const char *text)
{
    struct report_word *word = &words->items[words->count++];

    word->kind = kind;
    snprintf(word->id, sizeof word->id, "%s", id);
    snprintf(word->text, sizeof word->text, "%s", text);
}

struct report_words *report_words_copy(const struct content *content)
{
    struct report_words *words = calloc(1, sizeof *words);

    if (words == NULL || content == NULL) {
        return words;
    }
    for (int i = 0; i < content->routine_count; i++) {
        copy_word(words, REPORT_ROUTINE, content->routines[i].id, content->routines[i].name);
    }
    for (int i = 0; i < content->technique_count; i++) {
        const struct technique *technique = &content->techniques[i];

        copy_word(words, REPORT_TECHNIQUE, technique->id, technique->label);
        copy_word(words, REPORT_ROUTINE, technique->id, technique->label);
    }
    for (int i = 0; i < content->tool_count; i++) {
        copy_word(words, REPORT_TOOL, content->tools[i].id, content->tools[i].name);
    }
    return words;
}

void report_words_free(struct report_words *words)
{
    free(words);
}

static const char *find_word(const void *context, enum report_kind kind, const char *id)
{
    const struct report_words *words = context;

    for (int i = 0; words != NULL && i < words->count; i++) {
        if (words->items[i].kind == kind && strcmp(words->items[i].id, id) == 0) {
            return words->items[i].text;
        }
    }
    return kind == REPORT_PHASE ? phase_name(id) : NULL;
}

struct report_names report_names_of_words(const struct report_words *words)
{
    return (struct report_names){find_word, words};
}
