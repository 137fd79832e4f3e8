/* SPDX-License-Identifier: MIT */
/** The files of a folder by name, so that nothing depends on the order a disk gives them in. */
#ifndef UNKNOT_LOAD_FILE_LIST_H
#define UNKNOT_LOAD_FILE_LIST_H

#include "app/load/problems.h"

#include <stdbool.h>

enum {
    FILE_PATH_MAX = 1024,
    FILE_LIST_MAX = 64
};

/** File names without their folder, sorted by their bytes. */
struct file_list {
    char *names[FILE_LIST_MAX];
    int count;
};

/** @return whether a file is none of the content: hidden (.name), or what an editor keeps
 * beside it (name~, #name#). */
bool file_is_passed_over(const char *name);

/**
 * Lists the files that end in `suffix`, without those that are passed over; anything else in
 * the folder is a problem, since somebody meant it to be used.
 *
 * @return false: the folder cannot be read. **Ownership**: file_list_free() when true
 */
bool file_list_read(const char *folder, const char *suffix, struct file_list *list_out,
                    struct problems *problems);
void file_list_free(struct file_list *list);

/** Makes "folder/name". @return false: too long, which is then in `problems` */
bool file_path_join(char out[FILE_PATH_MAX], const char *folder, const char *name,
                    struct problems *problems);

#endif
