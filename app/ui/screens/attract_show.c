/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/attract_show.h"

#include "app/ui/stage.h"
#include "app/ui/theme.h"

#include <stddef.h>

enum {
    PART_LEAST_MS = 20000, /* a technique is shown at least so long */
    FADE_MS = 400,
    SHOW_MAX = 3
};

/* The techniques in turn, and how long each is shown: whole loops, so that none is cut off. */
struct show {
    const struct technique *techniques[SHOW_MAX];
    int64_t part_ms[SHOW_MAX];
    int64_t round_ms;
    int count;
};

static void add(struct show *show, const struct ui_env *env, int technique)
{
    const struct technique *t;
    int64_t loop_ms;

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
    loop_ms = (int64_t)(env->figure->scenes[t->scene_index].loop_s * 1000.0F + 0.5F);
    show->techniques[show->count] = t;
    show->part_ms[show->count] = (PART_LEAST_MS + loop_ms - 1) / loop_ms * loop_ms;
    show->round_ms += show->part_ms[show->count];
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

/* Time on the show's own clock. It begins after the first fade, and rests there once the
 * screen is dimmed: whoever wakes it sees it go on from the very same moment. */
static int64_t show_ms(const struct show *show, const struct model *model,
                       const struct ui_env *env, int64_t now_ms, bool *rests_out)
{
    int64_t dark_ms = env->visit.settings->dim_ms + MOTION_DIM_MS;
    int64_t end_ms = (dark_ms + show->round_ms - 1) / show->round_ms * show->round_ms;
    int64_t ms = now_ms - model->touched_ms;

    *rests_out = model->dimmed && ms >= end_ms;
    return FADE_MS + (*rests_out ? end_ms : ms);
}

static float least(float a, float b)
{
    return a < b ? a : b;
}

void attract_show_draw(const struct scene *scene, struct rect rect)
{
    struct show show = show_of(scene->env);
    struct paint paint = scene->paint;
    int part = 0;
    bool rests;
    int64_t ms;

    if (show.count == 0) {
        return;
    }
    ms = show_ms(&show, scene->model, scene->env, scene->model->now_ms, &rests) % show.round_ms;
    while (part + 1 < show.count && ms >= show.part_ms[part]) {
        ms -= show.part_ms[part];
        part++;
    }
    if (show.count > 1) {
        paint.keep *=
            least(1.0F, least((float)ms / FADE_MS, (float)(show.part_ms[part] - ms) / FADE_MS));
    }
    stage_draw_loop(scene, &paint, rect, show.techniques[part], ms);
}

int64_t attract_show_change_ms(const struct model *model, const struct ui_env *env,
                               int64_t now_ms)
{
    struct show show = show_of(env);
    bool rests = true;

    if (show.count > 0) {
        show_ms(&show, model, env, now_ms, &rests);
    }
    return rests ? INT64_MAX : now_ms;
}
