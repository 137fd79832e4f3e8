/* SPDX-License-Identifier: MIT */
#include "app/ui/softkeys.h"

#include "app/ui/ease.h"
#include "app/ui/format.h"
#include "app/ui/number.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>
#include <stddef.h>

/* Where the bar lies in a layout. */
struct bar {
    float rule_y, rule_x, rule_width;
    float disc_x, disc_y, disc_step, disc_radius;
    float label_x, label_px, label_step;
    float lift; /* of a label of two lines; more where the edge of the page is near */
    float ring_x, ring_y;
    float way_y;
};

/* Of the languages' discs: the start picture stays quiet. */
static const float QUIET_DISC = 0.8F;

/* Of a button that is held: room for its ring. */
static const float HELD_DISC = 0.78F, RING_WIDTH = 5.0F;
static const float POINTER_AIR = 6.0F;

/* Between a label and the next disc. */
static const float LABEL_AIR = 4.0F;

static const struct bar LANDSCAPE = {
    .rule_y = 931.0F,
    .rule_x = 64.0F,
    .rule_width = 1792.0F,
    .disc_x = 100.0F,
    .disc_y = 996.0F,
    .disc_step = 448.0F,
    .disc_radius = 36.0F,
    .label_x = 56.0F,
    .label_px = 34.0F,
    .label_step = 36.0F,
    .lift = 18.0F,
    .ring_x = 1828.0F,
    .ring_y = 996.0F,
    .way_y = 1066.0F,
};

static const struct bar PORTRAIT = {
    .rule_y = 1771.0F,
    .rule_x = 64.0F,
    .rule_width = 952.0F,
    .disc_x = 96.0F,
    .disc_y = 1836.0F,
    .disc_step = 238.0F,
    .disc_radius = 32.0F,
    .label_x = 46.0F,
    .label_px = 28.0F,
    .label_step = 32.0F,
    .lift = 24.0F,
    .ring_x = 997.0F,
    .ring_y = 1724.0F,
    .way_y = 1904.0F,
};

static const struct bar *bar_of(const struct scene *scene)
{
    return scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
}

float softkeys_press_scale(const struct model *model, enum button button)
{
    int64_t press_ms = model->press_ms[button];

    if (model->hands.press_ms[button] > press_ms) {
        press_ms = model->hands.press_ms[button];
    }
    if (press_ms < 0) {
        return 1.0F;
    }
    float place = ease_place(model->now_ms + MOTION_FRAME_MS, press_ms, MOTION_PRESS_MS);
    return 1.0F - 0.08F * ease_sine(1.0F - fabsf(2.0F * place - 1.0F));
}

static enum leg other_leg(enum leg leg)
{
    return leg == LEG_LEFT ? LEG_RIGHT : LEG_LEFT;
}

/* Each language has a button called by its own name: who reads nothing else finds it. */
static const char *language_name(const struct scene *scene, int step)
{
    const char *const *names = scene->env->language_names;

    return names != NULL ? names[visit_language(scene->model, &scene->env->visit, step)] : "";
}

/* A started second has to be held, too. */
static int hold_s(const struct scene *scene)
{
    return (int)format_seconds_left(scene->env->visit.settings->staff_hold_ms);
}

/* The label of a key; some name a leg and are written to `out`. */
static const char *label_of(const struct scene *scene, enum soft_key key, char out[FORMAT_MAX])
{
    const struct words *words = scene_words(scene);
    bool four = scene->env->visit.settings->panel == PANEL_FOUR;

    switch (key) {
    case KEY_START: return words->key_start;
    case KEY_BACK: return words->key_back;
    case KEY_PREVIOUS: return words->key_previous;
    case KEY_NEXT: return words->key_next;
    case KEY_CHOOSE: return words->key_choose;
    case KEY_USE_THIS: return words->key_use_this;
    case KEY_I_UNDERSTAND: return words->key_i_understand;
    case KEY_LOOSER: return words->key_looser;
    case KEY_TIGHTER: return words->key_tighter;
    case KEY_SAVE: return words->key_save;
    case KEY_SKIP_QUESTION: return words->key_skip_question;
    case KEY_STOP: return words->key_stop;
    case KEY_START_NOW: return words->key_start_now;
    case KEY_REPEAT: return words->key_repeat;
    case KEY_SKIP: return words->key_skip;
    case KEY_FOUND: return words->key_found;
    case KEY_PAUSE: return words->key_pause;
    case KEY_GO_ON: return words->key_go_on;
    case KEY_AGAIN:
        return format_fill(out, words->key_again, "leg",
                           scene_leg_start(scene, other_leg(scene_leg(scene))));
    case KEY_SKIP_LEG:
        return format_fill(out, words->key_skip_leg, "leg",
                           scene_leg_name(scene, scene_leg(scene)));
    case KEY_FINISH: return words->key_finish;
    case KEY_OTHER_LEG: return words->key_other_leg;
    case KEY_NEXT_STEP: return words->key_next_step;
    case KEY_FIND_KNOT: return words->key_find_knot;
    case KEY_CODE_BACK: return four ? words->key_code_back : "1";
    case KEY_CODE_LEFT: return four ? words->key_code_left : "2";
    case KEY_CODE_RIGHT: return four ? words->key_code_right : "3";
    case KEY_CODE_OK: return four ? words->key_code_ok : "4";
    case KEY_LEAVE: return words->key_leave;
    case KEY_EARLIER: return words->key_earlier;
    case KEY_LATER: return words->key_later;
    case KEY_DETAILS: return words->key_details;
    case KEY_NEXT_PAGE: return words->key_next_page;
    case KEY_CLOSE: return words->key_close;
    case KEY_TASKS: return words->key_tasks;
    case KEY_SAVE_STICK: return words->key_save_stick;
    case KEY_TRY_AGAIN: return words->key_try_again;
    case KEY_DONE: return words->key_done;
    case KEY_DAY_BEFORE: return words->key_earlier;
    case KEY_DAY_AFTER: return words->key_later;
    case KEY_FROM_HERE: return words->key_from_here;
    case KEY_TO_HERE: return words->key_to_here;
    case KEY_WORKS_AGAIN: return words->key_works_again;
    case KEY_LEAVE_OUT: return words->key_leave_out;
    case KEY_COUNT_AGAIN: return words->key_count_again;
    case KEY_YES: return words->key_yes;
    case KEY_NO: return words->key_no;
    case KEY_HEARD: return words->key_heard;
    case KEY_NOT_HEARD: return words->key_not_heard;
    case KEY_SOFTER: return words->key_softer;
    case KEY_LOUDER: return words->key_louder;
    case KEY_SMALLER: return words->key_smaller;
    case KEY_LARGER: return words->key_larger;
    case KEY_TURN_BACK: return words->key_turn_back;
    case KEY_TURN_ON: return words->key_turn_on;
    case KEY_KEEP: return words->key_keep;
    case KEY_START_OVER: return words->key_start_over;
    case KEY_SAVE_LINES: return words->key_save;
    case KEY_LEAVE_HELD: return format_count(out, words->key_leave_held, hold_s(scene));
    case KEY_START_OVER_HELD:
        return format_count(out, words->key_start_over_held, hold_s(scene));
    case KEY_SAVE_LINES_HELD: return format_count(out, words->key_save_held, hold_s(scene));
    case KEY_QUIET_HELD: return format_count(out, words->key_quiet_held, hold_s(scene));
    case KEY_LANGUAGE_BEFORE: return language_name(scene, -1);
    case KEY_LANGUAGE_AFTER: return language_name(scene, 1);
    case KEY_MORE: return words->key_more;
    case KEY_NONE:
    case KEY_COUNT: break;
    }
    return "";
}

float softkeys_label_width(bool portrait, enum button button)
{
    const struct bar *bar = portrait ? &PORTRAIT : &LANDSCAPE;
    float x = bar->disc_x + (float)button * bar->disc_step + bar->label_x;

    if (button + 1 < BUTTON_COUNT) {
        return bar->disc_step - bar->label_x - bar->disc_radius - LABEL_AIR;
    }
    if (bar->ring_y == bar->disc_y) {
        return bar->ring_x - 40.0F - x;
    }
    return (portrait ? 1080.0F : 1920.0F) - 32.0F - x;
}

/* One line, or two when the room up to the next disc is too small for one. */
static void draw_label(const struct scene *scene, const struct bar *bar, int slot,
                       const char *text, rgba colour)
{
    struct style style = type_heading(bar->label_px, colour, ALIGN_START);
    struct textbox box = {
        .x = bar->disc_x + (float)slot * bar->disc_step + bar->label_x,
        .y = bar->disc_y + 12.0F,
        .width = softkeys_label_width(scene->env->portrait, (enum button)slot),
        .step = bar->label_step,
        .max = 2,
    };

    if (textbox_lines(&scene->paint, &box, text, &style) > 1) {
        box.y -= bar->lift;
    }
    textbox_draw(&scene->paint, &box, text, style);
}

/* The last seconds of an idle time run down here; any press puts it back. */
static void draw_way_back(const struct scene *scene, const struct bar *bar)
{
    const struct settings *settings = scene->env->visit.settings;
    int64_t left_ms = visit_idle_left_ms(scene->model, &scene->env->visit);
    struct number number = number_left(left_ms, true);
    int64_t whole_ms =
        scene->model->screen == SCREEN_CODE ? settings->code_idle_ms : settings->idle_ring_ms;

    if (left_ms < 0) {
        return;
    }
    struct style style = type_heading(24.0F, THEME.text2, ALIGN_MIDDLE);
    float px = paint_px(&scene->paint, style.px);
    float radius = 27.0F * px / style.px; /* the ring grows with its number */
    float part = (float)left_ms / (float)whole_ms;
    shape_ring(&scene->paint, bar->ring_x, bar->ring_y, radius, 6.0F, THEME.raised);
    shape_arc(&scene->paint, bar->ring_x, bar->ring_y, radius, 6.0F, 0.0F, part, THEME.text2);
    number_draw(&scene->paint, bar->ring_x, bar->ring_y + px * 0.37F, &number, style);
}

struct rect softkeys_area(bool portrait)
{
    const struct bar *bar = portrait ? &PORTRAIT : &LANDSCAPE;
    float top = fminf(bar->rule_y, bar->ring_y - 40.0F);

    return (struct rect){0.0F, top, portrait ? 1080.0F : 1920.0F,
                         (portrait ? 1920.0F : 1080.0F) - top};
}

/* A disc as the button does it: pressed; held, with a ring that fills; or not now. */
static void draw_disc(const struct scene *scene, float x, float y, float radius,
                      const struct key_view *view)
{
    const struct paint *paint = &scene->paint;
    float scale = softkeys_press_scale(scene->model, view->button);
    float part = visit_hold_part(scene->model, &scene->env->visit, view->button);

    if (view->way == WAY_LATER) {
        shape_ring(paint, x, y, radius * 0.5F, 4.0F, THEME.off);
        return;
    }
    if (view->way == WAY_PRESS) {
        sign_button(paint, x, y, radius * scale, view->button);
        return;
    }
    sign_button(paint, x, y, radius * HELD_DISC * scale, view->button);
    shape_ring(paint, x, y, radius, RING_WIDTH, THEME.off);
    if (part > 0.0F) {
        shape_arc(paint, x, y, radius, RING_WIDTH, 0.0F, part, THEME.text);
    }
}

/* The key that the highlight is on. */
static void draw_pointer(const struct scene *scene, const struct bar *bar, int slot)
{
    float x = bar->disc_x + (float)slot * bar->disc_step - bar->disc_radius - POINTER_AIR;
    float width = bar->label_x + bar->disc_radius + POINTER_AIR +
                  softkeys_label_width(scene->env->portrait, (enum button)slot);
    struct rect rect = {x, bar->disc_y - bar->disc_radius - POINTER_AIR, width,
                        2.0F * (bar->disc_radius + POINTER_AIR)};

    shape_round_rect(&scene->paint, rect, 20.0F, THEME.raised);
    shape_round_rect_line(&scene->paint, rect, 20.0F, 3.0F, THEME.text2);
}

/* On a panel of less than four buttons: how a key is done that has no button of its own. */
static void draw_way(const struct scene *scene, const struct bar *bar,
                     const struct key_view views[BUTTON_COUNT])
{
    const struct words *words = scene_words(scene);
    const char *text = NULL;

    if (scene->env->visit.settings->panel == PANEL_FOUR) {
        return;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (views[i].pointed) {
            text = views[i].way == WAY_HOLD ? words->panel_scan : words->panel_scan_two;
        } else if (text == NULL && views[i].way == WAY_HOLD) {
            text = words->panel_hold;
        }
    }
    if (text != NULL) {
        paint_text_fit(&scene->paint, bar->rule_x, bar->way_y, bar->rule_width * 0.5F, text,
                       type_body(24.0F, THEME.text3, ALIGN_START));
    }
}

void softkeys_draw(const struct scene *scene)
{
    const struct bar *bar = bar_of(scene);
    struct key_view views[BUTTON_COUNT];
    char filled[FORMAT_MAX];

    shape_rect(&scene->paint, (struct rect){bar->rule_x, bar->rule_y, bar->rule_width, 2.0F},
               THEME.line);
    visit_key_views(scene->model, &scene->env->visit, views);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (views[i].way == WAY_NONE) {
            continue;
        }
        if (views[i].pointed) {
            draw_pointer(scene, bar, i);
        }
        draw_disc(scene, bar->disc_x + (float)i * bar->disc_step, bar->disc_y, bar->disc_radius,
                  &views[i]);
        draw_label(scene, bar, i, label_of(scene, views[i].key, filled),
                   views[i].way == WAY_LATER ? THEME.text2 : THEME.text);
    }
    draw_way(scene, bar, views);
    draw_way_back(scene, bar);
}

void softkeys_draw_languages(const struct scene *scene, float aside)
{
    struct bar bar = *bar_of(scene);
    struct key_view views[BUTTON_COUNT];
    char filled[FORMAT_MAX];

    bar.disc_x += aside;
    bar.rule_x += aside;
    visit_key_views(scene->model, &scene->env->visit, views);
    for (int i = BUTTON_LEFT; i <= BUTTON_RIGHT; i++) {
        if (views[i].way == WAY_NONE) {
            continue;
        }
        draw_disc(scene, bar.disc_x + (float)i * bar.disc_step, bar.disc_y,
                  QUIET_DISC * bar.disc_radius, &views[i]);
        draw_label(scene, &bar, i, label_of(scene, views[i].key, filled), THEME.text2);
    }
    draw_way(scene, &bar, views);
}
