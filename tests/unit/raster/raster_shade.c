/* SPDX-License-Identifier: MIT */
/* Glow and fade: the colours they are meant to have, and nothing beside the pattern. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"

#include <math.h>
#include <stdlib.h>

enum {
    W = 320,
    H = 200
};

static const rgba MIDDLE = 0xFF1A2633;
static const rgba EDGE = 0xFF0B0F14;

static int set_up(void **state)
{
    struct page *page = malloc(sizeof *page);
    *page = page_open(W, H);
    *state = page;
    return 0;
}

static int tear_down(void **state)
{
    page_close(*state);
    free(*state);
    return 0;
}

static void show(struct page *page, rgba colour, struct shade shade)
{
    draw_fill_begin(page->list, colour);
    draw_shade(page->list, &shade);
    page_contour(page, 0, 0, W, H, false);
    draw_fill_end(page->list);
    page_show(page);
}

static double channel(uint32_t colour, unsigned shift)
{
    return colour >> shift & 0xFF;
}

static double wanted(int x, int y, unsigned shift)
{
    double dx = (x + 0.5 - W * 0.5) / (W * 0.7), dy = (y + 0.5 - H * 0.62) / (H * 0.7);
    double part = fmin(sqrt(dx * dx + dy * dy), 1);
    return channel(MIDDLE, shift) + (channel(EDGE, shift) - channel(MIDDLE, shift)) * part;
}

static void a_glow_is_within_a_step_of_its_colour(void **state)
{
    struct page *page = *state;
    show(page, MIDDLE, (struct shade){SHADE_GLOW, EDGE, {0, 0, W, H}});
    for (int i = 0; i < W * H; i++) {
        for (unsigned shift = 0; shift < 24; shift += 8) {
            double is = channel(page_pixel(page, i % W, i / W), shift);
            if (fabs(is - wanted(i % W, i / W, shift)) > 1.5) {
                fail_msg("pixel %d,%d is %06x", i % W, i / W, page_pixel(page, i % W, i / W));
            }
        }
    }
}

/* Over a few pixels the pattern gives what no single pixel can: parts of a step. */
static void a_glow_does_not_band(void **state)
{
    struct page *page = *state;
    show(page, MIDDLE, (struct shade){SHADE_GLOW, EDGE, {0, 0, W, H}});
    for (int y = 0; y + 8 <= H; y += 8) {
        for (int x = 0; x + 8 <= W; x += 8) {
            double is = 0, should = 0;
            for (int i = 0; i < 64; i++) {
                is += channel(page_pixel(page, x + i % 8, y + i / 8), 0) / 64;
                should += wanted(x + i % 8, y + i / 8, 0) / 64;
            }
            assert_true(fabs(is - should) < 0.5);
        }
    }
}

static void a_fade_goes_from_whole_to_nothing(void **state)
{
    struct page *page = *state;
    show(page, 0xFFFFFFFF, (struct shade){SHADE_FADE, 0, {0, 50, W, 100}});
    assert_int_equal(channel(page_pixel(page, 9, 20), 8), 255);
    assert_in_range((int)channel(page_pixel(page, 9, 74), 8), 190, 194);
    assert_in_range((int)channel(page_pixel(page, 9, 124), 8), 63, 66);
    assert_int_equal(channel(page_pixel(page, 9, 160), 8), 0);
}

static void a_fade_may_go_upwards(void **state)
{
    struct page *page = *state;
    show(page, 0x80FFFFFF, (struct shade){SHADE_FADE, 0, {0, 150, W, -100}});
    assert_int_equal(channel(page_pixel(page, 9, 20), 8), 0);
    assert_in_range((int)channel(page_pixel(page, 9, 99), 8), 63, 65);
    assert_int_equal(channel(page_pixel(page, 9, 180), 8), 128);
}

/* Only the shade moves: the outline's cells have to be drawn anew all the same. */
static void another_shade_is_drawn(void **state)
{
    struct page *page = *state;
    show(page, 0xFFFFFFFF, (struct shade){SHADE_FADE, 0, {0, 0, W, 100}});
    draw_begin(page->list, W, H, 0xFF000000);
    draw_fill_begin(page->list, 0xFFFFFFFF);
    draw_shade(page->list, &(struct shade){SHADE_FADE, 0, {0, 0, W, 120}});
    page_contour(page, 0, 0, W, H, false);
    draw_fill_end(page->list);
    assert_true(page_show(page) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_glow_is_within_a_step_of_its_colour, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_glow_does_not_band, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fade_goes_from_whole_to_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_fade_may_go_upwards, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_shade_is_drawn, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
