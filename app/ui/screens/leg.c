/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

struct cards {
    float x, y, w, h, step;
    float knee_y, left_x, right_x, scale;
    float name_y, line_y, name_px, idle_px;
    int lines;
};

static const struct cards LANDSCAPE = {
    .x = 64,
    .y = 160,
    .w = 576,
    .h = 732,
    .step = 608,
    .knee_y = 92,
    .left_x = 190,
    .right_x = 386,
    .scale = 1.4F,
    .name_y = 612,
    .line_y = 668,
    .name_px = 72,
    .idle_px = 56,
    .lines = 1,
};

static const struct cards PORTRAIT = {
    .x = 56,
    .y = 400,
    .w = 306,
    .h = 900,
    .step = 331,
    .knee_y = 106,
    .left_x = 87,
    .right_x = 219,
    .scale = 1.52F,
    .name_y = 720,
    .line_y = 784,
    .name_px = 64,
    .idle_px = 52,
    .lines = 2,
};

static void draw_leg(const struct scene *scene, const struct cards *cards, float card_x,
                     enum leg leg, bool used, float focus)
{
    struct paint paint = scene->paint;
    struct closeup_view picture = {
        .x = card_x + (leg == LEG_LEFT ? cards->left_x : cards->right_x),
        .knee_y = cards->y + cards->knee_y,
        .scale = cards->scale,
        .leg = leg,
        .muscle = scene_first_technique(scene, &scene->model->choice)->muscle,
        .glow = used ? 0.95F : 0.0F,
        .glow_others = used ? 0.25F : 0.0F,
        .figure = scene->env->figure,
        .look = scene->model->visits,
    };

    paint.keep *= used ? 0.7F + 0.3F * focus : 0.16F;
    paint.ground = colour_mix(THEME.surface, THEME.raised, focus);
    draw_clip(paint.list, &(struct rect){card_x, cards->y + 5.0F, cards->w, cards->h});
    closeup_draw(&paint, scene->env->closeup, &picture);
    draw_clip(paint.list, NULL);
}

static void draw_words(const struct scene *scene, const struct cards *cards, float card_x,
                       enum legs legs, float focus)
{
    const struct words *words = scene_words(scene);
    const char *const names[] = {words->leg_left_start, words->leg_both,
                                 words->leg_right_start};
    struct choice choice = scene->model->choice;
    struct textbox box = {.x = card_x + cards->w / 2.0F,
                          .y = cards->y + cards->line_y,
                          .width = cards->w - 32.0F,
                          .step = 40,
                          .max = cards->lines};
    bool large = scene->model->focus == (int)legs;
    char length[FORMAT_MAX];
    char both[FORMAT_MAX];

    choice.legs = legs;
    format_length(length, words, scene_choice_ms(scene, &choice));
    format_fill(both, words->leg_both_time, "time", length);
    paint_text_fit(&scene->paint, box.x, cards->y + cards->name_y, box.width, names[legs],
                   type_heading(large ? cards->name_px : cards->idle_px,
                                colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
    textbox_draw(&scene->paint, &box, legs == LEGS_BOTH ? both : length,
                 type_body(32.0F, colour_mix(THEME.text3, THEME.text2, focus), ALIGN_MIDDLE));
}

void screen_leg(const struct scene *scene)
{
    const struct cards *cards = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct words *words = scene_words(scene);

    scene_title(scene, words->leg_title, scene_width(scene) * 0.55F);
    scene_corner(scene, words->leg_behind, scene_width(scene) * 0.4F);
    for (int i = LEGS_LEFT; i <= LEGS_RIGHT; i++) {
        float x = cards->x + (float)i * cards->step;
        float focus = scene_focus_of(scene, i);

        scene_card(scene, (struct rect){x, cards->y, cards->w, cards->h}, 36.0F, focus);
        draw_leg(scene, cards, x, LEG_LEFT, i != LEGS_RIGHT, focus);
        draw_leg(scene, cards, x, LEG_RIGHT, i != LEGS_LEFT, focus);
        draw_words(scene, cards, x, (enum legs)i, focus);
    }
}
