/* SPDX-License-Identifier: MIT */
/**
 * Which GPIO chip carries the 40-pin header. By label, never by number: the Raspberry Pi 5's
 * header was gpiochip4 and is gpiochip0, with gpiochip4 left as a symbolic link.
 */
#ifndef UNKNOT_HW_GPIO_CHIPS_H
#define UNKNOT_HW_GPIO_CHIPS_H

#include "hw/buttons.h"

#include <stdbool.h>

enum {
    GPIO_LABEL_MAX = 64,
    GPIO_PATH_MAX = 128
};

struct gpio_chip {
    char path[GPIO_PATH_MAX];
    char label[GPIO_LABEL_MAX];
};

/**
 * Finds a chip.
 *
 * @param wanted     label, or device path (begins with '/'), or NULL for the first of the
 *                   labels that a Raspberry Pi's header has
 * @param error_out  on failure a sentence that says what was found instead
 */
bool gpio_chip_find(const char *wanted, struct gpio_chip *chip_out,
                    char error_out[BUTTONS_ERROR_MAX]);

/** The labels of chips with a Raspberry Pi's header. @param index  from 0 @return NULL: no more
 */
const char *gpio_chip_header_label(int index);

#endif
