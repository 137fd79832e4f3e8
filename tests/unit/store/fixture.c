/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

const struct usage_origin fixture_origin = {"gym-north", "Gym North", "boot-1", "1.2.3"};

static const int64_t start_wall_ms = 1741064767000; /* 2025-03-04T05:06:07Z */

int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    const char *base = getenv("TMPDIR");

    assert_non_null(fixture);
    snprintf(fixture->folder, 128, "%s/unknot-store-XXXXXX", base ? base : "/tmp");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof(fixture->path), "%.200s/usage.db", fixture->folder);
    *state = fixture;
    return 0;
}

static void remove_tree(const char *path)
{
    struct stat info;

    if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        DIR *folder = opendir(path);
        struct dirent *entry;

        while (folder && (entry = readdir(folder))) {
            char name[FIXTURE_PATH_MAX * 2];

            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
                snprintf(name, sizeof(name), "%.250s/%.250s", path, entry->d_name);
                remove_tree(name);
            }
        }
        if (folder) {
            closedir(folder);
        }
    }
    remove(path);
}

int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;

    if (fixture->mounted) {
        umount(fixture->folder);
    }
    remove_tree(fixture->folder);
    free(fixture);
    return 0;
}

bool fixture_mount(struct fixture *fixture, const char *options)
{
    fixture->mounted = mount("tmpfs", fixture->folder, "tmpfs", 0, options) == 0;
    return fixture->mounted;
}

bool fixture_remount(struct fixture *fixture, bool read_only)
{
    return mount("tmpfs", fixture->folder, "tmpfs", MS_REMOUNT | (read_only ? MS_RDONLY : 0U),
                 NULL) == 0;
}

void fixture_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

char *fixture_read(const char *path, size_t *size_out)
{
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);

    assert_true(size >= 0);
    rewind(file);
    char *bytes = calloc(1, (size_t)size + 1);

    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    *size_out = (size_t)size;
    return bytes;
}

struct usage_time fixture_time(int64_t at_ms)
{
    return (struct usage_time){
        .wall_ms = start_wall_ms + at_ms, .mono_ms = at_ms, .clock_ok = true};
}

struct usage fixture_begin(int64_t at_ms, int feel_before)
{
    return (struct usage){
        .kind = USAGE_VISIT_BEGIN,
        .at_ms = at_ms,
        .u.visit = {"quick", "ball", LEGS_BOTH, 300400, feel_before},
    };
}

struct usage fixture_step(int64_t at_ms, int ordinal, enum leg leg, enum step_outcome outcome)
{
    return (struct usage){
        .kind = USAGE_STEP,
        .at_ms = at_ms,
        .u.step = {ordinal, "ball-release", "hold", leg, 45000, 44600, outcome, 1},
    };
}

struct usage fixture_end(int64_t at_ms, enum ended_reason reason, int feel_after,
                         int spots_left, int spots_right)
{
    return (struct usage){
        .kind = USAGE_VISIT_END,
        .at_ms = at_ms,
        .u.end = {.reason = reason,
                  .guided_ms = 267600,
                  .feel_after = feel_after,
                  .spots = {spots_left, spots_right}},
    };
}

struct usage fixture_screen(int64_t at_ms, const char *screen)
{
    struct usage usage = {.kind = USAGE_SCREEN, .at_ms = at_ms};

    snprintf(usage.u.screen, sizeof(usage.u.screen), "%s", screen);
    return usage;
}

struct usage fixture_fault(int64_t at_ms, const char *code, const char *text)
{
    struct usage usage = {.kind = USAGE_FAULT, .at_ms = at_ms};

    snprintf(usage.u.fault.code, sizeof(usage.u.fault.code), "%s", code);
    snprintf(usage.u.fault.text, sizeof(usage.u.fault.text), "%s", text);
    return usage;
}

struct usage fixture_buttons(int64_t at_ms, enum button button, struct button_counts counts)
{
    struct usage usage = {.kind = USAGE_BUTTONS, .at_ms = at_ms};

    usage.u.buttons.of[button] = counts;
    return usage;
}

struct usage_db *fixture_open_db(const char *path, unsigned seed, struct store_problem *problem)
{
    struct id_source ids = id_source_seeded(seed);
    struct usage_run run = {fixture_origin, fixture_time(0), random_id_next(&ids)};

    return usage_db_open(path, &run, NULL, problem);
}

void fixture_push(struct usage_writer *writer, struct usage usage)
{
    usage_writer_push(writer, &usage, fixture_time(usage.at_ms));
}

void fixture_push_visit(struct usage_writer *writer, int64_t at_ms, int steps)
{
    fixture_push(writer, fixture_begin(at_ms, 3));
    for (int i = 1; i <= steps; i++) {
        fixture_push(writer, fixture_step(at_ms + i * 50000, i, LEG_LEFT, OUTCOME_DONE));
    }
    fixture_push(writer, fixture_end(at_ms + steps * 50000, ENDED_FINISHED, 1, 2, 0));
}

static sqlite3 *open_for_reading(const char *path)
{
    sqlite3 *sqlite = NULL;

    assert_int_equal(sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    sqlite3_busy_timeout(sqlite, FIXTURE_WAIT_MS);
    return sqlite;
}

void fixture_dump(const char *path, const char *sql, char *out, size_t size)
{
    sqlite3 *sqlite = open_for_reading(path);
    sqlite3_stmt *statement = NULL;
    size_t used = 0;
    int code;

    out[0] = '\0';
    if (sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s: %s", sql, sqlite3_errmsg(sqlite));
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            int length =
                snprintf(out + used, size - used, "%s%s", i ? "|" : "", text ? text : "-");

            assert_true(length >= 0 && used + (size_t)length < size - 1);
            used += (size_t)length;
        }
        out[used++] = '\n';
        out[used] = '\0';
    }
    assert_int_equal(code, SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(sqlite);
}

void fixture_ask_text(const char *path, const char *sql, char *out, size_t size)
{
    fixture_dump(path, sql, out, size);
    out[strcspn(out, "\n")] = '\0';
}

int64_t fixture_ask(const char *path, const char *sql)
{
    char text[64];

    fixture_ask_text(path, sql, text, sizeof(text));
    return strtoll(text, NULL, 10);
}

void fixture_assert_sound(const char *path)
{
    char text[512];

    fixture_ask_text(path, "PRAGMA integrity_check", text, sizeof(text));
    assert_string_equal(text, "ok");
    fixture_dump(path, "PRAGMA foreign_key_check", text, sizeof(text));
    assert_string_equal(text, "");
}

void fixture_wait_unhealthy(struct usage_writer *writer)
{
    while (usage_writer_state(writer).healthy) {
        usage_writer_flush(writer, 20);
    }
}

/* Only one capture at a time: the place of the real stderr is kept in a fixed descriptor. */
enum {
    KEPT_STDERR = 200
};

void fixture_capture_stderr(struct fixture *fixture)
{
    char name[FIXTURE_PATH_MAX + 16];

    snprintf(name, sizeof(name), "%s.stderr", fixture->folder);
    fflush(stderr);
    assert_int_equal(dup2(STDERR_FILENO, KEPT_STDERR), KEPT_STDERR);
    int file = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);

    assert_true(file >= 0);
    assert_int_equal(dup2(file, STDERR_FILENO), STDERR_FILENO);
    close(file);
}

void fixture_release_stderr(struct fixture *fixture, char *out, size_t size)
{
    char name[FIXTURE_PATH_MAX + 16];
    size_t length = 0;

    snprintf(name, sizeof(name), "%s.stderr", fixture->folder);
    fflush(stderr);
    assert_int_equal(dup2(KEPT_STDERR, STDERR_FILENO), STDERR_FILENO);
    close(KEPT_STDERR);
    char *text = fixture_read(name, &length);

    snprintf(out, size, "%s", text);
    free(text);
    remove(name);
}

struct usage_writer *fixture_open_writer(const char *path)
{
    struct usage_writer *writer = usage_writer_open(path, &fixture_origin, fixture_time(0));

    assert_non_null(writer);
    return writer;
}

void fixture_flush(struct usage_writer *writer)
{
    assert_true(usage_writer_flush(writer, FIXTURE_WAIT_MS));
    assert_true(usage_writer_state(writer).healthy);
}

void fixture_close_writer(struct usage_writer *writer)
{
    assert_int_equal(usage_writer_close(writer, FIXTURE_WAIT_MS), 0);
}

void fixture_assert_visits(const char *path, int visits, int steps)
{
    assert_int_equal(fixture_ask(path, "SELECT count(*) FROM visits"), visits);
    assert_int_equal(fixture_ask(path, "SELECT count(*) FROM steps"), steps);
    fixture_assert_sound(path);
}

int64_t fixture_faults(const char *path, const char *code)
{
    char sql[160];

    snprintf(sql, sizeof(sql),
             "SELECT COALESCE(sum(count), 0) FROM fault JOIN word w ON w.id = code"
             " WHERE w.text = '%s'",
             code);
    return fixture_ask(path, sql);
}

void fixture_make_database(const char *path)
{
    struct usage_writer *writer = fixture_open_writer(path);

    fixture_push_visit(writer, 0, 5);
    fixture_close_writer(writer);
}

void fixture_run_sql(const char *path, const char *sql)
{
    sqlite3 *sqlite = NULL;

    assert_int_equal(sqlite3_open(path, &sqlite), SQLITE_OK);
    assert_int_equal(sqlite3_exec(sqlite, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(sqlite), SQLITE_OK);
}
