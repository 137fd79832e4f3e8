/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/run_panel.h"

#include "app/ui/ease.h"
#include "app/ui/screens/run_feet.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

/* How the picture lies in a panel that is wide, and in one that is tall. */
struct picture_place {
    float x, knee_y, scale;
    float fade_top, fade_bottom; /* the cut edges melt into the panel */
};

static const struct picture_place WIDE = {162, 46, 1.32F, 44, 40};
static const struct picture_place TALL = {128, 116, 1.3F, 70, 0};

/* Growth of a ring where nothing breathes. */
enum {
    RING_MS = 4000
};

static const float PRESSED = 0.95F; /* glow of the region that is pressed */

/* There and back: 0, 1, 0; soft at both ends. */
static float to_and_fro(int64_t elapsed_ms, int64_t one_way_ms)
{
    int64_t at_ms = elapsed_ms % (2 * one_way_ms);

    return ease_sine(
        ease_place(at_ms < one_way_ms ? at_ms : 2 * one_way_ms - at_ms, 0, one_way_ms));
}

/* The rings grow while breathing out, and come back while breathing in. */
static float pulse_of(const struct scene *scene, const struct phase *phase, int64_t elapsed_ms)
{
    if (!phase->breath) {
        return to_and_fro(elapsed_ms, RING_MS);
    }
    struct breath_place breath = visit_breath_place(scene->env->visit.settings, elapsed_ms);
    float place = ease_sine(ease_place(breath.at_ms, 0, breath.of_ms));
    return breath.in ? 1.0F - place : place;
}

static const char *spot_of(const struct technique *technique, const struct phase *phase)
{
    return phase->closeup.spot != NULL ? phase->closeup.spot : technique->closeup.spot;
}

static const char *path_of(const struct technique *technique, const struct phase *phase)
{
    return phase->closeup.path != NULL ? phase->closeup.path : technique->closeup.path;
}

static const struct figure_scene *place_of(const struct scene *scene,
                                           const struct technique *technique)
{
    const struct figure *figure = scene->env->figure;

    return figure != NULL && technique->scene_index >= 0
               ? &figure->scenes[technique->scene_index]
               : NULL;
}

/* The light of the figure's own muscles. Close up they lie side by side: the one that works
 * less is held back, so that it is seen which one is meant. */
static void light_as_figure(const struct figure_state *state, struct closeup_view *view)
{
    float belly = state->glow[GLOW_GASTROCNEMIUS];
    float deep = state->glow[GLOW_SOLEUS];
    bool low = deep > belly;
    float more = low ? deep : belly;
    float less = low ? belly : deep;

    view->muscle = low ? MUSCLE_SOLEUS : MUSCLE_GASTROCNEMIUS;
    view->glow = more;
    view->glow_others = more > 0.0F ? less * less / more : 0.0F;
}

/* The tool goes its way as the figure's does: as far up, and on the second side after every
 * top. Where the figure stands still, it does. */
static void set_tool(const struct scene *scene, const struct figure_scene *place,
                     const struct figure_state *state, int64_t elapsed_ms,
                     struct closeup_view *view)
{
    const struct closeup *closeup = scene->env->closeup;
    int path = closeup_find_path(closeup, view->path);
    struct stroke stroke = {0};
    float at;

    if (path < 0) {
        return;
    }
    stroke_of(scene->env->figure, place, &stroke);
    at = stroke_place(&stroke, stroke_below_knee(scene->env->figure, place, state));
    view->tool = stroke_tool(place);
    view->along =
        closeup_along(&closeup->paths[path], at, stroke_on_second_side(&stroke, elapsed_ms));
}

/* A bar lies across the calf: it is seen with the spot, and stays in the middle. */
static bool is_bar(const struct figure_scene *place)
{
    enum tool_mark tool = stroke_tool(place);

    return tool == TOOL_MARK_ROLLER || tool == TOOL_MARK_STICK;
}

/* What this kind of phase marks, `elapsed_ms` into it. */
static void set_marks(const struct scene *scene, const struct technique *technique,
                      const struct phase *phase, int64_t elapsed_ms,
                      const struct figure_state *state, struct closeup_view *view)
{
    const struct figure_scene *place = place_of(scene, technique);

    switch (phase->kind) {
    case PHASE_SEARCH:
        view->path = path_of(technique, phase);
        if (place != NULL) {
            light_as_figure(state, view);
            set_tool(scene, place, state, elapsed_ms, view);
        }
        break;
    case PHASE_ROCK:
        if (place != NULL && is_bar(place)) {
            view->path = path_of(technique, phase);
            view->no_dots = true;
            set_tool(scene, place, state, elapsed_ms, view);
        }
        view->sway = place != NULL ? stroke_sway(place, state) : 0.0F;
        view->spot = spot_of(technique, phase);
        view->pulse = pulse_of(scene, phase, elapsed_ms);
        break;
    case PHASE_HOLD:
        view->spot = spot_of(technique, phase);
        view->pulse = pulse_of(scene, phase, elapsed_ms);
        break;
    case PHASE_STRETCH:
        if (place != NULL) {
            light_as_figure(state, view);
        }
        break;
    case PHASE_REPS:
    case PHASE_KIND_COUNT: break;
    }
}

static struct closeup_view view_of(const struct scene *scene, struct rect panel,
                                   const struct technique *technique)
{
    const struct picture_place *at = panel.w > panel.h ? &WIDE : &TALL;

    return (struct closeup_view){
        .x = panel.x + at->x,
        .knee_y = panel.y + at->knee_y,
        .scale = at->scale,
        .leg = scene_leg(scene),
        .muscle = technique->muscle,
        .glow = PRESSED,
        .figure = scene->env->figure,
        .look = scene->model->visits,
    };
}

static void draw_leg(const struct scene *scene, struct rect panel,
                     const struct closeup_view *view)
{
    const struct picture_place *at = panel.w > panel.h ? &WIDE : &TALL;
    struct rect edge = {view->x - 110, panel.y - 1, 220, at->fade_top + 1};

    draw_clip(scene->paint.list, &panel);
    closeup_draw(&scene->paint, scene->env->closeup, view);
    shape_fade(&scene->paint, edge, THEME.surface);
    if (at->fade_bottom > 0.0F) {
        edge.y = panel.y + panel.h + 1;
        edge.h = -at->fade_bottom - 1;
        shape_fade(&scene->paint, edge, THEME.surface);
    }
    draw_clip(scene->paint.list, NULL);
}

static void draw_place_words(const struct scene *scene, struct rect column,
                             const struct panel *words)
{
    const struct paint *paint = &scene->paint;
    struct style note_style = type_body(28.0F, THEME.text3, ALIGN_START);
    struct style text_style = type_soft(32.0F, THEME.text2, ALIGN_START);
    struct textbox text = {
        .x = column.x, .y = column.y + 132.0F, .width = column.w, .step = 42, .max = 4};
    float bottom = column.y + column.h - 32.0F;

    paint_text_fit(paint, column.x, column.y + 76.0F, column.w, words->title,
                   type_heading(38.0F, THEME.text, ALIGN_START));
    int lines = textbox_draw(paint, &text, words->text, text_style);
    if (words->note == NULL || text.y + (float)(lines - 1) * text.step > bottom - 48.0F) {
        return; /* no room: the note is the first to go */
    }
    paint_text_fit(paint, column.x, bottom, column.w, words->note, note_style);
}

static void draw_place(const struct scene *scene, struct rect panel,
                       const struct technique *technique, const struct phase *phase)
{
    struct closeup_view view = view_of(scene, panel, technique);
    struct figure_state state = {.yaw = 0.0F};
    int64_t ms = stage_run_ms(scene->model, scene->env);

    if (scene->env->closeup == NULL) {
        return;
    }
    if (place_of(scene, technique) != NULL) {
        stage_run_state(scene->model, scene->env, &state);
    }
    set_marks(scene, technique, phase, ms, &state, &view);
    draw_leg(scene, panel, &view);
}

void run_panel_draw(const struct scene *scene, struct rect panel, int64_t elapsed_ms)
{
    const struct technique *technique = visit_technique(scene->model, &scene->env->visit);
    const struct phase *phase = visit_phase(scene->model, &scene->env->visit);
    struct rect column = {panel.x + panel.w * 0.54F, panel.y + 12.0F, panel.w * 0.43F,
                          panel.h - 24.0F};

    if (panel.h > panel.w) { /* tall: the words stand in the middle of the height */
        column.x = panel.x + panel.w * 0.5F;
        column.w = panel.w * 0.46F;
        column.y = panel.y + 100.0F;
        column.h = panel.h - 200.0F;
    }
    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    if (phase->kind == PHASE_REPS) {
        run_feet_draw(scene, panel, technique, phase, elapsed_ms);
    } else {
        draw_place(scene, panel, technique, phase);
        draw_place_words(scene, column, &phase->panel);
    }
}
