/* SPDX-License-Identifier: MIT */
/* The picture beside the figure: what it marks goes along with what the figure does. */
#include "app/load/closeup_file.h"
#include "app/ui/figure/stroke.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"
#include "fixture_panel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static struct point middle(const struct draw_command *command)
{
    struct rect b = command->bounds;

    return (struct point){b.x + b.w / 2.0F, b.y + b.h / 2.0F};
}

/* Where the ball is, in the units of the close-up. */
static struct point ball(struct station *s, const struct model *model)
{
    const struct draw_command *command;
    struct point at;

    panel_draw(s, model);
    command = panel_find(s, s->figure->thing_colours[THING_rubber]);
    assert_non_null(command);
    at = middle(command);
    return (struct point){(at.x - KNEE.x) / SCALE, (at.y - KNEE.y) / SCALE};
}

static float below_knee(const struct station *s, const struct model *model)
{
    struct figure_state state;
    int scene = visit_technique(model, &s->env.visit)->scene_index;

    assert_true(stage_run_state(model, &s->env, &state));
    return stroke_below_knee(s->figure, &s->figure->scenes[scene], &state);
}

static float distance(struct point a, struct point b)
{
    return hypotf(a.x - b.x, a.y - b.y);
}

/* The ends of the path are reached when the figure's ball is lowest, its top when it is
 * highest; up the inside and down the outside, then back. */
static void the_ball_is_where_the_figures_is(void **state)
{
    struct station *s = *state;
    static const struct {
        int64_t at_ms;
        struct point at;
    } expected[] = {
        {2800, {-2.7F, 29.8F}}, {5600, {15, 114}}, {8400, {-2.7F, 29.8F}}, {11200, {-17, 130}}};
    struct model model = panel_running(s, "massage_ball", LEGS_RIGHT);
    int64_t ms = 0;

    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        panel_advance(s, &model, expected[i].at_ms + STEP_MS - ms);
        ms = expected[i].at_ms + STEP_MS;
        assert_true(distance(ball(s, &model), expected[i].at) < 1.0F);
    }
}

/* Up when the figure rolls up, down when it rolls down, still when it stands. */
static void the_ball_moves_with_the_figures(void **state)
{
    struct station *s = *state;
    struct model model = panel_running(s, "massage_ball", LEGS_RIGHT);
    struct point at;
    float below;
    int moved = 0;

    panel_advance(s, &model, SETTLED_MS);
    at = ball(s, &model);
    below = below_knee(s, &model);
    for (int64_t ms = 0; ms < 12000; ms += STEP_MS) {
        struct point next_at;
        float next;

        panel_advance(s, &model, STEP_MS);
        next_at = ball(s, &model);
        next = below_knee(s, &model);
        assert_true(distance(at, next_at) < 6.0F); /* it never jumps */
        if (fabsf(next - below) > 0.2F && at.y > 40.0F && next_at.y > 40.0F) {
            assert_true((next - below) * (next_at.y - at.y) > 0.0F);
            moved++;
        }
        at = next_at;
        below = next;
    }
    assert_true(moved > 100);
}

static void the_ball_stands_while_the_figure_is_held(void **state)
{
    struct station *s = *state;
    struct model model = panel_running(s, "massage_ball", LEGS_RIGHT);
    struct point at;
    float below;

    panel_advance(s, &model, 20000);
    panel_press(s, &model, BUTTON_BACK);
    assert_int_equal(model.screen, SCREEN_STOP);
    panel_advance(s, &model, 4000); /* the movement has come to its end */
    below = below_knee(s, &model);
    panel_advance(s, &model, 5000);
    assert_true(fabsf(below_knee(s, &model) - below) < 1e-4F);
    panel_press(s, &model, BUTTON_OK);
    assert_int_equal(model.screen, SCREEN_RUN);
    at = ball(s, &model);
    for (int64_t ms = 0; ms < 2000; ms += STEP_MS) { /* and goes on without a jump */
        struct point next;
        panel_advance(s, &model, STEP_MS);
        next = ball(s, &model);
        assert_true(distance(at, next) < 8.0F);
        at = next;
    }
}

static void the_left_calf_is_the_mirror_image(void **state)
{
    struct station *s = *state;
    struct model right = panel_running(s, "massage_ball", LEGS_RIGHT);
    struct model left = panel_running(s, "massage_ball", LEGS_LEFT);

    for (int i = 0; i < 4; i++) {
        struct point a, b;
        panel_advance(s, &right, 1700);
        panel_advance(s, &left, 1700);
        a = ball(s, &right);
        b = ball(s, &left);
        assert_true(fabsf(a.x + b.x) < 0.1F && fabsf(a.y - b.y) < 0.1F);
    }
}

/* What a technique's tool is known by. */
static const struct {
    const char *technique;
    enum thing_colour colour; /**< THING_COLOUR_COUNT: that of a nail */
    float least_width;        /**< units: a bar is wider than the calf */
} TOOLS[] = {
    {"massage_ball", THING_rubber, 10},
    {"massage_ball_block", THING_rubber, 10},
    {"foam_roller", THING_foam, 90},
    {"massage_stick", THING_steel, 90},
    {"massage_gun", THING_grip, 10},
    {"hook", THING_plastic, 40},
    {"pin_and_stretch", THING_COLOUR_COUNT, 5},
    {"self_check", THING_COLOUR_COUNT, 4},
};

enum {
    TOOLS_COUNT = sizeof TOOLS / sizeof TOOLS[0]
};

static const struct draw_command *tool(struct station *s, const struct model *model, int i)
{
    const struct figure_palette *palette = &s->figure->palettes[s->figure->looks[0].palette];
    const struct draw_command *command;

    panel_draw(s, model);
    command = panel_find(s, TOOLS[i].colour < THING_COLOUR_COUNT
                                ? s->figure->thing_colours[TOOLS[i].colour]
                                : palette->colours[BODY_skin_nail]);
    assert_non_null(command);
    return command;
}

/* Every tool in its own form; a thumb is no ball. */
static void every_tool_has_its_own_form(void **state)
{
    struct station *s = *state;

    for (int i = 0; i < TOOLS_COUNT; i++) {
        struct model model = panel_running(s, TOOLS[i].technique, LEGS_RIGHT);

        panel_advance(s, &model, SETTLED_MS);
        assert_true(tool(s, &model, i)->bounds.w / SCALE >= TOOLS[i].least_width);
    }
}

/* From the first moment on, on either leg. */
static void no_tool_ever_jumps(void **state)
{
    struct station *s = *state;

    for (int i = 0; i < TOOLS_COUNT; i++) {
        struct model model =
            panel_running(s, TOOLS[i].technique, i % 2 == 0 ? LEGS_RIGHT : LEGS_LEFT);
        struct point at = middle(tool(s, &model, i));

        for (int64_t ms = 0; ms < 24000; ms += STEP_MS) {
            struct point next;
            panel_advance(s, &model, STEP_MS);
            next = middle(tool(s, &model, i));
            assert_true(distance(at, next) < 7.0F * SCALE);
            at = next;
        }
    }
}

static void fingers_have_nails(void **state)
{
    struct station *s = *state;
    const struct figure_palette *palette = &s->figure->palettes[s->figure->looks[0].palette];
    rgba nail = palette->colours[BODY_skin_nail];
    struct model thumb = panel_running(s, "pin_and_stretch", LEGS_RIGHT);
    struct model fingers = panel_running(s, "self_check", LEGS_RIGHT);

    panel_advance(s, &thumb, SETTLED_MS);
    panel_draw(s, &thumb);
    assert_int_equal(panel_count(s, nail), 1);
    assert_null(panel_find(s, s->figure->thing_colours[THING_rubber]));
    panel_advance(s, &fingers, SETTLED_MS);
    panel_draw(s, &fingers);
    assert_int_equal(panel_count(s, nail), 3);
}

/* A bar is as far below the knee as the figure's is. */
static void bars_lie_where_the_figures_do(void **state)
{
    static const char *const names[] = {"foam_roller", "massage_stick"};
    static const enum thing_colour colours[] = {THING_foam, THING_steel};
    struct station *s = *state;

    for (int i = 0; i < 2; i++) {
        struct model model = panel_running(s, names[i], LEGS_RIGHT);
        panel_advance(s, &model, SETTLED_MS);
        for (int64_t ms = 0; ms < 13000; ms += 330) {
            const struct draw_command *bar;
            panel_advance(s, &model, 330);
            panel_draw(s, &model);
            bar = panel_find(s, s->figure->thing_colours[colours[i]]);
            assert_non_null(bar);
            float y = (middle(bar).y - KNEE.y) / SCALE;
            assert_true(fabsf(y - below_knee(s, &model)) < 14.0F);
            assert_true(fabsf(middle(bar).x - KNEE.x) < 1.0F);
        }
    }
}

/* Rocking turns the leg about its length, so the spot goes to and fro across. */
static void rocking_sways_the_spot(void **state)
{
    static const rgba SPOT = 0xFFFF7A45;
    struct station *s = *state;
    struct model model = panel_running(s, "massage_ball", LEGS_RIGHT);
    float least = 1e9F;
    float most = -1e9F;

    panel_find_it(s, &model);
    panel_advance(s, &model, 45000 + SETTLED_MS);
    assert_int_equal(visit_phase(&model, &s->env.visit)->kind, PHASE_ROCK);
    for (int64_t ms = 0; ms < 4000; ms += 100) {
        panel_advance(s, &model, 100);
        panel_draw(s, &model);
        const struct draw_command *spot = panel_find(s, SPOT);
        assert_non_null(spot);
        least = fminf(least, middle(spot).x);
        most = fmaxf(most, middle(spot).x);
    }
    assert_true(most - least > 8.0F * SCALE && most - least < 12.0F * SCALE);
}

/* How far apart two colours are, weighted as the eye does: 0..255. */
static float apart(rgba a, rgba b)
{
    static const float WEIGHTS[] = {0.11F, 0.59F, 0.30F};
    float sum = 0.0F;

    for (int i = 0; i < 3; i++) {
        float d = (float)((int)(a >> (8 * i) & 0xFF) - (int)(b >> (8 * i) & 0xFF));
        sum += WEIGHTS[i] * d * d;
    }
    return sqrtf(sum);
}

/* The close-up's first fill, its skin; the panel cuts it, so it is not inside. */
static const struct draw_command *leg_of(const struct station *s, rgba skin)
{
    for (int i = 0; i < s->list.command_count; i++) {
        const struct draw_command *command = &s->list.commands[i];
        if (command->kind == DRAW_FILL && command->colour == skin &&
            command->bounds.x > PANEL.x) {
            return command;
        }
    }
    return NULL;
}

/* In every look: the skin is the figure's, what works stands out from it and from what does
 * not work. */
static void muscles_are_seen_on_every_skin(void **state)
{
    struct station *s = *state;
    struct model model = panel_running(s, "massage_ball", LEGS_RIGHT);

    panel_find_it(s, &model);
    panel_advance(s, &model, SETTLED_MS);
    for (int look = 0; look < s->figure->look_count; look++) {
        const rgba *colours = s->figure->palettes[s->figure->looks[look].palette].colours;
        const struct draw_command *leg;

        model.visits = look;
        panel_draw(s, &model);
        leg = leg_of(s, colours[BODY_skin]);
        assert_non_null(leg);
        /* After the skin and its edge: soleus, Achilles tendon, inner head, outer head. */
        rgba fills[4] = {0};
        int found = 0;
        for (const struct draw_command *c = leg + 2;
             found < 4 && c < s->list.commands + s->list.command_count; c++) {
            if (c->kind == DRAW_FILL && c->colour >> 24 == 0xFF) {
                fills[found++] = c->colour;
            }
        }
        assert_int_equal(found, 4);
        assert_true(apart(fills[2], colours[BODY_skin]) > 30.0F); /* pressed */
        assert_true(apart(fills[3], colours[BODY_skin]) > 20.0F); /* at rest */
        assert_true(apart(fills[2], fills[3]) > 28.0F);
    }
}

/* Flex and point: which foot is at full strength follows the beat. */
static void the_current_foot_is_at_full_strength(void **state)
{
    struct station *s = *state;
    const struct figure_palette *palette = &s->figure->palettes[s->figure->looks[0].palette];
    rgba shoe = palette->colours[BODY_shoe];
    struct model model = panel_running(s, "pin_and_stretch", LEGS_RIGHT);

    panel_find_it(s, &model);
    assert_int_equal(visit_phase(&model, &s->env.visit)->kind, PHASE_REPS);
    panel_advance(s, &model, 1500);
    for (int beat = 0; beat < 6; beat++) {
        const struct draw_command *full, *faint, *bar;

        panel_draw(s, &model);
        assert_int_equal(panel_count(s, shoe), 1);
        full = panel_find(s, shoe);
        faint = panel_find(s, colour_mix(THEME.surface, shoe, 0.38F));
        assert_non_null(faint);
        assert_true((middle(full).x < middle(faint).x) == (beat % 2 == 0));
        bar = panel_find(s, THEME.pulse);
        assert_non_null(bar);
        assert_true(fabsf(bar->bounds.x - (beat % 2 == 0 ? PANEL.x + 64 : PANEL.x + 352)) < 1);
        panel_advance(s, &model, 3000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ball_is_where_the_figures_is),
        cmocka_unit_test(the_ball_moves_with_the_figures),
        cmocka_unit_test(the_ball_stands_while_the_figure_is_held),
        cmocka_unit_test(the_left_calf_is_the_mirror_image),
        cmocka_unit_test(every_tool_has_its_own_form),
        cmocka_unit_test(no_tool_ever_jumps),
        cmocka_unit_test(fingers_have_nails),
        cmocka_unit_test(bars_lie_where_the_figures_do),
        cmocka_unit_test(rocking_sways_the_spot),
        cmocka_unit_test(muscles_are_seen_on_every_skin),
        cmocka_unit_test(the_current_foot_is_at_full_strength),
    };

    return cmocka_run_group_tests(tests, panel_load, panel_unload);
}
