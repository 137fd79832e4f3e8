/* SPDX-License-Identifier: MIT */
/* Built without libgpiod: there is no header to listen to. */
#include "hw/line_scan.h"

#include <stddef.h>
#include <stdio.h>

struct line_scan *line_scan_open(const char *chip, const struct scan_line *lines, int count,
                                 uint32_t *held_out, char error_out[BUTTONS_ERROR_MAX])
{
    (void)chip;
    (void)lines;
    (void)count;
    *held_out = 0;
    snprintf(error_out, BUTTONS_ERROR_MAX,
             "this program was built without libgpiod; install libgpiod-dev and build again");
    return NULL;
}

bool line_scan_wait(struct line_scan *scan, int stop_fd, int timeout_ms)
{
    (void)scan;
    (void)stop_fd;
    (void)timeout_ms;
    return false;
}

int line_scan_read(struct line_scan *scan, struct scan_edge *edges_out, int edges_max)
{
    (void)scan;
    (void)edges_out;
    (void)edges_max;
    return -1;
}

bool line_scan_levels(struct line_scan *scan, uint32_t *high_out)
{
    (void)scan;
    *high_out = 0;
    return false;
}

void line_scan_close(struct line_scan *scan)
{
    (void)scan;
}
