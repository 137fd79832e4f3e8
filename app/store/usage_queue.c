/* SPDX-License-Identifier: MIT */
#include "app/store/usage_queue.h"

#include <limits.h>
#include <stdlib.h>

bool usage_queue_init(struct usage_queue *queue)
{
    *queue = (struct usage_queue){.capacity = USAGE_QUEUE_FIRST_CAPACITY};
    queue->items = calloc((size_t)queue->capacity, sizeof(*queue->items));
    return queue->items != NULL;
}

void usage_queue_finish(struct usage_queue *queue)
{
    free(queue->items);
    *queue = (struct usage_queue){0};
}

static bool grow(struct usage_queue *queue)
{
    if (queue->capacity > INT_MAX / 2) {
        return false;
    }
    struct usage_waiting *items = calloc((size_t)queue->capacity * 2, sizeof(*items));

    if (!items) {
        return false;
    }
    for (int i = 0; i < queue->count; i++) {
        items[i] = *usage_queue_at(queue, i);
    }
    free(queue->items);
    queue->items = items;
    queue->capacity *= 2;
    queue->first = 0;
    return true;
}

bool usage_queue_push(struct usage_queue *queue, const struct usage *usage,
                      struct usage_time time)
{
    if (queue->count == queue->capacity && !grow(queue)) {
        return false;
    }
    int at = (int)(((int64_t)queue->first + queue->count) % queue->capacity);

    queue->items[at] = (struct usage_waiting){*usage, time};
    queue->count++;
    return true;
}

const struct usage_waiting *usage_queue_at(const struct usage_queue *queue, int at)
{
    return &queue->items[((int64_t)queue->first + at) % queue->capacity];
}

/* An empty one begins anew: in years it would come to use the whole ring otherwise, a page
 * after the other, for the one or two that wait at a time. */
void usage_queue_drop(struct usage_queue *queue, int count)
{
    queue->count -= count;
    queue->first =
        queue->count == 0 ? 0 : (int)(((int64_t)queue->first + count) % queue->capacity);
}
