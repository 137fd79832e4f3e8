/* SPDX-License-Identifier: MIT */
/* What is told as done is on the medium but for the last part: a stick that takes a minute to
 * write what is in memory would stand at 99 % for a minute. */
#include "app/cli/export_files.h"

#include "app/cli/export_readme.h"
#include "app/cli/report_tables.h"
#include "app/report/report_html.h"
#include "app/store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum {
    SYNC_BYTES = 1024 * 1024,
    README_BYTES = 2048,
    PAGE_BYTES = 128 * 1024,
    PERCENT_MAX = 99 /* the last one is the stick's, when it may be pulled */
};

/* Measured on simulated years, a little more than the mean. */
static const int row_bytes[STATS_TABLE_COUNT] = {
    [STATS_TABLE_VISITS] = 124, [STATS_TABLE_STEPS] = 80, [STATS_TABLE_DAILY] = 64};

struct sheet {
    struct export_run *run;
    FILE *out;
    long synced;
};

bool export_is_abandoned(const struct export_run *run)
{
    return run->job->abandon != NULL && atomic_load(run->job->abandon);
}

static bool is_there(const struct export_run *run)
{
    return run->job->is_there == NULL || run->job->is_there(run->job->context);
}

static enum stick_problem problem_of(const struct export_run *run, int error)
{
    if (!is_there(run)) {
        return STICK_PULLED;
    }
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return STICK_FULL;
    /* In the middle it is the kernel that trusts the medium no more. */
    case EROFS: return run->folder.temporary[0] == '\0' ? STICK_READ_ONLY : STICK_BROKEN;
    case EACCES:
    case EPERM: return STICK_NOT_ALLOWED;
    case ENOENT:
    case ENODEV:
    case ENXIO: return run->job->is_there == NULL ? STICK_PULLED : STICK_BROKEN;
    default: return STICK_BROKEN;
    }
}

bool export_stick_failed(struct export_run *run, const char *what, int error)
{
    struct export_result *result = run->result;

    if (!export_is_abandoned(run)) {
        result->problem = problem_of(run, error);
        snprintf(result->text, sizeof result->text, "%.100s: %s", what,
                 result->problem == STICK_PULLED ? "was pulled" : strerror(error));
    }
    return false;
}

bool export_source_failed(struct export_run *run, const struct store_problem *problem)
{
    if (!export_is_abandoned(run)) {
        run->result->problem = STICK_NO_RECORDS;
        snprintf(run->result->text, sizeof run->result->text, "%.70s: %.160s", run->job->db,
                 problem->text);
    }
    return false;
}

static void tell(struct export_run *run, int64_t bytes)
{
    int64_t done = run->done_bytes + (bytes < run->file_bytes ? bytes : run->file_bytes);
    int percent = (int)(done * PERCENT_MAX / run->total_bytes);

    if (percent > run->percent) {
        run->percent = percent;
        if (run->job->progress != NULL) {
            run->job->progress(run->job->context, percent);
        }
    }
}

static bool go_on(struct export_run *run, int64_t bytes)
{
    tell(run, bytes);
    return !export_is_abandoned(run) && is_there(run);
}

static bool row_failed(struct export_run *run)
{
    run->error = errno;
    return false;
}

/* After each row. */
static bool row_written(void *context)
{
    struct sheet *sheet = context;
    long bytes = ftell(sheet->out);

    if (ferror(sheet->out)) {
        return row_failed(sheet->run);
    }
    if (bytes - sheet->synced < SYNC_BYTES) {
        return !export_is_abandoned(sheet->run);
    }
    sheet->synced = bytes;
    if (fflush(sheet->out) != 0 || fdatasync(fileno(sheet->out)) != 0) {
        return row_failed(sheet->run);
    }
    return go_on(sheet->run, bytes);
}

static bool write_readme(struct export_run *run, FILE *out, int which)
{
    (void)which;
    export_readme(run->station, run->date, run->job->kept_months, out);
    return true;
}

static bool write_page(struct export_run *run, FILE *out, int which)
{
    const struct report_making making = {run->job->now.wall_ms, run->job->now.utc_offset_min,
                                         run->job->kept_months, run->job->language};
    const struct report report = report_data_page(run->data, &making);

    (void)which;
    report_html(&report, out);
    return true;
}

/* @return false: the records failed, and that is noted. A stick that failed is found out when
 * the file is ended. */
static bool write_table(struct export_run *run, FILE *out, int which)
{
    struct sheet sheet = {run, out, 0};
    const struct report_table_watch watch = {row_written, &sheet};
    const struct table_form form = report_table_form(run->job->language);
    struct store_problem problem;

    if (!report_table(run->data, (enum stats_table)which, &form, &watch, out, &problem) &&
        problem.status != STORE_OK) {
        return export_source_failed(run, &problem);
    }
    return problem.status == STORE_OK;
}

/* On the medium when it is true. */
static bool end_file(struct export_run *run, FILE *out, bool good)
{
    if (good && (ferror(out) || fflush(out) != 0 || fsync(fileno(out)) != 0)) {
        good = row_failed(run);
    }
    if (fclose(out) != 0 && good) {
        good = row_failed(run);
    }
    return good;
}

struct file {
    const char *name;
    int64_t bytes;
    bool (*write)(struct export_run *run, FILE *out, int which);
    int which;
};

static FILE *create(const char *path)
{
    int handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    FILE *out = handle >= 0 ? fdopen(handle, "w") : NULL;

    if (out == NULL && handle >= 0) {
        close(handle);
    }
    return out;
}

static bool write_file(struct export_run *run, const struct file *file)
{
    char path[MACHINE_PATH_MAX];

    run->file_bytes = file->bytes;
    run->error = EIO;
    if (!export_folder_path(&run->folder, file->name, path)) {
        return export_stick_failed(run, file->name, errno);
    }
    FILE *out = create(path);

    if (out == NULL) {
        return export_stick_failed(run, file->name, errno);
    }
    bool good = file->write(run, out, file->which);
    bool noted = !good && run->result->problem != STICK_FINE;

    good = end_file(run, out, good) && go_on(run, file->bytes);
    run->done_bytes += file->bytes;
    return good || noted ? good : export_stick_failed(run, file->name, run->error);
}

static bool part_copied(void *context, int64_t bytes_done)
{
    return go_on(context, bytes_done);
}

static bool write_backup(struct export_run *run)
{
    const struct backup_watch watch = {part_copied, run};
    struct store_problem problem;
    char path[MACHINE_PATH_MAX];

    run->file_bytes = run->total_bytes - run->done_bytes;
    if (!export_folder_path(&run->folder, EXPORT_BACKUP, path)) {
        return export_stick_failed(run, EXPORT_BACKUP, errno);
    }
    switch (backup_write(run->data->reader, path, &watch, &problem)) {
    case BACKUP_DONE: return true;
    case BACKUP_STOPPED: return export_stick_failed(run, EXPORT_BACKUP, ENODEV);
    case BACKUP_SOURCE:
        return is_there(run) ? export_source_failed(run, &problem)
                             : export_stick_failed(run, EXPORT_BACKUP, ENODEV);
    case BACKUP_TARGET: break;
    }
    export_stick_failed(run, EXPORT_BACKUP, problem.status == STORE_FULL ? ENOSPC : EIO);
    return false;
}

static struct file table_of(const struct export_run *run, enum stats_table table)
{
    static const char *const names[STATS_TABLE_COUNT] = {
        [STATS_TABLE_VISITS] = "visits.csv",
        [STATS_TABLE_STEPS] = "steps.csv",
        [STATS_TABLE_DAILY] = "daily.csv",
    };

    return (struct file){names[table], run->table_bytes[table], write_table, (int)table};
}

static bool estimate_table(struct export_run *run, enum stats_table table, int64_t *bytes_out)
{
    struct store_problem problem;
    int64_t rows = report_table_rows(run->data, table, &problem);

    *bytes_out = (rows + 1) * row_bytes[table];
    return rows >= 0 || export_source_failed(run, &problem);
}

bool export_estimate(struct export_run *run)
{
    struct store_problem problem;
    int64_t database = backup_bytes(run->data->reader, &problem);

    run->total_bytes = README_BYTES + PAGE_BYTES + database;
    for (enum stats_table table = 0; table < STATS_TABLE_COUNT; table++) {
        if (!estimate_table(run, table, &run->table_bytes[table])) {
            return false;
        }
        run->total_bytes += run->table_bytes[table];
    }
    return database >= 0 || export_source_failed(run, &problem);
}

bool export_write_files(struct export_run *run)
{
    const struct file readme = {EXPORT_README, README_BYTES, write_readme, 0};
    const struct file page = {EXPORT_REPORT, PAGE_BYTES, write_page, 0};
    bool good = write_file(run, &readme) && write_file(run, &page);

    for (enum stats_table table = 0; table < STATS_TABLE_COUNT && good; table++) {
        const struct file file = table_of(run, table);

        good = write_file(run, &file);
    }
    return good && write_backup(run);
}
