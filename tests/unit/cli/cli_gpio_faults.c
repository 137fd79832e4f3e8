/* SPDX-License-Identifier: MIT */
/* What can go wrong with the panel's lines, one row each: a whole station on a fake kernel,
 * with either libgpiod. What the visitor sees, what is recorded, and when presses count again.
 * Time is simulated: a step is a millisecond. */
#include "app/cli/gpio_in.h"
#include "hw/buttons_common.h"
#include "stepped_reader.h"
#include "tests/unit/hw/fake_kernel.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    TRACE_MAX = 100000,
    BACK_LINE = 17,
    LEFT_LINE = 27,
    RIGHT_LINE = 22,
    OK_LINE = 23,
    FOOT_LINE = 24
};

/* Later than the machine's own clock, of which the levels that are read again have their time.
 */
static const int64_t START_MS = INT64_C(4000000000000);

/* A station with its panel. */
struct bench {
    struct kernel_chip *header;
    struct station station;
    struct gpio_in in;
    char trace[TRACE_MAX];
    int reads_every_ms; /* how long the reader's thread gets no time */
    int came_back;      /* how often it was said that the lines are there again */
};

struct row {
    const char *name;
    void (*prepare)(struct bench *bench); /* before the start; NULL: nothing */
    void (*happen)(struct bench *bench, int64_t at_ms);
    int64_t length_ms;
    enum screen screen;   /* at its end */
    const char *recorded; /* what the one fault that is recorded says; NULL: none is */
    struct button_counts left, ok;
};

/* Down at `from_ms` and up at `to_ms`. */
static void hold(struct bench *bench, unsigned line, int64_t at_ms, int64_t from_ms,
                 int64_t to_ms)
{
    if (at_ms == from_ms || at_ms == to_ms) {
        kernel_wire(bench->header, line, at_ms == from_ms ? WIRE_GROUND : WIRE_OPEN,
                    START_MS + at_ms);
    }
}

static void press(struct bench *bench, unsigned line, int64_t at_ms, int64_t from_ms)
{
    hold(bench, line, at_ms, from_ms, from_ms + 80);
}

static void bounces(struct bench *bench, int64_t at_ms)
{
    static const int changes[] = {100, 101, 102, 103, 104, 180, 182, 183};

    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        if (at_ms == changes[i]) {
            kernel_wire(bench->header, OK_LINE, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN,
                        START_MS + at_ms);
        }
    }
}

/* 10,000 edges in a second, while somebody presses another button. */
static void storms(struct bench *bench, int64_t at_ms)
{
    for (int i = 0; i < 10 && at_ms >= 100 && at_ms < 1100; i++) {
        kernel_wire(bench->header, LEFT_LINE, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN,
                    START_MS + at_ms);
    }
    press(bench, OK_LINE, at_ms, 500);
}

/* More than the kernel keeps: it forgets some, and the levels are read again. */
static void is_slow(struct bench *bench)
{
    bench->reads_every_ms = 50;
}

static void sticks(struct bench *bench, int64_t at_ms)
{
    hold(bench, OK_LINE, at_ms, 100, 35000);
    press(bench, OK_LINE, at_ms, 36000);
}

static void starts_pressed(struct bench *bench)
{
    kernel_wire(bench->header, OK_LINE, WIRE_GROUND, START_MS);
}

static void lets_go(struct bench *bench, int64_t at_ms)
{
    if (at_ms == 5000) {
        kernel_wire(bench->header, OK_LINE, WIRE_OPEN, START_MS + at_ms);
    }
    press(bench, OK_LINE, at_ms, 6000);
}

static void is_busy(struct bench *bench)
{
    bench->header->lines[RIGHT_LINE].holder = "spi0 CS0";
}

/* Tried at 0, 0.5, 1.5, 3.5 and 7.5 s: back after at most as long again as it was away. */
static void is_freed(struct bench *bench, int64_t at_ms)
{
    if (at_ms == 4000) {
        bench->header->lines[RIGHT_LINE].holder = NULL;
    }
    press(bench, OK_LINE, at_ms, 7510);
}

static void goes_and_comes(struct bench *bench, int64_t at_ms)
{
    press(bench, OK_LINE, at_ms, 100);
    hold(bench, LEFT_LINE, at_ms, 1000, 2200); /* let go where nobody sees it */
    if (at_ms == 1500) {
        kernel_unplug(bench->header);
    } else if (at_ms == 1600) {
        assert_int_equal(bench->station.model.down_ms[BUTTON_LEFT], -1);
    } else if (at_ms == 2300) {
        bench->header->unplugged = false;
        bench->header->refusal = 0;
    }
    if (at_ms > 2500) {
        press(bench, OK_LINE, at_ms, 2510);
    }
}

static void cannot_debounce(struct bench *bench)
{
    bench->station.config.gpio.debounce_us = 5000;
    for (int i = 0; i < KERNEL_LINES; i++) {
        bench->header->lines[i].no_debounce = true;
    }
}

static void may_not(struct bench *bench)
{
    bench->header->refusal = EACCES;
}

static void may_at_last(struct bench *bench, int64_t at_ms)
{
    if (at_ms == 3000) {
        bench->header->refusal = 0;
    }
    press(bench, OK_LINE, at_ms, 3510);
}

/* One hand and one foot at once are one press. */
static void steps_on_it(struct bench *bench, int64_t at_ms)
{
    hold(bench, FOOT_LINE, at_ms, 100, 400);
    hold(bench, OK_LINE, at_ms, 200, 300);
}

static void foot_sticks(struct bench *bench, int64_t at_ms)
{
    hold(bench, FOOT_LINE, at_ms, 100, 35000);
    press(bench, OK_LINE, at_ms, 36000);
}

static void wire_panel(struct bench *bench)
{
    static const struct buttons_config panel = {
        .lines = {{BUTTON_BACK, BACK_LINE, BIAS_PULL_UP, true},
                  {BUTTON_LEFT, LEFT_LINE, BIAS_PULL_UP, true},
                  {BUTTON_RIGHT, RIGHT_LINE, BIAS_PULL_UP, true},
                  {BUTTON_OK, OK_LINE, BIAS_PULL_UP, true},
                  {BUTTON_OK, FOOT_LINE, BIAS_PULL_UP, true}},
        .line_count = 5,
    };

    kernel_reset();
    bench->header = kernel_add_chip("/dev/gpiochip0", "pinctrl-rp1");
    bench->station.config.gpio = panel;
}

static void open_bench(struct bench *bench, const struct row *row)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    assert_true(station_init(&bench->station, &files, START_MS));
    bench->station.trace = fmemopen(bench->trace, TRACE_MAX - 1, "w");
    bench->station.trace_from_ms = START_MS;
    assert_non_null(bench->station.trace);
    bench->reads_every_ms = 1;
    wire_panel(bench);
    if (row->prepare != NULL) {
        row->prepare(bench);
    }
    bench->in.buttons.reader = button_reader_start(&bench->station.config.gpio, NULL, NULL);
    gpio_in_start(&bench->in, &bench->station.config, NULL, NULL);
}

static void play(struct bench *bench, const struct row *row)
{
    for (int64_t at_ms = 0; at_ms <= row->length_ms; at_ms++) {
        row->happen(bench, at_ms);
        if (at_ms % bench->reads_every_ms == 0) {
            stepped_reader_step(bench->in.buttons.reader, at_ms);
        }
        bench->came_back += gpio_in_take(&bench->in, &bench->station, START_MS + at_ms);
        station_advance(&bench->station, START_MS + at_ms);
    }
}

static int lines_with(const char *text, const char *words)
{
    int count = 0;

    while ((text = strstr(text, words)) != NULL) {
        text += strlen(words);
        count++;
    }
    return count;
}

static void expect_counts(const struct row *row, enum button button,
                          const struct button_counts *is, const struct button_counts *wanted)
{
    if (is->presses != wanted->presses || is->glitches != wanted->glitches ||
        is->stuck != wanted->stuck || is->at_start != wanted->at_start) {
        fail_msg("%s: %s: %d presses, %d glitches, %d stuck, %d at the start", row->name,
                 button_name(button), is->presses, is->glitches, is->stuck, is->at_start);
    }
}

static void check(struct bench *bench, const struct row *row)
{
    struct button_counts counts[BUTTON_COUNT];

    if (bench->station.model.screen != row->screen) {
        fail_msg("%s: %s is seen", row->name, screen_name(bench->station.model.screen));
    }
    (void)input_take_counts(&bench->station.input, counts);
    expect_counts(row, BUTTON_LEFT, &counts[BUTTON_LEFT], &row->left);
    expect_counts(row, BUTTON_OK, &counts[BUTTON_OK], &row->ok);
    bool were_gone = row->recorded != NULL && strstr(row->recorded, "fault buttons") != NULL;

    if (bench->came_back != were_gone) {
        fail_msg("%s: the lines came back %d times", row->name, bench->came_back);
    }
    fflush(bench->station.trace);
    if (lines_with(bench->trace, " fault ") != (row->recorded != NULL) ||
        (row->recorded != NULL && strstr(bench->trace, row->recorded) == NULL)) {
        fail_msg("%s: recorded is\n%s", row->name, bench->trace);
    }
}

static void close_bench(struct bench *bench)
{
    FILE *trace = bench->station.trace;

    button_reader_stop(bench->in.buttons.reader);
    gpio_in_stop(&bench->in);
    station_finish(&bench->station);
    fclose(trace);
    assert_int_equal(kernel()->objects, 0);
}

static void test_faults(void **state)
{
    static const struct row rows[] = {
        {"bounce",
         NULL,
         bounces,
         1000,
         SCREEN_CHOOSE,
         NULL,
         {0},
         {.presses = 1, .glitches = 3}},
        {"storm", NULL, storms, 1200, SCREEN_CHOOSE, NULL, {.glitches = 5000}, {.presses = 1}},
        {"stuck",
         NULL,
         sticks,
         37000,
         SCREEN_TOOL,
         "fault B4 Stuck green button",
         {0},
         {.presses = 2, .stuck = 1}},
        {"pressed at the start",
         starts_pressed,
         lets_go,
         6500,
         SCREEN_CHOOSE,
         NULL,
         {0},
         {.presses = 1, .at_start = 1}},
        {"line in use",
         is_busy,
         is_freed,
         8000,
         SCREEN_CHOOSE,
         "fault buttons BCM 22 (header pin 15) of GPIO chip pinctrl-rp1 is in use by "
         "\"spi0 CS0\"; free it or wire another line",
         {0},
         {.presses = 1}},
        {"chip gone and back",
         NULL,
         goes_and_comes,
         3000,
         SCREEN_LEARN,
         "fault buttons the GPIO chip is gone",
         {.presses = 1},
         {.presses = 2}},
        {"no debounce in the kernel",
         cannot_debounce,
         bounces,
         1000,
         SCREEN_CHOOSE,
         NULL,
         {0},
         {.presses = 1, .glitches = 3}},
        {"no permission",
         may_not,
         may_at_last,
         4000,
         SCREEN_CHOOSE,
         "fault buttons GPIO chip /dev/gpiochip0: Permission denied; add the user",
         {0},
         {.presses = 1}},
        {"foot switch", NULL, steps_on_it, 1000, SCREEN_CHOOSE, NULL, {0}, {.presses = 1}},
        {"foot switch that hangs",
         NULL,
         foot_sticks,
         37000,
         SCREEN_TOOL,
         "fault B4 Stuck green button",
         {0},
         {.presses = 2, .stuck = 1}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct bench *bench = calloc(1, sizeof *bench);

        assert_non_null(bench);
        open_bench(bench, &rows[i]);
        play(bench, &rows[i]);
        check(bench, &rows[i]);
        close_bench(bench);
        free(bench);
    }
}

/* How many glitches come through depends on the queue; that presses do does not. */
static void test_a_storm_that_is_read_late(void **state)
{
    static const struct row row = {"late",        is_slow, storms, 1200,
                                   SCREEN_CHOOSE, NULL,    {0},    {0}};
    struct bench *bench = calloc(1, sizeof *bench);
    struct button_counts counts[BUTTON_COUNT];

    (void)state;
    assert_non_null(bench);
    open_bench(bench, &row);
    play(bench, &row);
    assert_int_equal(bench->station.model.screen, SCREEN_CHOOSE);
    assert_true(input_take_counts(&bench->station.input, counts));
    assert_int_equal(counts[BUTTON_OK].presses, 1);
    assert_int_equal(counts[BUTTON_LEFT].presses, 0);
    assert_true(counts[BUTTON_LEFT].glitches < 5000); /* some were lost, so the row means it */
    assert_false(bench->station.input.buttons[BUTTON_LEFT].level);
    close_bench(bench);
    free(bench);
}

static void test_back_off(void **state)
{
    static const int wanted_ms[] = {500, 1000, 2000, 4000, 8000, 16000, 30000, 30000};
    int ms = 0;

    (void)state;
    for (size_t i = 0; i < sizeof wanted_ms / sizeof wanted_ms[0]; i++) {
        ms = buttons_retry_ms(ms);
        assert_int_equal(ms, wanted_ms[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_a_storm_that_is_read_late),
        cmocka_unit_test(test_back_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
