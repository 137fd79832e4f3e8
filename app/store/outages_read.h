/* SPDX-License-Identifier: MIT */
/** What of a station was out of order when its records were last written. */
#ifndef UNKNOT_STORE_OUTAGES_READ_H
#define UNKNOT_STORE_OUTAGES_READ_H

#include "app/core/usage.h"
#include "app/store/db.h"
#include "app/store/usage_time.h"

/**
 * Reads the open outages, the oldest first, as many as there is room for.
 *
 * @param now          to tell their begins in monotonic time, where the clocks are good
 * @param outages_out  none where they cannot be read
 * @return false: `problem` says why. A file that is not there, or of an earlier version, has
 *         none to tell of
 */
bool outages_read(const char *path, const char *station_id, const struct usage_time *now,
                  struct outages *outages_out, struct store_problem *problem);

#endif
