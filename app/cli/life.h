/* SPDX-License-Identifier: MIT */
/** What a running station tells the service manager of itself, see hw/watchdog.h. Main thread.
 */
#ifndef UNKNOT_CLI_LIFE_H
#define UNKNOT_CLI_LIFE_H

#include "app/cli/live.h"

/** Whether a picture has to be shown now although nothing changed, to see that it can be. */
bool life_wants_picture(const struct live *live, int64_t now_ms);

/** Tells that a picture was to be shown, and whether it was. */
void life_showed(const struct live *live, bool shown, int64_t now_ms);

/** What of the station hangs, in a few words; NULL: nothing that matters now. */
const char *life_stuck(const struct station *station, struct button_reader *reader);

#endif
