/* SPDX-License-Identifier: MIT */
/** Counts heap allocations, for the bench's promise that a frame makes none. */
#ifndef UNKNOT_CLI_ALLOCATIONS_H
#define UNKNOT_CLI_ALLOCATIONS_H

/** Allocations of the whole process so far, libraries included; -1: not counted in this build
 *  (a sanitizer has its own allocator). Any thread. */
long allocations_so_far(void);

#endif
