/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* What is told about the focused technique: its purpose where there is room, what it is best
 * for, its time. */
struct note {
    float x, width;
    float purpose_y, purpose_px; /* px 0: not told */
    float label_y, label_px;
    float best_y, best_step, best_px;
    float time_y, time_px;
};

/* A page of tiles, and the note in the place after the last. */
struct grid {
    float x, y, w, h, step_x, step_y;
    int columns, tiles;
    struct note note;
};

static const struct grid LANDSCAPE = {
    .x = 64,
    .y = 152,
    .w = 430,
    .h = 240,
    .step_x = 454,
    .step_y = 256,
    .columns = 4,
    .tiles = 11,
    .note = {1442, 414, 0, 0, 722, 28, 764, 44, 34, 864, 32},
};

static const struct grid PORTRAIT = {
    .x = 56,
    .y = 210,
    .w = 306,
    .h = 250,
    .step_x = 331,
    .step_y = 274,
    .columns = 3,
    .tiles = 12,
    .note = {56, 900, 1378, 44, 1452, 32, 1502, 48, 38, 1616, 34},
};

static const struct technique *item_technique(const struct scene *scene, int item)
{
    const struct content *content = scene_content(scene);

    return &content->techniques[visit_technique_item(content, &scene->model->outages, item)];
}

static void draw_tile(const struct scene *scene, struct rect tile, int item)
{
    const struct technique *technique = item_technique(scene, item);
    float focus = scene_focus_of(scene, item);
    struct paint picture = scene->paint;
    struct rect rect = {tile.x + 16.0F, tile.y + 18.0F, tile.w - 32.0F, tile.h - 72.0F};

    scene_card(scene, tile, 28.0F, focus);
    picture.keep *= 0.78F + 0.22F * focus;
    picture.ground = colour_mix(THEME.surface, THEME.raised, focus);
    stage_draw_item(scene, &picture, rect, technique, focus);
    paint_text_fit(
        &scene->paint, tile.x + tile.w / 2.0F, tile.y + tile.h - 18.0F, tile.w - 24.0F,
        technique->label,
        type_heading(34.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
}

/* "2 min per calf, no tool", or the time alone where there is no room for more. */
static void draw_time(const struct scene *scene, const struct note *at,
                      const struct technique *technique, int index)
{
    const struct words *words = scene_words(scene);
    const struct tool *tool = &scene_content(scene)->tools[technique->tool];
    struct choice choice = scene_choice(scene, -1, index, LEGS_RIGHT);
    struct style style = type_body(at->time_px, THEME.text2, ALIGN_START);
    char length[FORMAT_MAX];
    char line[FORMAT_MAX];

    format_length(length, words, scene_choice_ms(scene, &choice));
    format_fill2(line, words->technique_time, "time", length, "tool",
                 tool->fetch ? tool->name : words->technique_no_tool);
    if (paint_width(&scene->paint, &style, line) > at->width) { /* the picture shows the tool */
        format_fill(line, words->technique_time_only, "time", length);
    }
    paint_text_fit(&scene->paint, at->x, at->time_y, at->width, line, style);
}

/* What the focused technique is best for, and how long it takes. */
static void draw_note(const struct scene *scene, const struct note *at)
{
    const struct content *content = scene_content(scene);
    const struct paint *paint = &scene->paint;
    int index = visit_technique_item(content, &scene->model->outages, scene->model->focus);
    const struct technique *technique = &content->techniques[index];
    struct textbox box = {
        .x = at->x, .y = at->best_y, .width = at->width, .step = at->best_step, .max = 2};

    if (at->purpose_px > 0.0F) {
        paint_text_fit(paint, at->x, at->purpose_y, at->width, technique->purpose,
                       type_heading(at->purpose_px, THEME.text, ALIGN_START));
    }
    paint_text_fit(paint, at->x, at->label_y, at->width, scene_words(scene)->technique_best,
                   type_body(at->label_px, THEME.text3, ALIGN_START));
    textbox_draw(paint, &box, technique->best, type_body(at->best_px, THEME.text, ALIGN_START));
    draw_time(scene, at, technique, index);
}

void screen_technique(const struct scene *scene)
{
    const struct grid *grid = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct words *words = scene_words(scene);
    int count = visit_menu_count(scene->model, &scene->env->visit);
    int first = scene->model->focus / grid->tiles * grid->tiles;
    char place[FORMAT_MAX];

    scene_title(scene, words->technique_title, scene_width(scene) - 220.0F);
    scene_corner(scene, format_page(place, words->page_of, scene->model->focus + 1, count),
                 200.0F);
    for (int i = 0; i < grid->tiles && first + i < count; i++) {
        int row = i / grid->columns;
        float x = grid->x + (float)(i % grid->columns) * grid->step_x;
        float y = grid->y + (float)row * grid->step_y;

        draw_tile(scene, (struct rect){x, y, grid->w, grid->h}, first + i);
    }
    draw_note(scene, &grid->note);
}
