/* SPDX-License-Identifier: MIT */
#include "app/cli/coach_data.h"

#include "app/cli/simulate.h"
#include "app/store/local_day.h"
#include "app/store/usage_db.h"
#include "app/store/usage_stats.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    VISITORS = 32000,
    PERIOD_DAYS = 14,
    SEEDS = 500, /* tried until a few visitors do what is wanted */
    LONG_DARK_FIRST = 200,
    LONG_DARK_DAYS = 45, /* a whole calendar month is in it */
    QUIET_DAYS = 9,
};

static const char last_day[] = "2026-11-15"; /* a Sunday: weeks are seen whole */

static const char *const file_names[COACH_DATA_COUNT] = {
    [COACH_DATA_BUSY] = "busy.db",     [COACH_DATA_ONE] = "one.db",
    [COACH_DATA_TWELVE] = "twelve.db", [COACH_DATA_NOBODY] = "nobody.db",
    [COACH_DATA_NONE] = "none.db",     [COACH_DATA_UNREADABLE] = "unreadable.db",
};

void coach_data_path(const struct coach_data *data, enum coach_data_kind kind,
                     char out[SCRATCH_PATH_MAX])
{
    scratch_path(&data->scratch, file_names[kind], out);
}

static bool failed(const struct store_problem *problem)
{
    fprintf(stderr, "unknot: figures for the coach: %s\n", problem->text);
    return false;
}

/* Marks for the last days of the file, each of `days` that end `back` days before the last. */
static bool mark_days(const char *path)
{
    static const struct {
        int back, days;
        const char *reason;
    } marks[] = {{8, COACH_DATA_MARKED_DAYS, "training"},
                 {COACH_DATA_MARKED_PERIOD * PERIOD_DAYS, PERIOD_DAYS, "rebuilding"},
                 {97, 6, "exhibition"}};
    struct store_problem problem = {0};
    struct db *db = db_open(path, NULL, &problem);
    bool fine = db != NULL;
    char sql[400];

    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && fine; i++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO excluded(excluded_id, station, from_day, to_day, reason,"
                 " marked_ms) SELECT CAST('coach-data-mark%zu' AS BLOB), station,"
                 " max(day) - %d, max(day) - %d, '%s', max(day) * 86400000 FROM daily"
                 " GROUP BY station",
                 i, marks[i].back + marks[i].days - 1, marks[i].back, marks[i].reason);
        fine = db_exec(db, sql);
        problem = *db_problem(db);
    }
    db_close(db);
    return fine || failed(&problem);
}

static bool make_busy(const char *path, const char *assets)
{
    static const struct simulate_dark dark[] = {
        {LONG_DARK_FIRST, LONG_DARK_DAYS},
        {COACH_DATA_DAYS - 1 - 4 - (COACH_DATA_DARK_DAYS - 1), COACH_DATA_DARK_DAYS},
    };
    const struct simulate_plan plan = {.path = path,
                                       .until = last_day,
                                       .assets = assets,
                                       .visitors = VISITORS,
                                       .days = COACH_DATA_DAYS,
                                       .seed = 1,
                                       .dark = dark,
                                       .dark_count = sizeof dark / sizeof dark[0]};
    struct simulate_counts counts;

    return simulate_into(&plan, &counts) && mark_days(path);
}

/* What a few visitors are wanted to have done in the last PERIOD_DAYS; -1: anything. */
struct wanted {
    int visitors, days;
    int64_t visits, ratings;
};

static bool read_period(const char *path, struct usage_stats *stats)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(path, NULL, &problem);
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    bool fine = reader != NULL && stats_read(reader, &query, stats, &problem);

    query.from_day = stats->last_day - PERIOD_DAYS + 1;
    fine = fine && stats_read(reader, &query, stats, &problem);
    stats_close(reader);
    return fine || failed(&problem);
}

static bool is_wanted(const struct wanted *wanted, const struct usage_stats *stats)
{
    return stats->first_day < stats->from_day &&
           (wanted->visits < 0 || stats->visits.n == wanted->visits) &&
           (wanted->ratings < 0 || stats->rated.n == wanted->ratings);
}

/* Chance makes few visits: other seeds until they are as wanted. */
static bool make_few(const struct coach_data *data, enum coach_data_kind kind,
                     const char *assets, const struct wanted *wanted)
{
    struct usage_stats *stats = calloc(1, sizeof *stats);
    char path[SCRATCH_PATH_MAX];
    bool fine = stats != NULL, found = false;

    coach_data_path(data, kind, path);
    for (long seed = 1; seed <= SEEDS && fine && !found; seed++) {
        const struct simulate_plan plan = {.path = path,
                                           .until = last_day,
                                           .assets = assets,
                                           .visitors = wanted->visitors,
                                           .days = wanted->days,
                                           .seed = seed};
        struct simulate_counts counts;

        scratch_remove(&data->scratch, file_names[kind]);
        fine = simulate_into(&plan, &counts) && read_period(path, stats);
        found = fine && is_wanted(wanted, stats);
    }
    free(stats);
    if (fine && !found) {
        fprintf(stderr, "unknot: figures for the coach: %d simulated visitors never make %s\n",
                wanted->visitors, file_names[kind]);
    }
    return found;
}

static int64_t midnight_ms(void)
{
    int year = 0, month = 0, day = 0;

    (void)sscanf(last_day, "%d-%d-%d", &year, &month, &day);
    return (local_month_first_day((year - 1970) * 12 + month - 1) + day - 1) * DAY_MS;
}

/* On in the mornings, off at night, and nobody came. */
static bool make_quiet(const char *path)
{
    struct id_source ids = id_source_seeded(7);
    struct store_problem problem = {0};
    bool fine = true;

    for (int i = QUIET_DAYS - 1; i >= 0 && fine; i--) {
        struct usage_time on = {.wall_ms = midnight_ms() - i * DAY_MS + 6 * HOUR_MS,
                                .clock_ok = true};
        struct usage_time off = {on.wall_ms + 15 * HOUR_MS, 15 * HOUR_MS, 0, true};
        struct usage_run run = {.origin = {"quiet", "Quiet corner", "", UNKNOT_VERSION},
                                .started = on,
                                .id = random_id_next(&ids)};
        struct usage_db *db = usage_db_open(path, &run, NULL, &problem);

        fine = db != NULL && usage_db_begin(db, NULL) && usage_db_alive(db, off) &&
               usage_db_end_run(db) && usage_db_commit(db);
        if (db != NULL) {
            problem = *usage_db_problem(db);
        }
        usage_db_close(db);
    }
    return fine || failed(&problem);
}

static bool make_unreadable(const char *path)
{
    FILE *file = fopen(path, "w");
    bool fine = file != NULL && fputs("This is no database.\n", file) >= 0;

    fine = file != NULL && fclose(file) == 0 && fine;
    if (!fine) {
        fprintf(stderr, "unknot: cannot write %s: %s\n", path, strerror(errno));
    }
    return fine;
}

static bool make(const struct coach_data *data, enum coach_data_kind kind, const char *assets)
{
    static const struct wanted one = {6, 42, 1, -1};
    static const struct wanted twelve = {45, 24, -1, 12};
    char path[SCRATCH_PATH_MAX];

    coach_data_path(data, kind, path);
    switch (kind) {
    case COACH_DATA_BUSY: return make_busy(path, assets);
    case COACH_DATA_ONE: return make_few(data, kind, assets, &one);
    case COACH_DATA_TWELVE: return make_few(data, kind, assets, &twelve);
    case COACH_DATA_NOBODY: return make_quiet(path);
    case COACH_DATA_UNREADABLE: return make_unreadable(path);
    case COACH_DATA_NONE:
    case COACH_DATA_COUNT: break;
    }
    return true;
}

bool coach_data_open(struct coach_data *data, const char *assets)
{
    bool fine = scratch_open(&data->scratch, "gallery");

    for (int kind = 0; kind < COACH_DATA_COUNT && fine; kind++) {
        fine = make(data, (enum coach_data_kind)kind, assets);
    }
    return fine;
}

void coach_data_close(struct coach_data *data)
{
    for (int kind = 0; kind < COACH_DATA_COUNT && data->scratch.folder[0] != '\0'; kind++) {
        scratch_remove(&data->scratch, file_names[kind]);
    }
    scratch_close(&data->scratch);
}
