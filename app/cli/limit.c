/* SPDX-License-Identifier: MIT */
#include "app/cli/limit.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static struct timespec time_of(int64_t ms)
{
    return (struct timespec){.tv_sec = (time_t)(ms / 1000), .tv_nsec = ms % 1000 * 1000000};
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void *wait_for_end(void *argument)
{
    struct limit *limit = argument;
    struct timespec until = time_of(limit->until_ms);
    bool ended;

    pthread_mutex_lock(&limit->lock);
    while (!limit->ended && now_ms() < limit->until_ms) {
        pthread_cond_timedwait(&limit->over, &limit->lock, &until);
    }
    ended = limit->ended;
    pthread_mutex_unlock(&limit->lock);
    if (!ended) {
        static const char words[] = "unknot: something hangs; ending without it\n";

        (void)!write(STDERR_FILENO, words, sizeof words - 1);
        _exit(atomic_load(&limit->code));
    }
    return NULL;
}

void limit_start(struct limit *limit, int ms, int code)
{
    pthread_condattr_t monotonic;

    *limit = (struct limit){.until_ms = now_ms() + ms};
    atomic_store(&limit->code, code);
    pthread_mutex_init(&limit->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&limit->over, &monotonic);
    pthread_condattr_destroy(&monotonic);
    limit->running = pthread_create(&limit->thread, NULL, wait_for_end, limit) == 0;
}

void limit_code(struct limit *limit, int code)
{
    atomic_store(&limit->code, code);
}

void limit_end(struct limit *limit)
{
    if (!limit->running) {
        return;
    }
    pthread_mutex_lock(&limit->lock);
    limit->ended = true;
    pthread_cond_signal(&limit->over);
    pthread_mutex_unlock(&limit->lock);
    pthread_join(limit->thread, NULL);
    pthread_cond_destroy(&limit->over);
    pthread_mutex_destroy(&limit->lock);
    limit->running = false;
}
