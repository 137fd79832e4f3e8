/* SPDX-License-Identifier: MIT */
/* What is out of order, for the coach: a row a thing, and the question whether it works again.
 */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/screens/trouble_signs.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>

enum {
    MINUTE_MS = 60000,
    HOUR_MS = 3600000,
    DAY_HOURS = 24,
    LINE_MAX_BYTES = 2 * FORMAT_MAX + 2
};

struct list {
    struct rect row; /* the first */
    float step;
    int shown;
    struct point picture, title, line; /* of the question */
    float width, scale;
};

static const struct list LANDSCAPE = {{64, 156, 1792, 112}, 124,        6,    {960, 360},
                                      {960, 660},           {960, 748}, 1600, 2.2F};
static const struct list PORTRAIT = {{56, 210, 968, 128}, 144,         10,  {540, 620},
                                     {540, 1010},         {540, 1100}, 900, 2.2F};

/* "2 d", "5 h", "12 min" */
static char *length_of(char out[FORMAT_MAX], const struct words *words, int64_t ms)
{
    int64_t hours = ms / HOUR_MS;

    if (hours >= 2 * DAY_HOURS) {
        return format_count(out, words->coach_time_days, (int)(hours / DAY_HOURS));
    }
    if (hours >= 2) {
        return format_count(out, words->coach_time_hours, (int)hours);
    }
    return format_count(out, words->time_minutes, (int)(ms / MINUTE_MS));
}

/* "for 5 h, reports: 3", as it was when the page came; without what is not known. */
static void tell(const struct scene *scene, const struct outage *outage,
                 char out[LINE_MAX_BYTES])
{
    const struct words *words = scene_words(scene);
    char length[FORMAT_MAX], since[FORMAT_MAX] = "", said[FORMAT_MAX];

    if (outage->since_ms != OUTAGE_SINCE_UNKNOWN) {
        format_fill(since, words->outages_for, "time",
                    length_of(length, words, scene->model->since_ms - outage->since_ms));
    }
    if (outage->reports > 0) {
        format_count(said, words->outages_said, outage->reports);
    } else {
        snprintf(said, sizeof said, "%s", words->outages_staff);
    }
    snprintf(out, LINE_MAX_BYTES, "%s%s%s", since, since[0] != '\0' ? ", " : "", said);
}

static void draw_row(const struct scene *scene, const struct list *at, int place, int item)
{
    const struct words *words = scene_words(scene);
    const struct outages *outages = &scene->model->outages;
    struct rect row = at->row;
    float focus = scene_focus_of(scene, item);
    float x = row.x + 36.0F;
    struct style name =
        type_heading(40.0F, colour_mix(THEME.text2, THEME.text, focus), ALIGN_START);
    char line[LINE_MAX_BYTES];

    row.y += at->step * (float)place;
    scene_card(scene, row, 28.0F, focus);
    if (item == outages->count) {
        paint_text_fit(&scene->paint, x, row.y + row.h / 2.0F + 14.0F, row.w - 72.0F,
                       words->outages_add, name);
        return;
    }
    const struct outage *outage = &outages->items[item];

    paint_text_fit(&scene->paint, x, row.y + 52.0F, row.w * 0.56F,
                   trouble_name(scene, outage->what), name);
    paint_text_fit(&scene->paint, row.x + row.w - 36.0F, row.y + 52.0F, row.w * 0.34F,
                   trouble_kind_words(words, outage->kind),
                   type_heading(34.0F, THEME.text2, ALIGN_END));
    tell(scene, outage, line);
    paint_text_fit(&scene->paint, x, row.y + 94.0F, row.w - 72.0F, line,
                   type_body(30.0F, THEME.text3, ALIGN_START));
}

/* As many as there is room for, those around the focus. */
static void draw_list(const struct scene *scene, const struct list *at)
{
    int count = scene->model->outages.count + 1;
    int first = scene->model->focus - at->shown / 2;
    int most = count - at->shown;

    first = first < most ? first : most;
    first = first > 0 ? first : 0;
    scene_title(scene, scene_words(scene)->tasks_outages, scene_width(scene) * 0.58F);
    if (count == 1) {
        scene_corner(scene, scene_words(scene)->outages_none, scene_width(scene) * 0.38F);
    }
    for (int i = 0; i < at->shown && first + i < count; i++) {
        draw_row(scene, at, i, first + i);
    }
}

static void draw_question(const struct scene *scene, const struct list *at)
{
    const struct words *words = scene_words(scene);
    const struct model *model = scene->model;
    const struct outage *outage = &model->outages.items[model->focus];
    struct textbox line = {at->line.x, at->line.y, at->width, 52.0F, 2, 0};
    int tool = content_find_tool(scene_content(scene), outage->what);

    scene_title(scene, words->tasks_outages, scene_width(scene) * 0.58F);
    scene_corner(scene, trouble_name(scene, outage->what), scene_width(scene) * 0.38F);
    if (tool >= 0) {
        scene_tool(scene, &scene_content(scene)->tools[tool], at->picture, at->scale, 600.0F,
                   1.0F);
    } else {
        trouble_part_draw(&scene->paint, at->picture, at->scale, trouble_part_of(outage->what));
    }
    paint_text_fit(&scene->paint, at->title.x, at->title.y, at->width, words->outages_again,
                   type_heading(84.0F, THEME.text, ALIGN_MIDDLE));
    textbox_draw(&scene->paint, &line, words->outages_again_line,
                 type_body(40.0F, THEME.text2, ALIGN_MIDDLE));
}

void screen_outages(const struct scene *scene)
{
    const struct list *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;

    if (scene->model->staff.clearing && scene->model->focus < scene->model->outages.count) {
        draw_question(scene, at);
    } else {
        draw_list(scene, at);
    }
}
