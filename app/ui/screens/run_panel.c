/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/run_panel.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
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
static const struct picture_place TALL = {146, 116, 1.3F, 70, 0};

/* Time of the ball mark from one end of its way to the other, and of a ring's growth where
 * nothing breathes. */
enum {
    WAY_MS = 12000,
    RING_MS = 4000,
};

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

/* What this kind of phase marks. */
static void set_marks(const struct scene *scene, const struct technique *technique,
                      const struct phase *phase, int64_t elapsed_ms, struct closeup_view *view)
{
    switch (phase->kind) {
    case PHASE_SEARCH:
        view->glow = 0.42F;
        view->path = path_of(technique, phase);
        view->along = to_and_fro(elapsed_ms, WAY_MS);
        break;
    case PHASE_HOLD:
    case PHASE_ROCK:
    case PHASE_REPS:
        view->spot = spot_of(technique, phase);
        view->pulse = pulse_of(scene, phase, elapsed_ms);
        break;
    case PHASE_STRETCH:
    case PHASE_KIND_COUNT: break;
    }
}

static void draw_leg(const struct scene *scene, struct rect panel,
                     const struct technique *technique, const struct phase *phase,
                     int64_t elapsed_ms)
{
    const struct picture_place *at = panel.w > panel.h ? &WIDE : &TALL;
    struct closeup_view view = {
        .x = panel.x + at->x,
        .knee_y = panel.y + at->knee_y,
        .scale = at->scale,
        .leg = scene_leg(scene),
        .muscle = technique->muscle,
        .glow = 0.95F,
    };

    if (scene->env->closeup == NULL) {
        return;
    }
    set_marks(scene, technique, phase, elapsed_ms, &view);
    draw_clip(scene->paint.list, &panel);
    closeup_draw(&scene->paint, scene->env->closeup, &view);
    shape_fade(&scene->paint, (struct rect){view.x - 90, panel.y - 1, 180, at->fade_top + 1},
               THEME.surface);
    if (at->fade_bottom > 0.0F) {
        shape_fade(&scene->paint,
                   (struct rect){view.x - 90, panel.y + panel.h + 1, 180, -at->fade_bottom - 1},
                   THEME.surface);
    }
    draw_clip(scene->paint.list, NULL);
}

/* The parts of a repetition below each other, the current one lit, its bar filling. */
static void draw_beats(const struct scene *scene, struct rect column, const struct phase *phase,
                       int64_t elapsed_ms)
{
    struct rep_place place = visit_rep_place(phase, elapsed_ms);
    float step = column.h / (float)phase->beats_count;

    for (int i = 0; i < (int)phase->beats_count; i++) {
        const struct beat *beat = &phase->beats[i];
        bool current = i == place.beat;
        float y = column.y + (float)i * step + step / 2.0F;
        struct rect bar = {column.x, y + 20.0F, column.w, 8.0F};
        float done = (float)place.beat_ms / ((float)beat->seconds.value * 1000.0F);

        paint_text_fit(&scene->paint, column.x, y, column.w, beat->name,
                       current ? type_heading(40.0F, THEME.text, ALIGN_START)
                               : type_body(40.0F, THEME.text3, ALIGN_START));
        shape_round_rect(&scene->paint, bar, 4.0F, THEME.raised);
        if (current) {
            bar.w *= done < 1.0F ? done : 1.0F;
            shape_round_rect(&scene->paint, bar, 4.0F, THEME.pulse);
        }
    }
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

void run_panel_draw(const struct scene *scene, struct rect panel, int64_t elapsed_ms)
{
    const struct technique *technique = visit_technique(scene->model, &scene->env->visit);
    const struct phase *phase = visit_phase(scene->model, &scene->env->visit);
    struct rect column = {panel.x + panel.w * 0.54F, panel.y + 12.0F, panel.w * 0.43F,
                          panel.h - 24.0F};

    if (panel.h > panel.w) { /* tall: the words stand in the middle of the height */
        column.y = panel.y + 100.0F;
        column.h = panel.h - 200.0F;
    }
    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    draw_leg(scene, panel, technique, phase, elapsed_ms);
    if (phase->kind == PHASE_REPS) {
        draw_beats(scene, column, phase, elapsed_ms);
    } else {
        draw_place_words(scene, column, &phase->panel);
    }
}
