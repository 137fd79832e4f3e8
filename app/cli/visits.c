/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/load/config.h"
#include "app/store/usage_query.h"

#include <stdio.h>
#include <stdlib.h>

/* Where this station records: its settings know, else the default place. */
static bool station_database(const char *config_path, char path_out[MACHINE_PATH_MAX])
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct config config = {0};
    bool fine = problems != NULL &&
                config_load(config_path != NULL ? config_path : machine_default_config(),
                            &config, problems);

    machine_default_database(path_out);
    if (fine && config.database != NULL) {
        snprintf(path_out, MACHINE_PATH_MAX, "%s", config.database);
    }
    if (problems != NULL) {
        problems_print(problems, stderr);
    }
    config_unload(&config);
    free(problems);
    return fine;
}

int cli_visits(int argc, char **argv)
{
    const char *db = NULL;
    const char *last = "5";
    const char *config = NULL;
    const struct cli_option options[] = {
        {"db", "FILE", "the database, default that of this station", &db},
        {"config", "FILE", "the settings that say where the database is", &config},
        {"last", "N", "how many visits, default 5", &last},
        {0},
    };
    int code = cli_parse(argc, argv, "Prints the last visits and their steps.", options);
    char path[MACHINE_PATH_MAX];
    long count;

    if (code >= 0) {
        return code;
    }
    if (!cli_number("last", last, 1, 100000, &count)) {
        return CLI_USAGE;
    }
    if (db == NULL && !station_database(config, path)) {
        return CLI_NOT_FINE;
    }
    return usage_query_print(db != NULL ? db : path, (int)count, stdout) ? CLI_FINE
                                                                         : CLI_NOT_FINE;
}
