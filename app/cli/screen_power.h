/* SPDX-License-Identifier: MIT */
/** The screen's own standby follows the picture: off once it is black. Main thread. */
#ifndef UNKNOT_CLI_SCREEN_POWER_H
#define UNKNOT_CLI_SCREEN_POWER_H

#include "app/cli/station.h"
#include "hw/cec.h"

#include <stdbool.h>
#include <stdint.h>

/** All zero: it follows nothing. */
struct screen_power {
    struct cec *cec; /**< NULL: not wanted, or no thread */
    bool was_asked;
    bool on; /**< what was asked for last */
};

/** @param kernel  as in cec_open() */
void screen_power_start(struct screen_power *power, const struct cec_kernel *kernel);

/** Asks for what the picture needs, when that is something else than before, and records what
 *  did not work. Never waits. */
void screen_power_follow(struct screen_power *power, struct station *station, int64_t now_ms);

void screen_power_end(struct screen_power *power);

#endif
