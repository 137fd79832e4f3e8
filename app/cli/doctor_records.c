/* SPDX-License-Identifier: MIT */
/* The database, and the disk that it is on. It is only read. */
#include "app/cli/doctor.h"

#include "app/store/db.h"
#include "app/store/schema.h"
#include "hw/health.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MEGABYTE = 1000000,
};

static const char family[] = "records";

/* Where it lies, by the kernel: what is on memory or an overlay is gone at the next start. */
static void check_place(struct doctor *doctor, const char *folder)
{
    struct health_place place;

    if (!health_place(doctor->root, folder, &place)) {
        doctor_add(doctor, family, "records' disk", DOCTOR_WARN, "see `findmnt -T FOLDER`",
                   "the kernel does not say what %s is on", folder);
    } else if (place.is_read_only) {
        doctor_add(doctor, family, "records' disk", DOCTOR_FAIL,
                   "mount it for writing, or set `database:` to a disk that is; after errors "
                   "Linux makes a disk read-only by itself: see dmesg",
                   "%s on %s is mounted read-only", place.kind, place.point);
    } else if (place.is_lost) {
        doctor_add(doctor, family, "records' disk", DOCTOR_WARN,
                   "set `database:` to a disk that is kept, such as a partition of its own",
                   "%s on %s: the records are gone at the next start", place.kind, place.point);
    } else {
        doctor_add(doctor, family, "records' disk", DOCTOR_OK, NULL, "%s on %s, from %s",
                   place.kind, place.point, place.source);
    }
}

static void check_room(struct doctor *doctor, const char *folder)
{
    int64_t free_bytes, all_bytes;

    if (!health_room(folder, &free_bytes, &all_bytes)) {
        doctor_add(doctor, family, "free room", DOCTOR_WARN, "see `df FOLDER`",
                   "cannot be asked: %s", strerror(errno));
    } else {
        bool full = health_is_nearly_full(free_bytes, all_bytes);

        doctor_add(doctor, family, "free room", full ? DOCTOR_WARN : DOCTOR_OK,
                   full ? "make room: old logs and packages, or a larger disk" : NULL,
                   "%lld of %lld MB", (long long)(free_bytes / MEGABYTE),
                   (long long)(all_bytes / MEGABYTE));
    }
}

static bool is_writable(const char *path, const char *folder)
{
    return access(folder, W_OK | X_OK) == 0 &&
           (access(path, F_OK) != 0 || access(path, R_OK | W_OK) == 0);
}

static void add_problem(struct doctor *doctor, const struct store_problem *problem)
{
    static const char *const advice[] = {
        [STORE_BUSY] = "end the other program that holds it",
        [STORE_FULL] = "make room",
        [STORE_FAILED] = "look at the rights of the file and its folder",
        [STORE_CORRUPT] =
            "keep a copy: at its next start the kiosk moves it aside for a new one",
        [STORE_REFUSED] = "take the program's version that wrote it, or another file",
        [STORE_OK] = NULL,
    };

    doctor_add(doctor, family, "records", DOCTOR_FAIL, advice[problem->status], "%.100s: %s",
               doctor->database, problem->text);
}

/* Reads all of it: a damaged page is found before somebody needs it. */
static void check_inside(struct doctor *doctor, struct db *db, int64_t bytes)
{
    int64_t version = 0;

    if (!schema_accepts(db, SCHEMA_VERSION) || !db_check(db, NULL) ||
        !db_ask(db, "PRAGMA user_version", &version)) {
        add_problem(doctor, db_problem(db));
        return;
    }
    doctor_add(doctor, family, "records", DOCTOR_OK, NULL,
               "%.100s: whole, %.1f MB, version %lld%s", doctor->database,
               (double)bytes / MEGABYTE, (long long)version,
               version < SCHEMA_VERSION ? ", brought up to date at the next start" : "");
}

static void check_file(struct doctor *doctor)
{
    struct store_problem problem = {0};
    struct stat status;

    if (stat(doctor->database, &status) != 0 && errno == ENOENT) {
        doctor_add(doctor, family, "records", DOCTOR_OK, NULL,
                   "%.100s: not there yet, made at the first start", doctor->database);
        return;
    }
    struct db *db = db_open_read(doctor->database, NULL, &problem);

    if (db == NULL) {
        add_problem(doctor, &problem);
        return;
    }
    check_inside(doctor, db, (int64_t)status.st_size);
    db_close(db);
}

void doctor_records(struct doctor *doctor)
{
    char folder[MACHINE_FILE_PATH_MAX];

    check_file(doctor);
    if (!health_folder(doctor->database, folder)) {
        return;
    }
    bool writable = is_writable(doctor->database, folder);

    doctor_add(doctor, family, "writing", writable ? DOCTOR_OK : DOCTOR_FAIL,
               writable ? NULL : "give the folder to the kiosk's user: sudo chown USER FOLDER",
               writable ? "allowed in %s" : "not allowed in %s, or not for its file", folder);
    check_place(doctor, folder);
    check_room(doctor, folder);
}
