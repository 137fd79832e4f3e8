/* SPDX-License-Identifier: MIT */
#include "app/cli/scratch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    NAME_ROOM = 32 /* for the folder's own name and those of its files */
};

bool scratch_open(struct scratch *scratch, const char *who)
{
    const char *base = getenv("TMPDIR");
    const char *where = base != NULL && base[0] != '\0' ? base : "/tmp";
    int length = snprintf(scratch->folder, sizeof scratch->folder - NAME_ROOM,
                          "%s/unknot-XXXXXX", where);

    if (length >= (int)sizeof scratch->folder - NAME_ROOM) {
        errno = ENAMETOOLONG;
    } else if (mkdtemp(scratch->folder) != NULL) {
        return true;
    }
    fprintf(stderr, "unknot %s: cannot make a folder in %s: %s\n", who, where, strerror(errno));
    scratch->folder[0] = '\0';
    return false;
}

void scratch_path(const struct scratch *scratch, const char *name, char out[SCRATCH_PATH_MAX])
{
    snprintf(out, SCRATCH_PATH_MAX, "%.*s/%.*s", SCRATCH_PATH_MAX - NAME_ROOM - 1,
             scratch->folder, NAME_ROOM - 2, name);
}

void scratch_remove(const struct scratch *scratch, const char *name)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    char path[SCRATCH_PATH_MAX];
    char file[SCRATCH_PATH_MAX + 8];

    scratch_path(scratch, name, path);
    for (int i = 0; i < 3; i++) {
        snprintf(file, sizeof file, "%s%s", path, suffixes[i]);
        (void)remove(file);
    }
}

void scratch_close(struct scratch *scratch)
{
    if (scratch->folder[0] != '\0') {
        (void)rmdir(scratch->folder);
    }
    scratch->folder[0] = '\0';
}
