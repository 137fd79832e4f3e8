/* SPDX-License-Identifier: MIT */
/* A script is played by the virtual clock: without frames in between, with those before a
 * picture, or with each that a screen would show. */
#include "app/cli/live.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    MINUTE_MS = 60000,
    FPS = 20
};

static const char path[] = "cli_play.script";
static struct station station;
static struct quit quit;
static struct watchdog watchdog;

static void write_script(const char *script)
{
    FILE *file = fopen(path, "w");

    assert_true(file != NULL && fputs(script, file) >= 0 && fclose(file) == 0);
}

static struct live begin(struct player *player, const char *script)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    const struct window_options options = {.w = 320, .h = 180, .offscreen = true};
    char error[RASTER_ERROR_MAX];

    assert_true(station_init(&station, &files, START_MS));
    write_script(script);
    assert_true(player_init(player, path, NULL, START_MS));
    return (struct live){.station = &station,
                         .window = window_open(&options, error),
                         .player = player,
                         .quit = &quit,
                         .watchdog = &watchdog,
                         .fps = FPS};
}

static void end(struct live *live)
{
    player_finish(live->player);
    window_close(live->window);
    station_finish(&station);
    unlink(path);
}

/* @return when the last frame was shown, since the start; below 0: none was */
static int64_t last_frame_ms(const char *script, bool each_frame)
{
    struct player player;
    struct live live = begin(&player, script);

    live.each_frame = each_frame;
    live_play_virtual(&live);
    assert_true(player.ended);
    end(&live);
    return live.shown_ms - START_MS;
}

static void test_frames(void **state)
{
    const char *script = "1.0 tap ok\n2.0 expect screen choose\n3.0 end\n";

    (void)state;
    assert_true(last_frame_ms(script, false) < 0);
    assert_int_equal(last_frame_ms(script, true), 3000);
}

/* Where nothing moves time goes on with what comes next: a night is played at once. */
static void test_black(void **state)
{
    struct player player;
    struct live live = begin(&player, "0.0 clock mon 00:00\n21590.0 end\n");

    (void)state;
    live.each_frame = true;
    station.settings.opening = (struct opening){{{0x7F, 360, 1320}}, 1};
    station.settings.closed_is_black = true;
    live_play_virtual(&live);
    assert_true(player.ended);
    assert_int_equal(station.model.screen, SCREEN_RESTING);
    end(&live);
}

/* A clock of a script beats, too: the contacts are recorded once an hour. */
static void test_clock_beats(void **state)
{
    struct player player;
    struct live live = begin(&player, "0.0 clock mon 09:00\n1.0 tap ok\n7300.0 end\n");

    (void)state;
    live_play_virtual(&live);
    assert_int_equal(station.buttons_ms, START_MS + 120 * MINUTE_MS);
    end(&live);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_black),
        cmocka_unit_test(test_clock_beats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
