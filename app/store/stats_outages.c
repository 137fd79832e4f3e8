/* SPDX-License-Identifier: MIT */
/* How long tools and parts of the station were of no use. One that is still out is so until the
 * station was last alive: a report of the same records says the same whenever it is made. */
#include "app/store/local_day.h"
#include "app/store/stats_read.h"

#include <stdio.h>
#include <string.h>

const char *const stats_outage_sql[STATS_OUTAGE_STATEMENTS] = {
    "SELECT o.kind, o.from_ms, o.from_clock_ok, o.utc_offset_min, o.until_ms IS NULL,"
    " COALESCE(o.until_ms, (SELECT max(alive_wall_ms) FROM run WHERE station = ?1), 0),"
    " COALESCE(o.until_clock_ok, 1), min(max(o.reports, 0), 1000000), o.what FROM outage o"
    " WHERE o.station = ?1 AND o.kind BETWEEN 0 AND 2 ORDER BY o.what, o.from_ms, o.id"};

enum {
    STATEMENT = STATS_SQL_COUNT + STATS_TABLE_STATEMENTS,
    VALUES = 8
};

struct row {
    enum trouble_kind kind;
    bool open;
    bool clock_ok;
    int64_t from_ms, until_ms; /* UTC */
    int64_t offset_ms;         /* local time minus UTC */
    int64_t reports;
};

/* A damaged time is one of a clock that nobody set. */
static bool is_time(int64_t ms)
{
    return ms > 0 && ms < (int64_t)DAY_LAST * DAY_MS;
}

/* A span may be asked for without an end. */
static int64_t clock_day(int64_t day)
{
    return day < DAY_FIRST ? DAY_FIRST : day > DAY_LAST ? DAY_LAST : day;
}

static struct row row_of(const int64_t values[VALUES])
{
    int64_t offset_min = values[3] > -1440 && values[3] < 1440 ? values[3] : 0;

    return (struct row){
        .kind = (enum trouble_kind)values[0],
        .open = values[4] != 0,
        .clock_ok =
            values[2] != 0 && values[6] != 0 && is_time(values[1]) && is_time(values[5]),
        .from_ms = values[1],
        .until_ms = values[5],
        .offset_ms = offset_min * MINUTE_MS,
        .reports = values[7],
    };
}

static struct stats_outage *outage_of(struct usage_stats *stats, const char *what)
{
    int at = 0;

    while (at < stats->outage_count && strcmp(stats->outages[at].what, what) != 0) {
        at++;
    }
    if (at == STATS_OUTAGES_MAX) {
        at = STATS_OUTAGES_MAX - 1;
        what = "";
    }
    stats->outage_count = at < stats->outage_count ? stats->outage_count : at + 1;
    snprintf(stats->outages[at].what, USAGE_NAME_MAX, "%.31s", what);
    return &stats->outages[at];
}

static void add_open(struct stats_outage *outage, const struct row *row)
{
    int64_t since_ms = row->clock_ok ? row->from_ms : 0;

    outage->is_worn = outage->is_worn || !trouble_hides(row->kind);
    if (!trouble_hides(row->kind)) {
        return;
    }
    if (!outage->is_out || since_ms < outage->since_wall_ms) {
        outage->since_wall_ms = since_ms;
    }
    outage->is_out = true;
}

/* What was missing and then broken as well was out once. */
static void add_time(struct stats_outage *outage, const struct row *row, int64_t first_ms,
                     int64_t last_ms, int64_t *covered_ms)
{
    int64_t from_ms = row->from_ms + row->offset_ms;
    int64_t until_ms = row->until_ms + row->offset_ms;

    from_ms = from_ms > first_ms ? from_ms : first_ms;
    from_ms = from_ms > *covered_ms ? from_ms : *covered_ms;
    until_ms = until_ms < last_ms ? until_ms : last_ms;
    if (until_ms > from_ms) {
        outage->out_ms += until_ms - from_ms;
        *covered_ms = until_ms;
    }
}

static void add_row(const struct stats_part *part, const struct row *row, const char *what,
                    int64_t *covered_ms)
{
    struct usage_stats *stats = part->sum->stats;
    int64_t first_ms = clock_day(part->from) * DAY_MS;
    int64_t last_ms = (clock_day(stats->to_day) + 1) * DAY_MS;
    bool over = row->clock_ok && (row->from_ms + row->offset_ms >= last_ms ||
                                  (!row->open && row->until_ms + row->offset_ms <= first_ms));

    if (over) {
        return;
    }
    struct stats_outage *outage = outage_of(stats, what);

    outage->n++;
    outage->reports += row->reports;
    if (row->open) {
        add_open(outage, row);
    }
    if (!trouble_hides(row->kind)) {
        return;
    }
    if (!row->clock_ok) {
        outage->unknown++;
        return;
    }
    add_time(outage, row, first_ms, last_ms, covered_ms);
}

bool stats_outages_add(const struct stats_part *part)
{
    char last[USAGE_NAME_MAX] = "";
    int64_t values[VALUES], covered_ms = INT64_MIN;
    bool found = true;

    if (!db_bind_int(part->db, STATEMENT, 1, part->station)) {
        return false;
    }
    while (db_next(part->db, STATEMENT, values, VALUES, &found)) {
        const char *what = found ? db_text(part->db, STATEMENT, VALUES) : "";
        struct row row = row_of(values);

        if (!found) {
            return true;
        }
        if (strncmp(last, what, sizeof last - 1) != 0) {
            covered_ms = INT64_MIN;
            snprintf(last, sizeof last, "%.31s", what);
        }
        add_row(part, &row, what, &covered_ms);
    }
    return false;
}
