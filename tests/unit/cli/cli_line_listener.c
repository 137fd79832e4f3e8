/* SPDX-License-Identifier: MIT */
/* The listening thread, with lines that the test moves. */
#include "app/cli/line_listener.h"

#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

enum {
    PATIENCE = 5000 /* looks, a millisecond apart */
};

/* The header's lines. */
static struct {
    pthread_mutex_t lock;
    struct scan_edge edges[16];
    int count;
    uint32_t high;
    int opened, closed, asked, refusals;
    bool gone;
} header = {.lock = PTHREAD_MUTEX_INITIALIZER};

struct line_scan {
    int unused;
};
static struct line_scan some_scan;

struct line_scan *line_scan_open(const char *chip, const struct scan_line *lines, int count,
                                 uint32_t *held_out, char error_out[BUTTONS_ERROR_MAX])
{
    struct line_scan *scan = NULL;

    (void)chip;
    (void)lines;
    pthread_mutex_lock(&header.lock);
    *held_out = 1U << 5;
    header.asked = count;
    if (header.refusals > 0) {
        header.refusals--;
        snprintf(error_out, BUTTONS_ERROR_MAX, "it is busy");
    } else {
        header.opened++;
        header.gone = false;
        scan = &some_scan;
    }
    pthread_mutex_unlock(&header.lock);
    return scan;
}

bool line_scan_wait(struct line_scan *scan, int stop_fd, int timeout_ms)
{
    struct pollfd fd = {.fd = stop_fd, .events = POLLIN};

    (void)scan;
    (void)timeout_ms;
    return poll(&fd, 1, 1) <= 0;
}

int line_scan_read(struct line_scan *scan, struct scan_edge *edges_out, int edges_max)
{
    (void)scan;
    (void)edges_max;
    pthread_mutex_lock(&header.lock);
    int count = header.gone ? -1 : header.count;

    for (int i = 0; i < count; i++) {
        edges_out[i] = header.edges[i];
    }
    header.count = 0;
    pthread_mutex_unlock(&header.lock);
    return count;
}

bool line_scan_levels(struct line_scan *scan, uint32_t *high_out)
{
    (void)scan;
    *high_out = header.high;
    return true;
}

void line_scan_close(struct line_scan *scan)
{
    pthread_mutex_lock(&header.lock);
    header.closed += scan != NULL;
    pthread_mutex_unlock(&header.lock);
}

static int64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void change(int bcm, bool high, int64_t at_us)
{
    pthread_mutex_lock(&header.lock);
    header.edges[header.count++] = (struct scan_edge){bcm, high, at_us};
    pthread_mutex_unlock(&header.lock);
}

static struct line_heard next(struct line_listener *listener)
{
    const struct timespec moment = {.tv_nsec = 1000000};
    struct line_heard heard;

    for (int i = 0; !line_listener_take(listener, &heard); i++) {
        assert_true(i < PATIENCE);
        nanosleep(&moment, NULL);
    }
    return heard;
}

static int begin(void **state)
{
    (void)state;
    header.count = header.opened = header.closed = header.refusals = 0;
    header.gone = false;
    header.high = 0xFFFFFFC;
    return 0;
}

static void hears_a_press(void **state)
{
    const struct line_listener_settings settings = {.line_count = 0};
    struct line_listener *listener = line_listener_start(&settings);
    struct line_heard heard = next(listener);
    int64_t at_us = now_us();

    (void)state;
    assert_int_equal(heard.kind, HEARD_OPEN);
    assert_int_equal(heard.held, 1U << 5);
    assert_false(heard.pull_down);
    assert_int_equal(header.asked, SCAN_LAST - SCAN_FIRST + 1);
    change(22, false, at_us);
    heard = next(listener);
    assert_int_equal(heard.kind, HEARD_EDGE);
    assert_int_equal(heard.bcm, 22);
    assert_false(heard.high);
    assert_int_equal(heard.at_ms, at_us / 1000);
    for (int i = 0; i < 60; i++) { /* it settles */
        const struct timespec moment = {.tv_nsec = 1000000};

        nanosleep(&moment, NULL);
    }
    change(22, true, now_us());
    assert_int_equal(next(listener).kind, HEARD_EDGE);
    heard = next(listener);
    assert_int_equal(heard.kind, HEARD_PRESS);
    assert_int_equal(heard.press.bcm, 22);
    assert_true(heard.press.active_low);
    line_listener_stop(listener);
    assert_int_equal(header.closed, header.opened);
}

/* Lines that are busy, and a chip that goes away, are asked for again. */
static void tries_again(void **state)
{
    const struct line_listener_settings settings = {.lines = {{17, BIAS_PULL_UP}},
                                                    .line_count = 1};

    (void)state;
    header.refusals = 1;
    struct line_listener *listener = line_listener_start(&settings);
    struct line_heard heard = next(listener);

    assert_int_equal(heard.kind, HEARD_FAILED);
    assert_string_equal(heard.reason, "it is busy");
    assert_int_equal(next(listener).kind, HEARD_OPEN);
    assert_int_equal(header.asked, 1);
    pthread_mutex_lock(&header.lock);
    header.gone = true;
    pthread_mutex_unlock(&header.lock);
    assert_int_equal(next(listener).kind, HEARD_OPEN);
    line_listener_stop(listener);
    assert_int_equal(header.closed, header.opened);
    line_listener_stop(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(hears_a_press, begin),
        cmocka_unit_test_setup(tries_again, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
