/* SPDX-License-Identifier: MIT */
/**
 * The health of a running station: about once a minute it asks the machine for power, heat and
 * storage, and says what is new and wrong as faults. Main thread.
 *
 * It has no timer: it is asked whenever the loop wakes anyway, and the loop wakes at each full
 * minute to show the time. So a station at rest sleeps as long as it did without.
 */
#ifndef UNKNOT_CLI_HEALTH_H
#define UNKNOT_CLI_HEALTH_H

#include "app/core/usage.h"
#include "hw/health.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    HEALTH_EACH_MS = 50000, /**< less than the minute that the loop sleeps at the most */
    HEALTH_HOT_MILLI_C = 80000,
    HEALTH_COOL_MILLI_C = 75000,
    HEALTH_FAULTS_MAX = 6, /**< of one look */
};

/** What one look at the machine gave. */
struct health_sample {
    enum health_power power;
    bool has_temperature;
    int64_t milli_c;
    struct health_errors errors;
    struct health_card card; /**< the one that is most worn */
    bool has_place;
    struct health_place place; /**< of the records */
    bool has_room;
    int64_t free_bytes, all_bytes;
};

/** What is known so far. All zero but for the names: nothing yet. */
struct health {
    const char *root; /**< as in hw/machine_file.h, NULL: this machine; borrowed */
    char records[MACHINE_FILE_PATH_MAX]; /**< their file, "": nothing is recorded */
    bool looked;
    int64_t looked_ms;
    bool hot;        /**< draws half of the frames until it has cooled down */
    bool said_power; /**< too little power has been seen since the start */
    bool said_lost;  /**< the records will not outlive a restart */
    bool said_worn;
    bool full;
    bool has_errors; /**< the count below is of this start */
    int64_t errors;
};

/** Takes up a sample. Pure.
 *  @return number of faults that are new in it */
int health_judge(struct health *health, const struct health_sample *sample,
                 struct usage_fault faults_out[HEALTH_FAULTS_MAX]);

/** Asks the machine. */
void health_sample_take(const struct health *health, struct health_sample *sample_out);

/** When it is time: takes a sample and judges it. @return number of new faults */
int health_look(struct health *health, int64_t now_ms,
                struct usage_fault faults_out[HEALTH_FAULTS_MAX]);

/** Frames a second while something moves: half of `fps` on a hot machine. Pure. */
int health_fps(int fps, bool hot);

#endif
