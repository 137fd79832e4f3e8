/* SPDX-License-Identifier: MIT */
/** A file that is there whole or not at all: written beside its place, then renamed. */
#ifndef UNKNOT_CLI_WHOLE_FILE_H
#define UNKNOT_CLI_WHOLE_FILE_H

#include "app/cli/machine.h"

#include <stdbool.h>
#include <stdio.h>

struct whole_file {
    FILE *out;
    char path[MACHINE_PATH_MAX];
    char temporary[MACHINE_PATH_MAX];
};

/** @return false: said on stderr. What is at `path` stays until whole_file_end() */
bool whole_file_begin(struct whole_file *file, const char *path);

/**
 * Ends it: on disk under its name when `keep` is true and everything was written, else gone.
 *
 * @return false: it is not there, and why was said on stderr when that was a write error
 */
bool whole_file_end(struct whole_file *file, bool keep);

#endif
