/* SPDX-License-Identifier: MIT */
#include "stepped_reader.h"

#include "hw/buttons_common.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    QUEUE_MAX = 256, /* as the thread of hw/button_reader.c has */
    READ_MAX = 32
};

struct button_reader {
    struct buttons_config config;
    struct buttons *buttons;
    int64_t try_ms;
    int retry_ms;
    struct button_edge queue[QUEUE_MAX];
    int count;
    bool levels[BUTTON_COUNT];
    bool has_levels;
    char error[BUTTONS_ERROR_MAX];
    bool has_error;
};

struct button_reader *button_reader_start(const struct buttons_config *config,
                                          button_reader_wake wake, void *context)
{
    struct button_reader *reader = calloc(1, sizeof *reader);

    (void)wake;
    (void)context;
    assert_non_null(reader);
    reader->config = *config;
    return reader;
}

static void say(struct button_reader *reader, const char *error)
{
    reader->has_error = reader->has_error || strcmp(reader->error, error) != 0;
    snprintf(reader->error, sizeof reader->error, "%s", error);
}

static void open_lines(struct button_reader *reader, int64_t at_ms)
{
    char error[BUTTONS_ERROR_MAX];

    reader->buttons = buttons_open(&reader->config, error);
    if (reader->buttons == NULL) {
        say(reader, error);
        reader->retry_ms = buttons_retry_ms(reader->retry_ms);
        reader->try_ms = at_ms + reader->retry_ms;
        return;
    }
    reader->retry_ms = 0;
    reader->error[0] = '\0';
    reader->has_levels = buttons_levels(reader->buttons, reader->levels);
}

/* Full: an edge to the present level of each button takes the place of the queue. */
static void push_levels(struct button_reader *reader, int64_t at_ms)
{
    bool pressed[BUTTON_COUNT];

    assert_true(buttons_levels(reader->buttons, pressed));
    for (int i = 0; i < BUTTON_COUNT; i++) {
        reader->queue[i] = (struct button_edge){(enum button)i, pressed[i], at_ms, false};
    }
    reader->count = BUTTON_COUNT;
}

static int push_edges(struct button_reader *reader)
{
    struct button_edge edges[READ_MAX];
    int count = buttons_read(reader->buttons, edges, READ_MAX);

    for (int i = 0; i < count; i++) {
        if (reader->count == QUEUE_MAX) {
            push_levels(reader, edges[i].at_ms);
            break;
        }
        reader->queue[reader->count++] = edges[i];
    }
    return count;
}

void stepped_reader_step(struct button_reader *reader, int64_t at_ms)
{
    int count;

    if (reader->buttons == NULL && at_ms >= reader->try_ms) {
        open_lines(reader, at_ms);
    }
    if (reader->buttons == NULL) {
        return;
    }
    do {
        count = push_edges(reader);
    } while (count == READ_MAX);
    if (count < 0) {
        buttons_close(reader->buttons);
        reader->buttons = NULL;
        reader->try_ms = at_ms + buttons_retry_ms(0);
        say(reader, "the GPIO chip is gone; trying to open it again");
    }
}

int button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                       int edges_max)
{
    int count = reader->count < edges_max ? reader->count : edges_max;

    memcpy(edges_out, reader->queue, (size_t)count * sizeof *edges_out);
    reader->count -= count;
    memmove(reader->queue, reader->queue + count,
            (size_t)reader->count * sizeof reader->queue[0]);
    return count;
}

bool button_reader_take_levels(struct button_reader *reader, bool pressed_out[BUTTON_COUNT])
{
    bool has = reader->has_levels;

    reader->has_levels = false;
    memcpy(pressed_out, reader->levels, sizeof reader->levels);
    return has;
}

bool button_reader_take_error(struct button_reader *reader, char error_out[BUTTONS_ERROR_MAX])
{
    bool has = reader->has_error;

    reader->has_error = false;
    memcpy(error_out, reader->error, BUTTONS_ERROR_MAX);
    return has;
}

int64_t button_reader_busy_ms(struct button_reader *reader)
{
    (void)reader;
    return 0;
}

void button_reader_stop(struct button_reader *reader)
{
    if (reader != NULL) {
        buttons_close(reader->buttons);
        free(reader);
    }
}
