/* SPDX-License-Identifier: MIT */
/** What a screen is drawn from and onto, and what many screens ask for. */
#ifndef UNKNOT_UI_SCENE_H
#define UNKNOT_UI_SCENE_H

#include "app/ui/paint.h"
#include "app/ui/ui.h"

/** One moment of one screen. `model->now_ms` is the moment that is drawn. */
struct scene {
    const struct model *model;
    const struct ui_env *env;
    struct paint paint;
};

const struct words *scene_words(const struct scene *scene);
const struct content *scene_content(const struct scene *scene);

/** The width that most of a page has between its margins, and the left margin. */
float scene_width(const struct scene *scene);
float scene_margin(const struct scene *scene);

/** Eased place of the last move of the focus, 0..1. */
float scene_focus_place(const struct scene *scene, int64_t length_ms);

/** How much of the focus an item has, 0..1: it fades over while the focus moves. */
float scene_focus_of(const struct scene *scene, int item);

/** The code for staff, if there is one: small, above the time of day at `clock`. */
void scene_staff_code(const struct scene *scene, struct point clock, enum text_align align);

/** The leg of the block that runs or comes. */
enum leg scene_leg(const struct scene *scene);

/** "left", "Left", "Left calf". */
const char *scene_leg_name(const struct scene *scene, enum leg leg);
const char *scene_leg_start(const struct scene *scene, enum leg leg);
const char *scene_leg_calf(const struct scene *scene, enum leg leg);

/** The technique that a choice begins with. */
const struct technique *scene_first_technique(const struct scene *scene,
                                              const struct choice *choice);

/** The technique that stands for a routine, for its picture. */
const struct technique *scene_routine_technique(const struct scene *scene, int routine);

/** The choice of a routine or, with -1, of a technique, for the given legs. */
struct choice scene_choice(const struct scene *scene, int routine, int technique,
                           enum legs legs);

/** Guided time of that choice. */
int64_t scene_choice_ms(const struct scene *scene, const struct choice *choice);

/** A page's title at the top left; `width` is what it may take. */
void scene_title(const struct scene *scene, const char *title, float width);

/** A small text at the top right. */
void scene_corner(const struct scene *scene, const char *text, float width);

/** A tool's picture about `at`, `scale` pixels a unit and no wider than `width`; its first
 *  letter where it has none. */
void scene_tool(const struct scene *scene, const struct tool *tool, struct point at,
                float scale, float width, float focus);

/** Lets a close-up's cut edge at `cut_y` come out of the ground of `stage`. */
void scene_fade_cut(const struct scene *scene, struct rect stage, float cut_y, rgba ground);

/** A card's ground and, as far as it has the focus, its outline. */
void scene_card(const struct scene *scene, struct rect rect, float radius, float focus);

#endif
