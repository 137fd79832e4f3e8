/* SPDX-License-Identifier: MIT */
#include "app/ui/strip.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>

static const float STRIP_HEIGHT = 12.0F;
static const float CHIP_WIDTH = 250.0F;
static const float CHIP_BESIDE_WORDS = 98.0F; /* the two legs, and the round ends */

/* What is done stands still for minutes: it stays below 35 % luminance. */
static void draw_segment(const struct scene *scene, struct rect segment, int block)
{
    const struct model *model = scene->model;
    float progress = visit_block_progress(model, &scene->env->visit, block);
    bool done = block < model->block;

    shape_round_rect(&scene->paint, segment, STRIP_HEIGHT / 2.0F,
                     done ? THEME.text3 : THEME.raised);
    if (!done && progress > 0.0F) {
        struct rect filled = segment;

        filled.w *= progress;
        filled.w = filled.w < STRIP_HEIGHT ? STRIP_HEIGHT : filled.w;
        shape_round_rect(&scene->paint, filled, STRIP_HEIGHT / 2.0F, THEME.pulse);
    }
}

void strip_draw(const struct scene *scene)
{
    int count = scene->model->plan.count;
    float gap = count > 16 ? 6.0F : 12.0F;
    float width = (scene_width(scene) - gap * (float)(count - 1)) / (float)count;
    float y = scene->env->portrait ? 56.0F : 40.0F;

    for (int i = 0; i < count; i++) {
        float x = scene_margin(scene) + (float)i * (width + gap);
        draw_segment(scene, (struct rect){x, y, width, STRIP_HEIGHT}, i);
    }
}

static struct style chip_style(void)
{
    return type_heading(30.0F, THEME.text, ALIGN_START);
}

/* Wider where a language needs it. */
static float chip_width(const struct scene *scene)
{
    struct style style = chip_style();
    float words = paint_width(&scene->paint, &style, scene_leg_calf(scene, scene_leg(scene)));

    return fmaxf(CHIP_WIDTH, ceilf(words) + 1.0F + CHIP_BESIDE_WORDS);
}

void strip_leg_chip(const struct scene *scene)
{
    float width = chip_width(scene);
    float x = scene_margin(scene) + scene_width(scene) - width;
    float y = scene->env->portrait ? 100.0F : 72.0F;
    enum leg leg = scene_leg(scene);
    rgba dark = colour_mix(THEME.line, THEME.off, 0.6F);

    shape_round_rect(&scene->paint, (struct rect){x, y, width, 60.0F}, 30.0F, THEME.raised);
    for (int i = 0; i < LEG_COUNT; i++) {
        shape_round_rect(&scene->paint,
                         (struct rect){x + 26.0F + (float)i * 20.0F, y + 14.0F, 12.0F, 32.0F},
                         6.0F, i == (int)leg ? THEME.text : dark);
    }
    paint_text_fit(&scene->paint, x + 80.0F, y + 40.0F, width - 96.0F,
                   scene_leg_calf(scene, leg), chip_style());
}

void strip_head(const struct scene *scene, const char *title, bool with_leg)
{
    float y = scene->env->portrait ? 150.0F : 122.0F;
    float width = scene_width(scene) - (with_leg ? chip_width(scene) + 32.0F : 0.0F);

    strip_draw(scene);
    paint_text_fit(&scene->paint, scene_margin(scene), y, width, title,
                   type_heading(scene->env->portrait ? 52.0F : 48.0F, THEME.text, ALIGN_START));
    if (with_leg) {
        strip_leg_chip(scene);
    }
}
