/* SPDX-License-Identifier: MIT */
/* The whole frame wanders: where it stands when, and that nothing wakes for it in between. */
#include "app/ui/orbit.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

enum {
    MINUTE_MS = 60000
};

static bool is_at(int64_t ms, float x, float y)
{
    struct point at = orbit_at(ms);

    return at.x - x == 0.0F && at.y - y == 0.0F;
}

static void test_stands_on_an_orbit_of_eight(void **state)
{
    (void)state;
    for (int64_t ms = 0; ms <= MINUTE_MS; ms += 500) {
        assert_true(is_at(ms, 0, 0));
    }
    for (int minute = 1; minute <= 20; minute++) {
        struct point at = orbit_at((int64_t)minute * MINUTE_MS + 2000);
        struct point later = orbit_at((int64_t)(minute + 1) * MINUTE_MS);
        struct point round = orbit_at((int64_t)(minute + 8) * MINUTE_MS + 2000);
        float reach = hypotf(at.x, at.y);

        assert_true(reach > 3.9F && reach < 4.5F);
        assert_true(fabsf(at.x) <= ORBIT_REACH_PX && fabsf(at.y) <= ORBIT_REACH_PX);
        assert_true(is_at((int64_t)(minute + 1) * MINUTE_MS, at.x, at.y)); /* rests till then */
        assert_float_equal(later.x, at.x, 0.0F);
        assert_float_equal(round.x, at.x, 0.0F);
        assert_float_equal(round.y, at.y, 0.0F);
    }
}

/* One pixel at a time, each way, and only within the two seconds. */
static void test_steps_by_whole_pixels(void **state)
{
    struct point before = {0, 0};

    (void)state;
    for (int64_t ms = 0; ms < 20 * MINUTE_MS; ms += 20) {
        struct point at = orbit_at(ms);
        float dx = fabsf(at.x - before.x), dy = fabsf(at.y - before.y);

        assert_float_equal(at.x, roundf(at.x), 0.0F);
        assert_float_equal(at.y, roundf(at.y), 0.0F);
        assert_true(dx <= 1.0F && dy <= 1.0F);
        if (dx > 0.0F || dy > 0.0F) {
            assert_true(ms % MINUTE_MS <= 2000);
        }
        before = at;
    }
}

/* The next change is one, and nothing changes before it: a few wake-ups a minute. */
static void test_next_change_is_the_next(void **state)
{
    int changes = 0;

    (void)state;
    for (int64_t ms = 0; ms < 10 * MINUTE_MS; changes++) {
        int64_t next_ms = orbit_change_ms(ms);
        struct point now = orbit_at(ms);

        assert_true(next_ms > ms);
        assert_true(is_at(next_ms - 1, now.x, now.y));
        assert_false(is_at(next_ms, now.x, now.y));
        ms = next_ms;
    }
    assert_in_range(changes, 10 * 3, 10 * 6);
    for (int64_t ms = 59000; ms < 63000; ms += 7) { /* asked at any time */
        int64_t next_ms = orbit_change_ms(ms);
        struct point now = orbit_at(ms);
        for (int64_t t = ms; t < next_ms; t += 11) {
            assert_true(is_at(t, now.x, now.y));
        }
        assert_false(is_at(next_ms, now.x, now.y));
    }
}

/* A frame is a function of the model's time: a station that runs longer shows it elsewhere. */
static void test_frames_are_shifted(void **state)
{
    static struct draw_list list;
    const struct ui_env *env = fixture_env(&fixture_layouts[0]);
    struct model model;

    (void)state;
    fixture_moment(0)->build(&model);
    ui_draw(&model, env, model.now_ms, &list);
    assert_float_equal(list.shift.y, 0.0F, 0.0F);
    model.started_ms = model.now_ms - 62000;
    ui_draw(&model, env, model.now_ms, &list);
    assert_float_equal(list.shift.x, 0.0F, 0.0F);
    assert_float_equal(list.shift.y, -4.0F, 0.0F);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stands_on_an_orbit_of_eight),
        cmocka_unit_test(test_steps_by_whole_pixels),
        cmocka_unit_test(test_next_change_is_the_next),
        cmocka_unit_test(test_frames_are_shifted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
