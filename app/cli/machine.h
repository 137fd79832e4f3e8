/* SPDX-License-Identifier: MIT */
/** What the machine says about itself: identity, clocks, and where things are. */
#ifndef UNKNOT_CLI_MACHINE_H
#define UNKNOT_CLI_MACHINE_H

#include "app/store/usage_writer.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    MACHINE_PATH_MAX = 1024,
    MACHINE_ID_MAX = 64
};

/** CLOCK_MONOTONIC, the clock of every button edge. */
int64_t machine_mono_ms(void);

/** UTC since 1970. */
int64_t machine_wall_ms(void);

/** @return whether the kernel or systemd says that the clock was set by the network or an RTC
 *  discipline; a Raspberry Pi without one may be years off. */
bool machine_clock_ok(void);

/** Minute of the local day, 0..1439, of a wall time. */
int machine_minute_of_day(int64_t wall_ms);

/** The local day of the week, 0 is Monday. */
int machine_weekday(int64_t wall_ms);

/** Local day, since 1970, of a wall time. */
int64_t machine_day(int64_t wall_ms);

/** Local time minus UTC at a wall time, in minutes. */
int machine_utc_offset_min(int64_t wall_ms);

/** Text that is new for each boot of the kernel. */
void machine_boot_id(char out[MACHINE_ID_MAX]);

/** Stable id of this machine, a hash that does not give away the machine's own secret id. */
void machine_station_id(char out[MACHINE_ID_MAX]);

/**
 * The folder with the sounds that were made from the content: where the program is installed
 * ../share/unknot/media from it, else the one of its build.
 *
 * @param place  may be used for the answer
 */
const char *machine_default_media(char place[MACHINE_PATH_MAX]);

/** The folder with the content: ../share/unknot/assets from the program, else that of the
 * source tree. @param place  as above */
const char *machine_default_assets(char place[MACHINE_PATH_MAX]);

/** /etc/unknot/config.yaml when there is one, else NULL. */
const char *machine_default_config(void);

/** Where the settings of a station belong, whether they are there or not. */
const char *machine_config_place(void);

/** $XDG_STATE_HOME, else /var/lib where a station is installed that this user may write or
 * read, else ~/.local/state; then unknot/usage.db. */
void machine_default_database(char out[MACHINE_PATH_MAX]);

#endif
