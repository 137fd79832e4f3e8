/* SPDX-License-Identifier: MIT */
#include "hw/buttons.h"

#include "hw/button_lines.h"
#include "hw/buttons_common.h"
#include "hw/gpio_chips.h"
#include "hw/gpio_request.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* A line that chatters faster than it is read must not keep the caller here. */
enum {
    BATCHES_MAX = 8
};

struct buttons {
    struct gpio_request *request;
    struct button_lines lines;
    struct gpio_edge batch[GPIO_EDGES_MAX]; /* read from the kernel, not yet given */
    int batch_count;
    int batch_at;
    bool gap;  /* edges were lost: the levels are to be read when the queue is empty */
    bool gone; /* the chip */
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool read_levels(struct buttons *buttons, int64_t at_ms)
{
    bool active[BUTTON_LINES_MAX] = {false};
    if (!gpio_request_levels(buttons->request, active)) {
        return false;
    }
    for (int i = 0; i < buttons->lines.count; i++) {
        button_lines_set(&buttons->lines, i, active[i], at_ms);
    }
    return true;
}

/* What was down cannot be seen going up any more, and must not stay down for ever. */
static void lose_chip(struct buttons *buttons)
{
    buttons->gone = true;
    int64_t at_ms = now_ms();
    for (int i = 0; i < buttons->lines.count; i++) {
        button_lines_set(&buttons->lines, i, false, at_ms);
    }
}

bool buttons_chip_present(const struct buttons_config *config)
{
    struct gpio_chip chip;
    char error[BUTTONS_ERROR_MAX];
    return gpio_chip_find(config->chip, &chip, error);
}

struct buttons *buttons_open(const struct buttons_config *config,
                             char error_out[BUTTONS_ERROR_MAX])
{
    struct gpio_chip chip;
    if (!buttons_config_check(config, error_out) ||
        !gpio_chip_find(config->chip, &chip, error_out)) {
        return NULL;
    }
    struct buttons *buttons = calloc(1, sizeof *buttons);
    if (!buttons) {
        buttons_error_other(error_out, "GPIO buttons", ENOMEM);
        return NULL;
    }
    button_lines_init(&buttons->lines, config);
    buttons->request = gpio_request_open(&chip, config, error_out);
    if (!buttons->request) {
        buttons_close(buttons);
        return NULL;
    }
    bool pressed[BUTTON_COUNT];
    if (!buttons_levels(buttons, pressed)) {
        buttons_error_other(error_out, chip.label, errno);
        buttons_close(buttons);
        return NULL;
    }
    return buttons;
}

int buttons_fd(const struct buttons *buttons)
{
    return gpio_request_fd(buttons->request);
}

/* Gets more to look at; false when there is nothing. */
static bool refill(struct buttons *buttons, bool may_read)
{
    buttons->batch_at = 0;
    buttons->batch_count = 0;
    if (buttons->gone) {
        return false;
    }
    if (may_read) {
        int count = gpio_request_read(buttons->request, buttons->batch, &buttons->gap);
        if (count > 0) {
            buttons->batch_count = count;
            return true;
        }
        if (count < 0) {
            lose_chip(buttons);
            return true;
        }
    }
    if (!buttons->gap) {
        return false;
    }
    buttons->gap = false;
    if (!read_levels(buttons, now_ms())) {
        lose_chip(buttons);
    }
    return true;
}

static bool next_edge(struct buttons *buttons, int *batches_left, struct button_edge *edge_out)
{
    for (;;) {
        if (button_lines_next(&buttons->lines, edge_out)) {
            return true;
        }
        if (buttons->batch_at < buttons->batch_count) {
            const struct gpio_edge *edge = &buttons->batch[buttons->batch_at++];
            button_lines_set(&buttons->lines, edge->line, edge->active, edge->at_ns / 1000000);
        } else if (!refill(buttons, (*batches_left)-- > 0)) {
            return false;
        }
    }
}

int buttons_read(struct buttons *buttons, struct button_edge *edges_out, int edges_max)
{
    int batches_left = BATCHES_MAX;
    int count = 0;
    while (count < edges_max && next_edge(buttons, &batches_left, &edges_out[count])) {
        count++;
    }
    return count == 0 && buttons->gone ? -1 : count;
}

bool buttons_levels(struct buttons *buttons, bool pressed_out[BUTTON_COUNT])
{
    /* Given without a time, so edges that wait keep theirs. */
    if (buttons->gone || !read_levels(buttons, 0)) {
        return false;
    }
    button_lines_levels(&buttons->lines, pressed_out);
    return true;
}

void buttons_close(struct buttons *buttons)
{
    if (!buttons) {
        return;
    }
    gpio_request_close(buttons->request);
    free(buttons);
}
