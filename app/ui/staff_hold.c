/* SPDX-License-Identifier: MIT */
#include "app/ui/staff_hold.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    MEANT_MS = 500,    /* two buttons brushed together show nothing */
    RED_MEANT_MS = 900 /* nor does red pressed slowly */
};

static int64_t shown_ms(int64_t since_ms, int64_t meant_ms, int64_t now_ms)
{
    return since_ms >= 0 && now_ms >= since_ms + meant_ms ? since_ms + meant_ms : -1;
}

int64_t staff_hold_shown_ms(const struct model *model, const struct visit_env *env,
                            int64_t now_ms)
{
    return shown_ms(visit_staff_hold_since_ms(model, env), MEANT_MS, now_ms);
}

int64_t trouble_hold_shown_ms(const struct model *model, int64_t now_ms)
{
    return shown_ms(visit_trouble_hold_since_ms(model), RED_MEANT_MS, now_ms);
}

static void draw(const struct scene *scene, float part, const char *words)
{
    const struct paint *paint = &scene->paint;
    float x = paint->list->canvas.w / 2.0F;
    float y = paint->list->canvas.h / 2.0F - 80.0F;

    shape_ring(paint, x, y, 150.0F, 22.0F, THEME.raised);
    shape_arc(paint, x, y, 150.0F, 22.0F, 0.0F, part, THEME.text);
    paint_text_fit(paint, x, y + 270.0F, scene_width(scene), words,
                   type_heading(68.0F, THEME.text, ALIGN_MIDDLE));
}

void staff_hold_draw(const struct scene *scene)
{
    const struct model *model = scene->model;
    const struct words *words = scene_words(scene);
    enum panel_size panel = scene->env->visit.settings->panel;

    draw(scene,
         ease_place(model->now_ms, visit_staff_hold_since_ms(model, &scene->env->visit),
                    scene->env->visit.settings->staff_hold_ms),
         panel < PANEL_THREE ? words->staff_hold_few : words->staff_hold);
}

void trouble_hold_draw(const struct scene *scene)
{
    const struct model *model = scene->model;

    draw(scene,
         ease_place(model->now_ms, visit_trouble_hold_since_ms(model),
                    scene->env->visit.settings->trouble_hold_ms),
         scene_words(scene)->trouble_hold);
}

static int64_t change_ms(int64_t since_ms, int64_t meant_ms, int64_t now_ms)
{
    if (since_ms < 0) {
        return INT64_MAX;
    }
    return now_ms < since_ms + meant_ms ? since_ms + meant_ms : now_ms;
}

int64_t staff_hold_change_ms(const struct model *model, const struct visit_env *env,
                             int64_t now_ms)
{
    int64_t staff_ms = change_ms(visit_staff_hold_since_ms(model, env), MEANT_MS, now_ms);
    int64_t trouble_ms = change_ms(visit_trouble_hold_since_ms(model), RED_MEANT_MS, now_ms);

    return staff_ms < trouble_ms ? staff_ms : trouble_ms;
}
