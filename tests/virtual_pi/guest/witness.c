/* SPDX-License-Identifier: MIT */
/* Looks into a database that somebody else writes, and says in the write stream of the same
 * disk what it saw there: so whoever cuts that stream off at any point knows what had been
 * promised.
 *
 *   witness DATABASE DEVICE OFFSET SQL...
 *
 * Every row of the questions is a line. Lines that were not there before go into a block of
 * 4096 bytes at OFFSET of the device, written past the page cache and past the file system: it
 * takes no part in the journal, waits for nobody's flush and causes none.
 *
 * What another connection sees is a promise: it may be in a report or on a stick a moment
 * later. With WAL and synchronous=FULL nobody sees a row before it is durable:
 * sqlite3WalFrames() syncs the log behind the frame of a commit, and only then writes the
 * header of the index that readers look at. With NORMAL and OFF it leaves the sync out, and the
 * row is seen all the same. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BLOCK = 4096,
    SEEN_MAX = 65536,
    POLL_US = 2000
};

struct mark {
    char *block; /* aligned, as a write past the page cache wants it */
    size_t header, used;
    long number;
    int device;
    off_t offset;
};

static uint64_t seen[SEEN_MAX]; /* hashes of lines */
static int seen_count;

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "witness: %s: %s\n", what, why);
    exit(1);
}

/* Headers count up, so that a mark that is missing is noticed. */
static void begin_mark(struct mark *mark)
{
    memset(mark->block, 0, BLOCK);
    mark->header = (size_t)sprintf(mark->block, "unknot-witness %ld\n", mark->number + 1);
    mark->used = mark->header;
}

static void write_mark(struct mark *mark)
{
    if (pwrite(mark->device, mark->block, BLOCK, mark->offset) != BLOCK) {
        perror("witness: the mark");
        exit(1);
    }
    mark->number++;
    begin_mark(mark);
}

static void add_line(struct mark *mark, const char *line)
{
    size_t length = strlen(line);

    if (length + 64 > BLOCK) {
        fail("a row is too long", line);
    }
    if (mark->used + length + 1 > BLOCK) {
        write_mark(mark);
    }
    memcpy(mark->block + mark->used, line, length);
    mark->used += length;
    mark->block[mark->used++] = '\n';
}

/* FNV-1a */
static uint64_t hash_of(const char *line)
{
    uint64_t hash = 0xcbf29ce484222325;

    for (; *line; line++) {
        hash = (hash ^ (unsigned char)*line) * 0x100000001b3;
    }
    return hash;
}

static bool was_seen(uint64_t hash)
{
    for (int i = 0; i < seen_count; i++) {
        if (seen[i] == hash) {
            return true;
        }
    }
    return false;
}

static char *line_of(sqlite3_stmt *row)
{
    char *line = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&line, &size);

    for (int i = 0; i < sqlite3_column_count(row); i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);

        fprintf(out, "%s%s", i > 0 ? "\t" : "", text ? text : "");
    }
    fclose(out);
    return line;
}

/* @return false: it was busy, and not all was read */
static bool look(sqlite3 *db, const char *sql, struct mark *mark)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail(sql, sqlite3_errmsg(db));
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        char *line = line_of(statement);
        uint64_t hash = hash_of(line);

        if (!was_seen(hash)) {
            if (seen_count == SEEN_MAX) {
                fail("too many rows", line);
            }
            add_line(mark, line);
            seen[seen_count++] = hash;
        }
        free(line);
    }
    return sqlite3_finalize(statement) == SQLITE_OK;
}

/* One moment for all the questions. */
static bool look_at_all(sqlite3 *db, char **questions, struct mark *mark)
{
    bool good = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;

    for (; *questions; questions++) {
        good = good && look(db, *questions, mark);
    }
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (mark->used > mark->header) {
        write_mark(mark);
    }
    return good;
}

/* Changes with each commit of another connection. -1: busy, or not there yet. */
static long data_version(sqlite3 *db)
{
    sqlite3_stmt *statement = NULL;
    long version = -1;

    if (sqlite3_prepare_v2(db, "PRAGMA data_version", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        version = (long)sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    return version;
}

static sqlite3 *open_database(const char *path, const char *sql)
{
    for (;;) {
        sqlite3 *db = NULL;
        sqlite3_stmt *statement = NULL;

        /* Until the program has made its tables. */
        if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
            sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK) {
            sqlite3_finalize(statement);
            return db;
        }
        sqlite3_close(db);
        usleep(POLL_US);
    }
}

int main(int argc, char **argv)
{
    if (argc < 5) {
        fail("usage", "witness DATABASE DEVICE OFFSET SQL...");
    }
    struct mark mark = {.device = open(argv[2], O_WRONLY | O_DIRECT), .offset = atoll(argv[3])};
    sqlite3 *db = open_database(argv[1], argv[4]);
    long before = -1;

    if (mark.device < 0 || posix_memalign((void **)&mark.block, BLOCK, BLOCK) != 0) {
        fail(argv[2], "cannot be opened");
    }
    begin_mark(&mark);
    for (;; usleep(POLL_US)) {
        long version = data_version(db);

        if (version >= 0 && version != before && look_at_all(db, argv + 4, &mark)) {
            before = version;
        }
    }
}
