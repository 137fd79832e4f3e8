/* SPDX-License-Identifier: MIT */
#include "app/ui/stage.h"

#include "app/ui/ease.h"
#include "app/ui/figure/body.h"
#include "app/ui/figure/play.h"
#include "app/ui/figure/pose.h"
#include "app/ui/figure/skin.h"
#include "app/ui/stage_cues.h"

#include <string.h>

/* NULL where there is nothing to draw. */
static const struct figure_scene *scene_of(const struct ui_env *env,
                                           const struct technique *technique)
{
    if (env->figure == NULL || technique->scene_index < 0 ||
        technique->scene_index >= env->figure->scene_count) {
        return NULL;
    }
    return &env->figure->scenes[technique->scene_index];
}

static struct body_view view_of(const struct scene *scene, const struct figure_scene *place,
                                enum leg leg, const struct figure_state *state)
{
    return (struct body_view){
        .figure = scene->env->figure,
        .scene = place,
        .state = state,
        .look = scene->model->visits,
        .mirrored = leg == LEG_LEFT,
    };
}

void stage_draw(const struct scene *scene, const struct paint *paint, struct rect rect,
                const struct technique *technique, enum leg leg,
                const struct figure_state *state)
{
    const struct figure_scene *place = scene_of(scene->env, technique);

    if (place != NULL) {
        struct body_view view = view_of(scene, place, leg, state);
        body_draw(paint, rect, &view);
    }
}

float stage_scale(const struct scene *scene, struct rect rect,
                  const struct technique *technique)
{
    const struct figure_scene *place = scene_of(scene->env, technique);

    if (place == NULL) {
        return 0.0F;
    }
    struct body_view view = view_of(scene, place, LEG_RIGHT, NULL);
    return body_place(&view, rect).sx;
}

static bool is_reduced(const struct ui_env *env)
{
    return env->visit.settings->reduced_motion;
}

void stage_draw_turned(const struct scene *scene, struct rect rect,
                       const struct technique *technique, enum leg leg, int64_t ms)
{
    const struct figure_scene *place = scene_of(scene->env, technique);
    struct figure_state state;

    if (place == NULL) {
        return;
    }
    if (is_reduced(scene->env)) {
        pose_at(place, play_loop_pose(place, ms), &state);
    } else {
        play_loop(place, ms, &state);
    }
    stage_draw(scene, &scene->paint, rect, technique, leg, &state);
}

void stage_draw_loop(const struct scene *scene, struct rect rect,
                     const struct technique *technique, int64_t ms)
{
    stage_draw_turned(scene, rect, technique, LEG_RIGHT, ms);
}

void stage_draw_item(const struct scene *scene, const struct paint *paint, struct rect rect,
                     const struct technique *technique, float focus)
{
    const struct figure_scene *place = scene_of(scene->env, technique);
    int64_t ms = scene->model->now_ms - scene->model->since_ms;
    struct figure_state still;
    struct figure_state moving;

    if (place == NULL) {
        return;
    }
    play_loop(place, STAGE_REST_MS, &still);
    play_loop(place, STAGE_REST_MS + ms, &moving);
    pose_mix(&still, &moving, is_reduced(scene->env) ? 0.0F : focus, &still);
    stage_draw(scene, paint, rect, technique, LEG_RIGHT, &still);
}

void stage_draw_still(const struct scene *scene, struct rect rect, const char *name)
{
    const struct figure *figure = scene->env->figure;
    int index = figure != NULL ? figure_find_scene(figure, name) : FIGURE_NONE;
    struct figure_state state = {0};

    if (index >= 0) {
        struct body_view view = view_of(scene, &figure->scenes[index], LEG_RIGHT, &state);
        play_loop(&figure->scenes[index], STAGE_REST_MS, &state);
        memset(state.glow, 0, sizeof state.glow);
        body_draw(&scene->paint, rect, &view);
    }
}

void stage_draw_ready(const struct scene *scene, struct rect rect)
{
    const struct technique *technique = visit_technique(scene->model, &scene->env->visit);
    const struct figure_scene *place = scene_of(scene->env, technique);
    struct figure_state state;

    if (place != NULL) {
        play_ready(place, &state);
        stage_draw(scene, &scene->paint, rect, technique, scene_leg(scene), &state);
    }
}

static bool is_held(const struct model *model)
{
    return model->screen == SCREEN_PAUSED || model->screen == SCREEN_STOP;
}

static struct play play_of(const struct model *model, const struct ui_env *env, int phase)
{
    const struct technique *technique = visit_technique(model, &env->visit);

    return (struct play){scene_of(env, technique), &technique->phases[phase],
                         env->visit.settings};
}

/* A movement that a pause falls into is brought to its end, and rests there. */
static int64_t coasted_ms(const struct play *play, int64_t elapsed_ms, int64_t held_ms)
{
    int64_t rest_ms = play_rest_ms(play, elapsed_ms);

    return elapsed_ms + (held_ms < rest_ms ? held_ms : rest_ms);
}

/* What was before this phase: other ones, the same one before "Repeat", or the start. Whoever
 * skips fast leaves phases that the figure has not quite gone over to. */
static void state_before(const struct model *model, const struct ui_env *env,
                         struct figure_state *state)
{
    const struct run *run = &model->run;
    struct play play = play_of(model, env, run->phase);

    play_ready(play.scene, state);
    for (int i = run->came_count - 1; i >= 0; i--) {
        const struct came *came = &run->came[i];
        int64_t ms;
        struct figure_state then;

        play = play_of(model, env, came->phase);
        ms = coasted_ms(&play, came->ms, came->held_ms);
        play_phase(&play, ms, &then);
        pose_mix(state, &then, skin_smooth(ease_place(ms, 0, STAGE_ENTER_MS)), state);
    }
}

/* After a pause the figure goes on from where it rested. */
static void go_on_from_rest(const struct model *model, const struct play *play,
                            int64_t elapsed_ms, struct figure_state *state)
{
    int64_t from_ms = model->since_ms - model->run.started_ms;
    struct figure_state rest;

    if (is_held(model) || from_ms <= 0 || elapsed_ms - from_ms >= STAGE_GO_ON_MS) {
        return;
    }
    play_phase(play, coasted_ms(play, from_ms, model->run.rested_ms), &rest);
    pose_mix(&rest, state, skin_smooth(ease_place(elapsed_ms, from_ms, STAGE_GO_ON_MS)), state);
}

int64_t stage_run_ms(const struct model *model, const struct ui_env *env)
{
    struct play play = play_of(model, env, model->run.phase);
    int64_t elapsed_ms = visit_phase_elapsed_ms(model);

    if (play.scene == NULL || !is_held(model)) {
        return elapsed_ms;
    }
    return coasted_ms(&play, elapsed_ms, model->now_ms - model->held_ms);
}

bool stage_run_state(const struct model *model, const struct ui_env *env,
                     struct figure_state *state_out)
{
    struct play play = play_of(model, env, model->run.phase);
    int64_t elapsed_ms = visit_phase_elapsed_ms(model);
    int64_t at_ms = stage_run_ms(model, env);
    struct figure_state before;

    if (play.scene == NULL) {
        return false;
    }
    if (is_reduced(env)) { /* one pose fades over to the other */
        play_phase(&play, visit_phase_elapsed_ms(model), state_out);
        return true;
    }
    play_phase(&play, at_ms, state_out);
    go_on_from_rest(model, &play, elapsed_ms, state_out);
    if (at_ms < STAGE_ENTER_MS) {
        state_before(model, env, &before);
        pose_mix(&before, state_out, skin_smooth(ease_place(at_ms, 0, STAGE_ENTER_MS)),
                 state_out);
    }
    return true;
}

/* The signs of what was before go while those of the phase come. */
static void draw_cues(const struct scene *scene, struct rect rect, const struct body_view *view,
                      const struct play *play, int64_t elapsed_ms)
{
    const struct run *run = &scene->model->run;
    float seen = stage_cues_seen(elapsed_ms);

    if (seen < 1.0F && run->came_count > 0) {
        struct play before = play_of(scene->model, scene->env, run->came[0].phase);
        stage_cues_draw(&scene->paint, rect, view, &before, run->came[0].ms, 1.0F - seen);
    }
    stage_cues_draw(&scene->paint, rect, view, play, elapsed_ms, seen);
}

void stage_draw_run(const struct scene *scene, struct rect rect)
{
    const struct technique *technique = visit_technique(scene->model, &scene->env->visit);
    struct play play = play_of(scene->model, scene->env, scene->model->run.phase);
    int64_t elapsed_ms = visit_phase_elapsed_ms(scene->model);
    struct figure_state state;
    struct body_view view;

    if (!stage_run_state(scene->model, scene->env, &state)) {
        return;
    }
    view = view_of(scene, play.scene, scene_leg(scene), &state);
    stage_draw(scene, &scene->paint, rect, technique, scene_leg(scene), &state);
    draw_cues(scene, rect, &view, &play, elapsed_ms);
}

bool stage_settles(const struct model *model, const struct ui_env *env, int64_t now_ms)
{
    struct play play;

    if (!is_held(model) || (model->screen == SCREEN_STOP && model->back_to != SCREEN_RUN &&
                            model->back_to != SCREEN_PAUSED)) {
        return false;
    }
    play = play_of(model, env, model->run.phase);
    return play.scene != NULL &&
           now_ms - model->held_ms < play_rest_ms(&play, visit_phase_elapsed_ms(model));
}

/* How long the pose of a moment has been held, up to STAGE_POSE_MS. */
static int64_t held_ms(const struct play *play, int64_t ms)
{
    bool loop = play->phase == NULL;
    float pose = loop ? play_loop_pose(play->scene, ms) : play_phase_pose(play, ms);
    int64_t back_ms = 0;

    while (back_ms < STAGE_POSE_MS && back_ms < ms) {
        int64_t then_ms = ms - back_ms - 1;
        float then =
            loop ? play_loop_pose(play->scene, then_ms) : play_phase_pose(play, then_ms);
        if (then < pose || then > pose) {
            break;
        }
        back_ms++;
    }
    return back_ms;
}

static struct stage_pose pose_of(const struct play *play, int64_t ms, int64_t now_ms)
{
    float t = play->phase == NULL ? play_loop_pose(play->scene, ms) : play_phase_pose(play, ms);

    return (struct stage_pose){.number = 1 + (int64_t)(t * 1000.0F + 0.5F),
                               .since_ms = now_ms - held_ms(play, ms)};
}

struct stage_pose stage_run_pose(const struct model *model, const struct ui_env *env,
                                 int64_t now_ms)
{
    struct play play = play_of(model, env, model->run.phase);

    if (!is_reduced(env) || play.scene == NULL || is_held(model)) {
        return (struct stage_pose){0};
    }
    return pose_of(&play, visit_phase_elapsed_ms(model) + now_ms - model->now_ms, now_ms);
}

struct stage_pose stage_loop_pose(const struct ui_env *env, const struct technique *technique,
                                  int64_t ms, int64_t now_ms)
{
    struct play play = {scene_of(env, technique), NULL, env->visit.settings};

    if (!is_reduced(env) || play.scene == NULL) {
        return (struct stage_pose){0};
    }
    return pose_of(&play, ms, now_ms);
}
