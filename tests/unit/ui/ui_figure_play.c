/* SPDX-License-Identifier: MIT */
/* What the figure does in the phases of the station's own techniques: it never jumps, however
 * a phase begins, is paused, goes on or is repeated, and every phase looks different. */
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/ui/figure/measure.h"
#include "app/ui/figure/play.h"
#include "app/ui/figure/rig.h"
#include "app/ui/stage.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

enum {
    FRAME_MS = 33
};

/* The station's content and figure, as the program loads them. */
struct station {
    struct content content;
    struct settings settings;
    struct figure *figure;
    struct ui_env env;
};

static int load(void **state)
{
    struct station *s = calloc(1, sizeof *s);
    struct problems problems = {.count = 0};

    assert_non_null(s);
    s->settings = settings_default();
    if (content_load(UNKNOT_ASSETS, &s->settings, NULL, NULL, &s->content, &problems)) {
        s->figure = figure_load(UNKNOT_ASSETS, &s->content, &problems);
    }
    problems_print(&problems, stderr);
    s->env = *fixture_env(&fixture_layouts[0]);
    s->env.visit = (struct visit_env){&s->content, &s->settings};
    s->env.figure = s->figure;
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

/* A visit that has just begun the first phase of one technique. */
static struct model running(const struct station *s, int technique)
{
    struct model model;
    struct effects effects;
    struct event event = {.kind = EVENT_TICK, .at_ms = 1000};

    visit_init(&model, 1000);
    model.choice =
        (struct choice){-1, technique, s->content.techniques[technique].tool, LEGS_RIGHT};
    plan_build(&s->content, NULL, &model.choice, &model.plan);
    model.screen = SCREEN_READY;
    model.visit_open = true;
    model.count_ms = 2000;
    model.count_total_ms = 1000;
    event.at_ms = 2000;
    while (visit_step(&model, &s->env.visit, &event, &effects)) {
    }
    assert_int_equal(model.screen, SCREEN_RUN);
    return model;
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

static bool runs(const struct model *model)
{
    return model->screen == SCREEN_RUN || model->screen == SCREEN_PAUSED;
}

/* Where hands, feet, hips and head are on the screen. */
struct places {
    struct point at[6];
    struct figure_state state;
};

static struct places places_of(const struct station *s, const struct model *model)
{
    struct rig_angles angles;
    struct rig_pose pose;
    struct places p;

    assert_true(stage_run_state(model, &s->env, &p.state));
    rig_solve(s->figure, &p.state, &angles, &pose);
    for (int side = 0; side < SIDE_COUNT; side++) {
        p.at[2 * side] = rig_point(&pose, (enum side)side, BONE_HAND, 40, 0);
        p.at[2 * side + 1] = rig_point(&pose, (enum side)side, BONE_TOES, 20, 0);
    }
    p.at[4] = rig_point(&pose, SIDE_NEAR, BONE_PELVIS, 0, 0);
    p.at[5] = rig_point(&pose, SIDE_NEAR, BONE_HEAD, 0, 0);
    return p;
}

static float farthest(const struct places *a, const struct places *b)
{
    float most = 0.0F;

    for (int i = 0; i < 6; i++) {
        most = fmaxf(most, hypotf(a->at[i].x - b->at[i].x, a->at[i].y - b->at[i].y));
    }
    return most;
}

/* In a thirtieth of a second nothing moves by more than this: half a body's height a second. */
static const float STEP_MOST = 16.0F;

static void walk(const struct station *s, struct model *model, int64_t ms)
{
    struct places before = places_of(s, model);

    for (int64_t passed = 0; passed < ms && runs(model); passed += FRAME_MS) {
        advance(s, model, FRAME_MS);
        if (runs(model)) {
            struct places now = places_of(s, model);
            if (farthest(&before, &now) >= STEP_MOST) {
                fail_msg("technique %s, phase %d, %d ms: moved by %.1f",
                         visit_technique(model, &s->env.visit)->id, model->run.phase,
                         (int)visit_phase_elapsed_ms(model), (double)farthest(&before, &now));
            }
            before = now;
        }
    }
}

/* Through all phases to the end, by themselves. */
static void test_never_jumps(void **state)
{
    const struct station *s = *state;

    for (int t = 0; t < s->content.technique_count; t++) {
        struct model model = running(s, t);
        walk(s, &model, 400000);
        assert_false(runs(&model));
    }
}

/* A press changes where the figure goes, never where it is: within a unit, a pixel. */
static const float PRESS_MOST = 1.0F;

static void press_in_place(const struct station *s, struct model *model, enum button button)
{
    struct places before = places_of(s, model);

    press(s, model, button);
    if (runs(model)) {
        struct places after = places_of(s, model);
        if (farthest(&before, &after) >= PRESS_MOST) {
            fail_msg("technique %s, phase %d at %d ms: a press moved it by %.1f",
                     visit_technique(model, &s->env.visit)->id, model->run.phase,
                     (int)visit_phase_elapsed_ms(model), (double)farthest(&before, &after));
        }
    }
}

/* Whatever is pressed, and whenever: found, paused and gone on, repeated, skipped. */
static void press_now_and_then(const struct station *s, int technique, int from_ms, int more_ms)
{
    static const enum button PRESSES[] = {BUTTON_OK, BUTTON_OK, BUTTON_LEFT, BUTTON_RIGHT};
    struct model model = running(s, technique);

    for (int i = 0; i < 8 && runs(&model); i++) {
        walk(s, &model, from_ms + more_ms * i);
        if (runs(&model)) {
            press_in_place(s, &model, PRESSES[i % 4]);
        }
    }
}

static void test_never_jumps_when_pressed(void **state)
{
    const struct station *s = *state;

    for (int t = 0; t < s->content.technique_count; t++) {
        for (int from_ms = 1300; from_ms < 9000; from_ms += 1170) {
            press_now_and_then(s, t, from_ms, 430);
        }
    }
}

/* Skipped again before the figure has gone over to what was skipped to. */
static void test_never_jumps_when_skipped_fast(void **state)
{
    const struct station *s = *state;

    for (int t = 0; t < s->content.technique_count; t++) {
        for (int from_ms = 430; from_ms < 1300; from_ms += 90) {
            struct model model = running(s, t);
            walk(s, &model, 2000);
            for (int i = 0; i < 5 && runs(&model); i++) {
                press_in_place(s, &model, i == 2 ? BUTTON_LEFT : BUTTON_RIGHT);
                walk(s, &model, from_ms);
            }
        }
    }
}

/* A paused figure comes to the end of its movement and then stands still for good. */
static void test_paused_stands_still(void **state)
{
    const struct station *s = *state;

    for (int t = 0; t < s->content.technique_count; t++) {
        struct model model = running(s, t);
        struct places rest, later;
        model.screen = SCREEN_PAUSED;
        advance(s, &model, 0);
        model.held_ms = model.now_ms + 2345;
        model.now_ms = model.held_ms + 5000;
        model.touched_ms = model.since_ms = model.held_ms;
        assert_false(stage_settles(&model, &s->env, model.now_ms));
        rest = places_of(s, &model);
        model.now_ms += 60000;
        later = places_of(s, &model);
        assert_memory_equal(&rest.state, &later.state, sizeof rest.state);
    }
}

static const struct phase *phase_of(const struct technique *technique, enum phase_kind kind)
{
    for (unsigned i = 0; i < technique->phases_count; i++) {
        if (technique->phases[i].kind == kind) {
            return &technique->phases[i];
        }
    }
    return NULL;
}

/* How far the thing, or without one the near hand, travels in eight seconds of a phase. */
static float travel(const struct station *s, const struct technique *technique,
                    enum phase_kind kind)
{
    struct play play = {&s->figure->scenes[technique->scene_index], phase_of(technique, kind),
                        &s->settings};
    float least = INFINITY, most = -INFINITY;

    assert_non_null(play.phase);
    for (int64_t ms = 0; ms < 8000; ms += FRAME_MS) {
        struct figure_state moment;
        play_phase(&play, ms, &moment);
        float x = play.scene->prop >= 0 ? moment.prop[0] : moment.arm[SIDE_NEAR].x;
        least = fminf(least, x);
        most = fmaxf(most, x);
    }
    return most - least;
}

/* Searching travels, holding stands, rocking stays on the spot. */
static void test_phases_differ(void **state)
{
    const struct station *s = *state;

    for (int t = 0; t < s->content.technique_count; t++) {
        const struct technique *technique = &s->content.techniques[t];
        if (phase_of(technique, PHASE_SEARCH) != NULL) {
            assert_true(travel(s, technique, PHASE_SEARCH) > 10.0F);
        }
        if (phase_of(technique, PHASE_HOLD) != NULL) {
            assert_true(travel(s, technique, PHASE_HOLD) < 0.5F);
        }
        if (phase_of(technique, PHASE_ROCK) != NULL) {
            assert_true(travel(s, technique, PHASE_ROCK) <
                        travel(s, technique, PHASE_SEARCH) / 1.5F);
        }
    }
}

static float ankle_angle(const struct station *s, const struct play *play, int64_t ms)
{
    struct figure_state moment;
    struct rig_angles angles;
    struct rig_pose pose;

    play_phase(play, ms, &moment);
    rig_solve(s->figure, &moment, &angles, &pose);
    return angles.limb[SIDE_NEAR][BONE_FOOT];
}

/* "Flex" ends flexed and "Point" pointed, in every repetition, however long a beat takes. */
static void test_repetitions_follow_the_beat(void **state)
{
    const struct station *s = *state;
    const struct technique *technique =
        &s->content.techniques[content_find_technique(&s->content, "pin_and_stretch")];
    struct play play = {&s->figure->scenes[technique->scene_index],
                        phase_of(technique, PHASE_REPS), &s->settings};
    int64_t flex_ms = (int64_t)play.phase->beats[0].seconds.value * 1000;
    int64_t rep_ms = plan_rep_ms(play.phase);

    for (int rep = 0; rep < play.phase->reps.value; rep++) {
        assert_true(ankle_angle(s, &play, rep * rep_ms + flex_ms - 50) > 10.0F);
        assert_true(ankle_angle(s, &play, (rep + 1) * rep_ms - 50) < -25.0F);
    }
}

/* The heels sink all the time that the beat gives them, and are not down before. */
static void test_heels_sink_slowly(void **state)
{
    const struct station *s = *state;
    const struct technique *technique =
        &s->content.techniques[content_find_technique(&s->content, "heel_drop")];
    struct play play = {&s->figure->scenes[technique->scene_index],
                        phase_of(technique, PHASE_REPS), &s->settings};
    int64_t from_ms = (int64_t)play.phase->beats[0].seconds.value * 1000;
    int64_t of_ms = (int64_t)play.phase->beats[1].seconds.value * 1000;
    struct figure_state before, now;

    play_phase(&play, from_ms, &before);
    for (int64_t ms = 200; ms < of_ms; ms += 200) {
        play_phase(&play, from_ms + ms, &now);
        assert_true(now.leg[SIDE_NEAR].angle > before.leg[SIDE_NEAR].angle);
        before = now;
    }
}

/* A breath straightens the back, and moves neither hand nor foot. */
static void test_holding_breathes(void **state)
{
    const struct station *s = *state;
    const struct technique *technique =
        &s->content.techniques[content_find_technique(&s->content, "massage_ball")];
    struct play play = {&s->figure->scenes[technique->scene_index],
                        phase_of(technique, PHASE_HOLD), &s->settings};
    struct figure_state out, in;
    struct rig_angles angles;
    struct rig_pose pose_out, pose_in;

    play_phase(&play, 0, &out);
    play_phase(&play, s->settings.breath_in_ms, &in);
    rig_solve(s->figure, &out, &angles, &pose_out);
    rig_solve(s->figure, &in, &angles, &pose_in);
    for (int side = 0; side < SIDE_COUNT; side++) {
        const struct rig_frame *a = pose_out.frames[side];
        const struct rig_frame *b = pose_in.frames[side];
        assert_true(hypotf(b[BONE_UPPER_ARM].x - b[BONE_PELVIS].x,
                           b[BONE_UPPER_ARM].y - b[BONE_PELVIS].y) >
                    hypotf(a[BONE_UPPER_ARM].x - a[BONE_PELVIS].x,
                           a[BONE_UPPER_ARM].y - a[BONE_PELVIS].y) +
                        0.5F);
        assert_float_equal(a[BONE_HAND].x, b[BONE_HAND].x, 1.0F);
        assert_float_equal(a[BONE_FOOT].y, b[BONE_FOOT].y, 1.0F);
    }
}

/* All scenes keep their joints, contacts, floors and rolling: what `unknot check` measures. */
static void test_scenes_are_true(void **state)
{
    const struct station *s = *state;
    struct problems problems = {.count = 0};

    if (!figure_check_poses(UNKNOT_ASSETS, s->figure, &problems)) {
        problems_print(&problems, stderr);
        fail();
    }
    for (int i = 0; i < s->figure->scene_count; i++) {
        struct measure measure;
        measure_scene(s->figure, &s->figure->scenes[i], &measure);
        assert_true(measure.drift.value < 1.0F); /* a thousandth: 1.75 mm */
        assert_true(measure.slip.value < 0.2F);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_never_jumps),
        cmocka_unit_test(test_never_jumps_when_pressed),
        cmocka_unit_test(test_never_jumps_when_skipped_fast),
        cmocka_unit_test(test_paused_stands_still),
        cmocka_unit_test(test_phases_differ),
        cmocka_unit_test(test_repetitions_follow_the_beat),
        cmocka_unit_test(test_heels_sink_slowly),
        cmocka_unit_test(test_holding_breathes),
        cmocka_unit_test(test_scenes_are_true),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
