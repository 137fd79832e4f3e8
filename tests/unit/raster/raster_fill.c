/* SPDX-License-Identifier: MIT */
/* Outlines to pixels: coverage, the non-zero rule, blending, clips. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"

#include "app/raster/blend.h"

#include <math.h>
#include <stdlib.h>

static int set_up(void **state)
{
    struct page *page = malloc(sizeof *page);
    *page = page_open(100, 80);
    *state = page;
    return 0;
}

static int tear_down(void **state)
{
    page_close(*state);
    free(*state);
    return 0;
}

static int red(const struct page *page, int x, int y)
{
    return (int)(page_pixel(page, x, y) >> 16);
}

static void assert_near(int value, int wanted)
{
    assert_in_range(value, wanted > 0 ? wanted - 1 : 0, wanted + 1);
}

static void coverage_is_the_area_of_the_pixel(void **state)
{
    struct page *page = *state;
    page_box(page, 10.5F, 20, 20, 10, 0xFFFFFFFF);        /* half a pixel left and right */
    page_box(page, 40, 20.25F, 10, 10, 0xFFFFFFFF);       /* a quarter missing above */
    page_box(page, 60.5F, 20.5F, 0.5F, 0.5F, 0xFFFFFFFF); /* a quarter of one pixel */
    page_show(page);
    assert_int_equal(red(page, 9, 25), 0);
    assert_near(red(page, 10, 25), 128);
    assert_int_equal(red(page, 11, 25), 255);
    assert_int_equal(red(page, 29, 25), 255);
    assert_near(red(page, 30, 25), 128);
    assert_int_equal(red(page, 31, 25), 0);
    assert_near(red(page, 45, 20), 191);
    assert_near(red(page, 45, 30), 64);
    assert_near(red(page, 60, 20), 64);
    assert_int_equal(red(page, 61, 20), 0);
}

static void a_slope_covers_by_its_area(void **state)
{
    struct page *page = *state;
    draw_fill_begin(page->list, 0xFFFFFFFF);
    draw_point(page->list, 0, 0);
    draw_point(page->list, 80, 80);
    draw_point(page->list, 0, 80);
    draw_fill_end(page->list);
    page_show(page);
    for (int i = 0; i < 80; i++) {
        assert_near(red(page, i, i), 128);
    }
    assert_int_equal(red(page, 41, 40), 0);
    assert_int_equal(red(page, 39, 40), 255);
}

static void contours_of_one_direction_unite(void **state)
{
    struct page *page = *state;
    draw_fill_begin(page->list, 0x80FFFFFF);
    page_contour(page, 10, 10, 30, 30, false);
    page_contour(page, 30, 10, 30, 30, false);
    draw_fill_end(page->list);
    page_show(page);
    assert_int_equal(red(page, 20, 20), 128);
    assert_int_equal(red(page, 35, 20), 128); /* where they overlap: not twice, no hole */
    assert_int_equal(red(page, 50, 20), 128);
}

static void the_other_direction_is_a_hole(void **state)
{
    struct page *page = *state;
    draw_fill_begin(page->list, 0xFFFFFFFF);
    page_contour(page, 10, 10, 60, 60, false);
    page_contour(page, 30, 30, 20, 20, true);
    draw_fill_end(page->list);
    page_show(page);
    assert_int_equal(red(page, 20, 40), 255);
    assert_int_equal(red(page, 40, 40), 0);
    assert_int_equal(red(page, 60, 40), 255);
}

static void later_commands_lie_on_top(void **state)
{
    struct page *page = *state;
    page_box(page, 10, 10, 40, 40, 0xFFFF0000);
    page_box(page, 20, 20, 40, 40, 0xFF00FF00);
    page_box(page, 30, 30, 40, 40, 0x800000FF);
    page_show(page);
    assert_int_equal(page_pixel(page, 15, 15), 0xFF0000);
    assert_int_equal(page_pixel(page, 25, 25), 0x00FF00);
    assert_int_equal(page_pixel(page, 40, 40), 0x007F80);
}

static void a_clip_hides_and_ends(void **state)
{
    struct page *page = *state;
    struct rect clip = {20, 10, 30, 40};
    draw_clip(page->list, &clip);
    page_box(page, 0, 0, 100, 80, 0xFFFFFFFF);
    draw_text(page->list, 0, 45, "MMMMMMMMM", FONT_SEMIBOLD, 40, 0xFF00FF00, ALIGN_START);
    draw_clip(page->list, NULL);
    page_box(page, 90, 70, 10, 10, 0xFFFF0000);
    page_show(page);
    for (int y = 0; y < 70; y++) {
        for (int x = 0; x < 90; x++) {
            bool is_in = x >= 20 && x < 50 && y >= 10 && y < 50;
            assert_int_equal(page_pixel(page, x, y) != 0, is_in);
        }
    }
    assert_int_equal(page_pixel(page, 95, 75), 0xFF0000);
}

static void far_away_points_do_no_harm(void **state)
{
    struct page *page = *state;
    page_box(page, -3e4F, -3e4F, 6e4F, 6e4F, 0xFFFFFFFF);
    page_box(page, NAN, INFINITY, -INFINITY, 1e38F, 0xFF00FF00);
    page_show(page);
    assert_int_equal(page_pixel(page, 0, 0), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 99, 79), 0xFFFFFF);
}

static void the_page_is_centred_and_its_bars_are_background(void **state)
{
    struct page *page = *state;
    draw_begin(page->list, 50, 50, 0xFF112233);
    page_box(page, -10, -10, 100, 100, 0xFFFFFFFF);
    page->placement = placement_fit(100, 80, 50, 50);
    assert_float_equal(page->placement.scale, 1.6, 1e-6);
    page_show(page);
    assert_int_equal(page_pixel(page, 9, 40), 0x112233);
    assert_int_equal(page_pixel(page, 10, 0), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 89, 79), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 90, 40), 0x112233);
}

static void blending_is_rounded_to_the_nearest(void **state)
{
    (void)state;
    for (uint32_t under = 0; under < 256; under += 5) {
        for (uint32_t over = 0; over < 256; over += 3) {
            for (uint32_t alpha = 0; alpha < 256; alpha++) {
                uint32_t pixel = under << 16 | under << 8 | under;
                blend_span(&pixel, 1, over << 16 | (255 - over) << 8 | over, alpha);
                double share = alpha / 255.0;
                long wanted = lround(under * (1 - share) + over * share);
                long other = lround(under * (1 - share) + (255 - over) * share);
                assert_int_equal(pixel >> 16 & 0xFF, wanted);
                assert_int_equal(pixel >> 8 & 0xFF, other);
                assert_int_equal(pixel & 0xFF, wanted);
            }
        }
    }
}

static void products_are_rounded_to_the_nearest(void **state)
{
    (void)state;
    for (uint32_t a = 0; a < 256; a++) {
        for (uint32_t b = 0; b < 256; b++) {
            assert_int_equal(blend_product(a, b), lround(a * b / 255.0));
        }
    }
}

#define WITH_PAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAGE(coverage_is_the_area_of_the_pixel),
        WITH_PAGE(a_slope_covers_by_its_area),
        WITH_PAGE(contours_of_one_direction_unite),
        WITH_PAGE(the_other_direction_is_a_hole),
        WITH_PAGE(later_commands_lie_on_top),
        WITH_PAGE(a_clip_hides_and_ends),
        WITH_PAGE(far_away_points_do_no_harm),
        WITH_PAGE(the_page_is_centred_and_its_bars_are_background),
        cmocka_unit_test(blending_is_rounded_to_the_nearest),
        cmocka_unit_test(products_are_rounded_to_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
