/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/cli/sound_out.h"
#include "app/load/assets.h"
#include "app/load/config.h"
#include "app/load/figure_file.h"

#include <stdlib.h>

static void print_counts(const struct assets *assets)
{
    const struct content *content = &assets->content;

    printf("%d techniques, %d tools, %d routines, %d learn cards, %d scenes: fine\n",
           content->technique_count, content->tool_count, content->routine_count,
           content->card_count, assets->figure->scene_count);
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

static bool check(const char *folder, const char *config_path, struct problems *problems)
{
    struct config config = {0};
    bool fine = config_load(config_path, &config, problems);
    struct assets *assets = assets_load(folder, config.language, &config.settings, problems);

    bool has_figure = assets != NULL && assets->figure != NULL;

    fine = has_figure && assets->fine && fine;
    if (has_figure) {
        fine = figure_check_poses(folder, assets->figure, problems) && fine;
    }
    fine = check_sounds(folder, problems) && fine;
    if (fine) {
        print_counts(assets);
    }
    assets_free(assets);
    config_unload(&config);
    return fine;
}

int cli_check(int argc, char **argv)
{
    const char *assets = NULL;
    const char *config = NULL;
    const struct cli_option options[] = {
        {"assets", "DIR", "the content to check, default the installed one", &assets},
        {"config", "FILE", "the settings to check", &config},
        {0},
    };
    int code = cli_parse(argc, argv,
                         "Checks content and settings; every problem with its place.", options);
    struct problems *problems;

    if (code >= 0) {
        return code;
    }
    problems = calloc(1, sizeof *problems);
    if (problems == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        return CLI_NOT_FINE;
    }
    code = check(assets != NULL ? assets : machine_default_assets(),
                 config != NULL ? config : machine_default_config(), problems)
               ? CLI_FINE
               : CLI_NOT_FINE;
    problems_print(problems, stderr);
    free(problems);
    return code;
}
