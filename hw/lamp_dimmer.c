/* SPDX-License-Identifier: MIT */
#include "hw/lamp_dimmer.h"

#include <math.h>

enum {
    SHORTEST_US = 100 /* a shorter pulse is lost in the time that switching takes */
};

static const float EYE = 2.2F; /* light that looks half as bright is a fifth */

static int on_us(float level)
{
    float part = level <= 0.0F ? 0.0F : powf(level < 1.0F ? level : 1.0F, EYE);
    int us = (int)lrintf(part * (float)DIMMER_PERIOD_US);

    if (us < SHORTEST_US) {
        return level > 0.0F ? SHORTEST_US : 0;
    }
    return us > DIMMER_PERIOD_US - SHORTEST_US ? DIMMER_PERIOD_US : us;
}

/* The first time after `after_us` at which a line goes off, or the period's end. */
static int next_off_us(const int off_us[], int count, int after_us)
{
    int next_us = DIMMER_PERIOD_US;

    for (int i = 0; i < count; i++) {
        if (off_us[i] > after_us && off_us[i] < next_us) {
            next_us = off_us[i];
        }
    }
    return next_us;
}

int dimmer_plan(const float levels[], int count, struct dimmer_step steps_out[DIMMER_STEPS_MAX])
{
    int off_us[LAMP_LINES_MAX];
    int steps = 0;

    for (int i = 0; i < count; i++) {
        off_us[i] = on_us(levels[i]);
    }
    for (int at_us = 0; at_us < DIMMER_PERIOD_US; at_us = next_off_us(off_us, count, at_us)) {
        struct dimmer_step *step = &steps_out[steps++];

        *step = (struct dimmer_step){.at_us = at_us};
        for (int i = 0; i < count; i++) {
            step->active |= (off_us[i] > at_us ? 1U : 0U) << i;
        }
    }
    return steps;
}
