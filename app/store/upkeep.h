/* SPDX-License-Identifier: MIT */
/**
 * What is done to a database in quiet times, in bites of a few milliseconds: visits that are
 * kept long enough are removed, months that are over are summed up, every row is looked at once
 * a round for damage. So opening a file costs the same however old it is.
 */
#ifndef UNKNOT_STORE_UPKEEP_H
#define UNKNOT_STORE_UPKEEP_H

#include "app/store/db.h"

/** Where the round is. All zero: at its begin. */
struct upkeep {
    int part;
    int64_t at[2]; /**< key of the last row looked at */
};

enum {
    UPKEEP_KEEP_MONTHS = 13 /**< whole months that visits are kept for by default */
};

/** Prepares its statements, behind those of the rollups. */
bool upkeep_init(struct db *db);

/**
 * A look that costs the same for every file: all of a small one, of a large one the last rows.
 *
 * @return false: STORE_CORRUPT, or another reason
 */
bool upkeep_check_at_open(struct db *db);

/**
 * Does one bite, in a transaction of its own where it writes.
 *
 * Removed visits free pages that later ones fill; the file does not shrink.
 *
 * @param raw_from_day  visits of days before are removed, their counts kept; INT64_MIN: none
 * @param done_out      the round is over; the next call begins another
 */
bool upkeep_bite(struct db *db, struct upkeep *upkeep, int64_t raw_from_day, bool *done_out);

#endif
