/* SPDX-License-Identifier: MIT */
/** Loads assets/figure/closeup.yaml. Main thread, before the first frame. */
#ifndef UNKNOT_LOAD_CLOSEUP_FILE_H
#define UNKNOT_LOAD_CLOSEUP_FILE_H

#include "app/load/problems.h"
#include "app/ui/figure/closeup.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Reads and checks the close-up, and makes its curves into points.
 *
 * @return false: something is wrong, all of it is in `problems`, and `closeup_out` is empty
 */
bool closeup_load(const char *assets, struct closeup *closeup_out, struct problems *problems);

/** As closeup_load() from memory; `name` is only for messages. */
bool closeup_parse(const char *bytes, size_t size, const char *name,
                   struct closeup *closeup_out, struct problems *problems);

#endif
