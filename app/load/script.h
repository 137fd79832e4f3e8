/* SPDX-License-Identifier: MIT */
/**
 * Recorded visits: one instruction a line, see README. Pure parsing, no clock.
 *
 *     0.0   tap ok            press and release 80 ms later
 *     2.5   press left        2.6 release left
 *     4.0   hold back+ok 3.0  a chord
 *     9.0   expect screen run      9.0 expect step 2
 *     9.5   expect language de
 *     0.0   clock mon 21:59    it is monday, 21:59; from here on the clock runs
 *     12.0  shot run.png
 *     95.0  end
 */
#ifndef UNKNOT_LOAD_SCRIPT_H
#define UNKNOT_LOAD_SCRIPT_H

#include "app/core/button.h"
#include "app/core/model.h"
#include "app/load/problems.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum script_kind {
    SCRIPT_EDGE,
    SCRIPT_EXPECT_SCREEN,
    SCRIPT_EXPECT_STEP,
    SCRIPT_EXPECT_LANGUAGE,
    SCRIPT_CLOCK,
    SCRIPT_SHOT,
    SCRIPT_END,
};

enum {
    SCRIPT_NAME_MAX = 96
};

/** One thing to do at one moment; taps and holds are two edges or more. */
struct script_line {
    enum script_kind kind;
    int64_t at_ms; /**< since the start of the script */
    int line;      /**< 1-based line of the file */
    int ordinal;   /**< place among all that the file says, before sorting */
    enum button button;
    bool pressed;
    enum screen screen;
    int step;
    int weekday, minute;        /**< clock: 0 is Monday; of the day */
    char name[SCRIPT_NAME_MAX]; /**< shot: file name, no '/'; language: its id */
};

/** Sorted by time, lines of the same time in the order of the file; ends with SCRIPT_END. */
struct script {
    struct script_line *lines;
    int count;
};

/** @return false: what is wrong is in `problems`. **Ownership**: script_unload() */
bool script_load(const char *path, struct script *script_out, struct problems *problems);

/** As script_load() from memory; `name` is only for messages. */
bool script_parse(const char *text, size_t size, const char *name, struct script *script_out,
                  struct problems *problems);
void script_unload(struct script *script);

#endif
