/* SPDX-License-Identifier: MIT */
/** Folders that files are made in. */
#ifndef UNKNOT_CLI_MAKE_FOLDER_H
#define UNKNOT_CLI_MAKE_FOLDER_H

#include "app/cli/machine.h"

#include <stdbool.h>

/** Makes a folder and those above it, unless they are there. @return false: said on stderr */
bool make_folder(const char *path);

/** Makes "folder/name" with `suffix` after it. @return false: too long, said on stderr */
bool make_folder_path(char out[MACHINE_PATH_MAX], const char *folder, const char *name,
                      const char *suffix);

#endif
