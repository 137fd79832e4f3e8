/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/orbit.h"
#include "app/ui/screens/attract_show.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/softkeys.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* Where things stand in a layout. */
struct attract {
    struct point title, line_1, line_2, disc, press, foot, clock;
    float title_px, line_px, disc_radius, press_px, width;
    struct rect figure;
};

static const struct attract LANDSCAPE = {
    .title = {96, 250},
    .line_1 = {102, 336},
    .line_2 = {102, 408},
    .disc = {150, 560},
    .press = {226, 578},
    .foot = {100, 1010},
    .clock = {1824, 1010},
    .title_px = 148,
    .line_px = 60,
    .disc_radius = 48,
    .press_px = 56,
    .width = 800,
    .figure = {700, 260, 1130, 640},
};

static const struct attract PORTRAIT = {
    .title = {56, 300},
    .line_1 = {62, 404},
    .line_2 = {62, 486},
    .disc = {140, 1560},
    .press = {250, 1586},
    .foot = {56, 1850},
    .clock = {1024, 1850},
    .title_px = 176,
    .line_px = 68,
    .disc_radius = 72,
    .press_px = 84,
    .width = 968,
    .figure = {56, 620, 968, 680},
};

static void draw_words(const struct scene *scene, const struct attract *at)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    struct choice choice = scene_choice(scene, 0, -1, LEGS_BOTH);
    struct style soft = type_soft(at->line_px, THEME.text2, ALIGN_START);
    char minutes[FORMAT_MAX];
    char line[FORMAT_MAX];

    format_fill(line, words->attract_line_2, "n",
                format_minutes(minutes, scene_choice_ms(scene, &choice)));
    paint_text_fit(paint, at->title.x, at->title.y, at->width, words->attract_title,
                   type_heading(at->title_px, THEME.text, ALIGN_START));
    paint_text_fit(paint, at->line_1.x, at->line_1.y, at->width, words->attract_line_1, soft);
    paint_text_fit(paint, at->line_2.x, at->line_2.y, at->width, line, soft);
}

static void draw_foot(const struct scene *scene, const struct attract *at)
{
    const struct words *words = scene_words(scene);
    char clock[FORMAT_MAX];

    paint_text_fit(&scene->paint, at->foot.x, at->foot.y, 760.0F, words->attract_foot,
                   type_body(32.0F, THEME.text3, ALIGN_START));
    if (scene->model->minute_of_day >= 0) {
        paint_digits(&scene->paint, at->clock.x, at->clock.y,
                     format_day_time(clock, scene->model->minute_of_day),
                     type_body(32.0F, THEME.text3, ALIGN_END));
    }
}

/* The ground bleeds: it is there as well when the whole frame has moved aside. */
static struct rect beyond(struct rect page)
{
    float reach = ORBIT_REACH_PX;

    return (struct rect){page.x - reach, page.y - reach, page.w + 2.0F * reach,
                         page.h + 2.0F * reach};
}

void screen_attract(const struct scene *scene)
{
    const struct attract *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;

    shape_stage(&scene->paint, beyond(scene->paint.list->canvas), 0.0F);
    attract_show_draw(scene, at->figure);
    draw_words(scene, at);
    sign_button(&scene->paint, at->disc.x, at->disc.y,
                at->disc_radius * softkeys_press_scale(scene->model, BUTTON_OK), BUTTON_OK);
    paint_text_fit(&scene->paint, at->press.x, at->press.y, at->width - 160.0F,
                   scene_words(scene)->attract_press,
                   type_heading(at->press_px, THEME.text, ALIGN_START));
    draw_foot(scene, at);
}
