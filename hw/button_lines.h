/* SPDX-License-Identifier: MIT */
/**
 * From levels of lines to edges of logical buttons: a button is down while any of its lines is
 * active. Pure.
 */
#ifndef UNKNOT_HW_BUTTON_LINES_H
#define UNKNOT_HW_BUTTON_LINES_H

#include "hw/buttons.h"

#include <stdbool.h>
#include <stdint.h>

struct button_lines {
    enum button buttons[BUTTON_LINES_MAX]; /**< of each line */
    bool active[BUTTON_LINES_MAX];         /**< present level of each line */
    int count;
    bool reported[BUTTON_COUNT]; /**< what the caller knows of each button */
    int64_t at_ms;               /**< time of the newest change; never goes back */
};

/** All lines inactive, all buttons known as up. */
void button_lines_init(struct button_lines *lines, const struct buttons_config *config);

/** Sets one line's level. Take the edge with button_lines_next() before the next call, or
 *  changes that undo each other are lost. */
void button_lines_set(struct button_lines *lines, int line, bool active, int64_t at_ms);

/** Gives the next button whose level is not the one the caller knows. @return false: none */
bool button_lines_next(struct button_lines *lines, struct button_edge *edge_out);

/** Gives every button's level; it counts as known to the caller. */
void button_lines_levels(struct button_lines *lines, bool pressed_out[BUTTON_COUNT]);

#endif
