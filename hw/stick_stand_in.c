/* SPDX-License-Identifier: MIT */
/* A path that stands for a stick: for a desk, for tests, and for a folder that is a network's.
 */
#include "hw/stick_backend.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

struct stand_in {
    char path[STICK_PATH_MAX];
    int watch; /* on the folder that it lies in */
};

static bool split(struct stand_in *self, const char *path, char parent[STICK_PATH_MAX])
{
    size_t length = strlen(path);

    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    if (length == 0 || length >= STICK_PATH_MAX) {
        return false;
    }
    memcpy(self->path, path, length);
    self->path[length] = '\0';
    memcpy(parent, self->path, length + 1);
    char *slash = strrchr(parent, '/');

    if (slash == NULL) {
        memcpy(parent, ".", 2);
    } else {
        slash[slash == parent ? 1 : 0] = '\0';
    }
    return true;
}

static void *open_stand_in(const struct stick_port_config *config,
                           char error_out[STICK_ERROR_MAX])
{
    struct stand_in *self = calloc(1, sizeof *self);
    char parent[STICK_PATH_MAX];

    if (self == NULL || !split(self, config->stand_in, parent)) {
        snprintf(error_out, STICK_ERROR_MAX, "%.100s: is no path for a stick",
                 config->stand_in);
        free(self);
        return NULL;
    }
    self->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (self->watch < 0 || inotify_add_watch(self->watch, parent,
                                             IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                                 IN_MOVED_TO | IN_CLOSE_WRITE) < 0) {
        snprintf(error_out, STICK_ERROR_MAX,
                 "%.100s: the folder that a stick is to appear in cannot be watched: %s",
                 parent, strerror(errno));
        if (self->watch >= 0) {
            close(self->watch);
        }
        free(self);
        return NULL;
    }
    return self;
}

static int stand_in_fd(const void *self)
{
    return ((const struct stand_in *)self)->watch;
}

/* What happened does not matter: what is there now is looked at. */
static void drain(int watch)
{
    char bytes[4096];

    while (read(watch, bytes, sizeof bytes) > 0) {
    }
}

static bool find_stand_in(void *context, struct stick_device *device_out)
{
    const struct stand_in *self = context;
    const char *slash = strrchr(self->path, '/');
    struct stat info;

    drain(self->watch);
    if (stat(self->path, &info) != 0 || !(S_ISDIR(info.st_mode) || S_ISREG(info.st_mode))) {
        return false;
    }
    *device_out = (struct stick_device){
        .kind = S_ISDIR(info.st_mode) ? STICK_FOLDER : STICK_IMAGE,
        .device = info.st_dev,
        .inode = info.st_ino,
    };
    memcpy(device_out->path, self->path, sizeof device_out->path);
    snprintf(device_out->label, sizeof device_out->label, "%.63s",
             slash != NULL ? slash + 1 : self->path);
    return true;
}

static void close_stand_in(void *context)
{
    struct stand_in *self = context;

    close(self->watch);
    free(self);
}

const struct stick_backend stick_stand_in = {open_stand_in, stand_in_fd, find_stand_in,
                                             close_stand_in};
