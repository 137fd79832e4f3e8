/* SPDX-License-Identifier: MIT */
#include "app/store/outages_read.h"

#include "app/store/schema.h"

#include <stdio.h>

static const char *const open_sql[] = {
    "SELECT o.kind, o.from_ms, o.from_clock_ok, o.reports, o.what FROM outage o"
    " JOIN station s ON s.id = o.station WHERE s.station_id = ?1 AND o.until_ms IS NULL"
    " AND o.kind BETWEEN 0 AND 2 ORDER BY o.from_ms, o.id",
};

enum {
    VALUES = 4,
    REPORTS_MOST = 1000000
};

static int64_t since_ms(const int64_t values[VALUES], const struct usage_time *now)
{
    bool known = values[2] != 0 && now->clock_ok && values[1] > 0 && values[1] <= now->wall_ms;

    return known ? now->mono_ms - (now->wall_ms - values[1]) : OUTAGE_SINCE_UNKNOWN;
}

static void add(struct outages *outages, const int64_t values[VALUES], const char *what,
                const struct usage_time *now)
{
    struct outage *item = &outages->items[outages->count++];

    *item = (struct outage){.kind = (enum trouble_kind)values[0],
                            .since_ms = since_ms(values, now)};
    item->reports = (int)(values[3] < 0              ? 0
                          : values[3] > REPORTS_MOST ? REPORTS_MOST
                                                     : values[3]);
    snprintf(item->what, sizeof item->what, "%.31s", what);
}

static bool read_open(struct db *db, const char *station_id, const struct usage_time *now,
                      struct outages *outages_out)
{
    int64_t values[VALUES];
    bool found = true;

    if (!schema_is_current(db) || !db_prepare(db, open_sql, 1) ||
        !db_bind_text(db, 0, 1, station_id)) {
        return false;
    }
    while (outages_out->count < OUTAGES_MAX) {
        if (!db_next(db, 0, values, VALUES, &found)) {
            return false;
        }
        if (!found) {
            break;
        }
        add(outages_out, values, db_text(db, 0, VALUES), now);
    }
    return true;
}

bool outages_read(const char *path, const char *station_id, const struct usage_time *now,
                  struct outages *outages_out, struct store_problem *problem)
{
    struct db *db = db_open_read(path, NULL, problem);
    bool good = false;

    *outages_out = (struct outages){.count = 0};
    if (db != NULL) {
        good = read_open(db, station_id, now, outages_out);
        *problem = *db_problem(db);
        db_close(db);
    }
    if (!good) {
        outages_out->count = 0;
    }
    return good;
}
