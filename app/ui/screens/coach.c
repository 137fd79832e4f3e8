/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include "app/ui/screens/screens.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>
#include <stdio.h>

static const float AXIS_PX = 24.0F;
static const float GAP = 40.0F; /* between the texts of the head */

/* Where the frame of the pages lies in a layout. */
struct frame {
    float head_y;
    float middle_y;        /* of what is said instead of a page */
    float hint_y, hint_px; /* below the keys, or above their rule */
};

static const struct frame LANDSCAPE = {
    .head_y = 106, .middle_y = 500, .hint_y = 1041, .hint_px = 24};
static const struct frame PORTRAIT = {
    .head_y = 122, .middle_y = 860, .hint_y = 1700, .hint_px = 26};

static bool is_awaited(const struct model *model)
{
    return model->screen == SCREEN_COACH && model->staff.asked != model->staff.answered;
}

bool coach_waits(const struct model *model, int64_t now_ms)
{
    return is_awaited(model) && now_ms >= model->staff.asked_ms + COACH_PATIENCE_MS;
}

int64_t coach_change_ms(const struct model *model, int64_t now_ms)
{
    int64_t from_ms = model->staff.asked_ms + COACH_PATIENCE_MS;

    return is_awaited(model) && from_ms > now_ms ? from_ms : INT64_MAX;
}

void coach_panel(const struct coach *coach, struct rect rect, const char *title, float width)
{
    shape_round_rect(coach->paint, rect, 28.0F, THEME.surface);
    paint_text_fit(coach->paint, rect.x + 32.0F, rect.y + 52.0F,
                   width > 0.0F ? width : rect.w - 64.0F, title,
                   type_heading(30.0F, THEME.text2, ALIGN_START));
}

struct rect coach_inside(struct rect panel)
{
    return (struct rect){panel.x + 32.0F, panel.y + 76.0F, panel.w - 64.0F, panel.h - 108.0F};
}

static const char *title_of(const struct coach *coach, char out[FORMAT_MAX])
{
    const struct words *words = coach->words;

    if (coach->scene->model->staff.meanings) {
        return words->coach_meaning_title;
    }
    switch (coach->scene->model->staff.page) {
    case COACH_OVERVIEW:
        return coach->stats != NULL ? coach_period(out, coach, false) : words->coach_title;
    case COACH_TECHNIQUES: return words->coach_techniques_title;
    case COACH_QUIT: return words->coach_quit_title;
    case COACH_LEGS: return words->coach_legs_title;
    case COACH_STATION: return words->coach_station_title;
    case COACH_TASKS: return words->tasks_title;
    case COACH_PAGE_COUNT: break;
    }
    return "";
}

/* What stands beside the title: of when, and how many. */
static void line_of(const struct coach *coach, char out[COACH_LINE_MAX])
{
    char visits[FORMAT_MAX];
    char period[FORMAT_MAX];
    const struct stats_funnel *funnel = coach_funnel(coach);

    coach_visits(visits, coach->words, coach->stats->visits.n);
    coach_period(period, coach, true);
    switch (coach->scene->model->staff.page) {
    case COACH_OVERVIEW: snprintf(out, COACH_LINE_MAX, "%s", visits); break;
    case COACH_QUIT:
        snprintf(out, COACH_LINE_MAX, "%s%s%s",
                 funnel != NULL ? coach_routine_name(coach, funnel->routine) : "",
                 funnel != NULL ? ", " : "", period);
        break;
    case COACH_TECHNIQUES:
    case COACH_LEGS: snprintf(out, COACH_LINE_MAX, "%s, %s", period, visits); break;
    case COACH_STATION: snprintf(out, COACH_LINE_MAX, "%s", period); break;
    case COACH_TASKS:
    case COACH_PAGE_COUNT: out[0] = '\0'; break;
    }
}

/* At the right end: that figures are awaited, else which station this is. */
static const char *corner_of(const struct coach *coach)
{
    const struct scene *scene = coach->scene;
    const char *station = scene->env->station != NULL ? scene->env->station : "";

    return coach_waits(scene->model, scene->model->now_ms) ? coach->words->coach_wait : station;
}

/* It has no figures: nothing is awaited, and no held key means anything. */
static bool is_tasks(const struct coach *coach)
{
    return coach->scene->model->staff.page == COACH_TASKS;
}

/* The line beside the title, where there is one. */
static bool has_line(const struct coach *coach)
{
    return coach->stats != NULL && !coach->scene->model->staff.meanings && !is_tasks(coach);
}

/* Below the title, where the page has room for it there. */
static bool is_below(const struct coach *coach)
{
    return coach->portrait && coach->scene->model->staff.page != COACH_OVERVIEW;
}

/* What the station's name may take: a third, and nothing where the figures need the room. That
 * figures are awaited is always said. */
static float corner_room(const struct coach *coach, float wanted, float others)
{
    float width = scene_width(coach->scene);
    bool waits = coach_waits(coach->scene->model, coach->scene->model->now_ms);
    float room = wanted < width * 0.3F ? wanted : width * 0.3F;

    return waits || others + GAP + room <= width ? room : 0.0F;
}

static void draw_head(const struct coach *coach, const struct frame *at)
{
    const struct paint *paint = coach->paint;
    float x = scene_margin(coach->scene);
    float right = x + scene_width(coach->scene);
    struct style heading = type_heading(52.0F, THEME.text, ALIGN_START);
    struct style soft = type_body(34.0F, THEME.text2, ALIGN_START);
    struct style corner = type_body(28.0F, THEME.text3, ALIGN_END);
    char title[FORMAT_MAX];
    char line[COACH_LINE_MAX] = "";
    const char *text = title_of(coach, title);
    float wide = paint_width(paint, &heading, text);
    float others = wide;

    if (has_line(coach)) {
        line_of(coach, line);
        others += is_below(coach) ? 0.0F : GAP + paint_width(paint, &soft, line);
    }
    float place = corner_room(coach, paint_width(paint, &corner, corner_of(coach)), others);
    float room = right - x - (place > 0.0F ? place + GAP : 0.0F);
    paint_text_fit(paint, x, at->head_y, room, text, heading);
    if (place > 0.0F) {
        paint_text_fit(paint, right, at->head_y, place + 1.0F, corner_of(coach), corner);
    }
    if (is_below(coach)) {
        paint_text_fit(paint, x, at->head_y + 50.0F, right - x, line, soft);
    } else if (room - wide - GAP > 0.0F) {
        paint_text_fit(paint, x + wide + GAP, at->head_y, room - wide - GAP, line, soft);
    }
}

static void draw_instead(const struct coach *coach, const struct frame *at, const char *title,
                         const char *line)
{
    float middle = coach->paint->list->canvas.w / 2.0F;
    struct textbox box = {.x = middle,
                          .y = at->middle_y + 70.0F,
                          .width = scene_width(coach->scene) * 0.8F,
                          .step = 48.0F,
                          .max = 4};

    paint_text_fit(coach->paint, middle, at->middle_y, scene_width(coach->scene), title,
                   type_heading(68.0F, THEME.text, ALIGN_MIDDLE));
    textbox_draw(coach->paint, &box, line, type_body(34.0F, THEME.text2, ALIGN_MIDDLE));
}

static void draw_page(const struct coach *coach)
{
    switch (coach->scene->model->staff.page) {
    case COACH_OVERVIEW: coach_overview(coach); break;
    case COACH_TECHNIQUES: coach_techniques(coach); break;
    case COACH_QUIT: coach_quit(coach); break;
    case COACH_LEGS: coach_legs(coach); break;
    case COACH_STATION: coach_station(coach); break;
    case COACH_TASKS: coach_tasks(coach); break;
    case COACH_PAGE_COUNT: break;
    }
}

/* The period is all there is, and nobody came: there is nothing to go back to. */
static bool nobody_ever(const struct usage_stats *stats)
{
    return stats->visits.n == 0 && stats->excluded_days == 0 &&
           stats->from_day <= stats->first_day && stats->to_day >= stats->last_day;
}

/* The station has something to say even when nobody came. */
static void draw_figures(const struct coach *coach, const struct frame *at)
{
    const struct words *words = coach->words;
    const struct usage_stats *stats = coach->stats;
    bool station = coach->scene->model->staff.page == COACH_STATION;
    bool four = coach->scene->env->visit.settings->panel == PANEL_FOUR;
    bool started = stats->station.last_start_wall_ms != 0;

    if (nobody_ever(stats) && !(station && started)) {
        draw_instead(coach, at, words->coach_nothing, words->coach_nothing_line);
    } else if (stats->visits.n == 0 && !station) {
        draw_instead(coach, at, words->coach_nobody,
                     stats->excluded_days > 0 ? words->coach_nobody_marked
                     : four                   ? words->coach_nobody_line
                                              : "");
    } else {
        draw_page(coach);
    }
}

/* Below the bar, beside how its keys are done: no key has room for a line of its own there. */
static const float FEW_HINT_Y = 1066.0F;

/* What held keys do: below each key, or in lines above them where those are close together. */
static void draw_hints(const struct coach *coach, const struct frame *at)
{
    const struct words *words = coach->words;
    struct style style = type_body(at->hint_px, THEME.text3, ALIGN_START);
    const char *const hints[] = {words->coach_hold_shorter, words->coach_hold_longer,
                                 words->coach_hold_meaning};

    if (coach->scene->model->staff.meanings || is_tasks(coach)) {
        return;
    }
    if (coach->scene->env->visit.settings->panel != PANEL_FOUR) {
        style.align = coach->portrait ? ALIGN_START : ALIGN_END;
        paint_text_fit(coach->paint, coach->portrait ? 56.0F : 1856.0F,
                       coach->portrait ? at->hint_y : FEW_HINT_Y, 880.0F, words->coach_hold_few,
                       style);
        return;
    }
    if (coach->portrait) {
        paint_text_fit(coach->paint, 56.0F, at->hint_y, 880.0F, words->coach_hold_lengths,
                       style);
        paint_text_fit(coach->paint, 56.0F, at->hint_y + 40.0F, 880.0F,
                       words->coach_hold_meanings, style);
        return;
    }
    for (int i = 0; i < 3; i++) {
        paint_text_fit(coach->paint, 156.0F + 448.0F * (float)(i + 1), at->hint_y,
                       i == 2 ? 320.0F : 340.0F, hints[i], style);
    }
}

void screen_coach(const struct scene *scene)
{
    const struct frame *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct coach_figures *figures = scene->env->coach;
    struct coach coach = {
        .scene = scene,
        .paint = &scene->paint,
        .words = scene_words(scene),
        .figures = figures,
        .stats = figures != NULL && figures->problem == NULL ? figures->stats : NULL,
        .chart = chart_with(&scene->paint, AXIS_PX),
        .portrait = scene->env->portrait,
    };

    draw_head(&coach, at);
    draw_hints(&coach, at);
    if (scene->model->staff.meanings) {
        coach_meanings(&coach);
    } else if (is_tasks(&coach)) {
        coach_tasks(&coach);
    } else if (figures != NULL && figures->problem != NULL) {
        draw_instead(&coach, at, coach.words->coach_problem, figures->problem);
    } else if (coach.stats != NULL) {
        draw_figures(&coach, at);
    }
}
