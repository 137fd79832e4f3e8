/* SPDX-License-Identifier: MIT */
/* How much each button was pressed, and how worn its contact is: a contact that bounces for
 * long will soon fail. */
#include "app/ui/screens/coach.h"

#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

static const float BAR_WIDE = 226.0F; /* at most */
static const float BAR_GAP = 28.0F;   /* at least */
static const float BAR_FULL_MS = 10.0F;

static bool is_used(const struct stats_button *button)
{
    return button->presses + button->glitches + button->stuck + button->at_start > 0;
}

static bool are_used(const struct usage_stats *stats)
{
    bool used = false;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        used = used || is_used(&stats->buttons[i]);
    }
    return used;
}

/* A long number may reach up to the next column. */
static void draw_presses(const struct coach *coach, struct rect column, enum button button)
{
    int64_t n = coach->stats->buttons[button].presses;
    float x = column.x + 88.0F;
    char number[FORMAT_MAX];

    sign_button(coach->paint, column.x + 36.0F, column.y + 36.0F, 36.0F, button);
    paint_text_fit(coach->paint, x, column.y + 34.0F, column.x + column.w - x,
                   coach_number(number, n), type_heading(40.0F, THEME.text, ALIGN_START));
    paint_text_fit(coach->paint, x, column.y + 68.0F, column.x + column.w - x,
                   n == 1 ? coach->words->coach_press : coach->words->coach_presses,
                   type_body(28.0F, THEME.text3, ALIGN_START));
}

static void draw_bar(const struct coach *coach, struct rect bar, int64_t bounce_ms)
{
    float part = (float)bounce_ms / BAR_FULL_MS;
    struct rect filled = {bar.x, bar.y, bar.w * (part < 1.0F ? part : 1.0F), bar.h};

    shape_round_rect(coach->paint, bar, 6.0F, THEME.raised);
    if (bounce_ms > 0) {
        shape_round_rect(coach->paint, filled, 6.0F,
                         bounce_ms > STATS_BOUNCE_WORN_MS ? THEME.pulse : CHART_THEME.bar);
    }
}

/* "8 ms", and what it means. */
static void draw_verdict(const struct coach *coach, float x, float y, float width,
                         const struct stats_button *button)
{
    const struct words *words = coach->words;
    bool worn = button->bounce_ms > STATS_BOUNCE_WORN_MS;
    char number[FORMAT_MAX];
    char text[FORMAT_MAX];

    if (button->watched == 0) {
        paint_text_fit(coach->paint, x, y, width, words->coach_bounce_unseen,
                       type_body(28.0F, THEME.text3, ALIGN_START));
        return;
    }
    format_fill(text, button->bounce_ms > 0 ? words->coach_bounce : words->coach_bounce_short,
                "n", coach_number(number, button->bounce_ms));
    paint_text_fit(coach->paint, x, y, width, text,
                   type_heading(30.0F, THEME.text, ALIGN_START));
    paint_text_fit(coach->paint, x, y + 34.0F, width,
                   worn ? words->coach_worn : words->coach_good,
                   type_body(28.0F, worn ? THEME.text : THEME.text3, ALIGN_START));
}

void coach_buttons(const struct coach *coach, struct rect panel)
{
    float inner = panel.w - 64.0F;
    float most = (inner - 3.0F * BAR_GAP) / BUTTON_COUNT;
    float wide = most < BAR_WIDE ? most : BAR_WIDE;
    float step = (inner - wide) / (BUTTON_COUNT - 1);

    coach_panel(coach, panel, coach->words->coach_buttons, 0.0F);
    if (!are_used(coach->stats)) {
        paint_text_fit(coach->paint, panel.x + 32.0F, panel.y + 120.0F, inner,
                       coach->words->coach_no_presses,
                       type_body(34.0F, THEME.text, ALIGN_START));
        return;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct stats_button *button = &coach->stats->buttons[i];
        float x = panel.x + 32.0F + step * (float)i;

        draw_presses(coach, (struct rect){x, panel.y + 68.0F, wide + BAR_GAP - 8.0F, 72.0F},
                     (enum button)i);
        draw_bar(coach, (struct rect){x, panel.y + 154.0F, wide, 24.0F},
                 button->watched > 0 ? button->bounce_ms : 0);
        draw_verdict(coach, x, panel.y + 211.0F, wide, button);
    }
}
