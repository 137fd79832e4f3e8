/* SPDX-License-Identifier: MIT */
/** What the C library keeps of memory that was freed. A station runs for years, and everything
 *  on a small Pi shares what it has. */
#ifndef UNKNOT_CLI_HEAP_H
#define UNKNOT_CLI_HEAP_H

/** Large blocks go back to the system when they are freed. Once, before the first thread. */
void heap_start(void);

/** Gives the system back what is free in the heaps of all threads. Any thread. It takes far
 * less than a frame does, but what is needed again has to be asked for: for when nobody is
 * there. */
void heap_rest(void);

#endif
