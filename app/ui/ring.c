/* SPDX-License-Identifier: MIT */
#include "app/ui/ring.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>

static const float TURN = 6.28318531F;

void ring_time(const struct scene *scene, const struct ring *ring, float left, rgba colour)
{
    const struct paint *paint = &scene->paint;

    shape_ring(paint, ring->x, ring->y, ring->radius, ring->width, THEME.raised);
    shape_arc(paint, ring->x, ring->y, ring->radius, ring->width, 0.0F, left, colour);
    if (left > 0.0F) {
        shape_disc(paint, ring->x + ring->radius * sinf(left * TURN),
                   ring->y - ring->radius * cosf(left * TURN), ring->width * 0.9F, colour);
    }
}

/* How much a tick is lit, and how much of its length the newest has of its own. */
static void draw_tick(const struct scene *scene, const struct ring *ring, float turn, float lit,
                      float newest)
{
    float s = sinf(turn * TURN);
    float c = -cosf(turn * TURN);
    float inner = ring->radius - 11.0F - 7.0F * newest;
    float outer = ring->radius + 11.0F;

    shape_line(&scene->paint, ring->x + inner * s, ring->y + inner * c, ring->x + outer * s,
               ring->y + outer * c, 7.0F, colour_mix(THEME.raised, THEME.text, lit));
}

void ring_ticks(const struct scene *scene, const struct ring *ring, int64_t passed_ms)
{
    enum {
        TICKS = 60,
        TICK_MS = 1000
    };
    int64_t lit = passed_ms / TICK_MS;
    float next = number_place((lit + 1) * TICK_MS - passed_ms, MOTION_NUMBER_MS);

    for (int i = 0; i < TICKS; i++) {
        float newest = i == lit ? next : 0.0F;

        if (i == lit - 1) {
            newest = 1.0F - next;
        }
        draw_tick(scene, ring, (float)i / TICKS, i < lit ? 1.0F : newest, newest);
    }
}

void ring_reps(const struct scene *scene, const struct ring *ring, int count, int current,
               float next)
{
    float gap = 12.0F / 360.0F;
    float step = 1.0F / (float)count;

    if (gap > step * 0.4F) { /* many repetitions: the gaps shrink with the arcs */
        gap = step * 0.4F;
    }
    for (int i = 0; i < count; i++) {
        rgba colour = i < current ? THEME.text : THEME.raised;
        float from = (float)i * step + gap / 2.0F;

        if (i == current) {
            colour = colour_mix(THEME.pulse, THEME.text, next);
        } else if (i == current + 1) {
            colour = colour_mix(THEME.raised, THEME.pulse, next);
        }
        shape_arc(&scene->paint, ring->x, ring->y, ring->radius, ring->width, from,
                  from + step - gap, colour);
    }
}

/* Dots of a fine rim between orb and ring. */
static void draw_rim(const struct scene *scene, const struct ring *ring)
{
    enum {
        DOTS = 60
    };
    float radius = ring->radius - ring->width * 1.6F;
    rgba colour = colour_mix(THEME.bg, THEME.breath, 0.35F);

    for (int i = 0; i < DOTS; i++) {
        float turn = (float)i / DOTS * TURN;
        shape_disc(&scene->paint, ring->x + radius * sinf(turn), ring->y - radius * cosf(turn),
                   2.0F, colour);
    }
}

void ring_orb(const struct scene *scene, const struct ring *ring,
              const struct breath_place *breath)
{
    float place = ease_sine((float)breath->at_ms / (float)breath->of_ms);
    float full = breath->in ? place : 1.0F - place;
    float grow = ring->radius / 182.0F;
    float radius = ease_between(84.0F, 146.0F, full) * grow;
    rgba outer = colour_mix(THEME.bg, THEME.breath, 0.20F);

    draw_rim(scene, ring);
    shape_disc(&scene->paint, ring->x, ring->y, radius, outer);
    shape_disc(&scene->paint, ring->x, ring->y, radius - 18.0F,
               colour_mix(outer, THEME.breath, 0.16F));
}

static void draw_word(const struct scene *scene, const struct ring *ring, const char *word,
                      float alpha)
{
    paint_text_fit(&scene->paint, ring->x, ring->y + ring->px * 0.3F + 54.0F,
                   ring->radius * 1.5F, word,
                   type_body(32.0F, colour_alpha(THEME.text2, alpha), ALIGN_MIDDLE));
}

void ring_word(const struct scene *scene, const struct ring *ring, const char *word)
{
    draw_word(scene, ring, word, 1.0F);
}

void ring_breath_word(const struct scene *scene, const struct ring *ring,
                      const struct breath_place *breath, bool first)
{
    const struct words *words = scene_words(scene);
    float place = first ? 1.0F : ease_place(breath->at_ms, 0, MOTION_WORD_MS);

    if (place < 1.0F) {
        draw_word(scene, ring, breath->in ? words->run_breathe_out : words->run_breathe_in,
                  1.0F - place);
    }
    draw_word(scene, ring, breath->in ? words->run_breathe_in : words->run_breathe_out, place);
}

void ring_number(const struct scene *scene, const struct ring *ring,
                 const struct number *number, float swell, rgba colour)
{
    number_draw(&scene->paint, ring->x, ring->y + ring->px * 0.3F * swell, number,
                type_heading(ring->px * swell, colour, ALIGN_MIDDLE));
}

/* In eight steps: sizes in between could not be told apart, and each needs its own digits. */
float ring_swell(int64_t left_ms)
{
    enum {
        STEPS = 8
    };

    if (left_ms <= 0 || left_ms > 3000) {
        return 1.0F;
    }
    float in_second = (float)(left_ms % 1000) / 1000.0F;
    float wave = 0.5F - 0.5F * cosf(in_second * TURN);
    return 1.0F + 0.01F * (float)(int)(wave * STEPS + 0.5F);
}

void ring_countdown(const struct scene *scene, const struct ring *ring)
{
    const struct model *model = scene->model;
    int64_t left_ms = visit_count_left_ms(model);
    float left = 0.0F;
    struct number number = number_left(left_ms, true);

    if (model->count_total_ms > 0) {
        left = (float)left_ms / (float)model->count_total_ms;
    }
    shape_ring(&scene->paint, ring->x, ring->y, ring->radius, ring->width, THEME.raised);
    shape_arc(&scene->paint, ring->x, ring->y, ring->radius, ring->width, 0.0F, left,
              THEME.text);
    ring_number(scene, ring, &number, ring_swell(left_ms), THEME.text);
}
