/* SPDX-License-Identifier: MIT */
#include "app/cli/quit.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

static sigset_t signals(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP); /* the console or the connection is gone */
    return set;
}

static void call_wake(struct quit *quit)
{
    pthread_mutex_lock(&quit->lock);
    if (quit->wake != NULL) {
        quit->wake(quit->context);
    }
    pthread_mutex_unlock(&quit->lock);
}

static void *wait_for_signal(void *argument)
{
    struct quit *quit = argument;
    sigset_t set = signals();
    int number;

    while (sigwait(&set, &number) == 0 && !atomic_load(&quit->ending)) {
        if (!atomic_exchange(&quit->wanted, true) && write(quit->pipe[1], "q", 1) != 1) {
            perror("unknot: pipe");
        }
        call_wake(quit);
    }
    return NULL;
}

bool quit_start(struct quit *quit)
{
    sigset_t set = signals();

    *quit = (struct quit){.pipe = {-1, -1}};
    pthread_mutex_init(&quit->lock, NULL);
    if (pipe(quit->pipe) != 0) {
        perror("unknot: pipe");
        return false;
    }
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    quit->running = pthread_create(&quit->thread, NULL, wait_for_signal, quit) == 0;
    if (!quit->running) {
        pthread_sigmask(SIG_UNBLOCK, &set, NULL);
        fprintf(stderr, "unknot: no thread for signals\n");
    }
    return quit->running;
}

void quit_set_wake(struct quit *quit, void (*wake)(void *context), void *context)
{
    pthread_mutex_lock(&quit->lock);
    quit->wake = wake;
    quit->context = context;
    pthread_mutex_unlock(&quit->lock);
    if (wake != NULL && quit_wanted(quit)) {
        wake(context);
    }
}

bool quit_wanted(struct quit *quit)
{
    return atomic_load(&quit->wanted);
}

void quit_sleep(struct quit *quit, int other_fd, int ms)
{
    struct pollfd fds[] = {
        {.fd = quit->pipe[0], .events = POLLIN},
        {.fd = other_fd, .events = POLLIN},
    };

    poll(fds, 2, ms);
}

void quit_finish(struct quit *quit)
{
    if (quit->running) {
        atomic_store(&quit->ending, true);
        pthread_kill(quit->thread, SIGINT);
        pthread_join(quit->thread, NULL);
    }
    for (int i = 0; i < 2; i++) {
        if (quit->pipe[i] >= 0) {
            close(quit->pipe[i]);
        }
    }
    pthread_mutex_destroy(&quit->lock);
}
