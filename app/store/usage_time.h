/* SPDX-License-Identifier: MIT */
/** What every row is traced by: when, and by which start of which station. */
#ifndef UNKNOT_STORE_USAGE_TIME_H
#define UNKNOT_STORE_USAGE_TIME_H

#include <stdbool.h>
#include <stdint.h>

/** A moment: what the wall clock said, what the monotonic clock said, and whether to trust it.
 */
struct usage_time {
    int64_t wall_ms;    /**< UTC, since 1970 */
    int64_t mono_ms;    /**< of the same clock as `struct usage`'s at_ms */
    int utc_offset_min; /**< local time minus UTC at that moment */
    bool clock_ok;
};

/** What every row is traced by. The texts are UTF-8; NULL stands for "". */
struct usage_origin {
    const char *station_id;
    const char *station_name;
    const char *boot_id; /**< of the kernel, or any text that is new for each boot */
    const char *version;
};

#endif
