/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* realpath */

#include "hw/health.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

enum {
    LINE_MAX_BYTES = 4096,
    ROOM_LEAST = 200 * 1024 * 1024,
    ROOM_LEAST_PERCENT = 5,
};

bool health_folder(const char *path, char out[MACHINE_FILE_PATH_MAX])
{
    char folder[MACHINE_FILE_PATH_MAX];

    if (snprintf(folder, sizeof folder, "%s%s", path[0] == '/' ? "" : "./", path) >=
        (int)sizeof folder) {
        return false;
    }
    for (char *end = strrchr(folder, '/'); end != NULL; end = strrchr(folder, '/')) {
        *end = '\0';
        char *real = realpath(folder[0] != '\0' ? folder : "/", NULL);
        bool fits = real != NULL && strlen(real) < MACHINE_FILE_PATH_MAX;

        if (real != NULL) {
            snprintf(out, MACHINE_FILE_PATH_MAX, "%s", real);
            free(real);
            return fits;
        }
    }
    return false;
}

/* The kernel writes blanks and the like as \040. */
static void unescape(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; to++) {
        int code = 0;

        if (from[0] == '\\' && strspn(from + 1, "01234567") >= 3) {
            code = (from[1] - '0') * 64 + (from[2] - '0') * 8 + (from[3] - '0');
            from += 4;
        } else {
            code = (unsigned char)*from++;
        }
        *to = (char)code;
    }
    *to = '\0';
}

/* "ro" among words with commas between. */
static bool has_ro(const char *options)
{
    for (const char *word = options; word != NULL; word = strchr(word, ',')) {
        word += *word == ',' ? 1 : 0;
        if (strncmp(word, "ro", 2) == 0 && (word[2] == ',' || word[2] == '\0')) {
            return true;
        }
    }
    return false;
}

static bool is_lost(const char *kind)
{
    static const char *const lost[] = {"tmpfs", "ramfs", "overlay", "overlayfs", "aufs"};

    for (size_t i = 0; i < sizeof lost / sizeof lost[0]; i++) {
        if (strcmp(kind, lost[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "36 35 98:0 /root /point rw,noatime shared:1 - ext4 /dev/sda1 rw" */
static bool parse(char *line, struct health_place *out)
{
    char point[MACHINE_FILE_PATH_MAX];
    char options[256];
    char kind[sizeof out->kind];
    char source[MACHINE_FILE_NAME_MAX];
    char super[512];
    const char *second = strstr(line, " - ");

    if (second == NULL || sscanf(line, "%*d %*d %*s %*s %1023s %255s", point, options) != 2 ||
        sscanf(second, " - %31s %63s %511s", kind, source, super) != 3) {
        return false;
    }
    unescape(point);
    snprintf(out->point, sizeof out->point, "%s", point);
    snprintf(out->kind, sizeof out->kind, "%s", kind);
    snprintf(out->source, sizeof out->source, "%s", source);
    out->is_lost = is_lost(kind);
    out->is_read_only = has_ro(options) || has_ro(super);
    return true;
}

static bool lies_on(const char *path, const char *point)
{
    size_t length = strlen(point);

    return strcmp(point, "/") == 0 ||
           (strncmp(path, point, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

bool health_place(const char *root, const char *path, struct health_place *out)
{
    char file_path[MACHINE_FILE_PATH_MAX];
    char line[LINE_MAX_BYTES];
    FILE *file = machine_file_path(file_path, root, "/proc/self/mountinfo")
                     ? fopen(file_path, "re")
                     : NULL;
    struct health_place place;
    bool found = false;

    out->point[0] = '\0';
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        /* Of two on the same point the later one is on top. */
        if (parse(line, &place) && lies_on(path, place.point) &&
            strlen(place.point) >= strlen(out->point)) {
            *out = place;
            found = true;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

bool health_room(const char *path, int64_t *free_bytes_out, int64_t *all_bytes_out)
{
    struct statvfs room;

    if (statvfs(path, &room) != 0) {
        return false;
    }
    *free_bytes_out = (int64_t)room.f_bavail * (int64_t)room.f_frsize;
    *all_bytes_out = (int64_t)room.f_blocks * (int64_t)room.f_frsize;
    return true;
}

bool health_is_nearly_full(int64_t free_bytes, int64_t all_bytes)
{
    int64_t part = all_bytes / 100 * ROOM_LEAST_PERCENT;

    return free_bytes < (part < ROOM_LEAST ? part : ROOM_LEAST);
}
