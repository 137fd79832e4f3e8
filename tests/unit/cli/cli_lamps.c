/* SPDX-License-Identifier: MIT */
/* Lamps that cannot be had, go away and come back: a station goes on, says so once, and tries
 * again ever more seldom. The lines themselves are this file's. */
#include "app/cli/lamp_driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    TRACE_MAX = 4000
};

struct lamps {
    float levels[BUTTON_COUNT];
};

static struct {
    struct lamps lamps;
    bool refused, gone;
    int opened, tried, closed, shown;
} panel;

struct lamps *lamps_open(const struct lamps_config *config, char error_out[BUTTONS_ERROR_MAX])
{
    assert_int_equal(config->line_count, 1);
    panel.tried++;
    if (panel.refused) {
        snprintf(error_out, BUTTONS_ERROR_MAX, "BCM 26 is in use");
        return NULL;
    }
    panel.opened++;
    return &panel.lamps;
}

bool lamps_show(struct lamps *lamps, const float levels[BUTTON_COUNT])
{
    memcpy(lamps->levels, levels, sizeof lamps->levels);
    panel.shown++;
    return !panel.gone;
}

void lamps_close(struct lamps *lamps)
{
    panel.closed += lamps != NULL;
}

static struct station station;
static struct lamp_driver driver;
static char trace[TRACE_MAX];

static int begin(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    const struct lamps_config config = {.lines = {{BUTTON_OK, 26, false}}, .line_count = 1};

    (void)state;
    memset(&panel, 0, sizeof panel);
    memset(trace, 0, sizeof trace);
    assert_true(station_init(&station, &files, START_MS));
    station.trace = fmemopen(trace, TRACE_MAX - 1, "w");
    station.trace_from_ms = START_MS;
    lamp_driver_start(&driver, &config);
    return 0;
}

static int end(void **state)
{
    FILE *file = station.trace;

    (void)state;
    lamp_driver_end(&driver);
    station_finish(&station);
    fclose(file);
    return panel.closed == panel.opened ? 0 : -1;
}

static int faults(void)
{
    int count = 0;

    fflush(station.trace);
    for (const char *at = trace; (at = strstr(at, "fault lamps")) != NULL; at++) {
        count++;
    }
    return count;
}

/* Goes to sleep and wakes as the loop does, for so long. */
static void run(int64_t from_ms, int64_t until_ms)
{
    for (int64_t now_ms = from_ms; now_ms < until_ms;) {
        lamp_driver_show(&driver, &station, now_ms);
        int64_t next_ms = lamp_driver_next_ms(&driver, &station, now_ms, now_ms + 33);

        assert_true(next_ms > now_ms);
        now_ms = next_ms;
    }
}

static void test_a_lamp_follows_the_station(void **state)
{
    (void)state;
    run(START_MS, START_MS + 10000);
    assert_int_equal(panel.opened, 1);
    assert_in_range(panel.shown, 4, 6); /* on and off each 5 s, and nothing between */
    assert_int_equal(faults(), 0);
}

static void test_lamps_that_are_refused_are_tried_ever_more_seldom(void **state)
{
    (void)state;
    panel.refused = true;
    run(START_MS, START_MS + 600000);
    assert_in_range(panel.tried, 12, 18); /* 1, 2, 4 ... 60 s: never more than one a minute */
    assert_int_equal(faults(), 1);
    assert_non_null(strstr(trace, "BCM 26 is in use"));
    panel.refused = false;
    run(START_MS + 600000, START_MS + 720000);
    assert_int_equal(panel.opened, 1);
    assert_int_equal(faults(), 1);
}

static void test_lamps_that_go_away_come_back(void **state)
{
    (void)state;
    run(START_MS, START_MS + 5000);
    panel.gone = true;
    run(START_MS + 5000, START_MS + 9000);
    assert_int_equal(faults(), 1);
    panel.gone = false;
    run(START_MS + 9000, START_MS + 20000);
    assert_true(panel.opened >= 2);
    assert_non_null(driver.lamps);
    panel.gone = true; /* another time is another fault */
    run(START_MS + 20000, START_MS + 30000);
    assert_int_equal(faults(), 2);
    panel.gone = false;
}

/* The lines of a chip that was gone are dark for ever, and as long as nothing changes nobody
 * asks for them. */
static void test_lamps_of_a_chip_that_came_back_are_taken_anew(void **state)
{
    (void)state;
    lamp_driver_show(&driver, &station, START_MS);
    int shown = panel.shown;

    lamp_driver_again(&driver);
    lamp_driver_show(&driver, &station, START_MS + 1);
    assert_int_equal(panel.opened, 2);
    assert_int_equal(panel.closed, 1);
    assert_int_equal(panel.shown, shown + 1);
    assert_int_equal(faults(), 0);
    panel.refused = true; /* without a wait that a refusal before had left */
    lamp_driver_again(&driver);
    lamp_driver_show(&driver, &station, START_MS + 2);
    panel.refused = false;
    lamp_driver_again(&driver);
    lamp_driver_show(&driver, &station, START_MS + 3);
    assert_int_equal(panel.opened, 3);
}

static void test_a_panel_without_lamps_is_never_woken(void **state)
{
    const struct lamps_config none = {.line_count = 0};

    (void)state;
    lamp_driver_start(&driver, &none);
    lamp_driver_again(&driver);
    lamp_driver_show(&driver, &station, START_MS);
    assert_true(lamp_driver_next_ms(&driver, &station, START_MS, START_MS + 33) == INT64_MAX);
    assert_int_equal(panel.tried, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_lamp_follows_the_station, begin, end),
        cmocka_unit_test_setup_teardown(test_lamps_that_are_refused_are_tried_ever_more_seldom,
                                        begin, end),
        cmocka_unit_test_setup_teardown(test_lamps_that_go_away_come_back, begin, end),
        cmocka_unit_test_setup_teardown(test_lamps_of_a_chip_that_came_back_are_taken_anew,
                                        begin, end),
        cmocka_unit_test_setup_teardown(test_a_panel_without_lamps_is_never_woken, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
