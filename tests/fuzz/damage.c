/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>

#include "tests/fuzz/damage.h"

#include "app/store/merge.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/visits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    KEPT_FROM_DAY = 20460, /* 2026-01-07: visits of before are counts only */
    SIZE_MOST = 1 << 20,
    COLUMNS_MAX = 14,
    WRITE_VERSION = 18, /* in the header: 2 says that there is a log */
};

void damage_give_up(const char *file, int line)
{
    dprintf(STDERR_FILENO, "%s:%d: does not hold\n", file, line);
    abort();
}

/* A day that is marked, faults, visits of which only the counts are left, months summed up. */
static void add_rarer_things(const char *path)
{
    struct usage mark = {.kind = USAGE_EXCLUDE, .u.exclude = {20465, 20466, false, "training"}};
    struct usage fault = fixture_fault(0, "disk_full", "no room on the disk");
    struct usage_stamp stamp = {0};
    struct store_problem problem;
    struct usage_db *db = fixture_open_db(path, 9, &problem);
    bool done = false;
    struct usage_record record = usage_stamp_next(&stamp, &mark, fixture_time(0));

    must(db != NULL && usage_db_write(db, &record));
    record = usage_stamp_next(&stamp, &fault, fixture_time(0));
    must(usage_db_write(db, &record) && usage_db_commit(db));
    while (!done) {
        must(usage_db_tend(db, KEPT_FROM_DAY, &done));
    }
    usage_db_close(db);
}

void damage_make_database(const char *path)
{
    char other[FIXTURE_PATH_MAX];
    struct merge_counts counts;
    struct store_problem problem;

    snprintf(other, sizeof(other), "%.200s-other", path);
    visits_write_random(path, 5, 60);
    visits_write_random(other, 6, 40);
    struct merge *merge = merge_open(path, &problem);

    must(merge != NULL && merge_add(merge, other, &counts, &problem));
    merge_close(merge);
    remove(other);
    add_rarer_things(path);
}

struct bytes damage_read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct bytes bytes = {malloc(SIZE_MOST), 0};

    must(file != NULL && bytes.at != NULL);
    bytes.size = fread(bytes.at, 1, SIZE_MOST, file);
    fclose(file);
    return bytes;
}

void damage_write_file(const char *path, struct bytes bytes)
{
    FILE *file = fopen(path, "wb");

    must(file != NULL && fwrite(bytes.at, 1, bytes.size, file) == bytes.size);
    must(fclose(file) == 0);
}

/* What is left of the input. At its end there are zeros. */
struct input {
    const uint8_t *at;
    size_t left;
};

static unsigned take(struct input *input, int count)
{
    unsigned value = 0;

    for (; count > 0; count--) {
        value = value << 8 | (input->left > 0 ? *input->at : 0);
        input->at += input->left > 0;
        input->left -= input->left > 0;
    }
    return value;
}

struct table {
    const char *name, *key;
    const char *columns[COLUMNS_MAX]; /* up to the first NULL */
};

#define VALUES "n", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"
static const struct table tables[] = {
    {"word", "id", {"id", "text"}},
    {"station", "id", {"id", "station_id", "name"}},
    {"run",
     "id",
     {"id", "station", "boot_id", "version", "wall_ms", "mono_ms", "seq", "alive_wall_ms",
      "alive_mono_ms", "ended", "run_id"}},
    {"visit",
     "id",
     {"id", "run", "wall_ms", "mono_ms", "routine", "legs", "planned_ms", "feel_before",
      "ended_reason", "ended_ms", "guided_ms", "feel_after", "spots_left", "utc_offset_min"}},
    {"step", "id", {"id", "technique", "phase", "how", "planned_ms", "guided_ms", "waited_ms"}},
    {"menu_day", "station, day, clock_ok, screen", {"station", "day", "screen", "count"}},
    {"fault",
     "station, day, clock_ok, code, text",
     {"station", "day", "code", "text", "count", "last_wall_ms"}},
    {"daily", "station, day, topic, key", {"station", "day", "topic", "key", VALUES}},
    {"summed",
     "station, level, period, topic, key",
     {"station", "period", "topic", "key", VALUES}},
    {"excluded",
     "id",
     {"station", "from_day", "to_day", "reason", "marked_ms", "taken_back_ms"}},
    {"dirty", "station, day", {"station", "day"}},
};

/* Many rows of one kind: ?1 of them, ?2 a value. Beside them the rest is as it is. */
#define MANY "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1) "
static const char *const floods[] = {
    MANY "INSERT OR IGNORE INTO station(station_id, name) SELECT 'st' || i, 'Corner' FROM c",
    "INSERT OR IGNORE INTO daily SELECT id, ?2, 16, 0, 1, 5, 1, 0, 0, 0, 0, 0, 0 FROM station",
    MANY "INSERT OR IGNORE INTO daily SELECT 1, 20500, i % 42, i, ?2, 1, 1, 1, 1, 1, 1, 1, 1"
         " FROM c",
    MANY "INSERT OR IGNORE INTO daily SELECT 1, 20500 + i, 16, 0, 1, ?2, 1, 1, 1, 1, 1, 1, 1"
         " FROM c",
    MANY "INSERT OR IGNORE INTO excluded(excluded_id, station, from_day, to_day, reason,"
         " marked_ms) SELECT randomblob(16), 1, ?2, 20400 + i, 'x', 1 FROM c",
    MANY "INSERT OR IGNORE INTO word(text) SELECT 'word' || i FROM c",
    "INSERT OR IGNORE INTO menu_day SELECT 1, 20500, 1, id, ?2, 1, 1, 1 FROM word",
    "INSERT OR IGNORE INTO fault SELECT 1, 20500, 1, id, 'x', ?2, 1, 1, 1, 1, 1, 1 FROM word",
    MANY "INSERT OR IGNORE INTO daily SELECT 1, 20501, 8, 33554432 + i * 4096 + 1, 9, 1, 1, 1,"
         " ?2, i, 1, 1, 1 FROM c",
    MANY "INSERT OR IGNORE INTO summed SELECT 1, 1 + i % 2, ?2 + i, 63, 0, 1, 0, 0, 0, 0, 0,"
         " 0, 0, 0 FROM c",
    MANY "INSERT OR IGNORE INTO dirty SELECT 1, ?2 + i FROM c",
    MANY "INSERT OR IGNORE INTO daily SELECT 1, 20502, 9, i, 1, ?2, 1, 1, 1, 1, 1, 1, 1 FROM c",
};

static const int64_t integers[] = {
    0,
    1,
    -1,
    2,
    6,
    63,
    255,
    1023,
    1024,
    4096,
    20500,
    47846,
    47847,
    2932896,
    86400000,
    2147483647,
    2147483648,
    -2147483648,
    4294967296,
    1099511627776,
    9007199254740992,
    33554432,
    1000000000000,
    -719469,
    46116860184273879,
    4611686018427387904,
    -20500,
    INT64_MAX,
    INT64_MIN,
    INT64_MAX - 1,
    INT64_MIN + 1,
    INT64_MAX / 1024,
    922337203685477580,
};
static const char *const texts[] = {
    "",
    "hold",
    "\xFF\xC0",
    "a \"<&>\\ b",
    "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
    "0"
    "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
    "0"
    "\xE2\x82\xAC\xE2\x82\xAC",
};

enum {
    TABLES = sizeof(tables) / sizeof(tables[0]),
    FLOODS = sizeof(floods) / sizeof(floods[0]),
    INTEGERS = sizeof(integers) / sizeof(integers[0]),
    TEXTS = sizeof(texts) / sizeof(texts[0]),
};

static void bind_value(sqlite3_stmt *statement, int at, struct input *input)
{
    unsigned which = take(input, 1);

    if (which < INTEGERS) {
        sqlite3_bind_int64(statement, at, integers[which]);
    } else if (which < INTEGERS + TEXTS) {
        sqlite3_bind_text(statement, at, texts[which - INTEGERS], -1, SQLITE_STATIC);
    } else if (which == INTEGERS + TEXTS) {
        sqlite3_bind_null(statement, at);
    } else {
        uint64_t high = take(input, 4);

        sqlite3_bind_int64(statement, at, (int64_t)(high << 32 | take(input, 4)));
    }
}

/* What the tables do not take is no damage that there can be. */
static void run(sqlite3 *sqlite, const char *sql, int64_t first, bool of_value,
                struct input *input)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(statement, of_value ? 2 : 1, first);
        bind_value(statement, of_value ? 1 : 2, input);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
}

static void change_rows(sqlite3 *sqlite, bool all, struct input *input)
{
    const struct table *table = &tables[take(input, 1) % TABLES];
    unsigned columns = 0, column = take(input, 1);
    unsigned row = take(input, 2);
    char sql[512];

    while (columns < COLUMNS_MAX && table->columns[columns] != NULL) {
        columns++;
    }
    snprintf(sql, sizeof(sql), "UPDATE OR IGNORE %s SET %s = ?1%s", table->name,
             table->columns[column % columns], all ? "" : " WHERE");
    if (!all) {
        size_t used = strlen(sql);

        snprintf(sql + used, sizeof(sql) - used,
                 " (%s) = (SELECT %s FROM %s LIMIT 1 OFFSET ?2 %% (SELECT max(count(*), 1)"
                 " FROM %s))",
                 table->key, table->key, table->name, table->name);
    }
    run(sqlite, sql, row, true, input);
}

static void flood(sqlite3 *sqlite, struct input *input)
{
    unsigned kind = take(input, 1) % FLOODS;

    run(sqlite, floods[kind], take(input, 1) * 8 + 1, false, input);
}

/* Changes rows as long as the input does. */
static struct bytes with_rows(struct bytes sound, struct input *input)
{
    sqlite3 *sqlite = NULL;
    sqlite3_int64 size = 0;
    unsigned char *held = sqlite3_malloc64(sound.size);
    struct bytes bytes;

    must(held != NULL && sqlite3_open(":memory:", &sqlite) == SQLITE_OK);
    memcpy(held, sound.at, sound.size);
    held[WRITE_VERSION] = held[WRITE_VERSION + 1] = 1; /* in memory there is no log */
    must(sqlite3_deserialize(
             sqlite, "main", held, (sqlite3_int64)sound.size, (sqlite3_int64)sound.size,
             SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
    while (input->left > 0 && (*input->at & 7) < 5) {
        unsigned what = take(input, 1) & 7;

        if (what == 4) {
            flood(sqlite, input);
        } else {
            change_rows(sqlite, what == 3, input);
        }
    }
    unsigned char *made = sqlite3_serialize(sqlite, "main", &size, 0);

    must(made != NULL && size > 0);
    bytes = (struct bytes){malloc((size_t)size), (size_t)size};
    must(bytes.at != NULL);
    memcpy(bytes.at, made, bytes.size);
    bytes.at[WRITE_VERSION] = bytes.at[WRITE_VERSION + 1] = 2;
    sqlite3_free(made);
    sqlite3_close(sqlite);
    return bytes;
}

static void resize(struct bytes *bytes, size_t size)
{
    unsigned char *at = realloc(bytes->at, size > 0 ? size : 1);

    must(at != NULL);
    if (size > bytes->size) {
        memset(at + bytes->size, 0, size - bytes->size);
    }
    *bytes = (struct bytes){at, size};
}

static void change_bytes(struct bytes *bytes, struct input *input)
{
    unsigned what = take(input, 1) & 7;
    size_t offset = take(input, 3);

    if (what < 5) {
        take(input, 2); /* a row behind bytes: passed over */
        return;
    }
    if (what == 7) {
        resize(bytes, offset % SIZE_MOST);
        return;
    }
    if (bytes->size == 0) {
        return;
    }
    unsigned length = take(input, what == 6 ? 2 : 1);
    unsigned fill = what == 6 ? take(input, 1) : 0;

    for (offset %= bytes->size; length > 0 && offset < bytes->size; length--) {
        bytes->at[offset++] = (unsigned char)(what == 6 ? fill : take(input, 1));
    }
}

struct bytes damage_apply(struct bytes sound, const uint8_t *input_bytes, size_t size)
{
    static const char magic[] = "SQLite format 3";
    struct input input = {input_bytes, size};
    struct bytes bytes;

    if (size >= sizeof(magic) && memcmp(input_bytes, magic, sizeof(magic)) == 0) {
        bytes = (struct bytes){malloc(size), size};
        must(bytes.at != NULL);
        memcpy(bytes.at, input_bytes, size);
        return bytes;
    }
    bytes = with_rows(sound, &input);
    while (input.left > 0) {
        change_bytes(&bytes, &input);
    }
    return bytes;
}
