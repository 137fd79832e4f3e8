/* SPDX-License-Identifier: MIT */
/** A station whose files changed while it runs. Main thread. */
#ifndef UNKNOT_CLI_RELOAD_H
#define UNKNOT_CLI_RELOAD_H

#include "app/cli/station.h"
#include "app/cli/watch.h"

/**
 * Takes what came of a change of the files: new assets are used from now on and the old ones
 * freed, see station_use(); problems are shown over the screen until there are none. All of it
 * is said on stderr.
 *
 * @param news  its assets and its text go over to the station
 */
void reload_take(struct station *station, const struct watch_news *news, int64_t now_ms);

#endif
