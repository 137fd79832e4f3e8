/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/summary_next.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* @return where the next group of lines begins */
static float draw_group(const struct scene *scene, struct textbox box, const char *label,
                        const char *head, const char *line)
{
    const struct paint *paint = &scene->paint;
    struct style small = type_body(32.0F, THEME.text2, ALIGN_START);

    paint_text_fit(paint, box.x, box.y, box.width, label, small);
    box.y += 60.0F;
    box.y += 60.0F * (float)(textbox_draw(paint, &box, head,
                                          type_heading(52.0F, THEME.text, ALIGN_START)) -
                             1);
    box.y += 48.0F;
    box.step = 40.0F;
    box.y += 40.0F * (float)textbox_draw(paint, &box, line, small);
    return box.y + 34.0F;
}

/* The next step or, where none is offered, what was done. */
static void draw_figure(const struct scene *scene, struct rect card,
                        const struct technique *technique)
{
    struct rect rect = {card.x + 470.0F, card.y + 80.0F, card.w - 490.0F, card.h - 110.0F};

    stage_draw_loop(scene, &scene->paint, rect, technique,
                    scene->model->now_ms - scene->model->since_ms);
}

void summary_next_draw(const struct scene *scene, struct rect card)
{
    const struct words *words = scene_words(scene);
    const struct content *content = scene_content(scene);
    int next = visit_next_step(scene->model, &scene->env->visit);
    struct textbox box = {
        .x = card.x + 40.0F, .y = card.y + 66.0F, .width = 420.0F, .step = 60.0F, .max = 2};
    char length[FORMAT_MAX];

    shape_stage(&scene->paint, card, 28.0F);
    draw_figure(scene, card,
                next >= 0 ? &content->techniques[next]
                          : visit_technique(scene->model, &scene->env->visit));
    if (next >= 0) {
        format_length(length, words, visit_next_step_ms(scene->model, &scene->env->visit));
        box.y = draw_group(scene, box, words->summary_next, content->techniques[next].label,
                           length);
    }
    box.y = draw_group(scene, box, words->summary_come_back, words->summary_often,
                       words->summary_often_line);
    box.max = 3;
    box.step = 40.0F;
    textbox_draw(&scene->paint, &box, words->summary_heavy,
                 type_body(32.0F, THEME.text3, ALIGN_START));
}
