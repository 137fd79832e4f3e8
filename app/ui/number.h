/* SPDX-License-Identifier: MIT */
/**
 * Numbers that count, and change in place: a digit fades over to the next one during the last
 * MOTION_NUMBER_MS before it counts, so that the number is there when its second begins.
 */
#ifndef UNKNOT_UI_NUMBER_H
#define UNKNOT_UI_NUMBER_H

#include "app/ui/format.h"
#include "app/ui/paint.h"

struct number {
    char is[FORMAT_MAX];
    char next[FORMAT_MAX];
    float place; /**< 0: only `is` is seen, 1: only `next` */
};

/** How far something is on its way to what comes in `left_ms`: 0 until `length_ms` before it.
 */
float number_place(int64_t left_ms, int64_t length_ms);

/** "0:28" that does not change. */
struct number number_still(int64_t seconds);

/** Time that is left as "0:28" or, as_count, as "28"; a started second still counts. */
struct number number_left(int64_t left_ms, bool as_count);

/** Time that has passed as "0:28". */
struct number number_passed(int64_t passed_ms);

/** A count that turns into the next in `left_ms`; INT64_MAX: into none. */
struct number number_count(int n, int64_t left_ms);

/** Digits that are the same in both stay as they are. */
void number_draw(const struct paint *paint, float x, float y, const struct number *number,
                 struct style style);

#endif
