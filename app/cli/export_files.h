/* SPDX-License-Identifier: MIT */
/** The files of an export, one after the other, and how far it has come. */
#ifndef UNKNOT_CLI_EXPORT_FILES_H
#define UNKNOT_CLI_EXPORT_FILES_H

#include "app/cli/export_folder.h"
#include "app/cli/export_job.h"
#include "app/cli/report_read.h"
#include "app/report/report.h"
#include "app/store/stats_table.h"

#include <stdbool.h>
#include <stdio.h>

/** An export under way. */
struct export_run {
    const struct export_job *job;
    struct export_result *result;
    struct report_data *data;
    struct export_folder folder;
    const char *station; /**< its name; "": there are several */
    char date_text[REPORT_DATE_MAX];
    const char *date;                       /**< NULL: not known */
    int64_t table_bytes[STATS_TABLE_COUNT]; /**< estimated */
    int64_t total_bytes;                    /**< of all files, estimated but for the database */
    int64_t done_bytes;                     /**< of the files that are ended */
    int64_t file_bytes;                     /**< estimated, of the one that is written */
    int percent;
    int error; /**< errno of the file that is written */
};

/** Is it wanted no more? */
bool export_is_abandoned(const struct export_run *run);

/** Notes why the stick failed, from an errno. @return false, always */
bool export_stick_failed(struct export_run *run, const char *what, int error);

/** Notes that the records could not be read. @return false, always */
bool export_source_failed(struct export_run *run, const struct store_problem *problem);

/** Finds out how much will be written. @return false: noted */
bool export_estimate(struct export_run *run);

/** Writes all files, each on the medium when it is ended. @return false: noted */
bool export_write_files(struct export_run *run);

#endif
