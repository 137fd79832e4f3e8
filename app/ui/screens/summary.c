/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/face.h"
#include "app/ui/format.h"
#include "app/ui/screens/summary_next.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>

struct summary {
    float title_y, line_y, width;
    struct rect felt;  /* before and after */
    struct rect tally; /* what was done, below it */
    struct rect next;
};

static const struct summary LANDSCAPE = {
    .title_y = 200,
    .line_y = 268,
    .width = 876,
    .felt = {64, 330, 860, 266},
    .tally = {64, 628, 860, 256},
    .next = {972, 156, 884, 728},
};

static const struct summary PORTRAIT = {
    .title_y = 230,
    .line_y = 300,
    .width = 968,
    .felt = {56, 360, 968, 266},
    .tally = {56, 658, 968, 256},
    .next = {56, 946, 968, 728},
};

static bool did_something(const struct model *model)
{
    return model->tally[LEG_LEFT].guided_ms + model->tally[LEG_RIGHT].guided_ms > 0;
}

static void draw_title(const struct scene *scene, const struct summary *at)
{
    const struct words *words = scene_words(scene);
    const char *title = words->summary_done;
    const char *line = words->summary_done_line;

    if (!did_something(scene->model)) {
        title = words->summary_none;
        line = words->summary_none_line;
    } else if (scene->model->left) {
        title = words->summary_part;
        line = words->summary_part_line;
    }
    paint_text_fit(&scene->paint, scene_margin(scene), at->title_y, at->width, title,
                   type_heading(112.0F, THEME.text, ALIGN_START));
    paint_text_fit(&scene->paint, scene_margin(scene), at->line_y, at->width, line,
                   type_soft(40.0F, THEME.text2, ALIGN_START));
}

/* "Right calf", or both. */
static const char *legs_name_of(const struct scene *scene)
{
    const struct model *model = scene->model;

    if (model->choice.legs == LEGS_BOTH || model->other_done) {
        return scene_words(scene)->summary_calves;
    }
    return scene_leg_calf(scene, model->choice.legs == LEGS_LEFT ? LEG_LEFT : LEG_RIGHT);
}

static void draw_feeling(const struct scene *scene, float x, float y, const char *when,
                         int level, rgba colour)
{
    const struct paint *paint = &scene->paint;

    face_draw(paint, x, y, 62.0F, level, colour);
    paint_text_fit(paint, x + 84.0F, y - 6.0F, 196.0F, when,
                   type_body(30.0F, THEME.text3, ALIGN_START));
    paint_text_fit(paint, x + 84.0F, y + 38.0F, 196.0F, face_word(scene_words(scene), level),
                   type_heading(44.0F, THEME.text, ALIGN_START));
}

static bool felt_something(const struct model *model)
{
    return model->feel_before != FEEL_NONE || model->feel_after != FEEL_NONE;
}

static void draw_felt(const struct scene *scene, struct rect card)
{
    const struct words *words = scene_words(scene);
    const struct model *model = scene->model;
    float y = card.y + 160.0F;
    float x = card.x + 112.0F;

    shape_round_rect(&scene->paint, card, 32.0F, THEME.surface);
    paint_text_fit(&scene->paint, card.x + 40.0F, card.y + 60.0F, card.w - 80.0F,
                   legs_name_of(scene), type_body(34.0F, THEME.text2, ALIGN_START));
    if (model->feel_before != FEEL_NONE) {
        draw_feeling(scene, x, y, words->feel_before, model->feel_before, THEME.off);
        x += 432.0F;
    }
    if (model->feel_before != FEEL_NONE && model->feel_after != FEEL_NONE) {
        sign_arrow(&scene->paint, x - 148.0F, y, x - 84.0F, y, 30.0F, 6.0F, THEME.text2);
    }
    if (model->feel_after != FEEL_NONE) {
        draw_feeling(scene, x, y, words->feel_after, model->feel_after, THEME.breath);
    }
}

/* "2 spots", "1 repetition" or nothing. */
static const char *counted(char out[FORMAT_MAX], int n, const char *one, const char *many)
{
    if (n == 0) {
        return "";
    }
    return n == 1 ? one : format_count(out, many, n);
}

static void draw_tally(const struct scene *scene, struct rect card, enum leg leg)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    const struct leg_tally *tally = &scene->model->tally[leg];
    float x = card.x + 36.0F;
    float width = card.w - 64.0F;
    char text[FORMAT_MAX];
    char spots[FORMAT_MAX];
    char reps[FORMAT_MAX];
    char both[2 * FORMAT_MAX + 4];
    const char *found = counted(spots, tally->spots, words->summary_spot, words->summary_spots);
    const char *done = counted(reps, tally->reps, words->summary_rep, words->summary_reps);

    shape_round_rect(paint, card, 32.0F, THEME.surface);
    paint_text_fit(paint, x, card.y + 54.0F, width, scene_leg_calf(scene, leg),
                   type_body(34.0F, THEME.text2, ALIGN_START));
    paint_digits(paint, x, card.y + 138.0F, format_clock(text, (tally->guided_ms + 500) / 1000),
                 type_heading(76.0F, THEME.text, ALIGN_START));
    paint_text_fit(paint, x, card.y + 186.0F, width, words->summary_time,
                   type_body(30.0F, THEME.text2, ALIGN_START));
    snprintf(both, sizeof both, "%s%s%s", found, *found && *done ? ", " : "", done);
    paint_text_fit(paint, x, card.y + 226.0F, width, both,
                   type_body(30.0F, THEME.text2, ALIGN_START));
}

/* Legs that something was done for; where nothing was, the legs that were chosen. */
static bool has_tally(const struct model *model, enum leg leg)
{
    if (did_something(model)) {
        return model->tally[leg].guided_ms > 0;
    }
    return model->choice.legs == LEGS_BOTH ||
           (model->choice.legs == LEGS_LEFT) == (leg == LEG_LEFT);
}

/* As the legs stand seen from behind: left, right. */
static void draw_tallies(const struct scene *scene, struct rect area)
{
    int count = has_tally(scene->model, LEG_LEFT) + has_tally(scene->model, LEG_RIGHT);
    float gap = 24.0F;
    struct rect card = area;

    card.w = (area.w - gap * (float)(count - 1)) / (float)count;
    for (int leg = LEG_LEFT; leg < LEG_COUNT; leg++) {
        if (has_tally(scene->model, (enum leg)leg)) {
            draw_tally(scene, card, (enum leg)leg);
            card.x += card.w + gap;
        }
    }
}

void screen_summary(const struct scene *scene)
{
    const struct summary *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    struct rect tally = at->tally;

    draw_title(scene, at);
    if (felt_something(scene->model)) {
        draw_felt(scene, at->felt);
    } else {
        tally.y = at->felt.y;
    }
    draw_tallies(scene, tally);
    summary_next_draw(scene, at->next);
}
