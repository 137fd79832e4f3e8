/* SPDX-License-Identifier: MIT */
/**
 * Small files by which the kernel tells about the machine: below /sys, /proc, /dev, /run, /etc.
 *
 * `root` stands before every path: "" for this machine, or the folder of a machine that was
 * planted or of a card that is mounted. Any thread.
 */
#ifndef UNKNOT_HW_MACHINE_FILE_H
#define UNKNOT_HW_MACHINE_FILE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    MACHINE_FILE_PATH_MAX = 1024,
    MACHINE_FILE_NAME_MAX = 64,
    MACHINE_FILE_NAMES_MAX = 64,
};

/** Names in a folder. */
struct machine_names {
    char items[MACHINE_FILE_NAMES_MAX][MACHINE_FILE_NAME_MAX];
    int count;
};

/** `root` and a path by a printf pattern. @return false: it does not fit */
bool machine_file_path(char out[MACHINE_FILE_PATH_MAX], const char *root, const char *format,
                       ...) __attribute__((format(printf, 3, 4)));

/** Is there a file of this name? */
bool machine_file_exists(const char *root, const char *path);

/** The first line without its end; a 0 byte ends it too, as in the device tree.
 *  @return false: it cannot be read, or is empty; `out` is "" then */
bool machine_file_line(const char *root, const char *path, char *out, int size);

/** A file that holds one whole number, decimal or 0x. @return false: it cannot be read */
bool machine_file_number(const char *root, const char *path, int64_t *out);

/** The names in a folder that begin with `prefix`, sorted by number and name ("card2" before
 *  "card10"); further ones are left out. No folder: none. */
void machine_file_names(const char *root, const char *folder, const char *prefix,
                        struct machine_names *out);

#endif
