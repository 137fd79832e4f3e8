/* SPDX-License-Identifier: MIT */
/**
 * Tells when files of a folder and of the folders in it change: saved in place, replaced by
 * renaming, new, gone, or made readable. By inotify: nothing is looked at while nothing
 * changes.
 */
#ifndef UNKNOT_LOAD_FOLDER_WATCH_H
#define UNKNOT_LOAD_FOLDER_WATCH_H

#include <stdbool.h>

enum {
    FOLDER_WATCH_ERROR_MAX = 200
};

struct folder_watch;

/**
 * @param folder  borrowed as long as the watch lives
 * @return NULL with a sentence in error_out. **Ownership**: folder_watch_close()
 */
struct folder_watch *folder_watch_open(const char *folder,
                                       char error_out[FOLDER_WATCH_ERROR_MAX]);
void folder_watch_close(struct folder_watch *watch);

/** @return a descriptor to poll: readable when there may be something to take. It can be
 * another one after folder_watch_take(). */
int folder_watch_fd(const struct folder_watch *watch);

/** @return whether the folder can be watched now. Where it is gone, nothing tells of its coming
 *  back: call folder_watch_take() now and then. */
bool folder_watch_is_there(const struct folder_watch *watch);

/**
 * Takes what happened so far; never waits. What happens from now on is told again.
 *
 * @return whether a file that a loader would read may have changed: hidden files and backups,
 *         which editors write beside, do not count
 */
bool folder_watch_take(struct folder_watch *watch);

#endif
