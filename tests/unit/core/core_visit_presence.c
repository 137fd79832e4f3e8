/* SPDX-License-Identifier: MIT */
/* The presence sensor: what it may end, and that a broken one does no harm. */
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    EMPTY_MS = 20000
};

static void sense(struct driver *d, bool here)
{
    driver_step(d, (struct event){.kind = EVENT_PRESENCE, .here = here});
}

/* What a sensor does before and while somebody is at a screen. */
enum sensor {
    SENSOR_NONE,      /* the station has none, and hears one all the same */
    SENSOR_SILENT,    /* never fires */
    SENSOR_ONLY_GONE, /* says "nobody" without ever having said "here" */
    SENSOR_STUCK_ON,
    SENSOR_LEAVES, /* somebody comes, and goes away after the last press */
    SENSOR_FLUTTERS
};

enum place {
    PLACE_MENU,
    PLACE_PAUSED,
    PLACE_STOP,
    PLACE_RUN,
    PLACE_READY
};

struct row {
    const char *name;
    enum sensor sensor;
    enum place place;
    bool ends; /* after EMPTY_MS, long before the idle time */
};

static void before(struct driver *d, enum sensor sensor)
{
    d->settings.empty_ms = sensor == SENSOR_NONE ? 0 : EMPTY_MS;
    if (sensor == SENSOR_ONLY_GONE) {
        sense(d, false);
    } else if (sensor != SENSOR_SILENT) {
        sense(d, true);
    }
}

static void go_to(struct driver *d, enum place place)
{
    if (place == PLACE_MENU) {
        driver_tap(d, BUTTON_OK);
        return;
    }
    driver_start(d, 0, LEGS_BOTH);
    if (place == PLACE_READY) {
        return;
    }
    driver_tap(d, BUTTON_OK);
    driver_tap(d, BUTTON_OK); /* found: a hold */
    if (place == PLACE_PAUSED) {
        driver_tap(d, BUTTON_OK);
    } else if (place == PLACE_STOP) {
        driver_tap(d, BUTTON_BACK);
    }
}

static void leave(struct driver *d, enum sensor sensor)
{
    if (sensor == SENSOR_LEAVES || sensor == SENSOR_NONE || sensor == SENSOR_ONLY_GONE) {
        sense(d, false);
    }
    for (int i = 0; sensor == SENSOR_FLUTTERS && i < 10; i++) {
        sense(d, i % 2 == 0);
    }
}

static void test_what_an_empty_corner_ends(void **state)
{
    static const struct row rows[] = {
        {"no sensor", SENSOR_NONE, PLACE_MENU, false},
        {"silent", SENSOR_SILENT, PLACE_MENU, false},
        {"only gone", SENSOR_ONLY_GONE, PLACE_MENU, false},
        {"stuck on", SENSOR_STUCK_ON, PLACE_MENU, false},
        {"leaves a menu", SENSOR_LEAVES, PLACE_MENU, true},
        {"flutters in a menu", SENSOR_FLUTTERS, PLACE_MENU, true},
        {"silent, paused", SENSOR_SILENT, PLACE_PAUSED, false},
        {"only gone, paused", SENSOR_ONLY_GONE, PLACE_PAUSED, false},
        {"stuck on, paused", SENSOR_STUCK_ON, PLACE_PAUSED, false},
        {"leaves a pause", SENSOR_LEAVES, PLACE_PAUSED, true},
        {"leaves at stop here", SENSOR_LEAVES, PLACE_STOP, true},
        {"still on the floor", SENSOR_LEAVES, PLACE_RUN, false},
        {"on the way to the tool", SENSOR_LEAVES, PLACE_READY, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct driver d;

        driver_init(&d);
        before(&d, rows[i].sensor);
        go_to(&d, rows[i].place);
        enum screen screen = d.model.screen;
        leave(&d, rows[i].sensor);
        int64_t gone_ms = d.now_ms;
        driver_wait(&d, EMPTY_MS - 1 - (rows[i].place == PLACE_READY ? 12000 : 0));
        if (d.model.screen != screen && rows[i].place != PLACE_RUN) {
            fail_msg("%s: ended early", rows[i].name);
        }
        driver_wait(&d, gone_ms + EMPTY_MS + 1 - d.now_ms);
        if ((d.model.screen == SCREEN_ATTRACT) != rows[i].ends) {
            fail_msg("%s: %s", rows[i].name, screen_name(d.model.screen));
        }
        const struct usage *end = driver_usage(&d, USAGE_VISIT_END, 0);
        if (rows[i].ends && rows[i].place != PLACE_MENU) {
            assert_int_equal(end->u.end.reason, ENDED_IDLE);
        } else {
            assert_null(end);
        }
    }
}

/* Whoever presses is there, whatever the sensor says: the time runs from the last press. */
static void test_a_press_says_that_somebody_is_there(void **state)
{
    struct driver d;

    (void)state;
    driver_init(&d);
    before(&d, SENSOR_LEAVES);
    driver_tap(&d, BUTTON_OK);
    sense(&d, false);
    for (int i = 0; i < 5; i++) {
        driver_wait(&d, EMPTY_MS / 2);
        driver_tap(&d, BUTTON_RIGHT);
        assert_int_equal(d.model.screen, SCREEN_CHOOSE);
    }
    driver_wait(&d, EMPTY_MS);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
}

/* Who comes back in time finds everything as it was. */
static void test_back_in_time(void **state)
{
    struct driver d;

    (void)state;
    driver_init(&d);
    before(&d, SENSOR_LEAVES);
    go_to(&d, PLACE_PAUSED);
    sense(&d, false);
    driver_wait(&d, EMPTY_MS - 1000);
    sense(&d, true);
    driver_wait(&d, EMPTY_MS * 3);
    assert_int_equal(d.model.screen, SCREEN_PAUSED);
}

/* Coming brightens the start picture; nothing is begun, and no press is counted. */
static void test_coming_wakes_the_picture(void **state)
{
    struct driver d;

    (void)state;
    driver_init(&d);
    d.settings.empty_ms = EMPTY_MS;
    driver_wait(&d, d.settings.dim_ms + 1);
    assert_true(d.model.dimmed);
    sense(&d, true);
    assert_false(d.model.dimmed);
    assert_int_equal(d.model.screen, SCREEN_ATTRACT);
    assert_int_equal(d.effect_count, 0);
    driver_wait(&d, d.settings.dim_ms - 1);
    assert_false(d.model.dimmed);
    driver_wait(&d, 2); /* stuck on: it dims as ever */
    assert_true(d.model.dimmed);
    driver_init(&d); /* without a sensor nothing wakes it */
    driver_wait(&d, d.settings.dim_ms + 1);
    sense(&d, true);
    assert_true(d.model.dimmed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_an_empty_corner_ends),
        cmocka_unit_test(test_a_press_says_that_somebody_is_there),
        cmocka_unit_test(test_back_in_time),
        cmocka_unit_test(test_coming_wakes_the_picture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
