/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/ease.h"
#include "app/ui/format.h"
#include "app/ui/screens/choose_steps.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>
#include <stddef.h>

/* The carousel's places: the middle, one to the side, and one out of sight. */
struct carousel {
    struct rect middle, side;
    float side_step; /* from a place at the left to the one at the right of the middle */
    float name_px, side_name_px, line_px;
    float name_at, line_at; /* parts of the middle card's height */
    float picture_end;      /* of the card's height: under the mat */
    float dots_y;
};

static const struct carousel LANDSCAPE = {
    .middle = {574, 190, 772, 660},
    .side = {64, 260, 486, 520},
    .side_step = 1306,
    .name_px = 68,
    .side_name_px = 44,
    .line_px = 34,
    .name_at = 0.775F,
    .line_at = 0.86F,
    .picture_end = 0.605F,
    .dots_y = 891,
};

static const struct carousel PORTRAIT = {
    .middle = {130, 220, 820, 900},
    .side = {-664, 290, 738, 760},
    .side_step = 1670,
    .name_px = 84,
    .side_name_px = 44,
    .line_px = 36,
    .name_at = 0.84F,
    .line_at = 0.918F,
    .picture_end = 0.7F,
    .dots_y = 1187,
};

static const struct carousel *carousel_of(const struct scene *scene)
{
    return scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
}

static float wrapped(float offset, int count)
{
    float n = (float)count;

    return offset - n * floorf(offset / n + 0.5F);
}

/* Distance of an item from the middle, in places; moves while the focus does. */
static float offset_of(const struct scene *scene, int item, int count)
{
    const struct model *model = scene->model;
    float moved = wrapped((float)(model->focus - model->focus_was), count);
    float rest = 1.0F - scene_focus_place(scene, MOTION_CARD_MS);

    return wrapped((float)(item - model->focus) + moved * rest, count);
}

static struct rect card_rect(const struct carousel *c, float offset)
{
    float away = fminf(fabsf(offset), 1.0F);
    float side = offset < 0.0F ? 0.0F : c->side_step;
    float beyond = (offset < 0.0F ? offset + away : offset - away) * c->side_step / 2.0F;

    return (struct rect){
        .x = ease_between(c->middle.x, c->side.x + side, away) + beyond,
        .y = ease_between(c->middle.y, c->side.y, away),
        .w = ease_between(c->middle.w, c->side.w, away),
        .h = ease_between(c->middle.h, c->side.h, away),
    };
}

enum {
    PICK_SHOWN = 3
};

/* The first, the middle and the last that can be picked. */
static const struct technique *pick_shown(const struct scene *scene, int i)
{
    const struct content *content = scene_content(scene);
    const struct outages *outages = &scene->model->outages;
    int last = visit_listed_count(content, outages) - 1;

    return &content->techniques[visit_technique_item(content, outages,
                                                     i * last / (PICK_SHOWN - 1))];
}

/* Several figures stand for "any technique": all of one size, on one floor. */
static void draw_pick(const struct scene *scene, const struct paint *paint, struct rect picture,
                      float focus)
{
    static const float GAP = 10.0F, ANY_WIDTH = 1e6F;
    struct rect part = picture;
    float scale = 1.0F;

    part.w = (picture.w - GAP * (PICK_SHOWN - 1)) / PICK_SHOWN;
    for (int i = 0; i < PICK_SHOWN; i++) {
        scale = fminf(scale, stage_scale(scene, part, pick_shown(scene, i)));
    }
    for (int i = 0; i < PICK_SHOWN && scale > 0.0F; i++) {
        const struct technique *technique = pick_shown(scene, i);
        struct rect tall = {.w = ANY_WIDTH, .h = picture.h};

        part.x = picture.x + (float)i * (part.w + GAP);
        part.h = picture.h * scale / stage_scale(scene, tall, technique);
        part.y = picture.y + picture.h - part.h;
        stage_draw_item(scene, paint, part, technique, focus);
    }
}

/* What the learn pages are about, with the first of its spots. */
static void draw_learn(const struct scene *scene, const struct paint *paint, struct rect card,
                       float focus)
{
    const struct closeup *closeup = scene->env->closeup;
    struct scene own = *scene;

    if (closeup == NULL || closeup->spot_count == 0) {
        return;
    }
    float scale = card.h * 0.58F / (closeup->bottom - closeup->top);
    struct closeup_view view = {
        .x = card.x + card.w / 2.0F,
        .knee_y = card.y + card.h * 0.04F - closeup->top * scale,
        .scale = scale,
        .leg = LEG_RIGHT,
        .muscle = MUSCLE_GASTROCNEMIUS,
        .glow = 0.95F,
        .spot = closeup->spots[0].id,
        .pulse = 0.4F,
        .figure = scene->env->figure,
        .look = scene->model->visits,
    };

    closeup_draw(paint, closeup, &view);
    own.paint = *paint;
    scene_fade_cut(&own, card, view.knee_y + closeup->top * scale,
                   colour_mix(THEME.surface, THEME.raised, focus));
}

static void draw_picture(const struct scene *scene, const struct paint *paint, struct rect card,
                         int item, float focus)
{
    static const float HEIGHT = 0.535F; /* of the card's */
    struct rect picture = {.x = card.x + 5.0F, .w = card.w - 10.0F, .h = card.h * HEIGHT};

    picture.y = card.y + card.h * carousel_of(scene)->picture_end - picture.h;
    if (item == VISIT_PICK) {
        draw_pick(scene, paint, picture, focus);
    } else if (item == VISIT_LEARN) {
        draw_learn(scene, paint, card, focus);
    } else {
        stage_draw_item(scene, paint, picture, scene_routine_technique(scene, item), focus);
    }
}

/* What a card says: name, line, and how long or how much it is. */
struct card_words {
    const char *name;
    const char *line;
    char length[FORMAT_MAX];
    bool chip; /* the length stands beside the picture of the focused card */
};

static void words_of(const struct scene *scene, int item, struct card_words *out)
{
    const struct words *words = scene_words(scene);

    out->chip = item != VISIT_PICK; /* its figures take all the room */
    if (item == VISIT_PICK) {
        out->name = words->choose_pick;
        out->line = words->choose_pick_line;
        format_count(out->length, words->choose_pick_count,
                     visit_listed_count(scene_content(scene), &scene->model->outages));
    } else if (item == VISIT_LEARN) {
        out->name = words->choose_learn;
        out->line = words->choose_learn_line;
        format_count(out->length, words->choose_learn_pages, scene_content(scene)->card_count);
    } else {
        const struct routine *routine = &scene_content(scene)->routines[item];
        struct choice choice = scene_choice(scene, item, -1, LEGS_BOTH);

        out->name = routine->name;
        out->line = routine->line;
        format_length(out->length, words, scene_choice_ms(scene, &choice));
    }
}

static void draw_chip(const struct paint *paint, struct rect card, const char *text,
                      float alpha)
{
    struct style style = type_heading(34.0F, colour_alpha(THEME.text, alpha), ALIGN_MIDDLE);
    float width = paint_width(paint, &style, text) + 60.0F;

    width = width < 150.0F ? 150.0F : width;
    struct rect chip = {card.x + card.w - 40.0F - width, card.y + 40.0F, width, 64.0F};
    shape_round_rect(paint, chip, 32.0F, colour_alpha(THEME.bg, alpha));
    paint_text(paint, chip.x + width / 2.0F, card.y + 84.0F, text, style);
}

static void draw_focused_words(const struct carousel *c, const struct paint *paint,
                               struct rect card, const struct card_words *words, float alpha)
{
    float middle = card.x + card.w / 2.0F;

    paint_text_fit(paint, middle, card.y + card.h * c->name_at, card.w - 80.0F, words->name,
                   type_heading(c->name_px, colour_alpha(THEME.text, alpha), ALIGN_MIDDLE));
    paint_text_fit(paint, middle, card.y + card.h * c->line_at, card.w - 80.0F, words->line,
                   type_body(c->line_px, colour_alpha(THEME.text2, alpha), ALIGN_MIDDLE));
    if (words->chip) {
        draw_chip(paint, card, words->length, alpha);
    }
}

static void draw_side_words(const struct carousel *c, const struct paint *paint,
                            struct rect card, const struct card_words *words, float alpha)
{
    float middle = card.x + card.w / 2.0F;

    paint_text_fit(
        paint, middle, card.y + card.h * 0.8F, card.w - 60.0F, words->name,
        type_heading(c->side_name_px, colour_alpha(THEME.text, alpha), ALIGN_MIDDLE));
    paint_text_fit(paint, middle, card.y + card.h * 0.9F, card.w - 60.0F, words->length,
                   type_body(32.0F, colour_alpha(THEME.text2, alpha), ALIGN_MIDDLE));
}

/* The part of a card's width that is on the page. */
static float part_on_page(const struct scene *scene, struct rect rect)
{
    float from = fmaxf(rect.x, 0.0F);
    float to = fminf(rect.x + rect.w, scene->paint.list->canvas.w);

    return fmaxf(to - from, 0.0F) / rect.w;
}

/* A card that only shows its edge says nothing, rather than a part of a word: what is on it
 * comes as the card does. */
static float part_told(float part)
{
    static const float LEAST = 0.5F, ALL = 0.9F;

    return fminf(fmaxf((part - LEAST) / (ALL - LEAST), 0.0F), 1.0F);
}

/* Its words as they are in the middle, and as they are at the side: one fades over to the
 * other, and half-way there is little of both. */
static void draw_card_words(const struct scene *scene, const struct paint *paint,
                            struct rect rect, int item, float focus, float told)
{
    const struct carousel *c = carousel_of(scene);
    struct card_words words;

    words_of(scene, item, &words);
    if (focus > 0.0F) {
        draw_focused_words(c, paint, rect, &words, focus * focus * told);
    }
    if (focus < 1.0F) {
        draw_side_words(c, paint, rect, &words, (1.0F - focus) * (1.0F - focus) * told);
    }
}

static void draw_card(const struct scene *scene, int item, float offset)
{
    struct rect rect = card_rect(carousel_of(scene), offset);
    float away = fabsf(offset);
    float focus = away < 1.0F ? 1.0F - away : 0.0F;
    float told = part_told(part_on_page(scene, rect));
    struct scene own = *scene;
    struct paint picture;
    rgba ground = colour_mix(THEME.surface, THEME.raised, focus);

    if (part_on_page(scene, rect) <= 0.0F) {
        return;
    }
    own.paint.keep *= ease_between(0.63F, 1.0F, focus);
    scene_card(&own, rect, 36.0F, focus);
    if (told <= 0.0F) {
        return;
    }
    picture = own.paint;
    picture.ground = colour_mix(paint_colour(&own.paint, ground), own.paint.ground, told);
    picture.keep *= told;
    draw_picture(&own, &picture, rect, item, focus);
    draw_card_words(&own, &own.paint, rect, item, focus, told);
}

/* Those further away first: the card that comes to the middle covers its neighbours. */
static void draw_cards(const struct scene *scene, int count)
{
    static const float FROM[] = {0.5F, 0.0F};
    static const float UP_TO[] = {1.9F, 0.5F};

    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            float offset = offset_of(scene, i, count);
            float away = fabsf(offset);

            if (away >= FROM[pass] && away < UP_TO[pass]) {
                draw_card(scene,
                          visit_choose_item(scene_content(scene), &scene->model->outages, i),
                          offset);
            }
        }
    }
}

struct rect screen_choose_cards(bool portrait)
{
    struct rect middle = portrait ? PORTRAIT.middle : LANDSCAPE.middle;

    return (struct rect){0.0F, middle.y, portrait ? 1080.0F : 1920.0F, middle.h};
}

void screen_choose(const struct scene *scene)
{
    const struct words *words = scene_words(scene);
    const struct carousel *c = carousel_of(scene);
    bool portrait = scene->env->portrait;
    float middle = scene->paint.list->canvas.w / 2.0F;
    int count = visit_menu_count(scene->model, &scene->env->visit);

    paint_text_fit(&scene->paint, middle, portrait ? 150.0F : 112.0F, scene_width(scene),
                   words->choose_title,
                   type_heading(portrait ? 60.0F : 52.0F, THEME.text, ALIGN_MIDDLE));
    draw_cards(scene, count);
    sign_pages(&scene->paint, middle, c->dots_y, count, scene->model->focus);
    if (portrait) {
        choose_steps_draw(scene, visit_choose_item(scene_content(scene), &scene->model->outages,
                                                   scene->model->focus));
    }
}
