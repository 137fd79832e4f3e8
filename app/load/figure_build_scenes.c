/* SPDX-License-Identifier: MIT */
#include "app/load/figure_build.h"

#include "app/load/content_set.h"

#include <stdio.h>
#include <string.h>

enum {
    PATH_SIZE = 96
};

/* All of a scene is measured when it is checked: a slip of the finger must not take minutes. */
static const float LONGEST_S = 120.0F;

/* Where a scene stands in its file. */
struct scene_build {
    const struct figure_build *build;
    struct figure_scene *scene;
    char prefix[32];
};

static void scene_problem(const struct scene_build *s, const char *key, const char *message)
{
    char path[PATH_SIZE + sizeof s->prefix];

    snprintf(path, sizeof path, "%s%s", s->prefix, key);
    yaml_doc_problem(s->build->doc, s->build->problems, path, "%s", message);
}

static void build_scenery(const struct scene_build *s, const struct raw_scenery *raw)
{
    for (int i = 0; i < SCENERY_COUNT; i++) {
        s->scene->has_scenery[i] = raw->at_count[i] > 0;
        for (unsigned k = 0; k < raw->at_count[i]; k++) {
            s->scene->scenery[i][k] = raw->at[i][k];
        }
    }
}

static void build_colliders(const struct scene_build *s, const struct raw_scene *raw)
{
    for (unsigned i = 0; i < raw->colliders_count; i++) {
        const struct raw_collider *c = &raw->colliders[i];
        char key[PATH_SIZE];

        snprintf(key, sizeof key, "colliders[%u]", i);
        if (c->prop != NULL && (int)*c->prop != s->scene->prop) {
            scene_problem(s, key, "names a thing that the keys do not have");
        } else if (c->prop != NULL && c->r <= 0.0F) {
            scene_problem(s, key, "needs a radius 'r' of more than 0");
        } else if (c->prop == NULL && c->to <= c->from) {
            scene_problem(s, key, "needs 'prop' and 'r', or 'from', 'to' and 'top'");
        }
        s->scene->colliders[i] = (struct figure_collider){
            .round = c->prop != NULL, .from = c->from, .to = c->to, .top = c->top, .r = c->r};
    }
    s->scene->collider_count = (int)raw->colliders_count;
}

static struct figure_target target_of(const float at[3])
{
    return (struct figure_target){at[0], at[1], at[2]};
}

static void build_state(const struct raw_key *raw, int prop, struct figure_state *state)
{
    memcpy(state->root, raw->root, sizeof state->root);
    memcpy(state->spine, raw->spine, sizeof state->spine);
    memcpy(state->glow, raw->glow, sizeof state->glow);
    state->leg[SIDE_NEAR] = target_of(raw->near_leg);
    state->leg[SIDE_FAR] = target_of(raw->far_leg);
    state->arm[SIDE_NEAR] = target_of(raw->near_arm);
    state->arm[SIDE_FAR] = target_of(raw->far_arm);
    state->toes = raw->toes;
    state->yaw = raw->yaw;
    for (unsigned i = 0; prop >= 0 && i < raw->prop_count[prop]; i++) {
        state->prop[i] = raw->prop[prop][i];
    }
}

/* The thing of the first key is the scene's: every key has it, and none has another. */
static void build_prop(const struct scene_build *s, const struct raw_scene *raw)
{
    s->scene->prop = FIGURE_NONE;
    for (int p = 0; p < PROP_COUNT; p++) {
        if (raw->keys[0].prop_count[p] > 0) {
            s->scene->prop = p;
        }
    }
    for (unsigned i = 0; i < raw->keys_count; i++) {
        for (int p = 0; p < PROP_COUNT; p++) {
            if ((raw->keys[i].prop_count[p] > 0) != (p == s->scene->prop)) {
                char key[PATH_SIZE];
                snprintf(key, sizeof key, "keys[%u]", i);
                scene_problem(s, key, "every key of a scene has the same one thing");
            }
        }
    }
}

static void check_time(const struct scene_build *s, unsigned index)
{
    const struct figure_key *key = &s->scene->keys[index];
    char path[PATH_SIZE];

    snprintf(path, sizeof path, "keys[%u].t", index);
    if (index == 0 ? key->t != 0.0F : key->t <= s->scene->keys[index - 1].t) {
        scene_problem(s, path,
                      "the first key is at 0 s, every other one later than the one before it");
    }
    if (key->t > LONGEST_S) {
        scene_problem(s, path, "is too late; a scene lasts at most 120 s");
    }
}

static void check_glow(const struct scene_build *s, unsigned index)
{
    const struct figure_key *key = &s->scene->keys[index];

    for (int i = 0; i < GLOW_COUNT; i++) {
        char path[PATH_SIZE];

        snprintf(path, sizeof path, "keys[%u].glow[%d]", index, i);
        if (key->state.glow[i] < 0.0F || key->state.glow[i] > 1.0F) {
            scene_problem(s, path, "is how much a muscle glows, from 0 to 1");
        }
    }
}

static void build_keys(const struct scene_build *s, const struct raw_scene *raw)
{
    for (unsigned i = 0; i < raw->keys_count; i++) {
        struct figure_key *key = &s->scene->keys[i];

        key->t = raw->keys[i].t;
        key->ease = raw->keys[i].ease;
        build_state(&raw->keys[i], s->scene->prop, &key->state);
        check_time(s, i);
        check_glow(s, i);
    }
    s->scene->key_count = (int)raw->keys_count;
}

static void build_play(const struct scene_build *s, const struct raw_play *raw, unsigned index)
{
    struct figure_play *play = &s->scene->plays[raw->phase];
    float last = s->scene->keys[s->scene->key_count - 1].t;
    char key[PATH_SIZE];

    snprintf(key, sizeof key, "plays[%u].seconds", index);
    if (raw->seconds_count % 2 != 0) {
        scene_problem(s, key, "has an odd number of times; they are pairs of from and to");
        return;
    }
    play->way = raw->way;
    play->count = (int)raw->seconds_count / 2;
    if (raw->way == PLAY_SWING && play->count != 1) {
        scene_problem(s, key, "there and back goes between two times");
    }
    for (int i = 0; i < play->count; i++) {
        play->from[i] = raw->seconds[2 * i];
        play->to[i] = raw->seconds[2 * i + 1];
        if (play->from[i] < 0.0F || play->to[i] < play->from[i] || play->from[i] > last ||
            play->to[i] - play->from[i] > last) {
            scene_problem(s, key, "has times outside the keys, or backwards");
        }
    }
}

static void build_scene(const struct scene_build *s, const struct raw_scene *raw)
{
    struct figure_scene *scene = s->scene;

    if (!content_id_is_valid(raw->name, strlen(raw->name))) {
        scene_problem(s, "name", "is no name; a-z, 0-9 and _ are allowed");
    }
    snprintf(scene->name, sizeof scene->name, "%s", raw->name);
    scene->loop_s = raw->loop;
    scene->x0 = raw->view[0];
    scene->x1 = raw->view[1];
    scene->height = raw->view[2];
    scene->over = raw->over;
    scene->hand[SIDE_NEAR] = raw->hands.near;
    scene->hand[SIDE_FAR] = raw->hands.far;
    scene->flipped[SIDE_NEAR] = raw->hands.near_flipped;
    scene->flipped[SIDE_FAR] = raw->hands.far_flipped;
    build_scenery(s, &raw->scenery);
    build_prop(s, raw);
    build_keys(s, raw);
    build_colliders(s, raw);
    for (unsigned i = 0; i < raw->plays_count; i++) {
        build_play(s, &raw->plays[i], i);
    }
    if (scene->x1 <= scene->x0 || scene->height <= 0.0F) {
        scene_problem(s, "view", "is x from, x to and the height of what has to be seen");
    }
    if (scene->loop_s <= 0.0F || scene->loop_s > scene->keys[scene->key_count - 1].t) {
        scene_problem(s, "loop", "ends at a time within the keys");
    }
}

void figure_build_scenes(const struct figure_build *build, const struct raw_poses *poses)
{
    struct figure *figure = build->figure;

    for (unsigned i = 0; i < poses->scenes_count; i++) {
        struct scene_build s = {.build = build, .scene = &figure->scenes[i]};

        snprintf(s.prefix, sizeof s.prefix, "scenes[%u].", i);
        if (figure_find_scene(figure, poses->scenes[i].name) != FIGURE_NONE) {
            scene_problem(&s, "name", "is there twice; a scene's name is its own");
        }
        build_scene(&s, &poses->scenes[i]);
        figure->scene_count = (int)i + 1;
    }
}
