/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/pose.h"

#include "app/ui/figure/skin.h"

#include <stddef.h>

/* A deep breath straightens the upper back and lifts the chest: seen, and not more. */
static const float BREATH_THORAX = -2.6F;
static const float BREATH_LUMBAR = -1.4F;
static const float BREATH_NECK = 2.4F;

static float eased(enum ease_kind ease, float t)
{
    switch (ease) {
    case EASE_INOUT: return skin_smooth(t);
    case EASE_IN: return t * t;
    case EASE_OUT: return 1.0F - (1.0F - t) * (1.0F - t);
    case EASE_LINEAR: break;
    }
    return t;
}

/* The states are nothing but floats: all of them are mixed alike. */
void pose_mix(const struct figure_state *a, const struct figure_state *b, float part,
              struct figure_state *state_out)
{
    const float *from = (const float *)a;
    const float *to = (const float *)b;
    float *out = (float *)state_out;

    _Static_assert(sizeof(struct figure_state) % sizeof(float) == 0, "only floats inside");
    for (size_t i = 0; i < sizeof *a / sizeof *from; i++) {
        out[i] = from[i] + (to[i] - from[i]) * part;
    }
}

/* The key that an ease at `t` starts from. */
static int key_before(const struct figure_scene *scene, float t)
{
    int i = 0;

    while (i < scene->key_count - 2 && scene->keys[i + 1].t <= t) {
        i++;
    }
    return i;
}

float pose_key_time(const struct figure_scene *scene, float t)
{
    int i = 0;

    while (i < scene->key_count - 1 && scene->keys[i + 1].t <= t) {
        i++;
    }
    return scene->keys[i].t;
}

float pose_key_after(const struct figure_scene *scene, float t)
{
    int i = scene->key_count - 1;

    while (i > 0 && scene->keys[i - 1].t >= t) {
        i--;
    }
    return scene->keys[i].t;
}

void pose_at(const struct figure_scene *scene, float t, struct figure_state *state_out)
{
    const struct figure_key *a = &scene->keys[key_before(scene, t)];
    const struct figure_key *b = a + 1;
    float part;

    if (scene->key_count == 1) {
        *state_out = a->state;
        return;
    }
    part = (t - a->t) / (b->t - a->t);
    part = part < 0.0F ? 0.0F : part;
    part = part > 1.0F ? 1.0F : part;
    pose_mix(&a->state, &b->state, eased(b->ease, part), state_out);
}

void pose_breathe(struct figure_state *state, float in)
{
    state->spine[0] += BREATH_LUMBAR * in;
    state->spine[1] += BREATH_THORAX * in;
    state->spine[2] += BREATH_NECK * in;
}

/* An ease that is only "in" ends at full speed: there the movement goes on. */
bool pose_rests_between(const struct figure_scene *scene, float t, float other)
{
    float from = t < other ? t : other;
    float to = t < other ? other : t;

    for (int i = 0; i < scene->key_count; i++) {
        const struct figure_key *key = &scene->keys[i];
        if (key->t > from && key->t <= to && key->ease != EASE_IN && key->ease != EASE_LINEAR) {
            return true;
        }
    }
    return false;
}
