/* SPDX-License-Identifier: MIT */
/**
 * A thread that listens to bare lines of the header and tells their changes and presses, while
 * the buttons' reader rests. All functions are for one thread; none but stop waits.
 */
#ifndef UNKNOT_CLI_LINE_LISTENER_H
#define UNKNOT_CLI_LINE_LISTENER_H

#include "app/core/line_press.h"
#include "hw/line_scan.h"

#include <stdbool.h>
#include <stdint.h>

struct line_listener_settings {
    const char *chip; /**< as in struct buttons_config; borrowed until it is stopped */
    struct scan_line lines[SCAN_LINES_MAX];
    int line_count; /**< 0: every line of the header, now with pull-up and now with pull-down */
    void (*wake)(void *context); /**< called by the thread when something is new; or NULL */
    void *context;
};

enum line_heard_kind {
    HEARD_OPEN,   /**< it listens: `held`, `pull_down` */
    HEARD_FAILED, /**< it does not, and tries again: `reason` */
    HEARD_EDGE,   /**< `bcm`, `high` */
    HEARD_PRESS,  /**< `press` */
    HEARD_GLITCH, /**< `bcm` */
};

struct line_heard {
    enum line_heard_kind kind;
    int64_t at_ms;
    int bcm;
    bool high;
    struct line_press press;
    uint32_t held;
    bool pull_down;
    char reason[BUTTONS_ERROR_MAX];
};

struct line_listener;

/** @return NULL: no memory or no thread. **Ownership**: line_listener_stop() */
struct line_listener *line_listener_start(const struct line_listener_settings *settings);

/** Takes the oldest of what was heard. @return false: there is none */
bool line_listener_take(struct line_listener *listener, struct line_heard *heard_out);

/** Gives the lines back. NULL is fine. */
void line_listener_stop(struct line_listener *listener);

#endif
