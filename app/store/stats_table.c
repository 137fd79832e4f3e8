/* SPDX-License-Identifier: MIT */
#include "app/store/stats_table.h"

#include "app/store/stats_read.h"

#include <stddef.h>

enum {
    COLUMNS_MAX = 16
};

#define ID "lower(hex(v.visit_id))"
/* Of ended visits on days that count. ?1 and ?2 are the first and last day, ?3 the station or
 * null. */
#define OF_VISITS " JOIN run r ON r.id = v.run JOIN station x ON x.id = r.station"
#define OF_STEPS  " CROSS JOIN step p ON p.id BETWEEN v.id * 1024 AND v.id * 1024 + 1023"
#define OF_DAYS                                                                                \
    " FROM daily d JOIN station x ON x.id = d.station"                                         \
    " WHERE d.day BETWEEN ?1 AND ?2 AND d.topic IN (0, 16, 32)"                                \
    " AND (?3 IS NULL OR x.station_id = ?3) GROUP BY d.day, d.station"
#define WANTED                                                                                 \
    " WHERE v.day BETWEEN ?1 AND ?2 AND v.ended_reason IS NOT NULL"                            \
    " AND (?3 IS NULL OR x.station_id = ?3)"                                                   \
    " AND NOT EXISTS (SELECT 1 FROM excluded e WHERE e.station = r.station"                    \
    "  AND v.day BETWEEN e.from_day AND e.to_day AND e.taken_back_ms IS NULL)"

static const char visits_sql[] =
    "SELECT " ID ", x.station_id, strftime('%Y-%m-%dT%H:%M',"
    "  (v.wall_ms / 60000 + v.utc_offset_min) / 15 * 900, 'unixepoch') AS begun, v.clock_ok,"
    " CASE v.ended_reason WHEN 0 THEN 'finished' WHEN 1 THEN 'left' WHEN 2 THEN 'idle'"
    "  WHEN 3 THEN 'interrupted' END, w.text,"
    " CASE v.legs WHEN 0 THEN 'left' WHEN 1 THEN 'both' WHEN 2 THEN 'right' END, t.text,"
    " (v.planned_ms + 500) / 1000, (COALESCE(v.guided_ms, 0) + 500) / 1000,"
    " v.feel_before, v.feel_after, v.spots_left, v.spots_right FROM visit v" OF_VISITS
    " JOIN word w ON w.id = v.routine JOIN word t ON t.id = v.tool" WANTED
    " ORDER BY v.day, begun, v.visit_id";
static const char steps_sql[] =
    "SELECT " ID ", p.id % 1024, t.text, f.text,"
    " CASE p.how % 2 WHEN 0 THEN 'left' WHEN 1 THEN 'right' END,"
    " (p.planned_ms + 500) / 1000, (COALESCE(p.guided_ms, p.planned_ms) + 500) / 1000,"
    " CASE p.how / 2 % 3 WHEN 0 THEN 'done' WHEN 1 THEN 'skipped' WHEN 2 THEN 'cut' END,"
    " p.how / 6 FROM visit v" OF_VISITS OF_STEPS
    " JOIN word t ON t.id = p.technique JOIN word f ON f.id = p.phase" WANTED
    " ORDER BY v.day, v.visit_id, p.id";
static const char daily_sql[] =
    "SELECT date(day * 86400, 'unixepoch'), station_id, marked, on_ms / 1000,"
    " CASE WHEN marked THEN NULL WHEN n BETWEEN 1 AND 4 THEN '<5' ELSE n END,"
    " CASE WHEN marked THEN NULL WHEN done BETWEEN 1 AND 4 THEN '<5' ELSE done END,"
    " CASE WHEN marked THEN NULL WHEN stop BETWEEN 1 AND 4 THEN '<5' ELSE stop END,"
    " CASE WHEN marked THEN NULL WHEN idle BETWEEN 1 AND 4 THEN '<5' ELSE idle END,"
    " CASE WHEN marked THEN NULL WHEN cut BETWEEN 1 AND 4 THEN '<5' ELSE cut END,"
    " CASE WHEN marked OR n BETWEEN 1 AND 4 THEN NULL ELSE (guided_ms + 500) / 1000 END"
    " FROM (SELECT d.day AS day, x.station_id AS station_id, EXISTS (SELECT 1 FROM excluded e"
    "  WHERE e.station = d.station AND d.day BETWEEN e.from_day AND e.to_day"
    "  AND e.taken_back_ms IS NULL) AS marked,"
    " sum(CASE d.topic WHEN 16 THEN d.v1 ELSE 0 END) AS on_ms,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.n END) AS n,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.v1 END) AS done,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.v2 END) AS stop,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.v3 END) AS idle,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.v4 END) AS cut,"
    " sum(CASE d.topic WHEN 16 THEN 0 ELSE d.v6 END) AS guided_ms" OF_DAYS
    ") ORDER BY day, station_id";

const char *const stats_table_sql[STATS_TABLE_STATEMENTS] = {
    [STATS_TABLE_VISITS] = visits_sql,
    [STATS_TABLE_STEPS] = steps_sql,
    [STATS_TABLE_DAILY] = daily_sql,
    [STATS_TABLE_COUNT + STATS_TABLE_VISITS] = "SELECT count(*) FROM visit v" OF_VISITS WANTED,
    [STATS_TABLE_COUNT + STATS_TABLE_STEPS] =
        "SELECT count(*) FROM visit v" OF_VISITS OF_STEPS WANTED,
    [STATS_TABLE_COUNT + STATS_TABLE_DAILY] = "SELECT count(*) FROM (SELECT 1" OF_DAYS ")",
};

/* Names of the columns, for good. */
static const char *const visit_columns[] = {
    "visit_id",    "station_id", "begun_local", "clock_ok",   "ended_reason",
    "routine",     "leg",        "tool",        "planned_s",  "guided_s",
    "feel_before", "feel_after", "spots_left",  "spots_right"};
static const char *const step_columns[] = {"visit_id",  "ordinal",  "technique", "phase", "leg",
                                           "planned_s", "guided_s", "outcome",   "pauses"};
static const char *const day_columns[] = {"day",         "station_id", "not_real_use", "on_s",
                                          "visits",      "finished",   "left",         "idle",
                                          "interrupted", "guided_s"};

struct columns {
    const char *name;
    const char *const *names;
    int count;
};

#define COLUMNS(names) names, (int)(sizeof(names) / sizeof((names)[0]))
static const struct columns tables[STATS_TABLE_COUNT] = {
    [STATS_TABLE_VISITS] = {"visits", COLUMNS(visit_columns)},
    [STATS_TABLE_STEPS] = {"steps", COLUMNS(step_columns)},
    [STATS_TABLE_DAILY] = {"daily", COLUMNS(day_columns)},
};

const char *stats_table_name(enum stats_table table)
{
    return tables[table].name;
}

static bool bind(struct db *db, int statement, const struct stats_query *query)
{
    return db_bind_int(db, statement, 1, query->from_day) &&
           db_bind_int(db, statement, 2, query->to_day) &&
           (query->station_id != NULL ? db_bind_text(db, statement, 3, query->station_id)
                                      : db_bind_null(db, statement, 3));
}

int64_t stats_table_count(struct stats_reader *reader, const struct stats_query *query,
                          enum stats_table table, struct store_problem *problem)
{
    struct db *db = stats_db(reader);
    int statement = (int)STATS_SQL_COUNT + (int)STATS_TABLE_COUNT + (int)table;
    int64_t rows = 0;
    bool found = false;

    db_clear_problem(db);
    bool good = bind(db, statement, query) && db_run_ints(db, statement, &rows, 1, &found);

    *problem = *db_problem(db);
    return good ? rows : -1;
}

bool stats_table_read(struct stats_reader *reader, const struct stats_query *query,
                      enum stats_table table, const struct stats_sink *sink,
                      struct store_problem *problem)
{
    struct db *db = stats_db(reader);
    int statement = STATS_SQL_COUNT + (int)table;
    int count = tables[table].count;
    const char *cells[COLUMNS_MAX];
    bool found = true;

    db_reset(db);
    db_clear_problem(db);
    bool good = bind(db, statement, query);

    bool wanted = good && sink->row(sink->context, tables[table].names, count);

    while (wanted && (good = db_next(db, statement, NULL, 0, &found)) && found) {
        for (int i = 0; i < count; i++) {
            cells[i] = db_text(db, statement, i);
        }
        wanted = sink->row(sink->context, cells, count);
    }
    if (good && !wanted) {
        db_reset(db);
    }
    *problem = *db_problem(db);
    return good && wanted;
}
