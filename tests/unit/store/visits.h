/* SPDX-License-Identifier: MIT */
/** Databases full of random visits: several stations, odd clocks, visits that end twice or
 * never; what the contacts of buttons did. */
#ifndef UNKNOT_TESTS_STORE_VISITS_H
#define UNKNOT_TESTS_STORE_VISITS_H

#include <stdint.h>

/**
 * Writes about `count` visits in runs of several stations, over the turn of a year and a change
 * of the clock, interleaved, with ends that come again, steps after an end, visits left open,
 * clocks that are not set. The same for the same seed.
 */
void visits_write_random(const char *path, unsigned seed, int count);

/** Makes a file into one of version 3, as the program of then would have written it. */
void visits_make_version_3(const char *path);

/** Copies the visits of a file into one of version 1, as the program of then would have. */
void visits_write_version_1(const char *from, const char *to);

#endif
