/* SPDX-License-Identifier: MIT */
/**
 * The lamps in the buttons, on GPIO output lines. A line only switches: a transistor or a
 * driver board carries the lamp's current, never the pin.
 *
 * Nothing here blocks. Where lamps are dimmed a thread of its own switches them a hundred times
 * a second, for as long as one of them is neither dark nor full. Main thread only.
 */
#ifndef UNKNOT_HW_LAMPS_H
#define UNKNOT_HW_LAMPS_H

#include "hw/buttons.h"

#include <stdbool.h>

enum {
    LAMP_LINES_MAX = 8
};

/** One output line. Several may show the same button. */
struct lamp_line {
    enum button button;
    int offset;      /**< BCM number = line offset on the header's chip */
    bool active_low; /**< the lamp is lit while the line is low */
};

struct lamps_config {
    const char *chip; /**< as in struct buttons_config */
    struct lamp_line lines[LAMP_LINES_MAX];
    int line_count; /**< 0: this panel has no lamps */
    bool dimmed;    /**< brightness is made by switching fast; false: on or off */
};

struct lamps; /**< open lines, and what they show */

/**
 * Takes the lines; all lamps are dark.
 *
 * @param config     read only during the call
 * @param error_out  on failure a sentence that names chip, BCM number and header pin
 * @return NULL on failure. **Ownership**: lamps_close()
 */
struct lamps *lamps_open(const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX]);

/**
 * Shows brightness on each button's lamps. The kernel is asked only when something changes.
 *
 * @param levels  0 dark .. 1 full as the eye sees it; without dimming above a half is on
 * @return false: the chip is gone; close, and open again later
 */
bool lamps_show(struct lamps *lamps, const float levels[BUTTON_COUNT]);

/** Makes them dark and gives the lines back. NULL is allowed. */
void lamps_close(struct lamps *lamps);

#endif
