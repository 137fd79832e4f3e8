/* SPDX-License-Identifier: MIT */
/* libgpiod 1.5 and 1.6 (Debian 12). */
#include "hw/gpio_lines.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>

void gpio_lines_chip(const char *path, struct gpio_chip_look *look_out)
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    *look_out = (struct gpio_chip_look){.error = chip ? 0 : errno};
    if (!chip) {
        return;
    }
    snprintf(look_out->chip.path, sizeof look_out->chip.path, "%s", path);
    snprintf(look_out->chip.label, sizeof look_out->chip.label, "%s", gpiod_chip_label(chip));
    look_out->lines = (int)gpiod_chip_num_lines(chip);
    gpiod_chip_close(chip);
}

bool gpio_lines_line(const char *path, int offset, struct gpio_line_look *look_out)
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    if (!chip) {
        return false;
    }
    struct gpiod_line *line = gpiod_chip_get_line(chip, (unsigned)offset);
    int error = errno;
    if (line) {
        const char *consumer = gpiod_line_consumer(line);
        *look_out = (struct gpio_line_look){.is_used = gpiod_line_is_used(line)};
        snprintf(look_out->consumer, sizeof look_out->consumer, "%s", consumer ? consumer : "");
    }
    gpiod_chip_close(chip);
    errno = error;
    return line != NULL;
}
