/* SPDX-License-Identifier: MIT */
/**
 * Which starts of the program did not end properly, and what follows from that. Pure; the file
 * they are kept in is app/cli/crashes.h's.
 *
 * Times are those of one boot of the machine, from its start on: the wall clock may jump, and
 * another boot is another chance.
 */
#ifndef UNKNOT_CLI_CRASH_LOG_H
#define UNKNOT_CLI_CRASH_LOG_H

#include "app/cli/machine.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CRASH_STARTS_MAX = 8,
    CRASH_LOG_TEXT_MAX = 1024,
    CRASHES_TO_PLAIN = 3,        /**< so many within the window lead to plain mode */
    CRASH_WINDOW_MS = 5 * 60000, /**< a start that runs for this is no crash of a start */
    CRASH_PLAIN_MS = 30 * 60000, /**< plain mode that runs for this has done its part */
};

enum crash_kind {
    CRASH_START, /**< counts while it is young */
    CRASH_PLAIN, /**< runs in plain mode: so does the next one if this one dies */
    CRASH_RAN,   /**< ran for long enough: that it died later leads to nothing */
};

/** A start that has not ended properly, or not yet. */
struct crash_start {
    enum crash_kind kind;
    int64_t at_ms; /**< since the machine was started */
    int signal;    /**< that ended it; 0: none, or nobody knows */
};

/** All-zero: there was none. */
struct crash_log {
    char boot_id[MACHINE_ID_MAX];
    struct crash_start starts[CRASH_STARTS_MAX]; /**< the latest last */
    int count;
};

/** Reads what crash_log_text() wrote and signals were added to. Anything else is left out. */
void crash_log_parse(const char *text, struct crash_log *log_out);

/** @return length of the text, less than CRASH_LOG_TEXT_MAX */
int crash_log_text(const struct crash_log *log, char out[CRASH_LOG_TEXT_MAX]);

/**
 * The program starts: what does not count any more is forgotten, and this start is added.
 *
 * @return whether it has to run in plain mode
 */
bool crash_log_start(struct crash_log *log, const char *boot_id, int64_t now_ms);

/** Time passed for the start that was added last. @return whether the log changed */
bool crash_log_pass(struct crash_log *log, int64_t now_ms);

#endif
