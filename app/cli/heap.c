/* SPDX-License-Identifier: MIT */
#include "app/cli/heap.h"

#include <malloc.h>

/* A spoken sentence is a block of a megabyte, and is let go of for the next. glibc gives the
 * first ones back to the system; then it begins to keep them, and what comes to lie between
 * them keeps the holes. */
void heap_start(void)
{
#ifdef M_MMAP_THRESHOLD
    enum {
        LARGE_BLOCK = 128 << 10 /* bytes */
    };

    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
}

/* Each thread has a heap of its own, and what it needed once for a moment stays in its holes:
 * the reader of the coach's figures, which holds nothing between two questions, came to keep a
 * megabyte that way, a little more each day. */
void heap_rest(void)
{
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}
