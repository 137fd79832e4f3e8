/* SPDX-License-Identifier: MIT */
/* The reader's thread, on buttons that the test scripts. */
#include "hw/button_reader.h"

#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    SCRIPT_MAX = 2000,
    GIVE_UP_S = 20
};

/* In the place of hw/buttons.c. */
struct buttons {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct button_edge script[SCRIPT_MAX];
    int script_count;
    int script_at;
    int fds[2];     /* one byte for each batch, as the kernel says "readable" once */
    int refusals;   /* openings that fail before one works */
    int openings;   /* tried */
    int open_count; /* not yet closed */
    int wakes;
    bool all_pushed; /* at the last wake */
    bool held_up;    /* the thread does not come back from its wake */
    bool gone;
};

static struct buttons *panel(void)
{
    static struct buttons buttons = {.lock = PTHREAD_MUTEX_INITIALIZER,
                                     .changed = PTHREAD_COND_INITIALIZER};
    return &buttons;
}

struct buttons *buttons_open(const struct buttons_config *config,
                             char error_out[BUTTONS_ERROR_MAX])
{
    struct buttons *buttons = panel();
    (void)config;
    pthread_mutex_lock(&buttons->lock);
    bool refused = buttons->openings++ < buttons->refusals;
    buttons->open_count += refused ? 0 : 1;
    buttons->gone = buttons->gone && refused;
    pthread_mutex_unlock(&buttons->lock);
    if (refused) {
        snprintf(error_out, BUTTONS_ERROR_MAX, "the chip is busy");
    }
    return refused ? NULL : buttons;
}

void buttons_close(struct buttons *buttons)
{
    pthread_mutex_lock(&buttons->lock);
    buttons->open_count--;
    pthread_mutex_unlock(&buttons->lock);
}

int buttons_fd(const struct buttons *buttons)
{
    return buttons->fds[0];
}

int buttons_read(struct buttons *buttons, struct button_edge *edges_out, int edges_max)
{
    struct pollfd readable = {.fd = buttons->fds[0], .events = POLLIN};
    char byte;
    int count = 0;
    if (poll(&readable, 1, 0) == 1) {
        assert_int_equal(read(buttons->fds[0], &byte, 1), 1);
    }
    pthread_mutex_lock(&buttons->lock);
    while (count < edges_max && buttons->script_at < buttons->script_count) {
        edges_out[count++] = buttons->script[buttons->script_at++];
    }
    bool gone = count == 0 && buttons->gone;
    pthread_mutex_unlock(&buttons->lock);
    return gone ? -1 : count;
}

/* As the edges given so far left them. */
bool buttons_levels(struct buttons *buttons, bool pressed_out[BUTTON_COUNT])
{
    pthread_mutex_lock(&buttons->lock);
    memset(pressed_out, 0, sizeof(bool) * BUTTON_COUNT);
    for (int i = 0; i < buttons->script_at; i++) {
        pressed_out[buttons->script[i].button] = buttons->script[i].pressed;
    }
    pthread_mutex_unlock(&buttons->lock);
    return true;
}

static void wake(void *context)
{
    struct buttons *buttons = context;
    pthread_mutex_lock(&buttons->lock);
    buttons->wakes++;
    buttons->all_pushed = buttons->script_at == buttons->script_count;
    pthread_cond_broadcast(&buttons->changed);
    while (buttons->held_up) {
        pthread_cond_wait(&buttons->changed, &buttons->lock);
    }
    pthread_mutex_unlock(&buttons->lock);
}

static void hold_up(bool held_up)
{
    pthread_mutex_lock(&panel()->lock);
    panel()->held_up = held_up;
    pthread_cond_broadcast(&panel()->changed);
    pthread_mutex_unlock(&panel()->lock);
}

/* Waits for a wake after `seen`; fails the test when there is none. */
static void wait_wake(int *seen)
{
    struct timespec until;
    int result = 0;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += GIVE_UP_S;
    pthread_mutex_lock(&panel()->lock);
    while (panel()->wakes == *seen && result == 0) {
        result = pthread_cond_timedwait(&panel()->changed, &panel()->lock, &until);
    }
    *seen = panel()->wakes;
    pthread_mutex_unlock(&panel()->lock);
    assert_int_equal(result, 0);
}

static void wait_all_pushed(int *seen)
{
    for (bool all = false; !all;) {
        pthread_mutex_lock(&panel()->lock);
        all = panel()->all_pushed;
        pthread_mutex_unlock(&panel()->lock);
        if (!all) {
            wait_wake(seen);
        }
    }
}

/* Back, left, right, ok, each pressed and released, one edge a millisecond. */
static void play(int count, bool then_gone)
{
    struct buttons *buttons = panel();
    pthread_mutex_lock(&buttons->lock);
    for (int i = 0; i < count; i++) {
        int at = buttons->script_count++;
        buttons->script[at] =
            (struct button_edge){(enum button)(at / 2 % BUTTON_COUNT), at % 2 == 0, at, false};
    }
    buttons->gone = then_gone;
    buttons->all_pushed = false;
    pthread_mutex_unlock(&buttons->lock);
    assert_int_equal(write(buttons->fds[1], "e", 1), 1);
}

static struct button_reader *start(void)
{
    struct buttons_config config = {.line_count = 1};
    struct button_reader *reader = button_reader_start(&config, wake, panel());
    assert_non_null(reader);
    return reader;
}

static int begin(void **state)
{
    struct buttons *buttons = panel();
    (void)state;
    buttons->script_count = buttons->script_at = 0;
    buttons->refusals = buttons->openings = buttons->open_count = buttons->wakes = 0;
    buttons->gone = buttons->all_pushed = buttons->held_up = false;
    return pipe(buttons->fds);
}

static int end(void **state)
{
    (void)state;
    close(panel()->fds[0]);
    close(panel()->fds[1]);
    return panel()->open_count;
}

static void wait_levels(struct button_reader *reader, int *seen)
{
    bool pressed[BUTTON_COUNT];
    while (!button_reader_take_levels(reader, pressed)) {
        wait_wake(seen);
    }
    assert_false(button_reader_take_levels(reader, pressed));
}

static void every_edge_of_a_long_batch_arrives(void **state)
{
    (void)state;
    struct button_reader *reader = start();
    int seen = 0;
    wait_levels(reader, &seen);
    play(200, false);
    for (int at = 0; at < 200;) {
        struct button_edge edges[7];
        int count = button_reader_take(reader, edges, 7);
        for (int i = 0; i < count; i++, at++) {
            assert_int_equal(edges[i].at_ms, at);
        }
        if (count == 0) {
            wait_wake(&seen);
        }
    }
    button_reader_stop(reader);
}

/* Edges may be lost when nobody takes them; what is down and what is up is not. */
static void a_main_loop_that_slept_learns_the_levels(void **state)
{
    (void)state;
    struct button_reader *reader = start();
    struct button_edge edge;
    bool down[BUTTON_COUNT] = {false};
    bool pressed[BUTTON_COUNT];
    int64_t last_ms = 0;
    int seen = 0;
    wait_levels(reader, &seen);
    play(1, false);
    while (button_reader_take(reader, &edge, 1) == 0) {
        wait_wake(&seen);
    }
    down[edge.button] = edge.pressed; /* back is down, and its release will be lost */
    play(1402, false);
    wait_all_pushed(&seen);
    while (button_reader_take(reader, &edge, 1) == 1) {
        assert_true(edge.at_ms >= last_ms);
        last_ms = edge.at_ms;
        down[edge.button] = edge.pressed;
    }
    assert_true(buttons_levels(panel(), pressed));
    assert_memory_equal(down, pressed, sizeof down);
    assert_false(button_reader_take_levels(reader, pressed)); /* would be ignored as held */
    button_reader_stop(reader);
}

/* Before the reader is started: its thread reads the script. */
static void script_edge(enum button button, bool pressed, int64_t at_ms)
{
    struct buttons *buttons = panel();
    buttons->script[buttons->script_count++] =
        (struct button_edge){button, pressed, at_ms, false};
}

/* Right goes to `pulse` and back again in a millisecond, every four from `from_ms` on. */
static void script_storm(bool pulse, int64_t from_ms, int pulses)
{
    for (int i = 0; i < pulses; i++) {
        script_edge(BUTTON_RIGHT, pulse, from_ms + (int64_t)i * 4);
        script_edge(BUTTON_RIGHT, !pulse, from_ms + (int64_t)i * 4 + 1);
    }
}

/* All that comes to a main loop that did not look meanwhile: of right only pulses, of ok all.
 */
static int take_storm(struct button_reader *reader, bool pulse, struct button_edge oks[4])
{
    struct button_edge edge;
    int64_t last_ms = -1, pulse_ms = -1;
    int ok_count = 0, seen = 0;

    wait_levels(reader, &seen);
    play(0, false);
    wait_all_pushed(&seen);
    while (button_reader_take(reader, &edge, 1) == 1) {
        assert_true(edge.at_ms >= last_ms);
        last_ms = edge.at_ms;
        if (edge.button == BUTTON_OK) {
            assert_true(ok_count < 4);
            oks[ok_count++] = edge;
        } else if (edge.pressed == pulse) {
            pulse_ms = edge.at_ms;
        } else {
            assert_true(pulse_ms >= 0 && edge.at_ms - pulse_ms == 1);
        }
    }
    return ok_count;
}

/* However long nobody takes them: a storm pushes out no press of another button, and becomes
 * neither a press nor a release itself. */
static void test_storm(bool pulse)
{
    struct button_edge oks[4] = {0};

    script_storm(pulse, 0, 50);
    script_edge(BUTTON_OK, true, 200);
    script_storm(pulse, 201, 300);
    script_edge(BUTTON_OK, false, 1402);
    script_storm(pulse, 1403, 400);
    struct button_reader *reader = start();

    assert_int_equal(take_storm(reader, pulse, oks), 2);
    assert_true(oks[0].pressed && oks[0].at_ms == 200);
    assert_true(!oks[1].pressed && oks[1].at_ms == 1402);
    button_reader_stop(reader);
}

static void a_storm_on_one_line_leaves_the_others_alone(void **state)
{
    (void)state;
    test_storm(true);
}

static void so_does_one_on_a_button_that_is_held(void **state)
{
    (void)state;
    test_storm(false);
}

/* A line whose releases the kernel lost has no pulses to forget: then the oldest edge goes. */
static void edges_of_one_kind_fill_the_queue_and_no_more(void **state)
{
    (void)state;
    struct button_edge edge = {0};
    int seen = 0, count = 0;

    for (int i = 0; i < 600; i++) {
        script_edge(BUTTON_LEFT, true, i);
    }
    struct button_reader *reader = start();

    wait_levels(reader, &seen);
    play(0, false);
    wait_all_pushed(&seen);
    while (button_reader_take(reader, &edge, 1) == 1) {
        count++;
    }
    assert_int_equal(count, 256);
    assert_int_equal(edge.at_ms, 599);
    button_reader_stop(reader);
}

/* A bounce whose press it has handed over, and whose release waits in the kernel, would be
 * taken for a press. */
static void a_thread_that_has_no_turn_is_not_waited_for(void **state)
{
    (void)state;
    struct button_reader *reader = start();
    struct button_edge edges[2];
    int seen = 0;

    wait_levels(reader, &seen);
    if (seen == 0) {
        wait_wake(&seen); /* that of the levels */
    }
    hold_up(true);
    play(1, false);
    wait_wake(&seen);
    play(1, false); /* the next half */
    assert_int_equal(button_reader_take(reader, edges, 2), 2);
    assert_int_equal(edges[0].at_ms, 0);
    assert_int_equal(edges[1].at_ms, 1);
    assert_int_equal(button_reader_take(reader, edges, 2), 0);
    hold_up(false);
    button_reader_stop(reader);
}

static void an_error_is_said_once_and_not_forgotten(void **state)
{
    (void)state;
    char error[BUTTONS_ERROR_MAX];
    int seen = 0;
    panel()->refusals = 2;
    struct button_reader *reader = start();
    wait_wake(&seen);
    while (seen < 2) {
        wait_wake(&seen); /* refused twice for the same reason */
    }
    assert_true(button_reader_take_error(reader, error));
    assert_string_equal(error, "the chip is busy");
    assert_false(button_reader_take_error(reader, error));
    wait_levels(reader, &seen);
    button_reader_stop(reader);
}

static void a_chip_that_went_is_opened_again(void **state)
{
    (void)state;
    struct button_edge edges[2];
    char error[BUTTONS_ERROR_MAX];
    int seen = 0;
    struct button_reader *reader = start();
    wait_levels(reader, &seen);
    play(2, true);
    play(0, true); /* hung up: readable again */
    while (!button_reader_take_error(reader, error)) {
        wait_wake(&seen);
    }
    assert_non_null(strstr(error, "gone"));
    assert_int_equal(button_reader_take(reader, edges, 2), 2);
    wait_levels(reader, &seen);
    button_reader_stop(reader);
}

/* That may be seen by who takes what waits, with nothing left that wakes the thread. */
static void a_chip_that_went_silently_is_opened_again(void **state)
{
    (void)state;
    struct button_edge edge;
    char error[BUTTONS_ERROR_MAX];
    int seen = 0;
    struct button_reader *reader = start();

    wait_levels(reader, &seen);
    pthread_mutex_lock(&panel()->lock);
    panel()->gone = true;
    pthread_mutex_unlock(&panel()->lock);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(button_reader_take(reader, &edge, 1), 0);
    }
    while (!button_reader_take_error(reader, error)) {
        wait_wake(&seen);
    }
    assert_non_null(strstr(error, "gone"));
    wait_levels(reader, &seen);
    button_reader_stop(reader);
}

static void wait_busy(struct button_reader *reader, bool busy)
{
    for (int i = 0; (button_reader_busy_ms(reader) > 1) != busy; i++) {
        assert_true(i < GIVE_UP_S * 1000);
        nanosleep(&(struct timespec){0, 1000000}, NULL);
    }
}

/* A read that does not come back; waiting for presses is no work. */
static void a_reader_that_hangs_is_seen(void **state)
{
    (void)state;
    struct button_reader *reader = start();
    int seen = 0;
    wait_levels(reader, &seen);
    wait_busy(reader, false);
    pthread_mutex_lock(&panel()->lock);
    assert_int_equal(write(panel()->fds[1], "e", 1), 1);
    wait_busy(reader, true);
    pthread_mutex_unlock(&panel()->lock);
    wait_busy(reader, false);
    button_reader_stop(reader);
}

static void stopping_what_waits(void **state)
{
    (void)state;
    panel()->refusals = 1000;
    button_reader_stop(start());
    button_reader_stop(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_edge_of_a_long_batch_arrives, begin, end),
        cmocka_unit_test_setup_teardown(a_main_loop_that_slept_learns_the_levels, begin, end),
        cmocka_unit_test_setup_teardown(a_storm_on_one_line_leaves_the_others_alone, begin,
                                        end),
        cmocka_unit_test_setup_teardown(so_does_one_on_a_button_that_is_held, begin, end),
        cmocka_unit_test_setup_teardown(edges_of_one_kind_fill_the_queue_and_no_more, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_thread_that_has_no_turn_is_not_waited_for, begin,
                                        end),
        cmocka_unit_test_setup_teardown(an_error_is_said_once_and_not_forgotten, begin, end),
        cmocka_unit_test_setup_teardown(a_chip_that_went_is_opened_again, begin, end),
        cmocka_unit_test_setup_teardown(a_chip_that_went_silently_is_opened_again, begin, end),
        cmocka_unit_test_setup_teardown(a_reader_that_hangs_is_seen, begin, end),
        cmocka_unit_test_setup_teardown(stopping_what_waits, begin, end),
    };
    return cmocka_run_group_tests_name("hw_reader", tests, NULL, NULL);
}
