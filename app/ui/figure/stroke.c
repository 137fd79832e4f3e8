/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/stroke.h"

#include "app/ui/figure/body.h"
#include "app/ui/figure/pose.h"
#include "app/ui/figure/rig.h"

#include <math.h>

static const float LEAST_SWAY = 1.0F; /* degrees: less is no rocking */

enum tool_mark stroke_tool(const struct figure_scene *scene)
{
    static const enum tool_mark of_prop[PROP_COUNT] = {
        [PROP_BALL] = TOOL_MARK_BALL,   [PROP_ROLLER] = TOOL_MARK_ROLLER,
        [PROP_STICK] = TOOL_MARK_STICK, [PROP_GUN] = TOOL_MARK_GUN,
        [PROP_HOOK] = TOOL_MARK_HOOK,   [PROP_STRAP] = TOOL_MARK_NONE,
    };

    if (scene->prop >= 0) {
        return of_prop[scene->prop];
    }
    if (scene->hand[SIDE_NEAR] == HAND_PINCH) {
        return TOOL_MARK_THUMB;
    }
    return scene->hand[SIDE_NEAR] == HAND_CUP ? TOOL_MARK_FINGERS : TOOL_MARK_NONE;
}

float stroke_below_knee(const struct figure *figure, const struct figure_scene *scene,
                        const struct figure_state *state)
{
    const struct body_view view = {.figure = figure, .scene = scene, .state = state};
    const struct rig_frame *shank;
    struct rig_angles angles;
    struct rig_pose pose;
    struct point at;

    if (!body_contact(&view, &at)) {
        return 0.0F;
    }
    rig_solve(figure, state, &angles, &pose);
    shank = &pose.frames[SIDE_NEAR][BONE_SHANK];
    return (at.x - shank->x) * shank->cosine + (at.y - shank->y) * shank->sine;
}

/* A stroke while it is looked for. */
struct looking {
    const struct figure *figure;
    const struct figure_scene *scene;
    struct stroke *stroke;
    bool any;
};

static int64_t whole_ms(float seconds)
{
    return (int64_t)(seconds * 1000.0F + 0.5F);
}

/* `into` is the time since the round began, in seconds. */
static void look_at(struct looking *looking, float t, float into)
{
    struct stroke *stroke = looking->stroke;
    struct figure_state state;
    float below;

    pose_at(looking->scene, t, &state);
    below = stroke_below_knee(looking->figure, looking->scene, &state);
    if (!looking->any || below > stroke->low) {
        stroke->low = below;
    }
    if (!looking->any || below < stroke->high) {
        stroke->high = below;
        stroke->top_ms = whole_ms(into);
    }
    looking->any = true;
}

/* A tool turns round at the keys, nowhere between them. */
void stroke_of(const struct figure *figure, const struct figure_scene *scene,
               struct stroke *stroke_out)
{
    const struct figure_play *play = &scene->plays[PHASE_SEARCH];
    int spans = play->way == PLAY_SWING && play->count > 1 ? 1 : play->count;
    struct looking looking = {figure, scene, stroke_out, false};
    float round = 0.0F;

    *stroke_out = (struct stroke){0};
    for (int i = 0; i < spans; i++) {
        look_at(&looking, play->from[i], round);
        for (int k = 0; k < scene->key_count; k++) {
            float t = scene->keys[k].t;
            if (t > play->from[i] && t <= play->to[i]) {
                look_at(&looking, t, round + t - play->from[i]);
            }
        }
        round += play->to[i] - play->from[i];
    }
    stroke_out->round_ms = whole_ms(play->way == PLAY_SWING ? 2.0F * round : round);
    if (stroke_out->top_ms == 0) { /* it begins at the top: the first side is to come */
        stroke_out->top_ms = stroke_out->round_ms;
    }
}

float stroke_place(const struct stroke *stroke, float below_knee)
{
    float way = stroke->low - stroke->high;

    if (way <= 0.0F) {
        return 0.0F;
    }
    return fminf(fmaxf((stroke->low - below_knee) / way, 0.0F), 1.0F);
}

bool stroke_on_second_side(const struct stroke *stroke, int64_t elapsed_ms)
{
    if (stroke->round_ms <= 0 || elapsed_ms < stroke->top_ms) {
        return false;
    }
    return (elapsed_ms - stroke->top_ms) / stroke->round_ms % 2 == 0;
}

float stroke_sway(const struct figure_scene *scene, const struct figure_state *state)
{
    const struct figure_play *play = &scene->plays[PHASE_ROCK];
    float least = 0.0F;
    float most = 0.0F;

    for (int i = 0; i < scene->key_count; i++) {
        const struct figure_key *key = &scene->keys[i];
        if (play->count > 0 && key->t >= play->from[0] && key->t <= play->to[0]) {
            least = fminf(least, key->state.yaw);
            most = fmaxf(most, key->state.yaw);
        }
    }
    if (most - least < LEAST_SWAY) {
        return 0.0F;
    }
    return (2.0F * state->yaw - least - most) / (most - least);
}
