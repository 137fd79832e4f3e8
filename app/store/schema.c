/* SPDX-License-Identifier: MIT */
#include "app/store/schema.h"

#include <stdio.h>

enum {
    TABLES = 11
};

/* Compact because it is kept for years: names are numbers of `word`, times are milliseconds
 * from the visit's start, a visit's random id stands once and its steps name it by its short
 * number. Codes: ended_reason 0 finished 1 left 2 idle 3 interrupted; outcome 0 done 1 skipped
 * 2 cut; leg 0 left 1 right; legs 0 left 1 both 2 right. `run` is one start of the program; its
 * `seq` is the number of its last record in this file, written with that record, so that no
 * record is written twice however a commit ended. */
static const char first[] =
    "PRAGMA application_id = 1433299828;" /* SCHEMA_APPLICATION_ID */
    "CREATE TABLE word ("
    " id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE station ("
    " id INTEGER PRIMARY KEY, station_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE run ("
    " id INTEGER PRIMARY KEY, run_id BLOB NOT NULL UNIQUE,"
    " station INTEGER NOT NULL REFERENCES station, boot_id TEXT NOT NULL, version TEXT NOT "
    "NULL,"
    " wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, clock_ok INTEGER NOT NULL,"
    " seq INTEGER NOT NULL) STRICT;"
    "CREATE TABLE visit ("
    " id INTEGER PRIMARY KEY, visit_id BLOB NOT NULL UNIQUE,"
    " run INTEGER NOT NULL REFERENCES run,"
    " wall_ms INTEGER NOT NULL, mono_ms INTEGER NOT NULL, clock_ok INTEGER NOT NULL,"
    " routine INTEGER NOT NULL REFERENCES word, tool INTEGER NOT NULL REFERENCES word,"
    " legs INTEGER NOT NULL, planned_ms INTEGER NOT NULL, feel_before INTEGER,"
    " ended_reason INTEGER, ended_ms INTEGER, guided_ms INTEGER, feel_after INTEGER,"
    " spots_left INTEGER, spots_right INTEGER) STRICT;"
    "CREATE INDEX visit_open ON visit(run) WHERE ended_reason IS NULL;"
    "CREATE TABLE step ("
    " visit INTEGER NOT NULL REFERENCES visit, ordinal INTEGER NOT NULL,"
    " technique INTEGER NOT NULL REFERENCES word, phase INTEGER NOT NULL REFERENCES word,"
    " leg INTEGER NOT NULL, planned_ms INTEGER NOT NULL, guided_ms INTEGER NOT NULL,"
    " ended_ms INTEGER NOT NULL, outcome INTEGER NOT NULL, pauses INTEGER NOT NULL,"
    " PRIMARY KEY (visit, ordinal)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE menu_day ("
    " station INTEGER NOT NULL REFERENCES station, day INTEGER NOT NULL,"
    " clock_ok INTEGER NOT NULL, screen INTEGER NOT NULL REFERENCES word,"
    " count INTEGER NOT NULL, last_run INTEGER NOT NULL REFERENCES run,"
    " last_wall_ms INTEGER NOT NULL, last_mono_ms INTEGER NOT NULL,"
    " PRIMARY KEY (station, day, clock_ok, screen)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE fault ("
    " station INTEGER NOT NULL REFERENCES station, day INTEGER NOT NULL,"
    " clock_ok INTEGER NOT NULL, code INTEGER NOT NULL REFERENCES word, text TEXT NOT NULL,"
    " count INTEGER NOT NULL,"
    " first_run INTEGER NOT NULL REFERENCES run, first_wall_ms INTEGER NOT NULL,"
    " first_mono_ms INTEGER NOT NULL,"
    " last_run INTEGER NOT NULL REFERENCES run, last_wall_ms INTEGER NOT NULL,"
    " last_mono_ms INTEGER NOT NULL,"
    " PRIMARY KEY (station, day, clock_ok, code, text)) STRICT, WITHOUT ROWID;"
    "CREATE VIEW visits AS SELECT"
    " lower(hex(v.visit_id)) AS visit_id, s.station_id AS station_id,"
    " strftime('%Y-%m-%dT%H:%M:%SZ', v.wall_ms / 1000, 'unixepoch') AS started_utc,"
    " v.clock_ok AS clock_ok,"
    " CASE v.ended_reason WHEN 0 THEN 'finished' WHEN 1 THEN 'left' WHEN 2 THEN 'idle'"
    "  WHEN 3 THEN 'interrupted' END AS ended_reason,"
    " w.text AS routine,"
    " CASE v.legs WHEN 0 THEN 'left' WHEN 1 THEN 'both' WHEN 2 THEN 'right' END AS leg,"
    " t.text AS tool, (v.planned_ms + 500) / 1000 AS planned_s,"
    " (COALESCE(v.guided_ms, (SELECT sum(p.guided_ms) FROM step p WHERE p.visit = v.id), 0)"
    "  + 500) / 1000 AS guided_s,"
    " v.feel_before AS feel_before, v.feel_after AS feel_after,"
    " v.spots_left AS spots_left, v.spots_right AS spots_right"
    " FROM visit v JOIN run r ON r.id = v.run JOIN station s ON s.id = r.station"
    " JOIN word w ON w.id = v.routine JOIN word t ON t.id = v.tool;"
    "CREATE VIEW steps AS SELECT"
    " lower(hex(v.visit_id)) AS visit_id, p.ordinal AS ordinal, t.text AS technique,"
    " f.text AS phase, CASE p.leg WHEN 0 THEN 'left' WHEN 1 THEN 'right' END AS leg,"
    " (p.planned_ms + 500) / 1000 AS planned_s, (p.guided_ms + 500) / 1000 AS guided_s,"
    " CASE p.outcome WHEN 0 THEN 'done' WHEN 1 THEN 'skipped' WHEN 2 THEN 'cut' END AS outcome,"
    " p.pauses AS pauses"
    " FROM step p JOIN visit v ON v.id = p.visit JOIN word t ON t.id = p.technique"
    " JOIN word f ON f.id = p.phase;";

/* Smaller steps, local days, and how long a station was on.
 *
 * A step's key is its visit's times 1024 plus its ordinal; a guided_ms of null is what was
 * planned; waited_ms is the time since the step before that was not guided; `how` is the leg
 * + 2 times the outcome + 6 times the pauses. So a step takes 20 bytes, and the rows of a visit
 * lie together. `day` is the local day of a visit's begin. `run`
 * learns how long it was alive with each commit and once an hour, and by `ended` that it was
 * ended in order. */
static const char second[] =
    "DROP VIEW visits; DROP VIEW steps;"
    "ALTER TABLE visit ADD COLUMN utc_offset_min INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE visit ADD COLUMN day INTEGER AS"
    " ((wall_ms + utc_offset_min * 60000) / 86400000"
    "  - ((wall_ms + utc_offset_min * 60000) % 86400000 < 0)) VIRTUAL;"
    "CREATE INDEX visit_day ON visit(day);"
    "ALTER TABLE run ADD COLUMN alive_wall_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE run ADD COLUMN alive_mono_ms INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE run ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX run_station ON run(station);"
    "UPDATE run SET alive_wall_ms = wall_ms, alive_mono_ms = mono_ms;"
    "ALTER TABLE step RENAME TO old_step;"
    "CREATE TABLE step ("
    " id INTEGER PRIMARY KEY,"
    " technique INTEGER NOT NULL REFERENCES word, phase INTEGER NOT NULL REFERENCES word,"
    " how INTEGER NOT NULL, planned_ms INTEGER NOT NULL, guided_ms INTEGER,"
    " waited_ms INTEGER NOT NULL) STRICT;"
    "INSERT INTO step SELECT visit * 1024 + ordinal, technique, phase,"
    " leg + 2 * outcome + 6 * pauses, planned_ms,"
    " NULLIF(guided_ms, planned_ms), ended_ms - guided_ms"
    " - COALESCE(lag(ended_ms) OVER (PARTITION BY visit ORDER BY ordinal), 0)"
    " FROM old_step WHERE ordinal BETWEEN 1 AND 1023 ORDER BY visit, ordinal;"
    "DROP TABLE old_step;"
    "CREATE VIEW visits AS SELECT"
    " lower(hex(v.visit_id)) AS visit_id, s.station_id AS station_id,"
    " strftime('%Y-%m-%dT%H:%M:%SZ', v.wall_ms / 1000, 'unixepoch') AS started_utc,"
    " v.clock_ok AS clock_ok,"
    " CASE v.ended_reason WHEN 0 THEN 'finished' WHEN 1 THEN 'left' WHEN 2 THEN 'idle'"
    "  WHEN 3 THEN 'interrupted' END AS ended_reason,"
    " w.text AS routine,"
    " CASE v.legs WHEN 0 THEN 'left' WHEN 1 THEN 'both' WHEN 2 THEN 'right' END AS leg,"
    " t.text AS tool, (v.planned_ms + 500) / 1000 AS planned_s,"
    " (COALESCE(v.guided_ms, (SELECT sum(COALESCE(p.guided_ms, p.planned_ms)) FROM step p"
    "   WHERE p.id BETWEEN v.id * 1024 AND v.id * 1024 + 1023), 0)"
    "  + 500) / 1000 AS guided_s,"
    " v.feel_before AS feel_before, v.feel_after AS feel_after,"
    " v.spots_left AS spots_left, v.spots_right AS spots_right"
    " FROM visit v JOIN run r ON r.id = v.run JOIN station s ON s.id = r.station"
    " JOIN word w ON w.id = v.routine JOIN word t ON t.id = v.tool;"
    "CREATE VIEW steps AS SELECT"
    " lower(hex(v.visit_id)) AS visit_id, p.id % 1024 AS ordinal, t.text AS technique,"
    " f.text AS phase, CASE p.how % 2 WHEN 0 THEN 'left' WHEN 1 THEN 'right' END AS leg,"
    " (p.planned_ms + 500) / 1000 AS planned_s,"
    " (COALESCE(p.guided_ms, p.planned_ms) + 500) / 1000 AS guided_s,"
    " CASE p.how / 2 % 3 WHEN 0 THEN 'done' WHEN 1 THEN 'skipped' WHEN 2 THEN 'cut' END AS "
    "outcome,"
    " p.how / 6 AS pauses"
    " FROM visit v JOIN step p ON p.id BETWEEN v.id * 1024 AND v.id * 1024 + 1023"
    " JOIN word t ON t.id = p.technique JOIN word f ON f.id = p.phase;";

/* For the coach: rollups, and days that do not count.
 *
 * `daily` holds what rollup.h says; `summed` are its sums over whole months (level 1) and years
 * (level 2), made when they are over and thrown away when a day of theirs changes. A row of
 * `excluded` takes days out of the figures until it is taken back. `dirty` names days that the
 * next opening rolls up: here all of those so far. */
#define SCHEMA_VALUES                                                                          \
    " n INTEGER NOT NULL, v1 INTEGER NOT NULL, v2 INTEGER NOT NULL, v3 INTEGER NOT NULL,"      \
    " v4 INTEGER NOT NULL, v5 INTEGER NOT NULL, v6 INTEGER NOT NULL, v7 INTEGER NOT NULL,"     \
    " v8 INTEGER NOT NULL,"

static const char third[] =
    "CREATE TABLE daily ("
    " station INTEGER NOT NULL REFERENCES station, day INTEGER NOT NULL,"
    " topic INTEGER NOT NULL, key INTEGER NOT NULL," SCHEMA_VALUES
    " PRIMARY KEY (station, day, topic, key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE summed ("
    " station INTEGER NOT NULL REFERENCES station, level INTEGER NOT NULL,"
    " period INTEGER NOT NULL, topic INTEGER NOT NULL, key INTEGER NOT NULL," SCHEMA_VALUES
    " PRIMARY KEY (station, level, period, topic, key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE excluded ("
    " id INTEGER PRIMARY KEY, excluded_id BLOB NOT NULL UNIQUE,"
    " station INTEGER NOT NULL REFERENCES station,"
    " from_day INTEGER NOT NULL, to_day INTEGER NOT NULL, reason TEXT NOT NULL,"
    " marked_ms INTEGER NOT NULL, taken_back_ms INTEGER) STRICT;"
    "CREATE INDEX excluded_station ON excluded(station);"
    "CREATE TABLE dirty ("
    " station INTEGER NOT NULL REFERENCES station, day INTEGER NOT NULL,"
    " PRIMARY KEY (station, day)) STRICT, WITHOUT ROWID;"
    "INSERT INTO dirty SELECT DISTINCT r.station, v.day FROM visit v JOIN run r ON r.id = "
    "v.run;"
    "INSERT INTO daily SELECT station, day, 16, ((day + 3) % 7 + 7) % 7, 1, 0, sum(starts),"
    " 0, 0, 0, 0, 0, 0 FROM ("
    "  SELECT station, wall_ms / 86400000 - (wall_ms % 86400000 < 0) AS day, 1 AS starts FROM "
    "run"
    "  UNION ALL SELECT station, day, 0 FROM dirty"
    "  UNION ALL SELECT station, day, 0 FROM menu_day) GROUP BY station, day;";

/* What the contacts of the buttons did: button 0 back 1 left 2 right 3 ok. Few and small rows,
 * kept for ever: a contact wears out over years. `watched` are the presses and releases whose
 * bounce was seen, `bounce_ms` is the longest of them. */
static const char fourth[] =
    "CREATE TABLE button_day ("
    " station INTEGER NOT NULL REFERENCES station, day INTEGER NOT NULL,"
    " clock_ok INTEGER NOT NULL, button INTEGER NOT NULL,"
    " presses INTEGER NOT NULL, glitches INTEGER NOT NULL, watched INTEGER NOT NULL,"
    " bounce_ms INTEGER NOT NULL, stuck INTEGER NOT NULL, at_start INTEGER NOT NULL,"
    " last_run INTEGER NOT NULL REFERENCES run,"
    " last_wall_ms INTEGER NOT NULL, last_mono_ms INTEGER NOT NULL,"
    " PRIMARY KEY (station, day, clock_ok, button)) STRICT, WITHOUT ROWID;";

/* Tools and parts of the station that are out of order: kind 0 missing 1 broken 2 worn. Few and
 * small rows, kept for ever. Until it is cleared an outage has no `until_ms`, and there is one
 * of a kind; `reports` is how many visitors said so. */
static const char fifth[] =
    "CREATE TABLE outage ("
    " id INTEGER PRIMARY KEY, outage_id BLOB NOT NULL UNIQUE,"
    " station INTEGER NOT NULL REFERENCES station, what TEXT NOT NULL, kind INTEGER NOT NULL,"
    " from_ms INTEGER NOT NULL, from_clock_ok INTEGER NOT NULL,"
    " utc_offset_min INTEGER NOT NULL, until_ms INTEGER, until_clock_ok INTEGER,"
    " reports INTEGER NOT NULL, last_ms INTEGER NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX outage_open ON outage(station, what, kind) WHERE until_ms IS NULL;";

const char *const schema_migrations[SCHEMA_VERSION] = {first, second, third, fourth, fifth};

static bool is_empty(struct db *db, bool *empty_out)
{
    int64_t objects = 0;

    if (!db_ask(db, "SELECT count(*) FROM sqlite_schema", &objects)) {
        return false;
    }
    *empty_out = objects == 0;
    return true;
}

bool schema_accepts(struct db *db, int newest)
{
    int64_t version = 0;
    int64_t application = 0;
    bool empty = false;
    char text[USAGE_TEXT_MAX];

    if (!db_ask(db, "PRAGMA user_version", &version) ||
        !db_ask(db, "PRAGMA application_id", &application) || !is_empty(db, &empty)) {
        return false;
    }
    if (application != SCHEMA_APPLICATION_ID && (version != 0 || application != 0 || !empty)) {
        return db_refuse(db, STORE_REFUSED, "database of another program, left as it is");
    }
    if (version > newest) {
        snprintf(text, sizeof(text),
                 "database version %lld is newer than this program's %d, left as it is; "
                 "install the newer program or give another file",
                 (long long)version, newest);
        return db_refuse(db, STORE_REFUSED, text);
    }
    return true;
}

/* Tables, not views of that name, which could go on for ever. */
static bool is_whole(struct db *db)
{
    int64_t tables = 0;

    return db_ask(db,
                  "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('word',"
                  " 'station', 'run', 'visit', 'step', 'menu_day', 'fault', 'daily', 'summed',"
                  " 'excluded', 'dirty')",
                  &tables) &&
           (tables == TABLES ||
            db_refuse(db, STORE_CORRUPT, "damaged: some of its tables are missing"));
}

bool schema_is_current(struct db *db)
{
    int64_t version = 0;

    if (!schema_accepts(db, SCHEMA_VERSION) || !db_ask(db, "PRAGMA user_version", &version)) {
        return false;
    }
    if (version == 0) {
        return db_refuse(db, STORE_REFUSED, "empty: no station has recorded anything in it");
    }
    if (version < SCHEMA_VERSION) {
        return db_refuse(db, STORE_REFUSED,
                         "database of an earlier version; a station that runs on it, or unknot "
                         "run --db FILE, brings it up to date");
    }
    return is_whole(db);
}

static bool migrate_step(struct db *db, const char *migration, int to)
{
    char pragma[48];

    snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", to);
    return db_exec(db, migration) && db_exec(db, pragma);
}

bool schema_migrate(struct db *db, const char *const migrations[], int count)
{
    for (;;) {
        int64_t version = 0;

        /* Asked inside the transaction: another program may be migrating the same file. */
        if (!db_begin(db)) {
            return false;
        }
        if (!db_ask(db, "PRAGMA user_version", &version)) {
            db_rollback(db);
            return false;
        }
        if (version >= count) {
            db_rollback(db);
            return true;
        }
        if (!migrate_step(db, migrations[version], (int)version + 1) || !db_commit(db)) {
            db_rollback(db);
            return false;
        }
    }
}
