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
#include "app/ui/volume.h"

#include <stdio.h>

struct summary {
    float title_y, line_y, width;
    struct rect felt;  /* before and after */
    struct rect tiles; /* what was done, below it */
    struct rect next;
    float volume_y;
};

static const struct summary LANDSCAPE = {
    .title_y = 200,
    .line_y = 268,
    .width = 876,
    .felt = {64, 330, 860, 290},
    .tiles = {64, 648, 860, 236},
    .next = {972, 156, 884, 728},
    .volume_y = 917,
};

static const struct summary PORTRAIT = {
    .title_y = 230,
    .line_y = 300,
    .width = 968,
    .felt = {56, 360, 968, 290},
    .tiles = {56, 674, 968, 236},
    .next = {56, 934, 968, 740},
    .volume_y = 1732,
};

static const float TILE_GAP = 16.0F;

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
    float y = card.y + 170.0F;
    float x = card.x + 102.0F; /* the face's edge stands under the words above it */

    shape_round_rect(&scene->paint, card, 32.0F, THEME.surface);
    paint_text_fit(&scene->paint, card.x + 40.0F, card.y + 62.0F, card.w - 80.0F,
                   legs_name_of(scene), type_body(34.0F, THEME.text2, ALIGN_START));
    if (model->feel_before != FEEL_NONE) {
        draw_feeling(scene, x, y, words->feel_before, model->feel_before, THEME.off);
        x += 432.0F;
    }
    if (model->feel_before != FEEL_NONE && model->feel_after != FEEL_NONE) {
        sign_arrow(&scene->paint, x - 166.0F, y, x - 96.0F, y, 28.0F, 6.0F, THEME.text2);
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

/* A number and what it counts. */
static void draw_tile(const struct scene *scene, struct rect tile, const char *number,
                      const char *what)
{
    const struct paint *paint = &scene->paint;

    shape_round_rect(paint, tile, 32.0F, THEME.surface);
    paint_text_fit(paint, tile.x + 36.0F, tile.y + 120.0F, tile.w - 60.0F, number,
                   type_heading(84.0F, THEME.text, ALIGN_START));
    paint_text_fit(paint, tile.x + 36.0F, tile.y + 184.0F, tile.w - 60.0F, what,
                   type_body(30.0F, THEME.text2, ALIGN_START));
}

/* One leg: its time, and what else can be counted, each a tile. */
static void draw_numbers(const struct scene *scene, struct rect area,
                         const struct leg_tally *tally)
{
    const struct words *words = scene_words(scene);
    int count = 1 + (tally->spots > 0) + (tally->reps > 0);
    struct rect tile = area;
    char number[FORMAT_MAX];

    tile.w = (area.w - TILE_GAP * (float)(count - 1)) / (float)count;
    draw_tile(scene, tile, format_clock(number, (tally->guided_ms + 500) / 1000),
              words->summary_time);
    tile.x += tile.w + TILE_GAP;
    if (tally->spots > 0) {
        draw_tile(scene, tile, format_count(number, "{n}", tally->spots),
                  tally->spots == 1 ? words->summary_one_spot : words->summary_many_spots);
        tile.x += tile.w + TILE_GAP;
    }
    if (tally->reps > 0) {
        draw_tile(scene, tile, format_count(number, "{n}", tally->reps),
                  tally->reps == 1 ? words->summary_one_rep : words->summary_many_reps);
    }
}

/* One of two legs: its name, its time, and a line of what else was counted. */
static void draw_leg(const struct scene *scene, struct rect tile, enum leg leg)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    const struct leg_tally *tally = &scene->model->tally[leg];
    float x = tile.x + 36.0F;
    float width = tile.w - 60.0F;
    char clock[FORMAT_MAX];
    char spots[FORMAT_MAX];
    char reps[FORMAT_MAX];
    char line[2 * FORMAT_MAX + 4];
    const char *found = counted(spots, tally->spots, words->summary_spot, words->summary_spots);
    const char *done = counted(reps, tally->reps, words->summary_rep, words->summary_reps);
    bool both = *found && *done;

    shape_round_rect(paint, tile, 32.0F, THEME.surface);
    paint_text_fit(paint, x, tile.y + 56.0F, width, scene_leg_calf(scene, leg),
                   type_body(34.0F, THEME.text2, ALIGN_START));
    paint_text_fit(paint, x, tile.y + 140.0F, width,
                   format_clock(clock, (tally->guided_ms + 500) / 1000),
                   type_heading(76.0F, THEME.text, ALIGN_START));
    snprintf(line, sizeof line, "%s%s%s", found, both ? ", " : "", done);
    paint_text_fit(paint, x, tile.y + 196.0F, width, *line != '\0' ? line : words->summary_time,
                   type_body(30.0F, THEME.text2, ALIGN_START));
}

/* Two legs as they stand seen from behind: left, right. */
static void draw_tiles(const struct scene *scene, struct rect area)
{
    const struct leg_tally *tally = scene->model->tally;
    struct rect tile = area;

    if (tally[LEG_LEFT].guided_ms == 0 || tally[LEG_RIGHT].guided_ms == 0) {
        draw_numbers(scene, area, &tally[tally[LEG_LEFT].guided_ms > 0 ? LEG_LEFT : LEG_RIGHT]);
        return;
    }
    tile.w = (area.w - TILE_GAP) / 2.0F;
    draw_leg(scene, tile, LEG_LEFT);
    tile.x += tile.w + TILE_GAP;
    draw_leg(scene, tile, LEG_RIGHT);
}

void screen_summary(const struct scene *scene)
{
    const struct summary *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    struct rect tiles = at->tiles;

    draw_title(scene, at);
    if (felt_something(scene->model)) {
        draw_felt(scene, at->felt);
    } else {
        tiles.y = at->felt.y;
    }
    if (did_something(scene->model)) {
        draw_tiles(scene, tiles);
    }
    summary_next_draw(scene, at->next);
    volume_draw(scene, scene_margin(scene), at->volume_y, scene_width(scene) * 0.85F);
}
