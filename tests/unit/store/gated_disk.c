/* SPDX-License-Identifier: MIT */
#include "tests/unit/store/gated_disk.h"

#include <string.h>

/* SQLite's own unix files are used as they are; only their method table is replaced by a copy
 * with another sync. The copies and the way back live in one place for the test program. */
static struct {
    sqlite3_vfs vfs;
    sqlite3_vfs *real;
    sqlite3_io_methods methods[2]; /* of databases, which lock; of all other files */
    int (*real_sync)(sqlite3_file *, int);
    struct gated_disk *disk;
} gate;

static int gated_sync(sqlite3_file *file, int flags)
{
    struct gated_disk *disk = gate.disk;
    bool fails = false;

    pthread_mutex_lock(&disk->lock);
    while (disk->closed) {
        disk->waited = true;
        pthread_cond_broadcast(&disk->changed);
        pthread_cond_wait(&disk->changed, &disk->lock);
    }
    if (disk->failures > 0) {
        disk->failures--;
        fails = true;
    }
    pthread_mutex_unlock(&disk->lock);
    return fails ? SQLITE_IOERR_FSYNC : gate.real_sync(file, flags);
}

static int gated_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                      int *out)
{
    (void)vfs;
    pthread_mutex_lock(&gate.disk->lock);
    gate.disk->opened += (flags & SQLITE_OPEN_MAIN_DB) != 0;
    pthread_mutex_unlock(&gate.disk->lock);
    int code = gate.real->xOpen(gate.real, name, file, flags, out);

    if (code == SQLITE_OK && file->pMethods) {
        sqlite3_io_methods *methods = &gate.methods[(flags & SQLITE_OPEN_MAIN_DB) ? 0 : 1];

        *methods = *file->pMethods;
        gate.real_sync = methods->xSync;
        methods->xSync = gated_sync;
        file->pMethods = methods;
    }
    return code;
}

void gated_disk_install(struct gated_disk *disk)
{
    memset(disk, 0, sizeof(*disk));
    pthread_mutex_init(&disk->lock, NULL);
    pthread_cond_init(&disk->changed, NULL);
    gate.real = sqlite3_vfs_find(NULL);
    gate.vfs = *gate.real;
    gate.vfs.zName = "gated";
    gate.vfs.pNext = NULL;
    gate.vfs.xOpen = gated_open;
    gate.disk = disk;
    sqlite3_vfs_register(&gate.vfs, 1);
}

void gated_disk_remove(struct gated_disk *disk)
{
    sqlite3_vfs_unregister(&gate.vfs);
    sqlite3_vfs_register(gate.real, 1);
    pthread_cond_destroy(&disk->changed);
    pthread_mutex_destroy(&disk->lock);
}

void gated_disk_close_gate(struct gated_disk *disk)
{
    pthread_mutex_lock(&disk->lock);
    disk->closed = true;
    disk->waited = false;
    pthread_mutex_unlock(&disk->lock);
}

void gated_disk_await_waiter(struct gated_disk *disk)
{
    pthread_mutex_lock(&disk->lock);
    while (!disk->waited) {
        pthread_cond_wait(&disk->changed, &disk->lock);
    }
    pthread_mutex_unlock(&disk->lock);
}

void gated_disk_open_gate(struct gated_disk *disk)
{
    pthread_mutex_lock(&disk->lock);
    disk->closed = false;
    pthread_cond_broadcast(&disk->changed);
    pthread_mutex_unlock(&disk->lock);
}

void gated_disk_fail_next(struct gated_disk *disk, int failures)
{
    pthread_mutex_lock(&disk->lock);
    disk->failures = failures;
    pthread_mutex_unlock(&disk->lock);
}

int gated_disk_failures_left(struct gated_disk *disk)
{
    pthread_mutex_lock(&disk->lock);
    int left = disk->failures;

    pthread_mutex_unlock(&disk->lock);
    return left;
}

int gated_disk_opened(struct gated_disk *disk)
{
    pthread_mutex_lock(&disk->lock);
    int opened = disk->opened;

    pthread_mutex_unlock(&disk->lock);
    return opened;
}
