/* SPDX-License-Identifier: MIT */
#include "app/store/usage_query.h"

#include "app/store/schema.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum {
    COLUMNS_MAX = 16,
    GAP = 2,
    BUSY_TIMEOUT_MS = 2000
};

/* A result as text, row after row; the first row is the names. */
struct table {
    char **cells;
    int columns, rows, count, capacity;
    bool is_number[COLUMNS_MAX];
    int widths[COLUMNS_MAX];
};

static const char visits_sql[] =
    "SELECT * FROM (SELECT substr(visit_id, 1, 8) AS visit, station_id, started_utc, clock_ok,"
    " ended_reason, routine, leg, tool, planned_s, guided_s, feel_before, feel_after, "
    "spots_left,"
    " spots_right FROM visits ORDER BY started_utc DESC, visit_id DESC LIMIT ?1)"
    " ORDER BY started_utc, visit";
static const char steps_sql[] =
    "WITH last AS (SELECT visit_id, started_utc FROM visits"
    " ORDER BY started_utc DESC, visit_id DESC LIMIT ?1)"
    " SELECT substr(s.visit_id, 1, 8) AS visit, s.ordinal AS step, s.technique, s.phase, s.leg,"
    " s.planned_s, s.guided_s, s.outcome, s.pauses"
    " FROM last JOIN steps s ON s.visit_id = last.visit_id"
    " ORDER BY last.started_utc, s.visit_id, s.ordinal";

/* Columns on a screen, not bytes: continuation bytes of UTF-8 take no place. */
static int text_width(const char *text)
{
    int width = 0;

    for (; *text; text++) {
        width += ((unsigned char)*text & 0xc0) != 0x80;
    }
    return width;
}

static bool grow(struct table *table)
{
    int capacity = table->capacity ? table->capacity * 2 : 256;
    char **cells = realloc(table->cells, (size_t)capacity * sizeof(*cells));

    if (!cells) {
        return false;
    }
    table->cells = cells;
    table->capacity = capacity;
    return true;
}

static bool add_cell(struct table *table, int column, const char *text)
{
    if (table->count == table->capacity && !grow(table)) {
        return false;
    }
    const char *shown = text ? text : "-";
    int width = text_width(shown);

    if (width > table->widths[column]) {
        table->widths[column] = width;
    }
    table->cells[table->count] = strdup(shown);
    return table->cells[table->count++] != NULL;
}

static bool add_names(struct table *table, sqlite3_stmt *statement)
{
    for (int column = 0; column < table->columns; column++) {
        if (!add_cell(table, column, sqlite3_column_name(statement, column))) {
            return false;
        }
    }
    table->rows++;
    return true;
}

static bool add_row(struct table *table, sqlite3_stmt *statement)
{
    for (int column = 0; column < table->columns; column++) {
        if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
            table->is_number[column] = true;
        }
        if (!add_cell(table, column, (const char *)sqlite3_column_text(statement, column))) {
            return false;
        }
    }
    table->rows++;
    return true;
}

static bool fill(struct table *table, sqlite3_stmt *statement)
{
    int code;

    table->columns = sqlite3_column_count(statement);
    if (table->columns > COLUMNS_MAX || !add_names(table, statement)) {
        return false;
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (!add_row(table, statement)) {
            return false;
        }
    }
    return code == SQLITE_DONE;
}

static void print_cell(const struct table *table, int row, int column, FILE *out)
{
    const char *text = table->cells[row * table->columns + column];
    int pad = table->widths[column] - text_width(text);
    bool last = column + 1 == table->columns;

    fprintf(out, "%*s%s", table->is_number[column] ? pad : 0, "", text);
    if (!last) {
        fprintf(out, "%*s", (table->is_number[column] ? 0 : pad) + GAP, "");
    }
}

static void print(const struct table *table, FILE *out)
{
    for (int row = 0; row < table->rows; row++) {
        for (int column = 0; column < table->columns; column++) {
            print_cell(table, row, column, out);
        }
        fputc('\n', out);
    }
}

static void table_finish(struct table *table)
{
    for (int i = 0; i < table->count; i++) {
        free(table->cells[i]);
    }
    free(table->cells);
}

static bool print_result(sqlite3 *sqlite, const char *sql, int last, FILE *out)
{
    struct table table = {0};
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_bind_int(statement, 1, last) == SQLITE_OK && fill(&table, statement);

    if (ok) {
        print(&table, out);
    }
    sqlite3_finalize(statement);
    table_finish(&table);
    return ok;
}

/* The views are for every version, also those to come. */
static bool is_usage_database(const char *path)
{
    struct store_problem problem;
    struct db *db = db_open_read(path, NULL, &problem);
    int64_t version = 0;

    if (db && schema_accepts(db, INT_MAX) && db_ask(db, "PRAGMA user_version", &version) &&
        version == 0) {
        db_refuse(db, STORE_REFUSED, "empty: no station has recorded anything in it");
    }
    if (db) {
        problem = *db_problem(db);
    }
    db_close(db);
    if (problem.status != STORE_OK) {
        fprintf(stderr, "unknot: %s: %s\n", path, problem.text);
    }
    return problem.status == STORE_OK;
}

bool usage_query_print(const char *path, int last, FILE *out)
{
    sqlite3 *sqlite = NULL;

    if (!is_usage_database(path)) {
        return false;
    }
    bool ok = sqlite3_open_v2(path, &sqlite, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
              sqlite3_busy_timeout(sqlite, BUSY_TIMEOUT_MS) == SQLITE_OK &&
              print_result(sqlite, visits_sql, last, out);

    if (ok) {
        fputc('\n', out);
        ok = print_result(sqlite, steps_sql, last, out);
    }
    if (!ok) {
        fprintf(stderr, "unknot: %s: cannot be read as a usage database: %s\n", path,
                sqlite ? sqlite3_errmsg(sqlite) : "out of memory");
    }
    sqlite3_close_v2(sqlite);
    return ok;
}
