/* SPDX-License-Identifier: MIT */
/* Saving everything on a USB stick: what is going on in large words, and what to do about it.
 */
#include "app/ui/screens/screens.h"

#include "app/ui/format.h"
#include "app/ui/screens/task_pictures.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    MEGABYTE = 1000000,
    LINE_MAX_BYTES = 256
};

struct places {
    float x, width; /* of the words */
    float title_y, line_y, note_y, bar_y;
    struct rect stage;
    struct point socket;
    float scale;
};

static const struct places LANDSCAPE = {
    .x = 64,
    .width = 1060,
    .title_y = 400,
    .line_y = 486,
    .note_y = 640,
    .bar_y = 610,
    .stage = {1196, 156, 660, 716},
    .socket = {1526, 336},
    .scale = 1.0F,
};

static const struct places PORTRAIT = {
    .x = 56,
    .width = 968,
    .title_y = 1160,
    .line_y = 1250,
    .note_y = 1420,
    .bar_y = 1400,
    .stage = {56, 200, 968, 760},
    .socket = {540, 400},
    .scale = 1.1F,
};

struct said {
    const char *title, *line, *note;
};

/* Megabytes to the next whole one, so that "needed" is never less than it is. */
static char *megabytes(char out[FORMAT_MAX], int64_t bytes)
{
    snprintf(out, FORMAT_MAX, "%" PRId64, (bytes + MEGABYTE - 1) / MEGABYTE);
    return out;
}

static const char *full_line(const struct scene *scene, char out[LINE_MAX_BYTES])
{
    const struct words *words = scene_words(scene);
    const struct stick *stick = &scene->model->staff.stick;
    char need[FORMAT_MAX], left[FORMAT_MAX];
    const struct word_value values[] = {{"need", megabytes(need, stick->need_bytes)},
                                        {"free", megabytes(left, stick->free_bytes)},
                                        {NULL, NULL}};

    if (stick->need_bytes <= 0) {
        return words->stick_full_plain;
    }
    return words_fill(out, LINE_MAX_BYTES, words->stick_full_line, values);
}

static struct said problem(const struct scene *scene, char out[LINE_MAX_BYTES])
{
    const struct words *words = scene_words(scene);

    switch (scene->model->staff.stick.problem) {
    case STICK_FULL: return (struct said){words->stick_full, full_line(scene, out), ""};
    case STICK_READ_ONLY:
        return (struct said){words->stick_read_only, words->stick_read_only_line, ""};
    case STICK_PULLED: return (struct said){words->stick_pulled, words->stick_pulled_line, ""};
    case STICK_UNREADABLE:
        return (struct said){words->stick_unreadable, words->stick_unreadable_line, ""};
    case STICK_NOT_ALLOWED:
        return (struct said){words->stick_not_allowed, words->stick_not_allowed_line, ""};
    case STICK_NO_RECORDS:
        return (struct said){words->stick_no_records, words->stick_no_records_line, ""};
    case STICK_FINE:
    case STICK_BROKEN: break;
    }
    return (struct said){words->stick_broken, words->stick_broken_line, ""};
}

static const char *filled(const char *pattern, const char *name, const char *value,
                          char out[LINE_MAX_BYTES])
{
    return words_fill(out, LINE_MAX_BYTES, pattern,
                      (const struct word_value[]){{name, value}, {NULL, NULL}});
}

/* `title` and `line` are for what is filled in. */
static struct said said_of(const struct scene *scene, char title[LINE_MAX_BYTES],
                           char line[LINE_MAX_BYTES])
{
    const struct words *words = scene_words(scene);
    const struct stick *stick = &scene->model->staff.stick;

    switch (stick->state) {
    case STICK_LOOKING:
        return (struct said){words->stick_looking, words->stick_looking_line, ""};
    case STICK_FOUND:
        return (struct said){stick->name[0] != '\0'
                                 ? filled(words->stick_found_name, "name", stick->name, title)
                                 : words->stick_found,
                             words->stick_found_line, ""};
    case STICK_SAVING: return (struct said){words->stick_saving, words->stick_saving_line, ""};
    case STICK_SAVED:
        return (struct said){words->stick_saved,
                             filled(words->stick_saved_line, "folder", stick->folder, line),
                             words->stick_saved_private};
    case STICK_FAILED: break;
    }
    return problem(scene, line);
}

static void draw_bar(const struct scene *scene, const struct places *at)
{
    const struct paint *paint = &scene->paint;
    struct rect track = {at->x, at->bar_y, at->width, 28.0F};
    float part = (float)scene->model->staff.stick.percent / 100.0F;
    char percent[FORMAT_MAX];
    char number[FORMAT_MAX];

    shape_round_rect(paint, track, 14.0F, THEME.raised);
    track.w = track.h + (track.w - track.h) * part;
    shape_round_rect(paint, track, 14.0F, THEME.pulse);
    snprintf(number, sizeof number, "%d", scene->model->staff.stick.percent);
    paint_text(paint, at->x, at->bar_y + 124.0F,
               format_fill(percent, scene_words(scene)->coach_percent, "n", number),
               type_heading(76.0F, THEME.text, ALIGN_START));
}

/* Shown as it should be: out until it is wanted, in until it may be pulled. */
static void draw_picture(const struct scene *scene, const struct places *at)
{
    const struct paint *paint = &scene->paint;
    const struct stick *stick = &scene->model->staff.stick;
    bool out = stick->state == STICK_LOOKING || stick->state == STICK_SAVED ||
               stick->state == STICK_FAILED;
    float x = at->socket.x + 190.0F * at->scale;
    float y = at->socket.y + 200.0F * at->scale;

    shape_stage(paint, at->stage, 28.0F);
    stick_picture_draw(paint, at->socket, at->scale, out ? STICK_PICTURE_OUT : 0.0F,
                       stick->state == STICK_LOOKING || stick->state == STICK_FAILED ? 0.45F
                                                                                     : 1.0F);
    if (stick->state == STICK_LOOKING) {
        sign_arrow(paint, x, y + 90.0F, x, y - 60.0F, 26.0F, 9.0F, THEME.pulse);
    } else if (stick->state == STICK_SAVED) {
        shape_disc(paint, x, y + 60.0F, 58.0F, THEME.text);
        sign_tick(paint, x, y + 60.0F, 1.6F, 10.0F, THEME.ink);
    }
}

/* Two lines stand above what follows, too. */
static void draw_title(const struct scene *scene, const struct places *at, const char *title)
{
    struct style style = type_heading(84.0F, THEME.text, ALIGN_START);
    struct textbox box = {
        .x = at->x, .y = at->title_y, .width = at->width, .step = 90.0F, .max = 2};

    if (textbox_lines(&scene->paint, &box, title, &style) > 1) {
        box.y -= box.step;
    }
    textbox_draw(&scene->paint, &box, title, style);
}

void screen_stick(const struct scene *scene)
{
    const struct places *at = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    bool saving = scene->model->staff.stick.state == STICK_SAVING;
    char title[LINE_MAX_BYTES], line[LINE_MAX_BYTES];
    struct said said = said_of(scene, title, line);
    struct textbox box = {
        .x = at->x, .y = at->line_y, .width = at->width, .step = 52.0F, .max = 2};

    scene_title(scene, scene_words(scene)->tasks_stick, scene_width(scene));
    draw_picture(scene, at);
    draw_title(scene, at, said.title);
    textbox_draw(&scene->paint, &box, said.line, type_body(40.0F, THEME.text2, ALIGN_START));
    box.y = at->note_y;
    textbox_draw(&scene->paint, &box, said.note, type_body(34.0F, THEME.text3, ALIGN_START));
    if (saving) {
        draw_bar(scene, at);
    }
}
