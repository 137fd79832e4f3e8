/* SPDX-License-Identifier: MIT */
/* `fresh` is at any time what the canvas would be without a fade, in the cells that were taken;
 * `before` is what they showed when they were. A fade that begins while another is under way
 * starts from the mix that is seen. */
#include "app/raster/fade.h"

#include "app/raster/blend.h"
#include "app/raster/fade_mix.h"
#include "app/raster/pages.h"

#include <math.h>
#include <string.h>

static size_t bytes_of(const struct canvas *canvas)
{
    return (size_t)canvas->stride * (size_t)canvas->h * sizeof *canvas->pixels;
}

static struct canvas reserved(int w, int h)
{
    struct canvas canvas = {NULL, w, h, w};

    canvas.pixels = pages_reserve(bytes_of(&canvas));
    return canvas;
}

void fade_finish(struct fade *fade)
{
    pages_free(fade->before.pixels, bytes_of(&fade->before));
    pages_free(fade->fresh.pixels, bytes_of(&fade->fresh));
    fade->before = fade->fresh = (struct canvas){0};
    fade->active = fade->known = false;
}

void fade_set_canvas(struct fade *fade, const struct canvas *canvas)
{
    if (canvas->w == fade->fresh.w && canvas->h == fade->fresh.h) {
        fade_forget(fade);
        return;
    }
    fade_finish(fade);
    fade->before = reserved(canvas->w, canvas->h);
    fade->fresh = reserved(canvas->w, canvas->h);
}

static void end(struct fade *fade)
{
    fade->active = false;
    pages_give_back(fade->before.pixels, bytes_of(&fade->before));
    pages_give_back(fade->fresh.pixels, bytes_of(&fade->fresh));
}

void fade_forget(struct fade *fade)
{
    fade->known = false;
    if (fade->active) {
        end(fade);
    }
}

static struct pixel_rect on_canvas(struct rect rect, struct placement placement)
{
    int x = (int)lroundf(rect.x * placement.scale + placement.x);
    int y = (int)lroundf(rect.y * placement.scale + placement.y);

    return (struct pixel_rect){x, y, (int)lroundf(rect.w * placement.scale),
                               (int)lroundf(rect.h * placement.scale)};
}

static bool has_memory(const struct fade *fade)
{
    return fade->before.pixels != NULL && fade->fresh.pixels != NULL;
}

static void start(struct fade *fade, const struct entering *entering,
                  struct placement placement, const struct damage *damage)
{
    fade->active = true;
    fade->cell_px = 1 << damage->shift;
    fade->columns = damage->columns;
    fade->rows = damage->rows;
    memset(fade->taken, 0, sizeof fade->taken);
    fade->area = (struct pixel_rect){0, 0, fade->fresh.w, fade->fresh.h};
    if (entering->area.w > 0.0F) {
        fade->area = on_canvas(entering->area, placement);
    }
    fade->hole = on_canvas(entering->hole, placement);
}

static struct pixel_rect cell_rect(const struct fade *fade, int cell)
{
    int side = fade->cell_px;
    struct pixel_rect rect = {cell % fade->columns * side, cell / fade->columns * side, side,
                              side};

    return rect_common(rect, (struct pixel_rect){0, 0, fade->fresh.w, fade->fresh.h});
}

static void copy_rect(const struct canvas *from, const struct canvas *to,
                      struct pixel_rect rect)
{
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        memcpy(&to->pixels[(ptrdiff_t)y * to->stride + rect.x],
               &from->pixels[(ptrdiff_t)y * from->stride + rect.x],
               (size_t)rect.w * sizeof *to->pixels);
    }
}

/* What is seen now is what the next picture comes in over, wherever that was fading. */
static void start_over(struct fade *fade)
{
    fade->area = (struct pixel_rect){0, 0, fade->fresh.w, fade->fresh.h};
    fade->hole = (struct pixel_rect){0};
}

bool fade_begin(struct fade *fade, const struct draw_list *list, struct placement placement,
                const struct damage *damage)
{
    const struct entering *entering = &list->entering;
    bool other = fade->known && entering->picture != fade->picture;

    fade->picture = entering->picture;
    fade->known = true;
    if (other && entering->before > 0.0F && has_memory(fade)) {
        if (fade->active) {
            start_over(fade);
            fade->again = true;
        } else {
            start(fade, entering, placement, damage);
        }
    }
    fade->part = 256 - (uint32_t)lroundf(fminf(fmaxf(entering->before, 0.0F), 1.0F) * 256.0F);
    return fade->active;
}

void fade_take(struct fade *fade, const struct canvas *canvas, const struct region *changed)
{
    for (int cell = 0; cell < fade->columns * fade->rows; cell++) {
        uint64_t row = changed->rows[cell / fade->columns];
        bool is_new = (row >> cell % fade->columns & 1U) != 0 && !fade->taken[cell];

        if (is_new || (fade->again && fade->taken[cell])) {
            copy_rect(canvas, &fade->before, cell_rect(fade, cell));
        }
        fade->taken[cell] = fade->taken[cell] || is_new;
    }
    fade->again = false;
}

/* Cells are whole: those that reach into the area fade, those all in the hole do not. */
static bool fades(const struct fade *fade, struct pixel_rect cell)
{
    struct pixel_rect in_area = rect_common(cell, fade->area);
    struct pixel_rect in_hole = rect_common(cell, fade->hole);

    return in_area.w > 0 && in_area.h > 0 && !(in_hole.w == cell.w && in_hole.h == cell.h);
}

/* @return whether the canvas changed there */
static bool show_run(const struct fade *fade, const struct canvas *canvas,
                     struct pixel_rect run, bool mixes)
{
    bool changed = false;

    for (int y = run.y; y < run.y + run.h; y++) {
        uint32_t *out = &canvas->pixels[(ptrdiff_t)y * canvas->stride + run.x];
        const uint32_t *fresh = &fade->fresh.pixels[(ptrdiff_t)y * fade->fresh.stride + run.x];
        const uint32_t *before =
            &fade->before.pixels[(ptrdiff_t)y * fade->before.stride + run.x];
        bool row = mixes ? fade_mix_row(out, before, fresh, run.w, fade->part)
                         : fade_copy_row(out, fresh, run.w);
        changed = changed || row;
    }
    return changed;
}

static bool is_mixed(const struct fade *fade, int cell)
{
    return fade->part < 256 && fades(fade, cell_rect(fade, cell));
}

/* Cells beside each other that are shown alike, from `column` on: long rows of pixels are
 * mixed faster than short ones. @return the column after them */
static int next_run(const struct fade *fade, int row, int column, struct pixel_rect *run_out,
                    bool *mixes_out)
{
    int first = row * fade->columns;

    while (column < fade->columns && !fade->taken[first + column]) {
        column++;
    }
    *run_out = (struct pixel_rect){0};
    if (column == fade->columns) {
        return column;
    }
    *run_out = cell_rect(fade, first + column);
    *mixes_out = is_mixed(fade, first + column);
    for (column++; column < fade->columns && fade->taken[first + column] &&
                   is_mixed(fade, first + column) == *mixes_out;
         column++) {
        run_out->w += cell_rect(fade, first + column).w;
    }
    return column;
}

/* One rectangle a row of cells, from the first that changed to the last: few, and disjoint. */
static struct pixel_rect show_row(const struct fade *fade, const struct canvas *canvas, int row)
{
    struct pixel_rect shown = {0};
    struct pixel_rect run;
    bool mixes = false;

    for (int column = 0; column < fade->columns;) {
        column = next_run(fade, row, column, &run, &mixes);
        if (run.w == 0 || !show_run(fade, canvas, run, mixes)) {
            continue;
        }
        if (shown.w == 0) {
            shown = run;
        }
        shown.w = run.x + run.w - shown.x;
    }
    return shown;
}

/* Rows that changed alike below each other are one rectangle. */
static bool grows_down(struct pixel_rect *above, struct pixel_rect row)
{
    bool continues = above->x == row.x && above->w == row.w && above->y + above->h == row.y;

    above->h += continues ? row.h : 0;
    return continues;
}

int fade_show(struct fade *fade, const struct canvas *canvas,
              struct pixel_rect rects_out[RASTER_MAX_DAMAGE])
{
    int count = 0;

    for (int row = 0; row < fade->rows; row++) {
        struct pixel_rect shown = show_row(fade, canvas, row);
        if (shown.w == 0 || (count > 0 && grows_down(&rects_out[count - 1], shown))) {
            continue;
        }
        if (count == RASTER_MAX_DAMAGE) { /* too many rows to list: the last holds them all */
            struct pixel_rect *last = &rects_out[count - 1];
            *last = (struct pixel_rect){0, last->y, canvas->w, shown.y + shown.h - last->y};
            continue;
        }
        rects_out[count++] = shown;
    }
    if (fade->part == 256) {
        end(fade);
    }
    return count;
}
