/* SPDX-License-Identifier: MIT */
/** What comes in on GPIO lines, taken to the station: presses, presence, and what is wrong with
 *  the lines. Main thread. */
#ifndef UNKNOT_CLI_GPIO_IN_H
#define UNKNOT_CLI_GPIO_IN_H

#include "app/cli/station.h"
#include "hw/button_reader.h"

/** A request of lines, and whether its present fault was recorded. */
struct gpio_lines_in {
    struct button_reader *reader; /**< NULL: none */
    bool told;
};

struct gpio_in {
    struct gpio_lines_in buttons;  /**< the reader is borrowed, and may change */
    struct gpio_lines_in presence; /**< the sensor's, a request of its own */
};

/** Starts the sensor's reader, if there is a sensor. @param wake  called from other threads
 * when there is something to take */
void gpio_in_start(struct gpio_in *in, const struct config *config, button_reader_wake wake,
                   void *context);

/**
 * Takes everything that waits. A fault of lines is recorded and told, once for each time.
 *
 * @return whether the lines of the buttons are there again: what else is on the header may be
 *         on a chip that is no more
 */
bool gpio_in_take(struct gpio_in *in, struct station *station, int64_t now_ms);

void gpio_in_stop(struct gpio_in *in);

#endif
