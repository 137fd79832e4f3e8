/* SPDX-License-Identifier: MIT */
#include "app/store/rollup.h"

#include "app/store/local_day.h"
#include "app/store/rollup_sql.h"

enum {
    FINE_BUCKETS = 60,
    FINE_MS = 10000,
    ON_HOURS_MAX = 24 * 400, /* of one stretch: more is no time but a broken clock */
    MONTHS_A_YEAR = 12,
    WORDS = 4096, /* of which a stage can be made */
};

struct rollup_stage rollup_stage_of(int64_t key)
{
    int64_t place = key / WORDS / WORDS;

    return (struct rollup_stage){
        .routine = place / 2,
        .second = place % 2 != 0,
        .technique = key / WORDS % WORDS,
        .phase = key % WORDS,
    };
}

int64_t rollup_bucket_ms(int bucket)
{
    return bucket < FINE_BUCKETS
               ? (int64_t)bucket * FINE_MS
               : (int64_t)FINE_BUCKETS * FINE_MS + (int64_t)(bucket - FINE_BUCKETS) * MINUTE_MS;
}

bool rollup_init(struct db *db)
{
    return db_exec(db, "PRAGMA temp_store = MEMORY") && db_exec(db, rollup_temporary) &&
           db_prepare(db, rollup_sql, ROLLUP_SQL_COUNT);
}

static bool run_with(struct db *db, int statement, const int64_t values[], int count)
{
    for (int i = 0; i < count; i++) {
        if (!db_bind_int(db, statement, i + 1, values[i])) {
            return false;
        }
    }
    return db_run(db, statement);
}

static bool run_for_day(struct db *db, int statement, int64_t station, int64_t day)
{
    const int64_t values[] = {station, day};

    return run_with(db, statement, values, 2);
}

static bool unsum(struct db *db, int64_t station, int64_t day)
{
    int64_t month = local_month(day);
    int64_t year = local_month(day) / MONTHS_A_YEAR - (month % MONTHS_A_YEAR < 0);
    const int64_t of_month[] = {station, ROLLUP_LEVEL_MONTH, month};
    const int64_t of_year[] = {station, ROLLUP_LEVEL_YEAR, year};

    return run_with(db, ROLLUP_SQL_UNSUM, of_month, 3) &&
           run_with(db, ROLLUP_SQL_UNSUM, of_year, 3);
}

bool rollup_day(struct db *db, int64_t station, int64_t day)
{
    if (!local_day_is_one(day)) {
        return run_for_day(db, ROLLUP_SQL_CLEAR, station, day);
    }
    bool good = unsum(db, station, day) && run_for_day(db, ROLLUP_SQL_CLEAR, station, day) &&
                db_run(db, ROLLUP_SQL_FORGET_VISITS) && db_run(db, ROLLUP_SQL_FORGET_STEPS) &&
                run_for_day(db, ROLLUP_SQL_TAKE_VISITS, station, day) &&
                db_run(db, ROLLUP_SQL_TAKE_STEPS);

    for (int i = ROLLUP_SQL_COUNT_FIRST; good && i <= ROLLUP_SQL_COUNT_LAST; i++) {
        good = run_for_day(db, i, station, day);
    }
    return good;
}

bool rollup_dirty_days(struct db *db, bool *more_out)
{
    int64_t values[2] = {0};

    *more_out = true;
    for (int i = 0; i < ROLLUP_DIRTY_MOST; i++) {
        if (!db_run_ints(db, ROLLUP_SQL_DIRTY_NEXT, values, 2, more_out)) {
            return false;
        }
        if (!*more_out) {
            return true;
        }
        if (!rollup_day(db, values[0], values[1]) ||
            !run_for_day(db, ROLLUP_SQL_DIRTY_DONE, values[0], values[1])) {
            return false;
        }
    }
    return true;
}

bool rollup_start(struct db *db, int64_t station, struct usage_time time, bool power_cut,
                  bool crash)
{
    int64_t day = local_day(local_ms(time));
    const int64_t values[] = {station, day,       ROLLUP_ON, local_weekday(day), 1, 0,
                              1,       power_cut, crash};

    return unsum(db, station, day) && run_with(db, ROLLUP_SQL_ADD_COUNTED, values, 9);
}

/* A stretch within one local hour. */
static bool add_on(struct db *db, int64_t station, int64_t from_ms, int64_t ms, bool clock_ok)
{
    int64_t day = local_day(from_ms);
    int64_t hour = (from_ms - day * DAY_MS) / HOUR_MS;
    int64_t weekday = local_weekday(day);
    const int64_t of_day[] = {station, day, ROLLUP_ON, weekday, 1, ms, 0, 0, 0};
    const int64_t of_hour[] = {station, day, ROLLUP_ON_HOUR, weekday * 24 + hour, 0, ms, 0,
                               0,       0};

    return unsum(db, station, day) && run_with(db, ROLLUP_SQL_ADD_COUNTED, of_day, 9) &&
           (!clock_ok || run_with(db, ROLLUP_SQL_ADD_COUNTED, of_hour, 9));
}

bool rollup_on(struct db *db, int64_t station, int64_t ms, struct usage_time until)
{
    int64_t to_ms = local_ms(until);
    int64_t longest_ms = (int64_t)ON_HOURS_MAX * HOUR_MS;
    int64_t from_ms = to_ms - (ms < longest_ms ? ms : longest_ms);

    while (from_ms < to_ms) {
        int64_t hour_ms = local_day(from_ms) * DAY_MS;

        hour_ms += ((from_ms - hour_ms) / HOUR_MS + 1) * HOUR_MS;
        int64_t end_ms = hour_ms < to_ms ? hour_ms : to_ms;

        if (!add_on(db, station, from_ms, end_ms - from_ms, until.clock_ok)) {
            return false;
        }
        from_ms = end_ms;
    }
    return true;
}

bool rollup_freeze(struct db *db, int64_t station, int64_t day)
{
    return run_for_day(db, ROLLUP_SQL_FREEZE, station, day) &&
           run_for_day(db, ROLLUP_SQL_CLEAR, station, day);
}

static bool sum_period(struct db *db, int64_t station, int level, int64_t period)
{
    const int64_t days[] = {station, period, local_month_first_day(period),
                            local_month_first_day(period + 1) - 1};
    const int64_t months[] = {station, period, period * MONTHS_A_YEAR,
                              period * MONTHS_A_YEAR + MONTHS_A_YEAR - 1};
    const int64_t mark[] = {station, level, period};

    return (level == ROLLUP_LEVEL_MONTH ? run_with(db, ROLLUP_SQL_SUM_MONTH, days, 4)
                                        : run_with(db, ROLLUP_SQL_SUM_YEAR, months, 4)) &&
           run_with(db, ROLLUP_SQL_SUM_MARK, mark, 3);
}

/* Sums up the first period from *first_io to end - 1 that is not; the search goes on behind it.
 */
static bool sum_one(struct db *db, int64_t station, int level, int64_t *first_io, int64_t end,
                    bool *done_out)
{
    int64_t period = 0;
    bool found = false;

    if (!db_bind_int(db, ROLLUP_SQL_SUM_NEXT, 1, station) ||
        !db_bind_int(db, ROLLUP_SQL_SUM_NEXT, 2, level) ||
        !db_bind_int(db, ROLLUP_SQL_SUM_NEXT, 3, *first_io) ||
        !db_bind_int(db, ROLLUP_SQL_SUM_NEXT, 4, end) ||
        !db_run_ints(db, ROLLUP_SQL_SUM_NEXT, &period, 1, &found)) {
        return false;
    }
    *done_out = !found;
    *first_io = period + 1;
    return !found || sum_period(db, station, level, period);
}

static int64_t year_of(int64_t month)
{
    return month / MONTHS_A_YEAR - (month % MONTHS_A_YEAR < 0);
}

/* Months that are over by the newest day the station has; then years, whose months all are. The
 * year in which the station began lacks its first months: they are empty, and summed up as
 * such. */
static bool find_periods(struct db *db, int64_t station, int64_t months_out[2],
                         int64_t years_out[2], bool *found_out)
{
    int64_t days[2] = {0};

    if (!db_bind_int(db, ROLLUP_SQL_DAYS_SPAN, 1, station) ||
        !db_run_ints(db, ROLLUP_SQL_DAYS_SPAN, days, 2, found_out)) {
        return false;
    }
    years_out[0] = year_of(local_month(days[0]));
    months_out[0] = years_out[0] * MONTHS_A_YEAR;
    months_out[1] = local_month(days[1]);
    years_out[1] = year_of(months_out[1]);
    return true;
}

/* Sums up one period of those from first_end[0] to first_end[1] - 1, or `all` of them. */
static bool sum_level(struct db *db, int64_t station, int level, const int64_t first_end[2],
                      bool all, bool *done_out)
{
    int64_t first = first_end[0];

    do {
        if (!sum_one(db, station, level, &first, first_end[1], done_out)) {
            return false;
        }
    } while (all && !*done_out);
    return true;
}

/* The same of both levels. */
static bool sum_of_station(struct db *db, int64_t station, bool all, bool *done_out)
{
    int64_t months[2], years[2];
    bool found = false;

    *done_out = true;
    if (!find_periods(db, station, months, years, &found)) {
        return false;
    }
    if (!found) {
        return true;
    }
    return sum_level(db, station, ROLLUP_LEVEL_MONTH, months, all, done_out) &&
           (!*done_out || sum_level(db, station, ROLLUP_LEVEL_YEAR, years, all, done_out));
}

static bool sum_stations(struct db *db, bool all, bool *done_out)
{
    int64_t station = 0;
    bool found = true;

    *done_out = true;
    while (*done_out) {
        if (!db_bind_int(db, ROLLUP_SQL_STATION_NEXT, 1, station) ||
            !db_run_ints(db, ROLLUP_SQL_STATION_NEXT, &station, 1, &found)) {
            return false;
        }
        if (!found) {
            return true;
        }
        if (!sum_of_station(db, station, all, done_out)) {
            return false;
        }
    }
    return true;
}

bool rollup_sum_next(struct db *db, bool *done_out)
{
    return sum_stations(db, false, done_out);
}

bool rollup_sum_all(struct db *db)
{
    bool done;

    return sum_stations(db, true, &done);
}
