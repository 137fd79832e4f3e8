/* SPDX-License-Identifier: MIT */
#include "app/store/rollup_sql.h"

#include "app/store/local_day.h"
#include "app/store/rollup.h"

/* The numbers of the topics stand in the statements. */
_Static_assert(ROLLUP_VISIT == 0 && ROLLUP_HOUR == 1 && ROLLUP_ROUTINE == 2 &&
                   ROLLUP_TOOL == 3 && ROLLUP_TECHNIQUE == 4 && ROLLUP_FEEL == 5 &&
                   ROLLUP_LEGS == 6 && ROLLUP_LEG == 7 && ROLLUP_STAGE == 8 &&
                   ROLLUP_LEFT == 9 && ROLLUP_COUNTED == 16 && ROLLUP_ON == 16 &&
                   ROLLUP_FROZEN == 32,
               "topics");

_Static_assert(DAY_FIRST == -1 && DAY_LAST == 47846, "ROLLUP_SQL_DAY_IS_ONE");

/* A day's ended visits, and their steps put together by visit and place in the routine: taken
 * once and counted several times. `local_ms` counts from local midnight; `second` says that the
 * leg is not that of the visit's first step; `last` is 4 times the id of the last step there
 * plus its outcome. */
const char rollup_temporary[] =
    "CREATE TEMP TABLE day_visit (id INTEGER PRIMARY KEY, reason, clock_ok, routine, tool, "
    "legs,"
    " planned_ms, guided_ms, used_ms, before, after, spots_left, spots_right, local_ms,"
    " first_leg, last_step);"
    "CREATE TEMP TABLE day_step (visit, place, technique, leg, second, done, skipped, cut,"
    " guided_ms, first, last);";

#define AT(statement) [(statement) - ROLLUP_SQL_FIRST]
#define OF_DAILY      " FROM daily WHERE station = ?1 AND " ROLLUP_SQL_DAY_IS_ONE
#define INTO_DAILY    "INSERT INTO daily SELECT ?1, ?2, "
#define WEEKDAY       "(((?2 + 3) % 7 + 7) % 7)"

/* v5 to v8 of routines, tools and techniques. */
#define RATED                                                                                  \
    " sum(v.before + v.after IS NOT NULL),"                                                    \
    " COALESCE(sum(CASE WHEN v.after IS NOT NULL THEN v.before END), 0),"                      \
    " COALESCE(sum(CASE WHEN v.before IS NOT NULL THEN v.after END), 0),"                      \
    " COALESCE(sum((v.before - v.after) * (v.before - v.after)), 0)"

#define BY_VISIT(topic, key)                                                                   \
    INTO_DAILY topic ", v." key ", count(*), sum(v.reason = 0), sum(v.reason = 1),"            \
                     " sum(v.reason = 2), sum(v.guided_ms)," RATED                             \
                     " FROM day_visit v GROUP BY v." key

#define VALUES_ADDED                                                                           \
    " n = n + excluded.n, v1 = v1 + excluded.v1, v2 = v2 + excluded.v2,"                       \
    " v3 = v3 + excluded.v3, v4 = v4 + excluded.v4,"

/* Sums of rows of the same meaning; the smallest ordinal of a stage stays the smallest. */
#define SUMS(topic)                                                                            \
    " key, sum(n), sum(v1), sum(v2), sum(v3), sum(v4),"                                        \
    " CASE " topic " WHEN 8 THEN min(v5) ELSE sum(v5) END, sum(v6), sum(v7), sum(v8)"

const char *const rollup_sql[ROLLUP_SQL_COUNT] = {
    AT(ROLLUP_SQL_CLEAR) = "DELETE FROM daily WHERE station = ?1 AND day = ?2 AND topic < 16",
    AT(ROLLUP_SQL_FORGET_VISITS) = "DELETE FROM day_visit",
    AT(ROLLUP_SQL_FORGET_STEPS) = "DELETE FROM day_step",
    /* What no visit has is not counted as it stands: for one damaged row the counts of its day
     * would be of no use, or could not be made at all, and no later visit be written. */
    AT(ROLLUP_SQL_TAKE_VISITS) =
        "INSERT INTO day_visit SELECT v.id, v.ended_reason, v.clock_ok <> 0, v.routine, v.tool,"
        " v.legs, min(max(v.planned_ms, 0), 86400000),"
        " min(max(COALESCE(v.guided_ms, 0), 0), 86400000),"
        " min(max(COALESCE(v.ended_ms, 0), 0), 172800000),"
        " CASE WHEN v.feel_before BETWEEN 0 AND 4 THEN v.feel_before END,"
        " CASE WHEN v.feel_after BETWEEN 0 AND 4 THEN v.feel_after END,"
        " min(max(COALESCE(v.spots_left, 0), 0), 1000),"
        " min(max(COALESCE(v.spots_right, 0), 0), 1000),"
        " v.wall_ms + v.utc_offset_min * 60000 - v.day * 86400000,"
        " (SELECT how % 2 FROM step WHERE id BETWEEN v.id * 1024 AND v.id * 1024 + 1023"
        "  ORDER BY id LIMIT 1),"
        " (SELECT max(id) FROM step WHERE id BETWEEN v.id * 1024 AND v.id * 1024 + 1023)"
        " FROM visit v JOIN run r ON r.id = v.run"
        " WHERE v.day = ?2 AND r.station = ?1 AND v.ended_reason IS NOT NULL",
    AT(ROLLUP_SQL_TAKE_STEPS) =
        "INSERT INTO day_step SELECT v.id,"
        " ((s.how % 2 <> v.first_leg) * 4096 + s.technique) * 4096 + s.phase AS place,"
        " s.technique, s.how % 2, s.how % 2 <> v.first_leg, max(s.how / 2 % 3 = 0),"
        " max(s.how / 2 % 3 = 1), max(s.how / 2 % 3 = 2),"
        " sum(min(max(COALESCE(s.guided_ms, s.planned_ms), 0), 86400000)), min(s.id % 1024),"
        " max(s.id * 4 + s.how / 2 % 3) FROM day_visit v CROSS JOIN step s"
        " ON s.id BETWEEN v.id * 1024 AND v.id * 1024 + 1023 GROUP BY v.id, place",
    AT(ROLLUP_SQL_VISIT) =
        INTO_DAILY "0, " WEEKDAY ", count(*), sum(reason = 0), sum(reason = 1),"
                   " sum(reason = 2), sum(reason = 3), sum(clock_ok = 0), sum(guided_ms),"
                   " sum(planned_ms), 0 FROM day_visit HAVING count(*) > 0",
    AT(ROLLUP_SQL_HOUR) =
        "WITH RECURSIVE part(hour, begun, from_ms, to_ms) AS ("
        " SELECT local_ms / 3600000, 1, local_ms, local_ms + used_ms FROM day_visit"
        "  WHERE clock_ok"
        " UNION ALL SELECT hour + 1, 0, (hour + 1) * 3600000, to_ms FROM part"
        "  WHERE to_ms > (hour + 1) * 3600000 AND hour < 47) " INTO_DAILY "1, (" WEEKDAY
        " + hour / 24) % 7 * 24 + hour % 24, sum(begun),"
        " sum(min(to_ms, (hour + 1) * 3600000) - from_ms), 0, 0, 0, 0, 0, 0, 0"
        " FROM part GROUP BY hour",
    AT(ROLLUP_SQL_ROUTINE) = BY_VISIT("2", "routine"),
    AT(ROLLUP_SQL_TOOL) = BY_VISIT("3", "tool"),
    AT(ROLLUP_SQL_TECHNIQUE) =
        INTO_DAILY "4, t.technique, count(*), sum(t.skipped = 0 AND t.cut = 0),"
                   " sum(t.skipped = 1 AND t.cut = 0), sum(t.cut), sum(t.guided_ms)," RATED
                   " FROM (SELECT visit, technique, max(skipped) AS skipped, max(cut) AS cut,"
                   "  sum(guided_ms) AS guided_ms FROM day_step GROUP BY visit, technique"
                   "  HAVING max(done OR cut OR guided_ms > 0)) t"
                   " JOIN day_visit v ON v.id = t.visit GROUP BY t.technique",
    AT(ROLLUP_SQL_FEEL) =
        INTO_DAILY "5, COALESCE(before, 5) * 6 + COALESCE(after, 5) AS pair, count(*),"
                   " 0, 0, 0, 0, 0, 0, 0, 0 FROM day_visit GROUP BY pair",
    AT(ROLLUP_SQL_LEGS) =
        INTO_DAILY "6, v.legs, count(*), sum(v.reason = 0),"
                   " sum(v.legs = 1 AND COALESCE(s.guided_ms, 0) > 0),"
                   " sum(v.legs = 1 AND COALESCE(s.guided_ms, 1) = 0),"
                   " sum(v.legs = 1 AND s.guided_ms IS NULL), 0, 0, 0, 0"
                   " FROM day_visit v LEFT JOIN (SELECT visit, sum(guided_ms) AS guided_ms"
                   "  FROM day_step WHERE second GROUP BY visit) s ON s.visit = v.id"
                   " GROUP BY v.legs",
    AT(ROLLUP_SQL_LEG) = INTO_DAILY
    "7, leg, sum(visits), sum(guided_ms), sum(told), sum(spots),"
    " 0, 0, 0, 0, 0 FROM ("
    " SELECT leg, sum(guided_ms) > 0 AS visits, sum(guided_ms) AS guided_ms,"
    "  0 AS told, 0 AS spots FROM day_step GROUP BY visit, leg"
    " UNION ALL SELECT 0, 0, 0, 1, spots_left FROM day_visit WHERE spots_left > 0"
    " UNION ALL SELECT 1, 0, 0, 1, spots_right FROM day_visit"
    "  WHERE spots_right > 0) GROUP BY leg",
    AT(ROLLUP_SQL_STAGE) =
        INTO_DAILY "8, v.routine * 33554432 + s.place AS stage, count(*), sum(s.done),"
                   " sum(s.done = 0 AND s.cut = 0),"
                   " sum(s.last / 4 = v.last_step AND s.last % 4 = 2 AND v.reason IN (1, 2)),"
                   " sum(s.last / 4 = v.last_step AND s.last % 4 <> 2 AND v.reason IN (1, 2)),"
                   " min(s.first), 0, 0, 0"
                   " FROM day_step s JOIN day_visit v ON v.id = s.visit GROUP BY stage",
    AT(ROLLUP_SQL_STAGE_ENDS) =
        INTO_DAILY "8, routine * 33554432, count(*), 0, 0, 0,"
                   " sum(reason IN (1, 2) AND last_step IS NULL), 0, 0, 0, 0"
                   " FROM day_visit GROUP BY routine UNION ALL SELECT ?1, ?2,"
                   " 8, routine * 33554432 + 1, count(*), sum(after IS NOT NULL),"
                   " 0, 0, 0, 1024, 0, 0, 0 FROM day_visit WHERE reason = 0 GROUP BY routine",
    AT(ROLLUP_SQL_LEFT) =
        INTO_DAILY "9, routine * 128 + CASE WHEN guided_ms < 600000 THEN guided_ms / 10000"
                   "  ELSE min(50 + guided_ms / 60000, 127) END AS bucket, count(*),"
                   " sum(guided_ms), sum(planned_ms), 0, 0, 0, 0, 0, 0"
                   " FROM day_visit WHERE reason IN (1, 2) GROUP BY bucket",
    AT(ROLLUP_SQL_FREEZE) =
        "INSERT INTO daily SELECT station, day, topic + 32, key, n, v1, v2, v3, v4, v5, v6, v7,"
        " v8 FROM daily WHERE station = ?1 AND day = ?2 AND topic < 16"
        " ON CONFLICT(station, day, topic, key) DO UPDATE SET" VALUES_ADDED
        " v5 = CASE topic WHEN 40 THEN min(v5, excluded.v5) ELSE v5 + excluded.v5 END,"
        " v6 = v6 + excluded.v6,"
        " v7 = v7 + excluded.v7, v8 = v8 + excluded.v8",
    AT(ROLLUP_SQL_UNSUM) =
        "DELETE FROM summed WHERE station = ?1 AND level = ?2 AND period = ?3",
    AT(ROLLUP_SQL_DIRTY_NEXT) = "SELECT station, day FROM dirty LIMIT 1",
    AT(ROLLUP_SQL_DIRTY_DONE) = "DELETE FROM dirty WHERE station = ?1 AND day = ?2",
    AT(ROLLUP_SQL_ADD_COUNTED) =
        "INSERT INTO daily VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, 0, 0)"
        " ON CONFLICT(station, day, topic, key) DO UPDATE SET"
        " v1 = v1 + excluded.v1, v2 = v2 + excluded.v2, v3 = v3 + excluded.v3,"
        " v4 = v4 + excluded.v4",
    AT(ROLLUP_SQL_STATION_NEXT) = "SELECT id FROM station WHERE id > ?1 ORDER BY id LIMIT 1",
    AT(ROLLUP_SQL_DAYS_SPAN) = "SELECT (SELECT min(day)" OF_DAILY "), (SELECT max(day)" OF_DAILY
                               ") WHERE EXISTS (SELECT 1" OF_DAILY ")",
    AT(ROLLUP_SQL_SUM_NEXT) =
        "WITH RECURSIVE p(period) AS (SELECT ?3 WHERE ?3 < ?4 UNION ALL SELECT period + 1 FROM "
        "p"
        " WHERE period + 1 < ?4) SELECT period FROM p WHERE NOT EXISTS (SELECT 1 FROM summed s"
        " WHERE s.station = ?1 AND s.level = ?2 AND s.period = p.period AND s.topic = 63"
        " AND s.key = 0) LIMIT 1",
    AT(ROLLUP_SQL_SUM_MONTH) = "INSERT INTO summed SELECT ?1, 1, ?2, topic & 31," SUMS(
        "topic & 31") " FROM daily WHERE station = ?1 AND day BETWEEN ?3 AND ?4"
                      " GROUP BY topic & 31, key",
    AT(ROLLUP_SQL_SUM_YEAR) = "INSERT INTO summed SELECT ?1, 2, ?2, topic," SUMS(
        "topic") " FROM summed WHERE station = ?1 AND level = 1 AND period BETWEEN ?3 AND ?4"
                 " AND topic <> 63 GROUP BY topic, key",
    AT(ROLLUP_SQL_SUM_MARK) =
        "INSERT INTO summed VALUES(?1, ?2, ?3, 63, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)",
};
