/* SPDX-License-Identifier: MIT */
/** The files of a database as files: its folder, whether it is still itself, moving it aside.
 */
#ifndef UNKNOT_STORE_STORE_FILES_H
#define UNKNOT_STORE_STORE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** Which file a name stood for at a moment. All zero: none. */
struct file_identity {
    bool known;
    dev_t device;
    ino_t inode;
};

/** What `path` with `suffix` behind it stands for now. */
struct file_identity store_identity(const char *path, const char *suffix);

bool store_same_file(struct file_identity a, struct file_identity b);

/** Creates the folder that `path` lies in, with its parents, as far as that is possible. */
void store_make_parent(const char *path);

/**
 * Renames a database with its -wal and -shm to `NAME.corrupt-YYYYMMDDTHHMMSSZ`, never over an
 * earlier one. A symbolic link is followed: the file it names is moved.
 *
 * @param wall_ms   the time for the name, UTC since 1970
 * @param name_out  [size] the new name without its folder
 */
bool store_move_aside(const char *path, int64_t wall_ms, char *name_out, size_t size);

#endif
