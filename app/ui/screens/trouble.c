/* SPDX-License-Identifier: MIT */
/* What does not work: first which thing, then in which way, then thanks. */
#include "app/ui/screens/screens.h"

#include "app/ui/screens/trouble_signs.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

/* A page of tiles of one size; as many columns as keep them large. */
struct grid {
    struct rect area;
    float gap;
    int columns, many, columns_of_many; /* many: more tiles than this */
};

static const struct grid LANDSCAPE = {{64, 156, 1792, 744}, 28, 4, 8, 5};
static const struct grid PORTRAIT = {{56, 210, 968, 1500}, 24, 2, 10, 3};

struct thanks {
    struct point disc, title, line;
    float width;
};

static const struct thanks THANKS_LANDSCAPE = {{960, 330}, {960, 600}, {960, 684}, 1500};
static const struct thanks THANKS_PORTRAIT = {{540, 640}, {540, 960}, {540, 1050}, 900};

static struct rect tile_of(const struct scene *scene, int count, int item)
{
    const struct grid *grid = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    int columns = count > grid->many ? grid->columns_of_many : grid->columns;
    int rows = (count + columns - 1) / columns;
    int column = item % columns, row = item / columns;
    float w = (grid->area.w - (float)(columns - 1) * grid->gap) / (float)columns;
    float h = (grid->area.h - (float)(rows - 1) * grid->gap) / (float)rows;

    return (struct rect){grid->area.x + (float)column * (w + grid->gap),
                         grid->area.y + (float)row * (h + grid->gap), w, h};
}

static bool is_known(const struct scene *scene, int thing)
{
    const char *name = trouble_thing_name(scene_content(scene), thing);

    for (enum trouble_kind kind = 0; kind < TROUBLE_KIND_COUNT; kind++) {
        if (outages_find(&scene->model->outages, name, kind) >= 0) {
            return true;
        }
    }
    return false;
}

/* A paint that stands where a card of this focus does. */
static struct scene on_card(const struct scene *scene, float focus)
{
    struct scene own = *scene;

    own.paint.ground = colour_mix(THEME.surface, THEME.raised, focus);
    return own;
}

static void draw_thing(const struct scene *scene, int count, int thing)
{
    struct rect tile = tile_of(scene, count, thing);
    float focus = scene_focus_of(scene, thing);
    float middle = tile.x + tile.w / 2.0F;
    struct point at = {middle, tile.y + (tile.h - 76.0F) / 2.0F};
    float size = (tile.h - 76.0F) / 360.0F;
    int tool = trouble_thing_tool(scene_content(scene), thing);
    struct scene own = on_card(scene, focus);
    struct textbox name = {middle, tile.y + tile.h - 34.0F, tile.w - 32.0F, 36.0F, 1, 0};

    scene_card(scene, tile, 32.0F, focus);
    if (is_known(scene, thing)) {
        own.paint.keep *= 0.45F;
        name.y -= 36.0F;
        at.y -= 18.0F;
        paint_text_fit(&scene->paint, middle, tile.y + tile.h - 30.0F, name.width,
                       scene_words(scene)->trouble_known,
                       type_body(28.0F, THEME.text3, ALIGN_MIDDLE));
    }
    if (tool >= 0) {
        scene_tool(&own, &scene_content(scene)->tools[tool], at, size * 1.5F, tile.w - 48.0F,
                   focus);
    } else {
        trouble_part_draw(&own.paint, at, size * 1.25F,
                          trouble_thing_part(scene_content(scene), thing));
    }
    paint_text_fit(
        &scene->paint, name.x, name.y, name.width,
        trouble_name(scene, trouble_thing_name(scene_content(scene), thing)),
        type_heading(36.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
}

static void draw_what(const struct scene *scene)
{
    int count = visit_menu_count(scene->model, &scene->env->visit);

    scene_title(scene, scene_words(scene)->trouble_what, scene_width(scene));
    for (int i = 0; i < count; i++) {
        draw_thing(scene, count, i);
    }
}

static const char *kind_line(const struct words *words, enum trouble_kind kind)
{
    switch (kind) {
    case TROUBLE_MISSING: return words->trouble_missing_line;
    case TROUBLE_BROKEN: return words->trouble_broken_line;
    case TROUBLE_WORN:
    case TROUBLE_KIND_COUNT: break;
    }
    return words->trouble_worn_line;
}

/* Three cards side by side, or below one another. */
static struct rect kind_card(const struct scene *scene, int kind)
{
    if (scene->env->portrait) {
        return (struct rect){56.0F, 220.0F + (float)kind * 496.0F, 968.0F, 468.0F};
    }
    return (struct rect){64.0F + (float)kind * 608.0F, 190.0F, 576.0F, 640.0F};
}

static void draw_kind(const struct scene *scene, const struct tool *tool,
                      enum trouble_kind kind)
{
    struct rect card = kind_card(scene, (int)kind);
    float focus = scene_focus_of(scene, (int)kind);
    float middle = card.x + card.w / 2.0F;
    struct point at = {middle, card.y + (card.h - 150.0F) / 2.0F};
    struct scene own = on_card(scene, focus);

    scene_card(scene, card, 36.0F, focus);
    struct paint sign = own.paint;

    own.paint.keep *= kind == TROUBLE_MISSING ? 0.28F : 1.0F;
    scene_tool(&own, tool, at, scene->env->portrait ? 1.35F : 1.7F, card.w - 120.0F, focus);
    trouble_kind_draw(&sign, at, scene->env->portrait ? 0.85F : 1.1F, kind);
    paint_text_fit(
        &scene->paint, middle, card.y + card.h - 96.0F, card.w - 64.0F,
        trouble_kind_words(scene_words(scene), kind),
        type_heading(56.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
    paint_text_fit(&scene->paint, middle, card.y + card.h - 42.0F, card.w - 48.0F,
                   kind_line(scene_words(scene), kind),
                   type_body(34.0F, colour_mix(THEME.text3, THEME.text2, focus), ALIGN_MIDDLE));
}

static void draw_how(const struct scene *scene)
{
    int tool = trouble_thing_tool(scene_content(scene), scene->model->trouble.what);

    scene_title(scene, scene_words(scene)->trouble_how, scene_width(scene) * 0.58F);
    if (tool < 0) {
        return;
    }
    scene_corner(scene, scene_content(scene)->tools[tool].name, scene_width(scene) * 0.38F);
    for (enum trouble_kind kind = 0; kind < TROUBLE_KIND_COUNT; kind++) {
        draw_kind(scene, &scene_content(scene)->tools[tool], kind);
    }
}

static void draw_thanks(const struct scene *scene)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    const struct thanks *at = scene->env->portrait ? &THANKS_PORTRAIT : &THANKS_LANDSCAPE;
    bool refused = scene->model->trouble.refused;
    struct textbox line = {at->line.x, at->line.y, at->width, 60.0F, 2, 0};

    if (!refused) {
        shape_disc(paint, at->disc.x, at->disc.y, 110.0F, THEME.text);
        sign_tick(paint, at->disc.x, at->disc.y, 3.0F, 18.0F, THEME.ink);
    }
    paint_text_fit(paint, at->title.x, at->title.y, at->width,
                   refused ? words->trouble_many : words->trouble_thanks,
                   type_heading(refused ? 92.0F : 132.0F, THEME.text, ALIGN_MIDDLE));
    textbox_draw(paint, &line, refused ? words->trouble_many_line : words->trouble_thanks_line,
                 type_soft(48.0F, THEME.text2, ALIGN_MIDDLE));
}

void screen_trouble(const struct scene *scene)
{
    switch (scene->model->trouble.step) {
    case TROUBLE_WHAT: draw_what(scene); break;
    case TROUBLE_HOW: draw_how(scene); break;
    case TROUBLE_THANKS: draw_thanks(scene); break;
    }
}
