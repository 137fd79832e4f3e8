/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/choose_steps.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

static const float FIRST_Y = 1392.0F;
static const float STEP_Y = 92.0F;
enum {
    STEPS_MAX = 4
};

static void draw_row(const struct scene *scene, int i, const char *name, const char *time)
{
    float y = FIRST_Y + (float)i * STEP_Y;
    char number[FORMAT_MAX];

    shape_disc(&scene->paint, 86.0F, y - 12.0F, 30.0F, THEME.raised);
    paint_text(&scene->paint, 86.0F, y, format_count(number, "{n}", i + 1),
               type_heading(32.0F, THEME.text, ALIGN_MIDDLE));
    paint_text_fit(&scene->paint, 144.0F, y, 630.0F, name,
                   type_body(40.0F, THEME.text, ALIGN_START));
    paint_text_fit(&scene->paint, 1024.0F, y, 230.0F, time,
                   type_body(36.0F, THEME.text2, ALIGN_END));
}

/* A routine of one technique is told by its phases. */
static void draw_phases(const struct scene *scene, const struct technique *technique)
{
    for (int i = 0; i < (int)technique->phases_count && i < STEPS_MAX; i++) {
        const struct phase *phase = &technique->phases[i];
        char time[FORMAT_MAX];
        char clock[FORMAT_MAX];

        format_clock(clock, plan_phase_ms(phase) / 1000);
        if (phase->kind == PHASE_SEARCH) {
            format_fill(time, scene_words(scene)->time_about, "time", clock);
        } else {
            format_fill(time, "{time}", "time", clock);
        }
        draw_row(scene, i, phase->cue, time);
    }
}

static void draw_blocks(const struct scene *scene, const struct plan *plan)
{
    const struct content *content = scene_content(scene);

    for (int i = 0; i < plan->count && i < STEPS_MAX; i++) {
        int64_t ms = plan_block_ms(content, scene->env->visit.settings, &plan->blocks[i]);
        char clock[FORMAT_MAX];

        draw_row(scene, i, content->techniques[plan->blocks[i].technique].name,
                 format_clock(clock, ms / 1000));
    }
}

void choose_steps_draw(const struct scene *scene, int item)
{
    const struct content *content = scene_content(scene);
    struct plan plan;

    if (item < 0) {
        return;
    }
    struct choice choice = scene_choice(scene, item, -1, LEGS_RIGHT);
    plan_build(content, &scene->model->outages, &choice, &plan);
    paint_text(&scene->paint, 56.0F, 1300.0F, scene_words(scene)->choose_each,
               type_body(32.0F, THEME.text3, ALIGN_START));
    if (plan.count == 1) {
        draw_phases(scene, &content->techniques[plan.blocks[0].technique]);
    } else {
        draw_blocks(scene, &plan);
    }
}
