/* SPDX-License-Identifier: MIT */
/** What the back ends for libgpiod 2 share: why lines cannot be had. For no one else. */
#ifndef UNKNOT_HW_BUTTONS_GPIOD2_H
#define UNKNOT_HW_BUTTONS_GPIOD2_H

#include "hw/buttons.h"

#include <stdbool.h>

struct gpiod_chip;

/** Counts the lines of a chip. @return false: it cannot be asked, and a sentence says why */
bool gpiod2_count_lines(struct gpiod_chip *chip, const char *label, unsigned *count_out,
                        char error_out[BUTTONS_ERROR_MAX]);

/** Says why a line was refused, and who has it. @param error  errno of the request */
void gpiod2_explain_line(struct gpiod_chip *chip, const char *label, int offset, int error,
                         char error_out[BUTTONS_ERROR_MAX]);

#endif
