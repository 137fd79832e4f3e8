/* SPDX-License-Identifier: MIT */
#include "app/cli/report_language.h"

#include "app/cli/machine.h"
#include "app/load/content_file.h"
#include "app/load/report_words_file.h"

#include <stdlib.h>
#include <string.h>

static void take_forms(struct report_language *of, const char *id,
                       const struct language_file *file)
{
    snprintf(of->id, sizeof of->id, "%s", id);
    snprintf(of->date, sizeof of->date, "%s",
             file->date != NULL ? file->date : "{year}-{month}-{day}");
    of->decimal = file->decimal != '\0' ? file->decimal : '.';
    of->csv_delimiter = file->csv_delimiter != '\0' ? file->csv_delimiter : ',';
}

void report_language_plain(struct report_language *of)
{
    const struct language_file nothing = {.count = 0};

    memset(of, 0, sizeof *of);
    take_forms(of, LANGUAGE_SOURCE, &nothing);
    of->words = *report_words_emergency();
}

bool report_language_copy(struct report_language *of, const struct report_words *english,
                          const struct language *language)
{
    const struct language_file nothing = {.count = 0};

    memset(of, 0, sizeof *of);
    take_forms(of, language->id, &language->file);
    if (!report_words_translate(english, &language->file, &of->words)) {
        of->words = *report_words_emergency();
        return false;
    }
    return content_translate(language->content, &nothing, &of->content);
}

/* The language alone: what it says is checked where it is shown, on the station. */
static bool load(struct report_language *of, const char *assets, const char *id,
                 struct content *content, struct problems *problems)
{
    struct languages *languages = calloc(1, sizeof *languages);
    struct report_words english;
    const struct texts no_texts = {.count = 0};
    const struct language_choice choice = {id, &id, 1};
    const struct language_source source = {NULL, content, &no_texts};
    bool ok = languages != NULL && report_words_load(assets, NULL, &english, problems);

    if (ok) {
        ok = languages_load(assets, &choice, &source, languages, problems) &&
             report_language_copy(of, &english, &languages->items[0]);
        languages_unload(languages);
        report_words_unload(&english);
    }
    free(languages);
    return ok;
}

bool report_language_load(struct report_language *of,
                          const struct report_language_choice *choice,
                          const struct settings *settings)
{
    char place[MACHINE_PATH_MAX];
    const char *assets =
        choice->assets != NULL ? choice->assets : machine_default_assets(place);
    struct problems *problems = calloc(1, sizeof *problems);
    struct content content = {.technique_count = 0};

    memset(of, 0, sizeof *of);
    if (problems != NULL) {
        (void)content_load(assets, settings, NULL, NULL, &content, problems);
        problems_print(problems, stderr);
        problems->count = 0;
    }
    bool ok = problems != NULL && load(of, assets, choice->id, &content, problems);
    if (!ok) {
        report_language_free(of);
        report_language_plain(of);
    }
    if (problems != NULL) {
        problems_print(problems, stderr);
    }
    content_unload(&content);
    free(problems);
    return ok;
}

void report_language_free(struct report_language *of)
{
    report_words_unload(&of->words);
    content_unload(&of->content);
    memset(of, 0, sizeof *of);
}

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
    const struct report_language *of = context;

    switch (kind) {
    case REPORT_ROUTINE: return routine_name(&of->content, id);
    case REPORT_TOOL: return tool_name(&of->content, id);
    case REPORT_TECHNIQUE: return technique_name(&of->content, id);
    case REPORT_PHASE: return phase_name(&of->words, id);
    }
    return NULL;
}

struct report_names report_language_names(const struct report_language *of)
{
    return (struct report_names){find, of};
}
