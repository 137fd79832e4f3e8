/* SPDX-License-Identifier: MIT */
#include "hw/line_scan.h"

#include "hw/buttons_common.h"
#include "hw/gpio_request.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct scanned {
    struct gpio_request *request;
    int bcm;
};

struct line_scan {
    struct scanned lines[SCAN_LINES_MAX];
    int count;
};

static int64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Not active low: the level itself is what is to be seen. */
static struct gpio_request *ask(const struct gpio_chip *chip, const struct scan_line *line,
                                char error_out[BUTTONS_ERROR_MAX])
{
    const struct buttons_config config = {
        .lines = {{.offset = line->bcm, .bias = line->bias, .active_low = false}},
        .line_count = 1,
    };

    return gpio_request_open(chip, &config, error_out);
}

struct line_scan *line_scan_open(const char *chip_name, const struct scan_line *lines,
                                 int count, uint32_t *held_out,
                                 char error_out[BUTTONS_ERROR_MAX])
{
    char error[BUTTONS_ERROR_MAX] = "no line of the header is given";
    struct gpio_chip chip;

    *held_out = 0;
    if (!gpio_chip_find(chip_name, &chip, error_out)) {
        return NULL;
    }
    struct line_scan *scan = calloc(1, sizeof *scan);

    if (scan == NULL) {
        buttons_error_other(error_out, chip.label, ENOMEM);
        return NULL;
    }
    for (int i = 0; i < count && scan->count < SCAN_LINES_MAX; i++) {
        struct gpio_request *request = ask(&chip, &lines[i], error);

        if (request != NULL) {
            scan->lines[scan->count++] = (struct scanned){request, lines[i].bcm};
        } else {
            *held_out |= UINT32_C(1) << lines[i].bcm;
        }
    }
    if (scan->count == 0) {
        memcpy(error_out, error, BUTTONS_ERROR_MAX);
        line_scan_close(scan);
        return NULL;
    }
    return scan;
}

bool line_scan_wait(struct line_scan *scan, int stop_fd, int timeout_ms)
{
    struct pollfd fds[SCAN_LINES_MAX + 1] = {{.fd = stop_fd, .events = POLLIN}};

    for (int i = 0; i < scan->count; i++) {
        fds[i + 1] =
            (struct pollfd){.fd = gpio_request_fd(scan->lines[i].request), .events = POLLIN};
    }
    return poll(fds, (nfds_t)scan->count + 1, timeout_ms) <= 0 || fds[0].revents == 0;
}

/* Each line is in order, two lines are not. Later of equals stays later. */
static void insert(struct scan_edge *edges, int count, struct scan_edge edge)
{
    while (count > 0 && edges[count - 1].at_us > edge.at_us) {
        edges[count] = edges[count - 1];
        count--;
    }
    edges[count] = edge;
}

/* @return the new count, or -1: the chip is gone */
static int read_line(const struct scanned *line, struct scan_edge *edges, int count, int most)
{
    struct gpio_edge batch[GPIO_EDGES_MAX];
    bool gap = false, level[BUTTON_LINES_MAX] = {false};
    int read = gpio_request_read(line->request, batch, &gap);

    if (read < 0) {
        return -1;
    }
    for (int i = 0; i < read && count < most; i++) {
        insert(edges, count++,
               (struct scan_edge){line->bcm, batch[i].active, batch[i].at_ns / 1000});
    }
    if (gap && count < most) {
        if (!gpio_request_levels(line->request, level)) {
            return -1;
        }
        insert(edges, count++, (struct scan_edge){line->bcm, level[0], now_us()});
    }
    return count;
}

int line_scan_read(struct line_scan *scan, struct scan_edge *edges_out, int edges_max)
{
    int count = 0;

    for (int i = 0; i < scan->count && count >= 0 && count < edges_max; i++) {
        count = read_line(&scan->lines[i], edges_out, count, edges_max);
    }
    return count;
}

bool line_scan_levels(struct line_scan *scan, uint32_t *high_out)
{
    *high_out = 0;
    for (int i = 0; i < scan->count; i++) {
        bool level[BUTTON_LINES_MAX] = {false};

        if (!gpio_request_levels(scan->lines[i].request, level)) {
            return false;
        }
        *high_out |= level[0] ? UINT32_C(1) << scan->lines[i].bcm : 0;
    }
    return true;
}

void line_scan_close(struct line_scan *scan)
{
    if (scan == NULL) {
        return;
    }
    for (int i = 0; i < scan->count; i++) {
        gpio_request_close(scan->lines[i].request);
    }
    free(scan);
}
