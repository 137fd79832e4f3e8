/* SPDX-License-Identifier: MIT */
#include "app/load/folder_watch.h"

#include "app/load/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    EVENTS_SIZE = 4096,
    OF_FILES = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB,
    OF_FOLDER = IN_DELETE_SELF | IN_MOVE_SELF,
    OVER = OF_FOLDER | IN_Q_OVERFLOW | IN_UNMOUNT /* what is watched is no longer known */
};

struct folder_watch {
    const char *folder;
    int fd;
    bool is_there;
};

static bool add(const struct folder_watch *watch, const char *path)
{
    return inotify_add_watch(watch->fd, path, OF_FILES | OF_FOLDER | IN_ONLYDIR) >= 0;
}

/* The folders in it, too. One that is watched already stays as it is; files are refused. */
static void add_all(struct folder_watch *watch)
{
    DIR *dir;

    watch->is_there = add(watch, watch->folder);
    dir = watch->is_there ? opendir(watch->folder) : NULL;
    if (dir == NULL) {
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        char path[FILE_PATH_MAX];
        int length = snprintf(path, sizeof path, "%s/%s", watch->folder, entry->d_name);

        if (entry->d_name[0] != '.' && length > 0 && length < FILE_PATH_MAX) {
            add(watch, path);
        }
    }
    closedir(dir);
}

static bool open_all(struct folder_watch *watch)
{
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->is_there = false;
    if (watch->fd >= 0) {
        add_all(watch);
    }
    return watch->fd >= 0;
}

struct folder_watch *folder_watch_open(const char *folder,
                                       char error_out[FOLDER_WATCH_ERROR_MAX])
{
    struct folder_watch *watch = calloc(1, sizeof *watch);

    if (watch == NULL) {
        snprintf(error_out, FOLDER_WATCH_ERROR_MAX, "out of memory");
        return NULL;
    }
    watch->folder = folder;
    if (!open_all(watch) || !watch->is_there) {
        snprintf(error_out, FOLDER_WATCH_ERROR_MAX, "%.120s: %s", folder, strerror(errno));
        folder_watch_close(watch);
        return NULL;
    }
    return watch;
}

void folder_watch_close(struct folder_watch *watch)
{
    if (watch == NULL) {
        return;
    }
    if (watch->fd >= 0) {
        close(watch->fd);
    }
    free(watch);
}

int folder_watch_fd(const struct folder_watch *watch)
{
    return watch->fd;
}

bool folder_watch_is_there(const struct folder_watch *watch)
{
    return watch->is_there;
}

/* Everything that has been told so far. @return the kinds of what matters, 0: nothing does */
static uint32_t read_events(const struct folder_watch *watch)
{
    alignas(struct inotify_event) char bytes[EVENTS_SIZE];
    uint32_t seen = 0;
    ssize_t size;

    while ((size = read(watch->fd, bytes, sizeof bytes)) > 0) {
        for (ssize_t at = 0; at < size;) {
            const struct inotify_event *event = (const struct inotify_event *)(bytes + at);
            const char *name = event->len > 0 ? event->name : "";

            if ((event->mask & OVER) != 0 || (event->len > 0 && !file_is_passed_over(name))) {
                seen |= event->mask;
            }
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return seen;
}

bool folder_watch_take(struct folder_watch *watch)
{
    bool was_there = watch->is_there;
    uint32_t seen = read_events(watch);

    if (watch->fd < 0) {
        open_all(watch);
    } else if ((seen & OVER) != 0) { /* a folder that moved away is watched still: begin anew */
        close(watch->fd);
        open_all(watch);
    } else if (seen != 0 || !was_there) {
        add_all(watch);
    }
    return seen != 0 || was_there != watch->is_there;
}
