/* SPDX-License-Identifier: MIT */
#include "hw/button_reader.h"

#include "hw/buttons_common.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    QUEUE_MAX = 256,
    READ_MAX = 32,
    PULSE_MS = 5 /* the shortest time that debouncing can be set to */
};

/* What the thread is told through its pipe. */
enum {
    WORD_STOP = 's',
    WORD_LOOK = 'l' /* at the lines, though nothing comes from them any more */
};

struct button_reader {
    struct buttons_config config;
    button_reader_wake wake;
    void *context;
    pthread_t thread;
    int words[2];               /* a pipe to the thread */
    atomic_llong busy_since_ms; /* monotonic; 0: it waits */

    pthread_mutex_t reading; /* of the lines, into the queue: so edges keep their order */
    struct buttons *buttons; /* of the thread, others under `reading`; NULL: not open */
    bool told_to_look;

    pthread_mutex_t lock; /* guards all below; taken after `reading` */
    struct button_edge queue[QUEUE_MAX];
    int first, count;
    bool levels[BUTTON_COUNT];
    bool has_levels;
    char error[BUTTONS_ERROR_MAX];
    bool has_error;
};

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until `fd` is readable. @return false: stop */
static bool wait_for(struct button_reader *reader, int fd, int timeout_ms)
{
    struct pollfd fds[2] = {{.fd = reader->words[0], .events = POLLIN},
                            {.fd = fd, .events = POLLIN}};
    char word = WORD_LOOK;

    atomic_store(&reader->busy_since_ms, 0);
    while (poll(fds, fd >= 0 ? 2 : 1, timeout_ms) < 0 && errno == EINTR) {
    }
    atomic_store(&reader->busy_since_ms, now_ms());
    if (fds[0].revents != 0 && read(reader->words[0], &word, 1) != 1) {
        return false;
    }
    return word != WORD_STOP;
}

static void say(struct button_reader *reader, const char *error)
{
    pthread_mutex_lock(&reader->lock);
    reader->has_error = reader->has_error || strcmp(reader->error, error) != 0;
    snprintf(reader->error, sizeof reader->error, "%s", error);
    pthread_mutex_unlock(&reader->lock);
    reader->wake(reader->context);
}

static struct button_edge *waiting(struct button_reader *reader, int at)
{
    return &reader->queue[(reader->first + at) % QUEUE_MAX];
}

static enum button find_loudest(struct button_reader *reader)
{
    int counts[BUTTON_COUNT] = {0};
    enum button loudest = BUTTON_BACK;

    for (int i = 0; i < reader->count; i++) {
        counts[waiting(reader, i)->button]++;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        loudest = counts[i] > counts[loudest] ? (enum button)i : loudest;
    }
    return loudest;
}

/* @return whether a button was down for longer than it was up */
static bool is_mostly_down(struct button_reader *reader, enum button button)
{
    const struct button_edge *before = NULL;
    int64_t down_ms = 0; /* more than up */

    for (int i = 0; i < reader->count; i++) {
        const struct button_edge *edge = waiting(reader, i);

        if (edge->button == button) {
            int64_t ms = before != NULL ? edge->at_ms - before->at_ms : 0;

            down_ms += edge->pressed ? -ms : ms;
            before = edge;
        }
    }
    return down_ms > 0;
}

/* Forgets what a button did for a shorter time than that: as if its level had not changed. */
static void forget_pulses(struct button_reader *reader, enum button button, int64_t shorter_ms)
{
    bool level = is_mostly_down(reader, button);
    bool forgotten[QUEUE_MAX] = {false};
    int pulse = -1;
    int kept = 0;

    for (int i = 0; i < reader->count; i++) {
        const struct button_edge *edge = waiting(reader, i);

        if (edge->button == button && edge->pressed != level) {
            pulse = i;
        } else if (edge->button == button && pulse >= 0 &&
                   edge->at_ms - waiting(reader, pulse)->at_ms < shorter_ms) {
            forgotten[pulse] = forgotten[i] = true;
            pulse = -1;
        }
    }
    for (int i = 0; i < reader->count; i++) {
        if (!forgotten[i]) {
            *waiting(reader, kept++) = *waiting(reader, i);
        }
    }
    reader->count = kept;
}

/* The main loop has not taken anything for 256 edges, so a button chatters. What nobody would
 * take for a press or a release makes room: no press of another button is lost by it. */
static void thin(struct button_reader *reader)
{
    enum button loudest = find_loudest(reader);

    forget_pulses(reader, loudest, PULSE_MS);
    if (reader->count == QUEUE_MAX) {
        forget_pulses(reader, loudest, INT64_MAX);
    }
    if (reader->count == QUEUE_MAX) { /* no pulses: edges whose other half the kernel lost */
        reader->first = (reader->first + 1) % QUEUE_MAX;
        reader->count--;
    }
}

static void push(struct button_reader *reader, const struct button_edge *edges, int count)
{
    pthread_mutex_lock(&reader->lock);
    for (int i = 0; i < count; i++) {
        if (reader->count == QUEUE_MAX) {
            thin(reader);
        }
        *waiting(reader, reader->count++) = edges[i];
    }
    pthread_mutex_unlock(&reader->lock);
}

/* What waits in the kernel into the queue; under `reading`. @return false: the chip is gone */
static bool take_in(struct button_reader *reader, bool *some_out)
{
    struct button_edge edges[READ_MAX];
    int count;

    *some_out = false;
    do { /* a full answer may have left some that make nothing readable */
        count = buttons_read(reader->buttons, edges, READ_MAX);
        if (count > 0) {
            push(reader, edges, count);
            *some_out = true;
        }
    } while (count == READ_MAX);
    return count >= 0;
}

/* Reads edges until the chip goes away. @return false: stop */
static bool read_edges(struct button_reader *reader)
{
    bool there = true, some;

    while (there) {
        if (!wait_for(reader, buttons_fd(reader->buttons), -1)) {
            return false;
        }
        pthread_mutex_lock(&reader->reading);
        there = take_in(reader, &some);
        pthread_mutex_unlock(&reader->reading);
        if (some) {
            reader->wake(reader->context);
        }
    }
    say(reader, "the GPIO chip is gone; trying to open it again");
    return wait_for(reader, -1, buttons_retry_ms(0));
}

/* From now on, or no more, others may read the lines too. */
static void publish(struct button_reader *reader, struct buttons *buttons)
{
    pthread_mutex_lock(&reader->reading);
    reader->buttons = buttons;
    reader->told_to_look = false;
    pthread_mutex_unlock(&reader->reading);
}

static bool serve(struct button_reader *reader, int *retry_ms)
{
    char error[BUTTONS_ERROR_MAX];
    struct buttons *buttons = buttons_open(&reader->config, error);
    bool go_on;

    if (buttons == NULL) {
        say(reader, error);
        *retry_ms = buttons_retry_ms(*retry_ms);
        return wait_for(reader, -1, *retry_ms);
    }
    *retry_ms = 0;
    pthread_mutex_lock(&reader->lock);
    reader->has_levels = buttons_levels(buttons, reader->levels);
    reader->error[0] = '\0';
    pthread_mutex_unlock(&reader->lock);
    publish(reader, buttons);
    reader->wake(reader->context);
    go_on = read_edges(reader);
    publish(reader, NULL);
    buttons_close(buttons);
    return go_on;
}

static void *reader_thread(void *argument)
{
    struct button_reader *reader = argument;
    int retry_ms = 0;

    while (serve(reader, &retry_ms)) {
    }
    return NULL;
}

struct button_reader *button_reader_start(const struct buttons_config *config,
                                          button_reader_wake wake, void *context)
{
    struct button_reader *reader = calloc(1, sizeof *reader);

    if (reader == NULL) {
        return NULL;
    }
    reader->config = *config;
    reader->wake = wake;
    reader->context = context;
    if (pipe(reader->words) != 0) {
        free(reader);
        return NULL;
    }
    pthread_mutex_init(&reader->reading, NULL);
    pthread_mutex_init(&reader->lock, NULL);
    atomic_init(&reader->busy_since_ms, now_ms());
    if (pthread_create(&reader->thread, NULL, reader_thread, reader) != 0) {
        pthread_mutex_destroy(&reader->lock);
        pthread_mutex_destroy(&reader->reading);
        close(reader->words[0]);
        close(reader->words[1]);
        free(reader);
        return NULL;
    }
    return reader;
}

static void tell(struct button_reader *reader, char word)
{
    while (write(reader->words[1], &word, 1) < 0 && errno == EINTR) {
    }
}

/* The thread may not have had its turn since the edges came. If it is at it, it hands them
 * over. That the chip is gone may be seen here, and never by what the thread waits for. */
static void catch_up(struct button_reader *reader)
{
    bool some;

    if (pthread_mutex_trylock(&reader->reading) != 0) {
        return;
    }
    if (reader->buttons != NULL && !take_in(reader, &some) && !reader->told_to_look) {
        reader->told_to_look = true;
        tell(reader, WORD_LOOK);
    }
    pthread_mutex_unlock(&reader->reading);
}

int button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                       int edges_max)
{
    int count = 0;

    catch_up(reader);
    pthread_mutex_lock(&reader->lock);
    while (count < edges_max && reader->count > 0) {
        edges_out[count++] = reader->queue[reader->first];
        reader->first = (reader->first + 1) % QUEUE_MAX;
        reader->count--;
    }
    pthread_mutex_unlock(&reader->lock);
    return count;
}

bool button_reader_take_levels(struct button_reader *reader, bool pressed_out[BUTTON_COUNT])
{
    bool has;

    pthread_mutex_lock(&reader->lock);
    has = reader->has_levels;
    reader->has_levels = false;
    memcpy(pressed_out, reader->levels, sizeof reader->levels);
    pthread_mutex_unlock(&reader->lock);
    return has;
}

bool button_reader_take_error(struct button_reader *reader, char error_out[BUTTONS_ERROR_MAX])
{
    bool has;

    pthread_mutex_lock(&reader->lock);
    has = reader->has_error;
    reader->has_error = false;
    memcpy(error_out, reader->error, BUTTONS_ERROR_MAX);
    pthread_mutex_unlock(&reader->lock);
    return has;
}

int64_t button_reader_busy_ms(struct button_reader *reader)
{
    int64_t since_ms = atomic_load(&reader->busy_since_ms);

    return since_ms > 0 ? now_ms() - since_ms : 0;
}

void button_reader_stop(struct button_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    tell(reader, WORD_STOP);
    pthread_join(reader->thread, NULL);
    close(reader->words[0]);
    close(reader->words[1]);
    pthread_mutex_destroy(&reader->lock);
    pthread_mutex_destroy(&reader->reading);
    free(reader);
}
