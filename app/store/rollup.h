/* SPDX-License-Identifier: MIT */
/**
 * Daily rollups: what a coach is shown, without touching the rows of single visits.
 *
 * A row of `daily` belongs to a station, a local day, a topic and a key, and holds a count n
 * and up to eight more values. Only ended visits count, on the day on which they began. The
 * rows of a (station, day) are counted anew from its visits in the transaction that changed one
 * of them, so they are always equal to a full recount. When old visits are removed, their part
 * is kept under topic + ROLLUP_FROZEN; a reader adds both up.
 */
#ifndef UNKNOT_STORE_ROLLUP_H
#define UNKNOT_STORE_ROLLUP_H

#include "app/store/db.h"
#include "app/store/usage_time.h"

/**
 * Topics; weekday is 0 Monday .. 6 Sunday, a word is an id of the table `word`, times are in
 * ms. "rated" are visits with a feeling given before and after; a change is before - after.
 */
enum rollup_topic {
    /** key weekday: n visits, v1 finished, v2 left, v3 idle, v4 interrupted, v5 begun with an
     *  unset clock, v6 guided, v7 planned */
    ROLLUP_VISIT,
    /** key weekday * 24 + hour, only with a set clock: n visits begun, v1 time in use: from a
     *  visit's begin to its end, each hour its part, at most to the end of the next day */
    ROLLUP_HOUR,
    /** key word: n visits, v1 finished, v2 left, v3 idle, v4 guided, v5 rated, v6 and v7 sums
     * of the feelings before and after, v8 sum of the squares of the changes */
    ROLLUP_ROUTINE,
    ROLLUP_TOOL, /**< the same */
    /** key word: n visits that used it (a step of it was begun), v1 of these with every step of
     *  it done, v2 with one skipped and none cut, v3 with one cut, v4 guided in it, v5 to v8 as
     *  above, of the visits that used it */
    ROLLUP_TECHNIQUE,
    /** key before * 6 + after, 5 where nobody said: n visits */
    ROLLUP_FEEL,
    /** key enum legs: n visits, v1 finished; for both legs: v2 second leg guided, v3 only
     *  skipped, v4 not reached. The second is the one that the first step was not for */
    ROLLUP_LEGS,
    /** key enum leg: n visits with guided time on it, v1 that time, v2 visits with spots of it,
     *  v3 spots */
    ROLLUP_LEG,
    /** key see rollup_stage: n visits that reached it, v1 that did it once or more, v2 that
     * only skipped it, v3 left or idle in it, v4 left or idle after it and before the next
     * step, v5 the smallest ordinal a visit had at its first step there: the order
     */
    ROLLUP_STAGE,
    /** key routine word * 128 + bucket of the guided time, see rollup_bucket_ms(): n visits
     * that were left or idle, v1 guided, v2 planned */
    ROLLUP_LEFT,

    ROLLUP_COUNTED = 16, /**< from here on counted as it happens, from no rows */
    /** key weekday: n 1: the station ran that day, v1 for how long, v2 starts, v3 of these
     * after the power went away, v4 after the program alone did */
    ROLLUP_ON = ROLLUP_COUNTED,
    ROLLUP_ON_HOUR, /**< key weekday * 24 + hour, only with a set clock: v1 how long it ran */

    ROLLUP_TOPICS,
    ROLLUP_FROZEN = 32, /**< added to a recounted topic: of visits whose rows were removed */
};

enum {
    ROLLUP_VALUES = 8,
    ROLLUP_NOBODY_SAID = 5,
    ROLLUP_BUCKETS = 128,
    ROLLUP_DIRTY_MOST = 32 /**< days in one transaction at the start */
};

/** Where in a routine: its key is ((routine * 2 + second) * 4096 + technique) * 4096 + phase.
 */
struct rollup_stage {
    int64_t routine; /**< word */
    bool second;     /**< on the second leg of a visit */
    /** Words. Technique 0: phase 0 is "begun": n all visits, v4 left before any step; phase 1
     *  is "asked": n finished visits, v1 those that said how it feels. */
    int64_t technique, phase;
};
struct rollup_stage rollup_stage_of(int64_t key);

/** Guided time at which a bucket of ROLLUP_LEFT begins: 10 s steps to 10 min, then minutes. */
int64_t rollup_bucket_ms(int bucket);

/** Prepares its statements, numbered behind those of usage_sql. */
bool rollup_init(struct db *db);

/** Counts a day's visits anew, and forgets sums over longer times that it is in. */
bool rollup_day(struct db *db, int64_t station, int64_t day);

/** Rolls up at most ROLLUP_DIRTY_MOST of the days that the file names as dirty.
 *  @param more_out  whether there may be some left */
bool rollup_dirty_days(struct db *db, bool *more_out);

/** Counts a start of the station on its local day. */
bool rollup_start(struct db *db, int64_t station, struct usage_time time, bool power_cut,
                  bool crash);

/** Adds `ms` during which the station ran, until `until`. */
bool rollup_on(struct db *db, int64_t station, int64_t ms, struct usage_time until);

/** Keeps the counts of a day whose visits are about to be removed. */
bool rollup_freeze(struct db *db, int64_t station, int64_t day);

/**
 * Sums up one whole month or year that is over and not summed up yet.
 *
 * @param done_out  there was none left
 */
bool rollup_sum_next(struct db *db, bool *done_out);

/** Sums up all of them, in one go. */
bool rollup_sum_all(struct db *db);

#endif
