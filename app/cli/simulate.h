/* SPDX-License-Identifier: MIT */
/** Databases of random visitors, made by the real state machine on a virtual clock. */
#ifndef UNKNOT_CLI_SIMULATE_H
#define UNKNOT_CLI_SIMULATE_H

#include <stdbool.h>
#include <stdint.h>

/** Days on which the power is off, and nobody is let in. */
struct simulate_dark {
    int first_day; /**< 0: the first day of the plan */
    int days;
};

struct simulate_plan {
    const char *path;   /**< of the new database */
    const char *until;  /**< "YYYY-MM-DD", the last day; NULL: yesterday */
    const char *assets; /**< NULL: the installed content */
    long visitors;      /**< some only look round in the menus */
    long days;          /**< over which they are spread */
    long seed;
    const char *station_id;           /**< NULL: "simulated" */
    const struct simulate_dark *dark; /**< [dark_count], in their order; borrowed */
    int dark_count;
};

struct simulate_counts {
    int64_t visits, steps;
    int64_t screens; /**< menus left without a visit */
    int boots;
};

/** Writes the database, months and years summed up. @return false: said on stderr */
bool simulate_into(const struct simulate_plan *plan, struct simulate_counts *counts_out);

#endif
