/* SPDX-License-Identifier: MIT */
/* The program's own malloc stands in front of the C library's, so that what SDL, FreeType and
 * SQLite allocate is counted too. It costs one relaxed addition. */
#include "app/cli/allocations.h"

#ifdef UNKNOT_COUNT_ALLOCATIONS

#include <stdatomic.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *old, size_t size);

static atomic_long counted;

void *malloc(size_t size)
{
    atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed);
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed);
    return __libc_realloc(old, size);
}

long allocations_so_far(void)
{
    return atomic_load_explicit(&counted, memory_order_relaxed);
}

#else

long allocations_so_far(void)
{
    return -1;
}

#endif
