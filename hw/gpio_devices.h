/* SPDX-License-Identifier: MIT */
/** The GPIO character devices of this machine. */
#ifndef UNKNOT_HW_GPIO_DEVICES_H
#define UNKNOT_HW_GPIO_DEVICES_H

#include "hw/gpio_chips.h"

enum {
    GPIO_DEVICES_MAX = 32
};

/**
 * Lists the files `gpiochipN` in a folder by rising N. Symbolic links are left out: they name
 * a chip that is listed anyway.
 *
 * @return number of paths written, 0 as well when the folder cannot be read
 */
int gpio_devices(const char *folder, char paths_out[GPIO_DEVICES_MAX][GPIO_PATH_MAX]);

#endif
