/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* nftw */

#include "tests/unit/hw/planted.h"

#undef NDEBUG /* these asserts are checks of the test */
#include <assert.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void planted_begin(struct planted *planted)
{
    snprintf(planted->root, sizeof planted->root, "/tmp/unknot-planted-XXXXXX");
    assert(mkdtemp(planted->root) != NULL);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void planted_end(struct planted *planted)
{
    nftw(planted->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *planted_path(const struct planted *planted, const char *path,
                         char out[PLANTED_PATH_MAX])
{
    int length = snprintf(out, PLANTED_PATH_MAX, "%s%s", planted->root, path);

    assert(length > 0 && length < PLANTED_PATH_MAX);
    return out;
}

static void make_folders(char *path)
{
    for (char *at = strchr(path + 1, '/'); at != NULL; at = strchr(at + 1, '/')) {
        *at = '\0';
        assert(mkdir(path, 0777) == 0 || errno == EEXIST);
        *at = '/';
    }
}

void planted_folder(const struct planted *planted, const char *path)
{
    char whole[PLANTED_PATH_MAX];

    planted_path(planted, path, whole);
    make_folders(whole);
    assert(mkdir(whole, 0777) == 0 || errno == EEXIST);
}

void planted_file(const struct planted *planted, const char *path, const char *text)
{
    char whole[PLANTED_PATH_MAX];

    planted_path(planted, path, whole);
    make_folders(whole);
    FILE *file = fopen(whole, "w");
    assert(file != NULL);
    assert(fprintf(file, "%s\n", text) >= 0);
    assert(fclose(file) == 0);
}

void planted_remove(const struct planted *planted, const char *path)
{
    char whole[PLANTED_PATH_MAX];

    assert(remove(planted_path(planted, path, whole)) == 0);
}
