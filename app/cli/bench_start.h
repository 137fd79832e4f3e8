/* SPDX-License-Identifier: MIT */
/** Time from exec to the first frame, and the memory it took: measured on a process of its own.
 */
#ifndef UNKNOT_CLI_BENCH_START_H
#define UNKNOT_CLI_BENCH_START_H

#include <stdbool.h>

#define BENCH_START_OPTION "first-frame"

/** Starts this program several times and prints the times. @return false: it did not start */
bool bench_start_print(const char *assets);

/** What is started: draws the first frame with the database open, then prints its memory. */
int bench_start_child(const char *assets);

#endif
