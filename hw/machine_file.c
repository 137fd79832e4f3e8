/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* strverscmp */

#include "hw/machine_file.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool machine_file_path(char out[MACHINE_FILE_PATH_MAX], const char *root, const char *format,
                       ...)
{
    int used = snprintf(out, MACHINE_FILE_PATH_MAX, "%s", root);
    va_list args;

    if (used < 0 || used >= MACHINE_FILE_PATH_MAX) {
        return false;
    }
    va_start(args, format);
    int length = vsnprintf(out + used, (size_t)(MACHINE_FILE_PATH_MAX - used), format, args);
    va_end(args);
    return length >= 0 && length < MACHINE_FILE_PATH_MAX - used;
}

bool machine_file_exists(const char *root, const char *path)
{
    char whole[MACHINE_FILE_PATH_MAX];

    return machine_file_path(whole, root, "%s", path) && access(whole, F_OK) == 0;
}

bool machine_file_line(const char *root, const char *path, char *out, int size)
{
    char whole[MACHINE_FILE_PATH_MAX];
    FILE *file = machine_file_path(whole, root, "%s", path) ? fopen(whole, "re") : NULL;
    bool is_read = file != NULL && fgets(out, size, file) != NULL;

    if (file != NULL) {
        fclose(file);
    }
    if (!is_read) {
        out[0] = '\0';
        return false;
    }
    out[strcspn(out, "\n")] = '\0';
    return out[0] != '\0';
}

bool machine_file_number(const char *root, const char *path, int64_t *out)
{
    char line[32];
    char *end;

    if (!machine_file_line(root, path, line, sizeof line)) {
        return false;
    }
    *out = strtoll(line, &end, 0);
    return end != line && *end == '\0';
}

static int by_version(const void *left, const void *right)
{
    return strverscmp(left, right);
}

void machine_file_names(const char *root, const char *folder, const char *prefix,
                        struct machine_names *out)
{
    char whole[MACHINE_FILE_PATH_MAX];
    DIR *names = machine_file_path(whole, root, "%s", folder) ? opendir(whole) : NULL;

    out->count = 0;
    if (names == NULL) {
        return;
    }
    for (struct dirent *entry = readdir(names);
         entry != NULL && out->count < MACHINE_FILE_NAMES_MAX; entry = readdir(names)) {
        size_t length = strlen(entry->d_name);

        if (entry->d_name[0] != '.' && length < MACHINE_FILE_NAME_MAX &&
            strncmp(entry->d_name, prefix, strlen(prefix)) == 0) {
            memcpy(out->items[out->count++], entry->d_name, length + 1);
        }
    }
    closedir(names);
    qsort(out->items, (size_t)out->count, sizeof out->items[0], by_version);
}
