/* SPDX-License-Identifier: MIT */
/** Every statement of the write path, by name. All are prepared when a database is opened. */
#ifndef UNKNOT_STORE_USAGE_SQL_H
#define UNKNOT_STORE_USAGE_SQL_H

enum usage_statement {
    SQL_WORD_FIND,   /**< text → id */
    SQL_WORD_ADD,    /**< text → id */
    SQL_STATION_PUT, /**< station_id, name → id */
    SQL_RUN_FIND,    /**< run_id → id, station, seq, alive_mono_ms */
    SQL_RUN_BEFORE,  /**< station, boot_id → its last run: ended, of the same boot */
    SQL_RUN_ADD,     /**< run_id, station, boot_id, version, wall, mono, clock_ok → id */
    SQL_RUN_SEQ,     /**< id, seq */
    SQL_RUN_ALIVE,   /**< id, wall, mono */
    SQL_RUN_END,     /**< id */
    SQL_VISIT_OPEN,  /**< run whose visits stay open → id, day, station */
    SQL_VISIT_CLOSE, /**< id */
    SQL_VISIT_FIND,  /**< visit_id → id, mono_ms, day, has ended */
    SQL_VISIT_ADD,
    SQL_VISIT_END,
    SQL_STEP_ADD,
    SQL_MENU_COUNT,
    SQL_FAULT_COUNT,
    SQL_FAULT_OF_BOOT, /**< station, run, code → 1 where the run's boot has such a fault */
    SQL_BUTTON_COUNT,
    SQL_EXCLUDE,       /**< station, from, to, reason, wall */
    SQL_TAKE_BACK,     /**< station, from, to, wall */
    SQL_OUTAGE_REPORT, /**< station, what, kind, wall, clock_ok, utc_offset_min, reports */
    SQL_OUTAGE_CLEAR,  /**< station, what, kind, wall, clock_ok */
    SQL_COUNT
};

enum {
    FAULT_TEXTS_A_DAY = 16
}; /**< different texts kept for a code and day */

extern const char *const usage_sql[SQL_COUNT];

#endif
