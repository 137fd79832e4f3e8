/* SPDX-License-Identifier: MIT */
/* What a coach can do, a card a task. */
#include "app/ui/screens/coach.h"

#include "app/ui/screens/task_pictures.h"
#include "app/ui/screens/trouble_signs.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

/* Two cards side by side, or one below the other. */
struct cards {
    int columns;
    float x, y, w, h, step_x, step_y;
    float words_x;
};

static const struct cards LANDSCAPE = {2, 64, 160, 880, 354, 912, 378, 320};
static const struct cards PORTRAIT = {1, 56, 200, 968, 360, 0, 384, 340};

struct task {
    const char *name, *line;
};

static struct task task_of(const struct words *words, enum coach_task task)
{
    switch (task) {
    case TASK_STICK: return (struct task){words->tasks_stick, words->tasks_stick_line};
    case TASK_DAYS: return (struct task){words->tasks_days, words->tasks_days_line};
    case TASK_SERVICE: return (struct task){words->tasks_service, words->tasks_service_line};
    case TASK_OUTAGES: return (struct task){words->tasks_outages, words->tasks_outages_line};
    case TASK_COUNT: break;
    }
    return (struct task){"", ""};
}

static void draw_picture(const struct paint *paint, struct point at, enum coach_task task)
{
    struct paint here = *paint;

    switch (task) {
    case TASK_STICK:
        stick_picture_draw(paint, (struct point){at.x, at.y - 90.0F}, 0.5F, STICK_PICTURE_OUT,
                           1.0F);
        break;
    case TASK_DAYS:
        here.place = (struct place){at.x, at.y, 0.6F, 0.6F};
        days_picture_draw(&here, (struct point){0.0F, 10.0F});
        break;
    case TASK_SERVICE: checks_picture_draw(paint, at, 0.6F); break;
    case TASK_OUTAGES: trouble_kind_draw(paint, at, 0.7F, TROUBLE_MISSING); break;
    case TASK_COUNT: break;
    }
}

static void draw_task(const struct coach *coach, const struct cards *at, enum coach_task task)
{
    struct task said = task_of(coach->words, task);
    float focus = scene_focus_of(coach->scene, (int)task);
    int row = (int)task / at->columns, column = (int)task % at->columns;
    struct rect card = {at->x + (float)column * at->step_x, at->y + (float)row * at->step_y,
                        at->w, at->h};
    float width = card.w - at->words_x - 40.0F;
    struct style style =
        type_heading(48.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_START);
    struct textbox box = {.x = card.x + at->words_x,
                          .y = card.y + 130.0F,
                          .width = width,
                          .step = 56.0F,
                          .max = 2};
    struct paint paint = *coach->paint;

    scene_card(coach->scene, card, 36.0F, focus);
    paint.keep *= 0.7F + 0.3F * focus;
    paint.ground = colour_mix(THEME.surface, THEME.raised, focus);
    draw_picture(&paint, (struct point){card.x + at->words_x / 2.0F, card.y + card.h / 2.0F},
                 task);
    int lines = textbox_draw(coach->paint, &box, said.name, style);

    box.y += (float)(lines - 1) * box.step + 62.0F;
    box.step = 42.0F;
    box.max = 3;
    textbox_draw(coach->paint, &box, said.line,
                 type_body(32.0F, colour_mix(THEME.text3, THEME.text2, focus), ALIGN_START));
}

void coach_tasks(const struct coach *coach)
{
    const struct cards *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;

    for (enum coach_task task = 0; task < TASK_COUNT; task++) {
        draw_task(coach, at, task);
    }
}
