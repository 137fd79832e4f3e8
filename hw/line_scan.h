/* SPDX-License-Identifier: MIT */
/**
 * Listens to the bare lines of the header, however they are wired: each is asked for alone, so
 * that one which somebody holds does not keep the others away. Over the same back ends as the
 * buttons. Levels are electrical: true is high. One thread a `struct line_scan`.
 */
#ifndef UNKNOT_HW_LINE_SCAN_H
#define UNKNOT_HW_LINE_SCAN_H

#include "hw/buttons.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SCAN_FIRST = 2, /**< BCM 0 and 1 belong to the EEPROM of add-on boards */
    SCAN_LAST = 27,
    SCAN_LINES_MAX = SCAN_LAST + 1
};

struct scan_line {
    int bcm;
    enum line_bias bias;
};

struct scan_edge {
    int bcm;
    bool high;
    int64_t at_us; /**< CLOCK_MONOTONIC */
};

struct line_scan;

/**
 * Takes every line of the list that can be had, as an input with both edges.
 *
 * @param chip      as in struct buttons_config
 * @param held_out  a bit for each BCM number that could not be had
 * @param error_out on failure a sentence; with no line at all that of the first
 * @return NULL: none can be had. **Ownership**: line_scan_close()
 */
struct line_scan *line_scan_open(const char *chip, const struct scan_line *lines, int count,
                                 uint32_t *held_out, char error_out[BUTTONS_ERROR_MAX]);

/** Waits until edges wait, `stop_fd` (or -1) is readable or the time is over.
 *  @return false: `stop_fd` is readable */
bool line_scan_wait(struct line_scan *scan, int stop_fd, int timeout_ms);

/** Reads edges that wait, in order, without blocking. Where some were lost the present level is
 *  given. @return number of edges, -1: the chip is gone */
int line_scan_read(struct line_scan *scan, struct scan_edge *edges_out, int edges_max);

/** A bit for each line that is high. @return false: it cannot be read */
bool line_scan_levels(struct line_scan *scan, uint32_t *high_out);

/** Gives the lines back. NULL is allowed. */
void line_scan_close(struct line_scan *scan);

#endif
