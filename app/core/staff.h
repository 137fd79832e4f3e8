/* SPDX-License-Identifier: MIT */
/**
 * What the people who look after a station see behind the visit: the code, and the coach's
 * pages. Plain data; part of the model.
 */
#ifndef UNKNOT_CORE_STAFF_H
#define UNKNOT_CORE_STAFF_H

#include "app/core/button.h"
#include "app/core/service.h"
#include "app/core/stick.h"
#include "app/core/usage.h"

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
    COACH_TASKS, /**< what a coach can do: enum coach_task */
    COACH_PAGE_COUNT
};

/** The tasks, as they stand on their page. */
enum coach_task {
    TASK_STICK,   /**< save everything on a USB stick */
    TASK_DAYS,    /**< say which days were no real use */
    TASK_SERVICE, /**< check the station */
    TASK_OUTAGES, /**< say what is out of order, and what works again */
    TASK_COUNT
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

enum {
    DAY_MARKS_MAX = 64 /**< known at a time; the latest are kept */
};

/** Why days are no real use. */
enum day_reason {
    REASON_TRAINING,
    REASON_TEST,
    REASON_EVENT,
    REASON_OTHER,
    REASON_COUNT
};

/** The stable name in the database ("training"); never NULL. */
const char *day_reason_name(enum day_reason reason);

/** Days that do not count; local days since 1970, both included. */
struct day_mark {
    int64_t from_day, to_day;
    char reason[USAGE_NAME_MAX];
};

/** Which days there are, and which of them do not count. */
struct day_marks {
    int64_t today;     /**< local day since 1970, or the last one with data */
    int64_t first_day; /**< of all data; after `today`: there is none */
    struct day_mark items[DAY_MARKS_MAX];
    int count;
};

/** What is asked of somebody who takes days out. */
enum days_step {
    DAYS_FROM,   /**< the first day; on one that is marked: take that back */
    DAYS_TO,     /**< the last day */
    DAYS_REASON, /**< why */
};

/** Taking days out, and back. */
struct staff_days {
    struct day_marks known;
    enum days_step step;
    int64_t day;      /**< where one is */
    int64_t from_day; /**< chosen; DAYS_TO and on */
    int back;         /**< years before the latest one whose use is asked for */
};

/** The mark that a day has, the last one made; NULL: it counts. Borrowed. */
const struct day_mark *day_marks_find(const struct day_marks *marks, int64_t day);

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

    /* The tasks behind the pages. */
    struct staff_days days;
    struct stick stick;
    struct service service;
    bool clearing; /**< outages: asked whether the focused thing works again */
};

#endif
