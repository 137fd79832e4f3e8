/* SPDX-License-Identifier: MIT */
#include "app/store/usage_sql.h"

const char *const usage_sql[SQL_COUNT] = {
    [SQL_WORD_FIND] = "SELECT id FROM word WHERE text = ?1",
    [SQL_WORD_ADD] = "INSERT INTO word(text) VALUES(?1) RETURNING id",
    [SQL_STATION_PUT] = "INSERT INTO station(station_id, name) VALUES(?1, ?2)"
                        " ON CONFLICT(station_id) DO UPDATE SET name = excluded.name"
                        " RETURNING id",
    [SQL_RUN_FIND] = "SELECT id, station, seq, alive_mono_ms FROM run WHERE run_id = ?1",
    [SQL_RUN_BEFORE] = "SELECT ended, boot_id = ?2 FROM run WHERE station = ?1"
                       " ORDER BY id DESC LIMIT 1",
    [SQL_RUN_ADD] =
        "INSERT INTO run(run_id, station, boot_id, version, wall_ms, mono_ms, clock_ok, seq,"
        " alive_wall_ms, alive_mono_ms, ended) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?5, ?6, 0)"
        " RETURNING id",
    [SQL_RUN_SEQ] = "UPDATE run SET seq = ?2 WHERE id = ?1",
    [SQL_RUN_ALIVE] = "UPDATE run SET alive_wall_ms = ?2, alive_mono_ms = ?3 WHERE id = ?1",
    [SQL_RUN_END] = "UPDATE run SET ended = 1 WHERE id = ?1",
    [SQL_VISIT_OPEN] = "SELECT visit.id, visit.day, run.station FROM visit"
                       " JOIN run ON run.id = visit.run"
                       " WHERE visit.ended_reason IS NULL AND visit.run <> ?1 LIMIT 1",
    [SQL_VISIT_CLOSE] =
        "UPDATE visit SET ended_reason = 3,"
        " guided_ms = (SELECT COALESCE(sum(COALESCE(p.guided_ms, p.planned_ms)), 0) FROM step p"
        "  WHERE p.id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023),"
        " ended_ms = (SELECT sum(COALESCE(p.guided_ms, p.planned_ms) + p.waited_ms) FROM step p"
        "  WHERE p.id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023) WHERE id = ?1",
    [SQL_VISIT_FIND] =
        "SELECT id, mono_ms, day, ended_reason IS NOT NULL FROM visit WHERE visit_id = ?1",
    [SQL_VISIT_ADD] =
        "INSERT INTO visit(visit_id, run, wall_ms, mono_ms, clock_ok, routine, tool,"
        " legs, planned_ms, feel_before, utc_offset_min)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [SQL_VISIT_END] = "UPDATE visit SET ended_reason = ?2, ended_ms = ?3, guided_ms = ?4,"
                      " feel_after = ?5, spots_left = ?6, spots_right = ?7,"
                      " legs = CASE ?9 WHEN 0 THEN legs ELSE ?8 END,"
                      " planned_ms = CASE ?9 WHEN 0 THEN planned_ms ELSE ?9 END WHERE id = ?1",
    [SQL_STEP_ADD] =
        "INSERT INTO step(id, technique, phase, how, planned_ms, guided_ms, waited_ms)"
        " VALUES(?1 * 1024 + ?2, ?3, ?4, ?5 + 2 * ?9 + 6 * ?10, ?6, NULLIF(?7, ?6),"
        " ?8 - ?7 - (SELECT COALESCE(sum(COALESCE(p.guided_ms, p.planned_ms) + p.waited_ms), 0)"
        "  FROM step p WHERE p.id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023))",
    [SQL_MENU_COUNT] =
        "INSERT INTO menu_day(station, last_run, day, last_wall_ms, last_mono_ms, clock_ok, "
        "screen,"
        " count) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)"
        " ON CONFLICT(station, day, clock_ok, screen) DO UPDATE SET count = min(count, "
        "4294967295) + 1,"
        " last_run = excluded.last_run, last_wall_ms = excluded.last_wall_ms,"
        " last_mono_ms = excluded.last_mono_ms",
    /* A fault whose text is different each time must not fill the disk either: behind the first
     * 16 texts of a day all others are counted in one row. */
    [SQL_FAULT_COUNT] =
        "INSERT INTO fault(station, day, clock_ok, code, text, count, first_run, first_wall_ms,"
        " first_mono_ms, last_run, last_wall_ms, last_mono_ms) VALUES(?1, ?3, ?6, ?7,"
        " CASE WHEN (SELECT count(*) FROM fault WHERE station = ?1 AND day = ?3 AND clock_ok = "
        "?6"
        "  AND code = ?7) < 16 OR EXISTS (SELECT 1 FROM fault WHERE station = ?1 AND day = ?3"
        "  AND clock_ok = ?6 AND code = ?7 AND text = ?8) THEN ?8 ELSE '(other texts)' END,"
        " 1, ?2, ?4, ?5, ?2, ?4, ?5)"
        " ON CONFLICT(station, day, clock_ok, code, text) DO UPDATE SET count = min(count, "
        "4294967295) + 1,"
        " last_run = excluded.last_run, last_wall_ms = excluded.last_wall_ms,"
        " last_mono_ms = excluded.last_mono_ms",
    [SQL_FAULT_OF_BOOT] =
        "SELECT 1 FROM fault f JOIN run r ON r.id IN (f.first_run, f.last_run)"
        " WHERE f.station = ?1 AND f.code = ?3"
        " AND r.boot_id = (SELECT boot_id FROM run WHERE id = ?2) LIMIT 1",
    [SQL_BUTTON_COUNT] =
        "INSERT INTO button_day(station, last_run, day, last_wall_ms, last_mono_ms, clock_ok,"
        " button, presses, glitches, watched, bounce_ms, stuck, at_start)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        " ON CONFLICT(station, day, clock_ok, button) DO UPDATE SET"
        " presses = presses + excluded.presses, glitches = glitches + excluded.glitches,"
        " watched = watched + excluded.watched, bounce_ms = max(bounce_ms, excluded.bounce_ms),"
        " stuck = stuck + excluded.stuck, at_start = at_start + excluded.at_start,"
        " last_run = excluded.last_run, last_wall_ms = excluded.last_wall_ms,"
        " last_mono_ms = excluded.last_mono_ms",
    [SQL_EXCLUDE] =
        "INSERT INTO excluded(excluded_id, station, from_day, to_day, reason, marked_ms)"
        " SELECT randomblob(16), ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM excluded"
        "  WHERE station = ?1 AND from_day = ?2 AND to_day = ?3 AND taken_back_ms IS NULL)",
    [SQL_TAKE_BACK] = "UPDATE excluded SET taken_back_ms = ?4 WHERE station = ?1"
                      " AND from_day = ?2 AND to_day = ?3 AND taken_back_ms IS NULL",
    [SQL_OUTAGE_REPORT] =
        "INSERT INTO outage(outage_id, station, what, kind, from_ms, from_clock_ok,"
        " utc_offset_min, reports, last_ms)"
        " VALUES(randomblob(16), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?4)"
        " ON CONFLICT(station, what, kind) WHERE until_ms IS NULL DO UPDATE SET"
        " reports = min(reports, 4294967295) + excluded.reports, last_ms = excluded.last_ms",
    [SQL_OUTAGE_CLEAR] = "UPDATE outage SET until_ms = ?4, until_clock_ok = ?5"
                         " WHERE station = ?1 AND what = ?2 AND kind = ?3"
                         " AND until_ms IS NULL",
};
