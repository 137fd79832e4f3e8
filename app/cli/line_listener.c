/* SPDX-License-Identifier: MIT */
#include "app/cli/line_listener.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    HEARD_MAX = 128,
    EDGES_MAX = 256,
    SETTLE_MS = 5, /* between two looks while a line has not settled */
    REST_MS = 20,  /* a pull needs less to charge a long cable */
    RETRY_MS = 1000,
    OTHER_PULL_US =
        8000000 /* nobody was heard for so long: perhaps it is wired the other way */
};

struct line_listener {
    struct line_listener_settings settings;
    pthread_t thread;
    int stop_pipe[2];
    bool pull_down;

    /* of the lines that are open */
    struct line_sense senses[SCAN_LINES_MAX];
    uint32_t open;
    int64_t heard_us;

    pthread_mutex_t lock; /* guards all below */
    struct line_heard heard[HEARD_MAX];
    int first, count;
};

static int64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* What nobody takes for so long is noise: the oldest of it goes. */
static void tell(struct line_listener *listener, const struct line_heard *heard)
{
    pthread_mutex_lock(&listener->lock);
    if (listener->count == HEARD_MAX) {
        listener->first = (listener->first + 1) % HEARD_MAX;
        listener->count--;
    }
    listener->heard[(listener->first + listener->count++) % HEARD_MAX] = *heard;
    pthread_mutex_unlock(&listener->lock);
    if (listener->settings.wake != NULL) {
        listener->settings.wake(listener->settings.context);
    }
}

/* @return false: stop */
static bool rest(struct line_listener *listener, int ms)
{
    struct pollfd fd = {.fd = listener->stop_pipe[0], .events = POLLIN};

    return poll(&fd, 1, ms) <= 0;
}

static struct line_scan *open_scan(struct line_listener *listener, uint32_t *held_out,
                                   char error[BUTTONS_ERROR_MAX])
{
    const struct line_listener_settings *settings = &listener->settings;
    struct scan_line all[SCAN_LINES_MAX];
    int count = 0;

    if (settings->line_count > 0) {
        return line_scan_open(settings->chip, settings->lines, settings->line_count, held_out,
                              error);
    }
    for (int bcm = SCAN_FIRST; bcm <= SCAN_LAST; bcm++) {
        all[count++] =
            (struct scan_line){bcm, listener->pull_down ? BIAS_PULL_DOWN : BIAS_PULL_UP};
    }
    return line_scan_open(settings->chip, all, count, held_out, error);
}

/* What happened while the pulls settled was nobody's press. */
static bool begin(struct line_listener *listener, struct line_scan *scan)
{
    struct scan_edge edges[EDGES_MAX];
    uint32_t high;

    while (line_scan_read(scan, edges, EDGES_MAX) == EDGES_MAX) {
    }
    if (!line_scan_levels(scan, &high)) {
        return false;
    }
    listener->heard_us = now_us();
    for (int bcm = 0; bcm < SCAN_LINES_MAX; bcm++) {
        line_sense_begin(&listener->senses[bcm], bcm, (high >> bcm & 1U) != 0,
                         listener->heard_us);
    }
    return true;
}

static void settle(struct line_listener *listener)
{
    int64_t at_us = now_us();

    for (int bcm = 0; bcm < SCAN_LINES_MAX; bcm++) {
        struct line_heard heard = {.at_ms = at_us / 1000, .bcm = bcm};
        enum line_sensed sensed =
            line_sense_settle(&listener->senses[bcm], at_us, &heard.press);

        if (sensed != LINE_NOTHING) {
            heard.kind = sensed == LINE_PRESSED ? HEARD_PRESS : HEARD_GLITCH;
            tell(listener, &heard);
        }
    }
}

static int next_look_ms(const struct line_listener *listener)
{
    for (int bcm = 0; bcm < SCAN_LINES_MAX; bcm++) {
        if (line_sense_is_open(&listener->senses[bcm])) {
            return SETTLE_MS;
        }
    }
    return RETRY_MS;
}

static bool wants_other_pull(const struct line_listener *listener)
{
    return listener->settings.line_count == 0 && next_look_ms(listener) != SETTLE_MS &&
           now_us() - listener->heard_us >= OTHER_PULL_US;
}

/* @return false: the chip is gone */
static bool take_edges(struct line_listener *listener, struct line_scan *scan)
{
    struct scan_edge edges[EDGES_MAX];
    int count = line_scan_read(scan, edges, EDGES_MAX);

    for (int i = 0; i < count; i++) {
        struct line_heard heard = {.kind = HEARD_EDGE,
                                   .at_ms = edges[i].at_us / 1000,
                                   .bcm = edges[i].bcm,
                                   .high = edges[i].high};

        line_sense_edge(&listener->senses[edges[i].bcm], edges[i].high, edges[i].at_us);
        listener->heard_us = edges[i].at_us;
        tell(listener, &heard);
    }
    settle(listener);
    return count >= 0;
}

/* @return false: stop */
static bool serve(struct line_listener *listener)
{
    struct line_heard heard = {.kind = HEARD_FAILED, .pull_down = listener->pull_down};
    struct line_scan *scan = open_scan(listener, &heard.held, heard.reason);
    bool go_on = true;

    if (scan != NULL) {
        go_on = rest(listener, REST_MS);
    }
    if (scan == NULL || !begin(listener, scan)) {
        tell(listener, &heard);
        line_scan_close(scan);
        return rest(listener, RETRY_MS);
    }
    heard.kind = HEARD_OPEN;
    tell(listener, &heard);
    while (go_on && !wants_other_pull(listener)) {
        go_on = line_scan_wait(scan, listener->stop_pipe[0], next_look_ms(listener));
        if (go_on && !take_edges(listener, scan)) {
            break;
        }
    }
    line_scan_close(scan);
    if (listener->settings.line_count == 0) {
        listener->pull_down = !listener->pull_down;
    }
    return go_on;
}

static void *listen(void *argument)
{
    while (serve(argument)) {
    }
    return NULL;
}

struct line_listener *line_listener_start(const struct line_listener_settings *settings)
{
    struct line_listener *listener = calloc(1, sizeof *listener);

    if (listener == NULL) {
        return NULL;
    }
    listener->settings = *settings;
    if (pipe(listener->stop_pipe) != 0) {
        free(listener);
        return NULL;
    }
    pthread_mutex_init(&listener->lock, NULL);
    if (pthread_create(&listener->thread, NULL, listen, listener) != 0) {
        pthread_mutex_destroy(&listener->lock);
        close(listener->stop_pipe[0]);
        close(listener->stop_pipe[1]);
        free(listener);
        return NULL;
    }
    return listener;
}

bool line_listener_take(struct line_listener *listener, struct line_heard *heard_out)
{
    bool any;

    pthread_mutex_lock(&listener->lock);
    any = listener->count > 0;
    if (any) {
        *heard_out = listener->heard[listener->first];
        listener->first = (listener->first + 1) % HEARD_MAX;
        listener->count--;
    }
    pthread_mutex_unlock(&listener->lock);
    return any;
}

void line_listener_stop(struct line_listener *listener)
{
    if (listener == NULL) {
        return;
    }
    while (write(listener->stop_pipe[1], "x", 1) < 0 && errno == EINTR) {
    }
    pthread_join(listener->thread, NULL);
    close(listener->stop_pipe[0]);
    close(listener->stop_pipe[1]);
    pthread_mutex_destroy(&listener->lock);
    free(listener);
}
