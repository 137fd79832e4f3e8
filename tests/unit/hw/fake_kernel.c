/* SPDX-License-Identifier: MIT */
#include "tests/unit/hw/fake_kernel.h"

#include "hw/gpio_devices.h"

#undef NDEBUG /* these asserts are checks of the test */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct kernel *kernel(void)
{
    static struct kernel machine;
    return &machine;
}

void kernel_reset(void)
{
    memset(kernel(), 0, sizeof *kernel());
    kernel()->makes_left = -1;
    kernel()->unreadable_left = -1;
}

struct kernel_chip *kernel_add_chip(const char *path, const char *label)
{
    assert(kernel()->chip_count < KERNEL_CHIPS_MAX);
    struct kernel_chip *chip = &kernel()->chips[kernel()->chip_count++];
    chip->path = path;
    chip->label = label;
    return chip;
}

struct kernel_chip *kernel_chip_at(const char *path)
{
    for (int i = 0; i < kernel()->chip_count; i++) {
        if (strcmp(kernel()->chips[i].path, path) == 0) {
            return &kernel()->chips[i];
        }
    }
    return NULL;
}

/* In the place of hw/gpio_devices.c. */
int gpio_devices(const char *folder, char paths_out[GPIO_DEVICES_MAX][GPIO_PATH_MAX])
{
    assert(strlen(folder) >= 4 && strcmp(folder + strlen(folder) - 4, "/dev") == 0);
    for (int i = 0; i < kernel()->chip_count; i++) {
        snprintf(paths_out[i], GPIO_PATH_MAX, "%s", kernel()->chips[i].path);
    }
    return kernel()->chip_count;
}

static bool logical_level(const struct kernel_line *line)
{
    bool high =
        line->wire == WIRE_SUPPLY || (line->wire == WIRE_OPEN && line->bias == KERNEL_PULL_UP);
    return high != line->active_low;
}

static void queue_push(struct kernel_queue *queue, struct kernel_event event)
{
    event.seqno = ++queue->seqno;
    if (queue->count == queue->capacity) {
        if (!queue->drops_oldest) {
            return;
        }
        memmove(&queue->events[0], &queue->events[1],
                sizeof queue->events[0] * (size_t)(queue->count - 1));
        queue->count--;
    } else {
        ssize_t written = write(queue->fds[1], "e", 1);
        assert(written == 1);
        (void)written;
    }
    queue->events[queue->count++] = event;
}

void kernel_wire(struct kernel_chip *chip, unsigned offset, enum wire wire, int64_t at_ms)
{
    struct kernel_line *line = &chip->lines[offset];
    line->wire = wire;
    bool level = logical_level(line);
    if (line->queue && level != line->level) {
        queue_push(
            line->queue,
            (struct kernel_event){.offset = offset, .rising = level, .at_ns = at_ms * 1000000});
    }
    line->level = level;
}

void kernel_repeat(struct kernel_chip *chip, unsigned offset, int64_t at_ms)
{
    const struct kernel_line *line = &chip->lines[offset];
    queue_push(line->queue, (struct kernel_event){.offset = offset,
                                                  .rising = line->level,
                                                  .at_ns = at_ms * 1000000});
}

void kernel_unplug(struct kernel_chip *chip)
{
    chip->unplugged = true;
    chip->refusal = ENODEV;
    for (int i = 0; i < KERNEL_LINES; i++) {
        struct kernel_queue *queue = chip->lines[i].queue;
        if (queue && queue->fds[1] >= 0) {
            close(queue->fds[1]);
            queue->fds[1] = -1;
        }
    }
}

bool kernel_make(void)
{
    if (kernel()->makes_left == 0) {
        errno = ENOMEM;
        return false;
    }
    if (kernel()->makes_left > 0) {
        kernel()->makes_left--;
    }
    kernel()->objects++;
    return true;
}

void kernel_unmake(void)
{
    kernel()->objects--;
    errno = EPERM; /* whoever reports a failure has to have kept its reason */
}

struct kernel_queue *kernel_queue_create(int capacity, bool drops_oldest)
{
    assert(capacity > 0 && capacity <= KERNEL_QUEUE_MAX);
    struct kernel_queue *queue = calloc(1, sizeof *queue);
    assert(queue);
    int made = pipe(queue->fds);
    assert(made == 0);
    (void)made;
    queue->capacity = capacity;
    queue->drops_oldest = drops_oldest;
    return queue;
}

void kernel_queue_destroy(struct kernel_queue *queue)
{
    close(queue->fds[0]);
    if (queue->fds[1] >= 0) {
        close(queue->fds[1]);
    }
    free(queue);
}

bool kernel_queue_take(struct kernel_queue *queue, struct kernel_event *event_out)
{
    if (queue->count == 0) {
        return false;
    }
    char byte;
    ssize_t taken = read(queue->fds[0], &byte, 1);
    assert(taken == 1);
    (void)taken;
    *event_out = queue->events[0];
    queue->count--;
    memmove(&queue->events[0], &queue->events[1],
            sizeof queue->events[0] * (size_t)queue->count);
    if (queue->endless) {
        struct kernel_event next = *event_out;
        next.rising = !next.rising;
        queue_push(queue, next);
    }
    return true;
}

int kernel_refusal(const struct kernel_line *line)
{
    kernel()->requests++;
    if (line->holder) {
        return EBUSY;
    }
    return line->debounce_us > 0 && line->no_debounce ? EINVAL : line->refusal;
}

void kernel_request(struct kernel_line *line, const char *consumer, struct kernel_queue *queue)
{
    line->holder = consumer;
    line->queue = queue;
    line->level = logical_level(line);
}

void kernel_release(struct kernel_line *line)
{
    line->holder = NULL;
    line->queue = NULL;
    line->is_output = false;
}

void kernel_request_output(struct kernel_line *line, const char *consumer, bool lit)
{
    line->holder = consumer;
    line->is_output = true;
    line->lit = lit;
}

int kernel_set(const struct kernel_chip *chip, struct kernel_line *line, bool lit)
{
    if (chip->unplugged) {
        errno = ENODEV;
        return -1;
    }
    line->lit = lit;
    line->sets++;
    return 0;
}

int kernel_value(const struct kernel_chip *chip, const struct kernel_line *line)
{
    if (chip->unplugged) {
        errno = ENODEV;
        return -1;
    }
    if (kernel()->unreadable_left == 0) {
        errno = EIO;
        return -1;
    }
    if (kernel()->unreadable_left > 0) {
        kernel()->unreadable_left--;
    }
    return line->level ? 1 : 0;
}
