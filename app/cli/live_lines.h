/* SPDX-License-Identifier: MIT */
/**
 * Who has the lines of the header: the buttons' reader, or, while they are learned and tested,
 * a listener. Main thread only.
 */
#ifndef UNKNOT_CLI_LIVE_LINES_H
#define UNKNOT_CLI_LIVE_LINES_H

#include "app/cli/line_listener.h"
#include "app/cli/station.h"
#include "hw/button_reader.h"

#include <stdbool.h>
#include <stdint.h>

/** All zero: there is neither. */
struct live_lines {
    struct button_reader *reader;   /**< NULL: no GPIO, or the listener has the lines */
    struct line_listener *listener; /**< NULL: nobody listens */
    int asked;                      /**< number of the order that the listener follows */
    bool reads;                     /**< the reader is wanted whenever nobody listens */
    button_reader_wake wake;        /**< of both threads; NULL: nobody is woken */
    void *context;
};

/** Starts the reader. @param wake  as button_reader_start(), and of the listener */
void live_lines_read(struct live_lines *lines, const struct station *station,
                     button_reader_wake wake, void *context);

/** Gives the lines to whom the station's screen wants them given, and tells the station what
 * the listener heard. */
void live_lines_follow(struct live_lines *lines, struct station *station, int64_t now_ms);

/** Stops both. */
void live_lines_end(struct live_lines *lines);

#endif
