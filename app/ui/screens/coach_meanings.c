/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    MEANINGS_MAX = 6
};

struct meaning {
    const char *name;
    const char *text;
};

/* Where they stand: one below the other, in one column or in two. */
struct columns {
    int rows;
    float y, row, width, step;
};

static const struct columns LANDSCAPE = {
    .rows = 3, .y = 196, .row = 250, .width = 860, .step = 932};
static const struct columns PORTRAIT = {.rows = 6, .y = 230, .row = 250, .width = 968};

static int overview(const struct words *words, struct meaning out[MEANINGS_MAX])
{
    out[0] = (struct meaning){words->coach_visits_title, words->coach_mean_visits};
    out[1] = (struct meaning){words->coach_hours, words->coach_mean_hours};
    out[2] = (struct meaning){words->coach_techniques, words->coach_mean_techniques};
    out[3] = (struct meaning){words->coach_finished_title, words->coach_mean_finished};
    out[4] = (struct meaning){words->coach_felt, words->coach_mean_felt};
    return 5;
}

static int techniques(const struct words *words, struct meaning out[MEANINGS_MAX])
{
    out[0] = (struct meaning){words->coach_techniques, words->coach_mean_technique};
    out[1] = (struct meaning){words->coach_tools, words->coach_mean_tool};
    out[2] = (struct meaning){words->coach_col_minutes, words->coach_mean_minutes};
    out[3] = (struct meaning){words->coach_col_change, words->coach_mean_change};
    return 4;
}

static int quit(const struct words *words, struct meaning out[MEANINGS_MAX])
{
    out[0] = (struct meaning){words->coach_quit_title, words->coach_mean_quit};
    out[1] = (struct meaning){words->coach_loss, words->coach_mean_loss};
    out[2] = (struct meaning){words->coach_how, words->coach_mean_how};
    out[3] = (struct meaning){words->coach_time_left, words->coach_mean_time};
    return 4;
}

static int legs(const struct words *words, struct meaning out[MEANINGS_MAX])
{
    out[0] = (struct meaning){words->coach_sides, words->coach_mean_sides};
    out[1] = (struct meaning){words->coach_chosen, words->coach_mean_chosen};
    out[2] = (struct meaning){words->coach_second_title, words->coach_mean_second};
    return 3;
}

static int station(const struct words *words, struct meaning out[MEANINGS_MAX])
{
    out[0] = (struct meaning){words->coach_on_off, words->coach_mean_on_off};
    out[1] = (struct meaning){words->coach_up, words->coach_mean_up};
    out[2] = (struct meaning){words->coach_buttons, words->coach_mean_buttons};
    out[3] = (struct meaning){words->coach_faults, words->coach_mean_faults};
    out[4] = (struct meaning){words->coach_storage, words->coach_mean_storage};
    out[5] = (struct meaning){words->coach_clock, words->coach_mean_clock};
    return 6;
}

static int meanings_of(const struct coach *coach, struct meaning out[MEANINGS_MAX])
{
    switch (coach->scene->model->staff.page) {
    case COACH_OVERVIEW: return overview(coach->words, out);
    case COACH_TECHNIQUES: return techniques(coach->words, out);
    case COACH_QUIT: return quit(coach->words, out);
    case COACH_LEGS: return legs(coach->words, out);
    case COACH_STATION: return station(coach->words, out);
    case COACH_TASKS:
    case COACH_PAGE_COUNT: break;
    }
    return 0;
}

void coach_meanings(const struct coach *coach)
{
    const struct columns *at = coach->portrait ? &PORTRAIT : &LANDSCAPE;
    struct meaning meanings[MEANINGS_MAX];
    int count = meanings_of(coach, meanings);

    for (int i = 0; i < count; i++) {
        int column = i / at->rows;
        float x = scene_margin(coach->scene) + at->step * (float)column;
        float y = at->y + at->row * (float)(i % at->rows);
        struct textbox box = {
            .x = x, .y = y + 48.0F, .width = at->width, .step = 40.0F, .max = 4};

        paint_text_fit(coach->paint, x, y, at->width, meanings[i].name,
                       type_heading(34.0F, THEME.text, ALIGN_START));
        textbox_draw(coach->paint, &box, meanings[i].text,
                     type_body(30.0F, THEME.text2, ALIGN_START));
    }
}
