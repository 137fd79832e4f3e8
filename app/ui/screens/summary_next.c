/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/summary_next.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* A label, what it is about in large, and a line. @return where the next group begins */
static float draw_group(const struct scene *scene, struct textbox box, const char *label,
                        const char *head, const char *line)
{
    const struct paint *paint = &scene->paint;
    struct style small = type_body(32.0F, THEME.text2, ALIGN_START);

    paint_text_fit(paint, box.x, box.y, box.width, label, small);
    paint_text_fit(paint, box.x, box.y + 58.0F, box.width, head,
                   type_heading(56.0F, THEME.text, ALIGN_START));
    paint_text_fit(paint, box.x, box.y + 106.0F, box.width, line, small);
    return box.y + 180.0F;
}

const struct technique *summary_technique(const struct model *model, const struct ui_env *env)
{
    int next = visit_next_step(model, &env->visit);

    return next >= 0 ? &env->visit.content->techniques[next]
                     : visit_technique(model, &env->visit);
}

static void draw_figure(const struct scene *scene, struct rect card)
{
    const struct technique *technique = summary_technique(scene->model, scene->env);
    struct rect rect = {card.x + card.w - 504.0F, card.y + 48.0F, 460.0F, 663.0F};

    stage_draw_loop(scene, rect, technique, scene->model->now_ms - scene->model->since_ms);
}

void summary_next_draw(const struct scene *scene, struct rect card)
{
    const struct words *words = scene_words(scene);
    const struct content *content = scene_content(scene);
    int next = visit_next_step(scene->model, &scene->env->visit);
    struct textbox box = {
        .x = card.x + 40.0F, .y = card.y + 66.0F, .width = 440.0F, .step = 40.0F, .max = 3};
    char length[FORMAT_MAX];

    shape_stage(&scene->paint, card, 28.0F);
    draw_figure(scene, card);
    if (next >= 0) {
        format_length(length, words, visit_next_step_ms(scene->model, &scene->env->visit));
        box.y = draw_group(scene, box, words->summary_next, content->techniques[next].label,
                           length);
    }
    box.y = draw_group(scene, box, words->summary_come_back, words->summary_often,
                       words->summary_often_line);
    box.y -= 14.0F;
    box.width = 340.0F; /* beside it the figure may reach far to the left */
    textbox_draw(&scene->paint, &box, words->summary_heavy,
                 type_body(30.0F, THEME.text3, ALIGN_START));
}
