/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/play.h"

#include "app/core/visit.h"
#include "app/ui/ease.h"
#include "app/ui/figure/pose.h"

#include <math.h>
#include <string.h>

enum {
    REST_STEP_MS = 20,
    REST_MOST_MS = 3000
};

static float seconds(int64_t ms)
{
    return (float)ms / 1000.0F;
}

/* The rest of a time after whole rounds; from whole milliseconds, so that it stays exact. */
static float within(int64_t ms, float round_s)
{
    int64_t round_ms = (int64_t)(round_s * 1000.0F + 0.5F);

    return round_ms > 0 ? seconds(ms % round_ms) : 0.0F;
}

void play_loop(const struct figure_scene *scene, int64_t ms, struct figure_state *state_out)
{
    pose_at(scene, within(ms, scene->loop_s), state_out);
}

void play_ready(const struct figure_scene *scene, struct figure_state *state_out)
{
    *state_out = scene->keys[0].state;
    memset(state_out->glow, 0, sizeof state_out->glow);
}

static float loop_time(const struct figure_play *play, int64_t elapsed_ms)
{
    float round_s = 0.0F;
    float t;
    int i = 0;

    for (int k = 0; k < play->count; k++) {
        round_s += play->to[k] - play->from[k];
    }
    t = within(elapsed_ms, round_s);
    while (i + 1 < play->count && t >= play->to[i] - play->from[i]) {
        t -= play->to[i] - play->from[i];
        i++;
    }
    return play->from[i] + t;
}

static float swing_time(const struct figure_play *play, int64_t elapsed_ms)
{
    float way = play->to[0] - play->from[0];
    float t = within(elapsed_ms, 2.0F * way);

    return t < way ? play->from[0] + t : play->to[0] - (t - way);
}

/* A beat may go on over the end of the loop. */
static float in_loop(const struct figure_scene *scene, float t)
{
    return t > scene->loop_s ? t - scene->loop_s : t;
}

/* The beat takes its own time for the way that the keys go in theirs. */
static float beat_time(const struct play *play, const struct figure_play *plays,
                       int64_t elapsed_ms)
{
    struct rep_place place = visit_rep_place(play->phase, elapsed_ms);
    int beat = place.beat < plays->count ? place.beat : plays->count - 1;
    float of_s = (float)play->phase->beats[place.beat].seconds.value;
    float part = fminf(seconds(place.beat_ms) / of_s, 1.0F);
    float t = plays->from[beat] + (plays->to[beat] - plays->from[beat]) * part;

    return in_loop(play->scene, t);
}

float play_time(const struct play *play, int64_t elapsed_ms)
{
    const struct figure_play *plays = &play->scene->plays[play->phase->kind];

    if (plays->count == 0) {
        return within(elapsed_ms, play->scene->loop_s);
    }
    switch (plays->way) {
    case PLAY_LOOP: return loop_time(plays, elapsed_ms);
    case PLAY_SWING: return swing_time(plays, elapsed_ms);
    case PLAY_BEATS:
        if (play->phase->kind == PHASE_REPS) {
            return beat_time(play, plays, elapsed_ms);
        }
        break;
    }
    return loop_time(plays, elapsed_ms);
}

bool play_beat_ends(const struct play *play, int64_t elapsed_ms, struct figure_state *from_out,
                    struct figure_state *to_out)
{
    const struct figure_play *plays = &play->scene->plays[play->phase->kind];
    struct rep_place place = visit_rep_place(play->phase, elapsed_ms);
    int beat = place.beat < plays->count ? place.beat : plays->count - 1;

    if (play->phase->kind != PHASE_REPS || plays->count == 0 || plays->way != PLAY_BEATS) {
        return false;
    }
    pose_at(play->scene, in_loop(play->scene, plays->from[beat]), from_out);
    pose_at(play->scene, in_loop(play->scene, plays->to[beat]), to_out);
    return true;
}

/* A breath moves the head by some 20 pixels: in steps of a fifth of one, which nobody sees and
 * which let most frames leave the figure as it is. */
static float chest(const struct play *play, int64_t elapsed_ms)
{
    const float STEPS = 96.0F;
    struct breath_place breath = visit_breath_place(play->settings, elapsed_ms);
    float place = ease_sine((float)breath.at_ms / (float)breath.of_ms);

    place = roundf(place * STEPS) / STEPS;
    return breath.in ? place : 1.0F - place;
}

float play_loop_pose(const struct figure_scene *scene, int64_t ms)
{
    return pose_key_time(scene, within(ms, scene->loop_s));
}

static bool swings_back(const struct figure_play *play, int64_t elapsed_ms)
{
    float way = play->to[0] - play->from[0];

    return play->way == PLAY_SWING && within(elapsed_ms, 2.0F * way) >= way;
}

/* The pose that was reached last, and none beyond the seconds that the phase plays. */
float play_phase_pose(const struct play *play, int64_t elapsed_ms)
{
    const struct figure_play *plays = &play->scene->plays[play->phase->kind];
    float t = play_time(play, elapsed_ms);
    float pose = pose_key_time(play->scene, t);

    if (plays->count > 0 && swings_back(plays, elapsed_ms)) {
        return fminf(pose_key_after(play->scene, t), plays->to[0]);
    }
    for (int i = 0; i < plays->count; i++) {
        if (plays->from[i] <= t && plays->from[i] > pose) {
            pose = plays->from[i];
        }
    }
    return pose;
}

void play_phase(const struct play *play, int64_t elapsed_ms, struct figure_state *state_out)
{
    if (play->settings->reduced_motion) {
        pose_at(play->scene, play_phase_pose(play, elapsed_ms), state_out);
        return;
    }
    pose_at(play->scene, play_time(play, elapsed_ms), state_out);
    if (play->phase->kind == PHASE_HOLD || play->phase->kind == PHASE_STRETCH) {
        pose_breathe(state_out, chest(play, elapsed_ms));
    }
}

int64_t play_rest_ms(const struct play *play, int64_t elapsed_ms)
{
    float t = play_time(play, elapsed_ms);
    float way = play_time(play, elapsed_ms + REST_STEP_MS) - t;
    int64_t ms = REST_STEP_MS;

    if (play->settings->reduced_motion || play->phase->kind == PHASE_HOLD ||
        play->phase->kind == PHASE_STRETCH) {
        return 0; /* only the breath moves, and the pacer holds it */
    }
    while (ms < REST_MOST_MS) {
        float next = play_time(play, elapsed_ms + ms + REST_STEP_MS);
        float now = play_time(play, elapsed_ms + ms);
        if ((next - now) * way < 0.0F || pose_rests_between(play->scene, now, next)) {
            break; /* it turns, begins again, or an ease ends */
        }
        ms += REST_STEP_MS;
    }
    return ms;
}
