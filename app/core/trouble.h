/* SPDX-License-Identifier: MIT */
/**
 * What does not work at a station: reported by whoever stands there, cleared by a coach.
 *
 * Plain data; part of the model. Nothing about a person is in it.
 */
#ifndef UNKNOT_CORE_TROUBLE_H
#define UNKNOT_CORE_TROUBLE_H

#include "app/core/content.h"
#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

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
    OUTAGES_MAX = 40,          /**< open at a time: each tool and part in each way */
    TROUBLE_REPORTS_LIMIT = 5, /**< taken from visitors in any hour */
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

enum trouble_step {
    TROUBLE_WHAT,
    TROUBLE_HOW,    /**< what is wrong with the tool */
    TROUBLE_THANKS, /**< for some seconds */
};

/** A visitor's report that is being made, and those taken before it. */
struct trouble {
    int64_t hold_ms; /**< since when red is held alone; -1: it is not */
    bool waits;      /**< what red does it does when it is let go */
    enum trouble_step step;
    int focus_back;                          /**< the focus of the screen that goes on */
    int what;                                /**< the chosen place in the menu of things */
    bool refused;                            /**< too many reports: this one was not taken */
    int64_t taken_ms[TROUBLE_REPORTS_LIMIT]; /**< when the last ones were, the last first */
    int taken_count;                         /**< how many of those there are */
};

/** The stable names in the database ("missing", "station.sound"); never NULL. No tool can have
 *  a part's name: ids have no dot. */
const char *trouble_kind_name(enum trouble_kind kind);
const char *station_part_name(enum station_part part);

/** @return whether `name` is a kind's name; it is then in `kind_out`. */
bool trouble_kind_from_name(const char *name, enum trouble_kind *kind_out);

/** @return whether a thing of this kind of trouble is of no use to anybody. */
bool trouble_hides(enum trouble_kind kind);

/** Index of the open outage, or -1. */
int outages_find(const struct outages *outages, const char *what, enum trouble_kind kind);

/**
 * Opens an outage, or counts one more report of it.
 *
 * @param by_visitor  counts as a report
 * @return false: there is no room for another one
 */
bool outages_add(struct outages *outages, const char *what, enum trouble_kind kind,
                 bool by_visitor, int64_t now_ms);

void outages_remove(struct outages *outages, int index);

/** @return whether a tool of the content is missing or broken. NULL: nothing is. */
bool outages_hide_tool(const struct outages *outages, const struct content *content, int tool);

/** How many things can be reported: the tools that have to be fetched, then the parts. */
int trouble_thing_count(const struct content *content);

/** @return the tool index of the thing at a place, or -1: it is a part of the station. */
int trouble_thing_tool(const struct content *content, int i);

/** The part of the station at a place that is no tool's. */
enum station_part trouble_thing_part(const struct content *content, int i);

/** The name in the database of the thing at a place; borrowed from the content. */
const char *trouble_thing_name(const struct content *content, int i);

#endif
