/* SPDX-License-Identifier: MIT */
/*
 * libgpiod 2.x (Debian 13). One request holds all lines and gives their edges in order, each
 * with its number in the request's sequence: a missing number is an edge of any line that the
 * kernel dropped (it then keeps the newest). A line's own sequence would not tell that all its
 * edges were pushed out by a chattering neighbour.
 */
#include "hw/buttons_gpiod2.h"

#include "hw/buttons_common.h"
#include "hw/gpio_request.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>

/* Room for a chattering line while the program is busy elsewhere. */
enum {
    KERNEL_QUEUE = 64 * BUTTON_LINES_MAX
};

struct gpio_request {
    struct gpiod_line_request *request;
    struct gpiod_edge_event_buffer *buffer;
    unsigned offsets[BUTTON_LINES_MAX];
    uint32_t seqno; /* of the newest edge */
    int line_count;
};

/* Some of the configured lines, to be asked for at once. */
struct line_range {
    const struct button_line *lines;
    int count;
    int debounce_us;
};

const char *buttons_backend(void)
{
    return "libgpiod 2.x";
}

bool gpio_chip_label(const char *path, char label_out[GPIO_LABEL_MAX])
{
    struct gpiod_chip *chip = gpiod_chip_open(path);
    if (!chip) {
        return false;
    }
    struct gpiod_chip_info *info = gpiod_chip_get_info(chip);
    int error = errno;
    if (info) {
        snprintf(label_out, GPIO_LABEL_MAX, "%s", gpiod_chip_info_get_label(info));
        gpiod_chip_info_free(info);
    }
    gpiod_chip_close(chip);
    errno = error;
    return info != NULL;
}

static enum gpiod_line_bias library_bias(enum line_bias bias)
{
    switch (bias) {
    case BIAS_PULL_UP: return GPIOD_LINE_BIAS_PULL_UP;
    case BIAS_PULL_DOWN: return GPIOD_LINE_BIAS_PULL_DOWN;
    case BIAS_NONE: return GPIOD_LINE_BIAS_AS_IS;
    }
    return GPIOD_LINE_BIAS_AS_IS;
}

static bool add_line(struct gpiod_line_config *config, struct gpiod_line_settings *settings,
                     const struct button_line *line, int debounce_us)
{
    unsigned offset = (unsigned)line->offset;
    gpiod_line_settings_set_active_low(settings, line->active_low);
    gpiod_line_settings_set_debounce_period_us(settings, (unsigned long)debounce_us);
    return gpiod_line_settings_set_direction(settings, GPIOD_LINE_DIRECTION_INPUT) == 0 &&
           gpiod_line_settings_set_edge_detection(settings, GPIOD_LINE_EDGE_BOTH) == 0 &&
           gpiod_line_settings_set_bias(settings, library_bias(line->bias)) == 0 &&
           gpiod_line_config_add_line_settings(config, &offset, 1, settings) == 0;
}

/* NULL with errno when refused. */
static struct gpiod_line_request *request_lines(struct gpiod_chip *chip,
                                                const struct line_range *range)
{
    struct gpiod_line_request *request = NULL;
    struct gpiod_request_config *about = gpiod_request_config_new();
    struct gpiod_line_config *config = gpiod_line_config_new();
    struct gpiod_line_settings *settings = gpiod_line_settings_new();
    bool ok = about && config && settings;
    for (int i = 0; ok && i < range->count; i++) {
        ok = add_line(config, settings, &range->lines[i], range->debounce_us);
    }
    if (ok) {
        gpiod_request_config_set_consumer(about, "unknot");
        gpiod_request_config_set_event_buffer_size(about, KERNEL_QUEUE);
        request = gpiod_chip_request_lines(chip, about, config);
    }
    int error = errno;
    if (settings) {
        gpiod_line_settings_free(settings);
    }
    if (config) {
        gpiod_line_config_free(config);
    }
    if (about) {
        gpiod_request_config_free(about);
    }
    errno = error;
    return request;
}

/* Debounce is a comfort: the program has its own. */
static struct gpiod_line_request *request_with_fallback(struct gpiod_chip *chip,
                                                        struct line_range range)
{
    struct gpiod_line_request *request = request_lines(chip, &range);
    if (!request && range.debounce_us > 0 && errno != EBUSY) {
        range.debounce_us = 0;
        request = request_lines(chip, &range);
    }
    return request;
}

void gpiod2_explain_line(struct gpiod_chip *chip, const char *label, int offset, int error,
                         char error_out[BUTTONS_ERROR_MAX])
{
    struct gpiod_line_info *info = gpiod_chip_get_line_info(chip, (unsigned)offset);
    const char *consumer = NULL;
    if (info && gpiod_line_info_is_used(info)) {
        consumer = gpiod_line_info_get_consumer(info);
    }
    buttons_error_refused(error_out, label, offset, error, consumer);
    if (info) {
        gpiod_line_info_free(info);
    }
}

/* A request is refused as a whole; asking for each line alone tells which is to blame. */
static void explain_refusal(struct gpiod_chip *chip, const char *label,
                            const struct buttons_config *config, int error,
                            char error_out[BUTTONS_ERROR_MAX])
{
    for (int i = 0; i < config->line_count; i++) {
        struct line_range one = {.lines = &config->lines[i], .count = 1};
        struct gpiod_line_request *request = request_lines(chip, &one);
        if (!request) {
            gpiod2_explain_line(chip, label, config->lines[i].offset, errno, error_out);
            return;
        }
        gpiod_line_request_release(request);
    }
    buttons_error_other(error_out, label, error);
}

bool gpiod2_count_lines(struct gpiod_chip *chip, const char *label, unsigned *count_out,
                        char error_out[BUTTONS_ERROR_MAX])
{
    struct gpiod_chip_info *info = gpiod_chip_get_info(chip);
    if (!info) {
        buttons_error_other(error_out, label, errno);
        return false;
    }
    *count_out = (unsigned)gpiod_chip_info_get_num_lines(info);
    gpiod_chip_info_free(info);
    return true;
}

static bool check_offsets(struct gpiod_chip *chip, const char *label,
                          const struct buttons_config *config,
                          char error_out[BUTTONS_ERROR_MAX])
{
    unsigned line_count;
    if (!gpiod2_count_lines(chip, label, &line_count, error_out)) {
        return false;
    }
    for (int i = 0; i < config->line_count; i++) {
        if ((unsigned)config->lines[i].offset >= line_count) {
            buttons_error_offset(error_out, label, config->lines[i].offset, line_count);
            return false;
        }
    }
    return true;
}

static bool take_lines(struct gpio_request *request, struct gpiod_chip *chip, const char *label,
                       const struct buttons_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    if (!check_offsets(chip, label, config, error_out)) {
        return false;
    }
    struct line_range all = {
        .lines = config->lines,
        .count = config->line_count,
        .debounce_us = config->debounce_us > 0 ? config->debounce_us : 0,
    };
    request->request = request_with_fallback(chip, all);
    if (!request->request) {
        explain_refusal(chip, label, config, errno, error_out);
        return false;
    }
    request->buffer = gpiod_edge_event_buffer_new(GPIO_EDGES_MAX);
    if (!request->buffer) {
        buttons_error_other(error_out, label, errno);
        return false;
    }
    request->line_count = config->line_count;
    for (int i = 0; i < config->line_count; i++) {
        request->offsets[i] = (unsigned)config->lines[i].offset;
    }
    return true;
}

struct gpio_request *gpio_request_open(const struct gpio_chip *chip,
                                       const struct buttons_config *config,
                                       char error_out[BUTTONS_ERROR_MAX])
{
    struct gpiod_chip *opened = gpiod_chip_open(chip->path);
    if (!opened) {
        buttons_error_other(error_out, chip->path, errno);
        return NULL;
    }
    struct gpio_request *request = calloc(1, sizeof *request);
    if (!request) {
        buttons_error_other(error_out, chip->path, ENOMEM);
    } else if (!take_lines(request, opened, chip->label, config, error_out)) {
        gpio_request_close(request);
        request = NULL;
    }
    gpiod_chip_close(opened); /* the request lives without it */
    return request;
}

int gpio_request_fd(const struct gpio_request *request)
{
    return gpiod_line_request_get_fd(request->request);
}

static int line_of(const struct gpio_request *request, unsigned offset)
{
    int line = 0;
    while (line < request->line_count - 1 && request->offsets[line] != offset) {
        line++;
    }
    return line;
}

static struct gpio_edge take_event(struct gpio_request *request, struct gpiod_edge_event *event,
                                   bool *gap_out)
{
    uint32_t seqno = (uint32_t)gpiod_edge_event_get_global_seqno(event);
    if (seqno != request->seqno + 1) {
        *gap_out = true;
    }
    request->seqno = seqno;
    return (struct gpio_edge){
        .line = line_of(request, gpiod_edge_event_get_line_offset(event)),
        .active = gpiod_edge_event_get_event_type(event) == GPIOD_EDGE_EVENT_RISING_EDGE,
        .at_ns = (int64_t)gpiod_edge_event_get_timestamp_ns(event),
    };
}

int gpio_request_read(struct gpio_request *request, struct gpio_edge edges_out[GPIO_EDGES_MAX],
                      bool *gap_out)
{
    /* Reading an empty queue blocks. */
    int waiting = gpiod_line_request_wait_edge_events(request->request, 0);
    if (waiting <= 0) {
        return waiting == 0 || errno == EINTR ? 0 : -1;
    }
    int count =
        gpiod_line_request_read_edge_events(request->request, request->buffer, GPIO_EDGES_MAX);
    if (count < 0) {
        return errno == EINTR || errno == EAGAIN ? 0 : -1;
    }
    for (int i = 0; i < count; i++) {
        struct gpiod_edge_event *event =
            gpiod_edge_event_buffer_get_event(request->buffer, (unsigned long)i);
        edges_out[i] = take_event(request, event, gap_out);
    }
    return count;
}

bool gpio_request_levels(struct gpio_request *request, bool active_out[BUTTON_LINES_MAX])
{
    for (int i = 0; i < request->line_count; i++) {
        enum gpiod_line_value value =
            gpiod_line_request_get_value(request->request, request->offsets[i]);
        if (value == GPIOD_LINE_VALUE_ERROR) {
            return false;
        }
        active_out[i] = value == GPIOD_LINE_VALUE_ACTIVE;
    }
    return true;
}

void gpio_request_close(struct gpio_request *request)
{
    if (!request) {
        return;
    }
    if (request->request) {
        gpiod_line_request_release(request->request);
    }
    if (request->buffer) {
        gpiod_edge_event_buffer_free(request->buffer);
    }
    free(request);
}
