/* SPDX-License-Identifier: MIT */
/* Windows without a display: pixels in memory, and no silent darkness. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sdl/window.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

static void assert_canvas(int w, int h, int rotate, int wanted_w, int wanted_h)
{
    char error[RASTER_ERROR_MAX];
    struct window_options options = {.w = w, .h = h, .rotate = rotate, .offscreen = true};
    struct window *window = window_open(&options, error);
    assert_non_null(window);
    struct canvas canvas = window_canvas(window);
    assert_int_equal(canvas.w, wanted_w);
    assert_int_equal(canvas.h, wanted_h);
    assert_true(canvas.stride >= canvas.w);
    assert_true(window_was_reset(window));
    assert_false(window_was_reset(window));
    canvas.pixels[canvas.stride * (canvas.h - 1) + canvas.w - 1] = 0x123456;
    struct pixel_rect rects[] = {{0, 0, canvas.w, canvas.h}, {-5, -5, 4000, 4000}};
    window_present(window, rects, 2);
    window_present(window, rects, 0);
    struct canvas again = window_canvas(window);
    assert_ptr_equal(again.pixels, canvas.pixels);
    assert_false(window_was_reset(window));
    assert_string_equal(window_driver(window), "offscreen");
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
    window_close(window);
}

static void a_canvas_has_the_size_of_the_turned_page(void **state)
{
    (void)state;
    assert_canvas(1920, 1080, 0, 1920, 1080);
    assert_canvas(1920, 1080, 90, 1080, 1920);
    assert_canvas(1920, 1080, 180, 1920, 1080);
    assert_canvas(1920, 1080, 270, 1080, 1920);
    assert_canvas(0, 0, 0, 1280, 720);
}

static void other_angles_are_refused(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "";
    struct window_options options = {.rotate = 45, .offscreen = true};
    assert_null(window_open(&options, error));
    assert_string_equal(error, "rotate 45: use 0, 90, 180 or 270");
}

static void a_driver_that_shows_nothing_is_refused(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "";
    struct window_options options = {0};
    setenv("SDL_VIDEODRIVER", "no-such-driver,dummy", 1);
    assert_null(window_open(&options, error));
    assert_non_null(strstr(error, "no screen"));
    assert_non_null(strstr(error, "dummy"));
    assert_non_null(strstr(error, "--video offscreen"));
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
}

static void a_missing_driver_is_said(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "";
    struct window_options options = {0};
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_null(window_open(&options, error));
    assert_non_null(strstr(error, "no screen"));
    assert_non_null(strstr(error, "--video offscreen"));
}

static void a_driver_asked_for_by_name_is_taken(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "";
    struct window_options options = {.w = 320, .h = 200};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct window *window = window_open(&options, error);
    assert_non_null(window);
    assert_string_equal(window_driver(window), "dummy");
    struct canvas canvas = window_canvas(window);
    assert_int_equal(canvas.w, 320);
    window_close(window);
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
}

static void closing_nothing_is_allowed(void **state)
{
    (void)state;
    window_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_canvas_has_the_size_of_the_turned_page),
        cmocka_unit_test(other_angles_are_refused),
        cmocka_unit_test(a_driver_that_shows_nothing_is_refused),
        cmocka_unit_test(a_missing_driver_is_said),
        cmocka_unit_test(a_driver_asked_for_by_name_is_taken),
        cmocka_unit_test(closing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
