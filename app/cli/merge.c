/* SPDX-License-Identifier: MIT */
#include "app/store/merge.h"
#include "app/cli/cli.h"
#include "app/store/store_files.h"

#include <stdio.h>

enum {
    FILES_MAX = 256
};

static bool failed(const char *path, const struct store_problem *problem)
{
    fprintf(stderr, "unknot merge: %s: %s\n", path, problem->text);
    return false;
}

/* All of them, before anything is written. */
static bool accepts(const char *const paths[], int count)
{
    struct file_identity out = store_identity(paths[0], "");
    struct store_problem problem;

    for (int i = 1; i < count; i++) {
        if (out.known && store_same_file(out, store_identity(paths[i], ""))) {
            fprintf(stderr, "unknot merge: %s: is the database to join into\n", paths[i]);
            return false;
        }
        if (!merge_accepts(paths[i], &problem)) {
            return failed(paths[i], &problem);
        }
    }
    return true;
}

static bool add_all(struct merge *merge, const char *const paths[], int count)
{
    for (int i = 1; i < count; i++) {
        struct merge_counts counts;
        struct store_problem problem;

        if (!merge_add(merge, paths[i], &counts, &problem)) {
            return failed(paths[i], &problem);
        }
        printf("%s: %lld stations, %lld visits, %lld steps added\n", paths[i],
               (long long)counts.stations, (long long)counts.visits, (long long)counts.steps);
    }
    return true;
}

int cli_merge(int argc, char **argv)
{
    const char *paths[FILES_MAX] = {0};
    int count = 0;
    const struct cli_words words = {"OUT.db IN.db...",
                                    "the database to join into, then those to add",
                                    paths,
                                    FILES_MAX,
                                    2,
                                    &count};
    const struct cli_option options[] = {{0}};
    int code = cli_parse_words(
        argc, argv,
        "Joins the databases of several stations. OUT.db is created if it is not there; the\n"
        "others are only read. Each is added whole or not at all. Adding one again, or a "
        "later\n"
        "copy of it, adds only what is new.",
        &words, options);
    struct store_problem problem;

    if (code >= 0) {
        return code;
    }
    if (!accepts(paths, count)) {
        return CLI_NOT_FINE;
    }
    struct merge *merge = merge_open(paths[0], &problem);
    bool good = merge != NULL ? add_all(merge, paths, count) : failed(paths[0], &problem);

    merge_close(merge);
    return good ? CLI_FINE : CLI_NOT_FINE;
}
