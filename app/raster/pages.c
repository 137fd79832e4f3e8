/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, and madvise: posix_madvise gives nothing back */
#include "app/raster/pages.h"

#include <string.h>
#include <sys/mman.h>

void *pages_reserve(size_t bytes)
{
    /* No file, so -1 for it. */
    /* cppcheck-suppress invalidFunctionArg */
    void *pages = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (pages == MAP_FAILED) {
        return NULL;
    }
    /* Pages of 2 MiB where the system has them: taking up a frame of small ones costs more than
     * drawing it. */
    madvise(pages, bytes, MADV_HUGEPAGE);
    return pages;
}

void pages_give_back(void *pages, size_t bytes)
{
    if (madvise(pages, bytes, MADV_DONTNEED) != 0) {
        memset(pages, 0, bytes);
    }
}

void pages_free(void *pages, size_t bytes)
{
    if (pages != NULL) {
        munmap(pages, bytes);
    }
}
