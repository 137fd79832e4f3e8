/* SPDX-License-Identifier: MIT */
/* Only what changed is drawn, and what is drawn that way equals what is drawn anew. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    W = 640,
    H = 480
};

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

static void begin(struct page *page)
{
    draw_begin(page->list, W, H, 0xFF000000);
}

static bool is_damaged(const struct page *page, int count, int x, int y)
{
    for (int i = 0; i < count; i++) {
        struct pixel_rect r = page->damage[i];
        if (x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h) {
            return true;
        }
    }
    return false;
}

static void an_equal_list_draws_nothing(void **state)
{
    struct page *page = *state;
    for (int frame = 0; frame < 3; frame++) {
        begin(page);
        page_box(page, 100, 100, 50, 50, 0xFFFFFFFF);
        draw_text(page->list, 300, 300, "Breathe", FONT_MEDIUM, 34, 0xFFFFFFFF, ALIGN_START);
        int count = page_show(page);
        assert_int_equal(count > 0, frame == 0);
        assert_int_equal(raster_stats(page->raster).cells > 0, frame == 0);
        assert_int_equal(raster_stats(page->raster).pixels > 0, frame == 0);
    }
}

static void the_first_frame_draws_everything(void **state)
{
    struct page *page = *state;
    memset(page->canvas.pixels, 0x55, (size_t)W * H * 4);
    assert_int_equal(page_show(page), 1);
    assert_int_equal(raster_stats(page->raster).pixels, W * H);
    for (int i = 0; i < W * H; i++) {
        assert_int_equal(page->canvas.pixels[i] & 0xFFFFFF, 0);
    }
}

static void a_moved_shape_damages_where_it_was_and_is(void **state)
{
    struct page *page = *state;
    begin(page);
    page_box(page, 10, 10, 20, 20, 0xFFFFFFFF);
    page_box(page, 400, 400, 20, 20, 0xFFFFFFFF);
    page_show(page);
    begin(page);
    page_box(page, 300, 200, 20, 20, 0xFFFFFFFF);
    page_box(page, 400, 400, 20, 20, 0xFFFFFFFF);
    int count = page_show(page);
    assert_true(is_damaged(page, count, 15, 15));
    assert_true(is_damaged(page, count, 310, 210));
    assert_false(is_damaged(page, count, 410, 410));
    assert_in_range(raster_stats(page->raster).cells, 2, 6);
}

static void a_new_background_draws_everything(void **state)
{
    struct page *page = *state;
    page_show(page);
    draw_begin(page->list, W, H, 0xFF000001);
    page_show(page);
    assert_int_equal(raster_stats(page->raster).pixels, W * H);
}

static void a_new_canvas_or_place_draws_everything(void **state)
{
    struct page *page = *state;
    page_show(page);
    page->placement.x += 1;
    page_show(page);
    assert_int_equal(raster_stats(page->raster).pixels, W * H);
    page->canvas.w -= 64;
    page_show(page);
    assert_int_equal(raster_stats(page->raster).pixels, (W - 64) * H);
    raster_invalidate(page->raster);
    page_show(page);
    assert_int_equal(raster_stats(page->raster).pixels, (W - 64) * H);
    assert_int_equal(page_show(page), 0);
}

static void the_order_of_what_overlaps_is_seen(void **state)
{
    struct page *page = *state;
    begin(page);
    page_box(page, 100, 100, 50, 50, 0xFFFF0000);
    page_box(page, 120, 100, 50, 50, 0xFF00FF00);
    page_show(page);
    begin(page);
    page_box(page, 120, 100, 50, 50, 0xFF00FF00);
    page_box(page, 100, 100, 50, 50, 0xFFFF0000);
    assert_true(page_show(page) > 0);
    assert_int_equal(page_pixel(page, 130, 120), 0xFF0000);
}

static void a_moved_clip_draws_only_its_edge(void **state)
{
    struct page *page = *state;
    for (int frame = 0; frame < 2; frame++) {
        struct rect clip = {0, 0, 500 + (float)frame, H};
        begin(page);
        draw_clip(page->list, &clip);
        page_box(page, -10, -10, W + 20, H + 20, 0xFFFFFFFF);
        int count = page_show(page);
        assert_true(is_damaged(page, count, 500, 10));
        assert_int_equal(is_damaged(page, count, 100, 100), frame == 0);
    }
    assert_int_equal(page_pixel(page, 500, 10), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 501, 10), 0);
}

static void a_ring_that_runs_down_draws_only_its_end(void **state)
{
    struct page *page = *state;
    for (int frame = 0; frame < 2; frame++) {
        begin(page);
        draw_fill_begin(page->list, 0xFFFFFFFF);
        int end = 300 - frame;
        for (int i = 0; i <= end; i++) {
            float turn = (float)i * 0.02F;
            draw_point(page->list, 320 + 200 * cosf(turn), 240 + 200 * sinf(turn));
        }
        for (int i = end; i >= 0; i--) {
            float turn = (float)i * 0.02F;
            draw_point(page->list, 320 + 180 * cosf(turn), 240 + 180 * sinf(turn));
        }
        draw_fill_end(page->list);
        page_show(page);
    }
    assert_in_range(raster_stats(page->raster).cells, 1, 4);
}

/* The small box's own edges stay; that they are no longer seen comes from far away. */
static void an_outline_swallowed_by_another_is_drawn(void **state)
{
    struct page *page = *state;
    for (int frame = 0; frame < 2; frame++) {
        begin(page);
        draw_fill_begin(page->list, 0xFFFFFFFF);
        page_contour(page, 390, 290, 20, 20, false);
        page_contour(page, 10, 10, frame == 0 ? 200 : 600, 460, false);
        draw_fill_end(page->list);
        page_show(page);
        assert_int_equal(page_pixel(page, 400, 300), 0xFFFFFF);
        assert_int_equal(page_pixel(page, 415, 300), frame == 0 ? 0 : 0xFFFFFF);
    }
}

static void damage_too_ragged_to_list_is_one_rectangle(void **state)
{
    (void)state;
    struct page page = page_open(4096, 4096);
    page_show(&page);
    draw_begin(page.list, 4096, 4096, 0xFF000000);
    for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) { /* a chessboard of cells */
            page_box(&page, (float)(128 * x + 64 * (y % 2) + 5),
                     (float)(128 * y + 64 * (y % 3 == 0) + 5), 10, 10, 0xFFFFFFFF);
        }
    }
    assert_int_equal(page_show(&page), 1);
    assert_int_equal(page.damage[0].w, 4096);
    assert_int_equal(raster_stats(page.raster).pixels, 32 * 32 * 64 * 64);
    assert_int_equal(page_pixel(&page, 128 * 3 + 64 + 10, 128 * 5 + 10), 0xFFFFFF);
    page_close(&page);
}

/* A generator of its own: the lists are the same on every machine. */
static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static float between(uint32_t *seed, float low, float high)
{
    return low + (high - low) * (float)(next(seed) % 10000) / 10000.0F;
}

static rgba random_colour(uint32_t *seed)
{
    rgba colour = next(seed);
    return next(seed) % 2 ? colour | 0xFF000000U : colour;
}

static void random_shade(struct page *page, uint32_t *seed)
{
    struct shade shade = {
        .kind = next(seed) % 4 == 0 ? SHADE_GLOW : SHADE_FADE,
        .edge = 0xFF000000U | next(seed),
        .box = {between(seed, -200, W), between(seed, -200, H), between(seed, 0, W),
                between(seed, -H, H)},
    };
    if (next(seed) % 2 == 0) {
        draw_shade(page->list, &shade);
    }
}

static void random_fill(struct page *page, uint32_t *seed)
{
    float x = between(seed, -200, W + 200), y = between(seed, -200, H + 200);
    float size = between(seed, 1, next(seed) % 4 == 0 ? 600 : 80);
    int contours = 1 + (int)(next(seed) % 3);
    draw_fill_begin(page->list, random_colour(seed));
    random_shade(page, seed);
    for (int c = 0; c < contours; c++) {
        int points = 3 + (int)(next(seed) % 20);
        draw_contour(page->list);
        for (int i = 0; i < points; i++) {
            draw_point(page->list, x + between(seed, -size, size),
                       y + between(seed, -size, size));
        }
    }
    draw_fill_end(page->list);
}

static void random_text(struct page *page, uint32_t *seed)
{
    static const char *const words[] = {"Breathe", "Now the left leg", "\xC3\x84j\xC3\xA9",
                                        "W"};
    char digits[16];
    float x = between(seed, -50, W), y = between(seed, 0, H + 30);
    float px = (float)(12 + 8 * (next(seed) % 10));
    enum font_face face = (enum font_face)(next(seed) % FONT_FACE_COUNT);
    enum text_align align = (enum text_align)(next(seed) % 3);
    snprintf(digits, sizeof digits, "%u:%02u", next(seed) % 10, next(seed) % 60);
    if (next(seed) % 2) {
        draw_digits(page->list, x, y, digits, face, px, random_colour(seed), align);
    } else {
        draw_text(page->list, x, y, words[next(seed) % 4], face, px, random_colour(seed),
                  align);
    }
}

static void random_clip(struct page *page, uint32_t *seed)
{
    struct rect clip = {between(seed, -100, W), between(seed, -100, H), between(seed, 0, W),
                        between(seed, 0, H)};
    draw_clip(page->list, next(seed) % 3 ? &clip : NULL);
}

/* Adds the command that this seed stands for. */
static void random_command(struct page *page, uint32_t seed)
{
    switch (next(&seed) % 8) {
    case 0:
    case 1: random_text(page, &seed); break;
    case 2: random_clip(page, &seed); break;
    default: random_fill(page, &seed); break;
    }
}

static void assert_equals_full_redraw(struct page *page, struct page *anew, int frame)
{
    memcpy(anew->list, page->list, sizeof *page->list);
    anew->placement = page->placement;
    raster_invalidate(anew->raster);
    page_show(anew);
    for (int i = 0; i < W * H; i++) {
        if (page->canvas.pixels[i] != anew->canvas.pixels[i]) {
            fail_msg("frame %d: pixel %d,%d is %08x, drawn anew %08x", frame, i % W, i / W,
                     page->canvas.pixels[i], anew->canvas.pixels[i]);
        }
    }
}

static void assert_disjoint(const struct page *page, int count)
{
    for (int a = 0; a < count; a++) {
        struct pixel_rect r = page->damage[a];
        assert_true(r.x >= 0 && r.y >= 0 && r.w > 0 && r.h > 0);
        assert_true(r.x + r.w <= W && r.y + r.h <= H);
        for (int b = 0; b < a; b++) {
            struct pixel_rect s = page->damage[b];
            assert_true(r.x >= s.x + s.w || s.x >= r.x + r.w || r.y >= s.y + s.h ||
                        s.y >= r.y + r.h);
        }
    }
}

/* From frame to frame some commands change, come and go, as on a screen. */
static void random_lists_equal_their_full_redraw(void **state)
{
    struct page *page = *state;
    struct page anew = page_open(W, H);
    enum {
        COMMANDS = 24,
        FRAMES = 300
    };
    uint32_t seeds[COMMANDS], seed = 20250611;
    int64_t redrawn = 0;
    for (int i = 0; i < COMMANDS; i++) {
        seeds[i] = next(&seed);
    }
    page->placement = placement_fit(W, H, 700, 500);
    for (int frame = 0; frame < FRAMES; frame++) {
        seeds[next(&seed) % COMMANDS] = next(&seed);
        draw_begin(page->list, 700, 500, 0xFF203040);
        for (int i = 0; i < COMMANDS; i++) {
            random_command(page, seeds[i]);
        }
        assert_disjoint(page, page_show(page));
        redrawn += raster_stats(page->raster).pixels;
        assert_equals_full_redraw(page, &anew, frame);
    }
    assert_true(redrawn < (int64_t)W * H * FRAMES * 9 / 10);
    page_close(&anew);
}

/* The whole frame moved aside: whole pixels of the canvas, the page's edge stays, and a frame
 * that did not move draws nothing. */
static void a_shifted_list_moves_by_whole_pixels(void **state)
{
    struct page *page = *state;
    begin(page);
    page_box(page, 100, 100, 64, 64, 0xFFFFFFFF);
    page_show(page);
    page->placement.scale = 2.0F / 3.0F;
    begin(page);
    page_box(page, 150, 150, 60, 60, 0xFFFFFFFF);
    page_box(page, -20, 0, 21, 30, 0xFFFFFFFF);
    page->list->shift = (struct point){4, -4}; /* 2.67 pixels: three */
    assert_true(page_show(page) > 0);
    assert_int_equal(page_pixel(page, 102, 97), 0);
    assert_int_equal(page_pixel(page, 103, 97), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 142, 136), 0xFFFFFF);
    assert_int_equal(page_pixel(page, 143, 137), 0);
    assert_int_equal(page_pixel(page, 0, 5), 0xFFFFFF); /* what bleeds is seen there */
    assert_int_equal(page_show(page), 0);
}

/* Shapes that move by fractions of a pixel, most of them larger than several cells. */
static void drifting_shapes_equal_their_full_redraw(void **state)
{
    struct page *page = *state;
    struct page anew = page_open(W, H);
    for (int frame = 0; frame < 300; frame++) {
        begin(page);
        for (int s = 0; s < 6; s++) {
            float at = (float)frame * 0.07F + (float)s;
            draw_fill_begin(page->list, 0xC0102030U * (uint32_t)(s + 3) | 0x80000000U);
            int points = 40 + (frame + s) % 3;
            for (int i = 0; i < points; i++) {
                float turn = (float)i * 6.2831853F / 42;
                float r = 60 + 30 * (float)s + (i % 7 == frame % 7 ? 9 * sinf(at) : 0);
                draw_point(page->list, 100 + 80 * (float)s + (s % 2 ? at : 0) + r * cosf(turn),
                           240 + r * sinf(turn));
            }
            draw_fill_end(page->list);
        }
        page_show(page);
        assert_equals_full_redraw(page, &anew, frame);
    }
    page_close(&anew);
}

#define WITH_PAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAGE(an_equal_list_draws_nothing),
        WITH_PAGE(the_first_frame_draws_everything),
        WITH_PAGE(a_moved_shape_damages_where_it_was_and_is),
        WITH_PAGE(a_new_background_draws_everything),
        WITH_PAGE(a_new_canvas_or_place_draws_everything),
        WITH_PAGE(a_shifted_list_moves_by_whole_pixels),
        WITH_PAGE(the_order_of_what_overlaps_is_seen),
        WITH_PAGE(a_moved_clip_draws_only_its_edge),
        WITH_PAGE(a_ring_that_runs_down_draws_only_its_end),
        WITH_PAGE(an_outline_swallowed_by_another_is_drawn),
        cmocka_unit_test(damage_too_ragged_to_list_is_one_rectangle),
        WITH_PAGE(random_lists_equal_their_full_redraw),
        WITH_PAGE(drifting_shapes_equal_their_full_redraw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
