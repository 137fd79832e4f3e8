/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/cli/sound_out.h"
#include "app/load/assets.h"
#include "app/load/config.h"
#include "app/load/figure_file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    GAPS_SHOWN = 10 /* of each kind, in each language */
};

static void print_counts(const struct assets *assets)
{
    const struct content *content = &assets->content;

    printf("%d techniques, %d tools, %d routines, %d learn cards, %d scenes: fine\n",
           content->technique_count, content->tool_count, content->routine_count,
           content->card_count, assets->figure->scene_count);
    printf("languages:");
    for (int i = 0; i < assets->languages.count; i++) {
        printf("%s %s", i > 0 ? "," : "", assets->languages.names[i]);
    }
    putchar('\n');
}

/* A station plays what was made of them, so broken ones are no matter of its start. */
static bool check_sounds(const char *folder, struct problems *problems)
{
    struct sound_patches *patches = calloc(1, sizeof *patches);
    bool fine = patches != NULL && sounds_load(folder, patches, problems) &&
                sound_out_check(folder, patches, problems);

    if (patches == NULL) {
        problems_add(problems, folder, 0, 0, "cannot be loaded: out of memory");
    }
    free(patches);
    return fine;
}

/* What is not translated is no mistake: it is shown in English. */
static void print_gaps(const struct assets *assets, int most)
{
    for (int i = 0; i < assets->languages.count; i++) {
        const struct language *language = &assets->languages.items[i];

        if (strcmp(language->id, LANGUAGE_SOURCE) != 0) {
            language_print_gaps(&language->file, &assets->texts, most, stderr);
        }
    }
}

static bool check(const char *folder, const char *config_path, bool all,
                  struct problems *problems)
{
    struct config config = {0};
    bool fine = config_load(config_path, &config, problems);
    struct language_choice language = config_languages(&config);
    struct assets *assets = assets_load(folder, &language, &config.settings, problems);

    bool has_figure = assets != NULL && assets->figure != NULL;

    fine = has_figure && assets->fine && fine;
    if (has_figure) {
        fine = figure_check_poses(folder, assets->figure, problems) && fine;
    }
    fine = check_sounds(folder, problems) && fine;
    if (fine) {
        print_counts(assets);
        print_gaps(assets, all ? INT_MAX : GAPS_SHOWN);
    }
    assets_free(assets);
    config_unload(&config);
    return fine;
}

int cli_check(int argc, char **argv)
{
    const char *assets = NULL;
    const char *config = NULL;
    const char *all = NULL;
    const struct cli_option options[] = {
        {"assets", "DIR", "the content to check, default the installed one", &assets},
        {"config", "FILE", "the settings to check", &config},
        {"all", NULL, "list every text that is not translated, not only the first", &all},
        {0},
    };
    int code = cli_parse(argc, argv,
                         "Checks content and settings; every problem with its place.", options);
    struct problems *problems;
    char place[MACHINE_PATH_MAX];

    if (code >= 0) {
        return code;
    }
    problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        return CLI_NOT_FINE;
    }
    code = check(assets != NULL ? assets : machine_default_assets(place),
                 config != NULL ? config : machine_default_config(), all != NULL, problems)
               ? CLI_FINE
               : CLI_NOT_FINE;
    problems_print(problems, stderr);
    free(problems);
    return code;
}
