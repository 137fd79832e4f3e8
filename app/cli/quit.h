/* SPDX-License-Identifier: MIT */
/**
 * SIGTERM, SIGINT and SIGHUP as a wish to quit that wakes whoever sleeps.
 *
 * A thread of its own waits for them, since a handler can neither wake SDL's wait nor reach
 * anything but a global.
 */
#ifndef UNKNOT_CLI_QUIT_H
#define UNKNOT_CLI_QUIT_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct quit {
    pthread_t thread;
    bool running;
    atomic_bool wanted;
    atomic_bool ending;          /**< the next signal ends the thread and means nothing else */
    int pipe[2];                 /**< readable once it is wanted */
    pthread_mutex_t lock;        /**< guards the two below */
    void (*wake)(void *context); /**< called from the thread; may be NULL */
    void *context;
};

/** Before any other thread is started: they inherit that the signals are not theirs.
 *  @return false: no thread or no pipe, said on stderr; signals then end the program */
bool quit_start(struct quit *quit);

/** From now on also calls `wake`, at once when it is wanted already; NULL: nobody any more.
 *  Main thread. */
void quit_set_wake(struct quit *quit, void (*wake)(void *context), void *context);

bool quit_wanted(struct quit *quit);

/** Sleeps, but not longer than until it is wanted, or `other_fd` (-1: none) is readable. */
void quit_sleep(struct quit *quit, int other_fd, int ms);

void quit_finish(struct quit *quit);

#endif
