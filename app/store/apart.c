/* SPDX-License-Identifier: MIT */
#include "app/store/apart.h"

#include <pthread.h>
#include <stddef.h>

struct errand {
    void (*work)(void *context);
    void *context;
};

static void *do_errand(void *argument)
{
    const struct errand *errand = argument;

    errand->work(errand->context);
    return NULL;
}

void apart_run(void (*work)(void *context), void *context)
{
    struct errand errand = {work, context};
    pthread_t thread;

    if (pthread_create(&thread, NULL, do_errand, &errand) != 0) {
        work(context);
        return;
    }
    (void)pthread_join(thread, NULL);
}
