/* SPDX-License-Identifier: MIT */
/* Times are CPU times of this process, so that a busy machine tells the same; a first reading
 * warms the file, as the station's own writing does. */
#include "app/cli/bench_store.h"

#include "app/cli/bench_pages.h"
#include "app/cli/cli.h"
#include "app/cli/scratch.h"
#include "app/cli/simulate.h"
#include "app/store/local_day.h"
#include "app/store/upkeep.h"
#include "app/store/usage_db.h"
#include "app/store/usage_stats.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    SPANS = 4,
    READS = 5,
    VISITS_MEASURED = 20,
    STEPS_MEASURED = 10,
    AGES = 3,
    PAGE_GOAL_MS = 100,
    TURN_GOAL_MS = 33, /* 30 frames a second, whatever is asked for */
    BYTES_GOAL = 400
};

static const struct age {
    const char *name;
    int days;
} ages[AGES] = {{"1 month", 30}, {"1 year", 365}, {"10 years", 3652}};

#define FILE_NAME "bench.db"

/* INT64_MAX: all there is. */
static const int64_t spans[SPANS] = {14, 90, 365, INT64_MAX};

struct row {
    struct simulate_counts counts;
    double make_us;   /* of a simulated visit, the visitor included */
    double open_ms;   /* a station's start */
    double commit_ms; /* of a record at the end of the last day */
    double read_ms[SPANS];
    double bytes;      /* a visit, nothing removed */
    double kept_bytes; /* a visit, with the rows that a station keeps */
    struct bench_pages pages;
};

static double cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static struct usage_db *open_again(const char *path, struct usage_time time)
{
    struct id_source ids = id_source_seeded(99);
    struct usage_run run = {
        .origin = {.station_id = "simulated",
                   .station_name = "Simulated corner",
                   .boot_id = "bench",
                   .version = UNKNOT_VERSION},
        .id = random_id_next(&ids),
        .started = time,
    };
    struct store_problem problem;
    struct usage_db *db = usage_db_open(path, &run, NULL, &problem);

    if (db == NULL) {
        fprintf(stderr, "unknot bench store: %s\n", problem.text);
    }
    return db;
}

static bool put(struct usage_db *db, struct usage_stamp *stamp, const struct usage *usage,
                struct usage_time time)
{
    struct usage_record record = usage_stamp_next(stamp, usage, time);

    return usage_db_write(db, &record) && usage_db_commit(db);
}

/* As a station writes: each record in a commit of its own, late on its busiest day. */
static bool write_visits(struct usage_db *db, struct usage_time time, double *commit_ms_out)
{
    struct usage_stamp stamp = {.ids = id_source_seeded(98)};
    double from_ms = cpu_ms();
    bool fine = true;

    for (int i = 0; i < VISITS_MEASURED && fine; i++) {
        struct usage begin = {.kind = USAGE_VISIT_BEGIN,
                              .u.visit = {"quick", "lacrosse_ball", LEGS_BOTH, 300000, 3}};
        struct usage end = {.kind = USAGE_VISIT_END,
                            .u.end = {.guided_ms = 300000, .feel_after = 1}};

        fine = put(db, &stamp, &begin, time);
        for (int k = 1; k <= STEPS_MEASURED && fine; k++) {
            struct usage step = {
                .kind = USAGE_STEP,
                .u.step = {k, "massage_ball", "hold", LEG_LEFT, 45000, 45000, OUTCOME_DONE, 0}};

            fine = put(db, &stamp, &step, time);
        }
        fine = fine && put(db, &stamp, &end, time);
    }
    *commit_ms_out = (cpu_ms() - from_ms) / (VISITS_MEASURED * (STEPS_MEASURED + 2));
    return fine;
}

static bool measure_reads(const char *path, struct row *row, int64_t *last_day_out)
{
    struct usage_stats *stats = malloc(sizeof *stats);
    struct store_problem problem = {0};
    struct stats_reader *reader = stats_open(path, NULL, &problem);
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    bool fine = stats != NULL && reader != NULL && stats_read(reader, &query, stats, &problem);

    *last_day_out = fine ? stats->last_day : 0;
    for (int i = 0; i < SPANS && fine; i++) {
        double from_ms = cpu_ms();

        query.from_day = spans[i] == INT64_MAX ? INT64_MIN : *last_day_out - spans[i] + 1;
        for (int k = 0; k < READS && fine; k++) {
            fine = stats_read(reader, &query, stats, &problem);
        }
        row->read_ms[i] = (cpu_ms() - from_ms) / READS;
    }
    if (!fine) {
        fprintf(stderr, "unknot bench store: %s\n", problem.text);
    }
    stats_close(reader);
    free(stats);
    return fine;
}

static bool used_bytes(const char *path, double *bytes_out)
{
    struct store_problem problem = {0};
    struct db *db = db_open_read(path, NULL, &problem);
    int64_t bytes = 0;
    bool fine =
        db != NULL && db_ask(db,
                             "SELECT (page_count - freelist_count) * page_size"
                             " FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
                             &bytes);

    db_close(db);
    *bytes_out = (double)bytes;
    return fine;
}

static bool remove_old(struct usage_db *db, int64_t today)
{
    int64_t from = local_month_first_day(local_month(today) - UPKEEP_KEEP_MONTHS);
    bool done = false;

    while (!done) {
        if (!usage_db_tend(db, from, &done)) {
            return false;
        }
    }
    return true;
}

static bool measure(const char *path, const char *assets, struct row *row)
{
    int64_t last_day = 0;
    double visits = (double)row->counts.visits;
    double bytes = 0.0;

    if (!used_bytes(path, &bytes) || !measure_reads(path, row, &last_day) ||
        !bench_pages(path, assets, last_day, &row->pages)) {
        return false;
    }
    struct usage_time time = {.wall_ms = last_day * DAY_MS + 20 * HOUR_MS, .clock_ok = true};
    double from_ms = cpu_ms();
    struct usage_db *db = open_again(path, time);

    row->bytes = bytes / visits;
    row->open_ms = cpu_ms() - from_ms;
    bool fine =
        db != NULL && write_visits(db, time, &row->commit_ms) && remove_old(db, last_day);

    if (db != NULL && !fine) {
        fprintf(stderr, "unknot bench store: %s\n", usage_db_problem(db)->text);
    }
    usage_db_close(db);
    fine = fine && used_bytes(path, &bytes);
    row->kept_bytes = bytes / visits;
    return fine;
}

static void print_head(void)
{
    printf("%-9s %8s %8s %8s %8s %9s %8s %8s %8s %8s %8s %8s\n", "age", "visits", "steps",
           "make us", "open ms", "record ms", "14 d ms", "90 d ms", "year ms", "all ms",
           "B/visit", "B kept");
}

static void print_row(const char *name, const struct row *row)
{
    printf("%-9s %8lld %8lld %8.0f %8.2f %9.2f %8.2f %8.2f %8.2f %8.2f %8.1f %8.1f\n", name,
           (long long)row->counts.visits, (long long)row->counts.steps, row->make_us,
           row->open_ms, row->commit_ms, row->read_ms[0], row->read_ms[1], row->read_ms[2],
           row->read_ms[3], row->bytes, row->kept_bytes);
    fflush(stdout);
}

static void print_pages(const struct row rows[AGES])
{
    printf("\n%-9s %8s %9s %8s %8s %8s %8s %8s %8s %8s\n", "age", "presses", "shown ms",
           "worst", "CPU ms", "worst", "turns", "worst ms", "CPU ms", "waits");
    for (int i = 0; i < AGES; i++) {
        const struct bench_pages *pages = &rows[i].pages;

        printf("%-9s %8d %9.1f %8.1f %8.1f %8.1f %8d %8.1f %8.1f %8ld\n", ages[i].name,
               pages->presses, pages->median_wall, pages->worst_wall, pages->median_cpu,
               pages->worst_cpu, pages->turns, pages->turn_wall, pages->turn_cpu,
               pages->turn_waits);
    }
}

static bool meets_goals(const struct row *row)
{
    bool met = row->bytes < BYTES_GOAL && row->pages.worst_cpu < PAGE_GOAL_MS &&
               row->pages.turn_cpu < TURN_GOAL_MS;

    for (int i = 0; i < SPANS; i++) {
        met = met && row->read_ms[i] < PAGE_GOAL_MS;
    }
    return met;
}

static bool bench_age(const struct age *age, const struct scratch *scratch, long visitors,
                      const char *assets, struct row *row)
{
    char path[SCRATCH_PATH_MAX];
    struct simulate_plan plan = {.path = path, .assets = assets, .days = age->days, .seed = 1};
    double from_ms = cpu_ms();

    scratch_path(scratch, FILE_NAME, path);
    plan.visitors = visitors * age->days / ages[AGES - 1].days;
    plan.visitors = plan.visitors > 0 ? plan.visitors : 1;
    bool fine = simulate_into(&plan, &row->counts) && row->counts.visits > 0;

    if (fine) {
        row->make_us = (cpu_ms() - from_ms) * 1000.0 / (double)row->counts.visits;
        fine = measure(path, assets, row);
    }
    scratch_remove(scratch, FILE_NAME);
    if (fine) {
        print_row(age->name, row);
    }
    return fine && meets_goals(row);
}

int bench_store(int argc, char **argv)
{
    const char *assets = NULL, *visits_text = "850000";
    const struct cli_option options[] = {
        {"visits", "N", "visitors in ten years, default 850000 (750000 of them begin a visit)",
         &visits_text},
        {"assets", "DIR", "the content, default the installed one", &assets},
        {0},
    };
    int code =
        cli_parse(argc, argv, "Measures what records and the coach's pages cost.", options);
    struct scratch scratch = {0};
    struct row rows[AGES] = {0};
    long visitors;
    bool met = true;

    if (code >= 0) {
        return code;
    }
    if (!cli_number("visits", visits_text, 1, 10000000, &visitors)) {
        return CLI_USAGE;
    }
    if (!scratch_open(&scratch, "bench store")) {
        return CLI_NOT_FINE;
    }
    print_head();
    for (int i = 0; i < AGES; i++) {
        met = bench_age(&ages[i], &scratch, visitors, assets, &rows[i]) && met;
    }
    print_pages(rows);
    scratch_close(&scratch);
    printf("\nThe first table is CPU times. make: a simulated visit with its visitor; open: a "
           "station's start; record: one in a commit\nof its own; d, year, all: everything a "
           "coach is shown of that span; B/visit: the file with all its visits, B kept: with "
           "%d\nmonths of them. The second: presses on all pages for all periods; shown: from "
           "the press to the first picture with the\nanswer, median and worst, by the clock "
           "and in CPU of all threads; turns of the main loop while an answer is awaited and "
           "\nshown: the longest by the clock and in its own CPU; waits: how often one gave "
           "the processor away\n",
           UPKEEP_KEEP_MONTHS);
    return met ? CLI_FINE : CLI_NOT_FINE;
}
