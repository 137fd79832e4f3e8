/* SPDX-License-Identifier: MIT */
/**
 * Finds presses in the level changes of one bare line, of which nobody knows yet how it is
 * wired. Its level at rest is what it has been for long: a press leaves it and comes back.
 * Pure; times are microseconds of a monotonic clock.
 */
#ifndef UNKNOT_CORE_LINE_PRESS_H
#define UNKNOT_CORE_LINE_PRESS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PRESS_TRACE_MAX = 24,
    PRESS_SETTLE_US = 25000,   /**< a level that stood for this has settled */
    PRESS_NOISE_US = 60000,    /**< contacts that go on changing for this are none */
    PRESS_LONGEST_US = 2000000 /**< held longer it is no press, and its level that at rest */
};

/** A press, told when the button is up again. */
struct line_press {
    int bcm;
    bool active_low;
    int64_t at_us; /**< its first change */
    int bounce_us; /**< the longer of both: until the last change of press and of release */
    int trace_us[PRESS_TRACE_MAX]; /**< changes of the press after its first one */
    int trace_count;
};

/** One line. line_sense_begin() before the first use. */
struct line_sense {
    bool rest, level;          /**< high? */
    bool bursts;               /**< it has changed and not settled */
    bool down;                 /**< a press has begun */
    int64_t first_us, last_us; /**< of the burst; of the level that stands */
    struct line_press press;
};

enum line_sensed {
    LINE_NOTHING,
    LINE_PRESSED,
    LINE_GLITCHED, /**< it changed, and it was no press */
};

void line_sense_begin(struct line_sense *sense, int bcm, bool high, int64_t at_us);

void line_sense_edge(struct line_sense *sense, bool high, int64_t at_us);

/** What has settled up to `now_us`; call it again and again while line_sense_is_open(). */
enum line_sensed line_sense_settle(struct line_sense *sense, int64_t now_us,
                                   struct line_press *press_out);

/** Will time alone change something? */
bool line_sense_is_open(const struct line_sense *sense);

#endif
