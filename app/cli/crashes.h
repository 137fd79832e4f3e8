/* SPDX-License-Identifier: MIT */
/**
 * Crashes of the program, remembered from one start to the next in a small file of its own: it
 * has to work as well when it is the database that the program dies of.
 *
 * The file lies beside the database of --db, else where the database is by default, whatever
 * the settings say: reading them is among what can go wrong. It is on the disk before anything
 * else begins, and gone when the program ends properly. Main thread.
 */
#ifndef UNKNOT_CLI_CRASHES_H
#define UNKNOT_CLI_CRASHES_H

#include "app/cli/crash_log.h"
#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

/** All-zero: nothing is remembered. */
struct crashes {
    char path[MACHINE_PATH_MAX]; /**< "": no file */
    struct crash_log log;
    bool noting;               /**< signals go to the file */
    bool plain;                /**< no animation, no sound: the program died again and again */
    bool died;                 /**< the start before did not end properly */
    struct crash_start before; /**< that start */
};

/**
 * Remembers this start. From now on a signal that ends the program is noted in the file.
 *
 * @param database  NULL: nothing is remembered
 */
void crashes_start(struct crashes *crashes, const char *database);

/** Time passed; looks seldom at the clock, writes once or never. */
void crashes_pass(struct crashes *crashes);

/** What is to be recorded of the start before. @return false: nothing */
bool crashes_fault(const struct crashes *crashes, struct usage_fault *fault_out);

/** Why the station runs in plain mode, for the records. @return false: it does not */
bool crashes_plain_fault(const struct crashes *crashes, struct usage_fault *fault_out);

/**
 * The start before ran for minutes, did not end properly, and has left no records. Before they
 * are opened.
 *
 * @param database  where they are to be
 * @return false: nothing is to be said
 */
bool crashes_records_fault(const struct crashes *crashes, const char *database,
                           struct usage_fault *fault_out);

/** The program ends properly. */
void crashes_end(struct crashes *crashes);

#endif
