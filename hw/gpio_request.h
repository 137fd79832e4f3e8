/* SPDX-License-Identifier: MIT */
/**
 * What a libgpiod back end does for buttons.c: chips and lines, no logical buttons. One file
 * for each major version of the library; the build links one of them.
 *
 * Levels are logical: active low is undone by the kernel. Not thread-safe.
 */
#ifndef UNKNOT_HW_GPIO_REQUEST_H
#define UNKNOT_HW_GPIO_REQUEST_H

#include "hw/buttons.h"
#include "hw/gpio_chips.h"

#include <stdbool.h>
#include <stdint.h>

/** As many edges as the kernel keeps for BUTTON_LINES_MAX lines, 16 each. */
enum {
    GPIO_EDGES_MAX = 16 * BUTTON_LINES_MAX
};

struct gpio_edge {
    int line;      /**< index in buttons_config.lines */
    bool active;   /**< the level after the edge */
    int64_t at_ns; /**< CLOCK_MONOTONIC */
};

struct gpio_request; /**< the configured lines, held */

/** Reads the label of the chip at `path`. @return false with errno when it cannot be opened. */
bool gpio_chip_label(const char *path, char label_out[GPIO_LABEL_MAX]);

/** Takes all configured lines. @return NULL with a sentence; else free with
 *  gpio_request_close() */
struct gpio_request *gpio_request_open(const struct gpio_chip *chip,
                                       const struct buttons_config *config,
                                       char error_out[BUTTONS_ERROR_MAX]);

/** Readable when edges wait. */
int gpio_request_fd(const struct gpio_request *request);

/**
 * Reads a batch of the edges that wait, oldest first, without blocking.
 *
 * @param gap_out  set to true when edges were lost or may have been; else left alone
 * @return number of edges, 0: none, -1: the chip is gone
 */
int gpio_request_read(struct gpio_request *request, struct gpio_edge edges_out[GPIO_EDGES_MAX],
                      bool *gap_out);

/** Reads the level of every line. @return false: could not be read */
bool gpio_request_levels(struct gpio_request *request, bool active_out[BUTTON_LINES_MAX]);

/** Gives the lines back. NULL is allowed. */
void gpio_request_close(struct gpio_request *request);

#endif
