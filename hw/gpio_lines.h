/* SPDX-License-Identifier: MIT */
/**
 * Who uses which GPIO line, without taking any: what the kernel tells everybody. One file for
 * each major version of libgpiod, and one for none. Any thread.
 */
#ifndef UNKNOT_HW_GPIO_LINES_H
#define UNKNOT_HW_GPIO_LINES_H

#include "hw/gpio_chips.h"

#include <stdbool.h>

enum {
    GPIO_CONSUMER_MAX = 64
};

/** A chip as it is seen by looking at it. */
struct gpio_chip_look {
    struct gpio_chip chip; /**< its label is "" when it could not be opened */
    int lines;             /**< how many it has */
    int error;             /**< errno when it could not be opened, else 0 */
};

struct gpio_line_look {
    bool is_used;
    char consumer[GPIO_CONSUMER_MAX]; /**< who uses it, "" when that gave no name */
};

/** Looks at the chip at a path. */
void gpio_lines_chip(const char *path, struct gpio_chip_look *look_out);

/** Looks at one line. @return false with errno: no such chip or line */
bool gpio_lines_line(const char *path, int offset, struct gpio_line_look *look_out);

/** Looks at every chip below ROOT/dev, see hw/machine_file.h; symbolic links are left out.
 *  @return how many, at most `most` */
int gpio_lines_chips(const char *root, struct gpio_chip_look looks_out[], int most);

/**
 * Which of them a configuration means.
 *
 * @param wanted  as for gpio_chip_find(); a path is one of this machine, without `root`
 * @return index, or -1: none of them
 */
int gpio_lines_wanted(const struct gpio_chip_look looks[], int count, const char *root,
                      const char *wanted);

#endif
