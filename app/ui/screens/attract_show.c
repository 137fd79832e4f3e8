/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/attract_show.h"

#include "app/ui/figure/figure.h"
#include "app/ui/theme.h"

#include <stddef.h>

enum {
    PART_MS = 20000,
    STILL_MS = 300000, /* half of what nothing bright should stand for */
    SHOW_MAX = 3
};

/* The techniques in turn. */
struct show {
    const struct technique *techniques[SHOW_MAX];
    int count;
};

static void add(struct show *show, const struct ui_env *env, int technique)
{
    const struct technique *t;

    if (technique < 0 || show->count == SHOW_MAX) {
        return;
    }
    t = &env->visit.content->techniques[technique];
    for (int i = 0; i < show->count; i++) {
        if (show->techniques[i] == t) {
            return;
        }
    }
    if (t->scene_index < 0 || t->scene_index >= env->figure->scene_count) {
        return;
    }
    show->techniques[show->count] = t;
    show->count++;
}

/* The first routine's first two tools, and the stretch that follows it. */
static struct show show_of(const struct ui_env *env)
{
    const struct content *content = env->visit.content;
    struct show show = {0};

    if (env->figure == NULL || content->routine_count == 0) {
        return show;
    }
    for (unsigned i = 0; i < content->routines[0].tool_ids_count && i < 2; i++) {
        const struct tool *tool = &content->tools[content->routines[0].tools[i]];
        add(&show, env, tool->release_count > 0 ? tool->release[0] : FIGURE_NONE);
    }
    add(&show, env, content->routines[0].next);
    return show;
}

/* Of a screen that nobody wakes for hours nothing may burn in: still pictures in turn, each on
 * the other side than the one before. The first is how the show begins: whoever wakes it then
 * sees it go on from the very same moment. */
static void rest(struct attract_part *part, const struct show *show, int64_t ms, int64_t end_ms)
{
    int64_t still = (ms - end_ms) / STILL_MS;

    part->technique = show->techniques[still % show->count];
    part->ms = 0;
    part->since_ms += end_ms + still * STILL_MS;
    part->next_ms = part->since_ms + STILL_MS;
    part->swapped = still % 2 != 0;
}

/* Once the screen is dimmed the show ends with a pair of rounds. */
struct attract_part attract_show_at(const struct model *model, const struct ui_env *env,
                                    int64_t now_ms)
{
    struct show show = show_of(env);
    int64_t pair_ms = 2 * (int64_t)show.count * PART_MS;
    int64_t dark_ms = env->visit.settings->dim_ms + MOTION_DIM_MS;
    int64_t ms = now_ms > model->touched_ms ? now_ms - model->touched_ms : 0;
    struct attract_part part = {
        .rests = true, .since_ms = model->touched_ms, .next_ms = INT64_MAX};

    if (show.count == 0) {
        return part;
    }
    int64_t end_ms = (dark_ms + pair_ms - 1) / pair_ms * pair_ms;
    part.rests = model->dimmed && ms >= end_ms;
    if (part.rests) {
        rest(&part, &show, ms, end_ms);
        return part;
    }
    part.technique = show.techniques[ms / PART_MS % show.count];
    part.ms = ms % PART_MS;
    part.since_ms += ms - part.ms;
    part.swapped = ms / (PART_MS * show.count) % 2 != 0;
    return part;
}
