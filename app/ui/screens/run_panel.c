/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/run_panel.h"

#include "app/ui/plain_leg.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

static enum leg_mark mark_of(enum phase_kind kind)
{
    switch (kind) {
    case PHASE_SEARCH: return LEG_MARK_PATH;
    case PHASE_HOLD:
    case PHASE_ROCK: return LEG_MARK_SPOT;
    case PHASE_REPS:
    case PHASE_STRETCH:
    case PHASE_KIND_COUNT: break;
    }
    return LEG_MARK_NONE;
}

/* As large as the panel is wide: what is above and below it is cut off. */
static void draw_leg(const struct scene *scene, struct rect panel,
                     const struct technique *technique, enum phase_kind kind)
{
    struct plain_leg leg = {
        .x = panel.x + panel.w * 0.25F,
        .knee_y = panel.y + panel.h * 0.2F,
        .scale = panel.w > panel.h ? panel.w / 500.0F : panel.h / 390.0F,
        .leg = scene_leg(scene),
        .muscle = technique->muscle,
        .glow = kind == PHASE_SEARCH ? 0.5F : 1.0F,
        .mark = mark_of(kind),
    };

    draw_clip(scene->paint.list, &panel);
    plain_leg_draw(&scene->paint, &leg);
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
        .x = column.x, .y = column.y + 118.0F, .width = column.w, .step = 42, .max = 4};
    float bottom = column.y + column.h - 24.0F;

    paint_text_fit(paint, column.x, column.y + 62.0F, column.w, words->title,
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
    struct rect column = {panel.x + panel.w * 0.47F, panel.y + 12.0F, panel.w * 0.48F,
                          panel.h - 24.0F};

    if (panel.h > panel.w) { /* tall: the words stand in the middle of the height */
        column.y = panel.y + 100.0F;
        column.h = panel.h - 200.0F;
    }
    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    draw_leg(scene, panel, technique, phase->kind);
    if (phase->kind == PHASE_REPS) {
        draw_beats(scene, column, phase, elapsed_ms);
    } else {
        draw_place_words(scene, column, &phase->panel);
    }
}
