/* SPDX-License-Identifier: MIT */
/** A machine made of files: what its kernel would tell, below a folder that goes away. */
#ifndef UNKNOT_TESTS_PLANTED_H
#define UNKNOT_TESTS_PLANTED_H

enum {
    PLANTED_ROOT_MAX = 64,
    PLANTED_PATH_MAX = 512
};

struct planted {
    char root[PLANTED_ROOT_MAX];
};

/** An empty machine. */
void planted_begin(struct planted *planted);
/** Removes it all. */
void planted_end(struct planted *planted);

/** Writes a file with a line end behind `text`; folders above it are made. */
void planted_file(const struct planted *planted, const char *path, const char *text);
/** Removes a file. */
void planted_remove(const struct planted *planted, const char *path);
/** A folder. */
void planted_folder(const struct planted *planted, const char *path);

/** The path on the machine that plants. */
const char *planted_path(const struct planted *planted, const char *path,
                         char out[PLANTED_PATH_MAX]);

#endif
