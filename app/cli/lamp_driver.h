/* SPDX-License-Identifier: MIT */
/**
 * Shows a station's lamps on its panel: opens the lines, opens them again with back-off when
 * they cannot be had, and records that once each time. Main thread, in the loop of the frames.
 */
#ifndef UNKNOT_CLI_LAMP_DRIVER_H
#define UNKNOT_CLI_LAMP_DRIVER_H

#include "app/cli/station.h"
#include "hw/lamps.h"

#include <stdbool.h>
#include <stdint.h>

/** All zero: there are no lamps. */
struct lamp_driver {
    struct lamps_config config;
    struct lamps *lamps; /**< NULL: they are not open */
    int64_t retry_at_ms; /**< when they are opened; not before */
    int64_t retry_ms;    /**< what is waited after the next failure */
    bool failed;         /**< that was said and recorded */
};

/** @param config  what is lit from now on; copied, but for the chip's name */
void lamp_driver_start(struct lamp_driver *driver, const struct lamps_config *config);

/** Shows the moment. */
void lamp_driver_show(struct lamp_driver *driver, struct station *station, int64_t now_ms);

/**
 * @param frame_ms  time of the next frame, for lamps that change with each
 * @return when lamp_driver_show() has something to do without an event, or INT64_MAX
 */
int64_t lamp_driver_next_ms(const struct lamp_driver *driver, const struct station *station,
                            int64_t now_ms, int64_t frame_ms);

/** Takes the lines anew with the next lamp_driver_show(): they may be those of a chip that went
 *  away and came back. As long as no lamp changes nobody would notice. */
void lamp_driver_again(struct lamp_driver *driver);

/** Makes them dark. */
void lamp_driver_end(struct lamp_driver *driver);

#endif
