/* SPDX-License-Identifier: MIT */
#include "app/cli/export_job.h"

#include "app/cli/export_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

enum {
    DAY_MS = 86400000,
    MINUTE_MS = 60000,
    SLACK_BYTES = 64 * 1024, /* folders, and the ends of files that fill no block */
    SLACK_PART = 64          /* one of so many: the tables that say which block is where */
};

static void name_date(struct export_run *run)
{
    const struct usage_time *now = &run->job->now;

    run->date = NULL;
    if (now->clock_ok) {
        report_date((now->wall_ms + (int64_t)now->utc_offset_min * MINUTE_MS) / DAY_MS,
                    run->date_text);
        run->date = run->date_text;
    }
}

static bool read_records(struct export_run *run)
{
    const struct stats_query all = {INT64_MIN, INT64_MAX, NULL};
    struct store_problem problem;

    run->data = report_data_read(run->job->db, &all, run->job->abandon, &problem);
    if (run->data == NULL) {
        return export_source_failed(run, &problem);
    }
    run->station = run->job->station_name;
    if (run->station == NULL) {
        run->station = run->data->station_count == 1 ? run->data->stations[0].name : "";
    }
    return true;
}

static int64_t free_bytes(const struct statvfs *medium)
{
    return (int64_t)medium->f_bavail * (int64_t)medium->f_frsize;
}

static int64_t need_bytes(const struct export_run *run)
{
    return run->total_bytes + run->total_bytes / SLACK_PART + SLACK_BYTES;
}

/* Whether it can be written to is asked first: that it is full would be no help. */
static bool has_room(struct export_run *run)
{
    struct statvfs medium;

    if (statvfs(run->job->root, &medium) != 0) {
        return export_stick_failed(run, run->job->root, errno);
    }
    if ((medium.f_flag & ST_RDONLY) != 0) {
        return export_stick_failed(run, run->job->root, EROFS);
    }
    return free_bytes(&medium) >= need_bytes(run) ||
           export_stick_failed(run, run->job->root, ENOSPC);
}

static bool make_folder(struct export_run *run)
{
    char name[STICK_NAME_MAX];

    export_folder_name(run->station, run->date, name);
    return export_folder_begin(&run->folder, run->job->root, name) ||
           export_stick_failed(run, run->job->root, errno);
}

static bool end_folder(struct export_run *run)
{
    return export_folder_end(&run->folder) || export_stick_failed(run, run->folder.name, errno);
}

/* After what was written is gone again. A medium may be full before its bytes are: more is
 * needed than there is in any case. */
static void tell_room(const struct export_run *run)
{
    struct export_result *result = run->result;
    struct statvfs medium;

    result->need_bytes = need_bytes(run);
    if (statvfs(run->job->root, &medium) == 0) {
        result->free_bytes = free_bytes(&medium);
    }
    if (result->need_bytes <= result->free_bytes) {
        result->need_bytes = result->free_bytes + SLACK_BYTES;
    }
}

bool export_job_run(const struct export_job *job, struct export_result *result)
{
    struct export_run *run = calloc(1, sizeof *run);

    *result = (struct export_result){.problem = STICK_NO_RECORDS, .text = "out of memory"};
    if (run == NULL) {
        return false;
    }
    *result = (struct export_result){0};
    run->job = job;
    run->result = result;
    name_date(run);
    export_folder_clean(job->root);
    bool good = read_records(run) && export_estimate(run) && has_room(run) &&
                make_folder(run) && export_write_files(run) && end_folder(run);

    export_folder_drop(&run->folder);
    if (good) {
        memcpy(result->folder, run->folder.name, sizeof result->folder);
    } else if (result->problem == STICK_FULL) {
        tell_room(run);
    }
    report_data_free(run->data);
    free(run);
    return good;
}
