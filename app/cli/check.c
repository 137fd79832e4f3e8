/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/load/closeup_file.h"
#include "app/load/config.h"
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/load/tool_pictures_file.h"

#include <stdlib.h>

/* Large for a stack. */
struct drawings {
    struct closeup closeup;
    struct tool_pictures tools;
};

static bool load_drawings(const char *assets, struct drawings *drawings,
                          struct content_pictures *pictures_out, struct problems *problems)
{
    bool closeup = closeup_load(assets, &drawings->closeup, problems);
    bool tools = tool_pictures_load(assets, &drawings->tools, problems);

    *pictures_out = (struct content_pictures){
        .closeup = closeup ? &drawings->closeup : NULL,
        .tools = tools ? &drawings->tools : NULL,
    };
    return closeup && tools;
}

static bool check(const char *assets, const char *config_path, struct drawings *drawings,
                  struct problems *problems)
{
    struct content_pictures pictures;
    struct config config = {0};
    struct content content = {0};
    struct words words = {0};
    struct figure *figure;
    bool fine = config_load(config_path, &config, problems);

    fine = words_load(assets, config.language, &words, problems) && fine;
    fine = load_drawings(assets, drawings, &pictures, problems) && fine;
    fine = content_load(assets, &config.settings, &pictures, &content, problems) && fine;
    figure = figure_load(assets, &content, problems);
    fine = figure != NULL && figure_check_poses(assets, figure, problems) && fine;
    if (fine) {
        printf("%d techniques, %d tools, %d routines, %d learn cards, %d scenes: fine\n",
               content.technique_count, content.tool_count, content.routine_count,
               content.card_count, figure->scene_count);
    }
    figure_free(figure);
    content_unload(&content);
    words_unload(&words);
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
    struct drawings *drawings;
    struct problems *problems;

    if (code >= 0) {
        return code;
    }
    problems = calloc(1, sizeof *problems);
    drawings = calloc(1, sizeof *drawings);
    if (problems == NULL || drawings == NULL) {
        free(drawings);
        free(problems);
        return CLI_NOT_FINE;
    }
    code = check(assets != NULL ? assets : machine_default_assets(),
                 config != NULL ? config : machine_default_config(), drawings, problems)
               ? CLI_FINE
               : CLI_NOT_FINE;
    problems_print(problems, stderr);
    free(drawings);
    free(problems);
    return code;
}
