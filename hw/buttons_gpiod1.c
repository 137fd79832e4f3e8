/* SPDX-License-Identifier: MIT */
/*
 * libgpiod 1.5 and 1.6 (Debian 12). Every line has a descriptor and a queue of its own, so an
 * epoll descriptor stands for all of them and their edges are merged by time. There is neither
 * a debounce nor a sequence number: a queue that was full has to be taken for one that lost
 * edges (the kernel then drops the newest).
 */
#include "hw/buttons_common.h"
#include "hw/gpio_request.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

enum {
    KERNEL_QUEUE = 16
};

struct gpio_request {
    struct gpiod_chip *chip; /* owns the lines */
    struct gpiod_line *lines[BUTTON_LINES_MAX];
    int line_count;
    int epoll_fd;
};

const char *buttons_backend(void)
{
    return "libgpiod 1.x";
}

bool gpio_chip_label(const char *path, char label_out[GPIO_LABEL_MAX])
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    if (!chip) {
        return false;
    }
    snprintf(label_out, GPIO_LABEL_MAX, "%s", gpiod_chip_label(chip));
    gpiod_chip_close(chip);
    return true;
}

static int request_flags(const struct button_line *line)
{
    int flags = line->active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;
    switch (line->bias) {
    case BIAS_PULL_UP: return flags | GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP;
    case BIAS_PULL_DOWN: return flags | GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN;
    case BIAS_NONE: return flags;
    }
    return flags;
}

static bool watch_line(struct gpio_request *request, int index)
{
    struct epoll_event interest = {.events = EPOLLIN, .data.u32 = (uint32_t)index};
    int fd = gpiod_line_event_get_fd(request->lines[index]);
    return fd >= 0 && epoll_ctl(request->epoll_fd, EPOLL_CTL_ADD, fd, &interest) == 0;
}

static bool take_line(struct gpio_request *request, const struct button_line *wanted,
                      const char *chip_label, char error_out[BUTTONS_ERROR_MAX])
{
    unsigned offset = (unsigned)wanted->offset;
    if (offset >= gpiod_chip_num_lines(request->chip)) {
        buttons_error_offset(error_out, chip_label, wanted->offset,
                             gpiod_chip_num_lines(request->chip));
        return false;
    }
    struct gpiod_line_request_config config = {
        .consumer = "unknot",
        .request_type = GPIOD_LINE_REQUEST_EVENT_BOTH_EDGES,
        .flags = request_flags(wanted),
    };
    struct gpiod_line *line = gpiod_chip_get_line(request->chip, offset);
    if (!line || gpiod_line_request(line, &config, 0) != 0) {
        int error = errno;
        buttons_error_refused(error_out, chip_label, wanted->offset, error,
                              line ? gpiod_line_consumer(line) : NULL);
        return false;
    }
    request->lines[request->line_count] = line;
    if (!watch_line(request, request->line_count)) {
        buttons_error_refused(error_out, chip_label, wanted->offset, errno, NULL);
        return false;
    }
    request->line_count++;
    return true;
}

static bool open_chip(struct gpio_request *request, const struct gpio_chip *chip,
                      char error_out[BUTTONS_ERROR_MAX])
{
    request->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (request->epoll_fd >= 0) {
        request->chip = gpiod_chip_open(chip->path);
    }
    if (!request->chip) {
        buttons_error_other(error_out, chip->path, errno);
        return false;
    }
    return true;
}

struct gpio_request *gpio_request_open(const struct gpio_chip *chip,
                                       const struct buttons_config *config,
                                       char error_out[BUTTONS_ERROR_MAX])
{
    struct gpio_request *request = calloc(1, sizeof *request);
    if (!request) {
        buttons_error_other(error_out, chip->path, ENOMEM);
        return NULL;
    }
    bool ok = open_chip(request, chip, error_out);
    for (int i = 0; ok && i < config->line_count; i++) {
        ok = take_line(request, &config->lines[i], chip->label, error_out);
    }
    if (!ok) {
        gpio_request_close(request);
        return NULL;
    }
    return request;
}

int gpio_request_fd(const struct gpio_request *request)
{
    return request->epoll_fd;
}

/* Sorted in: each queue is in order, two queues are not. Later of equals stays later. */
static void insert_edge(struct gpio_edge *edges, int count, struct gpio_edge edge)
{
    int at = count;
    while (at > 0 && edges[at - 1].at_ns > edge.at_ns) {
        edges[at] = edges[at - 1];
        at--;
    }
    edges[at] = edge;
}

/* Reads one line's queue. Returns the new count, or -1: the chip is gone. */
static int read_line(struct gpio_request *request, int index, struct gpio_edge *edges,
                     int count, bool *gap_out)
{
    struct gpiod_line_event events[KERNEL_QUEUE];
    int event_count =
        gpiod_line_event_read_multiple(request->lines[index], events, KERNEL_QUEUE);
    if (event_count < 0) {
        return errno == EINTR || errno == EAGAIN ? count : -1;
    }
    if (event_count == KERNEL_QUEUE) {
        *gap_out = true;
    }
    for (int i = 0; i < event_count; i++) {
        struct gpio_edge edge = {
            .line = index,
            .active = events[i].event_type == GPIOD_LINE_EVENT_RISING_EDGE,
            .at_ns = (int64_t)events[i].ts.tv_sec * 1000000000 + events[i].ts.tv_nsec,
        };
        insert_edge(edges, count++, edge);
    }
    return count;
}

int gpio_request_read(struct gpio_request *request, struct gpio_edge edges_out[GPIO_EDGES_MAX],
                      bool *gap_out)
{
    struct epoll_event ready[BUTTON_LINES_MAX];
    int ready_count = epoll_wait(request->epoll_fd, ready, BUTTON_LINES_MAX, 0);
    if (ready_count < 0) {
        return errno == EINTR ? 0 : -1;
    }
    int count = 0;
    for (int i = 0; i < ready_count && count >= 0; i++) {
        count = read_line(request, (int)ready[i].data.u32, edges_out, count, gap_out);
    }
    return count;
}

bool gpio_request_levels(struct gpio_request *request, bool active_out[BUTTON_LINES_MAX])
{
    for (int i = 0; i < request->line_count; i++) {
        int value = gpiod_line_get_value(request->lines[i]);
        if (value < 0) {
            return false;
        }
        active_out[i] = value != 0;
    }
    return true;
}

void gpio_request_close(struct gpio_request *request)
{
    if (!request) {
        return;
    }
    if (request->epoll_fd >= 0) {
        close(request->epoll_fd);
    }
    if (request->chip) {
        gpiod_chip_close(request->chip);
    }
    free(request);
}
