/* SPDX-License-Identifier: MIT */
/* For the controls of the power cut: the program writes as always, but asks SQLite for less
 * than it does. VIRTUAL_PI_SYNC=NORMAL or OFF stands in the place of its FULL. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int sqlite3_exec(sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **),
                 void *context, char **error)
{
    static int (*real)(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *,
                       char **);
    const char *wanted = getenv("VIRTUAL_PI_SYNC");
    char other[64];

    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "sqlite3_exec");
    }
    if (wanted && strcmp(sql, "PRAGMA synchronous = FULL") == 0) {
        snprintf(other, sizeof(other), "PRAGMA synchronous = %s", wanted);
        fprintf(stderr, "preload_sync: %s\n", other);
        sql = other;
    }
    return real(db, sql, row, context, error);
}
