/* SPDX-License-Identifier: MIT */
/* A window on a real X server (run under xvfb-run): what the screen shows is what was drawn,
 * and a key that is pressed arrives. Looks at the screen with ImageMagick's import, presses
 * with xdotool. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sdl/keys.h"
#include "app/sdl/window.h"
#include "app/sdl/window_way.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    W = 320,
    H = 200
};

static uint8_t screen[W * H * 3]; /* as the X server has it */

static void look(void)
{
    FILE *picture = popen("import -silent -window Unknot -depth 8 rgb:-", "r");
    assert_non_null(picture);
    size_t bytes = fread(screen, 1, sizeof screen, picture);
    assert_int_equal(pclose(picture), 0);
    assert_int_equal(bytes, sizeof screen);
}

static uint32_t screen_pixel(int x, int y)
{
    const uint8_t *rgb = &screen[(y * W + x) * 3];
    return (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
}

static uint32_t pattern(int x, int y)
{
    return (uint32_t)(x % 256) << 16 | (uint32_t)(y % 256) << 8 |
           (uint32_t)((x / 7 + y / 3) % 256);
}

static void draw_pattern(struct canvas canvas, struct pixel_rect rect)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            canvas.pixels[y * canvas.stride + x] = 0xFF000000U | pattern(x, y);
        }
    }
}

static struct window *open_window(int rotate)
{
    char error[RASTER_ERROR_MAX] = "";
    struct window_options options = {.w = W, .h = H, .rotate = rotate};
    struct window *window = window_open(&options, error);
    if (window == NULL) {
        fail_msg("%s", error);
    }
    return window;
}

/* Until the X server has mapped the window and said so. */
static void wait_until_shown(struct keys *keys)
{
    struct key_event event = {.kind = KEY_EVENT_EDGE};
    while (event.kind != KEY_EVENT_SHOW) {
        assert_true(keys_wait(keys, 10000, &event));
    }
    while (keys_wait(keys, 100, &event)) {
    }
}

/* Which pixel of the canvas a pixel of the turned screen shows. */
static uint32_t pattern_at_screen(int x, int y, int rotate)
{
    switch (rotate) {
    case 90: return pattern(y, W - 1 - x);
    case 180: return pattern(W - 1 - x, H - 1 - y);
    case 270: return pattern(H - 1 - y, x);
    default: return pattern(x, y);
    }
}

static void assert_screen_shows_pattern(int rotate)
{
    look();
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            assert_int_equal(screen_pixel(x, y), pattern_at_screen(x, y, rotate));
        }
    }
}

static void assert_shows_turned(int rotate)
{
    struct window *window = open_window(rotate);
    struct keys *keys = keys_open(true, false);
    wait_until_shown(keys);
    assert_string_equal(window_driver(window), "x11");
    struct canvas canvas = window_canvas(window);
    assert_int_equal(canvas.w, rotate % 180 == 0 ? W : H);
    assert_int_equal(canvas.h, rotate % 180 == 0 ? H : W);
    struct pixel_rect all = {0, 0, canvas.w, canvas.h};
    window_present(window, &all, 1); /* black */
    struct pixel_rect quarters[] = {{0, 0, 50, 60},
                                    {50, 0, canvas.w - 50, 60},
                                    {0, 60, 50, canvas.h - 60},
                                    {50, 60, canvas.w - 50, canvas.h - 60}};
    draw_pattern(canvas, all);
    window_present(window, quarters, 3);
    window_present(window, &quarters[3], 1);
    assert_screen_shows_pattern(rotate);
    keys_close(keys);
    window_close(window);
}

static void the_screen_shows_the_canvas(void **state)
{
    (void)state;
    assert_shows_turned(0);
}

static void the_screen_shows_the_turned_canvas(void **state)
{
    (void)state;
    assert_shows_turned(90);
    assert_shows_turned(180);
    assert_shows_turned(270);
}

static void only_what_is_presented_is_shown(void **state)
{
    (void)state;
    struct window *window = open_window(0);
    struct keys *keys = keys_open(true, false);
    wait_until_shown(keys);
    struct canvas canvas = window_canvas(window);
    struct pixel_rect all = {0, 0, W, H}, part = {100, 50, 64, 64};
    window_present(window, &all, 1);
    draw_pattern(canvas, all);
    window_present(window, &part, 1);
    look();
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            bool is_in = x >= 100 && x < 164 && y >= 50 && y < 114;
            assert_int_equal(screen_pixel(x, y), is_in ? pattern(x, y) : 0);
        }
    }
    keys_close(keys);
    window_close(window);
}

static void a_new_size_is_noticed(void **state)
{
    (void)state;
    struct window *window = open_window(0);
    struct keys *keys = keys_open(true, false);
    struct key_event event;
    wait_until_shown(keys);
    window_canvas(window);
    assert_true(window_was_reset(window));
    assert_int_equal(system("xdotool search --name Unknot windowsize --sync 400 240"), 0);
    assert_true(keys_wait(keys, 10000, &event));
    assert_int_equal(event.kind, KEY_EVENT_SHOW);
    struct canvas canvas = window_canvas(window);
    assert_int_equal(canvas.w, 400);
    assert_int_equal(canvas.h, 240);
    assert_true(window_was_reset(window));
    keys_close(keys);
    window_close(window);
}

static void a_key_arrives_pressed_and_released(void **state)
{
    (void)state;
    struct window *window = open_window(0);
    struct keys *keys = keys_open(true, false);
    wait_until_shown(keys);
    assert_int_equal(
        system("xdotool search --name Unknot windowfocus mousemove --window %1 50 50"), 0);
    struct key_event event;
    while (keys_wait(keys, 200, &event)) {
    }
    int64_t before = keys_now_ms();
    assert_int_equal(system("xdotool key Return"), 0);
    for (int pressed = 1; pressed >= 0; pressed--) {
        do {
            assert_true(keys_wait(keys, 10000, &event));
        } while (event.kind == KEY_EVENT_SHOW);
        assert_int_equal(event.kind, KEY_EVENT_EDGE);
        assert_int_equal(event.edge.button, BUTTON_OK);
        assert_int_equal(event.edge.pressed, pressed);
        assert_true(event.edge.at_ms >= before - 2 && event.edge.at_ms <= keys_now_ms() + 2);
    }
    keys_close(keys);
    window_close(window);
}

/* The way of KMS and Wayland, which needs only a renderer: here on OpenGL ES 2 under X. */
static void the_texture_way_shows_its_memory(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "";
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    SDL_Window *window = SDL_CreateWindow("Unknot", 0, 0, W, H, SDL_WINDOW_OPENGL);
    assert_non_null(window);
    void *self = window_texture_way.start(window, 0, 0, error);
    if (self == NULL) {
        fail_msg("%s", error);
    }
    struct keys *keys = keys_open(true, false);
    wait_until_shown(keys);
    struct canvas target;
    assert_true(window_texture_way.target(self, &target));
    struct pixel_rect parts[] = {
        {0, 0, W, 33}, {0, 33, 100, H - 33}, {100, 33, W - 100, H - 33}};
    draw_pattern(target, (struct pixel_rect){0, 0, W, H});
    window_texture_way.show(self, parts, 2);
    window_texture_way.show(self, &parts[2], 1);
    assert_screen_shows_pattern(0);
    SDL_Event lost = {.type = SDL_RENDER_DEVICE_RESET};
    SDL_PushEvent(&lost); /* all textures are gone: the memory has to bring them back */
    struct key_event event;
    assert_true(keys_wait(keys, 2000, &event));
    assert_int_equal(event.kind, KEY_EVENT_SHOW);
    window_texture_way.show(self, parts, 1);
    assert_screen_shows_pattern(0);
    keys_close(keys);
    window_texture_way.stop(self);
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_shows_the_canvas),
        cmocka_unit_test(the_screen_shows_the_turned_canvas),
        cmocka_unit_test(only_what_is_presented_is_shown),
        cmocka_unit_test(a_new_size_is_noticed),
        cmocka_unit_test(a_key_arrives_pressed_and_released),
        cmocka_unit_test(the_texture_way_shows_its_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
