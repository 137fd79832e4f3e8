/* SPDX-License-Identifier: MIT */
#include "app/core/line_press.h"

#include <string.h>

void line_sense_begin(struct line_sense *sense, int bcm, bool high, int64_t at_us)
{
    memset(sense, 0, sizeof *sense);
    sense->rest = sense->level = high;
    sense->first_us = sense->last_us = at_us;
    sense->press.bcm = bcm;
}

static void trace(struct line_sense *sense, int64_t at_us)
{
    struct line_press *press = &sense->press;

    if (!sense->down && press->trace_count < PRESS_TRACE_MAX) {
        press->trace_us[press->trace_count++] = (int)(at_us - sense->first_us);
    }
}

void line_sense_edge(struct line_sense *sense, bool high, int64_t at_us)
{
    if (high == sense->level) {
        return; /* an edge that was lost lies between */
    }
    sense->level = high;
    sense->last_us = at_us;
    if (!sense->bursts) {
        sense->bursts = true;
        sense->first_us = at_us;
        if (!sense->down) {
            sense->press.trace_count = 0;
        }
        return;
    }
    trace(sense, at_us);
}

bool line_sense_is_open(const struct line_sense *sense)
{
    return sense->bursts || sense->level != sense->rest;
}

static void begin_press(struct line_sense *sense, int bounce_us)
{
    sense->down = true;
    sense->press.at_us = sense->first_us;
    sense->press.active_low = sense->rest;
    sense->press.bounce_us = bounce_us;
}

static enum line_sensed end_press(struct line_sense *sense, int bounce_us,
                                  struct line_press *press_out)
{
    sense->down = false;
    if (bounce_us > sense->press.bounce_us) {
        sense->press.bounce_us = bounce_us;
    }
    *press_out = sense->press;
    return LINE_PRESSED;
}

static enum line_sensed end_burst(struct line_sense *sense, struct line_press *press_out)
{
    int64_t bounce_us = sense->last_us - sense->first_us;

    sense->bursts = false;
    if (bounce_us > PRESS_NOISE_US) {
        sense->down = false;
        return LINE_GLITCHED;
    }
    if (sense->level == sense->rest) {
        return sense->down ? end_press(sense, (int)bounce_us, press_out) : LINE_GLITCHED;
    }
    if (sense->down) { /* it let go for a moment only */
        return LINE_GLITCHED;
    }
    begin_press(sense, (int)bounce_us);
    return LINE_NOTHING;
}

enum line_sensed line_sense_settle(struct line_sense *sense, int64_t now_us,
                                   struct line_press *press_out)
{
    if (sense->bursts && now_us - sense->last_us >= PRESS_SETTLE_US) {
        return end_burst(sense, press_out);
    }
    if (!sense->bursts && sense->level != sense->rest &&
        now_us - sense->last_us >= PRESS_LONGEST_US) {
        sense->rest = sense->level;
        sense->down = false;
    }
    return LINE_NOTHING;
}
