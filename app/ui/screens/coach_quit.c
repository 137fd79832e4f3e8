/* SPDX-License-Identifier: MIT */
/* Where people stop: the most used routine, place by place. */
#include "app/ui/screens/coach.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct places {
    struct rect steps, loss, how, time;
    float name;
    float loss_y; /* of the place's name, in its panel */
};

static const struct places LANDSCAPE = {
    .steps = {64, 140, 1216, 772},
    .loss = {1312, 140, 544, 236},
    .how = {1312, 408, 544, 276},
    .time = {1312, 716, 544, 196},
    .name = 376,
    .loss_y = 130,
};

static const struct places PORTRAIT = {
    .steps = {56, 200, 968, 880},
    .loss = {56, 1104, 968, 196},
    .how = {56, 1324, 472, 320},
    .time = {552, 1324, 472, 320},
    .name = 376,
    .loss_y = 118,
};

const struct stats_funnel *coach_funnel(const struct coach *coach)
{
    const struct usage_stats *stats = coach->stats;

    return stats != NULL && stats->funnel_count > 0 ? &stats->funnels[0] : NULL;
}

static void draw_loss(const struct coach *coach, const struct places *at,
                      const struct coach_rows *rows)
{
    const struct words *words = coach->words;
    struct rect panel = at->loss;
    char lost[FORMAT_MAX];
    char reached[FORMAT_MAX];
    char percent[FORMAT_MAX];
    char line[COACH_LINE_MAX];

    coach_panel(coach, panel, words->coach_loss, 0.0F);
    if (rows->most_lost < 0) {
        paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 132.0F, panel.w - 64.0F,
                       words->coach_loss_none, type_heading(52.0F, THEME.text, ALIGN_START));
        return;
    }
    const struct chart_step *step = &rows->steps[rows->most_lost];
    const struct word_value values[] = {
        {"n", coach_number(lost, step->lost)},
        {"of", coach_number(reached, step->reached)},
        {"percent", coach_percent(percent, words, step->lost, step->reached)},
        {NULL, NULL}};

    paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + at->loss_y, panel.w - 64.0F,
                   step->name, type_heading(62.0F, THEME.text, ALIGN_START));
    paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + at->loss_y + 48.0F, panel.w - 64.0F,
                   words_fill(line, sizeof line, words->coach_left_here, values),
                   type_body(30.0F, THEME.text2, ALIGN_START));
}

static const struct stats_ranked *routine_of(const struct coach *coach, const char *id)
{
    for (int i = 0; i < coach->stats->routine_count; i++) {
        if (strcmp(coach->stats->routines[i].name, id) == 0) {
            return &coach->stats->routines[i];
        }
    }
    return NULL;
}

static void draw_how(const struct coach *coach, struct rect panel,
                     const struct stats_funnel *funnel)
{
    const struct words *words = coach->words;
    const struct stats_ranked *routine = routine_of(coach, funnel->routine);
    struct chart_row rows[] = {{words->coach_how_left, routine != NULL ? routine->left : 0},
                               {words->coach_how_idle, routine != NULL ? routine->idle : 0}};

    coach_panel(coach, panel, words->coach_how, 0.0F);
    if (rows[0].value + rows[1].value == 0) {
        paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 132.0F, panel.w - 64.0F,
                       words->coach_loss_none, type_body(34.0F, THEME.text, ALIGN_START));
        return;
    }
    chart_ranked(&coach->chart, coach_inside(panel), rows, 2, 2);
}

static void draw_time(const struct coach *coach, struct rect panel,
                      const struct stats_funnel *funnel)
{
    const struct words *words = coach->words;
    struct style big = type_heading(84.0F, THEME.text, ALIGN_START);
    char clock[FORMAT_MAX];
    char planned[FORMAT_MAX];
    char line[FORMAT_MAX];

    coach_panel(coach, panel, words->coach_time_left, 0.0F);
    if (funnel->left == 0) {
        paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 132.0F, panel.w - 64.0F,
                       words->coach_loss_none, type_body(34.0F, THEME.text, ALIGN_START));
        return;
    }
    format_clock(clock, (funnel->left_median_ms + 500) / 1000);
    format_clock(planned, (funnel->left_planned_ms + 500) / 1000);
    float beside = panel.x + 32.0F + paint_width(coach->paint, &big, clock) + 40.0F;
    struct point at = coach->portrait ? (struct point){panel.x + 32.0F, panel.y + 216.0F}
                                      : (struct point){beside, panel.y + 116.0F};
    float room = panel.x + panel.w - 24.0F - at.x;

    paint_text(coach->paint, panel.x + 30.0F, panel.y + 152.0F, clock, big);
    paint_text_fit(coach->paint, at.x, at.y, room, words->coach_middle,
                   type_body(28.0F, THEME.text2, ALIGN_START));
    paint_text_fit(coach->paint, at.x, at.y + 38.0F, room,
                   format_fill(line, words->coach_of_planned, "time", planned),
                   type_body(28.0F, THEME.text2, ALIGN_START));
}

void coach_quit(const struct coach *coach)
{
    const struct places *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;
    const struct stats_funnel *funnel = coach_funnel(coach);
    struct coach_rows rows;

    if (funnel == NULL) {
        return;
    }
    coach_funnel_rows(coach, funnel, &rows);
    shape_round_rect(coach->paint, at->steps, 28.0F, THEME.surface);
    struct rect box = {at->steps.x + 16.0F, at->steps.y + 44.0F, at->steps.w - 32.0F,
                       at->steps.h - 64.0F};
    float most = (float)rows.count * 84.0F;
    box.h = box.h < most ? box.h : most;
    chart_funnel(&coach->chart, box, rows.steps, rows.count, at->name, rows.most_lost);
    draw_loss(coach, at, &rows);
    draw_how(coach, at->how, funnel);
    draw_time(coach, at->time, funnel);
}
