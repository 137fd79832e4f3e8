/* SPDX-License-Identifier: MIT */
#include "app/store/db.h"

#include "app/store/store_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BUSY_TIMEOUT_MS = 100, /* longer waits are the writer's: it can be hurried and stopped */
    STATEMENTS_MAX = 64,
    PROGRESS_STEPS = 20000, /* virtual machine steps between two looks at `abandon` */
};

struct db {
    sqlite3 *sqlite;
    sqlite3_stmt *statements[STATEMENTS_MAX];
    int statement_count;
    const atomic_bool *abandon;
    struct file_identity file;
    struct file_identity log; /* of the write-ahead log, known after the first commit */
    struct store_problem problem;
    char path[];
};

static enum store_status status_of(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK: return STORE_OK;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return STORE_BUSY;
    case SQLITE_FULL: return STORE_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return STORE_CORRUPT;
    default: return STORE_FAILED;
    }
}

bool db_refuse(struct db *db, enum store_status status, const char *text)
{
    db->problem.status = status;
    snprintf(db->problem.text, sizeof(db->problem.text), "%s", text);
    for (char *at = db->problem.text; *at; at++) {
        /* A finding of quick_check has lines; ours is one. */
        if (*at == '\n') {
            *at = ' ';
        }
    }
    return false;
}

/* What our own statements cannot fail with unless the file holds what it cannot hold: values
 * that do not add up, rows against the rules of its tables, tables that are not there. */
static bool is_of_content(int code, const char *text)
{
    static const char *const texts[] = {"integer overflow", "no such ",
                                        "unsupported file format"};

    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return true;
    case SQLITE_ERROR: break;
    default: return false;
    }
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (strncmp(text, texts[i], strlen(texts[i])) == 0) {
            return true;
        }
    }
    return false;
}

static bool refuse_damage(struct db *db, const char *text)
{
    char damage[USAGE_TEXT_MAX];

    snprintf(damage, sizeof(damage), "damaged: %.140s", text);
    return db_refuse(db, STORE_CORRUPT, damage);
}

static bool failed(struct db *db, int code)
{
    const char *text = db->sqlite ? sqlite3_errmsg(db->sqlite) : sqlite3_errstr(code);

    /* A transaction that failed at its commit may have closed itself: keep the first reason. */
    return is_of_content(code, text) ? refuse_damage(db, text)
                                     : db_refuse(db, status_of(code), text);
}

static bool succeeded(struct db *db, int code)
{
    return code == SQLITE_OK || failed(db, code);
}

static int look_at_abandon(void *context)
{
    const struct db *db = context;

    return db->abandon && atomic_load(db->abandon);
}

static bool connect_file(struct db *db, const char *name, int flags)
{
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (strncmp(name, "file:", 5) != 0) {
        flags |= SQLITE_OPEN_URI; /* not for this name: for what is attached later */
    }
    if (!succeeded(db, sqlite3_open_v2(name, &db->sqlite, flags, NULL))) {
        return false;
    }
    sqlite3_progress_handler(db->sqlite, PROGRESS_STEPS, look_at_abandon, db);
    if (!succeeded(db, sqlite3_busy_timeout(db->sqlite, BUSY_TIMEOUT_MS))) {
        return false;
    }
    db->file = store_identity(db->path, "");
    return true;
}

static struct db *new_db(const char *path, const atomic_bool *abandon,
                         struct store_problem *problem)
{
    size_t length = strlen(path) + 1;
    struct db *db = calloc(1, sizeof(*db) + length);

    if (!db) {
        *problem = (struct store_problem){STORE_FAILED, "out of memory"};
        return NULL;
    }
    memcpy(db->path, path, length);
    db->abandon = abandon;
    return db;
}

struct db *db_open(const char *path, const atomic_bool *abandon, struct store_problem *problem)
{
    struct db *db = new_db(path, abandon, problem);

    store_make_parent(path);
    if (db && !connect_file(db, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) {
        *problem = db->problem;
        db_close(db);
        return NULL;
    }
    return db;
}

/* `file:PATH` and `tail`, with what has a meaning in such a name escaped. */
static char *uri_name(const char *path, const char *tail)
{
    char *name = malloc(strlen(path) * 3 + sizeof("file://") + strlen(tail));
    char *at = name;

    if (!name) {
        return NULL;
    }
    at += sprintf(at, path[0] == '/' ? "file://" : "file:");
    for (; *path; path++) {
        bool plain = !strchr("?#%", *path);

        at += plain ? sprintf(at, "%c", *path) : sprintf(at, "%%%02X", (unsigned char)*path);
    }
    sprintf(at, "%s", tail);
    return name;
}

static bool has_log(const char *path)
{
    return store_identity(path, "-wal").known;
}

/* A file in WAL mode wants to write its index even for reading. Where that cannot be, and there
 * is no log to heed, it is as it is. */
static bool connect_reading(struct db *db)
{
    int64_t version = 0;
    struct stat info;

    if (stat(db->path, &info) == 0 && S_ISDIR(info.st_mode)) {
        return db_refuse(db, STORE_FAILED, "is a folder, not a database");
    }

    if (connect_file(db, db->path, SQLITE_OPEN_READONLY) &&
        db_ask(db, "PRAGMA user_version", &version)) {
        return true;
    }
    if (db->problem.status == STORE_CORRUPT || db->problem.status == STORE_BUSY ||
        has_log(db->path) || !store_identity(db->path, "").known) {
        return false;
    }
    char *name = uri_name(db->path, "?immutable=1");

    sqlite3_close_v2(db->sqlite);
    db->sqlite = NULL;
    db_clear_problem(db);
    bool good = name && connect_file(db, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI) &&
                db_ask(db, "PRAGMA user_version", &version);

    free(name);
    return good;
}

struct db *db_open_read(const char *path, const atomic_bool *abandon,
                        struct store_problem *problem)
{
    struct db *db = new_db(path, abandon, problem);

    if (db && !connect_reading(db)) {
        *problem = db->problem;
        if (problem->status == STORE_OK) {
            *problem = (struct store_problem){STORE_FAILED, "out of memory"};
        }
        db_close(db);
        return NULL;
    }
    return db;
}

void db_close(struct db *db)
{
    if (!db) {
        return;
    }
    for (int i = 0; i < db->statement_count; i++) {
        sqlite3_finalize(db->statements[i]);
    }
    if (db->problem.status == STORE_CORRUPT || db->problem.status == STORE_REFUSED) {
        /* The file stays as it was found, with its log, for whoever looks into it. */
        sqlite3_db_config(db->sqlite, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    }
    sqlite3_close_v2(db->sqlite);
    free(db);
}

sqlite3 *db_sqlite(struct db *db)
{
    return db->sqlite;
}

static bool attach_as(struct db *db, const char *path, const char *tail)
{
    char *name = uri_name(path, tail);
    sqlite3_stmt *statement = NULL;
    int64_t version = 0;
    bool good =
        name &&
        succeeded(db,
                  sqlite3_prepare_v2(db->sqlite, "ATTACH ?1 AS other", -1, &statement, NULL)) &&
        succeeded(db, sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC)) &&
        (sqlite3_step(statement) == SQLITE_DONE || failed(db, sqlite3_errcode(db->sqlite)));

    sqlite3_finalize(statement);
    free(name);
    if (good && !db_ask(db, "PRAGMA other.user_version", &version)) {
        struct store_problem problem = db->problem;

        (void)db_exec(db, "DETACH other");
        db->problem = problem;
        good = false;
    }
    return good;
}

bool db_attach(struct db *db, const char *path)
{
    if (attach_as(db, path, "?mode=ro")) {
        return true;
    }
    if (db->problem.status != STORE_FAILED || has_log(path)) {
        return false;
    }
    db_clear_problem(db);
    return attach_as(db, path, "?immutable=1");
}

const struct store_problem *db_problem(const struct db *db)
{
    return &db->problem;
}

void db_clear_problem(struct db *db)
{
    db->problem = (struct store_problem){0};
}

bool db_is_in_place(struct db *db)
{
    if (!store_same_file(db->file, store_identity(db->path, ""))) {
        return false;
    }
    return !db->log.known || store_same_file(db->log, store_identity(db->path, "-wal"));
}

bool db_is_read_only(struct db *db)
{
    return sqlite3_db_readonly(db->sqlite, "main") == 1;
}

bool db_forbids_writing(const struct db *db)
{
    return sqlite3_db_readonly(db->sqlite, "main") == 1 && access(db->path, W_OK) == 0;
}

bool db_exec(struct db *db, const char *sql)
{
    return succeeded(db, sqlite3_exec(db->sqlite, sql, NULL, NULL, NULL));
}

/* Prepares and steps a single question; NULL when that failed. */
static sqlite3_stmt *first_row(struct db *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->sqlite, sql, -1, &statement, NULL);

    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    if (code != SQLITE_ROW) {
        failed(db, code);
        sqlite3_finalize(statement);
        return NULL;
    }
    return statement;
}

bool db_ask(struct db *db, const char *sql, int64_t *value_out)
{
    sqlite3_stmt *statement = first_row(db, sql);

    if (!statement) {
        return false;
    }
    *value_out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return true;
}

bool db_check(struct db *db, const char *table)
{
    char sql[64];

    snprintf(sql, sizeof(sql), "PRAGMA quick_check(%s)", table ? table : "1");
    sqlite3_stmt *statement = first_row(db, sql);

    if (!statement) {
        return false;
    }
    const char *finding = (const char *)sqlite3_column_text(statement, 0);
    bool good = finding && strcmp(finding, "ok") == 0;

    if (!good) {
        db_refuse(db, finding ? STORE_CORRUPT : STORE_FAILED,
                  finding ? finding : "out of memory");
    }
    sqlite3_finalize(statement);
    return good;
}

bool db_begin(struct db *db)
{
    return db_exec(db, "BEGIN IMMEDIATE");
}

bool db_commit(struct db *db)
{
    if (!db_exec(db, "COMMIT")) {
        return false;
    }
    if (!db->log.known) {
        db->log = store_identity(db->path, "-wal");
    }
    return true;
}

void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->sqlite)) {
        sqlite3_exec(db->sqlite, "ROLLBACK", NULL, NULL, NULL);
    }
}

bool db_prepare(struct db *db, const char *const sql[], int count)
{
    int first = db->statement_count;

    if (count > STATEMENTS_MAX - first) {
        return db_refuse(db, STORE_FAILED, "too many statements");
    }
    db->statement_count += count;
    for (int i = 0; i < count; i++) {
        int code = sqlite3_prepare_v3(db->sqlite, sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                      &db->statements[first + i], NULL);

        /* These statements fit the tables of this version, whatever else may be wrong. */
        if (code == SQLITE_ERROR) {
            return refuse_damage(db, sqlite3_errmsg(db->sqlite));
        }
        if (!succeeded(db, code)) {
            return false;
        }
    }
    return true;
}

void db_reset(struct db *db)
{
    for (int i = 0; i < db->statement_count; i++) {
        sqlite3_reset(db->statements[i]);
    }
}

bool db_bind_int(struct db *db, int statement, int at, int64_t value)
{
    return succeeded(db, sqlite3_bind_int64(db->statements[statement], at, value));
}

bool db_bind_null(struct db *db, int statement, int at)
{
    return succeeded(db, sqlite3_bind_null(db->statements[statement], at));
}

bool db_bind_text(struct db *db, int statement, int at, const char *text)
{
    return succeeded(
        db, sqlite3_bind_text(db->statements[statement], at, text, -1, SQLITE_TRANSIENT));
}

bool db_bind_blob(struct db *db, int statement, int at, const void *bytes, int size)
{
    return succeeded(
        db, sqlite3_bind_blob(db->statements[statement], at, bytes, size, SQLITE_TRANSIENT));
}

bool db_run(struct db *db, int statement)
{
    bool found;

    return db_run_ints(db, statement, NULL, 0, &found);
}

static bool end_statement(struct db *db, sqlite3_stmt *run, int code)
{
    bool good = code == SQLITE_DONE || failed(db, code);

    sqlite3_reset(run);
    return good;
}

bool db_run_ints(struct db *db, int statement, int64_t values[], int count, bool *found_out)
{
    sqlite3_stmt *run = db->statements[statement];
    int code = sqlite3_step(run);

    *found_out = code == SQLITE_ROW;
    for (int i = 0; *found_out && i < count; i++) {
        values[i] = sqlite3_column_int64(run, i);
    }
    while (code == SQLITE_ROW) {
        code = sqlite3_step(run);
    }
    return end_statement(db, run, code);
}

bool db_next(struct db *db, int statement, int64_t values[], int count, bool *found_out)
{
    sqlite3_stmt *run = db->statements[statement];
    int code = sqlite3_step(run);

    *found_out = code == SQLITE_ROW;
    if (!*found_out) {
        return end_statement(db, run, code);
    }
    for (int i = 0; i < count; i++) {
        values[i] = sqlite3_column_int64(run, i);
    }
    return true;
}

const char *db_text(struct db *db, int statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(db->statements[statement], column);

    return text ? text : "";
}
