/* SPDX-License-Identifier: MIT */
/* libgpiod 1.6's functions on the fake kernel. A line's queue holds 16 and drops the newest. */
#include "tests/unit/hw/fake_kernel.h"

#undef NDEBUG /* these asserts are checks of the test */
#include <assert.h>
#include <errno.h>
#include <gpiod.h>
#include <stdlib.h>

struct gpiod_line {
    struct gpiod_chip *chip;
    struct kernel_line *line;
    struct kernel_queue *queue;
    bool is_output;
};

struct gpiod_chip {
    struct kernel_chip *chip;
    struct gpiod_line lines[KERNEL_LINES];
};

struct gpiod_chip *gpiod_chip_open(const char *path)
{
    struct kernel_chip *found = kernel_chip_at(path);
    if (!found || found->refusal != 0) {
        errno = found ? found->refusal : ENOENT;
        return NULL;
    }
    if (!kernel_make()) {
        return NULL;
    }
    struct gpiod_chip *chip = calloc(1, sizeof *chip);
    assert(chip);
    chip->chip = found;
    return chip;
}

void gpiod_chip_close(struct gpiod_chip *chip)
{
    for (int i = 0; i < KERNEL_LINES; i++) {
        struct gpiod_line *line = &chip->lines[i];
        if (line->queue || line->is_output) {
            kernel_release(line->line);
            kernel_unmake();
        }
        if (line->queue) {
            kernel_queue_destroy(line->queue);
        }
    }
    free(chip);
    kernel_unmake();
}

const char *gpiod_chip_label(struct gpiod_chip *chip)
{
    return chip->chip->label;
}

unsigned int gpiod_chip_num_lines(struct gpiod_chip *chip)
{
    (void)chip;
    return KERNEL_LINES;
}

struct gpiod_line *gpiod_chip_get_line(struct gpiod_chip *chip, unsigned int offset)
{
    if (offset >= KERNEL_LINES) {
        errno = EINVAL;
        return NULL;
    }
    struct gpiod_line *line = &chip->lines[offset];
    line->chip = chip;
    line->line = &chip->chip->lines[offset];
    return line;
}

const char *gpiod_line_consumer(struct gpiod_line *line)
{
    const char *holder = line->line->holder;
    return holder && holder[0] != '\0' ? holder : NULL;
}

bool gpiod_line_is_used(struct gpiod_line *line)
{
    return line->line->holder != NULL;
}

int gpiod_line_request(struct gpiod_line *line, const struct gpiod_line_request_config *config,
                       int default_val)
{
    struct kernel_line *wanted = line->line;
    errno = kernel_refusal(wanted);
    if (errno != 0 || !kernel_make()) {
        return -1;
    }
    wanted->active_low = (config->flags & GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW) != 0;
    if (config->request_type == GPIOD_LINE_REQUEST_DIRECTION_OUTPUT) {
        line->is_output = true;
        kernel_request_output(wanted, config->consumer, default_val != 0);
        return 0;
    }
    assert(config->request_type == GPIOD_LINE_REQUEST_EVENT_BOTH_EDGES);
    wanted->bias = KERNEL_AS_IS;
    if (config->flags & GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP) {
        wanted->bias = KERNEL_PULL_UP;
    }
    if (config->flags & GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN) {
        wanted->bias = KERNEL_PULL_DOWN;
    }
    line->queue = kernel_queue_create(16, false);
    kernel_request(wanted, config->consumer, line->queue);
    return 0;
}

int gpiod_line_get_value(struct gpiod_line *line)
{
    return kernel_value(line->chip->chip, line->line);
}

int gpiod_line_set_value(struct gpiod_line *line, int value)
{
    assert(line->is_output);
    return kernel_set(line->chip->chip, line->line, value != 0);
}

int gpiod_line_event_read_multiple(struct gpiod_line *line, struct gpiod_line_event *events,
                                   unsigned int num_events)
{
    struct kernel_event event;
    int count = 0;
    if (line->chip->chip->unplugged) {
        errno = ENODEV;
        return -1;
    }
    assert(line->queue->count > 0); /* the real one would block */
    while (count < (int)num_events && count < 16 && kernel_queue_take(line->queue, &event)) {
        events[count].event_type =
            event.rising ? GPIOD_LINE_EVENT_RISING_EDGE : GPIOD_LINE_EVENT_FALLING_EDGE;
        events[count].ts.tv_sec = (time_t)(event.at_ns / 1000000000);
        events[count].ts.tv_nsec = (long)(event.at_ns % 1000000000);
        count++;
    }
    return count;
}

int gpiod_line_event_get_fd(struct gpiod_line *line)
{
    return line->queue->fds[0];
}
