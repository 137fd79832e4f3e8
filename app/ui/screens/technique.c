/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* A page of tiles; the place after the last tells about the focused technique. */
struct grid {
    float x, y, w, h, step_x, step_y;
    int columns, tiles;
    struct rect note;
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
    .note = {1442, 664, 414, 240},
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
    .note = {72, 1324, 900, 300},
};

static const struct technique *item_technique(const struct scene *scene, int item)
{
    const struct content *content = scene_content(scene);

    return &content->techniques[visit_technique_item(content, item)];
}

static void draw_tile(const struct scene *scene, struct rect tile, int item)
{
    const struct technique *technique = item_technique(scene, item);
    float focus = scene_focus_of(scene, item);
    struct paint picture = scene->paint;
    struct rect rect = {tile.x + 20.0F, tile.y + 14.0F, tile.w - 40.0F, tile.h - 72.0F};

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
static void time_line(const struct scene *scene, const struct technique *technique, int index,
                      float width, char out[FORMAT_MAX])
{
    const struct words *words = scene_words(scene);
    const struct tool *tool = &scene_content(scene)->tools[technique->tool];
    struct choice choice = scene_choice(scene, -1, index, LEGS_RIGHT);
    char length[FORMAT_MAX];

    format_length(length, words, scene_choice_ms(scene, &choice));
    format_fill2(out, words->technique_time, "time", length, "tool",
                 tool->fetch ? tool->name : words->technique_no_tool);
    /* As small as it may get it still has to fit; the picture shows the tool as well. */
    struct style least = type_body(21.0F, 0, ALIGN_START);
    if (paint_width(&scene->paint, &least, out) > width) {
        format_fill(out, "{time}", "time", length);
    }
}

/* Purpose, what it is best for, and how long; what has no room is left out from the end of
 * the middle. */
static void draw_note(const struct scene *scene, const struct grid *grid)
{
    const struct content *content = scene_content(scene);
    const struct paint *paint = &scene->paint;
    int index = visit_technique_item(content, scene->model->focus);
    const struct technique *technique = &content->techniques[index];
    struct textbox box = {.x = grid->note.x,
                          .y = grid->note.y + 30.0F,
                          .width = grid->note.w,
                          .step = 38,
                          .max = 2};
    char line[FORMAT_MAX];

    time_line(scene, technique, index, box.width, line);
    box.y += box.step * (float)textbox_draw(paint, &box, technique->purpose,
                                            type_heading(31.0F, THEME.text, ALIGN_START));
    box.y += 10.0F;
    paint_text_fit(paint, box.x, box.y, box.width, scene_words(scene)->technique_best,
                   type_body(28.0F, THEME.text3, ALIGN_START));
    box.y += 36.0F;
    box.step = 36.0F;
    box.y += box.step * (float)textbox_draw(paint, &box, technique->best,
                                            type_body(30.0F, THEME.text2, ALIGN_START));
    box.y += 10.0F;
    paint_text_fit(paint, box.x, box.y, box.width, line,
                   type_body(30.0F, THEME.text3, ALIGN_START));
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
    draw_note(scene, grid);
}
