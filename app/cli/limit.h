/* SPDX-License-Identifier: MIT */
/**
 * A limit to how long the end of the program may take: what then still hangs, such as a stick
 * that does not answer, is left to the kernel.
 */
#ifndef UNKNOT_CLI_LIMIT_H
#define UNKNOT_CLI_LIMIT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/** All-zero: there is none. */
struct limit {
    pthread_t thread;
    bool running;
    pthread_mutex_t lock;
    pthread_cond_t over;
    bool ended;
    int64_t until_ms;
    atomic_int code; /**< the program would end with this */
};

/** From now on the program ends after `ms` at the latest, with the code of limit_code(). */
void limit_start(struct limit *limit, int ms, int code);

void limit_code(struct limit *limit, int code);

/** It has ended by itself. */
void limit_end(struct limit *limit);

#endif
