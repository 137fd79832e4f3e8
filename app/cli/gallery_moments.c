/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_moments.h"

#include "app/core/plan.h"
#include "app/ui/figure/play.h"
#include "app/ui/stage.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    SEARCH_STEP_MS = 10,
    LAST_MS = 500, /* of a phase: it is almost over */
};

/* Seconds of the keys: nearer than this the pose is the key's. */
static const float at_the_key_s = 0.03F;

struct moments {
    const struct settings *settings;
    const struct technique *technique;
    const struct figure_scene *scene;
    struct gallery_moment *items;
    int count;
};

static void add(struct moments *moments, int phase, int64_t ms, const char *suffix)
{
    const struct phase *p = &moments->technique->phases[phase];
    int64_t end_ms = plan_phase_ms(p) - LAST_MS;
    struct gallery_moment *moment = &moments->items[moments->count];

    if (moments->count < GALLERY_MAX_MOMENTS) {
        *moment = (struct gallery_moment){.phase = phase, .ms = ms < end_ms ? ms : end_ms};
        snprintf(moment->name, sizeof moment->name, "%s%s", phase_kind_name(p->kind), suffix);
        moments->count++;
    }
}

/* A state is nothing but numbers. */
static bool is_same_pose(const struct figure_scene *scene, int a, int b)
{
    const float *one = (const float *)&scene->keys[a].state;
    const float *other = (const float *)&scene->keys[b].state;

    for (size_t i = 0; i < sizeof scene->keys[a].state / sizeof *one; i++) {
        if (one[i] != other[i]) {
            return false;
        }
    }
    return true;
}

/* When the phase comes to a key, after the figure has gone over to the phase; -1: never. */
static int64_t time_of_key(const struct play *play, float t)
{
    int64_t end_ms = plan_phase_ms(play->phase) - LAST_MS;
    int64_t best_ms = -1;
    float best_s = at_the_key_s;

    for (int64_t ms = STAGE_ENTER_MS; ms < end_ms; ms += SEARCH_STEP_MS) {
        float off_s = fabsf(play_time(play, ms) - t);

        if (off_s < best_s) {
            best_s = off_s;
            best_ms = ms;
        }
    }
    return best_ms;
}

static void insert_times(struct moments *moments, int phase, const int64_t *times, int count)
{
    int64_t last_ms = -1;

    for (int n = 0; n < count; n++) {
        int64_t next_ms = INT64_MAX;

        for (int i = 0; i < count; i++) {
            next_ms = times[i] > last_ms && times[i] < next_ms ? times[i] : next_ms;
        }
        add(moments, phase, next_ms, "");
        last_ms = next_ms;
    }
}

static void add_keys(struct moments *moments, int phase)
{
    const struct figure_scene *scene = moments->scene;
    const struct play play = {scene, &moments->technique->phases[phase], moments->settings};
    int64_t times[FIGURE_MAX_KEYS];
    int keys[FIGURE_MAX_KEYS];
    int count = 0;

    for (int key = 0; key < scene->key_count; key++) {
        int64_t ms = time_of_key(&play, scene->keys[key].t);
        bool is_new = ms >= 0;

        for (int i = 0; i < count && is_new; i++) {
            is_new = !is_same_pose(scene, keys[i], key);
        }
        if (is_new) {
            keys[count] = key;
            times[count++] = ms;
        }
    }
    if (count == 0) {
        times[count++] = STAGE_ENTER_MS;
    }
    insert_times(moments, phase, times, count);
}

static void add_phase(struct moments *moments, int phase)
{
    int64_t in_ms = moments->settings->breath_in_ms;
    int64_t out_ms = moments->settings->breath_out_ms;

    switch (moments->technique->phases[phase].kind) {
    case PHASE_HOLD:
    case PHASE_STRETCH:
        add(moments, phase, in_ms, "-in");
        add(moments, phase, in_ms + out_ms - 1, "-out");
        break;
    case PHASE_SEARCH:
    case PHASE_ROCK:
    case PHASE_REPS: add_keys(moments, phase); break;
    case PHASE_KIND_COUNT: break;
    }
}

/* @return its place among those of its name, from 1; 0: it is the only one */
static int number_of(const struct moments *moments, int item)
{
    int before = 0, all = 0;

    for (int i = 0; i < moments->count; i++) {
        bool same = strcmp(moments->items[i].name, moments->items[item].name) == 0;
        all += same;
        before += same && i < item;
    }
    return all > 1 ? before + 1 : 0;
}

/* "search" becomes "search-1" where there is another of that name. */
static void number_names(struct moments *moments)
{
    int numbers[GALLERY_MAX_MOMENTS];

    for (int i = 0; i < moments->count; i++) {
        numbers[i] = number_of(moments, i);
    }
    for (int i = 0; i < moments->count; i++) {
        char *name = moments->items[i].name;
        size_t used = strlen(name);

        if (numbers[i] > 0) {
            snprintf(name + used, GALLERY_MOMENT_NAME_MAX - used, "-%d", numbers[i]);
        }
    }
}

int gallery_moments(const struct figure *figure, const struct settings *settings,
                    const struct technique *technique,
                    struct gallery_moment out[GALLERY_MAX_MOMENTS])
{
    struct moments moments = {
        .settings = settings,
        .technique = technique,
        .scene = &figure->scenes[technique->scene_index],
        .items = out,
    };

    for (unsigned i = 0; i < technique->phases_count; i++) {
        add_phase(&moments, (int)i);
    }
    number_names(&moments);
    return moments.count;
}
