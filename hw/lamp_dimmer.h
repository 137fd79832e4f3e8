/* SPDX-License-Identifier: MIT */
/**
 * A period of dimmed lamps as a row of settings: all that are lit come on together, each goes
 * off at its share of the period. Pure.
 */
#ifndef UNKNOT_HW_LAMP_DIMMER_H
#define UNKNOT_HW_LAMP_DIMMER_H

#include "hw/lamps.h"

enum {
    DIMMER_PERIOD_US = 10000, /**< 100 a second: no eye sees it, and few wake-ups */
    DIMMER_STEPS_MAX = LAMP_LINES_MAX + 1
};

struct dimmer_step {
    int at_us;       /**< in the period; rising */
    unsigned active; /**< bit i: line i is on from here */
};

/**
 * @param levels  0..1 as the eye sees it, of each line
 * @return number of steps, at least 1; 1: nothing has to be switched while it stays so
 */
int dimmer_plan(const float levels[], int count,
                struct dimmer_step steps_out[DIMMER_STEPS_MAX]);

#endif
