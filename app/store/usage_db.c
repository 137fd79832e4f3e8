/* SPDX-License-Identifier: MIT */
#include "app/store/usage_db.h"

#include "app/store/rollup.h"
#include "app/store/schema.h"
#include "app/store/upkeep.h"
#include "app/store/usage_sql.h"

#include <stdlib.h>

struct usage_db {
    struct db *db;
    struct usage_run run;
    struct run_row row;
    bool in_transaction;
    int64_t seq;              /* of the last record written in this transaction */
    struct usage_time latest; /* of the records of this transaction */
    struct dirty_days dirty;
    struct upkeep upkeep;
};

/* WAL with FULL: one fsync a commit, and after it the rows are there whatever the power does.
 * What is kept of the file in memory has its size, in KiB, within the first hour: this
 * connection is open for years. */
static bool configure(struct db *db)
{
    return db_exec(db, "PRAGMA journal_mode = WAL") &&
           db_exec(db, "PRAGMA synchronous = FULL") &&
           db_exec(db, "PRAGMA cache_size = -256") && db_exec(db, "PRAGMA foreign_keys = ON");
}

/* What is to be migrated is read as a whole anyway. */
static bool check_old_shape(struct db *db)
{
    int64_t version = 0;

    return db_ask(db, "PRAGMA user_version", &version) &&
           (version == SCHEMA_VERSION || db_check(db, NULL));
}

/* Nothing is changed before it is known that the file is ours and sound. */
bool usage_db_make_ready(struct db *db)
{
    if (!schema_accepts(db, SCHEMA_VERSION)) {
        return false;
    }
    if (db_forbids_writing(db)) {
        return db_refuse(db, STORE_CORRUPT, "damaged: it says that it can only be read");
    }
    if (db_is_read_only(db)) {
        return db_refuse(db, STORE_FAILED, "the database can only be read");
    }
    return check_old_shape(db) && configure(db) &&
           schema_migrate(db, schema_migrations, SCHEMA_VERSION) && schema_is_current(db) &&
           db_prepare(db, usage_sql, SQL_COUNT) && rollup_init(db) && upkeep_init(db) &&
           upkeep_check_at_open(db);
}

/* The days of years take a while: those that are done stay done when the power goes. */
static bool roll_up_dirty_days(struct usage_db *db)
{
    bool more = true;

    while (more) {
        if (!usage_db_begin(db, NULL) || !rollup_dirty_days(db->db, &more) ||
            (more && !usage_db_commit(db))) {
            return false;
        }
    }
    return true;
}

static bool begin_run(struct usage_db *db)
{
    return roll_up_dirty_days(db) &&
           usage_rows_close_open_visits(db->db, &db->row, &db->dirty) && usage_db_commit(db);
}

struct usage_db *usage_db_open(const char *path, const struct usage_run *run,
                               const atomic_bool *abandon, struct store_problem *problem)
{
    struct usage_db *db = calloc(1, sizeof(*db));

    *problem = (struct store_problem){STORE_FAILED, "out of memory"};
    if (!db) {
        return NULL;
    }
    db->run = *run;
    db->db = db_open(path, abandon, problem);
    if (!db->db) {
        usage_db_close(db);
        return NULL;
    }
    if (!usage_db_make_ready(db->db) || !begin_run(db)) {
        *problem = *db_problem(db->db);
        usage_db_close(db);
        return NULL;
    }
    *problem = (struct store_problem){0};
    return db;
}

void usage_db_close(struct usage_db *db)
{
    if (!db) {
        return;
    }
    if (db->db) {
        db_rollback(db->db);
    }
    db_close(db->db);
    free(db);
}

static bool roll_back(struct usage_db *db)
{
    db_rollback(db->db);
    db->in_transaction = false;
    db->dirty.count = 0;
    return false;
}

bool usage_db_begin(struct usage_db *db, int64_t *seq_out)
{
    db_clear_problem(db->db);
    if (!db_begin(db->db)) {
        return roll_back(db);
    }
    db->in_transaction = true;
    /* Asked each time: the last commit may have failed only in appearance, and the file may be
     * another one by now. */
    if (!usage_rows_find_run(db->db, &db->run, &db->row)) {
        return roll_back(db);
    }
    db->seq = db->row.seq;
    db->latest = (struct usage_time){.mono_ms = db->row.alive_mono_ms};
    if (seq_out) {
        *seq_out = db->row.seq;
    }
    return true;
}

bool usage_db_write(struct usage_db *db, const struct usage_record *record)
{
    if (!db->in_transaction && !usage_db_begin(db, NULL)) {
        return false;
    }
    if (record->seq <= db->seq) {
        return true;
    }
    if (!usage_rows_write(db->db, &db->row, record, &db->dirty)) {
        return roll_back(db);
    }
    if (record->time.mono_ms > db->latest.mono_ms) {
        db->latest = record->time;
    }
    db->seq = record->seq;
    return true;
}

bool usage_db_write_fault(struct usage_db *db, const struct usage_fault *fault,
                          struct usage_time time)
{
    if (!db->in_transaction && !usage_db_begin(db, NULL)) {
        return false;
    }
    return usage_rows_write_fault(db->db, &db->row, fault, time) || roll_back(db);
}

bool usage_db_alive(struct usage_db *db, struct usage_time time)
{
    if (!db->in_transaction && !usage_db_begin(db, NULL)) {
        return false;
    }
    if (time.mono_ms > db->latest.mono_ms) {
        db->latest = time;
    }
    return true;
}

bool usage_db_end_run(struct usage_db *db)
{
    if (!db->in_transaction && !usage_db_begin(db, NULL)) {
        return false;
    }
    return usage_rows_end_run(db->db, &db->row) || roll_back(db);
}

bool usage_db_commit(struct usage_db *db)
{
    if (!db->in_transaction) {
        return true;
    }
    if (!usage_rows_roll_up(db->db, &db->dirty) ||
        !usage_rows_set_alive(db->db, &db->row, db->latest) ||
        (db->seq != db->row.seq && !usage_rows_set_seq(db->db, &db->row, db->seq))) {
        return roll_back(db);
    }
    if (!db_commit(db->db)) {
        return roll_back(db);
    }
    db->in_transaction = false;
    return true;
}

bool usage_db_tend(struct usage_db *db, int64_t raw_from_day, bool *done_out)
{
    return upkeep_bite(db->db, &db->upkeep, raw_from_day, done_out);
}

bool usage_db_is_in_place(struct usage_db *db)
{
    return db_is_in_place(db->db);
}

const struct store_problem *usage_db_problem(const struct usage_db *db)
{
    return db_problem(db->db);
}
