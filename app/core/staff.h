/* SPDX-License-Identifier: MIT */
/**
 * What the people who look after a station see behind the visit: the code, and the coach's
 * pages. Plain data; part of the model.
 */
#ifndef UNKNOT_CORE_STAFF_H
#define UNKNOT_CORE_STAFF_H

#include "app/core/button.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CODE_LENGTH = 4 /**< presses of the code */
};

/** The coach's pages, in the order in which the green button turns them. */
enum coach_page {
    COACH_OVERVIEW,
    COACH_TECHNIQUES, /**< techniques and tools */
    COACH_QUIT,       /**< where people stop */
    COACH_LEGS,
    COACH_STATION,
    COACH_PAGE_COUNT
};

/** Lengths of the period that the figures are of, in the order in which holding turns them. */
enum coach_span {
    SPAN_14_DAYS,
    SPAN_30_DAYS,
    SPAN_90_DAYS,
    SPAN_YEAR, /**< 365 days */
    SPAN_ALL,
    SPAN_COUNT
};

/** @return length in days; 0: all there is. */
int coach_span_days(enum coach_span span);

struct staff {
    /* The code. What is wrong and locked outlives the screen: going away does not unlock it. */
    enum button code[CODE_LENGTH]; /**< the presses so far */
    int code_count;
    int64_t code_ms;         /**< the last of them, or when they were forgotten; -1 never */
    bool code_refused;       /**< the last press completed a wrong code */
    int wrong;               /**< wrong codes in a row */
    int64_t locked_until_ms; /**< no press counts before this; 0: not locked */

    /* The coach's pages. */
    enum coach_page page;
    enum coach_span span;
    int back;            /**< how many periods before the latest one; 0 for SPAN_ALL */
    bool meanings;       /**< what the page's figures mean is shown over it */
    int holding;         /**< the button that may become a hold, or -1 */
    int asked;           /**< number of the last question for figures */
    int answered;        /**< number of the question that the figures at hand answer */
    int64_t asked_ms;    /**< when the last question was asked */
    int64_t answered_ms; /**< when the figures at hand came */
    bool earlier;        /**< there is use before the period shown */
};

#endif
