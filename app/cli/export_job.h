/* SPDX-License-Identifier: MIT */
/**
 * Writes a station's records into a folder of a mounted stick: report, tables, a copy of the
 * database, and what each of them is.
 *
 * Everything is of one moment, and under its final name whole or not at all. Blocks; any
 * thread.
 */
#ifndef UNKNOT_CLI_EXPORT_JOB_H
#define UNKNOT_CLI_EXPORT_JOB_H

#include "app/cli/report_language.h"
#include "app/core/stick.h"
#include "app/report/report.h"
#include "app/store/usage_time.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/** Everything is borrowed. */
struct export_job {
    const char *db;                         /**< the database, also of a station that runs */
    const char *root;                       /**< where the stick is mounted */
    const char *station_name;               /**< any text; NULL: as the database has it */
    const struct report_language *language; /**< of the report and the tables */
    int kept_months;
    struct usage_time now;      /**< `mono_ms` is not used */
    const atomic_bool *abandon; /**< once true it stops and removes what it wrote; or NULL */
    bool (*is_there)(void *context); /**< is the stick still plugged in? NULL: not known */
    void (*progress)(void *context, int percent); /**< 0..99, never falls; NULL: nobody asks */
    void *context;
};

enum {
    EXPORT_TEXT_MAX = 240
};

struct export_result {
    enum stick_problem problem;     /**< STICK_FINE with false: it was abandoned */
    char folder[STICK_NAME_MAX];    /**< the new folder's name; "": there is none */
    int64_t need_bytes, free_bytes; /**< of STICK_FULL */
    char text[EXPORT_TEXT_MAX];     /**< for the log: what failed, and why */
};

/** @return true: it is there, and on the medium */
bool export_job_run(const struct export_job *job, struct export_result *result);

#endif
