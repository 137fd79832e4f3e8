/* SPDX-License-Identifier: MIT */
#include "app/store/backup.h"

#include "app/store/stats_read.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum {
    PART_BYTES = 256 * 1024,
    SYNC_BYTES = 4 * 1024 * 1024,
    PROGRESS_STEPS = 20000, /* virtual machine steps of the check between two looks */
};

struct copying {
    sqlite3 *to;
    sqlite3_backup *backup;
    const struct backup_watch *watch;
    struct store_problem *problem;
    int64_t page_bytes;
    int64_t synced_bytes;
};

int64_t backup_bytes(struct stats_reader *held, struct store_problem *problem)
{
    struct db *db = stats_db(held);
    int64_t pages = 0;
    int64_t size = 0;

    db_clear_problem(db);
    bool good =
        db_ask(db, "PRAGMA page_count", &pages) && db_ask(db, "PRAGMA page_size", &size);

    *problem = *db_problem(db);
    return good ? pages * size : -1;
}

/* What the copy itself reads and writes fails as a write; the rest is the source's. */
static bool is_of_source(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB ||
           code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ ||
           code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR_DATA;
}

static enum backup_end failed(const struct copying *copying, int code, int error)
{
    bool of_source = is_of_source(code);
    enum store_status status = (code & 0xff) == SQLITE_FULL || error == ENOSPC ? STORE_FULL
                               : (code & 0xff) == SQLITE_CORRUPT               ? STORE_CORRUPT
                                                                               : STORE_FAILED;

    copying->problem->status = status;
    snprintf(copying->problem->text, sizeof copying->problem->text, "%s%s%s",
             sqlite3_errstr(code), error != 0 ? ": " : "", error != 0 ? strerror(error) : "");
    return of_source ? BACKUP_SOURCE : BACKUP_TARGET;
}

static enum backup_end failed_at_target(const struct copying *copying, int code)
{
    return failed(copying, code, sqlite3_system_errno(copying->to));
}

/* SQLite's own handle of the file: closing one of ours would end the locks of the other. */
static enum backup_end sync_target(struct copying *copying, int64_t bytes)
{
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(copying->to, "main", SQLITE_FCNTL_FILE_POINTER, &file);

    errno = 0;
    if (code == SQLITE_OK && file != NULL && file->pMethods != NULL) {
        code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
    }
    if (code != SQLITE_OK) {
        return failed(copying, code, errno);
    }
    copying->synced_bytes = bytes;
    return BACKUP_DONE;
}

static enum backup_end copy_parts(struct copying *copying)
{
    int pages = (int)(PART_BYTES / copying->page_bytes);
    int code = SQLITE_OK;
    enum backup_end end = BACKUP_DONE;

    while (code == SQLITE_OK && end == BACKUP_DONE) {
        code = sqlite3_backup_step(copying->backup, pages > 0 ? pages : 1);
        int64_t left = sqlite3_backup_remaining(copying->backup);
        int64_t bytes =
            (sqlite3_backup_pagecount(copying->backup) - left) * copying->page_bytes;

        if (code == SQLITE_OK && bytes - copying->synced_bytes >= SYNC_BYTES) {
            end = sync_target(copying, bytes);
        }
        if ((code == SQLITE_OK || code == SQLITE_DONE) && end == BACKUP_DONE &&
            !copying->watch->go_on(copying->watch->context, bytes)) {
            end = BACKUP_STOPPED;
        }
    }
    return end == BACKUP_DONE && code != SQLITE_DONE ? failed_at_target(copying, code) : end;
}

/* The pages of a database with a write-ahead log say that they are of one. Exclusive: its index
 * is kept in memory then, not in a file that is mapped on the medium. */
static enum backup_end make_single(struct copying *copying)
{
    int code = sqlite3_exec(copying->to,
                            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE",
                            NULL, NULL, NULL);

    return code == SQLITE_OK ? sync_target(copying, copying->synced_bytes)
                             : failed_at_target(copying, sqlite3_extended_errcode(copying->to));
}

static int look_at_watch(void *context)
{
    const struct copying *copying = context;

    return !copying->watch->go_on(copying->watch->context, copying->synced_bytes);
}

/* What is damaged was so before: a copy of it would be found out when it is needed. SQLite
 * reads what is missing at the end of a file as zeros. */
static enum backup_end check(struct copying *copying)
{
    sqlite3_stmt *statement = NULL;
    enum backup_end end = BACKUP_DONE;
    int code = sqlite3_prepare_v2(copying->to, "PRAGMA quick_check(1)", -1, &statement, NULL);

    sqlite3_progress_handler(copying->to, PROGRESS_STEPS, look_at_watch, copying);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    const char *finding =
        code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;

    if (code == SQLITE_INTERRUPT) {
        end = BACKUP_STOPPED;
    } else if (code != SQLITE_ROW) {
        end = failed_at_target(copying, code);
    } else if (finding == NULL || strcmp(finding, "ok") != 0) {
        copying->problem->status = STORE_CORRUPT;
        snprintf(copying->problem->text, sizeof copying->problem->text, "%.150s",
                 finding != NULL ? finding : "damaged");
        end = BACKUP_SOURCE;
    }
    sqlite3_finalize(statement);
    return end;
}

static enum backup_end copy(struct copying *copying, struct db *from)
{
    int code = SQLITE_OK;

    copying->backup = sqlite3_backup_init(copying->to, "main", db_sqlite(from), "main");
    if (copying->backup == NULL) {
        return failed_at_target(copying, sqlite3_extended_errcode(copying->to));
    }
    enum backup_end end = copy_parts(copying);

    code = sqlite3_backup_finish(copying->backup);
    if (end == BACKUP_DONE && code != SQLITE_OK) {
        return failed_at_target(copying, code);
    }
    end = end == BACKUP_DONE ? make_single(copying) : end;
    return end == BACKUP_DONE ? check(copying) : end;
}

/* A file that nobody else knows of needs no journal; and little is kept in memory, so that it
 * is written as it comes. */
static bool open_target(struct copying *copying, const char *path)
{
    int code = sqlite3_open_v2(path, &copying->to,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                   SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                               NULL);

    if (code == SQLITE_OK) {
        code = sqlite3_exec(copying->to,
                            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                            "PRAGMA cache_size = -512",
                            NULL, NULL, NULL);
    }
    if (code != SQLITE_OK) {
        (void)failed_at_target(copying, code);
    }
    return code == SQLITE_OK;
}

enum backup_end backup_write(struct stats_reader *held, const char *path,
                             const struct backup_watch *watch, struct store_problem *problem)
{
    struct copying copying = {.watch = watch, .problem = problem};
    struct db *from = stats_db(held);
    enum backup_end end = BACKUP_TARGET;

    *problem = (struct store_problem){0};
    db_clear_problem(from);
    if (!db_ask(from, "PRAGMA page_size", &copying.page_bytes)) {
        *problem = *db_problem(from);
        return BACKUP_SOURCE;
    }
    if (open_target(&copying, path)) {
        end = copy(&copying, from);
    }
    if (sqlite3_close(copying.to) != SQLITE_OK && end == BACKUP_DONE) {
        *problem = (struct store_problem){STORE_FAILED, "the copy could not be closed"};
        end = BACKUP_TARGET;
    }
    return end;
}
