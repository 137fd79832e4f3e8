/* SPDX-License-Identifier: MIT */
/** What tests of texts with the real fonts share: a station with its own content, drawn in
 * every layout and judged. */
#ifndef UNKNOT_TESTS_REAL_TEXT_H
#define UNKNOT_TESTS_REAL_TEXT_H

#include "app/cli/station.h"

enum {
    REAL_TEXT_START_MS = 5000000, /**< of every moment */
    REAL_TEXT_MINUTE = 23 * 60 + 59
};

extern struct station real_text_station;

/** The language of the tests of this process: "de". Before real_text_set_up(). */
void real_text_use_language(const char *id);

int real_text_set_up(void **state);
int real_text_tear_down(void **state);

/** Fails a test in which a moment had a fault. */
int real_text_no_faults(void **state);

struct content *real_text_content(void);

/** A screen that came in long ago. */
void real_text_enter(enum screen screen, struct choice choice);

/** Judges the moment in every layout; faults are said with its name. */
void real_text_check(const char *moment);

#endif
