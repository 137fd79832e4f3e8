/* SPDX-License-Identifier: MIT */
/* libgpiod 2's functions on the fake kernel. A request's queue drops the oldest. */
#include "tests/unit/hw/fake_kernel.h"

#undef NDEBUG /* these asserts are checks of the test */
#include <assert.h>
#include <errno.h>
#include <gpiod.h>
#include <stdlib.h>

struct gpiod_chip {
    struct kernel_chip *chip;
};

struct gpiod_chip_info {
    struct kernel_chip *chip;
};

struct gpiod_line_info {
    struct kernel_line *line;
};

struct gpiod_line_settings {
    enum gpiod_line_direction direction;
    enum gpiod_line_edge edge;
    enum gpiod_line_bias bias;
    bool active_low;
    unsigned long debounce_us;
    enum gpiod_line_value output;
};

struct gpiod_line_config {
    unsigned offsets[KERNEL_LINES];
    struct gpiod_line_settings settings[KERNEL_LINES];
    int count;
};

struct gpiod_request_config {
    const char *consumer;
    size_t queue_size;
};

struct gpiod_line_request {
    struct kernel_chip *chip;
    unsigned offsets[KERNEL_LINES];
    int count;
    struct kernel_queue *queue;
};

struct gpiod_edge_event {
    struct kernel_event event;
};

struct gpiod_edge_event_buffer {
    struct gpiod_edge_event events[KERNEL_QUEUE_MAX];
    size_t capacity;
};

/* NULL with errno when it is this constructor's turn to fail. */
static void *make(size_t size)
{
    if (!kernel_make()) {
        return NULL;
    }
    void *made = calloc(1, size);
    assert(made);
    return made;
}

static void unmake(void *made)
{
    assert(made);
    free(made);
    kernel_unmake();
}

struct gpiod_chip *gpiod_chip_open(const char *path)
{
    struct kernel_chip *found = kernel_chip_at(path);
    if (!found || found->refusal != 0) {
        errno = found ? found->refusal : ENOENT;
        return NULL;
    }
    struct gpiod_chip *chip = make(sizeof *chip);
    if (chip) {
        chip->chip = found;
    }
    return chip;
}

void gpiod_chip_close(struct gpiod_chip *chip)
{
    unmake(chip);
}

struct gpiod_chip_info *gpiod_chip_get_info(struct gpiod_chip *chip)
{
    struct gpiod_chip_info *info = make(sizeof *info);
    if (info) {
        info->chip = chip->chip;
    }
    return info;
}

void gpiod_chip_info_free(struct gpiod_chip_info *info)
{
    unmake(info);
}

const char *gpiod_chip_info_get_label(struct gpiod_chip_info *info)
{
    return info->chip->label;
}

size_t gpiod_chip_info_get_num_lines(struct gpiod_chip_info *info)
{
    (void)info;
    return KERNEL_LINES;
}

struct gpiod_line_info *gpiod_chip_get_line_info(struct gpiod_chip *chip, unsigned int offset)
{
    if (offset >= KERNEL_LINES) {
        errno = EINVAL;
        return NULL;
    }
    struct gpiod_line_info *info = make(sizeof *info);
    if (info) {
        info->line = &chip->chip->lines[offset];
    }
    return info;
}

void gpiod_line_info_free(struct gpiod_line_info *info)
{
    unmake(info);
}

bool gpiod_line_info_is_used(struct gpiod_line_info *info)
{
    return info->line->holder != NULL;
}

const char *gpiod_line_info_get_consumer(struct gpiod_line_info *info)
{
    const char *holder = info->line->holder;
    return holder && holder[0] != '\0' ? holder : NULL;
}

struct gpiod_line_settings *gpiod_line_settings_new(void)
{
    return make(sizeof(struct gpiod_line_settings));
}

void gpiod_line_settings_free(struct gpiod_line_settings *settings)
{
    unmake(settings);
}

int gpiod_line_settings_set_direction(struct gpiod_line_settings *settings,
                                      enum gpiod_line_direction direction)
{
    settings->direction = direction;
    return 0;
}

int gpiod_line_settings_set_edge_detection(struct gpiod_line_settings *settings,
                                           enum gpiod_line_edge edge)
{
    settings->edge = edge;
    return 0;
}

int gpiod_line_settings_set_bias(struct gpiod_line_settings *settings,
                                 enum gpiod_line_bias bias)
{
    settings->bias = bias;
    return 0;
}

void gpiod_line_settings_set_active_low(struct gpiod_line_settings *settings, bool active_low)
{
    settings->active_low = active_low;
}

void gpiod_line_settings_set_debounce_period_us(struct gpiod_line_settings *settings,
                                                unsigned long period)
{
    settings->debounce_us = period;
}

int gpiod_line_settings_set_output_value(struct gpiod_line_settings *settings,
                                         enum gpiod_line_value value)
{
    settings->output = value;
    return 0;
}

struct gpiod_line_config *gpiod_line_config_new(void)
{
    return make(sizeof(struct gpiod_line_config));
}

void gpiod_line_config_free(struct gpiod_line_config *config)
{
    unmake(config);
}

int gpiod_line_config_add_line_settings(struct gpiod_line_config *config,
                                        const unsigned int *offsets, size_t num_offsets,
                                        struct gpiod_line_settings *settings)
{
    for (size_t i = 0; i < num_offsets; i++) {
        config->offsets[config->count] = offsets[i];
        config->settings[config->count] = *settings;
        config->count++;
    }
    return 0;
}

struct gpiod_request_config *gpiod_request_config_new(void)
{
    return make(sizeof(struct gpiod_request_config));
}

void gpiod_request_config_free(struct gpiod_request_config *config)
{
    unmake(config);
}

void gpiod_request_config_set_consumer(struct gpiod_request_config *config,
                                       const char *consumer)
{
    config->consumer = consumer;
}

void gpiod_request_config_set_event_buffer_size(struct gpiod_request_config *config,
                                                size_t event_buffer_size)
{
    config->queue_size = event_buffer_size;
}

static void apply(struct kernel_line *line, const struct gpiod_line_settings *settings)
{
    assert(settings->direction == GPIOD_LINE_DIRECTION_INPUT);
    assert(settings->edge == GPIOD_LINE_EDGE_BOTH);
    line->debounce_us = settings->debounce_us;
    line->bias = KERNEL_AS_IS;
    if (settings->bias == GPIOD_LINE_BIAS_PULL_UP) {
        line->bias = KERNEL_PULL_UP;
    } else if (settings->bias == GPIOD_LINE_BIAS_PULL_DOWN) {
        line->bias = KERNEL_PULL_DOWN;
    }
}

static int refusal_of_any(struct kernel_chip *chip, const struct gpiod_line_config *config)
{
    for (int i = 0; i < config->count; i++) {
        struct kernel_line *line = &chip->lines[config->offsets[i]];
        line->debounce_us = config->settings[i].debounce_us;
        int refusal = kernel_refusal(line);
        if (refusal != 0) {
            return refusal;
        }
    }
    return 0;
}

struct gpiod_line_request *gpiod_chip_request_lines(struct gpiod_chip *chip,
                                                    struct gpiod_request_config *req_cfg,
                                                    struct gpiod_line_config *line_cfg)
{
    errno = refusal_of_any(chip->chip, line_cfg);
    if (errno != 0) {
        return NULL;
    }
    struct gpiod_line_request *request = make(sizeof *request);
    if (!request) {
        return NULL;
    }
    request->chip = chip->chip;
    request->queue =
        kernel_queue_create(req_cfg->queue_size > 0 ? (int)req_cfg->queue_size : 16, true);
    for (int i = 0; i < line_cfg->count; i++) {
        struct kernel_line *line = &chip->chip->lines[line_cfg->offsets[i]];
        const struct gpiod_line_settings *settings = &line_cfg->settings[i];

        line->active_low = settings->active_low;
        if (settings->direction == GPIOD_LINE_DIRECTION_OUTPUT) {
            kernel_request_output(line, req_cfg->consumer,
                                  settings->output == GPIOD_LINE_VALUE_ACTIVE);
        } else {
            apply(line, settings);
            kernel_request(line, req_cfg->consumer, request->queue);
        }
        request->offsets[request->count++] = line_cfg->offsets[i];
    }
    return request;
}

void gpiod_line_request_release(struct gpiod_line_request *request)
{
    for (int i = 0; i < request->count; i++) {
        kernel_release(&request->chip->lines[request->offsets[i]]);
    }
    kernel_queue_destroy(request->queue);
    unmake(request);
}

enum gpiod_line_value gpiod_line_request_get_value(struct gpiod_line_request *request,
                                                   unsigned int offset)
{
    int value = kernel_value(request->chip, &request->chip->lines[offset]);
    if (value < 0) {
        return GPIOD_LINE_VALUE_ERROR;
    }
    return value > 0 ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
}

int gpiod_line_request_set_values(struct gpiod_line_request *request,
                                  const enum gpiod_line_value *values)
{
    for (int i = 0; i < request->count; i++) {
        if (kernel_set(request->chip, &request->chip->lines[request->offsets[i]],
                       values[i] == GPIOD_LINE_VALUE_ACTIVE) != 0) {
            return -1;
        }
    }
    return 0;
}

int gpiod_line_request_get_fd(struct gpiod_line_request *request)
{
    return request->queue->fds[0];
}

int gpiod_line_request_wait_edge_events(struct gpiod_line_request *request, int64_t timeout_ns)
{
    assert(timeout_ns == 0);
    return request->queue->count > 0 || request->chip->unplugged ? 1 : 0;
}

int gpiod_line_request_read_edge_events(struct gpiod_line_request *request,
                                        struct gpiod_edge_event_buffer *buffer,
                                        size_t max_events)
{
    if (request->chip->unplugged) {
        errno = ENODEV;
        return -1;
    }
    assert(request->queue->count > 0); /* the real one would block */
    assert(max_events <= buffer->capacity);
    size_t count = 0;
    while (count < max_events &&
           kernel_queue_take(request->queue, &buffer->events[count].event)) {
        count++;
    }
    return (int)count;
}

struct gpiod_edge_event_buffer *gpiod_edge_event_buffer_new(size_t capacity)
{
    struct gpiod_edge_event_buffer *buffer = make(sizeof *buffer);
    if (buffer) {
        buffer->capacity = capacity;
    }
    return buffer;
}

void gpiod_edge_event_buffer_free(struct gpiod_edge_event_buffer *buffer)
{
    unmake(buffer);
}

struct gpiod_edge_event *
gpiod_edge_event_buffer_get_event(struct gpiod_edge_event_buffer *buffer, unsigned long index)
{
    return &buffer->events[index];
}

enum gpiod_edge_event_type gpiod_edge_event_get_event_type(struct gpiod_edge_event *event)
{
    return event->event.rising ? GPIOD_EDGE_EVENT_RISING_EDGE : GPIOD_EDGE_EVENT_FALLING_EDGE;
}

uint64_t gpiod_edge_event_get_timestamp_ns(struct gpiod_edge_event *event)
{
    return (uint64_t)event->event.at_ns;
}

unsigned int gpiod_edge_event_get_line_offset(struct gpiod_edge_event *event)
{
    return event->event.offset;
}

unsigned long gpiod_edge_event_get_global_seqno(struct gpiod_edge_event *event)
{
    return event->event.seqno;
}
