/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_timeline.h"

#include "app/cli/tour.h"
#include "app/core/speech.h"
#include "app/ui/paint.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdlib.h>
#include <string.h>

enum {
    MARKS_MAX = 1024,
    TEXT_MAX = 160,
    VISIT_MOST_MS = 20 * 60000
};

enum kind {
    MARK_STEP, /* what is done from here on */
    MARK_CUE,
    MARK_WORDS
};

struct mark {
    enum kind kind;
    int64_t at_ms; /* from the first mark on */
    enum cue cue;
    char text[TEXT_MAX];
};

struct timeline {
    struct mark marks[MARKS_MAX];
    int count;
    int64_t from_ms;
};

/* Rows of so many seconds each. */
struct rows {
    float x, y, width, height;
    int64_t row_ms;
};

static const struct rows LANDSCAPE = {64, 130, 1792, 184, 90000};
static const struct rows PORTRAIT = {56, 130, 968, 196, 50000};

static struct mark *add(struct timeline *line, enum kind kind, int64_t at_ms, const char *text)
{
    struct mark *mark = &line->marks[line->count < MARKS_MAX ? line->count++ : MARKS_MAX - 1];

    *mark = (struct mark){.kind = kind, .at_ms = at_ms - line->from_ms};
    snprintf(mark->text, sizeof mark->text, "%s", text);
    return mark;
}

static void add_words(struct timeline *line, int64_t at_ms, const struct speech *speech)
{
    char text[TEXT_MAX] = "";

    for (int i = 0; i < speech->count; i++) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof text - used, "%s%s.", used > 0 ? " " : "",
                 speech->parts[i]);
    }
    add(line, MARK_WORDS, at_ms, text);
}

static const char *doing(const struct model *model, const struct station *station)
{
    const struct words *words = station_language(station)->words;

    if (model->screen == SCREEN_RUN) {
        return visit_phase(model, &station->env)->name;
    }
    if (model->screen == SCREEN_SWITCH) {
        return words->switch_change;
    }
    return model->screen == SCREEN_READY ? words->ready_title : "";
}

static void listen(struct timeline *line, const struct station *station,
                   const struct model *before, const struct effects *effects)
{
    const struct model *after = &station->model;
    struct speech speech;

    if (speech_is_over(before, after)) {
        add(line, MARK_STEP, after->now_ms, doing(after, station));
    }
    for (int i = 0; i < effects->count; i++) {
        if (effects->items[i].kind == EFFECT_CUE) {
            add(line, MARK_CUE, effects->items[i].at_ms, "")->cue = effects->items[i].u.cue.cue;
        }
    }
    if (speech_of(before, after, effects, &station->env, station_language(station)->words,
                  &speech)) {
        add_words(line, after->now_ms, &speech);
    }
}

/* From "get ready" to the question how it feels. */
static void play(struct timeline *line, struct station *station)
{
    struct model *model = &station->model;
    struct model menu = *model;
    const struct effects none = {0};

    menu.screen = SCREEN_LEG;
    line->from_ms = model->now_ms = model->since_ms;
    listen(line, station, &menu, &none);
    while (model->screen != SCREEN_FEEL && model->now_ms < line->from_ms + VISIT_MOST_MS) {
        struct model before = *model;
        struct event tick = {.kind = EVENT_TICK,
                             .at_ms = visit_next_deadline(model, &station->env)};
        struct effects effects;

        if (!visit_step(model, &station->env, &tick, &effects)) {
            return;
        }
        listen(line, station, &before, &effects);
    }
}

static struct point place(const struct rows *rows, int64_t at_ms)
{
    int64_t row = at_ms / rows->row_ms;
    float part = (float)(at_ms % rows->row_ms) / (float)rows->row_ms;

    return (struct point){rows->x + part * rows->width, rows->y + (float)row * rows->height};
}

/* Until the next of its kind, or the end of its row. */
static float room(const struct timeline *line, const struct rows *rows, int index)
{
    struct point at = place(rows, line->marks[index].at_ms);

    for (int i = index + 1; i < line->count; i++) {
        struct point next = place(rows, line->marks[i].at_ms);

        if (line->marks[i].kind == line->marks[index].kind && next.y == at.y) {
            return next.x - at.x - 8.0F;
        }
        if (next.y > at.y) {
            break;
        }
    }
    return rows->x + rows->width - at.x;
}

static void draw_cue(const struct paint *paint, struct point at, enum cue cue)
{
    bool breath = cue == CUE_BREATHE_IN || cue == CUE_BREATHE_OUT;
    bool end = cue == CUE_END || cue == CUE_SWITCH || cue == CUE_FINISH;

    if (breath) {
        float tip = cue == CUE_BREATHE_IN ? 86.0F : 104.0F;
        float foot = cue == CUE_BREATHE_IN ? 104.0F : 86.0F;
        const struct point sign[] = {
            {at.x, at.y + tip}, {at.x + 8.0F, at.y + foot}, {at.x - 8.0F, at.y + foot}};

        shape_polygon(paint, sign, 3, THEME.breath);
    } else if (cue != CUE_TEN && cue != CUE_PLACE) {
        shape_rect(paint, (struct rect){at.x - 2.0F, at.y + 48.0F, end ? 6.0F : 4.0F, 30.0F},
                   end ? THEME.pulse : THEME.text);
    }
}

static void draw_mark(const struct paint *paint, const struct timeline *line,
                      const struct rows *rows, int index)
{
    const struct mark *mark = &line->marks[index];
    struct point at = place(rows, mark->at_ms);
    float width = room(line, rows, index);

    switch (mark->kind) {
    case MARK_STEP:
        if (mark->text[0] == '\0') {
            break;
        }
        shape_round_rect(paint, (struct rect){at.x, at.y, width, 40.0F}, 8.0F, THEME.raised);
        paint_text_fit(paint, at.x + 10.0F, at.y + 29.0F, width - 16.0F, mark->text,
                       type_heading(22.0F, THEME.text, ALIGN_START));
        break;
    case MARK_CUE: draw_cue(paint, at, mark->cue); break;
    case MARK_WORDS:
        shape_rect(paint, (struct rect){at.x, at.y + 112.0F, 2.0F, 26.0F}, THEME.text3);
        paint_text_fit(paint, at.x + 8.0F, at.y + 132.0F, width - 8.0F, mark->text,
                       type_body(20.0F, THEME.text2, ALIGN_START));
        break;
    }
}

static void draw(struct gallery *gallery, const struct timeline *line)
{
    struct station *station = &gallery->station;
    bool portrait = gallery->canvas.h > gallery->canvas.w;
    const struct rows *rows = portrait ? &PORTRAIT : &LANDSCAPE;
    float w = portrait ? 1080.0F : 1920.0F, h = portrait ? 1920.0F : 1080.0F;
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    const struct paint paint = {.list = station->list,
                                .metrics = raster_metrics(station->raster),
                                .keep = 1.0F,
                                .ground = THEME.bg,
                                .place = place_identity()};

    draw_begin(station->list, w, h, THEME.bg);
    paint_text(&paint, rows->x, 84.0F, "What is heard: cues, breath, voice",
               type_heading(40.0F, THEME.text, ALIGN_START));
    for (int i = 0; i < line->count; i++) {
        draw_mark(&paint, line, rows, i);
    }
    raster_invalidate(station->raster);
    raster_frame(station->raster, station->list, &gallery->canvas,
                 placement_fit(gallery->canvas.w, gallery->canvas.h, w, h), damage);
}

bool gallery_timeline(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    struct timeline *line = calloc(1, sizeof *line);
    char file[GALLERY_NAME_MAX];
    bool fine = line != NULL;

    if (fine && tour_go(TOUR_READY, &station->env, &station->model)) {
        play(line, station);
        draw(show->gallery, line);
        snprintf(file, sizeof file, "%s/timeline.png", show->layout->name);
        gallery_page_heading(&show->page, 3, "What is heard");
        gallery_page_picture(&show->page, file, show->layout->w, show->layout->h,
                             "Cues and sentences of a visit over its steps");
        fine = gallery_write(show->gallery, file);
    }
    free(line);
    return fine;
}
