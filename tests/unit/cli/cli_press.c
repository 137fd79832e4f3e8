/* SPDX-License-Identifier: MIT */
/* From the edge of a press to what is heard of it, on a device that wants its frames when it
 * likes: 40 ms, and a buffer. Every time here is the station's own, so nothing depends on how
 * fast this machine is. */
#include "app/cli/station.h"
#include "app/sdl/sound_clock.h"
#include "app/sound/mixer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    ALLOWED_MS = 40,
    DEBOUNCE_MOST_MS = 20,
    FRAMES_A_MS = MIXER_RATE_HZ / 1000,
    LISTEN = 200 * FRAMES_A_MS,
    AUDIBLE = 393, /* a hundredth of full scale */
    BUFFER = SOUND_BUFFER_FRAMES,
    DEVICE_LATE_MS = 8,
};

static void open_station(struct station *station, int64_t debounce_ms)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    assert_true(station_init(station, &files, START_MS));
    station->settings.debounce_ms = debounce_ms;
    station->config.settings.debounce_ms = debounce_ms;
    station->settings.volume_percent = 100;
    station->settings.volume_hours_count = 0;
    assert_true(station_hear(station, UNKNOT_MEDIA, "/dev/null", START_MS));
    station_advance(station, START_MS);
}

/* The first frame that is heard from now on; below 0: none. */
static int first_heard(struct station *station)
{
    static int16_t out[2 * LISTEN];

    sound_render(station->hearing.sound, out, LISTEN);
    for (int i = 0; i < LISTEN; i++) {
        if (abs(out[2 * i]) > AUDIBLE) {
            return i;
        }
    }
    return -1;
}

/* Presses in a station that waits: the loop sleeps until the deadline, and then it is heard. */
static int onset_us(enum button button, int64_t debounce_ms, bool settled)
{
    struct station station;
    const int64_t at_ms = START_MS + 5000;
    const struct button_edge edge = {button, true, at_ms, settled};

    open_station(&station, debounce_ms);
    station_advance(&station, at_ms - 1000);
    station_edge(&station, &edge);
    int64_t wakes_ms = station_next_deadline(&station);

    assert_int_equal(wakes_ms, at_ms + (settled ? 0 : debounce_ms));
    station_advance(&station, wakes_ms);
    int frame = first_heard(&station);

    station_finish(&station);
    assert_true(frame >= 0);
    return (int)(wakes_ms - at_ms) * 1000 + frame * 1000 / FRAMES_A_MS;
}

static void test_a_press_is_heard_in_time(void **state)
{
    (void)state;
    for (int debounce_ms = 5; debounce_ms <= DEBOUNCE_MOST_MS; debounce_ms += 5) {
        int us = onset_us(BUTTON_OK, debounce_ms, false);

        print_message("debounce %d ms: heard after %d us\n", debounce_ms, us);
        assert_in_range(us, debounce_ms * 1000, ALLOWED_MS * 1000);
    }
    assert_in_range(onset_us(BUTTON_OK, DEBOUNCE_MOST_MS, true), 0,
                    (ALLOWED_MS - DEBOUNCE_MOST_MS) * 1000);
}

/* A press at `at_us` on a device that asks for a buffer each 21.3 ms, sometimes late.
 * @return how long after it the device comes to it, had it never been late, in frames */
static int frames_until_heard(struct sound_clock clock, int64_t first_us, int64_t at_us)
{
    static int16_t loud[2 * FRAMES_A_MS], out[2 * BUFFER];
    struct mixer mixer;
    int64_t asked_us = first_us;

    for (int i = 0; i < 2 * FRAMES_A_MS; i++) {
        loud[i] = 20000;
    }
    mixer_init(&mixer);
    for (int64_t ask = 0; ask < 400; ask++) {
        if (asked_us > at_us && !mixer_has_cue(&mixer, 1)) {
            int64_t frame = sound_clock_frame(&clock, at_us / 1000);

            assert_true(mixer_cue(&mixer, (struct clip){loud, FRAMES_A_MS}, frame, 1));
        }
        sound_clock_asked(&clock, asked_us, mixer.position);
        mixer_render(&mixer, out, BUFFER);
        for (int i = 0; i < BUFFER; i++) {
            if (abs(out[2 * i]) > AUDIBLE) {
                int64_t heard = mixer.position - BUFFER + i;

                return (int)(heard - (at_us - first_us) * FRAMES_A_MS / 1000);
            }
        }
        asked_us =
            first_us + mixer.position * 1000 / FRAMES_A_MS + (ask * 37 % DEVICE_LATE_MS) * 1000;
    }
    return -1;
}

static void test_a_device_is_behind_by_a_buffer_at_most(void **state)
{
    int most = 0;

    (void)state;
    for (int64_t at_us = 1000000; at_us < 1100000; at_us += 731) {
        int frames = frames_until_heard((struct sound_clock){0}, 500000, at_us);

        assert_true(frames >= -FRAMES_A_MS); /* times are whole milliseconds */
        most = frames > most ? frames : most;
    }
    print_message("a device of %d frames is behind by %d at most\n", (int)BUFFER, most);
    assert_in_range(most, BUFFER / 2, BUFFER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_press_is_heard_in_time),
        cmocka_unit_test(test_a_device_is_behind_by_a_buffer_at_most),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
