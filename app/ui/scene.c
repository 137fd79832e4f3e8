/* SPDX-License-Identifier: MIT */
#include "app/ui/scene.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

const struct words *scene_words(const struct scene *scene)
{
    return scene->env->words;
}

const struct content *scene_content(const struct scene *scene)
{
    return scene->env->visit.content;
}

float scene_width(const struct scene *scene)
{
    return scene->env->portrait ? 968.0F : 1792.0F;
}

float scene_margin(const struct scene *scene)
{
    return scene->env->portrait ? 56.0F : 64.0F;
}

float scene_focus_place(const struct scene *scene, int64_t length_ms)
{
    const struct model *model = scene->model;

    return ease_out(ease_place(model->now_ms, model->focus_ms, length_ms));
}

float scene_focus_of(const struct scene *scene, int item)
{
    const struct model *model = scene->model;
    float place = scene_focus_place(scene, MOTION_FOCUS_MS);

    if (item == model->focus) {
        return model->focus == model->focus_was ? 1.0F : place;
    }
    return item == model->focus_was ? 1.0F - place : 0.0F;
}

void scene_staff_code(const struct scene *scene, struct point clock, enum text_align align)
{
    if (scene->env->staff_code != NULL) {
        paint_text(&scene->paint, clock.x, clock.y - 48.0F, scene->env->staff_code,
                   type_body(32.0F, THEME.text3, align));
    }
}

enum leg scene_leg(const struct scene *scene)
{
    const struct model *model = scene->model;
    int last = model->plan.count - 1;

    return model->plan.blocks[model->block > last ? last : model->block].leg;
}

const char *scene_leg_name(const struct scene *scene, enum leg leg)
{
    return leg == LEG_LEFT ? scene_words(scene)->leg_left : scene_words(scene)->leg_right;
}

const char *scene_leg_start(const struct scene *scene, enum leg leg)
{
    const struct words *words = scene_words(scene);

    return leg == LEG_LEFT ? words->leg_left_start : words->leg_right_start;
}

const char *scene_leg_calf(const struct scene *scene, enum leg leg)
{
    const struct words *words = scene_words(scene);

    return leg == LEG_LEFT ? words->leg_left_calf : words->leg_right_calf;
}

const struct technique *scene_first_technique(const struct scene *scene,
                                              const struct choice *choice)
{
    const struct content *content = scene_content(scene);
    struct plan plan;

    plan_build(content, &scene->model->outages, choice, &plan);
    return &content->techniques[plan.count > 0 ? plan.blocks[0].technique : 0];
}

const struct technique *scene_routine_technique(const struct scene *scene, int routine)
{
    const struct content *content = scene_content(scene);
    struct choice choice = scene_choice(scene, routine, -1, LEGS_RIGHT);
    int shown = content->routines[routine].shown;

    return shown >= 0 ? &content->techniques[shown] : scene_first_technique(scene, &choice);
}

struct choice scene_choice(const struct scene *scene, int routine, int technique,
                           enum legs legs)
{
    const struct content *content = scene_content(scene);
    struct choice choice = {.routine = routine, .technique = technique, .legs = legs};

    if (routine >= 0) {
        choice.tool = visit_tool_item(content, &scene->model->outages, &choice, 0);
    } else if (technique >= 0) {
        choice.tool = content->techniques[technique].tool;
    }
    return choice;
}

int64_t scene_choice_ms(const struct scene *scene, const struct choice *choice)
{
    return plan_choice_ms(scene_content(scene), scene->env->visit.settings,
                          &scene->model->outages, choice);
}

void scene_title(const struct scene *scene, const char *title, float width)
{
    float y = scene->env->portrait ? 150.0F : 112.0F;

    paint_text_fit(&scene->paint, scene_margin(scene), y, width, title,
                   type_heading(52.0F, THEME.text, ALIGN_START));
}

void scene_corner(const struct scene *scene, const char *text, float width)
{
    float y = scene->env->portrait ? 150.0F : 110.0F;

    paint_text_fit(&scene->paint, scene_margin(scene) + scene_width(scene), y, width, text,
                   type_body(32.0F, THEME.text2, ALIGN_END));
}

void scene_tool(const struct scene *scene, const struct tool *tool, struct point at,
                float scale, float width, float focus)
{
    const struct tool_pictures *pictures = scene->env->tools;
    int picture = tool_pictures_find(pictures, tool->picture);

    if (picture >= 0) {
        float most = width / 2.0F / pictures->pictures[picture].reach;
        scale = scale < most ? scale : most;
        tool_picture_draw(&scene->paint, pictures, picture, at.x, at.y, scale);
        return;
    }
    sign_initial(&scene->paint, at.x, at.y, 66.0F * scale, tool->name,
                 colour_mix(THEME.raised, THEME.line, focus),
                 colour_mix(THEME.text3, THEME.text, focus));
}

void scene_fade_cut(const struct scene *scene, struct rect stage, float cut_y, rgba ground)
{
    /* Whole a little above the edge: where both rectangles end within a pixel, neither covers.
     */
    static const float CORNER = 28.0F, LENGTH = 62.0F, EARLIER = 2.0F;
    struct rect above = {stage.x + CORNER, stage.y, stage.w - 2.0F * CORNER,
                         cut_y - EARLIER - stage.y};

    shape_rect(&scene->paint, above, ground);
    above.y = cut_y - EARLIER;
    above.h = LENGTH;
    shape_fade(&scene->paint, above, ground);
}

void scene_card(const struct scene *scene, struct rect rect, float radius, float focus)
{
    shape_round_rect(&scene->paint, rect, radius,
                     colour_mix(THEME.surface, THEME.raised, focus));
    if (focus > 0.0F) {
        shape_round_rect_line(&scene->paint, rect, radius, 5.0F,
                              colour_alpha(THEME.text, focus));
    }
}
