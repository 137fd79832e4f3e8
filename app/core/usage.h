/* SPDX-License-Identifier: MIT */
/**
 * What is recorded about the use of a station, as plain data from the visit to the store.
 *
 * A record says everything the store needs in words of the content's ids, so the store does
 * not know the content. Nothing about a person is in it.
 */
#ifndef UNKNOT_CORE_USAGE_H
#define UNKNOT_CORE_USAGE_H

#include "app/core/button.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    USAGE_NAME_MAX = 32,
    USAGE_TEXT_MAX = 160
};

enum usage_kind {
    USAGE_VISIT_BEGIN, /**< the first "get ready" of a visit */
    USAGE_STEP,        /**< a phase of a technique ended */
    USAGE_VISIT_END,   /**< may come again for the same visit; the last one counts */
    USAGE_SCREEN,      /**< a menu was looked at; counted by day and screen only */
    USAGE_FAULT,       /**< something of the station did not work */
    USAGE_EXCLUDE,     /**< a coach says that days are no real use, or takes that back */
    USAGE_BUTTONS,     /**< what the contacts of the buttons did since the last such record */
    USAGE_OUTAGE,      /**< a thing is out of order, or is not any more */
    USAGE_KINDS
};

enum ended_reason {
    ENDED_FINISHED,    /**< every step was offered to its end */
    ENDED_LEFT,        /**< somebody pressed back out of it */
    ENDED_IDLE,        /**< nobody answered */
    ENDED_INTERRUPTED, /**< power or the process went away; written at the next start */
};

enum step_outcome {
    OUTCOME_DONE,
    OUTCOME_SKIPPED,
    OUTCOME_CUT, /**< the visit ended in the middle of it */
};

/** Which leg a step is for. */
enum leg {
    LEG_LEFT,
    LEG_RIGHT,
    LEG_COUNT
};

/** Which legs a visit is for. */
enum legs {
    LEGS_LEFT,
    LEGS_BOTH,
    LEGS_RIGHT,
};

enum {
    FEEL_NONE = -1,
    FEEL_LEVELS = 5
}; /**< 0 loose .. 4 very tight */

struct usage_visit {
    char routine[USAGE_NAME_MAX]; /**< routine id; a technique done by itself: its id */
    char tool[USAGE_NAME_MAX];
    enum legs legs;
    int64_t planned_ms; /**< guided time the plan had when it began */
    int feel_before;    /**< 0..4 or FEEL_NONE */
};

struct usage_step {
    int ordinal; /**< 1 for the first step of a visit */
    char technique[USAGE_NAME_MAX];
    char phase[USAGE_NAME_MAX];
    enum leg leg;
    int64_t planned_ms;
    int64_t guided_ms; /**< time under guidance, repeats included, pauses not */
    enum step_outcome outcome;
    int pauses;
};

struct usage_end {
    enum ended_reason reason;
    int64_t guided_ms;    /**< sum over all steps */
    int feel_after;       /**< 0..4 or FEEL_NONE */
    enum legs legs;       /**< with what the summary added */
    int64_t planned_ms;   /**< with what the summary added; 0: both as the visit began */
    int spots[LEG_COUNT]; /**< spots found by a press; 0: nobody gave one */
};

struct usage_fault {
    char code[USAGE_NAME_MAX];
    char text[USAGE_TEXT_MAX];
    bool once_a_boot; /**< counts once from a start of the kernel to the next */
};

struct usage_exclude {
    int64_t from_day, to_day;    /**< local days since 1970, both included */
    bool take_back;              /**< the mark of exactly these days does not hold any more */
    char reason[USAGE_NAME_MAX]; /**< "training" */
};

struct usage_buttons {
    struct button_counts of[BUTTON_COUNT];
};

/** What is wrong with a thing. */
enum trouble_kind {
    TROUBLE_MISSING, /**< not there: what needs it is not offered */
    TROUBLE_BROKEN,  /**< there, and of no use: what needs it is not offered */
    TROUBLE_WORN,    /**< worn or dirty: only the coach is told */
    TROUBLE_KIND_COUNT
};

/** Parts of the station itself, which no technique needs. */
enum station_part {
    PART_SOUND,
    PART_SCREEN, /**< the screen or the buttons */
    PART_OTHER,
    PART_COUNT
};

enum {
    OUTAGES_MAX = 40 /**< open at a time: each tool and part in each way */
};

#define OUTAGE_SINCE_UNKNOWN INT64_MIN /**< the clock was not set when it began, or now */

/** Something that is out of order and was not cleared yet. */
struct outage {
    char what[USAGE_NAME_MAX]; /**< a tool's id, or the name of a part of the station */
    enum trouble_kind kind;
    int64_t since_ms; /**< monotonic, negative before the start; or OUTAGE_SINCE_UNKNOWN */
    int reports;      /**< how many visitors said so; 0: a coach did */
};

/** Everything that is out of order. All-zero: nothing is. */
struct outages {
    struct outage items[OUTAGES_MAX];
    int count;
};

/** What is said about a thing that is out of order. */
enum outage_act {
    OUTAGE_REPORTED, /**< by a visitor */
    OUTAGE_SET,      /**< by a coach */
    OUTAGE_CLEARED,  /**< by a coach: it works again */
};

struct usage_outage {
    char what[USAGE_NAME_MAX]; /**< a tool's id, or the name of a part of the station */
    enum trouble_kind kind;
    enum outage_act act;
};

struct usage {
    enum usage_kind kind;
    int64_t at_ms; /**< monotonic time it is true for */
    union {
        struct usage_visit visit;
        struct usage_step step;
        struct usage_end end;
        char screen[USAGE_NAME_MAX];
        struct usage_fault fault;
        struct usage_exclude exclude;
        struct usage_buttons buttons;
        struct usage_outage outage;
    } u;
};

/** The stable names used in the database and in traces; never NULL. */
const char *ended_reason_name(enum ended_reason reason);
const char *step_outcome_name(enum step_outcome outcome);
const char *leg_name(enum leg leg);
const char *legs_name(enum legs legs);
const char *outage_act_name(enum outage_act act);

/** The stable names in the database ("missing", "station.sound"); never NULL. No tool can have
 *  a part's name: ids have no dot. */
const char *trouble_kind_name(enum trouble_kind kind);
const char *station_part_name(enum station_part part);

/** @return whether a thing of this kind of trouble is of no use to anybody. */
bool trouble_hides(enum trouble_kind kind);

#endif
