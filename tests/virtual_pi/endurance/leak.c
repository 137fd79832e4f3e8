/* SPDX-License-Identifier: MIT */
/* Preloaded into the program to see that a leak is found: it loses 1 MB and a file descriptor
 * for each hour of sound that is written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const double HOUR_BYTES = 3600.0 * 48000.0 * 4.0;
static const double LOST_BYTES = 1 << 20;
enum {
    PIECE = 1 << 14
};

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    static size_t (*real)(const void *, size_t, size_t, FILE *);
    static double written, lost, fds;

    if (real == NULL) {
        *(void **)&real = dlsym(RTLD_NEXT, "fwrite");
    }
    written += (double)(size * count);
    while (lost < written / HOUR_BYTES * LOST_BYTES) {
        char *piece = malloc(PIECE);

        if (piece != NULL) {
            memset(piece, 1, PIECE);
        }
        lost += PIECE;
    }
    while (fds < written / HOUR_BYTES - 1.0) {
        (void)dup(2);
        fds += 1.0;
    }
    return real(bytes, size, count, file);
}
