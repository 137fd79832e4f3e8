/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* makedev */

#include "hw/stick_mounts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* Blanks and the like are written as \040. @return false: too long */
static bool unescape(const char *from, size_t length, char out[STICK_PATH_MAX])
{
    size_t used = 0;

    for (size_t i = 0; i < length && used < STICK_PATH_MAX - 1; used++) {
        if (from[i] == '\\' && i + 3 < length && is_octal(from[i + 1]) &&
            is_octal(from[i + 2]) && is_octal(from[i + 3])) {
            out[used] = (char)((from[i + 1] - '0') * 64 + (from[i + 2] - '0') * 8 +
                               (from[i + 3] - '0'));
            i += 4;
        } else {
            out[used] = from[i++];
        }
    }
    out[used] = '\0';
    return used < STICK_PATH_MAX - 1;
}

/* The field `number` (0..) of a line of fields with one blank between them. */
static const char *field(const char *line, int number, size_t *length_out)
{
    for (; number > 0 && line != NULL; number--) {
        line = strchr(line, ' ');
        line = line != NULL ? line + 1 : NULL;
    }
    *length_out = line != NULL ? strcspn(line, " \n") : 0;
    return line;
}

bool stick_mounts_parse(const char *line, struct stick_mounted *mounted_out)
{
    size_t root_length, point_length, source_length;
    const char *root = field(line, 3, &root_length);
    const char *point = field(line, 4, &point_length);
    const char *tail = strstr(line, " - ");
    const char *source = tail != NULL ? field(tail + 3, 1, &source_length) : NULL;
    unsigned numbers[2];

    if (source == NULL || point == NULL || point > tail ||
        sscanf(line, "%*d %*d %u:%u ", &numbers[0], &numbers[1]) != 2) {
        return false;
    }
    mounted_out->device = makedev(numbers[0], numbers[1]);
    mounted_out->whole = root_length == 1 && *root == '/';
    return unescape(point, point_length, mounted_out->point) &&
           unescape(source, source_length, mounted_out->source);
}

void stick_mounts_each(const char *file,
                       bool (*each)(void *context, const struct stick_mounted *mounted),
                       void *context)
{
    FILE *in = fopen(file != NULL ? file : "/proc/self/mountinfo", "re");
    struct stick_mounted mounted;
    char *line = NULL;
    size_t size = 0;
    bool more = true;

    while (more && in != NULL && getline(&line, &size, in) > 0) {
        more = !stick_mounts_parse(line, &mounted) || each(context, &mounted);
    }
    free(line);
    if (in != NULL) {
        fclose(in);
    }
}

bool stick_mounts_is_of(const struct stick_mounted *mounted, dev_t device)
{
    struct stat info;

    return mounted->device == device ||
           (major(mounted->device) == 0 && mounted->source[0] == '/' &&
            stat(mounted->source, &info) == 0 && S_ISBLK(info.st_mode) &&
            info.st_rdev == device);
}

struct search {
    dev_t device;
    const char *point;
    char *point_out;
    bool found;
};

static bool look_for_device(void *context, const struct stick_mounted *mounted)
{
    struct search *search = context;

    if (mounted->whole && stick_mounts_is_of(mounted, search->device)) {
        memcpy(search->point_out, mounted->point, STICK_PATH_MAX);
        search->found = true;
    }
    return true;
}

bool stick_mounts_find(dev_t device, char point_out[STICK_PATH_MAX])
{
    struct search search = {.device = device, .point_out = point_out};

    stick_mounts_each(NULL, look_for_device, &search);
    return search.found;
}

static bool look_for_point(void *context, const struct stick_mounted *mounted)
{
    struct search *search = context;

    if (strcmp(mounted->point, search->point) == 0) {
        search->device = mounted->device;
        search->found = true;
    }
    return true;
}

bool stick_mounts_at(const char *point, dev_t *device_out)
{
    struct search search = {.point = point};

    stick_mounts_each(NULL, look_for_point, &search);
    *device_out = search.device;
    return search.found;
}

bool stick_mounts_is_for_sticks(const char *point)
{
    /* A system with a read-only root keeps that root below /media, too. */
    static const char *const systems[] = {"/media/root-ro", "/media/root-rw"};
    static const char *const folders[] = {"/media/", "/run/media/", "/mnt/", "/run/unknot/"};

    for (size_t i = 0; i < sizeof systems / sizeof systems[0]; i++) {
        if (strcmp(point, systems[i]) == 0) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (strncmp(point, folders[i], strlen(folders[i])) == 0) {
            return true;
        }
    }
    return strcmp(point, "/mnt") == 0;
}
