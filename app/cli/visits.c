/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/store/usage_query.h"

#include <stdio.h>

int cli_visits(int argc, char **argv)
{
    const char *db = NULL;
    const char *last = "5";
    const struct cli_option options[] = {
        {"db", "FILE", "the database, default that of this station", &db},
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
    machine_default_database(path);
    return usage_query_print(db != NULL ? db : path, (int)count, stdout) ? CLI_FINE
                                                                         : CLI_NOT_FINE;
}
