/* SPDX-License-Identifier: MIT */
#include "app/load/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool file_path_join(char out[FILE_PATH_MAX], const char *folder, const char *name,
                    struct problems *problems)
{
    int length = snprintf(out, FILE_PATH_MAX, "%s/%s", folder, name);

    if (length < 0 || length >= FILE_PATH_MAX) {
        problems_add(problems, name, 0, 0,
                     "its path is too long: at most %d bytes are allowed, its folder's has %zu",
                     FILE_PATH_MAX - 1, strlen(folder));
        return false;
    }
    return true;
}

bool file_is_passed_over(const char *name)
{
    size_t length = strlen(name);

    return name[0] == '.' || name[0] == '#' || (length > 0 && name[length - 1] == '~');
}

static bool ends_with(const char *name, const char *suffix)
{
    size_t length = strlen(name);
    size_t suffix_length = strlen(suffix);

    return length >= suffix_length && strcmp(name + length - suffix_length, suffix) == 0;
}

static void add_name(struct file_list *list, const char *folder, const char *name,
                     const char *suffix, struct problems *problems)
{
    if (file_is_passed_over(name)) {
        return;
    }
    if (ends_with(name, ".yml")) {
        problems_add(problems, folder, 0, 0, "%s: rename it to %.*s%s", name,
                     (int)(strlen(name) - strlen(".yml")), name, suffix);
        return;
    }
    if (!ends_with(name, suffix)) {
        problems_add(problems, folder, 0, 0, "%s: is not a %s file; put it somewhere else",
                     name, suffix);
        return;
    }
    if (list->count == FILE_LIST_MAX) {
        problems_add(problems, folder, 0, 0, "%s: is one file too many; at most %d are read",
                     name, FILE_LIST_MAX);
        return;
    }
    list->names[list->count] = strdup(name);
    if (list->names[list->count] == NULL) {
        problems_add(problems, folder, 0, 0, "cannot be read: out of memory");
        return;
    }
    list->count++;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool file_list_read(const char *folder, const char *suffix, struct file_list *list_out,
                    struct problems *problems)
{
    DIR *dir = opendir(folder);

    list_out->count = 0;
    if (dir == NULL) {
        problems_add(problems, folder, 0, 0, "cannot be read: %s", strerror(errno));
        return false;
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        add_name(list_out, folder, entry->d_name, suffix, problems);
    }
    closedir(dir);
    qsort(list_out->names, (size_t)list_out->count, sizeof list_out->names[0], compare_names);
    return true;
}

void file_list_free(struct file_list *list)
{
    for (int i = 0; i < list->count; i++) {
        free(list->names[i]);
    }
    list->count = 0;
}
