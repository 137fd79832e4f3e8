/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/format.h"
#include "app/ui/ring.h"
#include "app/ui/screens/run_panel.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/stage.h"
#include "app/ui/strip.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"
#include "app/ui/volume.h"

#include <stddef.h>
#include <string.h>

struct run_layout {
    struct rect stage, figure, panel;
    struct textbox cue, hint;
    float cue_px, hint_px;
    struct ring ring;
    float reps_px;
    struct point next;
    float next_width;
};

static const struct run_layout LANDSCAPE = {
    .stage = {64, 156, 1168, 556},
    .figure = {84, 158, 1128, 552},
    .panel = {1256, 580, 600, 336},
    .cue = {64, 788, 1168, 72, 1, 1},
    .hint = {64, 846, 1168, 42, 1, 1},
    .cue_px = 68,
    .hint_px = 34,
    .ring = {1556, 350, 182, 22, 118},
    .reps_px = 168,
    .next = {64, 908},
    .next_width = 1168,
};

static const struct run_layout PORTRAIT = {
    .stage = {56, 200, 968, 590},
    .figure = {64, 204, 952, 583},
    .panel = {544, 1090, 480, 520},
    .cue = {56, 886, 968, 88, 2, 2},
    .hint = {56, 1042, 968, 44, 1, 1},
    .cue_px = 76,
    .hint_px = 36,
    .ring = {272, 1320, 196, 24, 126},
    .reps_px = 168,
    .next = {56, 1690},
    .next_width = 800,
};

/* From ten minutes on a clock has a digit more. */
enum {
    FOUR_DIGITS_MS = 600000
};

/* A phase on the screen: which one, how far, and whether its time is held. */
struct moment {
    const struct technique *technique;
    const struct phase *phase;
    int64_t elapsed_ms, left_ms;
    bool paused;
};

static struct moment moment_of(const struct scene *scene)
{
    const struct model *model = scene->model;
    struct moment moment = {
        .technique = visit_technique(model, &scene->env->visit),
        .phase = visit_phase(model, &scene->env->visit),
        .elapsed_ms = visit_phase_elapsed_ms(model),
        .paused = model->screen == SCREEN_PAUSED ||
                  (model->screen == SCREEN_STOP && model->back_to == SCREEN_PAUSED),
    };

    moment.left_ms = model->run.planned_ms - moment.elapsed_ms;
    return moment;
}

static void draw_stage(const struct scene *scene, const struct run_layout *at)
{
    shape_stage(&scene->paint, at->stage, 28.0F);
    draw_clip(scene->paint.list, &at->stage); /* a wall is higher */
    stage_draw_run(scene, at->figure);
    draw_clip(scene->paint.list, NULL);
}

/* What the cue says, and how far the one of the next beat has come. */
struct cue_words {
    const char *is, *next;
    float place;
};

static struct cue_words cue_of(const struct moment *moment)
{
    const struct phase *phase = moment->phase;
    struct cue_words cue = {phase->cue, phase->cue, 0.0F};

    if (phase->kind == PHASE_REPS) {
        struct rep_place place = visit_rep_place(phase, moment->elapsed_ms);
        int last = (int)phase->beats_count - 1;
        int64_t left_ms =
            (int64_t)phase->beats[place.beat].seconds.value * 1000 - place.beat_ms;
        bool over = place.beat == last && place.rep == phase->reps.value - 1;

        cue.is = phase->beats[place.beat].cue;
        cue.next = phase->beats[place.beat == last ? 0 : place.beat + 1].cue;
        cue.place = over || strcmp(cue.is, cue.next) == 0
                        ? 0.0F
                        : number_place(left_ms, MOTION_WORD_MS);
    }
    return cue;
}

/* One cue fades over to the next; what stands below moves along when their lines differ. */
static void draw_words(const struct scene *scene, const struct run_layout *at,
                       const struct moment *moment)
{
    struct textbox hint = at->hint;
    struct cue_words cue = cue_of(moment);
    struct style style = type_heading(at->cue_px, THEME.text, ALIGN_START);
    rgba whole = style.colour;

    style.colour = colour_alpha(whole, 1.0F - cue.place);
    float lines = (float)textbox_draw(&scene->paint, &at->cue, cue.is, style);
    if (cue.place > 0.0F) {
        style.colour = colour_alpha(whole, cue.place);
        int next = textbox_draw(&scene->paint, &at->cue, cue.next, style);
        lines = ease_between(lines, (float)next, ease_sine(cue.place));
    }
    hint.y -= at->cue.step * ((float)at->cue.max - lines);
    textbox_draw(&scene->paint, &hint, moment->phase->hint,
                 type_body(at->hint_px, THEME.text2, ALIGN_START));
}

/* "Next  Rock side to side  15 s"; the time goes first when there is no room for all. */
static void draw_next(const struct scene *scene, const struct run_layout *at)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    struct style style = type_heading(28.0F, THEME.text3, ALIGN_START);
    struct next_up next;
    char name[FORMAT_MAX];
    char time[FORMAT_MAX];
    float x = at->next.x;
    float end = at->next.x + at->next_width;

    if (scene->model->screen == SCREEN_PAUSED) { /* what comes next can wait */
        volume_draw(scene, at->next.x, at->next.y, at->next_width);
        return;
    }
    if (!visit_next_up(scene->model, &scene->env->visit, &next)) {
        return;
    }
    paint_text(paint, x, at->next.y, words->run_next, style);
    x += paint_width(paint, &style, words->run_next) + 20.0F;
    style = type_body(28.0F, THEME.text2, ALIGN_START);
    format_fill(name, "{name}", "name",
                next.other_technique ? next.technique->name : next.phase->name);
    if (next.leg != scene_leg(scene)) {
        format_fill2(name, words->run_next_leg, "leg", scene_leg_calf(scene, next.leg), "name",
                     next.other_technique ? next.technique->name : next.phase->name);
    }
    paint_text_fit(paint, x, at->next.y, end - x, name, style);
    x += paint_width(paint, &style, name) + 28.0F;
    style.colour = THEME.text3;
    format_length(time, words, next.ms);
    if (x + paint_width(paint, &style, time) <= end) {
        paint_text(paint, x, at->next.y, time, style);
    }
}

static void draw_search_ring(const struct scene *scene, const struct ring *ring,
                             const struct moment *moment)
{
    struct number number = number_passed(moment->elapsed_ms);

    ring_ticks(scene, ring, moment->elapsed_ms);
    ring_number(scene, ring, &number, 1.0F, THEME.text);
    ring_word(scene, ring, scene_words(scene)->run_searching);
}

static void draw_reps_ring(const struct scene *scene, const struct run_layout *at,
                           const struct moment *moment)
{
    struct rep_place place = visit_rep_place(moment->phase, moment->elapsed_ms);
    struct ring ring = at->ring;
    int count = moment->phase->reps.value;
    int64_t left_ms = plan_rep_ms(moment->phase) * (place.rep + 1) - moment->elapsed_ms;
    struct number number =
        number_count(place.rep + 1, place.rep + 1 < count ? left_ms : INT64_MAX);
    char of[FORMAT_MAX];

    ring.px = at->reps_px;
    ring_reps(scene, &ring, count, place.rep, number.place);
    ring_number(scene, &ring, &number, 1.0F, THEME.text);
    ring_word(scene, &ring, format_count(of, scene_words(scene)->run_reps, count));
}

/* After "Found it" the ticks of the search close to the full ring, which then runs down. */
static float time_left(const struct scene *scene, const struct moment *moment)
{
    const struct run *run = &scene->model->run;
    float left = run->planned_ms > 0 ? (float)moment->left_ms / (float)run->planned_ms : 0.0F;
    float closed = ease_out(ease_place(moment->elapsed_ms, 0, MOTION_FOUND_MS));
    float searched = (float)run->found_from_ms / 60000.0F;

    if (!run->spot || closed >= 1.0F || searched >= left) {
        return left;
    }
    return ease_between(searched, left, closed);
}

static void draw_time_ring(const struct scene *scene, const struct ring *ring,
                           const struct moment *moment)
{
    struct breath_place breath =
        visit_breath_place(scene->env->visit.settings, moment->elapsed_ms);
    bool breathes = moment->phase->breath;
    struct ring own = *ring;
    struct number number = number_left(moment->left_ms, false);

    ring = &own;
    own.px *= scene->model->run.planned_ms < FOUR_DIGITS_MS ? 1.0F : 0.85F;
    if (breathes) {
        ring_orb(scene, ring, &breath);
    }
    ring_time(scene, ring, time_left(scene, moment), THEME.text);
    ring_number(scene, ring, &number, ring_swell(moment->left_ms), THEME.text);
    if (breathes) {
        ring_breath_word(scene, ring, &breath,
                         moment->elapsed_ms < scene->env->visit.settings->breath_in_ms);
    } else {
        ring_word(scene, ring, scene_words(scene)->run_left);
    }
}

static void draw_paused_ring(const struct scene *scene, const struct ring *ring,
                             const struct moment *moment)
{
    struct ring small = *ring;
    struct number number = number_still(format_seconds_left(moment->left_ms));
    float left = (float)moment->left_ms / (float)scene->model->run.planned_ms;

    small.px = ring->px * 0.8F;
    ring_time(scene, ring, left, THEME.text2);
    sign_pause(&scene->paint, ring->x, ring->y - ring->radius * 0.42F, 60.0F, THEME.text2);
    small.y += 24.0F;
    ring_number(scene, &small, &number, 1.0F, THEME.text2);
    ring_word(scene, &small, scene_words(scene)->run_paused);
}

static void draw_ring(const struct scene *scene, const struct run_layout *at,
                      const struct moment *moment)
{
    if (moment->paused) {
        draw_paused_ring(scene, &at->ring, moment);
        return;
    }
    switch (moment->phase->kind) {
    case PHASE_SEARCH: draw_search_ring(scene, &at->ring, moment); break;
    case PHASE_HOLD:
    case PHASE_ROCK:
    case PHASE_STRETCH: draw_time_ring(scene, &at->ring, moment); break;
    case PHASE_REPS: draw_reps_ring(scene, at, moment); break;
    case PHASE_KIND_COUNT: break;
    }
}

struct rect screen_run_stage(bool portrait)
{
    return portrait ? PORTRAIT.stage : LANDSCAPE.stage;
}

void screen_run(const struct scene *scene)
{
    const struct run_layout *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    struct moment moment = moment_of(scene);
    struct scene ring = *scene;

    if (scene->model->screen == SCREEN_STOP) { /* the prompt shows the time itself */
        ring.paint.keep *=
            1.0F - ease_place(scene->model->now_ms, scene->model->since_ms, MOTION_STOP_MS);
    }
    strip_head(scene, moment.technique->name, true);
    draw_stage(scene, at);
    draw_words(scene, at, &moment);
    if (ring.paint.keep > 0.0F) {
        draw_ring(&ring, at, &moment);
    }
    run_panel_draw(scene, at->panel, moment.elapsed_ms);
    draw_next(scene, at);
}
