/* SPDX-License-Identifier: MIT */
/* Which frame is heard when, as far as a device's asking tells. */
#include "app/sdl/sound_clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_the_clock_follows_the_device(void **state)
{
    struct sound_clock clock = {0};

    (void)state;
    assert_int_equal(sound_clock_frame(&clock, 12345), 0);
    /* Asked late, at most by 8 ms: only the earliest counts. */
    for (int i = 0; i < 200; i++) {
        int64_t at_us = 1000000 + (int64_t)i * 21333 + i * 37 % 8 * 1000;

        sound_clock_asked(&clock, at_us, (int64_t)i * 1024);
    }
    assert_in_range(sound_clock_frame(&clock, 3000), 96000 - 60, 96000 + 60);
    /* A crystal that is 100 ppm slow, for an hour. */
    for (int64_t i = 200; i < 170000; i++) {
        sound_clock_asked(&clock, 1000000 + (int64_t)((double)i * 21333.333 * 1.0001),
                          i * 1024);
    }
    int64_t last_ms = 1000 + (int64_t)(169999 * 21.333333 * 1.0001);

    assert_in_range(sound_clock_frame(&clock, last_ms), 169999 * 1024 - 100,
                    169999 * 1024 + 100);
    /* It was away for two seconds. */
    sound_clock_asked(&clock, (last_ms + 2000) * 1000, 169999 * 1024);
    assert_in_range(sound_clock_frame(&clock, last_ms + 2000), 169999 * 1024 - 10,
                    169999 * 1024 + 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_clock_follows_the_device),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
