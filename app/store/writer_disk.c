/* SPDX-License-Identifier: MIT */
#include "app/store/writer_disk.h"

#include "app/store/local_day.h"
#include "app/store/store_files.h"
#include "app/store/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool writer_disk_init(struct writer_disk *disk, const char *path,
                      const struct usage_origin *origin, struct usage_time now)
{
    const char *const given[] = {origin->station_id, origin->station_name, origin->boot_id,
                                 origin->version};
    bool ok = true;

    *disk = (struct writer_disk){
        .latest = now, .run.started = now, .keep_months = UPKEEP_KEEP_MONTHS};
    for (int i = 0; i < 4; i++) {
        disk->texts[i] = strdup(given[i] ? given[i] : "");
        ok = ok && disk->texts[i];
    }
    disk->run.origin =
        (struct usage_origin){disk->texts[0], disk->texts[1], disk->texts[2], disk->texts[3]};
    disk->path = strdup(path);
    return ok && disk->path;
}

void writer_disk_finish(struct writer_disk *disk)
{
    usage_db_close(disk->db);
    for (int i = 0; i < 4; i++) {
        free(disk->texts[i]);
    }
    free(disk->path);
    free(disk->recent);
    *disk = (struct writer_disk){0};
}

bool writer_disk_has_work(const struct writer_disk *disk)
{
    return !disk->db || disk->note_count > 0 || disk->outage.status != STORE_OK;
}

static void note(struct writer_disk *disk, const char *code, const char *text)
{
    int at = disk->note_count < WRITER_NOTES_MAX ? disk->note_count++ : WRITER_NOTES_MAX - 1;
    struct usage_fault *fault = &disk->notes[at];

    fprintf(stderr, "unknot: usage database %s: %s\n", disk->path, text);
    snprintf(fault->code, sizeof(fault->code), "%s", code);
    snprintf(fault->text, sizeof(fault->text), "%s", text);
}

static void close_db(struct writer_disk *disk)
{
    usage_db_close(disk->db);
    disk->db = NULL;
}

static bool be_open(struct writer_disk *disk)
{
    if (disk->db && !usage_db_is_in_place(disk->db)) {
        note(disk, "store_replaced", "the file was removed or replaced while in use");
        close_db(disk);
    }
    if (!disk->db) {
        disk->db = usage_db_open(disk->path, &disk->run, disk->abandon, &disk->problem);
    }
    return disk->db != NULL;
}

static const char *outage_code(enum store_status status)
{
    switch (status) {
    case STORE_OK: break;
    case STORE_BUSY: return "store_locked";
    case STORE_FULL: return "store_full";
    case STORE_FAILED: return "store_failed";
    case STORE_CORRUPT: return "store_corrupt";
    case STORE_REFUSED: return "store_refused";
    }
    return "store_failed";
}

static bool write_outage(struct writer_disk *disk, int64_t now_ms)
{
    struct usage_fault fault = {0};

    if (disk->outage.status == STORE_OK) {
        return true;
    }
    snprintf(fault.code, sizeof(fault.code), "%s", outage_code(disk->outage.status));
    snprintf(fault.text, sizeof(fault.text), "for %lld s: %.*s",
             (long long)((now_ms - disk->outage_since_ms) / 1000), USAGE_TEXT_MAX - 32,
             disk->outage.text);
    return usage_db_write_fault(disk->db, &fault, disk->latest);
}

static bool write_notes(struct writer_disk *disk)
{
    for (int i = 0; i < disk->note_count; i++) {
        if (!usage_db_write_fault(disk->db, &disk->notes[i], disk->latest)) {
            return false;
        }
    }
    return true;
}

static bool write_records(struct writer_disk *disk, const struct usage_record records[],
                          int count)
{
    for (int i = 0; i < count; i++) {
        if (!usage_db_write(disk->db, &records[i])) {
            return false;
        }
    }
    return true;
}

static bool write_beat(struct writer_disk *disk)
{
    return disk->beat.wall_ms == 0 || usage_db_alive(disk->db, disk->beat);
}

/* The recent records are skipped by their numbers in a file that has them, and written again in
 * one that was begun or brought back from a copy since. */
static bool write_all(struct writer_disk *disk, const struct usage_record batch[], int count,
                      int64_t now_ms)
{
    if (!be_open(disk)) {
        return false;
    }
    if (usage_db_begin(disk->db, NULL) &&
        write_records(disk, disk->recent, disk->recent_count) &&
        write_records(disk, batch, count) && write_beat(disk) && write_notes(disk) &&
        write_outage(disk, now_ms) && usage_db_commit(disk->db)) {
        return true;
    }
    disk->problem = *usage_db_problem(disk->db);
    return false;
}

/* Without memory for it the record is safe all the same; only a lost file would then cost it.
 */
static void remember(struct writer_disk *disk, const struct usage_record *record)
{
    if (!usage_record_is_of_visit(record)) {
        return;
    }
    if (record->usage.kind == USAGE_VISIT_BEGIN) {
        disk->recent_count = 0;
    }
    if (disk->recent_count == disk->recent_capacity) {
        int capacity = disk->recent_capacity ? disk->recent_capacity * 2 : 64;
        struct usage_record *recent =
            realloc(disk->recent, (size_t)capacity * sizeof(*disk->recent));

        if (!recent) {
            return;
        }
        disk->recent = recent;
        disk->recent_capacity = capacity;
    }
    disk->recent[disk->recent_count++] = *record;
}

static void settle_success(struct writer_disk *disk, const struct usage_record batch[],
                           int count)
{
    if (disk->outage.status != STORE_OK) {
        fprintf(stderr, "unknot: usage database %s: written again\n", disk->path);
    }
    disk->note_count = 0;
    disk->outage = (struct store_problem){0};
    disk->problem = (struct store_problem){0};
    for (int i = 0; i < count; i++) {
        remember(disk, &batch[i]);
    }
}

static void settle_failure(struct writer_disk *disk, const struct store_problem *before,
                           int64_t now_ms)
{
    if (disk->outage.status == STORE_OK) {
        disk->outage = disk->problem;
        disk->outage_since_ms = now_ms;
    }
    if (strcmp(before->text, disk->problem.text) != 0) {
        fprintf(stderr, "unknot: usage database %s: %s; records wait in memory\n", disk->path,
                disk->problem.text);
    }
    /* A lock or a full disk passes with the connection; the rest may need a new one. */
    if (disk->problem.status != STORE_BUSY && disk->problem.status != STORE_FULL) {
        close_db(disk);
    }
}

static bool move_corrupt_aside(struct writer_disk *disk)
{
    char name[USAGE_TEXT_MAX / 2];
    char text[USAGE_TEXT_MAX];

    if (disk->problem.status != STORE_CORRUPT) {
        return false;
    }
    close_db(disk);
    if (!store_move_aside(disk->path, disk->latest.wall_ms, name, sizeof(name))) {
        return false;
    }
    snprintf(text, sizeof(text), "moved aside as %s: %.*s", name, USAGE_TEXT_MAX / 2 - 20,
             disk->problem.text);
    note(disk, "store_corrupt", text);
    return true;
}

bool writer_disk_write(struct writer_disk *disk, const struct usage_record batch[], int count,
                       int64_t now_ms)
{
    struct store_problem before = disk->problem;

    if (count > 0) {
        disk->latest = batch[count - 1].time;
    }
    bool written = write_all(disk, batch, count, now_ms) ||
                   (move_corrupt_aside(disk) && write_all(disk, batch, count, now_ms));

    if (written) {
        settle_success(disk, batch, count);
    } else {
        settle_failure(disk, &before, now_ms);
    }
    return written;
}

/* Only a clock that is known to be right may say what is old. */
static int64_t raw_from_day(const struct writer_disk *disk)
{
    struct usage_time now =
        disk->beat.mono_ms > disk->latest.mono_ms ? disk->beat : disk->latest;

    if (!now.clock_ok) {
        return INT64_MIN;
    }
    return local_month_first_day(local_month(local_day(local_ms(now))) - disk->keep_months);
}

bool writer_disk_tend(struct writer_disk *disk, int64_t now_ms, bool *done_out)
{
    struct store_problem before = disk->problem;

    *done_out = true;
    if (!disk->db || !usage_db_is_in_place(disk->db) ||
        usage_db_tend(disk->db, raw_from_day(disk), done_out)) {
        return true;
    }
    if (usage_db_problem(disk->db)->status == STORE_BUSY) {
        *done_out = false;
        return true;
    }
    disk->problem = *usage_db_problem(disk->db);
    if (move_corrupt_aside(disk) && write_all(disk, NULL, 0, now_ms)) {
        settle_success(disk, NULL, 0);
        return true;
    }
    settle_failure(disk, &before, now_ms);
    return false;
}

void writer_disk_end(struct writer_disk *disk)
{
    if (disk->db && usage_db_is_in_place(disk->db) && usage_db_begin(disk->db, NULL) &&
        write_beat(disk) && usage_db_end_run(disk->db)) {
        (void)usage_db_commit(disk->db);
    }
}
