/* SPDX-License-Identifier: MIT */
#include "app/cli/report_language.h"

#include "app/cli/machine.h"
#include "app/load/content_file.h"
#include "app/load/report_words_file.h"

#include <stdlib.h>
#include <string.h>

/* What is wrong with settings and content is said, and the report made without them: a database
 * is shown also where its content is not. */
static void load_content(struct report_language *of, const char *assets, const char *config,
                         struct problems *problems)
{
    (void)config_load(config, &of->config, problems);
    (void)content_load(assets, &of->config.settings, NULL, NULL, &of->content, problems);
    problems_print(problems, stderr);
    problems->count = 0;
}

static void translate(struct report_language *of, const struct language *language)
{
    struct content content;

    report_words_translate(&of->words, &language->file);
    if (content_translate(&of->content, &language->file, &content)) {
        content_unload(&of->content);
        of->content = content;
    }
}

/* The language alone: what it says is checked where it is shown, on the station. */
static bool load_language(struct report_language *of, const char *assets, const char *id,
                          struct languages *languages, struct problems *problems)
{
    struct content nothing = {.technique_count = 0};
    const struct texts no_texts = {.count = 0};
    const struct language_choice choice = {id, &id, 1};
    const struct language_source source = {NULL, &nothing, &no_texts};

    if (!report_words_load(assets, NULL, &of->words, problems) ||
        !languages_load(assets, &choice, &source, languages, problems)) {
        problems_print(problems, stderr);
        languages_unload(languages);
        report_words_unload(&of->words);
        return false;
    }
    snprintf(of->id, sizeof of->id, "%s", languages->items[0].id);
    translate(of, &languages->items[0]);
    of->file = languages->items[0].file;
    memset(&languages->items[0].file, 0, sizeof languages->items[0].file); /* moved */
    languages_unload(languages);
    return true;
}

bool report_language_load(struct report_language *of, const char *assets, const char *config,
                          const char *language)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct languages *languages = calloc(1, sizeof *languages);
    const char *folder = assets != NULL ? assets : machine_default_assets();
    bool ok = problems != NULL && languages != NULL;

    memset(of, 0, sizeof *of);
    if (ok) {
        load_content(of, folder, config != NULL ? config : machine_default_config(), problems);
        ok = load_language(of, folder, language != NULL ? language : of->config.language,
                           languages, problems);
    } else {
        fprintf(stderr, "unknot report: out of memory\n");
    }
    free(languages);
    free(problems);
    return ok;
}

void report_language_unload(struct report_language *of)
{
    language_file_free(&of->file);
    report_words_unload(&of->words);
    content_unload(&of->content);
    config_unload(&of->config);
}
