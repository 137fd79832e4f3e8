/* SPDX-License-Identifier: MIT */
/* The draw list: building, overflow, hashes, dump; and the measuring of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/ui/draw.h"
#include "app/ui/metrics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int set_up(void **state)
{
    struct draw_list *list = malloc(sizeof *list);
    draw_begin(list, 1920, 1080, 0xFF102030);
    *state = list;
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static void add_box(struct draw_list *list, float x, float y, float w, float h, rgba colour)
{
    draw_fill_begin(list, colour);
    draw_contour(list);
    draw_point(list, x, y);
    draw_point(list, x + w, y);
    draw_point(list, x + w, y + h);
    draw_point(list, x, y + h);
    draw_fill_end(list);
}

static uint32_t hash_of_box(struct draw_list *list, float x, rgba colour)
{
    draw_begin(list, 1920, 1080, 0);
    add_box(list, x, 10, 30, 40, colour);
    return list->commands[0].hash;
}

static void a_fill_has_bounds_and_contours(void **state)
{
    struct draw_list *list = *state;
    draw_fill_begin(list, 0xFFFFFFFF);
    draw_contour(list);
    draw_point(list, 10, 20);
    draw_point(list, 50, 20);
    draw_point(list, 50, 80);
    draw_contour(list);
    draw_point(list, 5, 30);
    draw_point(list, 6, 30); /* two points enclose nothing */
    draw_contour(list);
    draw_point(list, 20, 30);
    draw_point(list, 30, 30);
    draw_point(list, 30, 90);
    draw_fill_end(list);
    assert_int_equal(list->command_count, 1);
    assert_int_equal(list->commands[0].u.fill.contour_count, 2);
    assert_int_equal(list->point_count, 6);
    assert_true(list->commands[0].bounds.x == 10 && list->commands[0].bounds.y == 20);
    assert_true(list->commands[0].bounds.w == 40 && list->commands[0].bounds.h == 70);
    assert_false(list->overflow);
}

static void what_cannot_be_seen_is_not_listed(void **state)
{
    struct draw_list *list = *state;
    add_box(list, 0, 0, 10, 10, 0x00FFFFFF);
    draw_fill_begin(list, 0xFFFFFFFF);
    draw_fill_end(list);
    draw_text(list, 0, 0, "", FONT_REGULAR, 20, 0xFFFFFFFF, ALIGN_START);
    draw_text(list, 0, 0, NULL, FONT_REGULAR, 20, 0xFFFFFFFF, ALIGN_START);
    draw_text(list, 0, 0, "x", FONT_REGULAR, 0, 0xFFFFFFFF, ALIGN_START);
    draw_text(list, 0, 0, "x", FONT_REGULAR, 20, 0x00FFFFFF, ALIGN_START);
    draw_clip(list, NULL); /* the whole canvas is in force already */
    assert_int_equal(list->command_count, 0);
    assert_int_equal(list->point_count, 0);
    assert_int_equal(list->contour_count, 0);
}

static void points_that_are_no_numbers_do_no_harm(void **state)
{
    struct draw_list *list = *state;
    add_box(list, NAN, -INFINITY, INFINITY, 1e30F, 0xFFFFFFFF);
    assert_int_equal(list->command_count, 1);
    for (int i = 0; i < list->point_count; i++) {
        assert_true(fabsf(list->points[i].x) <= 32768 && fabsf(list->points[i].y) <= 32768);
    }
}

static void a_hash_tells_what_is_shown(void **state)
{
    struct draw_list *list = *state;
    uint32_t first = hash_of_box(list, 10, 0xFF00FF00);
    assert_int_equal(first, hash_of_box(list, 10, 0xFF00FF00));
    assert_int_equal(first, hash_of_box(list, 10.001F, 0xFF00FF00)); /* noise */
    assert_int_not_equal(first, hash_of_box(list, 10.1F, 0xFF00FF00));
    assert_int_not_equal(first, hash_of_box(list, 10, 0xFF00FF01));
}

static void noise_changes_no_point(void **state)
{
    struct draw_list *list = *state;
    hash_of_box(list, 10.001F, 0xFF00FF00);
    assert_true(list->points[0].x == 10.0F);
}

struct text_row {
    const char *text;
    enum font_face face;
    float px, x, y;
    enum text_align align;
    rgba colour;
    bool digits;
};

static uint32_t hash_of_text(struct draw_list *list, struct text_row row)
{
    draw_begin(list, 1920, 1080, 0);
    if (row.digits) {
        draw_digits(list, row.x, row.y, row.text, row.face, row.px, row.colour, row.align);
    } else {
        draw_text(list, row.x, row.y, row.text, row.face, row.px, row.colour, row.align);
    }
    return list->commands[0].hash;
}

static void a_text_hash_tells_every_field(void **state)
{
    const struct text_row rows[] = {
        {"12", FONT_MEDIUM, 34, 10, 20, ALIGN_START, 0xFFFFFFFF, false},
        {"13", FONT_MEDIUM, 34, 10, 20, ALIGN_START, 0xFFFFFFFF, false},
        {"12", FONT_REGULAR, 34, 10, 20, ALIGN_START, 0xFFFFFFFF, false},
        {"12", FONT_MEDIUM, 35, 10, 20, ALIGN_START, 0xFFFFFFFF, false},
        {"12", FONT_MEDIUM, 34, 11, 20, ALIGN_START, 0xFFFFFFFF, false},
        {"12", FONT_MEDIUM, 34, 10, 21, ALIGN_START, 0xFFFFFFFF, false},
        {"12", FONT_MEDIUM, 34, 10, 20, ALIGN_END, 0xFFFFFFFF, false},
        {"12", FONT_MEDIUM, 34, 10, 20, ALIGN_START, 0xFEFFFFFF, false},
        {"12", FONT_MEDIUM, 34, 10, 20, ALIGN_START, 0xFFFFFFFF, true},
    };
    enum {
        ROWS = sizeof rows / sizeof rows[0]
    };
    for (int a = 0; a < ROWS; a++) {
        for (int b = 0; b < ROWS; b++) {
            bool same = hash_of_text(*state, rows[a]) == hash_of_text(*state, rows[b]);
            assert_int_equal(same, a == b);
        }
    }
}

static void too_many_commands_overflow(void **state)
{
    struct draw_list *list = *state;
    for (int i = 0; i < DRAW_MAX_COMMANDS; i++) {
        draw_text(list, (float)i, 0, "a", FONT_REGULAR, 20, 0xFFFFFFFF, ALIGN_START);
    }
    assert_false(list->overflow);
    add_box(list, 0, 0, 10, 10, 0xFFFFFFFF);
    assert_true(list->overflow);
    assert_int_equal(list->command_count, DRAW_MAX_COMMANDS);
    assert_int_equal(list->point_count, 0);
}

static void a_fill_that_does_not_fit_is_left_out_whole(void **state)
{
    struct draw_list *list = *state;
    add_box(list, 0, 0, 10, 10, 0xFFFFFFFF);
    draw_fill_begin(list, 0xFFFFFFFF);
    for (int i = 0; i < DRAW_MAX_POINTS; i++) {
        draw_point(list, (float)i, (float)(i % 7));
    }
    draw_fill_end(list);
    assert_true(list->overflow);
    assert_int_equal(list->command_count, 1);
    assert_int_equal(list->point_count, 4);
    assert_int_equal(list->contour_count, 1);
}

static void too_many_contours_overflow(void **state)
{
    struct draw_list *list = *state;
    draw_fill_begin(list, 0xFFFFFFFF);
    for (int i = 0; i <= DRAW_MAX_CONTOURS; i++) {
        draw_contour(list);
        draw_point(list, 0, 0);
        draw_point(list, 1, 0);
        draw_point(list, 1, 1);
    }
    draw_fill_end(list);
    assert_true(list->overflow);
    assert_int_equal(list->command_count, 0);
    assert_int_equal(list->contour_count, 0);
}

static void too_many_characters_overflow(void **state)
{
    struct draw_list *list = *state;
    char *text = malloc(DRAW_MAX_CHARS + 1);
    memset(text, 'x', DRAW_MAX_CHARS);
    text[DRAW_MAX_CHARS - 1] = '\0';
    draw_text(list, 0, 0, text, FONT_REGULAR, 20, 0xFFFFFFFF, ALIGN_START);
    assert_false(list->overflow);
    draw_text(list, 0, 0, "x", FONT_REGULAR, 20, 0xFFFFFFFF, ALIGN_START);
    assert_true(list->overflow);
    assert_int_equal(list->command_count, 1);
    free(text);
}

static void beginning_empties_the_list(void **state)
{
    struct draw_list *list = *state;
    too_many_commands_overflow(state);
    draw_begin(list, 1080, 1920, 0xFF000000);
    assert_false(list->overflow);
    assert_int_equal(list->command_count, 0);
    assert_int_equal(list->char_count, 0);
    assert_true(list->canvas.w == 1080 && list->clip.h == 1920);
}

static const char golden[] =
    "canvas 1920.0 1080.0 background ff102030\n"
    "fill ff00ff00 10.0 20.5 30.0 40.0: 4 points area 1200\n"
    "clip 0.0 0.0 100.0 50.0\n"
    "fill 80ffffff 0.0 0.0 20.0 20.0: 4 points area 400, 4 points area -100\n"
    "text ffffffff 100.0 200.0 middle display-semibold 68.0 \"Say \\\"now\\\" \xC3\xA9\\x0a\"\n"
    "digits ffffffff -0.5 0.0 end medium 34.0 \"0:28\"\n"
    "clip 0.0 0.0 1920.0 1080.0\n";

static void build_golden(struct draw_list *list)
{
    struct rect clip = {0, 0, 100, 50};
    add_box(list, 10, 20.5F, 30, 40, 0xFF00FF00);
    draw_clip(list, &clip);
    draw_fill_begin(list, 0x80FFFFFF);
    const float outer[] = {0, 0, 20, 0, 20, 20, 0, 20}, inner[] = {5, 5, 5, 15, 15, 15, 15, 5};
    draw_contour(list);
    for (int i = 0; i < 8; i += 2) {
        draw_point(list, outer[i], outer[i + 1]);
    }
    draw_contour(list);
    for (int i = 0; i < 8; i += 2) {
        draw_point(list, inner[i], inner[i + 1]);
    }
    draw_fill_end(list);
    draw_text(list, 100, 200, "Say \"now\" \xC3\xA9\n", FONT_DISPLAY_SEMIBOLD, 68, 0xFFFFFFFF,
              ALIGN_MIDDLE);
    draw_digits(list, -0.5F, -0.01F, "0:28", FONT_MEDIUM, 34, 0xFFFFFFFF, ALIGN_END);
    draw_clip(list, NULL);
}

static void the_dump_is_golden(void **state)
{
    struct draw_list *list = *state;
    char text[1024];
    build_golden(list);
    int length = draw_dump(list, text, sizeof text);
    assert_string_equal(text, golden);
    assert_int_equal(length, sizeof golden - 1);
}

static void the_dump_fits_what_it_is_given(void **state)
{
    struct draw_list *list = *state;
    char text[64];
    build_golden(list);
    assert_int_equal(draw_dump(list, NULL, 0), sizeof golden - 1);
    memset(text, '#', sizeof text);
    assert_int_equal(draw_dump(list, text, 20), sizeof golden - 1);
    assert_int_equal(strlen(text), 19);
    assert_memory_equal(text, golden, 19);
    assert_int_equal(text[20], '#');
}

static void text_is_measured_by_code_point(void **state)
{
    (void)state;
    static struct font_metrics metrics;
    metrics.advance[FONT_MEDIUM]['a'] = 0.5F;
    metrics.advance[FONT_MEDIUM][0xE9] = 0.75F;
    metrics.punctuation[FONT_MEDIUM][0x2026 - METRICS_PUNCTUATION] = 0.9F;
    metrics.other[FONT_MEDIUM] = 0.25F;
    const struct {
        const char *text;
        float ems;
    } rows[] = {
        {"", 0},
        {NULL, 0},
        {"a", 0.5F},
        {"aa\xC3\xA9", 1.75F},
        {"\xE2\x80\xA6", 0.9F},  /* an ellipsis */
        {"\xE2\x80\x90", 0.25F}, /* punctuation the font table does not know */
        {"\xF0\x9F\x99\x82"
         "a",
         0.75F},         /* four bytes are one */
        {"a\xE2", 0.5F}, /* cut off: the stray byte stands for itself */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        float width = metrics_width(&metrics, FONT_MEDIUM, 100, rows[i].text);
        assert_float_equal(width, rows[i].ems * 100, 0.01);
    }
}

#define WITH_LIST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_LIST(a_fill_has_bounds_and_contours),
        WITH_LIST(what_cannot_be_seen_is_not_listed),
        WITH_LIST(points_that_are_no_numbers_do_no_harm),
        WITH_LIST(a_hash_tells_what_is_shown),
        WITH_LIST(noise_changes_no_point),
        WITH_LIST(a_text_hash_tells_every_field),
        WITH_LIST(too_many_commands_overflow),
        WITH_LIST(a_fill_that_does_not_fit_is_left_out_whole),
        WITH_LIST(too_many_contours_overflow),
        WITH_LIST(too_many_characters_overflow),
        WITH_LIST(beginning_empties_the_list),
        WITH_LIST(the_dump_is_golden),
        WITH_LIST(the_dump_fits_what_it_is_given),
        cmocka_unit_test(text_is_measured_by_code_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
