/* SPDX-License-Identifier: MIT */
/* Any damage to a usage database: it is read to its end or refused with a reason, never written
 * to by who only reads; what it is joined into stays sound; and a station that finds it records
 * its next visit, in it or in a new one.
 *
 * The first byte says who opens the file, the others what is wrong with it: see damage.h. */
#include "app/cli/report_language.h"
#include "app/cli/report_read.h"
#include "app/core/visit.h"
#include "app/report/report_csv.h"
#include "app/report/report_html.h"
#include "app/store/merge.h"
#include "app/store/stats_table.h"
#include "app/store/usage_query.h"
#include "app/store/writer_disk.h"
#include "app/ui/ui.h"
#include "tests/fuzz/damage.h"
#include "tests/unit/core/fixture.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const struct words fixture_words; /* of the tests of the screens */

enum {
    PATH_MOST = 128,
    NAME_MOST = 512,
    WIDTH_EM = 6, /* tenths: of every character */
    TODAY = 20515,
    DAY_LENGTH_MS = 86400000,
};

/* What is made once. */
static struct {
    char folder[PATH_MOST], path[PATH_MOST + 16], good_path[PATH_MOST + 16];
    struct bytes sound, good;
    struct content content;
    struct settings settings;
    struct report_language language;
    struct font_metrics metrics;
    struct draw_list list;
    FILE *null;
} fuzz;

static void remove_files(bool folder_too)
{
    DIR *folder = opendir(fuzz.folder);
    const struct dirent *entry;
    char name[NAME_MOST];

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        snprintf(name, sizeof name, "%s/%.255s", fuzz.folder, entry->d_name);
        if (entry->d_name[0] != '.') {
            remove(name);
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    if (folder_too) {
        rmdir(fuzz.folder);
    }
}

static void clean_up(void)
{
    remove_files(true);
}

static void make_database(const char *path, struct bytes *bytes_out)
{
    damage_make_database(path);
    *bytes_out = damage_read_file(path);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    snprintf(fuzz.folder, sizeof fuzz.folder, "%s/unknot-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    must(mkdtemp(fuzz.folder) != NULL && atexit(clean_up) == 0);
    snprintf(fuzz.path, sizeof fuzz.path, "%s/usage.db", fuzz.folder);
    snprintf(fuzz.good_path, sizeof fuzz.good_path, "%s/good.db", fuzz.folder);
    make_database(fuzz.path, &fuzz.sound);
    make_database(fuzz.good_path, &fuzz.good);
    fuzz.content = fixture_content();
    fuzz.settings = settings_default();
    const struct report_language_choice choice = {NULL, "de"};
    must(report_language_load(&fuzz.language, &choice, &fuzz.settings));
    for (int face = 0; face < FONT_FACE_COUNT; face++) {
        for (int i = 0; i < METRICS_CODEPOINTS; i++) {
            fuzz.metrics.advance[face][i] = WIDTH_EM / 10.0F;
        }
        fuzz.metrics.other[face] = WIDTH_EM / 10.0F;
    }
    fuzz.null = fopen("/dev/null", "w");
    must(fuzz.null != NULL);
    stderr =
        fuzz.null; /* what is said of every damaged file; the fuzzer's own words are kept */
    return 0;
}

static bool is_line(const char *text)
{
    return text[0] != '\0' && strchr(text, '\n') == NULL;
}

/* Nothing is left open by an answer of "damaged", so the file is as it was found. */
static void must_be_unchanged(struct bytes bytes)
{
    struct bytes now = damage_read_file(fuzz.path);

    must(now.size == bytes.size && memcmp(now.at, bytes.at, now.size) == 0);
    free(now.at);
}

static void must_be_drawn(const struct draw_list *list)
{
    must(!list->overflow);
    for (int i = 0; i < list->point_count; i++) {
        must(isfinite(list->points[i].x) && isfinite(list->points[i].y));
    }
    for (int i = 0; i < list->command_count; i++) {
        must(list->commands[i].kind != DRAW_TEXT || isfinite(list->commands[i].u.text.x));
    }
}

/* All of the coach's pages, in both layouts. */
static void draw_pages(const struct usage_stats *stats, int days)
{
    struct coach_figures figures = {.stats = stats,
                                    .days = days,
                                    .back = days == 14,
                                    .today = TODAY,
                                    .wall_ms = (int64_t)TODAY * DAY_LENGTH_MS,
                                    .file_bytes = 1,
                                    .free_bytes = 1,
                                    .disk_bytes = 2};
    struct ui_env env = {
        .visit = {&fuzz.content, &fuzz.settings},
        .words = &fixture_words,
        .metrics = &fuzz.metrics,
        .coach = &figures,
        .station = "Fuzz",
        .min_text_px = 20.0F,
    };
    struct model model;

    visit_init(&model, 0);
    model.screen = SCREEN_COACH;
    for (int i = 0; i < COACH_PAGE_COUNT * 4; i++) {
        model.staff.page = (enum coach_page)(i / 4);
        model.staff.meanings = i % 4 > 1;
        env.portrait = i % 2 == 1;
        ui_draw(&model, &env, 0, &fuzz.list);
        must_be_drawn(&fuzz.list);
    }
}

static bool count_cells(void *context, const char *const cells[], int count)
{
    FILE *out = context;

    report_csv_row(out, ';', cells, count);
    return true;
}

/* NULL: with a problem in one line. */
static struct report_data *read_data(const char *path, const struct stats_query *query)
{
    struct store_problem problem = {0};
    struct report_data *data = report_data_read(path, query, NULL, &problem);

    must(data != NULL || is_line(problem.text));
    return data;
}

static void write_reports(struct report_data *data)
{
    const struct report_making making = {.wall_ms = 1795824000000, .language = &fuzz.language};
    const struct report report = report_data_page(data, &making);
    struct stats_query query = {data->stats.from_day, data->stats.to_day, NULL};
    struct stats_sink sink = {count_cells, fuzz.null};
    struct store_problem problem;

    report_text(&report, fuzz.null);
    report_json(&report, fuzz.null);
    report_html(&report, fuzz.null);
    for (enum stats_table table = 0; table < STATS_TABLE_COUNT; table++) {
        must(stats_table_read(data->reader, &query, table, &sink, &problem) ||
             is_line(problem.text));
    }
}

static void read_span(int64_t from_day, int64_t to_day)
{
    struct stats_query query = {from_day, to_day, NULL};
    struct report_data *data = read_data(fuzz.path, &query);

    if (data != NULL) {
        write_reports(data);
        draw_pages(&data->stats, from_day == INT64_MIN ? 0 : 14);
        report_data_free(data);
    }
}

/* @param which  one of the spans that are read */
static void read_all(struct bytes bytes, int which)
{
    struct store_problem problem;
    struct stats_reader *reader = stats_open(fuzz.path, NULL, &problem);

    must(reader != NULL || (is_line(problem.text) && problem.status != STORE_OK));
    stats_close(reader);
    switch (which) {
    case 0: read_span(TODAY - 13, TODAY); break;
    case 1: read_span(TODAY - 364, TODAY); break;
    default: read_span(INT64_MIN, INT64_MAX); break;
    }
    (void)usage_query_print(fuzz.path, 3, fuzz.null);
    must_be_unchanged(bytes);
}

/* The first column of a question's rows, as one text. */
static char *ask(const char *path, const char *sql)
{
    sqlite3 *sqlite = NULL;
    sqlite3_stmt *statement = NULL;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    int code;

    must(out != NULL && sqlite3_open(path, &sqlite) == SQLITE_OK);
    must(sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL) == SQLITE_OK);
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        fprintf(out, "%s\n", (const char *)sqlite3_column_text(statement, 0));
    }
    must(code == SQLITE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(sqlite);
    fclose(out);
    return text;
}

static void must_answer(const char *path, const char *sql, const char *wanted)
{
    char *text = ask(path, sql);

    must(strcmp(text, wanted) == 0);
    free(text);
}

static char *counts_of_visits(const char *path)
{
    return ask(path, "SELECT printf('%d %d %d %d: %d %d %d %d %d %d %d %d %d', station, day,"
                     " topic, key, n, v1, v2, v3, v4, v5, v6, v7, v8) FROM daily"
                     " WHERE topic < 16 ORDER BY station, day, topic, key");
}

static struct usage_run new_run(unsigned seed)
{
    struct id_source ids = id_source_seeded(seed);

    return (struct usage_run){
        .origin = {"north", "North", "boot-fuzz", "2"},
        .started = {(int64_t)TODAY * DAY_LENGTH_MS, 1000, 60, true},
        .id = random_id_next(&ids),
    };
}

/* Counted once more from the visits, nothing is different. */
static void must_be_counted_right(const char *path)
{
    char *before = counts_of_visits(path);
    struct usage_run run = new_run(77);
    struct store_problem problem;
    sqlite3 *sqlite = NULL;

    must(
        sqlite3_open(path, &sqlite) == SQLITE_OK &&
        sqlite3_exec(sqlite,
                     "INSERT OR IGNORE INTO dirty SELECT DISTINCT r.station, v.day FROM visit v"
                     " JOIN run r ON r.id = v.run; UPDATE daily SET n = n + 1 WHERE topic < 16",
                     NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(sqlite);
    struct usage_db *db = usage_db_open(path, &run, NULL, &problem);

    must(db != NULL);
    usage_db_close(db);
    char *after = counts_of_visits(path);

    must(strcmp(before, after) == 0);
    free(before);
    free(after);
}

static void must_be_sound(const char *path)
{
    struct stats_query query = {INT64_MIN, INT64_MAX, NULL};
    struct report_data *data = read_data(path, &query);

    must(data != NULL);
    report_data_free(data);
    must_answer(path, "PRAGMA integrity_check", "ok\n");
    must_answer(path, "PRAGMA foreign_key_check", "");
    must_be_counted_right(path);
}

static void join(struct bytes bytes)
{
    struct store_problem problem;
    struct merge_counts counts;

    damage_write_file(fuzz.good_path, fuzz.good);
    if (!merge_accepts(fuzz.path, &problem)) {
        must(is_line(problem.text));
        return;
    }
    struct merge *merge = merge_open(fuzz.good_path, &problem);

    must(merge != NULL);
    bool joined = merge_add(merge, fuzz.path, &counts, &problem);

    merge_close(merge);
    must_be_unchanged(bytes);
    must(joined || is_line(problem.text));
    if (!joined) {
        char *before = ask(fuzz.good_path, "SELECT count(*) FROM visit");

        must(before != NULL);
        free(before);
    }
    must_be_sound(fuzz.good_path);
}

static void fill_records(struct usage_record records[3])
{
    struct usage_stamp stamp = {.ids = id_source_seeded(78)};
    struct usage_time time = new_run(78).started;
    struct usage begin = {.kind = USAGE_VISIT_BEGIN,
                          .at_ms = 2000,
                          .u.visit = {"routine-1", "tool-1", LEGS_BOTH, 300000, 3}};
    struct usage step = {
        .kind = USAGE_STEP,
        .at_ms = 50000,
        .u.step = {1, "technique-1", "hold", LEG_LEFT, 45000, 44000, OUTCOME_DONE, 0}};
    struct usage end = {
        .kind = USAGE_VISIT_END,
        .at_ms = 60000,
        .u.end = {.reason = ENDED_LEFT, .guided_ms = 44000, .feel_after = 1, .spots = {1, 0}}};

    records[0] = usage_stamp_next(&stamp, &begin, time);
    records[1] = usage_stamp_next(&stamp, &step, time);
    time.mono_ms += 60000;
    time.wall_ms += 60000;
    records[2] = usage_stamp_next(&stamp, &end, time);
}

/* A station starts on the file. Only what is not ours may keep it from recording. */
static void record(void)
{
    struct usage_record records[3];
    struct writer_disk disk;
    struct usage_run run = new_run(79);
    bool done = false;

    fill_records(records);
    must(writer_disk_init(&disk, fuzz.path, &run.origin, run.started));
    disk.run.id = run.id;
    bool written = writer_disk_write(&disk, records, 3, 0);

    must(written || disk.problem.status == STORE_REFUSED);
    for (int i = 0; i < 300 && written && !done; i++) {
        writer_disk_tend(&disk, 0, &done);
        must(disk.problem.status == STORE_OK);
    }
    written = written && writer_disk_write(&disk, records + 2, 0, 1);
    writer_disk_end(&disk);
    writer_disk_finish(&disk);
    if (written) {
        must_answer(fuzz.path,
                    "SELECT ended_reason || guided_s FROM visits WHERE started_utc ="
                    " (SELECT max(started_utc) FROM visits WHERE routine = 'routine-1')"
                    " AND visit_id = (SELECT lower(hex(visit_id)) FROM visit ORDER BY id DESC"
                    " LIMIT 1)",
                    "left44\n");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bool raw = size > 0 && data[0] == 'S';
    struct bytes bytes = damage_apply(fuzz.sound, raw || size == 0 ? data : data + 1,
                                      raw || size == 0 ? size : size - 1);

    remove_files(false);
    damage_write_file(fuzz.path, bytes);
    switch (size > 0 ? data[0] & 3 : 0) {
    case 1: join(bytes); break;
    case 2: record(); break;
    default: read_all(bytes, size > 0 ? data[0] >> 2 & 3 : 0); break;
    }
    free(bytes.at);
    return 0;
}
