/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/theme.h"
#include "app/ui/type.h"

struct tiles {
    float x, y, w, h, step_x, step_y;
    int columns;
    struct point hint;
};

static const struct tiles LANDSCAPE = {64, 152, 576, 344, 608, 364, 3, {64, 906}};
static const struct tiles PORTRAIT = {56, 220, 472, 460, 496, 484, 2, {56, 1722}};

static void draw_tile(const struct scene *scene, struct rect tile, int item)
{
    const struct content *content = scene_content(scene);
    const struct tool *tool = &content->tools[visit_tool_item(content, &scene->model->outages,
                                                              &scene->model->choice, item)];
    const struct paint *paint = &scene->paint;
    float focus = scene_focus_of(scene, item);
    float middle = tile.x + tile.w / 2.0F;

    scene_card(scene, tile, 32.0F, focus);
    scene_tool(scene, tool, (struct point){middle, tile.y + (tile.h - 100.0F) / 2.0F}, 1.25F,
               tile.w - 60.0F, focus);
    paint_text_fit(
        paint, middle, tile.y + tile.h - 76.0F, tile.w - 48.0F, tool->name,
        type_heading(42.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
    paint_text_fit(paint, middle, tile.y + tile.h - 32.0F, tile.w - 40.0F, tool->line,
                   type_body(28.0F, colour_mix(THEME.text3, THEME.text2, focus), ALIGN_MIDDLE));
}

void screen_tool(const struct scene *scene)
{
    const struct tiles *tiles = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct routine *routine =
        &scene_content(scene)->routines[scene->model->choice.routine];
    int count = visit_menu_count(scene->model, &scene->env->visit);

    scene_title(scene, scene_words(scene)->tool_title, scene_width(scene) * 0.58F);
    scene_corner(scene, routine->name, scene_width(scene) * 0.38F);
    for (int i = 0; i < count; i++) {
        int row = i / tiles->columns;
        float x = tiles->x + (float)(i % tiles->columns) * tiles->step_x;
        float y = tiles->y + (float)row * tiles->step_y;

        draw_tile(scene, (struct rect){x, y, tiles->w, tiles->h}, i);
    }
    if (visit_trouble_is_offered(&scene->env->visit)) {
        paint_text_fit(&scene->paint, tiles->hint.x, tiles->hint.y, 860.0F,
                       scene_words(scene)->trouble_foot,
                       type_body(30.0F, THEME.text3, ALIGN_START));
    }
}
