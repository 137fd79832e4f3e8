/* SPDX-License-Identifier: MIT */
/** Random 128 bit row ids, so that databases of many stations can be joined without a clash. */
#ifndef UNKNOT_STORE_RANDOM_ID_H
#define UNKNOT_STORE_RANDOM_ID_H

#include <stdbool.h>
#include <stdint.h>

enum {
    RANDOM_ID_BYTES = 16
};

struct random_id {
    uint8_t bytes[RANDOM_ID_BYTES];
};

/** Where ids come from. All zero: from the kernel's random numbers. */
struct id_source {
    bool seeded;
    uint64_t state;
};

/** A source that gives the same ids for the same seed: for simulated visits only. */
struct id_source id_source_seeded(uint64_t seed);

/** Draws the next id. Never fails; may wait for the kernel in the first seconds of a boot. */
struct random_id random_id_next(struct id_source *source);

#endif
