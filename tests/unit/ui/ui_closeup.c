/* SPDX-License-Identifier: MIT */
/* Curves, and what the close-up lights and marks. */
#include "fixture.h"

#include "app/ui/figure/outline.h"
#include "app/ui/figure/stroke.h"
#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static struct draw_list list;

static const struct draw_command *draw(struct closeup_view view)
{
    struct paint paint = {
        .list = &list, .keep = 1.0F, .ground = THEME.bg, .place = place_identity()};

    view.x = 500.0F;
    view.knee_y = 300.0F;
    view.scale = 2.0F;
    draw_begin(&list, 1920, 1080, THEME.bg);
    closeup_draw(&paint, fixture_closeup(), &view);
    return list.commands;
}

static void curves_go_through_their_knots(void **state)
{
    static const struct knot knots[] = {
        {0, 0, true}, {10, 40, false}, {60, 50, false}, {70, -10, true}};
    struct point points[4 * OUTLINE_PIECES + 1];

    (void)state;
    assert_int_equal(outline_curve(knots, 4, true, points), 4 * OUTLINE_PIECES);
    for (int i = 0; i < 4; i++) {
        assert_true(fabsf(points[i * OUTLINE_PIECES].x - knots[i].x) < 1e-4F);
        assert_true(fabsf(points[i * OUTLINE_PIECES].y - knots[i].y) < 1e-4F);
    }
    assert_int_equal(outline_curve(knots, 4, false, points), 3 * OUTLINE_PIECES + 1);
    assert_true(fabsf(points[3 * OUTLINE_PIECES].y + 10.0F) < 1e-4F);
}

static void between_two_corners_lies_a_straight_line(void **state)
{
    static const struct knot knots[] = {{0, 0, true}, {12, 6, true}, {0, 30, false}};
    struct point points[3 * OUTLINE_PIECES + 1];

    (void)state;
    outline_curve(knots, 3, true, points);
    for (int i = 0; i < OUTLINE_PIECES; i++) {
        assert_true(fabsf(points[i].x - 2.0F * points[i].y) < 1e-4F);
    }
}

static void lines_have_a_length_and_places(void **state)
{
    static const struct point line[] = {{0, 0}, {30, 40}, {30, 100}};
    struct point ribbon[6];

    (void)state;
    assert_true(fabsf(outline_length(line, 3) - 110.0F) < 1e-3F);
    assert_true(fabsf(outline_at(line, 3, 25.0F).x - 15.0F) < 1e-3F);
    assert_true(fabsf(outline_at(line, 3, 80.0F).y - 70.0F) < 1e-3F);
    assert_true(outline_at(line, 3, -5.0F).y == 0.0F);
    assert_true(outline_at(line, 3, 500.0F).y == 100.0F);
    assert_int_equal(outline_ribbon(&line[1], 2, 4.0F, ribbon), 4);
    assert_true(fabsf(ribbon[0].x - 28.0F) < 1e-3F && fabsf(ribbon[3].x - 32.0F) < 1e-3F);
}

static void what_works_is_lit(void **state)
{
    struct closeup_view view = {.leg = LEG_RIGHT, .muscle = MUSCLE_SOLEUS, .glow = 1.0F};
    rgba belly;

    (void)state;
    assert_int_equal(draw(view)[0].colour, 0xFFD9A887);
    assert_int_equal(list.commands[1].colour, THEME.pulse);
    belly = list.commands[2].colour;
    assert_int_not_equal(belly, THEME.pulse);
    view.muscle = MUSCLE_CALF;
    assert_int_equal(draw(view)[2].colour, THEME.pulse);
    view.spot = "inner"; /* its own region alone */
    assert_int_not_equal(draw(view)[1].colour, THEME.pulse);
    assert_int_equal(list.commands[2].colour, THEME.pulse);
}

static void the_left_leg_is_mirrored(void **state)
{
    struct closeup_view view = {.leg = LEG_RIGHT, .muscle = MUSCLE_CALF, .glow = 1.0F};
    struct rect right, left;

    (void)state;
    right = draw(view)[2].bounds;
    view.leg = LEG_LEFT;
    left = draw(view)[2].bounds;
    assert_true(right.x + right.w < 500.0F && left.x > 500.0F);
    assert_true(fabsf(500.0F - right.x - (left.x + left.w - 500.0F)) < 0.2F);
    assert_true(right.y == left.y && fabsf(right.h - left.h) < 0.1F);
}

/* The rings grow and fade, the core stays as it is. */
static void the_spot_pulses(void **state)
{
    struct closeup_view view = {.muscle = MUSCLE_CALF, .glow = 1.0F, .spot = "inner"};
    struct draw_command small[4];

    (void)state;
    for (int i = 0; i < 4; i++) {
        small[i] = draw(view)[3 + i];
    }
    view.pulse = 1.0F;
    draw(view);
    assert_int_equal(list.command_count, 7);
    for (int i = 0; i < 2; i++) {
        assert_true(fabsf(list.commands[3 + i].bounds.w - small[i].bounds.w - 24.0F) < 0.3F);
        assert_true(list.commands[3 + i].colour >> 24 < small[i].colour >> 24);
        assert_int_equal(list.commands[5 + i].hash, small[2 + i].hash);
    }
}

static void the_tool_goes_along_its_way(void **state)
{
    struct closeup_view view = {.leg = LEG_RIGHT, .muscle = MUSCLE_CALF, .path = "way"};
    struct rect from, to;

    (void)state;
    draw(view);
    from = list.commands[list.command_count - 1].bounds;
    assert_true(fabsf(from.x + from.w / 2.0F - 460.0F) < 0.3F);
    view.along = 1.0F;
    draw(view);
    to = list.commands[list.command_count - 1].bounds;
    assert_true(fabsf(to.x + to.w / 2.0F - 540.0F) < 0.3F);
    assert_true(fabsf(to.y + to.h / 2.0F - 540.0F) < 0.3F);
}

static void nothing_is_drawn_of_nothing(void **state)
{
    struct paint paint = {.list = &list, .keep = 1.0F, .place = place_identity()};
    struct closeup_view view = {.spot = "none", .path = "none"};

    (void)state;
    draw(view);
    assert_int_equal(list.command_count, 3);
    draw_begin(&list, 1920, 1080, THEME.bg);
    closeup_draw(&paint, NULL, &view);
    assert_int_equal(list.command_count, 0);
    assert_int_equal(tool_pictures_find(NULL, "ball"), -1);
    assert_int_equal(tool_pictures_find(fixture_tools(), NULL), -1);
    assert_int_equal(tool_pictures_find(fixture_tools(), "ball"), 0);
}

static void strokes_change_sides_at_the_top(void **state)
{
    static const struct stroke stroke = {
        .low = 120, .high = 80, .top_ms = 2000, .round_ms = 5000};

    (void)state;
    assert_true(stroke_place(&stroke, 120) == 0.0F && stroke_place(&stroke, 80) == 1.0F);
    assert_true(stroke_place(&stroke, 200) == 0.0F && stroke_place(&stroke, 20) == 1.0F);
    assert_true(fabsf(stroke_place(&stroke, 90) - 0.75F) < 1e-6F);
    assert_false(stroke_on_second_side(&stroke, 1999));
    assert_true(stroke_on_second_side(&stroke, 2000));
    assert_true(stroke_on_second_side(&stroke, 6999));
    assert_false(stroke_on_second_side(&stroke, 7000));
    assert_false(stroke_on_second_side(&(struct stroke){0}, 100));
    assert_true(stroke_place(&(struct stroke){0}, 100) == 0.0F);
}

static void paths_are_gone_along_from_low_to_high(void **state)
{
    static const struct closeup_path over = {.top = 0.4F};
    static const struct closeup_path up = {.top = 1.0F};
    static const struct closeup_path down = {.top = 0.0F};

    (void)state;
    assert_true(closeup_along(&over, 0.0F, false) == 0.0F);
    assert_true(closeup_along(&over, 1.0F, false) == 0.4F);
    assert_true(fabsf(closeup_along(&over, 1.0F, true) - 0.4F) < 1e-6F);
    assert_true(closeup_along(&over, 0.0F, true) == 1.0F);
    for (int side = 0; side < 2; side++) {
        assert_true(closeup_along(&up, 0.25F, side == 1) == 0.25F);
        assert_true(closeup_along(&down, 0.25F, side == 1) == 0.75F);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curves_go_through_their_knots),
        cmocka_unit_test(between_two_corners_lies_a_straight_line),
        cmocka_unit_test(lines_have_a_length_and_places),
        cmocka_unit_test(what_works_is_lit),
        cmocka_unit_test(the_left_leg_is_mirrored),
        cmocka_unit_test(the_spot_pulses),
        cmocka_unit_test(the_tool_goes_along_its_way),
        cmocka_unit_test(nothing_is_drawn_of_nothing),
        cmocka_unit_test(strokes_change_sides_at_the_top),
        cmocka_unit_test(paths_are_gone_along_from_low_to_high),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
