/* SPDX-License-Identifier: MIT */
#include "app/cli/export_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    STATION_MAX = 32,
    AGAIN_MAX = 1000
};

static const char begins[] = ".unknot-";
static const char ends[] = ".part";

static const char *const known_files[] = {
    EXPORT_README,        EXPORT_REPORT,        "visits.csv",
    "steps.csv",          "daily.csv",          EXPORT_BACKUP "-journal",
    EXPORT_BACKUP "-wal", EXPORT_BACKUP "-shm", EXPORT_BACKUP,
};

static bool is_plain(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void export_folder_name(const char *station, const char *date, char out[STICK_NAME_MAX])
{
    char cut[STATION_MAX + 1];
    int length = 0;

    for (; *station != '\0' && length < STATION_MAX; station++) {
        if (is_plain(*station)) {
            cut[length++] = *station;
        } else if (length > 0 && cut[length - 1] != '-') {
            cut[length++] = '-';
        }
    }
    while (length > 0 && cut[length - 1] == '-') {
        length--;
    }
    cut[length] = '\0';
    snprintf(out, STICK_NAME_MAX, "unknot-%s%s%s", length > 0 ? cut : "station",
             date != NULL ? "-" : "", date != NULL ? date : "");
}

static bool join(char out[MACHINE_PATH_MAX], const char *folder, const char *name)
{
    int length = snprintf(out, MACHINE_PATH_MAX, "%s/%s", folder, name);

    errno = ENAMETOOLONG;
    return length >= 0 && length < MACHINE_PATH_MAX;
}

static bool is_left_over(const char *name)
{
    size_t length = strlen(name);

    return length > sizeof begins + sizeof ends - 2 &&
           strncmp(name, begins, sizeof begins - 1) == 0 &&
           strcmp(name + length - (sizeof ends - 1), ends) == 0;
}

/* By handle, so that a link in its place leads nowhere; and only what we could have written. */
static void remove_folder(int root, const char *name)
{
    int folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (folder >= 0) {
        for (size_t i = 0; i < sizeof known_files / sizeof known_files[0]; i++) {
            (void)unlinkat(folder, known_files[i], 0);
        }
        close(folder);
        (void)unlinkat(root, name, AT_REMOVEDIR);
    }
}

void export_folder_clean(const char *root)
{
    DIR *folder = opendir(root);
    struct dirent *entry;

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (is_left_over(entry->d_name)) {
            remove_folder(dirfd(folder), entry->d_name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
}

/* @return 1: there is something of this name, 0: there is not, -1: errno */
static int is_there(const char *root, const char *name)
{
    char path[MACHINE_PATH_MAX];
    struct stat info;

    if (!join(path, root, name)) {
        return -1;
    }
    if (lstat(path, &info) == 0) {
        return 1;
    }
    return errno == ENOENT ? 0 : -1;
}

static bool with_number(char *out, int again, const char *wish)
{
    int length = again > 1 ? snprintf(out, STICK_NAME_MAX, "%s-%d", wish, again)
                           : snprintf(out, STICK_NAME_MAX, "%s", wish);

    errno = ENAMETOOLONG;
    return length >= 0 && length < STICK_NAME_MAX;
}

/* A name that nothing has yet. */
static bool choose_name(struct export_folder *folder)
{
    for (int again = 1; again <= AGAIN_MAX; again++) {
        if (!with_number(folder->name, again, folder->wish)) {
            return false;
        }
        int there = is_there(folder->root, folder->name);

        if (there <= 0) {
            return there == 0;
        }
    }
    errno = EEXIST;
    return false;
}

static bool make_temporary(struct export_folder *folder)
{
    char path[MACHINE_PATH_MAX];

    for (int again = 1; again <= AGAIN_MAX; again++) {
        char name[STICK_NAME_MAX];

        if (!with_number(name, again, folder->wish)) {
            return false;
        }
        snprintf(folder->temporary, sizeof folder->temporary, "%s%s%s", begins,
                 name + sizeof "unknot", ends);
        if (!join(path, folder->root, folder->temporary)) {
            break;
        }
        if (mkdir(path, 0777) == 0) {
            return true;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    folder->temporary[0] = '\0';
    return false;
}

bool export_folder_begin(struct export_folder *folder, const char *root, const char *name)
{
    *folder = (struct export_folder){0};
    snprintf(folder->root, sizeof folder->root, "%s", root);
    snprintf(folder->wish, sizeof folder->wish, "%s", name);
    return choose_name(folder) && make_temporary(folder);
}

bool export_folder_path(const struct export_folder *folder, const char *file,
                        char out[MACHINE_PATH_MAX])
{
    char path[MACHINE_PATH_MAX];

    return join(path, folder->root, folder->temporary) && join(out, path, file);
}

/* Not every file system knows how to put a folder on the medium, and says so by EINVAL. */
static bool sync_folder(const char *path)
{
    int handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = handle >= 0 && (fsync(handle) == 0 || errno == EINVAL);
    int reason = errno;

    if (handle >= 0) {
        close(handle);
    }
    errno = reason;
    return good;
}

bool export_folder_end(struct export_folder *folder)
{
    char from[MACHINE_PATH_MAX];
    char to[MACHINE_PATH_MAX];

    if (!join(from, folder->root, folder->temporary) || !sync_folder(from) ||
        !choose_name(folder) || !join(to, folder->root, folder->name) ||
        rename(from, to) != 0) {
        return false;
    }
    folder->temporary[0] = '\0';
    return sync_folder(folder->root);
}

void export_folder_drop(struct export_folder *folder)
{
    int root = folder->temporary[0] != '\0'
                   ? open(folder->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                   : -1;

    if (root >= 0) {
        remove_folder(root, folder->temporary);
        close(root);
    }
    folder->temporary[0] = '\0';
}
