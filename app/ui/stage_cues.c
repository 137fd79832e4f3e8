/* SPDX-License-Identifier: MIT */
#include "app/ui/stage_cues.h"

#include "app/core/visit.h"
#include "app/ui/ease.h"
#include "app/ui/figure/pose.h"
#include "app/ui/figure/rig.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"

#include <math.h>

static const rgba SPOT = 0xFFFFF3E6;
static const float ARROW_PX = 7.0F;
static const float HEAD_PX = 20.0F;
static const float TRAVEL_PX = 10.0F; /* an arrow goes along with the movement */
static const float RADIANS = 0.0174532925F;

enum {
    TRAVEL_MS = 1600,
    TRAVEL_REST_MS = 1000,
    PULSE_MS = 4000,
    SEEN_MS = 300, /**< signs come and go within it */
    ARC_PIECES = 9,
    BOW_PIECES = 7,
    ROUND_PIECES = 22,
};

/* What the signs of one moment share. */
struct stage_cue {
    const struct paint *paint;
    const struct body_view *view;
    const struct play *play;
    struct place place;
    struct rig_pose pose;
    int64_t elapsed_ms;
    float seen; /* 0..1 */
};

static struct point on_page(const struct stage_cue *cue, struct point p)
{
    return (struct point){cue->place.x + p.x * cue->place.sx,
                          cue->place.y + p.y * cue->place.sy};
}

/* A point in a frame of the near leg's bones. */
static struct point on_bone(const struct stage_cue *cue, enum bone bone, float x, float y)
{
    return on_page(cue, rig_point(&cue->pose, SIDE_NEAR, bone, x, y));
}

static struct point beside(struct point p, struct point by, float px)
{
    return (struct point){p.x + by.x * px, p.y + by.y * px};
}

static struct point way(struct point from, struct point to)
{
    float dx = to.x - from.x;
    float dy = to.y - from.y;
    float length = fmaxf(sqrtf(dx * dx + dy * dy), 1.0F);

    return (struct point){dx / length, dy / length};
}

static rgba pulse(const struct stage_cue *cue)
{
    return colour_alpha(THEME.pulse, cue->seen);
}

static void arrow(const struct stage_cue *cue, struct point from, struct point to)
{
    sign_arrow(cue->paint, from.x, from.y, to.x, to.y, HEAD_PX, ARROW_PX, pulse(cue));
}

/* There, and back within the time; then a rest. */
static float travelled(int64_t elapsed_ms)
{
    int64_t ms = elapsed_ms % (TRAVEL_MS + TRAVEL_REST_MS);
    float place = ms < TRAVEL_MS ? (float)ms / TRAVEL_MS : 0.0F;

    return TRAVEL_PX *
           (place < 0.5F ? ease_sine(2.0F * place) : ease_sine(2.0F - 2.0F * place));
}

/* Two arrows that lead away from a place, both ways along a line. */
static void draw_both_ways(const struct stage_cue *cue, struct point at, struct point line,
                           float gap, float end)
{
    float travel = travelled(cue->elapsed_ms);

    arrow(cue, beside(at, line, -gap - travel), beside(at, line, -end - travel));
    arrow(cue, beside(at, line, gap + travel), beside(at, line, end + travel));
}

/* Under what rolls, on the floor: far enough from its middle to be seen on the mat. */
static void draw_roll(const struct stage_cue *cue)
{
    const float BELOW_PX = 24.0F;
    struct point at = on_page(cue, (struct point){cue->view->state->prop[0], 0.0F});

    at.y += BELOW_PX;
    draw_both_ways(cue, at, (struct point){1.0F, 0.0F}, 44.0F, 116.0F);
}

/* In front of the shin no hand and no thing is in the way: so many px from it, half-way down.
 */
static struct point before_shin(const struct stage_cue *cue, float px)
{
    struct point middle = on_bone(cue, BONE_SHANK, 118.0F, 0.0F);
    struct point shin = on_bone(cue, BONE_SHANK, 118.0F, 30.0F);

    return beside(shin, way(middle, shin), px);
}

/* Along the calf. */
static void draw_along(const struct stage_cue *cue)
{
    const float CALF_PX = 229.0F; /* of a shank on the large stage */
    struct point knee = on_bone(cue, BONE_SHANK, 0.0F, 0.0F);
    struct point ankle = on_bone(cue, BONE_SHANK, 246.0F, 0.0F);
    float part = fminf(hypotf(ankle.x - knee.x, ankle.y - knee.y) / CALF_PX, 1.0F);

    draw_both_ways(cue, before_shin(cue, 34.0F), way(knee, ankle), 16.0F * part, 88.0F * part);
}

/* Grows and fades while the breath goes out, and comes back while it goes in. */
static void draw_spot(const struct stage_cue *cue, struct point at)
{
    struct breath_place breath = visit_breath_place(cue->play->settings, cue->elapsed_ms);
    float grown = breath.in ? 0.0F : ease_place(breath.at_ms, 0, PULSE_MS);
    float seen = breath.in ? (float)breath.at_ms / (float)breath.of_ms : 1.0F - grown;

    seen *= cue->seen;
    shape_ring(cue->paint, at.x, at.y, 26.0F + 6.0F * grown, 3.0F,
               colour_alpha(SPOT, 0.5F * seen));
    shape_ring(cue->paint, at.x, at.y, 40.0F + 6.0F * grown, 3.0F,
               colour_alpha(SPOT, 0.22F * seen));
}

static bool rolls(const struct figure_scene *scene)
{
    return scene->prop == PROP_BALL || scene->prop == PROP_ROLLER;
}

static void draw_hold(const struct stage_cue *cue)
{
    const float ABOVE = 92.0F; /* units: over the shin */
    struct point contact;

    if (!body_contact(cue->view, &contact)) {
        return;
    }
    draw_spot(cue, on_page(cue, contact));
    if (rolls(cue->view->scene)) { /* the weight of the leg does the work */
        struct point tip = on_page(cue, (struct point){contact.x, contact.y + ABOVE});
        tip.y -= TRAVEL_PX - travelled(cue->elapsed_ms);
        arrow(cue, (struct point){tip.x, tip.y - 46.0F}, tip);
    }
}

/* How far down the shank it is pressed. */
static float pressed_at(const struct stage_cue *cue)
{
    const struct rig_frame *shank = &cue->pose.frames[SIDE_NEAR][BONE_SHANK];
    struct point at;

    if (!body_contact(cue->view, &at)) {
        return 0.0F;
    }
    return shank->cosine * (at.x - shank->x) + shank->sine * (at.y - shank->y);
}

/* A bow round the shank, with a head at both ends: the leg is turned about its length. */
static void draw_turn(const struct stage_cue *cue)
{
    const float HIGH_PX = 54.0F;
    const float DEEP_PX = 20.0F;
    const float BEYOND = 86.0F;   /* units below what presses */
    const float LOWEST = 196.0F;  /* there the shank is thin, and the shoe not yet near */
    const float END = 62.0F;      /* degrees from its middle to its end */
    const float YAW_MOST = 30.0F; /* there it has travelled all the way */
    float x = fminf(pressed_at(cue) + BEYOND, LOWEST);
    struct point at = on_bone(cue, BONE_SHANK, x, 2.0F);
    struct point along = way(on_bone(cue, BONE_SHANK, 246.0F, 2.0F), at);
    struct point up = way(at, on_bone(cue, BONE_SHANK, x, 30.0F));
    float shift = cue->view->state->yaw / YAW_MOST * TRAVEL_PX / HIGH_PX / RADIANS;

    for (int end = -1; end <= 1; end += 2) {
        struct point bow[BOW_PIECES + 1];
        for (int i = 0; i <= BOW_PIECES; i++) {
            float turn = ((float)end * END * (float)i / BOW_PIECES - shift) * RADIANS;
            struct point high = beside(at, up, HIGH_PX * sinf(turn));
            bow[i] = beside(high, along, DEEP_PX * cosf(turn));
        }
        sign_arrow_along(cue->paint, bow, BOW_PIECES + 1, HEAD_PX, ARROW_PX, pulse(cue));
    }
}

/* As far round as the circle on the spot has gone. */
static void draw_circle(const struct stage_cue *cue, const struct figure_play *circle)
{
    const float RADIUS_PX = 30.0F;
    const float LENGTH = 280.0F; /* degrees */
    float round = 360.0F * (play_time(cue->play, cue->elapsed_ms) - circle->from[0]) /
                  (circle->to[0] - circle->from[0]);
    float side = cue->place.sx < 0.0F ? -1.0F : 1.0F;
    struct point at = before_shin(cue, 34.0F + RADIUS_PX);
    struct point points[ROUND_PIECES + 1];

    for (int i = 0; i <= ROUND_PIECES; i++) {
        float turn = (round - LENGTH * (float)(ROUND_PIECES - i) / ROUND_PIECES) * RADIANS;
        points[i] =
            (struct point){at.x + side * RADIUS_PX * cosf(turn), at.y - RADIUS_PX * sinf(turn)};
    }
    sign_arrow_along(cue->paint, points, ROUND_PIECES + 1, HEAD_PX, ARROW_PX, pulse(cue));
}

/* The leg is turned, the thing goes in circles, or it goes to and fro on the calf. */
static void draw_rock(const struct stage_cue *cue)
{
    const struct figure_play *rock = &cue->view->scene->plays[PHASE_ROCK];
    struct figure_state from, to;

    pose_at(cue->view->scene, rock->from[0], &from);
    pose_at(cue->view->scene, rock->to[0], &to);
    if (fabsf(from.yaw - to.yaw) > 5.0F) {
        draw_turn(cue);
    } else if (rock->way == PLAY_LOOP) {
        draw_circle(cue, rock);
    } else {
        draw_along(cue);
    }
}

/* Behind the heel, up or down; `travel` of TRAVEL_PX is done. */
static void draw_heel(const struct stage_cue *cue, bool up, float travel)
{
    struct point heel = on_bone(cue, BONE_FOOT, -40.0F, -26.0F);
    struct point from, to;

    heel.x += cue->place.sx < 0.0F ? 34.0F : -34.0F;
    from = (struct point){heel.x, heel.y - 66.0F + travel};
    to = (struct point){heel.x, heel.y - TRAVEL_PX - TRAVEL_PX + travel};
    if (up) {
        from.y = to.y + TRAVEL_PX - 2.0F * travel;
        to.y = from.y - 56.0F;
    }
    arrow(cue, from, to);
}

/* A bow before the toes, the way they go. */
static void draw_toes(const struct stage_cue *cue, float from_angle, float to_angle,
                      float travel)
{
    const float TOES = 116.0F;      /* units from the ankle */
    const float TOES_BELOW = 15.0F; /* degrees under the axis of the foot */
    const float BESIDE_PX = 30.0F;
    const float LONGEST = 38.0F; /* degrees */
    float radius = TOES * fabsf(cue->place.sx) + BESIDE_PX;
    float half = 0.5F * fminf(fmaxf(to_angle - from_angle, -LONGEST), LONGEST);
    float sense = half < 0.0F ? -1.0F : 1.0F;
    float side = cue->place.sx < 0.0F ? -1.0F : 1.0F;
    float middle = 0.5F * (from_angle + to_angle) - TOES_BELOW +
                   sense * (travel - TRAVEL_PX / 2.0F) / radius / RADIANS;
    struct point ankle = on_bone(cue, BONE_FOOT, 0.0F, 0.0F);
    struct point points[ARC_PIECES + 1];

    for (int i = 0; i <= ARC_PIECES; i++) {
        float turn = (middle + half * (2.0F * (float)i / ARC_PIECES - 1.0F)) * RADIANS;
        points[i] =
            (struct point){ankle.x + side * radius * cosf(turn), ankle.y - radius * sinf(turn)};
    }
    sign_arrow_along(cue->paint, points, ARC_PIECES + 1, HEAD_PX, ARROW_PX, pulse(cue));
}

/* What the foot does between two states; it has gone `part` of the way. */
static void draw_foot(const struct stage_cue *cue, const struct figure_state *from,
                      const struct figure_state *to, float travel)
{
    const float LIFTED = 15.0F; /* units: the whole body goes up and down */
    const float TURNED = 5.0F;  /* degrees */
    const struct figure_target *a = &from->leg[SIDE_NEAR];
    const struct figure_target *b = &to->leg[SIDE_NEAR];

    if (fabsf(b->y - a->y) > LIFTED) {
        draw_heel(cue, b->y > a->y, travel);
    } else if (fabsf(b->angle - a->angle) > TURNED) {
        draw_toes(cue, a->angle, b->angle, travel);
    } else {
        draw_heel(cue, false, travel); /* it stays down while the body leans */
    }
}

/* With the foot, and at rest with it; between two beats one sign goes and the other comes. */
static void draw_beat(struct stage_cue *cue)
{
    struct rep_place place = visit_rep_place(cue->play->phase, cue->elapsed_ms);
    int64_t of_ms = 1000 * (int64_t)cue->play->phase->beats[place.beat].seconds.value;
    struct figure_state from, to;

    if (!play_beat_ends(cue->play, cue->elapsed_ms, &from, &to)) {
        return;
    }
    float turn = to.leg[SIDE_NEAR].angle - from.leg[SIDE_NEAR].angle;
    float gone = cue->view->state->leg[SIDE_NEAR].angle - from.leg[SIDE_NEAR].angle;
    float part = turn != 0.0F ? fminf(fmaxf(gone / turn, 0.0F), 1.0F) : 0.0F;
    cue->seen *= fminf(ease_place(place.beat_ms, 0, SEEN_MS),
                       ease_place(of_ms - place.beat_ms, 0, SEEN_MS));
    draw_foot(cue, &from, &to, TRAVEL_PX * part);
}

static void draw_stretch(const struct stage_cue *cue)
{
    const struct figure_scene *scene = cue->view->scene;
    struct figure_state to;

    pose_at(scene, scene->plays[PHASE_STRETCH].from[0], &to);
    draw_foot(cue, &scene->keys[0].state, &to, travelled(cue->elapsed_ms));
}

void stage_cues_draw(const struct paint *paint, struct rect rect, const struct body_view *view,
                     const struct play *play, int64_t elapsed_ms, float seen)
{
    struct stage_cue cue = {.paint = paint,
                            .view = view,
                            .play = play,
                            .place = body_place(view, rect),
                            .elapsed_ms = elapsed_ms,
                            .seen = seen};
    struct rig_angles angles;

    rig_solve(view->figure, view->state, &angles, &cue.pose);
    switch (play->phase->kind) {
    case PHASE_SEARCH:
        if (rolls(view->scene)) {
            draw_roll(&cue);
        } else {
            draw_along(&cue);
        }
        break;
    case PHASE_HOLD: draw_hold(&cue); break;
    case PHASE_ROCK: draw_rock(&cue); break;
    case PHASE_REPS: draw_beat(&cue); break;
    case PHASE_STRETCH: draw_stretch(&cue); break;
    case PHASE_KIND_COUNT: break;
    }
}

float stage_cues_seen(int64_t elapsed_ms)
{
    return ease_place(elapsed_ms, 0, SEEN_MS);
}
