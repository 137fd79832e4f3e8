/* SPDX-License-Identifier: MIT */
/**
 * The panel's buttons on GPIO lines. The build takes the back end that fits the installed
 * libgpiod (1.x or 2.x); without libgpiod buttons_open() says so.
 *
 * The lines are asked for with the configured bias and polarity and both edges, on the chip
 * with the configured label. Nothing here blocks. Not thread-safe: one thread a `struct
 * buttons`.
 */
#ifndef UNKNOT_HW_BUTTONS_H
#define UNKNOT_HW_BUTTONS_H

#include "app/core/button.h"

#include <stdbool.h>

enum {
    BUTTON_LINES_MAX = 8,
    BUTTONS_ERROR_MAX = 200
};

enum line_bias {
    BIAS_PULL_UP,
    BIAS_PULL_DOWN,
    BIAS_NONE, /**< left as it is */
};

/** One physical line. Several lines may map to one logical button (a foot switch). */
struct button_line {
    enum button button;
    int offset; /**< BCM number = line offset on the header's chip */
    enum line_bias bias;
    bool active_low;
};

struct buttons_config {
    const char *chip; /**< label or device path; NULL: first known Raspberry Pi header chip */
    struct button_line lines[BUTTON_LINES_MAX];
    int line_count;
    int debounce_us; /**< asked of the kernel where libgpiod can (2.x), else ignored; 0: not */
};

struct buttons; /**< one open back end */

/** @return whether the configured chip is there at all, so that opening it is worth a try. */
bool buttons_chip_present(const struct buttons_config *config);

/**
 * Opens the lines. A debounce time that the kernel refuses is left out; the rest is not.
 *
 * @param config     read only during the call
 * @param error_out  on failure a sentence that names chip, BCM number and header pin
 * @return NULL on failure. **Ownership**: close with buttons_close()
 */
struct buttons *buttons_open(const struct buttons_config *config,
                             char error_out[BUTTONS_ERROR_MAX]);

/** A descriptor that is readable when edges wait, or -1. Owned by `buttons`. */
int buttons_fd(const struct buttons *buttons);

/**
 * Reads the edges that wait, without blocking. An edge is a change of a logical button: with
 * several lines on one button, only the first press and the last release. Times are the
 * kernel's (CLOCK_MONOTONIC) and never go back. When the kernel lost edges, the levels are
 * read again and what differs is given as edges of that moment.
 *
 * @param edges_max  at least 1. When the result is `edges_max` there may be more: call again
 * @return number of edges written, 0: none, -1: the chip is gone (close and open again);
 *         what was down is given as released before that
 */
int buttons_read(struct buttons *buttons, struct button_edge *edges_out, int edges_max);

/**
 * Reads the present level of each logical button (true = pressed), for the start and when a
 * hold lasts oddly long. The levels count as known to the caller: the edges given later are
 * changes against them.
 *
 * @return false: could not be read, nothing written
 */
bool buttons_levels(struct buttons *buttons, bool pressed_out[BUTTON_COUNT]);

/** Releases the lines. NULL is allowed. */
void buttons_close(struct buttons *buttons);

/** Number of the header pin for a BCM number on a 40-pin header, or 0. */
int buttons_header_pin(int bcm);

/** "libgpiod 2.x", "libgpiod 1.x" or "none": what was compiled in. */
const char *buttons_backend(void);

#endif
