/* SPDX-License-Identifier: MIT */
/**
 * Databases of the kinds that a coach may have before them, made by simulated visitors: for
 * pictures of the coach's pages, and for whoever checks those.
 */
#ifndef UNKNOT_CLI_COACH_DATA_H
#define UNKNOT_CLI_COACH_DATA_H

#include "app/cli/scratch.h"

enum coach_data_kind {
    COACH_DATA_BUSY,       /**< more than two years, with days without power and marked days */
    COACH_DATA_ONE,        /**< weeks of use, one visit in the last 14 days */
    COACH_DATA_TWELVE,     /**< 12 ratings in the last 14 days: too few to be firm */
    COACH_DATA_NOBODY,     /**< ran for some days, and nobody ever came */
    COACH_DATA_NONE,       /**< the file is not there yet */
    COACH_DATA_UNREADABLE, /**< the file is no database */
    COACH_DATA_COUNT
};

/** What is in COACH_DATA_BUSY; days are counted back from the last one. */
enum {
    COACH_DATA_DAYS = 800,       /**< of which it has figures */
    COACH_DATA_DARK_DAYS = 3,    /**< without power, the last of them 4 days back */
    COACH_DATA_MARKED_DAYS = 2,  /**< marked, the last of them 8 days back */
    COACH_DATA_MARKED_PERIOD = 2 /**< all of this period of 14 days is marked, 0: the latest */
};

/** All zero: nothing to close. */
struct coach_data {
    struct scratch scratch;
};

/**
 * Makes them all, in a few seconds: the same ones each time, but for where they are.
 *
 * @param assets  NULL: the installed content
 * @return false, reason on stderr. **Ownership**: coach_data_close() in either case
 */
bool coach_data_open(struct coach_data *data, const char *assets);

/** Removes them. */
void coach_data_close(struct coach_data *data);

/** Path of one of them. */
void coach_data_path(const struct coach_data *data, enum coach_data_kind kind,
                     char out[SCRATCH_PATH_MAX]);

#endif
