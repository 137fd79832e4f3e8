/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/local_day.h"
#include "tests/unit/store/fixture.h"
#include "tests/unit/store/recount.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TEXT_MAX = 1 << 20
};

/* A question to the rows: which visits it is about. */
struct check {
    const char *path;
    const char *station; /* "" for all */
    int64_t from, to;
    const struct usage_stats *stats;
    char *got, *wanted; /* [TEXT_MAX] */
};

/* `w` are the visits meant, `s` their steps. The day comes from SQLite's own calendar. */
static const char with_visits[] =
    "WITH w AS MATERIALIZED (SELECT v.*, r.station AS station,"
    " CAST(strftime('%%H', (v.wall_ms + v.utc_offset_min * 60000) / 1000, 'unixepoch') AS INT)"
    "  AS hour,"
    " CAST(julianday(date((v.wall_ms + v.utc_offset_min * 60000) / 1000, 'unixepoch'))"
    "  - 2440587.5 AS INT) AS d FROM visit v JOIN run r ON r.id = v.run"
    " JOIN station x ON x.id = r.station"
    " WHERE v.ended_reason IS NOT NULL AND ('%s' = '' OR x.station_id = '%s')"
    "  AND d BETWEEN %lld AND %lld AND NOT EXISTS (SELECT 1 FROM excluded e"
    "   WHERE e.station = r.station AND e.taken_back_ms IS NULL"
    "   AND d >= e.from_day AND d <= e.to_day)),"
    " s AS MATERIALIZED (SELECT w.id AS visit, w.routine AS routine, w.ended_reason AS reason,"
    "  w.legs AS legs, p.id %% 1024 AS ordinal, t.text AS technique, f.text AS phase,"
    "  CASE WHEN p.how & 1 THEN 1 ELSE 0 END AS leg, (p.how / 2) %% 3 AS outcome,"
    "  CASE WHEN p.guided_ms IS NULL THEN p.planned_ms ELSE p.guided_ms END AS guided,"
    "  first_value(p.how & 1) OVER (PARTITION BY w.id ORDER BY p.id) AS first_leg,"
    "  lead(p.id) OVER (PARTITION BY w.id ORDER BY p.id) IS NULL AS is_last"
    "  FROM w JOIN step p ON p.id > w.id << 10 AND p.id < (w.id + 1) << 10 JOIN word t ON t.id "
    "= p.technique"
    "  JOIN word f ON f.id = p.phase) ";

static void ask(const struct check *check, const char *sql, char *out)
{
    char text[8192];
    int used = snprintf(text, sizeof(text), with_visits, check->station, check->station,
                        (long long)check->from, (long long)check->to);

    assert_true(used > 0 && (size_t)used + strlen(sql) < sizeof(text));
    snprintf(text + used, sizeof(text) - (size_t)used, "%s", sql);
    fixture_dump(check->path, text, out, TEXT_MAX);
}

static void add(char *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void add(char *text, const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text + used, TEXT_MAX - used, format, arguments);
    va_end(arguments);
}

static void assert_same(struct check *check, const char *sql)
{
    ask(check, sql, check->wanted);
    assert_string_equal(check->got, check->wanted);
    check->got[0] = '\0';
}

static void check_visits(struct check *check)
{
    const struct stats_visits *v = &check->stats->visits;

    add(check->got, "%lld|%lld|%lld|%lld|%lld|%lld|%lld|%lld\n", (long long)v->n,
        (long long)v->finished, (long long)v->left, (long long)v->idle,
        (long long)v->interrupted, (long long)v->unset_clock, (long long)v->guided_ms,
        (long long)v->planned_ms);
    assert_same(check, "SELECT count(*), count(CASE ended_reason WHEN 0 THEN 1 END),"
                       " count(CASE ended_reason WHEN 1 THEN 1 END),"
                       " count(CASE ended_reason WHEN 2 THEN 1 END),"
                       " count(CASE ended_reason WHEN 3 THEN 1 END),"
                       " count(CASE clock_ok WHEN 0 THEN 1 END),"
                       " COALESCE(sum(guided_ms), 0), COALESCE(sum(planned_ms), 0) FROM w");
}

static void add_rated(char *text, const struct stats_rated *rated)
{
    add(text, "|%lld|%.6f|%.6f|%.6f|%.6f\n", (long long)rated->n, rated->before, rated->after,
        rated->change, rated->change_sd * rated->change_sd);
}

#define RATED_OF(table)                                                                        \
    " sum(" table ".feel_before IS NOT NULL AND " table ".feel_after IS NOT NULL),"            \
    " printf('%.6f', COALESCE(avg(CASE WHEN " table ".feel_after >= 0 THEN " table             \
    ".feel_before END), 0)),"                                                                  \
    " printf('%.6f', COALESCE(avg(CASE WHEN " table ".feel_before >= 0 THEN " table            \
    ".feel_after END), 0)),"                                                                   \
    " printf('%.6f', COALESCE(avg(" table ".feel_before - " table ".feel_after), 0)),"         \
    " printf('%.6f', COALESCE((avg((" table ".feel_before - " table ".feel_after)"             \
    " * (" table ".feel_before - " table ".feel_after)) - avg(" table ".feel_before - " table  \
    ".feel_after) * avg(" table ".feel_before - " table ".feel_after))"                        \
    " * count(" table ".feel_before - " table ".feel_after) * 1.0"                             \
    " / NULLIF(count(" table ".feel_before - " table ".feel_after) - 1, 0), 0) + 1e-12)"

static void check_ranked(struct check *check, const struct stats_ranked *items, int count,
                         const char *sql)
{
    for (int i = 0; i < count; i++) {
        const struct stats_ranked *item = &items[i];

        add(check->got, "%s|%lld|%lld|%lld|%lld|%lld|%lld|%lld", item->name, (long long)item->n,
            (long long)item->finished, (long long)item->left, (long long)item->idle,
            (long long)item->skipped, (long long)item->cut, (long long)item->guided_ms);
        add_rated(check->got, &item->rated);
    }
    assert_same(check, sql);
}

static void check_rankings(struct check *check)
{
    const struct usage_stats *stats = check->stats;

    check_ranked(
        check, stats->routines, stats->routine_count,
        "SELECT x.text, count(*), sum(ended_reason = 0), sum(ended_reason = 1),"
        " sum(ended_reason = 2), 0, 0, sum(guided_ms)," RATED_OF(
            "w") " FROM w JOIN word x ON x.id = w.routine GROUP BY 1 ORDER BY 2 DESC, 1");
    check_ranked(check, stats->tools, stats->tool_count,
                 "SELECT x.text, count(*), sum(ended_reason = 0), sum(ended_reason = 1),"
                 " sum(ended_reason = 2), 0, 0, sum(guided_ms)," RATED_OF(
                     "w") " FROM w JOIN word x ON x.id = w.tool GROUP BY 1 ORDER BY 2 DESC, 1");
    check_ranked(
        check, stats->techniques, stats->technique_count,
        ", u AS (SELECT visit, technique, sum(guided) AS guided,"
        " count(CASE outcome WHEN 2 THEN 1 END) AS cuts,"
        " count(CASE outcome WHEN 1 THEN 1 END) AS skips FROM s GROUP BY 1, 2"
        " HAVING count(CASE WHEN outcome = 0 OR outcome = 2 OR guided > 0 THEN 1 END) > 0)"
        " SELECT u.technique, count(*), sum(cuts + skips = 0), 0, 0,"
        " sum(cuts = 0 AND skips > 0), sum(cuts > 0), sum(u.guided)," RATED_OF(
            "w") " FROM u JOIN w ON w.id = u.visit GROUP BY 1 ORDER BY 2 DESC, 1");
    add(check->got, "%d", 0);
    add_rated(check->got, &stats->rated);
    assert_same(
        check, "SELECT 0," RATED_OF(
                   "w") " FROM w HAVING count(*) > 0"
                        " UNION ALL SELECT 0, 0, '0.000000', '0.000000', '0.000000', '0.000000'"
                        " WHERE (SELECT count(*) FROM w) = 0");
}

static void check_feel(struct check *check)
{
    for (int b = 0; b < 6; b++) {
        for (int a = 0; a < 6; a++) {
            if (check->stats->feel[b][a] > 0) {
                add(check->got, "%d|%d|%lld\n", b, a, (long long)check->stats->feel[b][a]);
            }
        }
    }
    assert_same(check, "SELECT IFNULL(feel_before, 5), IFNULL(feel_after, 5), count(*) FROM w"
                       " GROUP BY 1, 2 ORDER BY 1, 2");
}

static void check_legs(struct check *check)
{
    for (int i = 0; i < 3; i++) {
        const struct stats_legs *legs = &check->stats->legs[i];

        if (legs->n > 0) {
            add(check->got, "%d|%lld|%lld|%lld|%lld|%lld\n", i, (long long)legs->n,
                (long long)legs->finished, (long long)legs->second_guided,
                (long long)legs->second_skipped, (long long)legs->second_missing);
        }
    }
    assert_same(check, ", o AS (SELECT w.id, legs, ended_reason,"
                       " other FROM w LEFT JOIN (SELECT visit, sum(guided) AS other FROM s"
                       "  WHERE leg <> first_leg GROUP BY 1) x ON x.visit = w.id) SELECT legs, "
                       "count(*), sum(ended_reason = 0),"
                       " sum(CASE WHEN legs = 1 AND other > 0 THEN 1 ELSE 0 END),"
                       " sum(CASE WHEN legs = 1 AND other = 0 THEN 1 ELSE 0 END),"
                       " sum(CASE WHEN legs = 1 AND other IS NULL THEN 1 ELSE 0 END)"
                       " FROM o GROUP BY 1 ORDER BY 1");
    for (int i = 0; i < LEG_COUNT; i++) {
        const struct stats_leg *leg = &check->stats->leg[i];

        add(check->got, "%lld|%lld|%lld|%lld\n", (long long)leg->visits,
            (long long)leg->guided_ms, (long long)leg->spot_visits, (long long)leg->spots);
    }
    assert_same(check,
                "SELECT (SELECT count(DISTINCT visit) FROM s WHERE leg = 0 AND guided > 0),"
                " (SELECT IFNULL(sum(guided), 0) FROM s WHERE leg = 0), count(spots_left),"
                " IFNULL(sum(spots_left), 0) FROM w UNION ALL SELECT"
                " (SELECT count(DISTINCT visit) FROM s WHERE leg = 1 AND guided > 0),"
                " (SELECT IFNULL(sum(guided), 0) FROM s WHERE leg = 1), count(spots_right),"
                " IFNULL(sum(spots_right), 0) FROM w");
}

static void check_funnel(struct check *check, const struct stats_funnel *funnel)
{
    char sql[2048];

    for (int i = 0; i < funnel->stage_count; i++) {
        const struct stats_stage *stage = &funnel->stages[i];

        add(check->got, "%d|%s|%s|%d|%lld|%lld|%lld|%lld|%lld\n", stage->kind, stage->technique,
            stage->phase, stage->second, (long long)stage->reached, (long long)stage->done,
            (long long)stage->skipped, (long long)stage->left_in, (long long)stage->left_after);
    }
    snprintf(
        sql, sizeof(sql),
        ", q AS (SELECT s.*, leg <> first_leg AS other FROM s JOIN word x ON x.id = s.routine"
        "  WHERE x.text = '%s'), z AS (SELECT w.* FROM w JOIN word x ON x.id = w.routine"
        "  WHERE x.text = '%s')"
        " SELECT kind, technique, phase, other, reached, done, skipped, left_in, left_after"
        " FROM (SELECT 1 AS kind, technique, phase, other, count(DISTINCT visit) AS reached,"
        "  count(DISTINCT CASE outcome WHEN 0 THEN visit END) AS done,"
        "  count(DISTINCT visit) - count(DISTINCT CASE WHEN outcome <> 1 THEN visit END)"
        "   AS skipped,"
        "  sum(is_last AND outcome = 2 AND (reason = 1 OR reason = 2)) AS left_in,"
        "  sum(is_last AND outcome <> 2 AND (reason = 1 OR reason = 2)) AS left_after,"
        "  min(ordinal) AS at, (SELECT id FROM word t WHERE t.text = technique) AS t,"
        "  (SELECT id FROM word f WHERE f.text = phase) AS f FROM q"
        "  GROUP BY technique, phase, other"
        " UNION ALL SELECT 0, '', '', 0, count(*), 0, 0, 0, sum(ended_reason IN (1, 2) AND"
        "  z.id NOT IN (SELECT visit FROM s)), 0, 0, 0 FROM z"
        " UNION ALL SELECT 2, '', '', 0, count(*), count(feel_after), 0, 0, 0, 1024, 0, 1"
        "  FROM z WHERE ended_reason = 0 HAVING count(*) > 0) ORDER BY at, other, t, f",
        funnel->routine, funnel->routine);
    assert_same(check, sql);
}

static int compare_numbers(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return (a > b) - (a < b);
}

/* The median lies within the bucket that the true one lies in. */
static void check_left(struct check *check, const struct stats_funnel *funnel)
{
    int64_t guided[4096];
    int64_t planned = 0;
    int count = 0;
    char sql[512];

    snprintf(sql, sizeof(sql),
             "SELECT w.guided_ms, w.planned_ms FROM w JOIN word x ON x.id = w.routine"
             " WHERE x.text = '%s' AND ended_reason IN (1, 2)",
             funnel->routine);
    ask(check, sql, check->wanted);
    for (char *line = strtok(check->wanted, "\n"); line; line = strtok(NULL, "\n")) {
        assert_true(count < 4096);
        guided[count++] = strtoll(line, NULL, 10);
        planned += strtoll(strchr(line, '|') + 1, NULL, 10);
    }
    assert_int_equal(funnel->left, count);
    if (count == 0) {
        return;
    }
    qsort(guided, (size_t)count, sizeof(guided[0]), compare_numbers);
    int64_t low = guided[(count - 1) / 2], high = guided[count / 2];
    int64_t width = high < 600000 ? 10000 : 60000;

    assert_true(funnel->left_median_ms >= low - width);
    assert_true(funnel->left_median_ms <= high + width);
    assert_int_equal(funnel->left_planned_ms, planned / count);
}

static void check_hours(struct check *check)
{
    int64_t visits[7][24] = {0}, busy[7][24] = {0};

    ask(check,
        "SELECT wall_ms + utc_offset_min * 60000, MAX(IFNULL(ended_ms, 0), 0) FROM w"
        " WHERE clock_ok",
        check->wanted);
    for (char *line = strtok(check->wanted, "\n"); line; line = strtok(NULL, "\n")) {
        int64_t from = strtoll(line, NULL, 10);
        int64_t to = from + strtoll(strchr(line, '|') + 1, NULL, 10);
        int64_t limit = (from / DAY_MS + 2) * DAY_MS;

        visits[(from / DAY_MS + 3) % 7][from / HOUR_MS % 24]++;
        for (to = to < limit ? to : limit; from < to;) {
            int64_t next = (from / HOUR_MS + 1) * HOUR_MS;

            next = next < to ? next : to;
            busy[(from / DAY_MS + 3) % 7][from / HOUR_MS % 24] += next - from;
            from = next;
        }
    }
    for (int day = 0; day < 7; day++) {
        for (int hour = 0; hour < 24; hour++) {
            assert_int_equal(check->stats->hours[day][hour].visits, visits[day][hour]);
            assert_int_equal(check->stats->hours[day][hour].busy_ms, busy[day][hour]);
        }
    }
}

static void check_bars(struct check *check)
{
    for (int i = 0; i < check->stats->bar_count; i++) {
        const struct stats_bar *bar = &check->stats->bars[i];

        if (bar->visits > 0) {
            add(check->got, "%lld|%lld|%lld\n",
                (long long)(check->stats->bars_are_months ? local_month(bar->first_day)
                                                          : bar->first_day),
                (long long)bar->visits, (long long)bar->finished);
        }
    }
    assert_same(check, check->stats->bars_are_months
                           ? "SELECT (strftime('%Y', d * 86400, 'unixepoch') - 1970) * 12"
                             " + strftime('%m', d * 86400, 'unixepoch') - 1,"
                             " count(*), sum(ended_reason = 0) FROM w WHERE d >= 18262"
                             " GROUP BY 1 ORDER BY 1"
                           : "SELECT d, count(*), sum(ended_reason = 0) FROM w WHERE d >= "
                             "18262 GROUP BY d ORDER BY d");
}

static void check_menus(struct check *check)
{
    for (int i = 0; i < check->stats->menu_count; i++) {
        add(check->got, "%s|%lld\n", check->stats->menus[i].screen,
            (long long)check->stats->menus[i].n);
    }
    char sql[512];

    snprintf(sql, sizeof(sql),
             "SELECT x.text, sum(m.count) FROM menu_day m JOIN word x ON x.id = m.screen"
             " JOIN station y ON y.id = m.station WHERE ('%s' = '' OR y.station_id = '%s')"
             " AND m.day BETWEEN %lld AND %lld AND NOT EXISTS (SELECT 1 FROM excluded e"
             " WHERE e.station = m.station AND m.day BETWEEN e.from_day AND e.to_day"
             " AND e.taken_back_ms IS NULL) GROUP BY 1 ORDER BY 1",
             check->station, check->station, (long long)check->from, (long long)check->to);
    assert_same(check, sql);
}

/* The station's own: marked days count here too. */
static void check_buttons(struct check *check)
{
    char sql[640];

    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct stats_button *b = &check->stats->buttons[i];

        if (b->presses + b->glitches + b->watched + b->stuck + b->at_start > 0) {
            add(check->got, "%d|%lld|%lld|%lld|%lld|%lld|%lld\n", i, (long long)b->presses,
                (long long)b->glitches, (long long)b->watched, (long long)b->bounce_ms,
                (long long)b->stuck, (long long)b->at_start);
        }
    }
    snprintf(sql, sizeof(sql),
             ", b AS (SELECT b.* FROM button_day b JOIN run r ON r.id = b.last_run"
             " JOIN station y ON y.id = r.station WHERE '%s' IN ('', y.station_id)"
             " AND b.day >= %lld AND b.day <= %lld) SELECT DISTINCT button,"
             " CAST(total(presses) OVER x AS INT), CAST(total(glitches) OVER x AS INT),"
             " CAST(total(watched) OVER x AS INT),"
             " (SELECT bounce_ms FROM b c WHERE c.button = b.button ORDER BY 1 DESC LIMIT 1),"
             " CAST(total(stuck) OVER x AS INT), CAST(total(at_start) OVER x AS INT) FROM b"
             " WINDOW x AS (PARTITION BY button) ORDER BY 1",
             check->station, (long long)check->from, (long long)check->to);
    assert_same(check, sql);
}

void recount_check_span(const char *path, struct stats_reader *reader, const char *station,
                        int64_t from, int64_t to)
{
    struct usage_stats *stats = malloc(sizeof(*stats));
    struct stats_query query = {from, to, station[0] ? station : NULL};
    struct store_problem problem;
    struct check check = {.path = path, .station = station, .from = from, .to = to};

    check.stats = stats;
    check.got = calloc(1, TEXT_MAX);
    check.wanted = calloc(1, TEXT_MAX);
    assert_true(stats && check.got && check.wanted);
    if (!stats_read(reader, &query, stats, &problem)) {
        fail_msg("%s", problem.text);
    }
    check_visits(&check);
    check_rankings(&check);
    check_feel(&check);
    check_legs(&check);
    for (int i = 0; i < stats->funnel_count; i++) {
        check_funnel(&check, &stats->funnels[i]);
        check_left(&check, &stats->funnels[i]);
    }
    assert_int_equal(stats->funnel_count, stats->routine_count);
    check_hours(&check);
    check_bars(&check);
    check_menus(&check);
    check_buttons(&check);
    free(check.got);
    free(check.wanted);
    free(stats);
}
