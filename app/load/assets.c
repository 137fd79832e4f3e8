/* SPDX-License-Identifier: MIT */
#include "app/load/assets.h"

#include "app/load/closeup_file.h"
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/load/report_words_file.h"
#include "app/load/tool_pictures_file.h"

#include <stdlib.h>

static void load_languages(struct assets *assets, const char *folder,
                           const struct language_choice *language, bool has_words,
                           struct problems *problems)
{
    struct language_source source = {
        .words = has_words ? &assets->words : NULL,
        .content = &assets->content,
        .texts = &assets->texts,
    };

    languages_load(folder, language, &source, &assets->languages, problems);
    if (assets->texts.no_memory) {
        problems_add(problems, folder, 0, 0, "cannot be loaded: out of memory");
    }
}

/* What the content may name: pictures that are broken are not held against it. */
static struct content_pictures load_pictures(struct assets *assets, const char *folder,
                                             struct problems *problems)
{
    struct content_pictures pictures = {0};

    if (closeup_load(folder, &assets->closeup, problems)) {
        pictures.closeup = &assets->closeup;
    }
    if (tool_pictures_load(folder, &assets->tools, problems)) {
        pictures.tools = &assets->tools;
    }
    return pictures;
}

struct assets *assets_load(const char *folder, const struct language_choice *language,
                           const struct settings *settings, struct problems *problems)
{
    struct assets *assets = calloc(1, sizeof *assets);
    int before = problems->count;

    if (assets == NULL) {
        problems_add(problems, folder, 0, 0, "cannot be loaded: out of memory");
        return NULL;
    }
    bool has_words = words_load(folder, &assets->texts, &assets->words, problems);
    report_words_load(folder, &assets->texts, &assets->report_words, problems);
    struct content_pictures pictures = load_pictures(assets, folder, problems);
    content_load(folder, settings, &pictures, &assets->texts, &assets->content, problems);
    assets->figure = figure_load(folder, &assets->content, problems);
    load_languages(assets, folder, language, has_words, problems);
    assets->fine = problems->count == before;
    return assets;
}

void assets_free(struct assets *assets)
{
    if (assets == NULL) {
        return;
    }
    figure_free(assets->figure);
    languages_unload(&assets->languages);
    texts_free(&assets->texts);
    content_unload(&assets->content);
    words_unload(&assets->words);
    report_words_unload(&assets->report_words);
    free(assets);
}
