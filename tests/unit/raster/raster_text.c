/* SPDX-License-Identifier: MIT */
/* Text: placed by its baseline and its width, rendered once, digits that never jitter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page.h"

#include "app/raster/glyphs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    W = 800,
    H = 300
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

static void show_text(struct page *page, const char *text, float x, enum text_align align)
{
    draw_begin(page->list, W, H, 0xFF000000);
    draw_text(page->list, x, 200, text, FONT_DISPLAY_SEMIBOLD, 100, 0xFFFFFFFF, align);
    page_show(page);
}

static void show_digits(struct page *page, const char *text)
{
    draw_begin(page->list, W, H, 0xFF000000);
    draw_digits(page->list, 400, 200, text, FONT_DISPLAY_SEMIBOLD, 100, 0xFFFFFFFF,
                ALIGN_MIDDLE);
    page_show(page);
}

/* The box of all pixels at least half covered. */
static struct pixel_rect ink(const struct page *page)
{
    int left = W, top = H, right = -1, bottom = -1;
    for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
            if ((page_pixel(page, x, y) & 0xFF) >= 128) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
        }
    }
    return (struct pixel_rect){left, top, right - left + 1, bottom - top + 1};
}

static void letters_stand_on_the_baseline(void **state)
{
    struct page *page = *state;
    show_text(page, "HHH", 100, ALIGN_START);
    struct pixel_rect box = ink(page);
    assert_int_equal(box.y + box.h, 200);
    assert_in_range(box.h, 70, 76); /* Inter's capitals are 0.727 em tall, Lato's 0.72 */
}

static void tall_accents_do_not_lower_the_line(void **state)
{
    struct page *page = *state;
    show_text(page, "H\xE1\xBA\xA4", 100, ALIGN_START); /* circumflex and acute on a capital */
    struct pixel_rect box = ink(page);
    assert_int_equal(box.y + box.h, 200);
    assert_true(box.h > 90);
}

static void text_is_aligned_by_its_width(void **state)
{
    struct page *page = *state;
    show_text(page, "OHHO", 0, ALIGN_START);
    struct pixel_rect start = ink(page);
    show_text(page, "OHHO", 400, ALIGN_MIDDLE);
    struct pixel_rect middle = ink(page);
    show_text(page, "OHHO", W, ALIGN_END);
    struct pixel_rect end = ink(page);
    assert_int_equal(start.w, middle.w);
    assert_int_equal(start.w, end.w);
    assert_in_range(middle.x + middle.w / 2, 399, 401);
    assert_in_range(W - end.x - end.w, start.x > 1 ? start.x - 2 : 0, start.x + 2);
}

static void widths_are_those_of_the_metrics(void **state)
{
    struct page *page = *state;
    const char *text = "HoldbnmHoldbnmHold";
    for (int px = 20; px <= 40; px += 5) {
        draw_begin(page->list, W, H, 0xFF000000);
        draw_text(page->list, 10, 200, text, FONT_MEDIUM, (float)px, 0xFFFFFFFF, ALIGN_START);
        page_show(page);
        float width = metrics_width(raster_metrics(page->raster), FONT_MEDIUM, (float)px, text);
        struct pixel_rect box = ink(page);
        assert_true(box.w <= (int)width + 1);
        assert_true((float)box.w >= width * 0.95F - 4);
    }
}

static void a_string_is_rendered_once(void **state)
{
    struct page *page = *state;
    for (int frame = 0; frame < 4; frame++) {
        show_text(page, "Now breathe out", (float)frame, ALIGN_START);
        assert_int_equal(raster_stats(page->raster).strings_rendered, frame == 0);
    }
    show_text(page, "Now breathe in", 0, ALIGN_START);
    assert_int_equal(raster_stats(page->raster).strings_rendered, 1);
}

static void a_countdown_renders_nothing(void **state)
{
    struct page *page = *state;
    char text[16];
    for (int second = 180; second >= 0; second--) {
        snprintf(text, sizeof text, "%d:%02d", second / 60, second % 60);
        show_digits(page, text);
        assert_true(raster_stats(page->raster).pixels > 0);
        assert_int_equal(raster_stats(page->raster).strings_rendered, second == 180);
    }
}

/* Row by row, whether a column of pixels has ink. */
static void columns(const struct page *page, bool out[W])
{
    for (int x = 0; x < W; x++) {
        out[x] = false;
        for (int y = 0; y < H; y++) {
            out[x] = out[x] || page_pixel(page, x, y) != 0;
        }
    }
}

static void digits_do_not_jitter(void **state)
{
    struct page *page = *state;
    uint32_t *before = malloc(sizeof(uint32_t) * W * H);
    show_digits(page, "0:08");
    memcpy(before, page->canvas.pixels, sizeof(uint32_t) * W * H);
    struct pixel_rect eight = ink(page);
    int changed_from = eight.x + eight.w - 1 - 75; /* the last cell, about 0.65 em */
    for (int digit = 0; digit < 10; digit++) {
        char text[] = "0:00";
        text[3] = (char)('0' + digit);
        show_digits(page, text);
        for (int i = 0; i < W * H; i++) {
            if (i % W < changed_from) {
                assert_int_equal(page->canvas.pixels[i], before[i]);
            }
        }
        bool has_ink[W];
        columns(page, has_ink);
        assert_true(has_ink[eight.x]); /* the first digit is where it was */
    }
    free(before);
}

static void a_digit_stands_in_the_middle_of_its_cell(void **state)
{
    struct page *page = *state;
    for (char digit = '0'; digit <= '9'; digit++) {
        char text[2] = {digit, '\0'};
        show_digits(page, text);
        struct pixel_rect box = ink(page);
        assert_in_range(box.x + box.w / 2, 400 - 7, 400 + 7);
    }
}

static void every_digit_looks_different(void **state)
{
    struct page *page = *state;
    uint32_t *seen[11];
    for (int i = 0; i < 11; i++) {
        char text[2] = {"0123456789:"[i], '\0'};
        show_digits(page, text);
        seen[i] = malloc(sizeof(uint32_t) * W * H);
        memcpy(seen[i], page->canvas.pixels, sizeof(uint32_t) * W * H);
        for (int j = 0; j < i; j++) {
            assert_memory_not_equal(seen[i], seen[j], sizeof(uint32_t) * W * H);
        }
    }
    for (int i = 0; i < 11; i++) {
        free(seen[i]);
    }
}

/* A number in parts, each with the room of what is in the others. */
static void empty_cells_keep_the_place(void **state)
{
    static const char *const parts[] = {"0.2 ", " : 8"};
    struct page *page = *state;
    uint32_t *whole = malloc(sizeof(uint32_t) * W * H);
    show_digits(page, "0:28");
    memcpy(whole, page->canvas.pixels, sizeof(uint32_t) * W * H);
    draw_begin(page->list, W, H, 0xFF000000);
    for (int i = 0; i < 2; i++) {
        draw_digits(page->list, 400, 200, parts[i], FONT_DISPLAY_SEMIBOLD, 100, 0xFFFFFFFF,
                    ALIGN_MIDDLE);
    }
    raster_invalidate(page->raster);
    page_show(page);
    assert_memory_equal(whole, page->canvas.pixels, sizeof(uint32_t) * W * H);
    free(whole);
}

static void other_characters_among_digits_are_skipped(void **state)
{
    struct page *page = *state;
    show_digits(page, "12");
    struct pixel_rect box = ink(page);
    show_digits(page, "1x2-");
    struct pixel_rect same = ink(page);
    assert_int_equal(same.x, box.x);
    assert_int_equal(same.w, box.w);
    show_digits(page, "abc");
    assert_true(ink(page).w <= 0);
}

static void odd_strings_are_survived(void **state)
{
    struct page *page = *state;
    static const char *const rows[] = {" ", "\t\n", "\xFF\xFE", "a\xE2", "\xF0\x9F\x99\x82"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        show_text(page, rows[i], 100, ALIGN_MIDDLE);
        show_text(page, rows[i], 101, ALIGN_MIDDLE);
        assert_int_equal(raster_stats(page->raster).strings_rendered, 0); /* not tried again */
    }
}

static void text_is_tinted(void **state)
{
    struct page *page = *state;
    draw_begin(page->list, W, H, 0xFF000000);
    draw_text(page->list, 100, 200, "MMM", FONT_SEMIBOLD, 100, 0xFF4080C0, ALIGN_START);
    page_show(page);
    int full = 0;
    for (int i = 0; i < W * H; i++) {
        full += (page->canvas.pixels[i] & 0xFFFFFF) == 0x4080C0;
    }
    assert_true(full > 1000);
}

static void the_cache_keeps_to_its_budget(void **state)
{
    (void)state;
    struct fonts fonts = {0};
    char error[RASTER_ERROR_MAX], text[64];
    assert_true(fonts_find(&fonts, NULL, error));
    struct glyphs *glyphs = glyphs_create(&fonts);
    for (int i = 0; i < 400; i++) {
        glyphs_begin_frame(glyphs);
        const struct text_mask *kept =
            glyphs_text(glyphs, FONT_REGULAR, 100 * 8, 0, "kept in use");
        snprintf(text, sizeof text, "%d goes as time goes", i);
        const struct text_mask *mask = glyphs_text(glyphs, FONT_REGULAR, 100 * 8, 0, text);
        assert_non_null(mask);
        assert_true(mask->mask.w > 100 && kept->mask.w > 100);
        assert_int_equal(glyphs_rendered(glyphs), i == 0 ? 2 : 1);
        assert_true(glyphs_bytes(glyphs) <= GLYPHS_BUDGET_BYTES);
    }
    assert_true(glyphs_bytes(glyphs) > GLYPHS_BUDGET_BYTES / 2);
    glyphs_begin_frame(glyphs);
    glyphs_text(glyphs, FONT_REGULAR, 100 * 8, 0, "0 goes as time goes");
    assert_int_equal(glyphs_rendered(glyphs), 1); /* the oldest was forgotten */
    glyphs_destroy(glyphs);
    fonts_finish(&fonts);
}

static void more_strings_than_entries_are_survived(void **state)
{
    (void)state;
    struct fonts fonts = {0};
    char error[RASTER_ERROR_MAX], text[64];
    assert_true(fonts_find(&fonts, NULL, error));
    struct glyphs *glyphs = glyphs_create(&fonts);
    for (int i = 0; i < GLYPHS_MAX_ENTRIES + 100; i++) {
        glyphs_begin_frame(glyphs);
        snprintf(text, sizeof text, "%d", i);
        assert_non_null(glyphs_text(glyphs, FONT_REGULAR, 8 * 8, 0, text));
    }
    glyphs_destroy(glyphs);
    fonts_finish(&fonts);
}

static void a_frame_may_show_more_than_the_budget(void **state)
{
    (void)state;
    struct fonts fonts = {0};
    char error[RASTER_ERROR_MAX], text[64];
    assert_true(fonts_find(&fonts, NULL, error));
    struct glyphs *glyphs = glyphs_create(&fonts);
    const struct text_mask *masks[30];
    glyphs_begin_frame(glyphs);
    for (int i = 0; i < 30; i++) {
        snprintf(text, sizeof text, "%d: as long a line as this", i);
        masks[i] = glyphs_text(glyphs, FONT_REGULAR, 200 * 8, 0, text);
    }
    assert_true(glyphs_bytes(glyphs) > GLYPHS_BUDGET_BYTES);
    for (int i = 0; i < 30; i++) { /* none was pulled from under the frame */
        assert_true(masks[i]->mask.alpha[masks[i]->mask.w / 2] <= 255);
        assert_true(masks[i]->mask.w > 1000);
    }
    glyphs_destroy(glyphs);
    fonts_finish(&fonts);
}

/* A folder of its own with these font files, as links. */
static void link_font(const char *folder, const char *from, const char *name)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(symlink(from, path), 0);
}

static void the_given_folder_comes_first(void **state)
{
    (void)state;
    struct fonts fonts = {0};
    char error[RASTER_ERROR_MAX], folder[] = "/tmp/unknot-fonts-XXXXXX", path[300];
    assert_non_null(mkdtemp(folder));
    assert_true(fonts_find(&fonts, NULL, error));
    link_font(folder, fonts.path[FONT_MEDIUM], "Inter-Medium.otf");
    struct fonts own = {0};
    assert_true(fonts_find(&own, folder, error));
    snprintf(path, sizeof path, "%s/Inter-Medium.otf", folder);
    assert_string_equal(own.path[FONT_MEDIUM], path);
    assert_string_equal(own.path[FONT_REGULAR], fonts.path[FONT_REGULAR]);
    unlink(path);
    rmdir(folder);
}

static void a_damaged_font_is_named(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "", folder[] = "/tmp/unknot-fonts-XXXXXX", path[300];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Inter-Regular.otf", folder);
    FILE *file = fopen(path, "w");
    fputs("not a font", file);
    fclose(file);
    assert_null(raster_create(folder, error));
    assert_non_null(strstr(error, path));
    assert_non_null(strstr(error, "fonts-inter"));
    unlink(path);
    rmdir(folder);
}

static void metrics_come_from_the_fonts(void **state)
{
    struct page *page = *state;
    const struct font_metrics *metrics = raster_metrics(page->raster);
    for (int face = 0; face < FONT_FACE_COUNT; face++) {
        assert_true(metrics->advance[face]['i'] > 0.1F);
        assert_true(metrics->advance[face]['i'] < metrics->advance[face]['M']);
        assert_true(metrics->advance[face]['M'] < 1.2F);
        assert_true(metrics->punctuation[face][0x2026 - METRICS_PUNCTUATION] > 0.5F);
        assert_true(metrics->other[face] > 0.3F);
    }
}

#define WITH_PAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PAGE(letters_stand_on_the_baseline),
        WITH_PAGE(tall_accents_do_not_lower_the_line),
        WITH_PAGE(text_is_aligned_by_its_width),
        WITH_PAGE(widths_are_those_of_the_metrics),
        WITH_PAGE(a_string_is_rendered_once),
        WITH_PAGE(a_countdown_renders_nothing),
        WITH_PAGE(digits_do_not_jitter),
        WITH_PAGE(a_digit_stands_in_the_middle_of_its_cell),
        WITH_PAGE(every_digit_looks_different),
        WITH_PAGE(empty_cells_keep_the_place),
        WITH_PAGE(other_characters_among_digits_are_skipped),
        WITH_PAGE(odd_strings_are_survived),
        WITH_PAGE(text_is_tinted),
        cmocka_unit_test(the_cache_keeps_to_its_budget),
        cmocka_unit_test(more_strings_than_entries_are_survived),
        cmocka_unit_test(a_frame_may_show_more_than_the_budget),
        cmocka_unit_test(the_given_folder_comes_first),
        cmocka_unit_test(a_damaged_font_is_named),
        WITH_PAGE(metrics_come_from_the_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
