/* SPDX-License-Identifier: MIT */
/* The picture beside the figure: what it marks goes along with what the figure does. */
#include "app/load/closeup_file.h"
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/ui/figure/stroke.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>

/* The panel of the landscape page, and where the close-up stands in it. */
static const struct rect PANEL = {1256, 580, 600, 336};
static const struct point KNEE = {1256 + 162, 580 + 46};
static const float SCALE = 1.32F;

enum {
    STEP_MS = 33,
    SETTLED_MS = 2000 /* into a phase: nothing of the phase before is seen */
};

/* The station's content, figure and close-up, as the program loads them. */
struct station {
    struct content content;
    struct settings settings;
    struct figure *figure;
    struct closeup closeup;
    struct ui_env env;
    struct draw_list list;
};

static int load(void **state)
{
    struct station *s = calloc(1, sizeof *s);
    struct problems problems = {.count = 0};

    assert_non_null(s);
    s->settings = settings_default();
    if (content_load(UNKNOT_ASSETS, &s->settings, NULL, &s->content, &problems) &&
        closeup_load(UNKNOT_ASSETS, &s->closeup, &problems)) {
        s->figure = figure_load(UNKNOT_ASSETS, &s->content, &problems);
    }
    problems_print(&problems, stderr);
    s->env = *fixture_env(&fixture_layouts[0]);
    s->env.visit = (struct visit_env){&s->content, &s->settings};
    s->env.figure = s->figure;
    s->env.closeup = &s->closeup;
    *state = s;
    return s->figure != NULL ? 0 : -1;
}

static int unload(void **state)
{
    struct station *s = *state;

    figure_free(s->figure);
    content_unload(&s->content);
    free(s);
    return 0;
}

static void advance(const struct station *s, struct model *model, int64_t ms)
{
    struct effects effects;
    struct event event = {.kind = EVENT_TICK, .at_ms = model->now_ms + ms};

    while (visit_step(model, &s->env.visit, &event, &effects)) {
    }
}

static void press(const struct station *s, struct model *model, enum button button)
{
    struct effects effects;
    struct event event = {.kind = EVENT_PRESS, .at_ms = model->now_ms, .button = button};

    while (visit_step(model, &s->env.visit, &event, &effects)) {
    }
    event.kind = EVENT_RELEASE;
    visit_step(model, &s->env.visit, &event, &effects);
}

/* A visit that has just begun the first phase of one technique. */
static struct model running(const struct station *s, const char *technique, enum legs legs)
{
    int index = content_find_technique(&s->content, technique);
    struct model model;

    assert_true(index >= 0);
    visit_init(&model, 1000);
    model.choice = (struct choice){-1, index, s->content.techniques[index].tool, legs};
    plan_build(&s->content, &model.choice, &model.plan);
    model.screen = SCREEN_READY;
    model.visit_open = true;
    model.count_ms = 2000;
    model.count_total_ms = 1000;
    advance(s, &model, 1000);
    assert_int_equal(model.screen, SCREEN_RUN);
    return model;
}

/* A press that comes right after its key changed is not taken. */
static void find_it(const struct station *s, struct model *model)
{
    advance(s, model, SETTLED_MS);
    press(s, model, BUTTON_OK);
    assert_int_equal(model->run.phase, 1);
}

static void draw(struct station *s, const struct model *model)
{
    ui_draw(model, &s->env, model->now_ms, &s->list);
    assert_false(s->list.overflow);
}

static bool in_panel(const struct draw_command *command)
{
    struct rect b = command->bounds;

    return b.x >= PANEL.x - 1 && b.y >= PANEL.y - 1 && b.x + b.w <= PANEL.x + PANEL.w + 1 &&
           b.y + b.h <= PANEL.y + PANEL.h + 1;
}

/* The first fill of a colour in the panel; NULL: there is none. */
static const struct draw_command *find(const struct station *s, rgba colour)
{
    for (int i = 0; i < s->list.command_count; i++) {
        const struct draw_command *command = &s->list.commands[i];
        if (command->kind == DRAW_FILL && command->colour == colour && in_panel(command)) {
            return command;
        }
    }
    return NULL;
}

static int count_of(const struct station *s, rgba colour)
{
    int count = 0;

    for (int i = 0; i < s->list.command_count; i++) {
        const struct draw_command *command = &s->list.commands[i];
        count += command->kind == DRAW_FILL && command->colour == colour && in_panel(command);
    }
    return count;
}

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

    draw(s, model);
    command = find(s, s->figure->thing_colours[THING_rubber]);
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
    struct model model = running(s, "massage_ball", LEGS_RIGHT);
    int64_t ms = 0;

    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        advance(s, &model, expected[i].at_ms + STEP_MS - ms);
        ms = expected[i].at_ms + STEP_MS;
        assert_true(distance(ball(s, &model), expected[i].at) < 1.0F);
    }
}

/* Up when the figure rolls up, down when it rolls down, still when it stands. */
static void the_ball_moves_with_the_figures(void **state)
{
    struct station *s = *state;
    struct model model = running(s, "massage_ball", LEGS_RIGHT);
    struct point at;
    float below;
    int moved = 0;

    advance(s, &model, SETTLED_MS);
    at = ball(s, &model);
    below = below_knee(s, &model);
    for (int64_t ms = 0; ms < 12000; ms += STEP_MS) {
        struct point next_at;
        float next;

        advance(s, &model, STEP_MS);
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
    struct model model = running(s, "massage_ball", LEGS_RIGHT);
    struct point at;
    float below;

    advance(s, &model, 20000);
    press(s, &model, BUTTON_BACK);
    assert_int_equal(model.screen, SCREEN_STOP);
    advance(s, &model, 4000); /* the movement has come to its end */
    below = below_knee(s, &model);
    advance(s, &model, 5000);
    assert_true(fabsf(below_knee(s, &model) - below) < 1e-4F);
    press(s, &model, BUTTON_OK);
    assert_int_equal(model.screen, SCREEN_RUN);
    at = ball(s, &model);
    for (int64_t ms = 0; ms < 2000; ms += STEP_MS) { /* and goes on without a jump */
        struct point next;
        advance(s, &model, STEP_MS);
        next = ball(s, &model);
        assert_true(distance(at, next) < 8.0F);
        at = next;
    }
}

static void the_left_calf_is_the_mirror_image(void **state)
{
    struct station *s = *state;
    struct model right = running(s, "massage_ball", LEGS_RIGHT);
    struct model left = running(s, "massage_ball", LEGS_LEFT);

    for (int i = 0; i < 4; i++) {
        struct point a, b;
        advance(s, &right, 1700);
        advance(s, &left, 1700);
        a = ball(s, &right);
        b = ball(s, &left);
        assert_true(fabsf(a.x + b.x) < 0.1F && fabsf(a.y - b.y) < 0.1F);
    }
}

/* Every tool in its own form; a thumb is no ball. */
static void every_tool_has_its_own_form(void **state)
{
    static const struct {
        const char *technique;
        enum thing_colour colour;
        float least_width; /* units: a bar is wider than the calf */
    } tools[] = {
        {"massage_ball", THING_rubber, 10}, {"massage_ball_block", THING_rubber, 10},
        {"foam_roller", THING_foam, 90},    {"massage_stick", THING_steel, 90},
        {"massage_gun", THING_grip, 10},    {"hook", THING_plastic, 40},
    };
    struct station *s = *state;

    for (size_t i = 0; i < sizeof tools / sizeof tools[0]; i++) {
        struct model model = running(s, tools[i].technique, LEGS_RIGHT);
        const struct draw_command *tool;

        advance(s, &model, SETTLED_MS);
        draw(s, &model);
        tool = find(s, s->figure->thing_colours[tools[i].colour]);
        assert_non_null(tool);
        assert_true(tool->bounds.w / SCALE >= tools[i].least_width);
    }
}

static void fingers_have_nails(void **state)
{
    struct station *s = *state;
    const struct figure_palette *palette = &s->figure->palettes[s->figure->looks[0].palette];
    rgba nail = palette->colours[BODY_skin_nail];
    struct model thumb = running(s, "pin_and_stretch", LEGS_RIGHT);
    struct model fingers = running(s, "self_check", LEGS_RIGHT);

    advance(s, &thumb, SETTLED_MS);
    draw(s, &thumb);
    assert_int_equal(count_of(s, nail), 1);
    assert_null(find(s, s->figure->thing_colours[THING_rubber]));
    advance(s, &fingers, SETTLED_MS);
    draw(s, &fingers);
    assert_int_equal(count_of(s, nail), 3);
}

/* A bar is as far below the knee as the figure's is. */
static void bars_lie_where_the_figures_do(void **state)
{
    static const char *const names[] = {"foam_roller", "massage_stick"};
    static const enum thing_colour colours[] = {THING_foam, THING_steel};
    struct station *s = *state;

    for (int i = 0; i < 2; i++) {
        struct model model = running(s, names[i], LEGS_RIGHT);
        advance(s, &model, SETTLED_MS);
        for (int64_t ms = 0; ms < 13000; ms += 330) {
            const struct draw_command *bar;
            advance(s, &model, 330);
            draw(s, &model);
            bar = find(s, s->figure->thing_colours[colours[i]]);
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
    struct model model = running(s, "massage_ball", LEGS_RIGHT);
    float least = 1e9F;
    float most = -1e9F;

    find_it(s, &model);
    advance(s, &model, 45000 + SETTLED_MS);
    assert_int_equal(visit_phase(&model, &s->env.visit)->kind, PHASE_ROCK);
    for (int64_t ms = 0; ms < 4000; ms += 100) {
        advance(s, &model, 100);
        draw(s, &model);
        const struct draw_command *spot = find(s, SPOT);
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
    struct model model = running(s, "massage_ball", LEGS_RIGHT);

    find_it(s, &model);
    advance(s, &model, SETTLED_MS);
    for (int look = 0; look < s->figure->look_count; look++) {
        const rgba *colours = s->figure->palettes[s->figure->looks[look].palette].colours;
        const struct draw_command *leg;

        model.visits = look;
        draw(s, &model);
        leg = leg_of(s, colours[BODY_skin]);
        assert_non_null(leg);
        /* After the skin and its edge: soleus, Achilles tendon, inner head, outer head. */
        rgba fills[4];
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
    struct model model = running(s, "pin_and_stretch", LEGS_RIGHT);

    find_it(s, &model);
    assert_int_equal(visit_phase(&model, &s->env.visit)->kind, PHASE_REPS);
    advance(s, &model, 1500);
    for (int beat = 0; beat < 6; beat++) {
        const struct draw_command *full, *faint, *bar;

        draw(s, &model);
        assert_int_equal(count_of(s, shoe), 1);
        full = find(s, shoe);
        faint = find(s, colour_mix(THEME.surface, shoe, 0.38F));
        assert_non_null(faint);
        assert_true((middle(full).x < middle(faint).x) == (beat % 2 == 0));
        bar = find(s, THEME.pulse);
        assert_non_null(bar);
        assert_true(fabsf(bar->bounds.x - (beat % 2 == 0 ? PANEL.x + 64 : PANEL.x + 352)) < 1);
        advance(s, &model, 3000);
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
        cmocka_unit_test(fingers_have_nails),
        cmocka_unit_test(bars_lie_where_the_figures_do),
        cmocka_unit_test(rocking_sways_the_spot),
        cmocka_unit_test(muscles_are_seen_on_every_skin),
        cmocka_unit_test(the_current_foot_is_at_full_strength),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
