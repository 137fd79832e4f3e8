/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/orbit.h"
#include "app/ui/screens/attract_show.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/softkeys.h"
#include "app/ui/stage.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>
#include <stddef.h>

/* Where things stand in a layout. */
struct attract {
    struct point title, line_1, line_2, disc, press, foot, clock;
    float hint_y, hint_step, hint_width; /* that red held says what does not work */
    float hint_below_y;                  /* the same, where the languages are */
    struct point note; /* instead of the foot, where the languages are below */
    float title_px, line_px, disc_radius, press_px, title_width, width, note_width;
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
    .hint_y = 956,
    .hint_below_y = 988,
    .hint_step = 36,
    .hint_width = 410,
    .note = {100, 680},
    .note_width = 560,
    .title_px = 148,
    .line_px = 60,
    .disc_radius = 48,
    .press_px = 56,
    .title_width = 656,
    .width = 800,
    .figure = {700, 190, 1162, 710},
};

static const struct attract PORTRAIT = {
    .title = {56, 300},
    .line_1 = {62, 404},
    .line_2 = {62, 486},
    .disc = {140, 1560},
    .press = {250, 1586},
    .foot = {56, 1850},
    .clock = {1024, 1850},
    .hint_y = 1796,
    .hint_below_y = 1764,
    .hint_step = 40,
    .hint_width = 968,
    .note = {56, 1712},
    .note_width = 968,
    .title_px = 176,
    .line_px = 68,
    .disc_radius = 72,
    .press_px = 84,
    .title_width = 968,
    .width = 968,
    .figure = {10, 560, 1060, 733},
};

/* The other round: figure above, words below, and no disc where one was. */
static const struct attract PORTRAIT_TURNED = {
    .title = {56, 1090},
    .line_1 = {62, 1190},
    .line_2 = {62, 1268},
    .disc = {140, 1410},
    .press = {250, 1436},
    .foot = {56, 1850},
    .clock = {1024, 1850},
    .hint_y = 1796,
    .hint_below_y = 1764,
    .hint_step = 40,
    .hint_width = 968,
    .note = {56, 1712},
    .note_width = 968,
    .title_px = 176,
    .line_px = 68,
    .disc_radius = 72,
    .press_px = 84,
    .title_width = 968,
    .width = 968,
    .figure = {10, 150, 1060, 733},
};

/* The discs of the languages stand beside where they stood. */
static const float ASIDE = 64.0F;

static struct rect mirrored(struct rect rect, float page_width)
{
    rect.x = page_width - rect.x - rect.w;
    return rect;
}

/* How far the words move to the right to stand there as they stand at the left: their longest
 * line ends as far from the edge as all of them begin. */
static float words_move(const struct scene *scene, const struct attract *at, const char *line_2)
{
    const struct words *words = scene_words(scene);
    struct style title = type_heading(at->title_px, THEME.text, ALIGN_START);
    struct style line = type_soft(at->line_px, THEME.text2, ALIGN_START);
    float end = at->title.x + fminf(paint_width(&scene->paint, &title, words->attract_title),
                                    at->title_width);

    end = fmaxf(end, at->line_1.x + paint_width(&scene->paint, &line, words->attract_line_1));
    end = fmaxf(end, at->line_2.x + paint_width(&scene->paint, &line, line_2));
    end = fminf(end, at->title.x + at->width);
    return scene->paint.list->canvas.w - at->title.x - end;
}

static void draw_words(const struct scene *scene, const struct attract *at, bool swapped)
{
    const struct words *words = scene_words(scene);
    const struct paint *paint = &scene->paint;
    enum panel_size panel = scene->env->visit.settings->panel;
    struct choice choice = scene_choice(scene, 0, -1, LEGS_BOTH);
    struct style soft = type_soft(at->line_px, THEME.text2, ALIGN_START);
    char minutes[FORMAT_MAX];
    char line[FORMAT_MAX];

    format_fill(line, words->attract_line_2, "n",
                format_minutes(minutes, scene_choice_ms(scene, &choice)));
    float by = swapped ? words_move(scene, at, line) : 0.0F;
    struct textbox note = {at->note.x + by, at->note.y, at->note_width, 42.0F, 2, 0};

    paint_text_fit(paint, at->title.x + by, at->title.y, at->title_width, words->attract_title,
                   type_heading(at->title_px, THEME.text, ALIGN_START));
    paint_text_fit(paint, at->line_1.x + by, at->line_1.y, at->width, words->attract_line_1,
                   soft);
    paint_text_fit(paint, at->line_2.x + by, at->line_2.y, at->width, line, soft);
    sign_button(paint, at->disc.x + by, at->disc.y,
                at->disc_radius * softkeys_press_scale(scene->model, BUTTON_OK), BUTTON_OK);
    paint_text_fit(paint, at->press.x + by, at->press.y, at->width - 160.0F,
                   panel == PANEL_ONE ? words->attract_press_one : words->attract_press,
                   type_heading(at->press_px, THEME.text, ALIGN_START));
    if (scene->env->visit.settings->languages > 1) {
        textbox_draw(paint, &note, words->attract_foot,
                     type_body(32.0F, THEME.text3, ALIGN_START));
    }
}

/* Beside the languages in as many lines as it needs, else in one above the foot. */
static void draw_hint(const struct scene *scene, const struct attract *at, bool swapped)
{
    bool languages = scene->env->visit.settings->languages > 1;
    struct textbox box = {.x = swapped ? at->clock.x : at->foot.x,
                          .y = languages ? at->hint_below_y : at->hint_y,
                          .width = languages ? at->hint_width : 860.0F,
                          .step = at->hint_step,
                          .max = languages ? 2 : 1};

    textbox_draw(&scene->paint, &box, scene_words(scene)->trouble_foot,
                 type_body(30.0F, THEME.text3, swapped ? ALIGN_END : ALIGN_START));
}

/* The line and the time of day change sides as well. */
static void draw_foot(const struct scene *scene, const struct attract *at, bool swapped)
{
    const struct words *words = scene_words(scene);
    struct style line = type_body(32.0F, THEME.text3, swapped ? ALIGN_END : ALIGN_START);
    struct style time = type_body(32.0F, THEME.text3, swapped ? ALIGN_START : ALIGN_END);
    char clock[FORMAT_MAX];

    if (scene->env->visit.settings->languages <= 1) {
        paint_text_fit(&scene->paint, swapped ? at->clock.x : at->foot.x, at->foot.y, 760.0F,
                       words->attract_foot, line);
    }
    scene_staff_code(scene, swapped ? at->foot : at->clock, time.align);
    if (scene->model->minute_of_day >= 0) {
        paint_digits(&scene->paint, swapped ? at->foot.x : at->clock.x, at->clock.y,
                     format_day_time(clock, scene->model->minute_of_day), time);
    }
    if (visit_trouble_is_offered(&scene->env->visit)) {
        draw_hint(scene, at, swapped);
    }
}

struct rect screen_attract_clock(bool portrait)
{
    const struct attract *at = portrait ? &PORTRAIT : &LANDSCAPE;

    return (struct rect){at->foot.x, at->clock.y - 40.0F, at->clock.x - at->foot.x, 60.0F};
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
    bool portrait = scene->env->portrait;
    struct attract_part part = attract_show_at(scene->model, scene->env, scene->model->now_ms);
    struct rect page = scene->paint.list->canvas;
    const struct attract *upright = part.swapped ? &PORTRAIT_TURNED : &PORTRAIT;
    const struct attract *at = portrait ? upright : &LANDSCAPE;
    bool swapped = part.swapped && !portrait;

    shape_stage(&scene->paint, beyond(page), 0.0F);
    if (part.technique != NULL) {
        stage_draw_turned(scene, swapped ? mirrored(at->figure, page.w) : at->figure,
                          part.technique, swapped ? LEG_LEFT : LEG_RIGHT, part.ms);
    }
    draw_words(scene, at, swapped);
    draw_foot(scene, at, swapped);
    softkeys_draw_languages(scene, part.swapped ? ASIDE : 0.0F);
}
