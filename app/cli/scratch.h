/* SPDX-License-Identifier: MIT */
/** A folder for databases that are thrown away again. */
#ifndef UNKNOT_CLI_SCRATCH_H
#define UNKNOT_CLI_SCRATCH_H

#include <stdbool.h>

enum {
    SCRATCH_PATH_MAX = 256
};

/** All zero: nothing to close. */
struct scratch {
    char folder[SCRATCH_PATH_MAX];
};

/** Makes a folder of its own in $TMPDIR or /tmp. @param who  says so on stderr when it cannot
 *  @return false: there is none */
bool scratch_open(struct scratch *scratch, const char *who);

/** The path of a file in it. */
void scratch_path(const struct scratch *scratch, const char *name, char out[SCRATCH_PATH_MAX]);

/** Removes a database in it, with what SQLite puts beside it. */
void scratch_remove(const struct scratch *scratch, const char *name);

/** Removes the folder; it is empty. */
void scratch_close(struct scratch *scratch);

#endif
