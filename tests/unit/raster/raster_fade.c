/* SPDX-License-Identifier: MIT */
/* One picture comes in over another: what is seen at each moment, and that nothing stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/raster/fade_mix.h"
#include "app/raster/pages.h"
#include "page.h"

#include <stdlib.h>
#include <string.h>

enum {
    W = 320,
    H = 256,
    BLACK = 0x000000,
    WHITE = 0xFFFFFF,
    GREY = 0x808080
};

/* A picture: one white box of 64 x 64, and a bar at the bottom that all pictures have. */
static int show(struct page *page, uint64_t picture, float before, float box_x)
{
    draw_begin(page->list, W, H, 0xFF000000);
    page->list->entering.picture = picture;
    page->list->entering.before = before;
    page_box(page, box_x, 0, 64, 64, 0xFFFFFFFF);
    page_box(page, 0, 192, W, 64, 0xFF336699);
    return page_show(page);
}

static bool is_at(const struct page *page, int x, int y)
{
    for (int i = 0; i < RASTER_MAX_DAMAGE && page->damage[i].w > 0; i++) {
        const struct pixel_rect *rect = &page->damage[i];
        if (x >= rect->x && x < rect->x + rect->w && y >= rect->y && y < rect->y + rect->h) {
            return true;
        }
    }
    return false;
}

static void comes_in_over_the_one_before(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    assert_int_equal(show(&page, 2, 1, 128), 0); /* at first nothing is other than before */
    assert_int_equal(page_pixel(&page, 10, 10), WHITE);
    assert_int_equal(page_pixel(&page, 140, 10), BLACK);
    memset(page.damage, 0, sizeof page.damage);
    assert_int_equal(show(&page, 2, 0.5F, 128), 1);
    assert_int_equal(page_pixel(&page, 10, 10), GREY);
    assert_int_equal(page_pixel(&page, 140, 10), GREY);
    assert_true(is_at(&page, 10, 10) && is_at(&page, 140, 10));
    assert_false(is_at(&page, 10, 200)); /* the bar stays as it is */
    assert_int_equal(show(&page, 2, 0.5F, 128), 0);
    assert_int_equal(show(&page, 2, 0, 128), 1);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 140, 10), WHITE);
    assert_int_equal(page_pixel(&page, 10, 200), 0x336699);
    assert_int_equal(show(&page, 2, 0, 128), 0);
    page_close(&page);
}

/* Frames were dropped: the first frame of the picture is the last of its coming in. */
static void seen_too_late_it_is_there(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    assert_int_equal(show(&page, 2, 0, 128), 1);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 140, 10), WHITE);
    page_close(&page);
}

static void the_first_picture_is_there(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0.9F, 0);
    assert_int_equal(page_pixel(&page, 10, 10), WHITE);
    page_close(&page);
}

/* What moves in the new picture while it comes in moves there as well. */
static void moves_while_it_comes_in(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    show(&page, 2, 0.5F, 128);
    show(&page, 2, 0.5F, 192);
    assert_int_equal(page_pixel(&page, 10, 10), GREY);
    assert_int_equal(page_pixel(&page, 140, 10), BLACK);
    assert_int_equal(page_pixel(&page, 200, 10), GREY);
    show(&page, 2, 0, 256);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 200, 10), BLACK);
    assert_int_equal(page_pixel(&page, 260, 10), WHITE);
    page_close(&page);
}

/* The mix that is seen is what the third picture comes in over. */
static void another_one_begins_from_what_is_seen(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    show(&page, 2, 0.5F, 128);
    assert_int_equal(show(&page, 3, 1, 256), 0);
    assert_int_equal(page_pixel(&page, 10, 10), GREY);
    assert_int_equal(page_pixel(&page, 140, 10), GREY);
    show(&page, 3, 0.5F, 256);
    assert_int_equal(page_pixel(&page, 10, 10), 0x404040);
    assert_int_equal(page_pixel(&page, 140, 10), 0x404040);
    assert_int_equal(page_pixel(&page, 260, 10), GREY);
    show(&page, 3, 0, 256);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 140, 10), BLACK);
    assert_int_equal(page_pixel(&page, 260, 10), WHITE);
    page_close(&page);
}

static int show_places(struct page *page, uint64_t picture, struct rect area, struct rect hole)
{
    draw_begin(page->list, W, H, picture == 1 ? 0xFF000000 : 0xFFFFFFFF);
    page->list->entering = (struct entering){picture, picture == 1 ? 0.0F : 0.5F, area, hole};
    return page_show(page);
}

/* Cells of 64 pixels: those in the area fade, those in the hole are there at once. */
static void fades_in_its_area_around_its_hole(void **state)
{
    struct rect nowhere = {0};

    (void)state;
    struct page page = page_open(W, H);
    show_places(&page, 1, nowhere, nowhere);
    show_places(&page, 2, (struct rect){64, 0, W - 64, H}, (struct rect){128, 64, 128, 128});
    assert_int_equal(page_pixel(&page, 10, 10), WHITE);
    assert_int_equal(page_pixel(&page, 70, 10), GREY);
    assert_int_equal(page_pixel(&page, 130, 70), WHITE);
    assert_int_equal(page_pixel(&page, 255, 191), WHITE);
    assert_int_equal(page_pixel(&page, 256, 191), GREY);
    page_close(&page);
}

static void exposed_it_is_there(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    show(&page, 2, 0.5F, 128);
    memset(page.canvas.pixels, 0x55, (size_t)W * H * 4);
    raster_invalidate(page.raster);
    show(&page, 2, 0.4F, 128);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 140, 10), WHITE);
    assert_int_equal(show(&page, 2, 0.3F, 128), 0);
    page_close(&page);
}

static void resized_it_is_there(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    show(&page, 2, 0.5F, 128);
    struct canvas larger = {calloc((size_t)W * H * 4, 4), 2 * W, 2 * H, 2 * W};
    assert_non_null(larger.pixels);
    free(page.canvas.pixels);
    page.canvas = larger;
    show(&page, 2, 0.4F, 128);
    assert_int_equal(page_pixel(&page, 10, 10), BLACK);
    assert_int_equal(page_pixel(&page, 140, 10), WHITE);
    show(&page, 3, 0.5F, 0); /* and the next one fades on the new canvas */
    assert_int_equal(page_pixel(&page, 140, 10), GREY);
    page_close(&page);
}

/* The whole frame steps aside: it is drawn anew and goes on fading. */
static void moved_it_goes_on(void **state)
{
    (void)state;
    struct page page = page_open(W, H);
    show(&page, 1, 0, 0);
    show(&page, 2, 0.5F, 128);
    page.placement.y += 1;
    show(&page, 2, 0.5F, 128);
    assert_int_equal(page_pixel(&page, 140, 0), BLACK);
    assert_int_equal(page_pixel(&page, 140, 1), GREY);
    assert_int_equal(page_pixel(&page, 10, 0), GREY);
    show(&page, 2, 0, 128);
    assert_int_equal(page_pixel(&page, 10, 0), BLACK);
    assert_int_equal(page_pixel(&page, 140, 64), WHITE);
    page_close(&page);
}

/* Every value between two, exactly, and equal ones never leave where they are. */
static void mixes_exactly(void **state)
{
    (void)state;
    for (uint32_t a = 0; a < 256; a += 5) {
        for (uint32_t b = 0; b < 256; b += 5) {
            for (uint32_t part = 0; part <= 256; part += 32) {
                uint32_t before = a << 16 | b << 8 | a, out = b << 16 | b << 8 | a;
                uint32_t mixed = (a * (256 - part) + b * part + 128) >> 8;
                fade_mix_row(&out, &before, 1, part);
                assert_int_equal(out, mixed << 16 | b << 8 | a);
            }
        }
    }
}

static void pages_come_back_empty(void **state)
{
    enum {
        BYTES = 1 << 20
    };
    unsigned char *pages = pages_reserve(BYTES);

    (void)state;
    assert_non_null(pages);
    memset(pages, 7, BYTES);
    pages_give_back(pages, BYTES);
    for (int i = 0; i < BYTES; i++) {
        assert_int_equal(pages[i], 0);
    }
    pages_free(pages, BYTES);
    pages_free(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_in_over_the_one_before),
        cmocka_unit_test(seen_too_late_it_is_there),
        cmocka_unit_test(the_first_picture_is_there),
        cmocka_unit_test(moves_while_it_comes_in),
        cmocka_unit_test(another_one_begins_from_what_is_seen),
        cmocka_unit_test(fades_in_its_area_around_its_hole),
        cmocka_unit_test(exposed_it_is_there),
        cmocka_unit_test(resized_it_is_there),
        cmocka_unit_test(moved_it_goes_on),
        cmocka_unit_test(mixes_exactly),
        cmocka_unit_test(pages_come_back_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
