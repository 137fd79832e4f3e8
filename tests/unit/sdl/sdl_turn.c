/* SPDX-License-Identifier: MIT */
/* Quarter turns of pictures and of their parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sdl/turn.h"

#include <string.h>

enum {
    W = 100,
    H = 70,
    LONG = 100
};

static void only_quarter_turns_are_valid(void **state)
{
    (void)state;
    for (int degrees = -360; degrees <= 720; degrees++) {
        bool wanted = degrees == 0 || degrees == 90 || degrees == 180 || degrees == 270;
        assert_int_equal(turn_is_valid(degrees), wanted);
    }
}

static void rectangles_are_turned_clockwise(void **state)
{
    (void)state;
    const struct pixel_rect rect = {10, 20, 30, 5};
    const struct {
        int degrees;
        struct pixel_rect wanted;
    } rows[] = {
        {0, {10, 20, 30, 5}},
        {90, {H - 20 - 5, 10, 5, 30}},
        {180, {W - 10 - 30, H - 20 - 5, 30, 5}},
        {270, {20, W - 10 - 30, 5, 30}},
    };
    for (int i = 0; i < 4; i++) {
        struct pixel_rect turned = turn_rect(rect, W, H, rows[i].degrees);
        assert_memory_equal(&turned, &rows[i].wanted, sizeof turned);
    }
}

static void the_whole_stays_the_whole(void **state)
{
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 90) {
        bool is_upright = degrees == 90 || degrees == 270;
        struct pixel_rect turned = turn_rect((struct pixel_rect){0, 0, W, H}, W, H, degrees);
        struct pixel_rect wanted = {0, 0, is_upright ? H : W, is_upright ? W : H};
        assert_memory_equal(&turned, &wanted, sizeof turned);
    }
}

/* Where one pixel goes, written down anew. */
static void turned_place(int x, int y, int degrees, int *x_out, int *y_out)
{
    *x_out = degrees == 90 ? H - 1 - y : degrees == 180 ? W - 1 - x : degrees == 270 ? y : x;
    *y_out = degrees == 90 ? x : degrees == 180 ? H - 1 - y : degrees == 270 ? W - 1 - x : y;
}

static void assert_turned(struct pixel_rect rect, int degrees)
{
    static uint32_t from_pixels[W * H], to_pixels[LONG * LONG];
    bool is_upright = degrees == 90 || degrees == 270;
    struct canvas from = {from_pixels, W, H, W};
    struct canvas to = {to_pixels, is_upright ? H : W, is_upright ? W : H, LONG};
    memset(to_pixels, 0, sizeof to_pixels);
    for (int i = 0; i < W * H; i++) {
        from_pixels[i] = (uint32_t)i + 1;
    }
    turn_copy(&from, rect, degrees, &to);
    int copied = 0;
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            int there_x = 0, there_y = 0;
            turned_place(x, y, degrees, &there_x, &there_y);
            bool is_in =
                x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
            uint32_t wanted = is_in ? from_pixels[y * W + x] : 0;
            assert_int_equal(to_pixels[there_y * LONG + there_x], wanted);
        }
    }
    for (int i = 0; i < LONG * LONG; i++) {
        copied += to_pixels[i] != 0;
    }
    assert_int_equal(copied, rect.w * rect.h);
}

static void every_pixel_finds_its_place(void **state)
{
    (void)state;
    const struct pixel_rect rects[] = {
        {0, 0, W, H}, {0, 0, 1, 1}, {W - 1, H - 1, 1, 1}, {3, 5, 33, 34}, {64, 6, 36, 64}};
    for (int degrees = 0; degrees < 360; degrees += 90) {
        for (size_t i = 0; i < sizeof rects / sizeof rects[0]; i++) {
            assert_turned(rects[i], degrees);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_quarter_turns_are_valid),
        cmocka_unit_test(rectangles_are_turned_clockwise),
        cmocka_unit_test(the_whole_stays_the_whole),
        cmocka_unit_test(every_pixel_finds_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
