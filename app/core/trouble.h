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

enum {
    TROUBLE_REPORTS_LIMIT = 5, /**< taken from visitors in any hour */
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
