/* SPDX-License-Identifier: MIT */
#include "app/ui/volume.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    BARS = 10
};

/* A loudspeaker about 34 x 30, as everybody knows it. */
static void draw_speaker(const struct paint *paint, float x, float y, rgba colour)
{
    const struct point cone[] = {{x + 10.0F, y - 6.0F},
                                 {x + 22.0F, y - 15.0F},
                                 {x + 22.0F, y + 15.0F},
                                 {x + 10.0F, y + 6.0F}};

    shape_rect(paint, (struct rect){x, y - 6.0F, 11.0F, 12.0F}, colour);
    shape_polygon(paint, cone, 4, colour);
}

void volume_draw(const struct scene *scene, float x, float y, float width)
{
    const struct paint *paint = &scene->paint;
    int percent = visit_volume_percent(scene->model, &scene->env->visit);
    struct style style = type_body(28.0F, THEME.text3, ALIGN_START);
    float end = x + width;

    draw_speaker(paint, x, y - 10.0F, percent > 0 ? THEME.text2 : THEME.off);
    x += 40.0F;
    for (int i = 0; i < BARS; i++, x += 16.0F) {
        bool lit = percent * BARS > i * 100;

        shape_round_rect(paint, (struct rect){x, y - 22.0F, 10.0F, 24.0F}, 4.0F,
                         lit ? THEME.text2 : THEME.raised);
    }
    x += 18.0F;
    if (scene->env->visit.settings->panel == PANEL_FOUR) {
        paint_text_fit(paint, x, y, end - x, scene_words(scene)->volume_hold, style);
    }
}
