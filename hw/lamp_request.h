/* SPDX-License-Identifier: MIT */
/**
 * What a libgpiod back end does for the lamps: output lines that are set together. One file for
 * each major version of the library. Not thread-safe.
 */
#ifndef UNKNOT_HW_LAMP_REQUEST_H
#define UNKNOT_HW_LAMP_REQUEST_H

#include "hw/gpio_chips.h"
#include "hw/lamps.h"

#include <stdbool.h>

struct lamp_request; /**< the configured lines, held */

/** Takes all configured lines as outputs, inactive. @return NULL with a sentence; else free
 *  with lamp_request_close() */
struct lamp_request *lamp_request_open(const struct gpio_chip *chip,
                                       const struct lamps_config *config,
                                       char error_out[BUTTONS_ERROR_MAX]);

/** Sets every line: bit i is line i of the configuration. @return false: the chip is gone */
bool lamp_request_set(struct lamp_request *request, unsigned active);

/** Gives the lines back. NULL is allowed. */
void lamp_request_close(struct lamp_request *request);

#endif
