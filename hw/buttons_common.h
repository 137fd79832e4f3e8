/* SPDX-License-Identifier: MIT */
/** Checks and sentences that the back ends share. */
#ifndef UNKNOT_HW_BUTTONS_COMMON_H
#define UNKNOT_HW_BUTTONS_COMMON_H

#include "hw/buttons.h"

#include <stdbool.h>

/** How long to wait before lines are asked for again: 0.5 s, then twice as long each time, 30 s
 *  at most. @param last_ms  what this said before, 0: nothing yet */
int buttons_retry_ms(int last_ms);

/** Whether the configuration can be asked for at all: counts, numbers, no line twice. */
bool buttons_config_check(const struct buttons_config *config,
                          char error_out[BUTTONS_ERROR_MAX]);

/** "BCM 99 of CHIP: the chip has only 54 lines". */
void buttons_error_offset(char error_out[BUTTONS_ERROR_MAX], const char *chip, int offset,
                          unsigned line_count);

/**
 * Why a line was refused.
 *
 * @param error     errno; EBUSY is said as such
 * @param consumer  who holds the line, NULL or "" when not known
 */
void buttons_error_refused(char error_out[BUTTONS_ERROR_MAX], const char *chip, int offset,
                           int error, const char *consumer);

/** "WHAT: strerror(error)", for what has no line. */
void buttons_error_other(char error_out[BUTTONS_ERROR_MAX], const char *what, int error);

#endif
