/* SPDX-License-Identifier: MIT */
/* `before` is what the cells that were taken showed when they were. A fade that begins while
 * another is under way starts from the mix that is seen. */
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
    fade->before = (struct canvas){0};
    fade->active = fade->known = false;
}

void fade_set_canvas(struct fade *fade, const struct canvas *canvas)
{
    if (canvas->w == fade->before.w && canvas->h == fade->before.h) {
        fade_forget(fade);
        return;
    }
    fade_finish(fade);
    fade->before = reserved(canvas->w, canvas->h);
}

static void end(struct fade *fade)
{
    fade->active = false;
    pages_give_back(fade->before.pixels, bytes_of(&fade->before));
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

static struct pixel_rect everything(const struct fade *fade)
{
    return (struct pixel_rect){0, 0, fade->before.w, fade->before.h};
}

static void start(struct fade *fade, const struct entering *entering,
                  struct placement placement)
{
    fade->active = true;
    fade->shown_part = 0;
    fade->area = everything(fade);
    fade->taken = (struct region){.shift = region_shift(fade->before.w, fade->before.h),
                                  .clip = everything(fade)};
    if (entering->area.w > 0.0F) {
        fade->area = on_canvas(entering->area, placement);
    }
    fade->hole = on_canvas(entering->hole, placement);
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
    fade->area = everything(fade);
    fade->hole = (struct pixel_rect){0};
    fade->shown_part = 0;
    fade->again = true;
}

bool fade_begin(struct fade *fade, const struct draw_list *list, struct placement placement)
{
    const struct entering *entering = &list->entering;
    bool other = fade->known && entering->picture != fade->picture;

    fade->picture = entering->picture;
    fade->known = true;
    if (other && entering->before > 0.0F && fade->before.pixels != NULL) {
        if (fade->active) {
            start_over(fade);
        } else {
            start(fade, entering, placement);
        }
    }
    fade->part = 256 - (uint32_t)lroundf(fminf(fmaxf(entering->before, 0.0F), 1.0F) * 256.0F);
    return fade->active;
}

/* Cells are whole: those that reach into the area fade, those all in the hole do not. */
static bool fades(const struct fade *fade, struct pixel_rect cell)
{
    struct pixel_rect in_area = rect_common(cell, fade->area);
    struct pixel_rect in_hole = rect_common(cell, fade->hole);

    return in_area.w > 0 && in_area.h > 0 && !(in_hole.w == cell.w && in_hole.h == cell.h);
}

static void take_cell(struct fade *fade, const struct canvas *canvas, int row, int column,
                      bool changed)
{
    int side = 1 << fade->taken.shift;
    struct pixel_rect cell = {column * side, row * side, side, side};
    uint64_t bit = UINT64_C(1) << column;
    bool was_taken = (fade->taken.rows[row] & bit) != 0;

    cell = rect_common(cell, everything(fade));
    if (cell.w == 0 || !(was_taken ? fade->again : changed && fades(fade, cell))) {
        return;
    }
    copy_rect(canvas, &fade->before, cell);
    fade->taken.rows[row] |= bit;
}

/* A cell that only began to fade shows what it did: it is drawn with the first part. */
void fade_take(struct fade *fade, const struct canvas *canvas, struct region *changed)
{
    int rows = ((fade->before.h - 1) >> fade->taken.shift) + 1;

    for (int row = 0; row < rows; row++) {
        uint64_t *bits = &changed->rows[row];
        for (int column = 0; column < REGION_MAX_COLUMNS; column++) {
            take_cell(fade, canvas, row, column, (*bits >> column & 1U) != 0);
        }
        if (fade->part == 0) {
            *bits &= ~fade->taken.rows[row];
        } else if (fade->part != fade->shown_part) {
            *bits |= fade->taken.rows[row];
        }
    }
    fade->again = false;
    fade->shown_part = fade->part;
}

struct mixing {
    const struct fade *fade;
    const struct canvas *canvas;
};

static void mix_rect(void *user, struct pixel_rect rect)
{
    const struct mixing *mixing = user;

    for (int y = rect.y; y < rect.y + rect.h; y++) {
        const struct canvas *before = &mixing->fade->before, *canvas = mixing->canvas;
        fade_mix_row(&canvas->pixels[(ptrdiff_t)y * canvas->stride + rect.x],
                     &before->pixels[(ptrdiff_t)y * before->stride + rect.x], rect.w,
                     mixing->fade->part);
    }
}

void fade_mix(struct fade *fade, const struct canvas *canvas, const struct region *drawn)
{
    struct mixing mixing = {fade, canvas};
    struct region mixed = *drawn;

    if (fade->part == 256) {
        end(fade);
        return;
    }
    for (int row = 0; row < REGION_MAX_ROWS; row++) {
        mixed.rows[row] &= fade->taken.rows[row];
    }
    region_visit(&mixed, mix_rect, &mixing);
}
