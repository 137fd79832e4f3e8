/* SPDX-License-Identifier: MIT */
/* Built without libgpiod. */
#include "hw/gpio_lines.h"

#include <errno.h>

void gpio_lines_chip(const char *path, struct gpio_chip_look *look_out)
{
    (void)path;
    *look_out = (struct gpio_chip_look){.error = ENOSYS};
}

bool gpio_lines_line(const char *path, int offset, struct gpio_line_look *look_out)
{
    (void)path;
    (void)offset;
    (void)look_out;
    errno = ENOSYS;
    return false;
}

int gpio_lines_chips(const char *root, struct gpio_chip_look looks_out[], int most)
{
    (void)root;
    (void)looks_out;
    (void)most;
    return 0;
}

int gpio_lines_wanted(const struct gpio_chip_look looks[], int count, const char *root,
                      const char *wanted)
{
    (void)looks;
    (void)count;
    (void)root;
    (void)wanted;
    return -1;
}
