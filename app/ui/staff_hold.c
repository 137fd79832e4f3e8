/* SPDX-License-Identifier: MIT */
#include "app/ui/staff_hold.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    MEANT_MS = 500 /* two buttons brushed together show nothing */
};

int64_t staff_hold_shown_ms(const struct model *model, const struct visit_env *env,
                            int64_t now_ms)
{
    int64_t since_ms = visit_staff_hold_since_ms(model, env);

    return since_ms >= 0 && now_ms >= since_ms + MEANT_MS ? since_ms + MEANT_MS : -1;
}

void staff_hold_draw(const struct scene *scene)
{
    const struct paint *paint = &scene->paint;
    const struct model *model = scene->model;
    const struct words *words = scene_words(scene);
    enum panel_size panel = scene->env->visit.settings->panel;
    float x = paint->list->canvas.w / 2.0F;
    float y = paint->list->canvas.h / 2.0F - 80.0F;
    float part = ease_place(model->now_ms, visit_staff_hold_since_ms(model, &scene->env->visit),
                            scene->env->visit.settings->staff_hold_ms);

    shape_ring(paint, x, y, 150.0F, 22.0F, THEME.raised);
    shape_arc(paint, x, y, 150.0F, 22.0F, 0.0F, part, THEME.text);
    paint_text_fit(paint, x, y + 270.0F, scene_width(scene),
                   panel < PANEL_THREE ? words->staff_hold_few : words->staff_hold,
                   type_heading(68.0F, THEME.text, ALIGN_MIDDLE));
}

int64_t staff_hold_change_ms(const struct model *model, const struct visit_env *env,
                             int64_t now_ms)
{
    int64_t since_ms = visit_staff_hold_since_ms(model, env);

    if (since_ms < 0) {
        return INT64_MAX;
    }
    return now_ms < since_ms + MEANT_MS ? since_ms + MEANT_MS : now_ms;
}
