/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/screens/learn_board.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

struct learn {
    struct rect stage;
    struct textbox title;
    float title_px, body_width, bottom_y;
    float dots_y;
};

static const struct learn LANDSCAPE = {
    .stage = {980, 156, 876, 716},
    .title = {.x = 64, .y = 330, .width = 876, .step = 116, .max = 2, .least = 2},
    .title_px = 112,
    .body_width = 876,
    .bottom_y = 872,
    .dots_y = 902,
};

static const struct learn PORTRAIT = {
    .stage = {56, 200, 968, 792},
    .title = {.x = 56, .y = 1130, .width = 968, .step = 108, .max = 2},
    .title_px = 100,
    .body_width = 968,
    .bottom_y = 1660,
    .dots_y = 1706,
};

static const float KEY_GAP = 40.0F; /* between body and key sentence */

/* Body and key sentence below each other, as large as they fit. */
static void draw_sentences(const struct scene *scene, const struct learn *at, float y,
                           const struct card *card)
{
    const struct paint *paint = &scene->paint;
    struct textbox box = {.x = scene_margin(scene) + 4.0F, .width = at->body_width};
    struct style body = type_soft(40.0F, THEME.text2, ALIGN_START);
    struct style key = type_heading(40.0F, THEME.text, ALIGN_START);

    box.max = TEXTBOX_MAX_LINES;
    for (;;) {
        int body_lines = textbox_lines(paint, &box, card->body, &body);
        int key_lines = textbox_lines(paint, &box, card->key, &key);
        float step = body.px * 1.45F;

        box.step = step;
        if (y + (float)(body_lines + key_lines) * step + KEY_GAP <= at->bottom_y ||
            body.px <= 28.0F || body.px <= paint->min_text_px) {
            break;
        }
        body.px -= 2.0F;
        key.px -= 2.0F;
    }
    box.y = y;
    box.y += box.step * (float)textbox_draw(paint, &box, card->body, body) + KEY_GAP;
    textbox_draw(paint, &box, card->key, key);
}

void screen_learn(const struct scene *scene)
{
    const struct words *words = scene_words(scene);
    const struct learn *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct model *model = scene->model;
    int count = visit_menu_count(model, &scene->env->visit);
    const struct card *card = &scene_content(scene)->cards[model->focus];
    char place[FORMAT_MAX];

    paint_text_fit(&scene->paint, scene_margin(scene), scene->env->portrait ? 150.0F : 112.0F,
                   scene_width(scene) / 2.0F, words->learn_title,
                   type_body(32.0F, THEME.text2, ALIGN_START));
    scene_corner(scene, format_page(place, words->page_of, model->focus + 1, count),
                 scene_width(scene) / 3.0F);
    int lines = textbox_draw(&scene->paint, &at->title, card->title,
                             type_heading(at->title_px, THEME.text, ALIGN_START));
    draw_sentences(scene, at, at->title.y + (float)(lines - 1) * at->title.step + 92.0F, card);
    learn_picture_draw(scene, at->stage, card->picture);
    sign_pages(&scene->paint, scene->paint.list->canvas.w / 2.0F, at->dots_y, count,
               model->focus);
}
