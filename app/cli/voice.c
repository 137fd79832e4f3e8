/* SPDX-License-Identifier: MIT */
/* Speaks every sentence that can be said in a language into a file, at build time. Only what is
 * not there yet is spoken, so a changed text costs one file. */
#include "app/cli/cli.h"
#include "app/cli/make_folder.h"
#include "app/cli/voice_folder.h"
#include "app/cli/voice_make.h"
#include "app/core/speech.h"
#include "app/load/assets.h"
#include "app/load/language_file.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct wishes {
    const char *assets, *language, *folder, *list, *optional;
    const char *voice; /* of the language */
};

static void add_sentence(void *context, const char *sentence)
{
    voice_list_add(context, sentence);
}

static bool collect(const struct wishes *wishes, struct voice_list *list,
                    struct problems *problems)
{
    const struct settings settings = settings_default();
    const struct language_choice choice = {wishes->language, &wishes->language, 1};
    struct assets *assets = assets_load(wishes->assets, &choice, &settings, problems);
    bool fine = assets != NULL && assets->fine;

    if (fine) {
        const struct language *language = &assets->languages.items[0];

        speech_each_sentence(language->content, language->words, add_sentence, list);
    }
    problems_print(problems, stderr);
    assets_free(assets);
    return fine && !list->broken;
}

static int missing(const struct wishes *wishes)
{
    fprintf(stderr,
            "unknot voice: no voice for '%s': espeak-ng is not there; install it with "
            "apt-get install espeak-ng\n",
            wishes->language);
    return wishes->optional != NULL ? CLI_FINE : CLI_NOT_FINE;
}

/* @return number of files made; -1: failed, which was said */
static int make_missing(const struct wishes *wishes, const struct voice_list *list)
{
    char path[MACHINE_PATH_MAX];
    int made = 0;

    for (int i = 0; i < list->count; i++) {
        if (!make_folder_path(path, wishes->folder, list->items[i].name, "")) {
            return -1;
        }
        if (access(path, F_OK) == 0) {
            continue;
        }
        if (voice_make(path, wishes->voice, list->items[i].text) != VOICE_FINE) {
            return -1;
        }
        made++;
    }
    return made;
}

static int make(const struct wishes *wishes, const struct voice_list *list)
{
    char way[VOICE_WAY_MAX];
    enum voice_result result = voice_espeak_way(wishes->voice, way);

    if (result != VOICE_FINE) {
        return result == VOICE_MISSING ? missing(wishes) : CLI_NOT_FINE;
    }
    if (!make_folder(wishes->folder)) {
        return CLI_NOT_FINE;
    }
    bool same_way = voice_folder_is_of(wishes->folder, way);
    int removed = voice_folder_sweep(wishes->folder, same_way ? list : NULL);
    int made = removed >= 0 ? make_missing(wishes, list) : -1;

    if (made < 0 || !voice_folder_describe(wishes->folder, way, list)) {
        return CLI_NOT_FINE;
    }
    printf("%s: %d sentences, %d made, %d removed\n", wishes->language, list->count, made,
           removed);
    return CLI_FINE;
}

/* Who speaks is said by the language's file. */
static int make_in_its_voice(const struct wishes *wishes, const struct voice_list *list,
                             struct problems *problems)
{
    struct wishes voiced = *wishes;
    struct language_file file = {0};
    char folder[MACHINE_PATH_MAX];
    char path[MACHINE_PATH_MAX];
    int code = CLI_NOT_FINE;

    if (make_folder_path(folder, wishes->assets, "languages", "") &&
        make_folder_path(path, folder, wishes->language, ".yaml") &&
        language_file_load(path, &file, problems)) {
        voiced.voice = file.voice;
        code = make(&voiced, list);
    }
    problems_print(problems, stderr);
    language_file_free(&file);
    return code;
}

static int collect_and_make(const struct wishes *wishes)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct voice_list *list = calloc(1, sizeof *list);
    int code = CLI_NOT_FINE;

    if (problems == NULL || list == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
    } else if (collect(wishes, list, problems)) {
        if (wishes->list != NULL) {
            voice_list_print(list, stdout);
            code = CLI_FINE;
        } else {
            code = make_in_its_voice(wishes, list, problems);
        }
    }
    if (list != NULL) {
        voice_list_free(list);
    }
    free(list);
    free(problems);
    return code;
}

int cli_voice(int argc, char **argv)
{
    struct wishes w = {0};
    const struct cli_option options[] = {
        {"language", "LANG", "en, or the name of a file in languages/: who speaks",
         &w.language},
        {"assets", "DIR", "the content, default the installed one", &w.assets},
        {"o", "DIR", "the folder of the files; it is made when it is not there", &w.folder},
        {"list", NULL, "only prints each file's name and its sentence", &w.list},
        {"optional", NULL, "without espeak-ng: says so, and is content", &w.optional},
        {0},
    };
    char place[MACHINE_PATH_MAX];
    int code = cli_parse(argc, argv,
                         "Has espeak-ng speak every sentence that a station can say in one "
                         "language, one file\neach. What is there stays, what nobody says any "
                         "more is removed.",
                         options);

    if (code >= 0) {
        return code;
    }
    if (w.language == NULL || (w.folder == NULL && w.list == NULL)) {
        fprintf(stderr, "unknot voice: %s is missing; see `unknot voice --help`\n",
                w.language == NULL ? "--language" : "-o");
        return CLI_USAGE;
    }
    w.assets = w.assets != NULL ? w.assets : machine_default_assets(place);
    return collect_and_make(&w);
}
