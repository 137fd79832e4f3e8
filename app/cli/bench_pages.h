/* SPDX-License-Identifier: MIT */
/** How long a coach waits for a page: from the press to the picture, on every page and for
 * every period. */
#ifndef UNKNOT_CLI_BENCH_PAGES_H
#define UNKNOT_CLI_BENCH_PAGES_H

#include <stdbool.h>
#include <stdint.h>

/** Milliseconds. Wall: as a clock sees it; CPU: of all threads together. */
struct bench_pages {
    int presses;
    double median_wall, worst_wall;
    double median_cpu, worst_cpu;
    int turns;                  /**< of the main loop, while questions were open */
    double turn_wall, turn_cpu; /**< the longest of them, CPU of its thread alone */
    long turn_waits;            /**< how often one of them gave the processor away */
};

/**
 * Presses its way through the pages of a database as a live station is pressed, a thread
 * reading and this one drawing 1920x1080 into memory.
 *
 * @param assets    NULL: the installed content
 * @param last_day  the last day of the database: the station's today
 * @return false: said on stderr
 */
bool bench_pages(const char *path, const char *assets, int64_t last_day,
                 struct bench_pages *out);

#endif
