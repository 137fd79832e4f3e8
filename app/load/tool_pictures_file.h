/* SPDX-License-Identifier: MIT */
/** Loads assets/figure/tools.yaml. Main thread, before the first frame. */
#ifndef UNKNOT_LOAD_TOOL_PICTURES_FILE_H
#define UNKNOT_LOAD_TOOL_PICTURES_FILE_H

#include "app/load/problems.h"
#include "app/ui/figure/tool_picture.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Reads and checks the pictures, and makes their curves into points.
 *
 * @return false: something is wrong, all of it is in `problems`, and `pictures_out` is empty
 */
bool tool_pictures_load(const char *assets, struct tool_pictures *pictures_out,
                        struct problems *problems);

/** As tool_pictures_load() from memory; `name` is only for messages. */
bool tool_pictures_parse(const char *bytes, size_t size, const char *name,
                         struct tool_pictures *pictures_out, struct problems *problems);

#endif
