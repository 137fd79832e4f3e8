/* SPDX-License-Identifier: MIT */
/* What a coach can do: save everything on a stick, and say which days do not count. */
#include "app/ui/screens/coach.h"

#include "app/ui/screens/task_pictures.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

struct cards {
    float x, y, w, h, step_x, step_y;
    float picture_y, name_y;
};

static const struct cards LANDSCAPE = {64, 160, 880, 732, 912, 0, 330, 560};
static const struct cards PORTRAIT = {56, 200, 968, 730, 0, 762, 330, 560};

static void draw_task(const struct coach *coach, const struct cards *at, enum coach_task task)
{
    const struct words *words = coach->words;
    float focus = scene_focus_of(coach->scene, (int)task);
    struct rect card = {at->x + (float)task * at->step_x, at->y + (float)task * at->step_y,
                        at->w, at->h};
    float middle = card.x + card.w / 2.0F;
    struct textbox box = {.x = middle,
                          .y = card.y + at->name_y + 62.0F,
                          .width = card.w - 120.0F,
                          .step = 44.0F,
                          .max = 2};
    struct paint paint = *coach->paint;
    bool stick = task == TASK_STICK;

    scene_card(coach->scene, card, 36.0F, focus);
    paint.keep *= 0.7F + 0.3F * focus;
    paint.ground = colour_mix(THEME.surface, THEME.raised, focus);
    if (stick) {
        stick_picture_draw(&paint, (struct point){middle, card.y + at->picture_y - 150.0F},
                           0.66F, STICK_PICTURE_OUT, 1.0F);
    } else {
        days_picture_draw(&paint, (struct point){middle, card.y + at->picture_y - 40.0F});
    }
    paint_text_fit(
        coach->paint, middle, card.y + at->name_y, card.w - 96.0F,
        stick ? words->tasks_stick : words->tasks_days,
        type_heading(60.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_MIDDLE));
    textbox_draw(coach->paint, &box, stick ? words->tasks_stick_line : words->tasks_days_line,
                 type_body(34.0F, colour_mix(THEME.text3, THEME.text2, focus), ALIGN_MIDDLE));
}

void coach_tasks(const struct coach *coach)
{
    const struct cards *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;

    for (enum coach_task task = 0; task < TASK_COUNT; task++) {
        draw_task(coach, at, task);
    }
}
