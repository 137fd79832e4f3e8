/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/face.h"
#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct feel {
    float ask_y, ask_px, hint_y;
    float x, step, y, idle_radius, radius;
    float word_y, mark_y;
    bool all_words;
};

static const struct feel LANDSCAPE = {
    .ask_y = 236,
    .ask_px = 72,
    .hint_y = 304,
    .x = 320,
    .step = 320,
    .y = 560,
    .idle_radius = 82,
    .radius = 118,
    .word_y = 770,
    .mark_y = 408,
    .all_words = true,
};

static const struct feel PORTRAIT = {
    .ask_y = 560,
    .ask_px = 60,
    .hint_y = 636,
    .x = 152,
    .step = 194,
    .y = 960,
    .idle_radius = 64,
    .radius = 92,
    .word_y = 1160,
    .mark_y = 824,
    .all_words = false,
};

static const char *question(const struct scene *scene, char out[FORMAT_MAX])
{
    const struct words *words = scene_words(scene);
    const struct model *model = scene->model;
    bool after = model->feel_is_after;

    if (model->choice.legs == LEGS_BOTH || model->other_done) {
        return after ? words->feel_after_both : words->feel_before_both;
    }
    enum leg leg = model->choice.legs == LEGS_LEFT ? LEG_LEFT : LEG_RIGHT;
    return format_fill(out, after ? words->feel_after_one : words->feel_before_one, "leg",
                       scene_leg_name(scene, leg));
}

/* How much of the focus a face has; none has any until the first press. */
static float face_focus(const struct scene *scene, int level)
{
    const struct model *model = scene->model;
    float place = scene_focus_place(scene, MOTION_FOCUS_MS);

    if (model->feel_focus == FEEL_NONE) {
        return 0.0F;
    }
    if (level == model->feel_focus) {
        return place;
    }
    return level == model->focus_was ? 1.0F - place : 0.0F;
}

static void draw_before_mark(const struct scene *scene, const struct feel *at, float x)
{
    const struct point arrow[] = {
        {x - 14, at->mark_y + 16}, {x, at->mark_y + 32}, {x + 14, at->mark_y + 16}};

    paint_text(&scene->paint, x, at->mark_y, scene_words(scene)->feel_before,
               type_body(32.0F, THEME.text2, ALIGN_MIDDLE));
    shape_stroke(&scene->paint, arrow, 3, 5.0F, THEME.text2);
}

static void draw_face(const struct scene *scene, const struct feel *at, int level)
{
    const struct paint *paint = &scene->paint;
    float x = at->x + (float)level * at->step;
    float focus = face_focus(scene, level);
    bool focused = level == scene->model->feel_focus;

    if (focus > 0.0F) {
        shape_disc(paint, x, at->y, at->radius + 20.0F, colour_alpha(THEME.bg, focus));
        shape_ring(paint, x, at->y, at->radius + 20.0F, 6.0F, colour_alpha(THEME.text, focus));
    }
    face_draw(paint, x, at->y, ease_between(at->idle_radius, at->radius, focus), level,
              colour_mix(THEME.off, THEME.breath, focus));
    if (focused || at->all_words) {
        struct style style = focused ? type_heading(48.0F, THEME.text, ALIGN_MIDDLE)
                                     : type_body(36.0F, THEME.text2, ALIGN_MIDDLE);
        paint_text(paint, x, at->word_y, face_word(scene_words(scene), level), style);
    }
}

/* In portrait the ends of the scale are named until a face is chosen. */
static void draw_ends(const struct scene *scene, const struct feel *at)
{
    const struct words *words = scene_words(scene);

    if (at->all_words || scene->model->feel_focus != FEEL_NONE) {
        return;
    }
    paint_text_fit(&scene->paint, at->x, at->word_y, at->step, words->feel_0,
                   type_body(36.0F, THEME.text2, ALIGN_MIDDLE));
    paint_text_fit(&scene->paint, at->x + 4.0F * at->step, at->word_y, at->step, words->feel_4,
                   type_body(36.0F, THEME.text2, ALIGN_MIDDLE));
}

void screen_feel(const struct scene *scene)
{
    const struct feel *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct model *model = scene->model;
    float middle = scene->paint.list->canvas.w / 2.0F;
    char ask[FORMAT_MAX];

    paint_text_fit(&scene->paint, middle, at->ask_y, scene_width(scene), question(scene, ask),
                   type_heading(at->ask_px, THEME.text, ALIGN_MIDDLE));
    if (scene->env->visit.settings->panel == PANEL_FOUR) {
        paint_text_fit(&scene->paint, middle, at->hint_y, scene_width(scene),
                       scene_words(scene)->feel_hint,
                       type_body(34.0F, THEME.text2, ALIGN_MIDDLE));
    }
    shape_line(&scene->paint, at->x, at->y, at->x + 4.0F * at->step, at->y, 12.0F,
               THEME.raised);
    for (int i = 0; i < FEEL_LEVELS; i++) {
        draw_face(scene, at, i);
    }
    draw_ends(scene, at);
    if (model->feel_is_after && model->feel_before != FEEL_NONE) {
        draw_before_mark(scene, at, at->x + (float)model->feel_before * at->step);
    }
}
