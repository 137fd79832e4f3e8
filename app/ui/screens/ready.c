/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/ring.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/strip.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

/* A numbered thing to do, as a heading and a line below it. */
struct advice {
    struct textbox head, line;
    float head_px, line_px;
    struct point number;
};

struct ready_layout {
    struct rect tool; /* nothing wide where the layout has no card for it */
    struct rect stage;
    struct rect figure;
    struct ring ring;
    struct advice take, place;
};

/* With a tool to fetch: its card at the left. */
static const struct ready_layout LANDSCAPE = {
    .tool = {64, 156, 560, 600},
    .stage = {656, 156, 1200, 600},
    .figure = {656, 158, 1000, 592},
    .ring = {1716, 300, 92, 16, 80},
    .take = {{64, 842, 560, 72, 1, 1}, {64, 898, 560, 42, 1, 1}, 68, 34, {118, 210}},
    .place = {{656, 842, 1200, 72, 1, 1}, {656, 898, 1200, 42, 1, 1}, 68, 34, {710, 210}},
};

/* Nothing to fetch: the stage has the whole width. */
static const struct ready_layout LANDSCAPE_PLACE = {
    .stage = {64, 156, 1792, 600},
    .figure = {360, 158, 1040, 592},
    .ring = {1716, 300, 92, 16, 80},
    .place = {{64, 842, 1792, 72, 1, 1}, {64, 898, 1792, 42, 1, 1}, 68, 34, {0, 0}},
};

static const struct ready_layout PORTRAIT = {
    .tool = {56, 200, 968, 500},
    .stage = {56, 920, 968, 600},
    .figure = {56, 928, 968, 572},
    .ring = {902, 322, 84, 16, 72}, /* not above the figure: a head may be there */
    .take = {{140, 790, 884, 76, 1, 1}, {140, 848, 884, 46, 1, 1}, 68, 36, {86, 766}},
    .place = {{140, 1610, 884, 76, 1, 1}, {140, 1668, 884, 46, 2, 1}, 68, 36, {86, 1586}},
};

static const struct ready_layout PORTRAIT_PLACE = {
    .stage = {56, 200, 968, 1000},
    .figure = {84, 400, 912, 760},
    .ring = {902, 322, 84, 16, 72},
    .place = {{56, 1310, 968, 88, 2, 2}, {56, 1466, 968, 48, 2, 1}, 76, 38, {0, 0}},
};

static const struct ready_layout *layout_of(const struct scene *scene, bool fetch)
{
    if (scene->env->portrait) {
        return fetch ? &PORTRAIT : &PORTRAIT_PLACE;
    }
    return fetch ? &LANDSCAPE : &LANDSCAPE_PLACE;
}

static void draw_number(const struct scene *scene, struct point at, int number)
{
    char digits[FORMAT_MAX];

    shape_disc(&scene->paint, at.x, at.y, 30.0F, THEME.raised);
    paint_text(&scene->paint, at.x, at.y + 12.0F, format_count(digits, "{n}", number),
               type_heading(34.0F, THEME.text, ALIGN_MIDDLE));
}

static void draw_advice(const struct scene *scene, const struct advice *advice,
                        const char *head, const char *line)
{
    struct style style = type_heading(advice->head_px, THEME.text, ALIGN_START);
    struct textbox below = advice->line;
    int lines = textbox_draw(&scene->paint, &advice->head, head, style);

    if (advice->head.max > 1 && lines == 1) {
        below.y -= advice->head.step;
    }
    textbox_draw(&scene->paint, &below, line,
                 type_body(advice->line_px, THEME.text2, ALIGN_START));
}

static void draw_stage(const struct scene *scene, const struct ready_layout *at)
{
    shape_stage(&scene->paint, at->stage, 28.0F);
    draw_clip(scene->paint.list, &at->stage); /* a wall is higher */
    stage_draw_ready(scene, at->figure);
    draw_clip(scene->paint.list, NULL);
}

static void draw_take(const struct scene *scene, const struct ready_layout *at,
                      const struct technique *technique, const struct tool *tool)
{
    if (at->tool.w > 0.0F) { /* the picture stands a little above the middle */
        shape_round_rect(&scene->paint, at->tool, 28.0F, THEME.surface);
        scene_tool(
            scene, tool,
            (struct point){at->tool.x + at->tool.w / 2.0F, at->tool.y + at->tool.h * 0.457F},
            at->tool.h * 0.0045F, at->tool.w - 64.0F, 0.0F);
    }
    draw_number(scene, at->take.number, 1);
    draw_number(scene, at->place.number, 2);
    draw_advice(scene, &at->take, technique->ready.take, technique->ready.take_hint);
}

void screen_ready(const struct scene *scene)
{
    const struct model *model = scene->model;
    const struct technique *technique = visit_technique(model, &scene->env->visit);
    const struct tool *tool = &scene_content(scene)->tools[technique->tool];
    bool take = model->plan.blocks[model->block].fetch && technique->ready.take != NULL;
    const struct ready_layout *at = layout_of(scene, take);
    const char *leg = scene_leg_start(scene, scene_leg(scene));
    char place[FORMAT_MAX];
    char hint[FORMAT_MAX];

    strip_head(scene, scene_words(scene)->ready_title, true);
    draw_stage(scene, at);
    if (take) {
        draw_take(scene, at, technique, tool);
    }
    ring_countdown(scene, &at->ring);
    format_fill(place, technique->ready.place, "leg", leg);
    format_fill(hint, technique->ready.place_hint, "leg", leg);
    draw_advice(scene, &at->place, place, hint);
}
