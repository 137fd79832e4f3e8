/* SPDX-License-Identifier: MIT */
#include "app/store/merge.h"

#include "app/store/rollup.h"
#include "app/store/rollup_sql.h"
#include "app/store/schema.h"
#include "app/store/stats_read.h"
#include "app/store/usage_db.h"

#include <stdlib.h>

enum {
    WORDS = 4096 /* whose numbers fit into a key */
};

struct merge {
    struct db *db;
};

/* Which number of ours each of the other file's numbers is; visits that change here, added or
 * ended since; and the days on which there was something before. Typed, as what they are
 * compared with is: an index of untyped columns is no help then. */
static const char maps[] =
    "CREATE TEMP TABLE IF NOT EXISTS a_word (id INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS a_station (id INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS a_run (id INTEGER PRIMARY KEY, ours INTEGER NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS fresh (id INTEGER PRIMARY KEY, visit_id BLOB NOT NULL);"
    "CREATE TEMP TABLE IF NOT EXISTS had (station INTEGER NOT NULL, day INTEGER NOT NULL,"
    " counted INTEGER NOT NULL, PRIMARY KEY (station, day)) WITHOUT ROWID;"
    "DELETE FROM a_word; DELETE FROM a_station; DELETE FROM a_run; DELETE FROM fresh;"
    "DELETE FROM had;";

static const char names[] =
    "INSERT OR IGNORE INTO word(text) SELECT text FROM other.word;"
    "INSERT INTO a_word SELECT o.id, w.id FROM other.word o JOIN main.word w USING (text);"
    "INSERT OR IGNORE INTO station(station_id, name) SELECT station_id, name"
    " FROM other.station;"
    "INSERT INTO a_station SELECT o.id, s.id FROM other.station o"
    " JOIN main.station s USING (station_id);";

/* Of the stations that come: the others of a large file are not even looked at. */
static const char days_before[] =
    "INSERT INTO had SELECT DISTINCT d.station, d.day, 1 FROM a_station a"
    " CROSS JOIN main.daily d ON d.station = a.ours WHERE d.topic = 32;"
    "INSERT OR IGNORE INTO had SELECT DISTINCT r.station, v.day, 0 FROM main.visit v"
    " JOIN main.run r ON r.id = v.run JOIN (SELECT DISTINCT ours FROM a_station) a"
    " ON a.ours = r.station;";

/* A run goes on between two copies of a file. */
static const char runs[] =
    "INSERT INTO run(run_id, station, boot_id, version, wall_ms, mono_ms, clock_ok, seq,"
    " alive_wall_ms, alive_mono_ms, ended) SELECT r.run_id, s.ours, r.boot_id, r.version,"
    " r.wall_ms, r.mono_ms, r.clock_ok, r.seq, r.alive_wall_ms, r.alive_mono_ms, r.ended"
    " FROM other.run r JOIN a_station s ON s.id = r.station WHERE true ORDER BY r.id"
    " ON CONFLICT(run_id) DO UPDATE SET seq = max(seq, excluded.seq),"
    " alive_wall_ms = CASE WHEN excluded.alive_mono_ms > alive_mono_ms"
    "  THEN excluded.alive_wall_ms ELSE alive_wall_ms END,"
    " alive_mono_ms = max(alive_mono_ms, excluded.alive_mono_ms),"
    " ended = max(ended, excluded.ended);"
    "INSERT INTO a_run SELECT o.id, r.id FROM other.run o JOIN main.run r USING (run_id);";

/* New visits of a day whose visits were counted and removed here are in those counts. */
static const char visits[] =
    "INSERT INTO fresh SELECT o.id, o.visit_id FROM other.visit o"
    " JOIN a_run a ON a.id = o.run JOIN main.run r ON r.id = a.ours"
    " LEFT JOIN main.visit v ON v.visit_id = o.visit_id"
    " LEFT JOIN had h ON h.station = r.station AND h.day = o.day AND h.counted"
    " WHERE (v.id IS NULL AND h.day IS NULL) OR (v.id IS NOT NULL AND v.ended_reason IS NULL"
    "  AND o.ended_reason IS NOT NULL) OR o.ended_ms > v.ended_ms;"
    "INSERT INTO visit(visit_id, run, wall_ms, mono_ms, clock_ok, routine, tool, legs,"
    " planned_ms, feel_before, ended_reason, ended_ms, guided_ms, feel_after, spots_left,"
    " spots_right, utc_offset_min) SELECT o.visit_id, r.ours, o.wall_ms, o.mono_ms,"
    " o.clock_ok, w.ours, t.ours, o.legs, o.planned_ms, o.feel_before, o.ended_reason,"
    " o.ended_ms, o.guided_ms, o.feel_after, o.spots_left, o.spots_right, o.utc_offset_min"
    " FROM fresh f JOIN other.visit o ON o.id = f.id JOIN a_run r ON r.id = o.run"
    " JOIN a_word w ON w.id = o.routine JOIN a_word t ON t.id = o.tool WHERE true"
    " ORDER BY o.id ON CONFLICT(visit_id) DO UPDATE SET ended_reason = excluded.ended_reason,"
    " ended_ms = excluded.ended_ms, guided_ms = excluded.guided_ms,"
    " feel_after = excluded.feel_after, spots_left = excluded.spots_left,"
    " spots_right = excluded.spots_right, legs = excluded.legs,"
    " planned_ms = excluded.planned_ms;"
    "INSERT OR IGNORE INTO dirty SELECT r.station, v.day FROM fresh f"
    " JOIN main.visit v USING (visit_id) JOIN main.run r ON r.id = v.run;";

/* Also those that a visit of before has got since; a step never changes. */
static const char steps[] =
    "INSERT OR IGNORE INTO dirty SELECT r.station, v.day FROM other.visit o"
    " CROSS JOIN main.visit v ON v.visit_id = o.visit_id JOIN main.run r ON r.id = v.run"
    " WHERE v.ended_reason IS NOT NULL AND EXISTS (SELECT 1 FROM other.step p"
    "  WHERE p.id BETWEEN o.id * 1024 AND o.id * 1024 + 1023 AND NOT EXISTS"
    "  (SELECT 1 FROM main.step q WHERE q.id = v.id * 1024 + p.id % 1024));"
    "INSERT OR IGNORE INTO step SELECT v.id * 1024 + p.id % 1024, t.ours, f.ours, p.how,"
    " p.planned_ms, p.guided_ms, p.waited_ms FROM other.visit o"
    " CROSS JOIN main.visit v ON v.visit_id = o.visit_id"
    " CROSS JOIN other.step p ON p.id BETWEEN o.id * 1024 AND o.id * 1024 + 1023"
    " JOIN a_word t ON t.id = p.technique JOIN a_word f ON f.id = p.phase;";

/* How long it was on, and days whose visits were counted and removed there, unless they are
 * here as rows. Some keys are made of words: see enum rollup_topic. */
static const char days[] =
    "INSERT INTO daily SELECT s.ours, d.day, d.topic, CASE"
    " WHEN d.topic IN (34, 35, 36) THEN (SELECT ours FROM a_word WHERE id = d.key)"
    " WHEN d.topic = 41 THEN (SELECT ours FROM a_word WHERE id = d.key / 128) * 128"
    "  + d.key % 128"
    " WHEN d.topic = 40 THEN (SELECT ours FROM a_word WHERE id = d.key / 33554432) * 33554432"
    "  + d.key % 33554432 / 16777216 * 16777216 + CASE d.key / 4096 % 4096"
    "  WHEN 0 THEN d.key % 4096 ELSE (SELECT ours FROM a_word WHERE id = d.key / 4096 % 4096)"
    "  * 4096 + (SELECT ours FROM a_word WHERE id = d.key % 4096) END"
    " ELSE d.key END, d.n, d.v1, d.v2, d.v3, d.v4, d.v5, d.v6, d.v7, d.v8 FROM other.daily d"
    " JOIN a_station s ON s.id = d.station"
    " LEFT JOIN had h ON h.station = s.ours AND h.day = d.day"
    " WHERE d.topic IN (16, 17) OR (d.topic >= 32 AND COALESCE(h.counted, 1))"
    " ON CONFLICT(station, day, topic, key) DO UPDATE SET n = max(n, excluded.n),"
    " v1 = max(v1, excluded.v1), v2 = max(v2, excluded.v2), v3 = max(v3, excluded.v3),"
    " v4 = max(v4, excluded.v4), v5 = CASE topic WHEN 40 THEN min(v5, excluded.v5)"
    "  ELSE max(v5, excluded.v5) END, v6 = max(v6, excluded.v6),"
    " v7 = max(v7, excluded.v7), v8 = max(v8, excluded.v8);"
    "DELETE FROM summed WHERE station IN (SELECT ours FROM a_station);";

static const char counts[] =
    "INSERT INTO menu_day SELECT s.ours, m.day, m.clock_ok, w.ours, m.count, r.ours,"
    " m.last_wall_ms, m.last_mono_ms FROM other.menu_day m JOIN a_station s ON s.id = m.station"
    " JOIN a_word w ON w.id = m.screen JOIN a_run r ON r.id = m.last_run WHERE true"
    " ON CONFLICT(station, day, clock_ok, screen) DO UPDATE SET count = excluded.count,"
    " last_run = excluded.last_run, last_wall_ms = excluded.last_wall_ms,"
    " last_mono_ms = excluded.last_mono_ms WHERE excluded.count > count;"
    "INSERT INTO fault SELECT s.ours, m.day, m.clock_ok, w.ours, m.text, m.count, a.ours,"
    " m.first_wall_ms, m.first_mono_ms, b.ours, m.last_wall_ms, m.last_mono_ms"
    " FROM other.fault m JOIN a_station s ON s.id = m.station JOIN a_word w ON w.id = m.code"
    " JOIN a_run a ON a.id = m.first_run JOIN a_run b ON b.id = m.last_run WHERE true"
    " ON CONFLICT(station, day, clock_ok, code, text) DO UPDATE SET count = excluded.count,"
    " last_run = excluded.last_run, last_wall_ms = excluded.last_wall_ms,"
    " last_mono_ms = excluded.last_mono_ms WHERE excluded.count > count;";

/* A later copy of a day has counted on from an earlier one. */
static const char buttons[] =
    "INSERT INTO button_day(station, day, clock_ok, button, presses, glitches, watched,"
    " bounce_ms, stuck, at_start, last_run, last_wall_ms, last_mono_ms)"
    " SELECT s.ours, b.day, b.clock_ok, b.button, b.presses, b.glitches, b.watched,"
    " b.bounce_ms, b.stuck, b.at_start, r.ours, b.last_wall_ms, b.last_mono_ms"
    " FROM other.button_day b JOIN a_station s ON s.id = b.station"
    " JOIN a_run r ON r.id = b.last_run WHERE true"
    " ON CONFLICT(station, day, clock_ok, button) DO UPDATE SET"
    " presses = max(presses, excluded.presses), glitches = max(glitches, excluded.glitches),"
    " watched = max(watched, excluded.watched), bounce_ms = max(bounce_ms, excluded.bounce_ms),"
    " stuck = max(stuck, excluded.stuck), at_start = max(at_start, excluded.at_start),"
    " last_run = CASE WHEN excluded.last_wall_ms > last_wall_ms"
    "  THEN excluded.last_run ELSE last_run END,"
    " last_mono_ms = CASE WHEN excluded.last_wall_ms > last_wall_ms"
    "  THEN excluded.last_mono_ms ELSE last_mono_ms END,"
    " last_wall_ms = max(last_wall_ms, excluded.last_wall_ms);";

/* A mark that was taken back anywhere is taken back. */
static const char marks[] =
    "UPDATE main.excluded SET taken_back_ms = (SELECT o.taken_back_ms FROM other.excluded o"
    " WHERE o.excluded_id = main.excluded.excluded_id) WHERE taken_back_ms IS NULL;"
    "INSERT OR IGNORE INTO main.excluded(excluded_id, station, from_day, to_day, reason,"
    " marked_ms, taken_back_ms) SELECT o.excluded_id, s.ours, o.from_day, o.to_day, o.reason,"
    " o.marked_ms, o.taken_back_ms FROM other.excluded o JOIN a_station s ON s.id = o.station;";

/* An outage that was cleared anywhere is cleared; of two that are open there is one, since the
 * earlier of them. */
static const char outages[] =
    "UPDATE main.outage SET (until_ms, until_clock_ok) = (SELECT o.until_ms, o.until_clock_ok"
    "  FROM other.outage o WHERE o.outage_id = main.outage.outage_id)"
    " WHERE until_ms IS NULL AND outage_id IN (SELECT outage_id FROM other.outage"
    "  WHERE until_ms IS NOT NULL);"
    "UPDATE main.outage SET reports = (SELECT max(main.outage.reports, o.reports)"
    "  FROM other.outage o WHERE o.outage_id = main.outage.outage_id)"
    " WHERE outage_id IN (SELECT outage_id FROM other.outage);"
    "INSERT INTO main.outage(outage_id, station, what, kind, from_ms, from_clock_ok,"
    " utc_offset_min, until_ms, until_clock_ok, reports, last_ms)"
    " SELECT o.outage_id, s.ours, o.what, o.kind, o.from_ms, o.from_clock_ok,"
    " o.utc_offset_min, o.until_ms, o.until_clock_ok, o.reports, o.last_ms"
    " FROM other.outage o JOIN a_station s ON s.id = o.station WHERE o.outage_id NOT IN"
    "  (SELECT outage_id FROM main.outage)"
    " ON CONFLICT(station, what, kind) WHERE until_ms IS NULL DO UPDATE SET"
    " from_ms = min(from_ms, excluded.from_ms), last_ms = max(last_ms, excluded.last_ms),"
    " reports = max(reports, excluded.reports);";

bool merge_accepts(const char *path, struct store_problem *problem)
{
    struct db *db = db_open_read(path, NULL, problem);

    if (!db) {
        return false;
    }
    bool good = schema_is_current(db);

    *problem = *db_problem(db);
    db_close(db);
    return good;
}

struct merge *merge_open(const char *path, struct store_problem *problem)
{
    struct merge *merge = calloc(1, sizeof(*merge));

    *problem = (struct store_problem){STORE_FAILED, "out of memory"};
    if (!merge) {
        return NULL;
    }
    merge->db = db_open(path, NULL, problem);
    if (merge->db && !usage_db_make_ready(merge->db)) {
        *problem = *db_problem(merge->db);
        db_close(merge->db);
        merge->db = NULL;
    }
    if (!merge->db) {
        free(merge);
        return NULL;
    }
    *problem = (struct store_problem){0};
    return merge;
}

void merge_close(struct merge *merge)
{
    if (merge) {
        db_close(merge->db);
        free(merge);
    }
}

static bool count(struct db *db, struct merge_counts *counts_out)
{
    return db_ask(db, "SELECT count(*) FROM main.station", &counts_out->stations) &&
           db_ask(db, "SELECT count(*) FROM main.visit", &counts_out->visits) &&
           db_ask(db, "SELECT count(*) FROM main.step", &counts_out->steps);
}

/* The numbers of words are parts of keys. */
static bool words_fit(struct db *db)
{
    int64_t last = 0;

    return db_ask(db, "SELECT COALESCE(max(id), 0) FROM main.word", &last) &&
           (last < WORDS ||
            db_refuse(db, STORE_REFUSED, "too many different names for one database"));
}

/* As many as can be read again. */
static bool stations_fit(struct db *db)
{
    int64_t stations = 0, most_marks = 0;

    return db_ask(db, "SELECT count(*) FROM main.station", &stations) &&
           db_ask(db,
                  "SELECT max(n) FROM (SELECT count(*) AS n FROM main.excluded"
                  " WHERE taken_back_ms IS NULL GROUP BY station)",
                  &most_marks) &&
           (stations < STATS_STATIONS_ADDED_MAX ||
            db_refuse(db, STORE_REFUSED, "too many stations for one database")) &&
           (most_marks <= STATS_EXCLUDED_MAX ||
            db_refuse(db, STORE_REFUSED, "too many marked periods for one station"));
}

/* What is joined can be read as a whole, or it is not joined. */
static bool counts_can_be(struct db *db)
{
    int64_t wrong = 0;

    return db_ask(db,
                  "SELECT sum(" ROLLUP_SQL_CANNOT_BE ") > 0 OR total(n) > 1099511627776"
                  " OR total(v1) + total(v2) + total(v3) + total(v4) + total(v5) + total(v6)"
                  "  + total(v7) + total(v8) > 2251799813685248 FROM main.daily",
                  &wrong) &&
           (!wrong ||
            db_refuse(db, STORE_CORRUPT, "damaged: the table daily has counts that cannot be"));
}

static bool roll_up(struct db *db)
{
    bool more = true;

    while (more) {
        if (!rollup_dirty_days(db, &more)) {
            return false;
        }
    }
    return true;
}

static bool add(struct db *db, struct merge_counts *counts_out)
{
    struct merge_counts before, after;

    if (!count(db, &before) || !db_exec(db, maps) || !db_exec(db, names) || !words_fit(db) ||
        !db_exec(db, days_before) || !db_exec(db, runs) || !db_exec(db, visits) ||
        !db_exec(db, steps) || !db_exec(db, days) || !db_exec(db, counts) ||
        !db_exec(db, buttons) || !db_exec(db, marks) || !db_exec(db, outages) || !roll_up(db) ||
        !counts_can_be(db) || !stations_fit(db) || !count(db, &after)) {
        return false;
    }
    *counts_out =
        (struct merge_counts){after.stations - before.stations, after.visits - before.visits,
                              after.steps - before.steps};
    return true;
}

bool merge_add(struct merge *merge, const char *path, struct merge_counts *counts_out,
               struct store_problem *problem)
{
    struct db *db = merge->db;

    db_clear_problem(db);
    bool attached = db_attach(db, path);
    /* A reader of years would find its way without the sums, but slowly, and nobody would make
     * up for it: so what is added comes with them. */
    bool good =
        attached && db_begin(db) && add(db, counts_out) && rollup_sum_all(db) && db_commit(db);

    if (!good) {
        db_rollback(db);
    }
    *problem = *db_problem(db);
    db_clear_problem(db); /* most are the other file's */
    if (attached) {
        good = db_exec(db, "DETACH other") && good;
    }
    return good;
}
