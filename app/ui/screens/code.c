/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct places {
    float title_y, line_y, hint_y;
    float x, y, step, radius;
};

static const struct places LANDSCAPE = {
    .title_y = 236,
    .line_y = 304,
    .hint_y = 730,
    .x = 600,
    .y = 520,
    .step = 240,
    .radius = 76,
};

static const struct places PORTRAIT = {
    .title_y = 560,
    .line_y = 636,
    .hint_y = 1160,
    .x = 204,
    .y = 900,
    .step = 224,
    .radius = 64,
};

enum {
    SHOWN_MS = 400,  /* the button of the last press is seen */
    EMPTIED_MS = 300 /* a wrong code goes away */
};

/* How much of the last press's button is seen: the disc is plain afterwards. */
static float shown(const struct scene *scene, int slot)
{
    const struct staff *staff = &scene->model->staff;
    int64_t since_ms = scene->model->now_ms - staff->code_ms;

    if (staff->code_refused || slot + 1 != staff->code_count) {
        return 0.0F;
    }
    return since_ms < SHOWN_MS ? 1.0F : 1.0F - ease_place(since_ms, SHOWN_MS, MOTION_FOCUS_MS);
}

/* How full a place is. What is taken back empties slowly. */
static float full(const struct scene *scene, int slot)
{
    const struct staff *staff = &scene->model->staff;

    if (slot < staff->code_count) {
        return 1.0F;
    }
    if (!staff->code_refused) {
        return 0.0F;
    }
    return 1.0F - ease_out(ease_place(scene->model->now_ms, staff->code_ms, EMPTIED_MS));
}

/* Where not all four colours are on the panel the keys are numbers. */
static void draw_pressed(const struct scene *scene, float x, const struct places *at,
                         enum button button)
{
    const char number[] = {(char)('1' + (int)button), '\0'};

    if (scene->env->visit.settings->panel == PANEL_FOUR) {
        sign_button(&scene->paint, x, at->y, at->radius, button);
        return;
    }
    shape_disc(&scene->paint, x, at->y, at->radius + 3.0F, THEME.text);
    paint_text(&scene->paint, x, at->y + at->radius * 0.36F, number,
               type_heading(at->radius, THEME.bg, ALIGN_MIDDLE));
}

static void draw_place(const struct scene *scene, const struct places *at, int slot)
{
    const struct paint *paint = &scene->paint;
    float x = at->x + (float)slot * at->step;
    float fullness = full(scene, slot);
    float pressed = shown(scene, slot);

    shape_ring(paint, x, at->y, at->radius, 6.0F, THEME.off);
    if (fullness > 0.0F) {
        shape_disc(paint, x, at->y, at->radius + 3.0F, colour_alpha(THEME.text, fullness));
    }
    if (pressed > 0.0F) {
        float ring = at->radius * 96.0F / 76.0F;

        shape_disc(paint, x, at->y, ring, colour_alpha(THEME.bg, pressed));
        shape_ring(paint, x, at->y, ring, 5.0F, colour_alpha(THEME.text, pressed));
    }
    if (pressed == 1.0F) {
        draw_pressed(scene, x, at, scene->model->staff.code[slot]);
    } else if (pressed > 0.0F) {
        shape_disc(paint, x, at->y, at->radius + 3.0F, THEME.text);
    }
}

static const char *line_of(const struct scene *scene, char out[FORMAT_MAX])
{
    const struct words *words = scene_words(scene);
    const struct model *model = scene->model;

    if (visit_code_is_locked(model)) {
        char left[FORMAT_MAX];

        return format_fill(out, words->code_locked, "time",
                           format_clock(left, format_seconds_left(model->staff.locked_until_ms -
                                                                  model->now_ms)));
    }
    return model->staff.code_refused ? words->code_wrong : words->code_line;
}

void screen_code(const struct scene *scene)
{
    const struct places *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct words *words = scene_words(scene);
    float middle = scene->paint.list->canvas.w / 2.0F;
    float width = scene_width(scene);
    char line[FORMAT_MAX];

    paint_text_fit(&scene->paint, middle, at->title_y, width, words->code_title,
                   type_heading(72.0F, THEME.text, ALIGN_MIDDLE));
    paint_text_fit(&scene->paint, middle, at->line_y, width, line_of(scene, line),
                   type_body(34.0F, THEME.text2, ALIGN_MIDDLE));
    for (int slot = 0; slot < CODE_LENGTH; slot++) {
        draw_place(scene, at, slot);
    }
    if (!visit_code_is_locked(scene->model)) {
        paint_text_fit(&scene->paint, middle, at->hint_y, width, words->code_hint,
                       type_body(34.0F, THEME.text3, ALIGN_MIDDLE));
    }
}
