/* SPDX-License-Identifier: MIT */
/* What a screen is spared: over the minutes and hours that nobody comes, no pixel stays bright.
 * A whole station is drawn, small, every few seconds, and every pixel's time is kept. */
#include "app/cli/station.h"
#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <math.h>

enum {
    START_MS = 5000000,
    MINUTE_MS = 60000,
    SAMPLE_MS = 10000,
    FRAME_MS = 33,
    LONG_SIDE = 640,
    SHORT_SIDE = 360,
    PIXELS = LONG_SIDE * SHORT_SIDE,
    LONGEST_MS = 10 * MINUTE_MS /* kiosk practice: nothing static for longer */
};

/* Brighter than the rule line and the strip may be (design, burn-in care). */
static const float BRIGHT = 0.35F;
static const float DIM = 0.08F; /* dimmed words and skin are brighter, the ground is not */
static const float RESTING =
    0.015F; /* the time and the words are brighter, the discs are not */

static struct station station;
static uint32_t pixels[PIXELS];
static int64_t bright_ms[PIXELS]; /* for how long it has been bright without a break */
static int64_t most_ms[PIXELS];

static float luminance(uint32_t colour)
{
    static const float PARTS[] = {0.0722F, 0.7152F, 0.2126F};
    float sum = 0.0F;

    for (int i = 0; i < 3; i++) {
        float value = (float)(colour >> (8 * i) & 0xFFU) / 255.0F;
        sum += PARTS[i] *
               (value <= 0.04045F ? value / 12.92F : powf((value + 0.055F) / 1.055F, 2.4F));
    }
    return sum;
}

static void open_station(void)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    assert_true(station_init(&station, &files, START_MS));
    assert_true(station_open_fonts(&station));
}

/* @return pixels that were bright for longer than they should */
static int watch(bool portrait, int64_t from_ms, int64_t to_ms, float bright)
{
    struct canvas canvas = {.pixels = pixels,
                            .w = portrait ? SHORT_SIDE : LONG_SIDE,
                            .h = portrait ? LONG_SIDE : SHORT_SIDE,
                            .stride = portrait ? SHORT_SIDE : LONG_SIDE};
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    int count = 0;

    memset(bright_ms, 0, sizeof bright_ms);
    memset(most_ms, 0, sizeof most_ms);
    raster_invalidate(station.raster);
    for (int64_t ms = from_ms; ms <= to_ms; ms += SAMPLE_MS) {
        station_advance(&station, START_MS + ms);
        assert_true(station_draw(&station, &canvas, START_MS + ms, damage) >= 0);
        for (int i = 0; i < PIXELS; i++) {
            bright_ms[i] = luminance(pixels[i]) > bright ? bright_ms[i] + SAMPLE_MS : 0;
            most_ms[i] = bright_ms[i] > most_ms[i] ? bright_ms[i] : most_ms[i];
        }
    }
    for (int i = 0; i < PIXELS; i++) {
        count += most_ms[i] > LONGEST_MS;
    }
    return count;
}

/* In both layouts, with and without a choice of languages: while it is shown in full, and for
 * half an hour of what follows. */
static void test_attract(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        bool portrait = i / 2 != 0;

        open_station();
        if (i % 2 == 0) {
            station.settings.languages = 1;
        }
        assert_int_equal(watch(portrait, 0, 15 * MINUTE_MS, BRIGHT), 0);
        assert_true(station.model.dimmed);
        /* Where one still picture lies over another a few pixels stay as bright as dimmed text.
         */
        assert_in_range(watch(portrait, 15 * MINUTE_MS, 45 * MINUTE_MS, DIM), 0, PIXELS / 100);
        station_finish(&station);
    }
}

static void rest(void)
{
    open_station();
    station.settings.opening = (struct opening){{{0x7F, 360, 1320}}, 1};
    station_set_minute(&station, START_MS, 0, 0);
    station_advance(&station, START_MS + station.settings.wake_ms);
    assert_int_equal(station.model.screen, SCREEN_RESTING);
}

static void test_resting(void **state)
{
    const float time = luminance(REST.time);

    (void)state;
    for (int portrait = 0; portrait < 2; portrait++) {
        rest();
        assert_int_equal(watch(portrait != 0, 4 * MINUTE_MS, 19 * MINUTE_MS, RESTING), 0);
        for (int i = 0; i < PIXELS; i++) {
            assert_true(luminance(pixels[i]) <= time);
        }
        station_finish(&station);
    }
}

/* As the loop of a station does: sleeps until the picture changes, and draws then.
 * @return frames in which anything was shown */
static int frames(int64_t from_ms, int64_t to_ms)
{
    const struct canvas canvas = {pixels, LONG_SIDE, SHORT_SIDE, LONG_SIDE};
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    int64_t now_ms = START_MS + from_ms;
    int count = 0;

    while (now_ms < START_MS + to_ms) {
        station_advance(&station, now_ms);
        count += station_draw(&station, &canvas, now_ms, damage) > 0;
        int64_t change_ms = station_next_change(&station, false, now_ms);
        int64_t due_ms = station_next_deadline(&station);
        int64_t next_ms = change_ms < due_ms ? change_ms : due_ms;
        now_ms = next_ms > now_ms + FRAME_MS ? next_ms : now_ms + FRAME_MS;
    }
    return count;
}

/* One a second and the few in which the whole frame moves on; black: one, and then none. */
static void test_frames_at_rest(void **state)
{
    (void)state;
    rest();
    int resting = frames(4 * MINUTE_MS, 14 * MINUTE_MS);
    assert_in_range(resting, 590, 600 + 10 * 6);
    station_advance(&station, START_MS + 40 * MINUTE_MS);
    assert_true(station.model.black);
    int first = frames(40 * MINUTE_MS, 41 * MINUTE_MS);
    assert_in_range(first, 1, 15); /* it comes in */
    assert_int_equal(frames(41 * MINUTE_MS, 600 * MINUTE_MS), 0);
    for (int i = 0; i < PIXELS; i++) {
        assert_int_equal(pixels[i] & 0xFFFFFF, 0);
    }
    station_finish(&station);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attract),
        cmocka_unit_test(test_resting),
        cmocka_unit_test(test_frames_at_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
