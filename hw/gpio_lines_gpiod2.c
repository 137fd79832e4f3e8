/* SPDX-License-Identifier: MIT */
/* libgpiod 2.x (Debian 13). */
#include "hw/gpio_lines.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>

void gpio_lines_chip(const char *path, struct gpio_chip_look *look_out)
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    struct gpiod_chip_info *info = chip ? gpiod_chip_get_info(chip) : NULL;
    *look_out = (struct gpio_chip_look){.error = info ? 0 : errno};
    if (info) {
        snprintf(look_out->chip.path, sizeof look_out->chip.path, "%s", path);
        snprintf(look_out->chip.label, sizeof look_out->chip.label, "%s",
                 gpiod_chip_info_get_label(info));
        look_out->lines = (int)gpiod_chip_info_get_num_lines(info);
        gpiod_chip_info_free(info);
    }
    if (chip) {
        gpiod_chip_close(chip);
    }
}

bool gpio_lines_line(const char *path, int offset, struct gpio_line_look *look_out)
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    if (!chip) {
        return false;
    }
    struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, (unsigned)offset);
    int error = errno;
    if (info) {
        const char *consumer = gpiod_line_info_get_consumer(info);
        *look_out = (struct gpio_line_look){.is_used = gpiod_line_info_is_used(info)};
        snprintf(look_out->consumer, sizeof look_out->consumer, "%s", consumer ? consumer : "");
        gpiod_line_info_free(info);
    }
    gpiod_chip_close(chip);
    errno = error;
    return info != NULL;
}
