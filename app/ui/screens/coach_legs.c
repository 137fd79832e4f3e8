/* SPDX-License-Identifier: MIT */
/* Left against right, which calf was chosen, and what became of the second one. */
#include "app/ui/screens/coach.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>

enum {
    MINUTE_MS = 60000,
    MEASURES = 3
};

struct places {
    struct rect sides, chosen, second;
    float name; /* width of the names of what is compared */
};

static const struct places LANDSCAPE = {
    .sides = {64, 140, 1792, 400},
    .chosen = {64, 564, 884, 352},
    .second = {972, 564, 884, 352},
    .name = 320,
};

static const struct places PORTRAIT = {
    .sides = {56, 200, 968, 620},
    .chosen = {56, 844, 968, 388},
    .second = {56, 1256, 968, 388},
    .name = 270,
};

/* One thing that is counted for each leg. */
struct measure {
    const char *name;
    int64_t leg[LEG_COUNT];
};

static void draw_side(const struct coach *coach, struct rect bar, const char *side, int64_t n,
                      bool lit)
{
    float f = coach->chart.px;
    float middle = bar.y + bar.h / 2.0F + f * 0.38F;
    struct style style = type_body(f * 1.1F, THEME.text2, ALIGN_START);
    char number[FORMAT_MAX];

    paint_text(coach->paint, bar.x - f * 0.6F, middle, side,
               type_body(f, THEME.text3, ALIGN_END));
    shape_round_rect(coach->paint, bar, 6.0F, lit ? THEME.pulse : CHART_THEME.bar);
    paint_text(coach->paint, bar.x + bar.w + f * 0.5F, middle, coach_number(number, n), style);
}

/* Two bars from the same axis; the longer is lit. */
static void draw_measure(const struct coach *coach, const struct places *at, struct rect row,
                         const struct measure *measure)
{
    const struct words *words = coach->words;
    const char *const sides[LEG_COUNT] = {words->leg_left_start, words->leg_right_start};
    int64_t most = measure->leg[LEG_LEFT] > measure->leg[LEG_RIGHT] ? measure->leg[LEG_LEFT]
                                                                    : measure->leg[LEG_RIGHT];
    float f = coach->chart.px;
    float x = row.x + at->name + f * 4.0F;
    float room = row.x + row.w - x - f * 4.5F;
    float bar = row.h * 0.3F < 44.0F ? row.h * 0.3F : 44.0F;

    paint_text_fit(coach->paint, row.x, row.y + row.h / 2.0F + 12.0F, at->name, measure->name,
                   type_body(32.0F, THEME.text, ALIGN_START));
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        float y = row.y + row.h / 2.0F + (leg == LEG_LEFT ? -bar - 4.0F : 4.0F);
        float part = most > 0 ? (float)((double)measure->leg[leg] / (double)most) : 0.0F;
        bool lit = measure->leg[leg] == most && measure->leg[1 - leg] < most;

        draw_side(coach, (struct rect){x, y, room * part, bar}, sides[leg], measure->leg[leg],
                  lit);
    }
}

static int64_t minutes(int64_t ms)
{
    return (ms + MINUTE_MS / 2) / MINUTE_MS;
}

static void draw_sides(const struct coach *coach, const struct places *at)
{
    const struct words *words = coach->words;
    const struct stats_leg *leg = coach->stats->leg;
    const struct measure measures[MEASURES] = {
        {words->coach_leg_visits, {leg[0].visits, leg[1].visits}},
        {words->coach_leg_minutes, {minutes(leg[0].guided_ms), minutes(leg[1].guided_ms)}},
        {words->coach_leg_spots, {leg[0].spots, leg[1].spots}},
    };
    struct rect inside = coach_inside(at->sides);

    coach_panel(coach, at->sides, words->coach_sides, 0.0F);
    inside.y -= 8.0F;
    inside.h = (inside.h + 20.0F) / (float)MEASURES;
    for (int i = 0; i < MEASURES; i++) {
        draw_measure(coach, at, inside, &measures[i]);
        inside.y += inside.h;
    }
}

static void draw_chosen(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    const struct stats_legs *legs = coach->stats->legs;
    const struct chart_row rows[] = {{words->leg_left_start, legs[LEGS_LEFT].n},
                                     {words->leg_both, legs[LEGS_BOTH].n},
                                     {words->leg_right_start, legs[LEGS_RIGHT].n}};

    coach_panel(coach, panel, words->coach_chosen, 0.0F);
    chart_ranked(&coach->chart, coach_inside(panel), rows, 3, 3);
}

static void draw_second(const struct coach *coach, struct rect panel)
{
    const struct words *words = coach->words;
    const struct stats_legs *both = &coach->stats->legs[LEGS_BOTH];
    const struct chart_row rows[] = {{words->coach_second_guided, both->second_guided},
                                     {words->coach_second_skipped, both->second_skipped},
                                     {words->coach_second_missing, both->second_missing}};

    coach_panel(coach, panel, words->coach_second_title, 0.0F);
    if (both->n == 0) {
        paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 132.0F, panel.w - 64.0F,
                       words->coach_second_none, type_body(34.0F, THEME.text, ALIGN_START));
        return;
    }
    chart_ranked(&coach->chart, coach_inside(panel), rows, 3, 3);
}

void coach_legs(const struct coach *coach)
{
    const struct places *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;

    draw_sides(coach, at);
    draw_chosen(coach, at->chosen);
    draw_second(coach, at->second);
}
