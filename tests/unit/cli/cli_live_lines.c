/* SPDX-License-Identifier: MIT */
/* Who has the header's lines: the reader but while they are learned, and again afterwards,
 * whatever happened; and what was learned is used and written. */
#include "app/cli/live_lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Stand for the two threads: the archive's own are not linked then. */
static struct {
    int readers, listeners;     /**< that run now */
    struct buttons_config read; /**< what the reader was started with */
    struct line_listener_settings heard_of;
    bool listener_fails;
    struct line_heard waiting[8];
    int count;
} world;

struct button_reader {
    int unused;
};
struct line_listener {
    int unused;
};
static struct button_reader some_reader;
static struct line_listener some_listener;

struct button_reader *button_reader_start(const struct buttons_config *config,
                                          button_reader_wake wake, void *context)
{
    (void)context;
    assert_non_null(wake);
    world.readers++;
    world.read = *config;
    return &some_reader;
}

void button_reader_stop(struct button_reader *reader)
{
    world.readers -= reader != NULL;
}

int button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                       int edges_max)
{
    (void)reader;
    (void)edges_out;
    (void)edges_max;
    return 0;
}

bool button_reader_take_levels(struct button_reader *reader, bool pressed_out[BUTTON_COUNT])
{
    (void)reader;
    (void)pressed_out;
    return false;
}

bool button_reader_take_error(struct button_reader *reader, char error_out[BUTTONS_ERROR_MAX])
{
    (void)reader;
    (void)error_out;
    return false;
}

int64_t button_reader_busy_ms(struct button_reader *reader)
{
    (void)reader;
    return 0;
}

struct line_listener *line_listener_start(const struct line_listener_settings *settings)
{
    assert_int_equal(world.readers, 0); /* the lines are free */
    world.heard_of = *settings;
    if (world.listener_fails) {
        return NULL;
    }
    world.listeners++;
    return &some_listener;
}

bool line_listener_take(struct line_listener *listener, struct line_heard *heard_out)
{
    (void)listener;
    if (world.count == 0) {
        return false;
    }
    *heard_out = world.waiting[0];
    world.count--;
    memmove(world.waiting, world.waiting + 1, (size_t)world.count * sizeof world.waiting[0]);
    return true;
}

void line_listener_stop(struct line_listener *listener)
{
    world.listeners -= listener != NULL;
}

static struct station station;
static struct live_lines lines;
static int64_t now_ms;
static char folder[64], path[96];

static void follow(int64_t ms)
{
    for (int64_t until_ms = now_ms + ms; now_ms < until_ms; now_ms += 20) {
        live_lines_follow(&lines, &station, now_ms);
        station_advance(&station, now_ms);
    }
    live_lines_follow(&lines, &station, now_ms);
}

static void key(enum button button, int64_t ms)
{
    struct button_edge edge = {button, true, now_ms, true};

    station_edge(&station, &edge);
    follow(ms);
    edge = (struct button_edge){button, false, now_ms, true};
    station_edge(&station, &edge);
    follow(400);
}

static int setup(void **state)
{
    struct station_files files = {NULL, path, NULL};
    FILE *out;

    (void)state;
    memset(&world, 0, sizeof world);
    snprintf(folder, sizeof folder, "/tmp/unknot-lines-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/config.yaml", folder);
    out = fopen(path, "w");
    if (out == NULL) {
        return -1;
    }
    fputs("# the gym's\nbuttons:\n  lines:\n    - {button: back, gpio: 17}\n"
          "    - {button: left, gpio: 27}\n    - {button: right, gpio: 22}\n"
          "    - {button: ok, gpio: 23}\n    - {button: ok, gpio: 24}   # foot switch\n",
          out);
    fclose(out);
    now_ms = 1000;
    assert_true(station_init(&station, &files, now_ms));
    live_lines_read(&lines, &station, NULL, NULL);
    assert_int_equal(world.readers, 1);
    station_begin_service(&station, now_ms);
    follow(500);
    return 0;
}

static int teardown(void **state)
{
    char command[128];

    (void)state;
    live_lines_end(&lines);
    assert_int_equal(world.readers, 0);
    assert_int_equal(world.listeners, 0);
    station_finish(&station);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void hear(const struct line_heard *heard)
{
    world.waiting[world.count++] = *heard;
    world.waiting[world.count - 1].at_ms = now_ms;
    follow(200);
}

static void line_pressed(int bcm)
{
    hear(&(struct line_heard){.kind = HEARD_PRESS, .press = {.bcm = bcm, .active_low = true}});
}

static void line_is(int bcm, bool high)
{
    hear(&(struct line_heard){.kind = HEARD_EDGE, .bcm = bcm, .high = high});
}

static const struct service *service(void)
{
    return &station.model.staff.service;
}

static void to_wiring(void)
{
    key(BUTTON_OK, 80); /* the first check, by keyboard */
    assert_int_equal(station.model.screen, SCREEN_WIRING);
    assert_int_equal(world.readers, 0);
    assert_int_equal(world.listeners, 1);
    assert_int_equal(world.heard_of.line_count, 0);
    hear(&(struct line_heard){.kind = HEARD_OPEN, .held = 1U << 5});
    assert_int_equal(service()->hearing.state, LISTEN_ON);
    assert_int_equal(service()->hearing.held, 1U << 5);
}

static void what_was_learned_is_used_and_written(void **state)
{
    static const int learned[BUTTON_COUNT] = {27, 17, 6, 23};
    char text[600] = "";

    (void)state;
    to_wiring();
    for (int i = 0; i < BUTTON_COUNT; i++) {
        line_pressed(learned[i]);
    }
    assert_int_equal(service_wanted(service()), BUTTON_COUNT);
    line_is(23, false); /* the green button itself saves */
    line_is(23, true);
    follow(200);
    assert_int_equal(service()->page, SERVICE_SAVED);
    assert_int_equal(service()->saved.state, SAVE_DONE);
    assert_int_equal(world.listeners, 0);
    assert_int_equal(world.readers, 1);
    assert_int_equal(world.read.line_count, 5);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        assert_int_equal(world.read.lines[i].button, i);
        assert_int_equal(world.read.lines[i].offset, learned[i]);
    }
    assert_int_equal(world.read.lines[4].offset, 24); /* the foot switch */
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    if (in != NULL) {
        text[fread(text, 1, sizeof text - 1, in)] = '\0';
        fclose(in);
    }
    assert_non_null(strstr(text, "# the gym's\n"));
    assert_non_null(strstr(text, "{button: back, gpio: 27, bias: pull_up, active_low: true}"
                                 "    # header pin 13\n"));
    assert_non_null(strstr(text, "{button: right, gpio: 6,"));
}

/* A file that cannot be written: it holds all the same, and the screen says what to write. */
static void it_holds_where_it_cannot_be_written(void **state)
{
    char gone[128];

    (void)state;
    snprintf(gone, sizeof gone, "%s/config.yaml.part-%ld", folder, (long)getpid());
    assert_int_equal(mkdir(gone, 0777), 0); /* in the way of whoever writes */
    to_wiring();
    for (int i = 0; i < BUTTON_COUNT; i++) {
        line_pressed(6 + i);
    }
    key(BUTTON_OK, 80);
    assert_int_equal(service()->saved.state, SAVE_REFUSED);
    assert_string_equal(service()->saved.reason, "File exists");
    assert_non_null(strstr(service()->saved.to_write, "{button: back, gpio: 6,"));
    assert_int_equal(world.read.lines[0].offset, 6);
}

/* Only lines that were learned are buttons, and red leaves when it is held. */
static void red_leaves_once_it_was_learned(void **state)
{
    (void)state;
    to_wiring();
    line_is(17, false); /* red as it was, not as it is */
    follow(3500);
    line_is(17, true);
    assert_int_equal(station.model.screen, SCREEN_WIRING);
    line_pressed(10);
    line_is(10, false);
    follow(3500);
    assert_int_equal(station.model.screen, SCREEN_SERVICE);
    assert_int_equal(world.listeners, 0);
    assert_int_equal(world.readers, 1);
    assert_int_equal(world.read.lines[0].offset, 17); /* nothing was saved */
    follow(2000);
    assert_true(station.model.down_ms[BUTTON_BACK] < 0); /* it was let go of */
}

static void buttons_come_back_whatever_happens(void **state)
{
    (void)state;
    world.listener_fails = true;
    key(BUTTON_OK, 80);
    follow(100);
    assert_int_equal(service()->hearing.state, LISTEN_FAILED);
    key(BUTTON_BACK, 80);
    assert_int_equal(station.model.screen, SCREEN_SERVICE);
    assert_int_equal(world.readers, 1);
    world.listener_fails = false;
    to_wiring();
    station_show_fault(&station, "a fault", now_ms); /* the screen is another one, unasked */
    follow(100);
    assert_int_equal(world.listeners, 0);
    assert_int_equal(world.readers, 1);
}

/* The lines are pressed and counted, by the wiring as it is: a foot switch is green, too. */
static void test_of_the_lines(void **state)
{
    (void)state;
    key(BUTTON_RIGHT, 80);
    key(BUTTON_OK, 80);
    assert_int_equal(service()->page, SERVICE_LINES);
    assert_int_equal(world.heard_of.line_count, 5);
    assert_int_equal(world.heard_of.lines[4].bcm, 24);
    for (int i = 0; i < SERVICE_PRESSES_LEAST; i++) {
        line_pressed(17);
    }
    assert_int_equal(service()->lines.presses[BUTTON_BACK], SERVICE_PRESSES_LEAST);
    line_is(24, false); /* held, it saves */
    follow(3500);
    line_is(24, true);
    assert_int_equal(service()->page, SERVICE_SAVED);
    assert_int_equal(station.config.settings.debounce_ms, SERVICE_DEBOUNCE_LEAST);
    assert_int_equal(station.settings.debounce_ms, SERVICE_DEBOUNCE_LEAST);
    assert_int_equal(world.readers, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_learned_is_used_and_written, setup, teardown),
        cmocka_unit_test_setup_teardown(it_holds_where_it_cannot_be_written, setup, teardown),
        cmocka_unit_test_setup_teardown(red_leaves_once_it_was_learned, setup, teardown),
        cmocka_unit_test_setup_teardown(buttons_come_back_whatever_happens, setup, teardown),
        cmocka_unit_test_setup_teardown(test_of_the_lines, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
