/* SPDX-License-Identifier: MIT */
#include "app/cli/make_folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool make_one(const char *path)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && is_folder(path))) {
        return true;
    }
    fprintf(stderr, "unknot: cannot make the folder %s: %s\n", path, strerror(errno));
    return false;
}

bool make_folder(const char *path)
{
    char part[MACHINE_PATH_MAX];

    if (!make_folder_path(part, path, "", "")) {
        return false;
    }
    for (char *at = part + 1; *at != '\0'; at++) {
        if (*at == '/') {
            *at = '\0';
            if (!make_one(part)) {
                return false;
            }
            *at = '/';
        }
    }
    return true;
}

bool make_folder_path(char out[MACHINE_PATH_MAX], const char *folder, const char *name,
                      const char *suffix)
{
    int length = snprintf(out, MACHINE_PATH_MAX, "%s/%s%s", folder, name, suffix);

    if (length >= 0 && length < MACHINE_PATH_MAX) {
        return true;
    }
    fprintf(stderr, "unknot: %s/%s%s: the path is too long\n", folder, name, suffix);
    return false;
}
