/* SPDX-License-Identifier: MIT */
/* A steady frame allocates nothing: not we, not FreeType, not SDL2_ttf. The C library's
 * functions are taken over in this program, so this test is not built with sanitizers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"

#include <math.h>
#include <stdio.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

static int allocations;

void *malloc(size_t size)
{
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    allocations++;
    return __libc_realloc(block, size);
}

void free(void *block)
{
    __libc_free(block);
}

static void draw_figure(struct page *page, int frame)
{
    for (int limb = 0; limb < 24; limb++) {
        float at = (float)frame * 0.05F + (float)limb;
        draw_fill_begin(page->list, 0xFF336699U + (uint32_t)limb * 0x050301U);
        for (int i = 0; i < 150; i++) {
            float turn = (float)i * 6.2831853F / 150;
            draw_point(page->list, 600 + 20 * (float)limb + 20 * sinf(at) + 90 * cosf(turn),
                       500 + 200 * sinf(turn) + 30 * cosf(at));
        }
        draw_fill_end(page->list);
    }
}

static void draw_frame_of(struct page *page, int frame, uint64_t picture, float before)
{
    char left[16];
    int second = 59 - frame / 60 % 60;
    draw_begin(page->list, 1920, 1080, 0xFF101418);
    page->list->entering.picture = picture;
    page->list->entering.before = before;
    draw_text(page->list, 100, 200, "Roll slowly", FONT_DISPLAY_SEMIBOLD, 68, 0xFFFFFFFF,
              ALIGN_START);
    draw_figure(page, frame);
    snprintf(left, sizeof left, "0:%02d", second);
    draw_digits(page->list, 1500, 500, left, FONT_DISPLAY_SEMIBOLD, 118, 0xFFFFFFFF,
                ALIGN_MIDDLE);
    page_show(page);
}

static void draw_frame(struct page *page, int frame)
{
    draw_frame_of(page, frame, 0, 0);
}

static void a_steady_frame_allocates_nothing(void **state)
{
    (void)state;
    struct page page = page_open(1920, 1080);
    draw_frame(&page, 0);
    assert_true(allocations > 0); /* the counter counts */
    allocations = 0;
    for (int frame = 1; frame < 600; frame++) {
        draw_frame(&page, frame);
        int found = allocations;
        assert_int_equal(found, 0);
        assert_int_equal(raster_stats(page.raster).strings_rendered, 0);
        assert_true(raster_stats(page.raster).cells > 0);
        allocations = 0;
    }
    for (int frame = 0; frame < 20; frame++) { /* another picture comes in */
        draw_frame_of(&page, 600 + frame, 1, 1.0F - (float)frame / 19);
        assert_int_equal(allocations, 0);
    }
    raster_invalidate(page.raster);
    allocations = 0;
    draw_frame_of(&page, 620, 1, 0);
    assert_int_equal(allocations, 0);
    page_close(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_steady_frame_allocates_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
