/* SPDX-License-Identifier: MIT */
#include "app/store/usage_stats.h"

#include "app/store/local_day.h"
#include "app/store/rollup_sql.h"
#include "app/store/schema.h"
#include "app/store/stats_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MONTHS_A_YEAR = 12
};

#define VALUES " key, n, v1, v2, v3, v4, v5, v6, v7, v8"
#define NOT_MARKED(table)                                                                      \
    " AND NOT EXISTS (SELECT 1 FROM excluded e WHERE e.station = " table ".station"            \
    "  AND " table ".day BETWEEN e.from_day AND e.to_day AND e.taken_back_ms IS NULL)"

#define OF_DAILY " FROM daily WHERE station = ?1 AND " ROLLUP_SQL_DAY_IS_ONE
/* A count that is damaged is no other row's loss. */
#define COUNTED(count) "sum(min(max(" count ", 0), 4294967296))"

static const char *const stats_sql[STATS_SQL_COUNT] = {
    [STATS_SQL_STATIONS] = "SELECT id, station_id, name FROM station ORDER BY id",
    [STATS_SQL_STATION_FIND] = "SELECT id FROM station WHERE station_id = ?1",
    [STATS_SQL_SPAN] =
        "SELECT (SELECT min(day)" OF_DAILY "), COALESCE((SELECT min(day)" OF_DAILY
        " AND day >= ?2), (SELECT max(day)" OF_DAILY ")),"
        " (SELECT max(day)" OF_DAILY ") WHERE EXISTS (SELECT 1" OF_DAILY ")",
    [STATS_SQL_DAYS] = "SELECT topic & 31," VALUES " FROM daily WHERE station = ?1"
                       " AND day BETWEEN ?2 AND ?3",
    [STATS_SQL_PERIOD] = "SELECT topic," VALUES " FROM summed WHERE station = ?1 AND level = ?2"
                         " AND period = ?3",
    [STATS_SQL_DAY_BAR] = "SELECT topic & 31," VALUES " FROM daily WHERE station = ?1"
                          " AND day = ?2 AND topic IN (0, 16, 32)",
    [STATS_SQL_MONTH_BAR] = "SELECT topic," VALUES " FROM summed WHERE station = ?1"
                            " AND level = 1 AND period = ?2 AND topic IN (0, 16)",
    [STATS_SQL_SUMMED] = "SELECT 1 FROM summed WHERE station = ?1 AND level = ?2"
                         " AND period = ?3 AND topic = 63 AND key = 0",
    [STATS_SQL_EXCLUDED] = "SELECT e.from_day, e.to_day, e.reason, s.station_id FROM excluded "
                           "e JOIN station s ON s.id = e.station WHERE e.station = ?1"
                           " AND taken_back_ms IS NULL AND to_day >= ?2 AND from_day <= ?3 "
                           "ORDER BY from_day, to_day",
    [STATS_SQL_MENUS] = "SELECT " COUNTED(
        "m.count") ", w.text FROM menu_day m JOIN word w"
                   " ON w.id = m.screen WHERE m.station = ?1 AND m.day BETWEEN ?2 AND "
                   "?3" NOT_MARKED("m") " GROUP BY m.screen ORDER BY w.text",
    [STATS_SQL_FAULTS] =
        "SELECT " COUNTED("f.count") ", max(f.last_wall_ms), w.text, f.text FROM fault f"
                                     " JOIN word w ON w.id = f.code WHERE f.station = ?1"
                                     " AND f.day BETWEEN ?2 AND ?3 GROUP BY f.code",
    [STATS_SQL_BUTTONS] =
        "SELECT button, " COUNTED("presses") ", " COUNTED("glitches") ", " COUNTED(
            "watched") ", min(max(max(bounce_ms), 0), "
                       "60000), " COUNTED("stuck") ", " COUNTED(
                           "at_"
                           "star"
                           "t") " FROM button_day WHERE station = ?1 AND day "
                                "BETWEEN ?2 AND ?3 GROUP BY button",
    [STATS_SQL_LAST_RUN] = "SELECT wall_ms, alive_wall_ms, version FROM run WHERE station = ?1"
                           " ORDER BY id DESC LIMIT 1",
    [STATS_SQL_STRIP] = "SELECT day, key, v1 FROM daily WHERE station = ?1"
                        " AND day BETWEEN ?2 AND ?3 AND topic = 17",
    [STATS_SQL_WORD] = "SELECT text FROM word WHERE id = ?1",
};

struct stats_reader {
    struct db *db;
    struct stats_sum sum;
    bool held;
};

/* The figures of one call. */
struct reading {
    struct db *db;
    struct stats_sum *sum;
    const struct stats_query *query;
};

/* The station's is open for years: see configure() of usage_db.c. */
static bool is_readable(struct db *db)
{
    return schema_is_current(db) && db_exec(db, "PRAGMA cache_size = -256") &&
           db_prepare(db, stats_sql, STATS_SQL_COUNT) &&
           db_prepare(db, stats_table_sql, STATS_TABLE_STATEMENTS) &&
           db_prepare(db, stats_outage_sql, STATS_OUTAGE_STATEMENTS);
}

struct stats_reader *stats_open(const char *path, const atomic_bool *abandon,
                                struct store_problem *problem)
{
    struct stats_reader *reader = calloc(1, sizeof(*reader));

    *problem = (struct store_problem){STORE_FAILED, "out of memory"};
    if (!reader) {
        return NULL;
    }
    reader->db = db_open_read(path, abandon, problem);
    if (!reader->db || !is_readable(reader->db)) {
        if (reader->db) {
            *problem = *db_problem(reader->db);
        }
        stats_close(reader);
        return NULL;
    }
    *problem = (struct store_problem){0};
    return reader;
}

void stats_close(struct stats_reader *reader)
{
    if (reader) {
        db_close(reader->db);
        free(reader);
    }
}

struct db *stats_db(struct stats_reader *reader)
{
    return reader->db;
}

bool stats_hold(struct stats_reader *reader, struct store_problem *problem)
{
    int64_t version = 0;

    /* What is held is what the first reading of a transaction finds. */
    reader->held =
        db_exec(reader->db, "BEGIN") && db_ask(reader->db, "PRAGMA user_version", &version);
    *problem = *db_problem(reader->db);
    return reader->held;
}

bool stats_is_marked(const struct stats_marks *marks, int64_t day)
{
    for (int i = 0; i < marks->count; i++) {
        if (day >= marks->items[i].from && day <= marks->items[i].to) {
            return true;
        }
    }
    return false;
}

int64_t stats_free_until(const struct stats_marks *marks, int64_t from, int64_t to)
{
    for (int i = 0; i < marks->count; i++) {
        if (marks->items[i].from > from && marks->items[i].from <= to) {
            to = marks->items[i].from - 1;
        }
    }
    return to;
}

bool stats_bind(struct db *db, int statement, int64_t a, int64_t b, int64_t c)
{
    bool two = statement == STATS_SQL_DAY_BAR || statement == STATS_SQL_MONTH_BAR ||
               statement == STATS_SQL_SPAN;

    return db_bind_int(db, statement, 1, a) && db_bind_int(db, statement, 2, b) &&
           (two || db_bind_int(db, statement, 3, c));
}

#define RESCUE "unknot merge NEW.db FILE.db counts the visits anew"

static bool refuse_row(struct db *db, int statement)
{
    bool summed = statement == STATS_SQL_PERIOD || statement == STATS_SQL_MONTH_BAR;

    return db_refuse(db, STORE_CORRUPT,
                     summed ? "damaged: the table summed has counts that cannot be; " RESCUE
                            : "damaged: the table daily has counts that cannot be; " RESCUE);
}

bool stats_next(const struct stats_part *part, int statement, struct stats_row *row_out,
                bool *found_out)
{
    int64_t values[3 + ROLLUP_VALUES];

    if (!db_next(part->db, statement, values, 3 + ROLLUP_VALUES, found_out)) {
        return false;
    }
    if (!*found_out) {
        return true;
    }
    *row_out = (struct stats_row){.topic = values[0], .key = values[1], .n = values[2]};
    memcpy(row_out->v, values + 3, sizeof(row_out->v));
    return stats_sum_takes(part->sum, row_out) || refuse_row(part->db, statement);
}

bool stats_is_summed(const struct stats_part *part, int level, int64_t period, bool *summed_out)
{
    return stats_bind(part->db, STATS_SQL_SUMMED, part->station, level, period) &&
           db_run_ints(part->db, STATS_SQL_SUMMED, NULL, 0, summed_out);
}

static void list_exclusion(const struct stats_part *part, int64_t from, int64_t to)
{
    struct usage_stats *stats = part->sum->stats;

    if (stats->exclusion_count == STATS_EXCLUSIONS_MAX) {
        return;
    }
    struct stats_exclusion *shown = &stats->exclusions[stats->exclusion_count++];

    shown->from_day = from;
    shown->to_day = to;
    snprintf(shown->reason, USAGE_NAME_MAX, "%.31s", db_text(part->db, STATS_SQL_EXCLUDED, 2));
    snprintf(shown->station_id, USAGE_TEXT_MAX, "%.159s",
             db_text(part->db, STATS_SQL_EXCLUDED, 3));
}

static bool read_marks(struct stats_part *part)
{
    int64_t values[2];
    bool found = true;

    part->marks.count = 0;
    if (!stats_bind(part->db, STATS_SQL_EXCLUDED, part->station, part->from, part->to)) {
        return false;
    }
    while (db_next(part->db, STATS_SQL_EXCLUDED, values, 2, &found)) {
        if (!found) {
            return true;
        }
        if (part->marks.count == STATS_EXCLUDED_MAX) {
            return db_refuse(part->db, STORE_FAILED, "too many marked periods in one span");
        }
        int64_t from = values[0] > DAY_FIRST ? values[0] : DAY_FIRST;
        int64_t to = values[1] < DAY_LAST ? values[1] : DAY_LAST;

        part->marks.items[part->marks.count++] = (struct stats_mark){from, to};
        list_exclusion(part, from, to);
    }
    return false;
}

static bool add_rows(const struct stats_part *part, int statement, int64_t b, int64_t c)
{
    struct stats_row row;
    bool found = true;

    if (!stats_bind(part->db, statement, part->station, b, c)) {
        return false;
    }
    while (stats_next(part, statement, &row, &found)) {
        if (!found) {
            return true;
        }
        stats_sum_add(part->sum, &row);
    }
    return false;
}

/* Adds the longest stretch from `day` on that is there in one piece: a whole year, a whole
 * month, or the days up to the end of the month, of `until`. */
static bool add_stretch(const struct stats_part *part, int64_t day, int64_t until,
                        int64_t *next_out)
{
    int64_t month = local_month(day);
    int64_t next_month = local_month_first_day(month + 1);
    int64_t next_year = local_month_first_day(month + MONTHS_A_YEAR);
    bool starts = day == local_month_first_day(month);
    bool summed = false;

    if (starts && month % MONTHS_A_YEAR == 0 && next_year - 1 <= until &&
        !stats_is_summed(part, ROLLUP_LEVEL_YEAR, month / MONTHS_A_YEAR, &summed)) {
        return false;
    }
    if (summed) {
        *next_out = next_year;
        return add_rows(part, STATS_SQL_PERIOD, ROLLUP_LEVEL_YEAR, month / MONTHS_A_YEAR);
    }
    if (starts && next_month - 1 <= until &&
        !stats_is_summed(part, ROLLUP_LEVEL_MONTH, month, &summed)) {
        return false;
    }
    *next_out = next_month <= until ? next_month : until + 1;
    return summed ? add_rows(part, STATS_SQL_PERIOD, ROLLUP_LEVEL_MONTH, month)
                  : add_rows(part, STATS_SQL_DAYS, day, *next_out - 1);
}

/* Nothing lies before a station's first day: where the days before it are asked for too, its
 * first year, or its first month, is whole, and has a sum. */
static int64_t begin_of(const struct stats_part *part, int64_t asked)
{
    if (part->from > part->to || stats_is_marked(&part->marks, part->from)) {
        return part->from;
    }
    int64_t month = local_month(part->from);
    int64_t month_of_year = (month % MONTHS_A_YEAR + MONTHS_A_YEAR) % MONTHS_A_YEAR;
    int64_t year_begin = local_month_first_day(month - month_of_year);
    int64_t month_begin = local_month_first_day(month);

    return asked <= year_begin ? year_begin : asked <= month_begin ? month_begin : part->from;
}

static bool add_days(const struct stats_part *part, int64_t asked)
{
    int64_t day = begin_of(part, asked);

    while (day <= part->to) {
        if (stats_is_marked(&part->marks, day)) {
            part->sum->stats->excluded_days++;
            day++;
        } else if (!add_stretch(part, day, stats_free_until(&part->marks, day, part->to),
                                &day)) {
            return false;
        }
    }
    return true;
}

/* Where a station's days begin and end; `first` may be of a clock that was never set. */
struct span {
    int64_t first, first_sane, last;
    bool found;
};

static bool read_span(struct db *db, int64_t station, struct span *span_out)
{
    int64_t values[3] = {0};

    if (!stats_bind(db, STATS_SQL_SPAN, station, DAY_FIRST_SANE, 0) ||
        !db_run_ints(db, STATS_SQL_SPAN, values, 3, &span_out->found)) {
        return false;
    }
    span_out->first = values[0];
    span_out->first_sane = values[1];
    span_out->last = values[2];
    return true;
}

static bool add_station(const struct reading *reading, int64_t station)
{
    struct usage_stats *stats = reading->sum->stats;
    struct stats_part part = {.db = reading->db, .sum = reading->sum, .station = station};
    struct span span;

    if (!read_span(part.db, station, &span)) {
        return false;
    }
    stats->stations++;
    if (!span.found) {
        return stats_station_add_last_run(&part);
    }
    part.from = reading->query->from_day > span.first ? reading->query->from_day : span.first;
    part.to = stats->to_day < span.last ? stats->to_day : span.last;
    return read_marks(&part) && add_days(&part, reading->query->from_day) &&
           stats_bars_add(&part) && stats_station_add(&part) &&
           stats_station_add_last_run(&part);
}

typedef bool for_station(const struct reading *reading, int64_t station);

static bool each_station(const struct reading *reading, for_station *call)
{
    struct db *db = reading->db;
    int64_t ids[STATS_STATIONS_ADDED_MAX];
    int count = 0;
    bool found = true;

    if (reading->query->station_id) {
        if (!db_bind_text(db, STATS_SQL_STATION_FIND, 1, reading->query->station_id) ||
            !db_run_ints(db, STATS_SQL_STATION_FIND, ids, 1, &found)) {
            return false;
        }
        return found ? call(reading, ids[0])
                     : db_refuse(db, STORE_REFUSED, "no such station in this database");
    }
    while (found && count < STATS_STATIONS_ADDED_MAX) {
        if (!db_next(db, STATS_SQL_STATIONS, &ids[count], 1, &found)) {
            return false;
        }
        count += found;
    }
    for (int i = 0; i < count; i++) {
        if (!call(reading, ids[i])) {
            return false;
        }
    }
    return !found || db_refuse(db, STORE_FAILED, "too many stations in one database");
}

static bool widen_span(const struct reading *reading, int64_t station)
{
    struct usage_stats *stats = reading->sum->stats;
    struct span span;

    if (!read_span(reading->db, station, &span)) {
        return false;
    }
    if (span.found &&
        (stats->first_day > stats->last_day || span.first_sane < stats->first_day)) {
        stats->first_day = span.first_sane;
    }
    if (span.found && span.last > stats->last_day) {
        stats->last_day = span.last;
    }
    return true;
}

static bool find_span(const struct reading *reading)
{
    struct usage_stats *stats = reading->sum->stats;
    const struct stats_query *query = reading->query;

    stats->first_day = 0;
    stats->last_day = -1;
    if (!each_station(reading, widen_span)) {
        return false;
    }
    stats->from_day = query->from_day == INT64_MIN ? stats->first_day : query->from_day;
    stats->to_day = query->to_day == INT64_MAX ? stats->last_day : query->to_day;
    stats->strip_first_day = stats->to_day - STATS_STRIP_DAYS + 1;
    return true;
}

static int compare_faults(const void *left, const void *right)
{
    const struct stats_fault *a = left, *b = right;

    if (a->n != b->n) {
        return a->n < b->n ? 1 : -1;
    }
    return strcmp(a->code, b->code);
}

static bool word_name(void *context, int64_t word, char out[USAGE_NAME_MAX])
{
    struct db *db = context;
    bool found = false;

    if (!db_bind_int(db, STATS_SQL_WORD, 1, word) ||
        !db_next(db, STATS_SQL_WORD, NULL, 0, &found)) {
        return false;
    }
    snprintf(out, USAGE_NAME_MAX, "%.31s", found ? db_text(db, STATS_SQL_WORD, 0) : "?");
    return !found || db_run(db, STATS_SQL_WORD);
}

static bool read_all(const struct reading *reading)
{
    struct usage_stats *stats = reading->sum->stats;

    if (!find_span(reading)) {
        return false;
    }
    stats_bars_begin(stats);
    if (!each_station(reading, add_station) ||
        !stats_sum_end(reading->sum, word_name, reading->db)) {
        return false;
    }
    qsort(stats->faults, (size_t)stats->fault_count, sizeof(stats->faults[0]), compare_faults);
    return true;
}

bool stats_read(struct stats_reader *reader, const struct stats_query *query,
                struct usage_stats *stats_out, struct store_problem *problem)
{
    struct reading reading = {reader->db, &reader->sum, query};

    db_reset(reader->db);
    db_clear_problem(reader->db);
    stats_sum_begin(&reader->sum, stats_out);
    /* One transaction: what a station writes meanwhile is of the next call. */
    bool good = (reader->held || db_exec(reader->db, "BEGIN")) && read_all(&reading);

    if (!reader->held) {
        db_rollback(reader->db);
    }
    *problem = *db_problem(reader->db);
    return good;
}

int stats_stations(struct stats_reader *reader, struct stats_station_name out[],
                   struct store_problem *problem)
{
    struct db *db = reader->db;
    bool found = true;
    int count = 0;

    db_reset(db);
    db_clear_problem(db);
    while (found && count < STATS_STATIONS_MAX) {
        if (!db_next(db, STATS_SQL_STATIONS, NULL, 0, &found)) {
            *problem = *db_problem(db);
            return -1;
        }
        if (found) {
            snprintf(out[count].station_id, USAGE_TEXT_MAX, "%.159s",
                     db_text(db, STATS_SQL_STATIONS, 1));
            snprintf(out[count++].name, USAGE_TEXT_MAX, "%.159s",
                     db_text(db, STATS_SQL_STATIONS, 2));
        }
    }
    return count;
}
