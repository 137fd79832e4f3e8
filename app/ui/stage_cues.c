/* SPDX-License-Identifier: MIT */
#include "app/ui/stage_cues.h"

#include "app/core/visit.h"
#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"

static const rgba SPOT = 0xFFFFF3E6;
static const float ARROW_PX = 7.0F;
static const float HEAD_PX = 20.0F;
static const float BELOW_PX = 24.0F;  /* under the floor line, still on the mat */
static const float TRAVEL_PX = 10.0F; /* an arrow goes along with the movement */

enum {
    TRAVEL_MS = 1600,
    TRAVEL_REST_MS = 1000,
    PULSE_MS = 4000
};

static struct point on_page(const struct place *place, struct point p)
{
    return (struct point){place->x + p.x * place->sx, place->y + p.y * place->sy};
}

/* There, and back within the time; then a rest. */
static float travelled(int64_t elapsed_ms)
{
    int64_t ms = elapsed_ms % (TRAVEL_MS + TRAVEL_REST_MS);
    float place = ms < TRAVEL_MS ? (float)ms / TRAVEL_MS : 0.0F;

    return TRAVEL_PX *
           (place < 0.5F ? ease_sine(2.0F * place) : ease_sine(2.0F - 2.0F * place));
}

/* To both sides of what rolls on the floor. */
static void draw_roll(const struct paint *paint, struct point at, float travel)
{
    float y = at.y + BELOW_PX;

    for (int way = -1; way <= 1; way += 2) {
        float from = at.x + (float)way * (44.0F + travel);
        float to = at.x + (float)way * (116.0F + travel);
        sign_arrow(paint, from, y, to, y, HEAD_PX, ARROW_PX, THEME.pulse);
    }
}

static void draw_down(const struct paint *paint, struct point tip, float travel)
{
    sign_arrow(paint, tip.x, tip.y - 56.0F + travel, tip.x, tip.y - TRAVEL_PX + travel, HEAD_PX,
               ARROW_PX, THEME.pulse);
}

/* Grows and fades while the breath goes out, and comes back while it goes in. */
static void draw_spot(const struct paint *paint, struct point at,
                      const struct breath_place *breath)
{
    float grown = breath->in ? 0.0F : ease_place(breath->at_ms, 0, PULSE_MS);
    float seen = breath->in ? (float)breath->at_ms / (float)breath->of_ms : 1.0F - grown;

    shape_ring(paint, at.x, at.y, 26.0F + 6.0F * grown, 3.0F, colour_alpha(SPOT, 0.5F * seen));
    shape_ring(paint, at.x, at.y, 40.0F + 6.0F * grown, 3.0F, colour_alpha(SPOT, 0.22F * seen));
}

static bool rolls(const struct figure_scene *scene)
{
    return scene->prop == PROP_BALL || scene->prop == PROP_ROLLER;
}

static void draw_hold(const struct paint *paint, const struct place *place,
                      const struct body_view *view, const struct play *play, int64_t elapsed_ms)
{
    struct breath_place breath = visit_breath_place(play->settings, elapsed_ms);
    struct point contact;

    if (!body_contact(view, &contact)) {
        return;
    }
    draw_spot(paint, on_page(place, contact), &breath);
    if (rolls(view->scene)) { /* the weight of the leg does the work */
        contact.y += 92.0F;
        draw_down(paint, on_page(place, contact), travelled(elapsed_ms));
    }
}

/* Under what rolls, on the floor. */
static void draw_search(const struct paint *paint, const struct place *place,
                        const struct body_view *view, int64_t elapsed_ms)
{
    if (rolls(view->scene)) {
        draw_roll(paint, on_page(place, (struct point){view->state->prop[0], 0.0F}),
                  travelled(elapsed_ms));
    }
}

/* Behind the heel that stays on the floor. */
static void draw_heel(const struct paint *paint, const struct place *place,
                      const struct body_view *view, int64_t elapsed_ms)
{
    const struct figure_target *ankle = &view->state->leg[SIDE_NEAR];
    struct point heel = on_page(place, (struct point){ankle->x - 40.0F, ankle->y - 20.0F});

    if (view->scene->has_scenery[SCENERY_WALL]) {
        heel.x += place->sx < 0.0F ? 34.0F : -34.0F;
        draw_down(paint, heel, travelled(elapsed_ms));
    }
}

void stage_cues_draw(const struct paint *paint, struct rect rect, const struct body_view *view,
                     const struct play *play, int64_t elapsed_ms)
{
    struct place place = body_place(view, rect);

    switch (play->phase->kind) {
    case PHASE_SEARCH: draw_search(paint, &place, view, elapsed_ms); break;
    case PHASE_HOLD: draw_hold(paint, &place, view, play, elapsed_ms); break;
    case PHASE_STRETCH: draw_heel(paint, &place, view, elapsed_ms); break;
    case PHASE_ROCK:
    case PHASE_REPS:
    case PHASE_KIND_COUNT: break;
    }
}
