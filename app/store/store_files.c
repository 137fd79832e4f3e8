/* SPDX-License-Identifier: MIT */
#include "app/store/store_files.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    SUFFIX_COUNT = 3,
    SAME_SECOND_MAX = 1000
};

/* The log first: were the power to fail in between, the damaged file would be found again,
 * while a log without its file would be thrown away by the next database of that name. */
static const char *const suffixes[SUFFIX_COUNT] = {"-wal", "-shm", ""};

static bool join(char out[PATH_MAX], const char *path, const char *suffix)
{
    return snprintf(out, PATH_MAX, "%s%s", path, suffix) < PATH_MAX;
}

struct file_identity store_identity(const char *path, const char *suffix)
{
    char name[PATH_MAX];
    struct stat info;

    if (!join(name, path, suffix) || stat(name, &info) != 0) {
        return (struct file_identity){0};
    }
    return (struct file_identity){true, info.st_dev, info.st_ino};
}

bool store_same_file(struct file_identity a, struct file_identity b)
{
    return a.known == b.known && a.device == b.device && a.inode == b.inode;
}

void store_make_parent(const char *path)
{
    char folder[PATH_MAX];

    if (!join(folder, path, "")) {
        return;
    }
    for (char *slash = strchr(folder + 1, '/'); folder[0] && slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        /* Failing is told by the opening that follows, with its reason. */
        (void)mkdir(folder, 0755);
        *slash = '/';
    }
}

static bool is_free(const char *target)
{
    for (int i = 0; i < SUFFIX_COUNT; i++) {
        char name[PATH_MAX];
        struct stat info;

        if (!join(name, target, suffixes[i]) || lstat(name, &info) == 0) {
            return false;
        }
    }
    return true;
}

static bool choose_target(const char *real, int64_t wall_ms, char target[PATH_MAX])
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm utc = {0};
    char stamp[32] = "";

    gmtime_r(&seconds, &utc);
    strftime(stamp, sizeof(stamp), "%Y%m%dT%H%M%SZ", &utc);
    for (int again = 1; again <= SAME_SECOND_MAX; again++) {
        char ordinal[16] = "";

        if (again > 1) {
            snprintf(ordinal, sizeof(ordinal), "-%d", again);
        }
        if (snprintf(target, PATH_MAX, "%s.corrupt-%s%s", real, stamp, ordinal) < PATH_MAX &&
            is_free(target)) {
            return true;
        }
    }
    return false;
}

static bool rename_all(const char *real, const char *target)
{
    bool moved = false;

    for (int i = 0; i < SUFFIX_COUNT; i++) {
        char from[PATH_MAX];
        char to[PATH_MAX];

        moved = join(from, real, suffixes[i]) && join(to, target, suffixes[i]) &&
                rename(from, to) == 0;
    }
    return moved;
}

bool store_move_aside(const char *path, int64_t wall_ms, char *name_out, size_t size)
{
    char *real = realpath(path, NULL);
    char target[PATH_MAX];
    bool moved = false;

    if (real && choose_target(real, wall_ms, target) && rename_all(real, target)) {
        const char *slash = strrchr(target, '/');

        snprintf(name_out, size, "%s", slash ? slash + 1 : target);
        moved = true;
    }
    free(real);
    return moved;
}
