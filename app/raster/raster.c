/* SPDX-License-Identifier: MIT */
/* A frame in three steps: place every command on the canvas (its box, its text), let damage.c
 * say which rectangles changed, and draw the commands into those, in their order. */
#include "app/raster/raster.h"

#include "app/raster/damage.h"
#include "app/raster/fade.h"
#include "app/raster/fill.h"
#include "app/raster/glyphs.h"
#include "app/raster/shade.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* A command as it lies on the canvas. */
struct placed {
    struct pixel_rect box;  /* all that it covers, within the canvas */
    struct pixel_rect clip; /* the part that is seen */
    const struct text_mask *text;
    int x, y;    /* where the text's pen starts */
    bool covers; /* whole cells, so that nothing below it is seen there */
};

/* What the canvas has to be like for the frame before still to be on it. */
struct shown {
    const uint32_t *pixels;
    int w, h, stride;
    struct placement placement;
};

struct raster {
    struct fonts fonts;
    struct font_metrics metrics;
    struct filler *filler;
    struct shader *shader;
    struct glyphs *glyphs;
    struct raster_stats stats;
    struct shown shown;
    struct damage damage;
    struct region changed;     /* since the frame before */
    struct region shown_cells; /* those of them whose lowest cover has been reached */
    struct fade fade;
    struct placed placed[DRAW_MAX_COMMANDS];
};

struct raster *raster_create(const char *font_dir, char error_out[RASTER_ERROR_MAX])
{
    struct raster *raster = calloc(1, sizeof *raster);
    if (raster == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "out of memory");
        return NULL;
    }
    if (!fonts_find(&raster->fonts, font_dir, error_out) ||
        !fonts_read_metrics(&raster->fonts, &raster->metrics, error_out)) {
        raster_destroy(raster);
        return NULL;
    }
    raster->filler = filler_create();
    raster->shader = shader_create();
    raster->glyphs = glyphs_create(&raster->fonts);
    if (raster->filler == NULL || raster->shader == NULL || raster->glyphs == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "out of memory");
        raster_destroy(raster);
        return NULL;
    }
    return raster;
}

void raster_destroy(struct raster *raster)
{
    if (raster == NULL) {
        return;
    }
    glyphs_destroy(raster->glyphs);
    filler_destroy(raster->filler);
    shader_destroy(raster->shader);
    fonts_finish(&raster->fonts);
    fade_finish(&raster->fade);
    free(raster);
}

const char *raster_font_file(const struct raster *raster)
{
    return raster->fonts.path[FONT_REGULAR];
}

const struct font_metrics *raster_metrics(const struct raster *raster)
{
    return &raster->metrics;
}

struct raster_stats raster_stats(const struct raster *raster)
{
    return raster->stats;
}

void raster_invalidate(struct raster *raster)
{
    damage_invalidate(&raster->damage);
    fade_forget(&raster->fade);
}

struct placement placement_fit(int canvas_w, int canvas_h, float page_w, float page_h)
{
    float scale = fminf((float)canvas_w / page_w, (float)canvas_h / page_h);
    return (struct placement){scale, ((float)canvas_w - page_w * scale) / 2,
                              ((float)canvas_h - page_h * scale) / 2};
}

/* Far outside every canvas, and yet no sum of two such numbers overflows. */
static int within_reach(float px)
{
    return (int)fminf(fmaxf(px, -1e6F), 1e6F);
}

static struct pixel_rect box_between(float left, float top, float right, float bottom)
{
    int x = within_reach(left), y = within_reach(top);
    return (struct pixel_rect){x, y, within_reach(right) - x, within_reach(bottom) - y};
}

/* Every pixel that can be touched; FreeType rounds points by 1/128 of a pixel. */
static struct pixel_rect covering(struct rect rect, struct placement placement)
{
    float left = rect.x * placement.scale + placement.x;
    float top = rect.y * placement.scale + placement.y;
    float right = left + rect.w * placement.scale, bottom = top + rect.h * placement.scale;
    const float slack = 0.0625F;
    return box_between(floorf(left - slack), floorf(top - slack), ceilf(right + slack),
                       ceilf(bottom + slack));
}

/* Clips end at whole pixels: neighbours neither overlap nor leave a gap. */
static struct pixel_rect nearest(struct rect rect, struct placement placement)
{
    float left = rect.x * placement.scale + placement.x;
    float top = rect.y * placement.scale + placement.y;
    float right = (rect.x + rect.w) * placement.scale + placement.x;
    float bottom = (rect.y + rect.h) * placement.scale + placement.y;
    return box_between(roundf(left), roundf(top), roundf(right), roundf(bottom));
}

static int digits_width(const struct text_mask *strip, const char *text)
{
    int width = 0;
    for (const char *c = text; *c != '\0'; c++) {
        struct mask cell;
        int left = 0, advance = 0;
        if (text_mask_digit(strip, *c, &cell, &left, &advance)) {
            width += advance;
        }
    }
    return width;
}

static float aligned(float x, enum text_align align, int width)
{
    switch (align) {
    case ALIGN_START: break;
    case ALIGN_MIDDLE: return x - (float)width / 2;
    case ALIGN_END: return x - (float)width;
    }
    return x;
}

static void place_text(struct raster *raster, const struct draw_list *list,
                       const struct draw_command *command, struct placement placement,
                       struct placed *placed)
{
    const char *text = &list->chars[command->u.text.first_char];
    int eighths = (int)lroundf(fminf(command->u.text.px * placement.scale, 2000) * 8);
    enum font_face face = command->u.text.face;
    float apart = metrics_tracking(face, command->u.text.px) * placement.scale;
    int tracking = (int)lroundf(apart * 8);
    bool is_text = command->kind == DRAW_TEXT;
    placed->text = is_text ? glyphs_text(raster->glyphs, face, eighths, tracking, text)
                           : glyphs_digits(raster->glyphs, face, eighths, tracking);
    if (placed->text == NULL) {
        return;
    }
    const struct text_mask *mask = placed->text;
    int width = is_text ? mask->width : digits_width(mask, text);
    float x = command->u.text.x * placement.scale + placement.x;
    float y = command->u.text.y * placement.scale + placement.y;
    placed->x = within_reach(roundf(aligned(x, command->u.text.align, width)));
    placed->y = within_reach(roundf(y));
    placed->box = (struct pixel_rect){placed->x + mask->left, placed->y + mask->top,
                                      is_text ? mask->mask.w : width, mask->mask.h};
}

static uint64_t command_key(const struct draw_command *command, struct pixel_rect box)
{
    /* The place is in the hash already; again, so that 32 bits need not tell all frames of
     * some years apart. */
    uint64_t key = damage_mix((uint64_t)command->kind, command->hash);
    key = damage_mix(key, (uint64_t)(uint32_t)box.x << 32 | (uint32_t)box.y);
    return damage_mix(key, (uint64_t)(uint32_t)box.w << 32 | (uint32_t)box.h);
}

/* Shapes of more than a cell are worth looking at edge by edge. */
static bool is_large(struct pixel_rect box)
{
    enum {
        LARGE_PX = 64
    };
    return box.w > LARGE_PX || box.h > LARGE_PX;
}

static bool is_opaque(const struct draw_command *command)
{
    return command->colour >> 24 == 255 && command->u.fill.shade.kind != SHADE_FADE;
}

static void announce(struct raster *raster, const struct draw_list *list, int number,
                     struct placement placement)
{
    const struct draw_command *command = &list->commands[number];
    struct placed *placed = &raster->placed[number];
    struct damage_part part = {.number = number, .box = placed->box, .clip = placed->clip};
    if (command->kind == DRAW_FILL && is_large(placed->box)) {
        filler_load(raster->filler, list, command, placement);
        part.key = damage_mix(command->colour, command->u.fill.look);
        placed->covers =
            damage_add_outline(&raster->damage, &part, is_opaque(command), raster->filler);
        return;
    }
    part.key = command_key(command, placed->box);
    damage_add(&raster->damage, &part);
}

static void place_all(struct raster *raster, const struct draw_list *list,
                      struct placement placement, struct pixel_rect page)
{
    struct pixel_rect clip = page;
    for (int i = 0; i < list->command_count; i++) {
        const struct draw_command *command = &list->commands[i];
        struct placed *placed = &raster->placed[i];
        *placed = (struct placed){0};
        switch (command->kind) {
        case DRAW_FILL: placed->box = covering(command->bounds, placement); break;
        case DRAW_TEXT:
        case DRAW_DIGITS: place_text(raster, list, command, placement, placed); break;
        case DRAW_CLIP: clip = rect_common(page, nearest(command->bounds, placement)); continue;
        }
        placed->clip = rect_common(placed->box, clip);
        announce(raster, list, i, placement);
    }
}

static void draw_digit_cells(const struct canvas *canvas, struct pixel_rect clip,
                             const struct placed *placed, const char *text, rgba colour)
{
    int pen = placed->x;
    for (const char *c = text; *c != '\0'; c++) {
        struct mask cell;
        int left = 0, advance = 0;
        if (text_mask_digit(placed->text, *c, &cell, &left, &advance)) {
            blend_mask(canvas, clip, pen + left, placed->y + placed->text->top, cell, colour);
            pen += advance;
        }
    }
}

/* A text that is being drawn, cell by cell. */
struct writing {
    const struct draw_command *command;
    const struct placed *placed;
    const struct canvas *canvas;
    const char *text;
};

static void write_part(void *user, struct pixel_rect part)
{
    const struct writing *writing = user;
    const struct placed *placed = writing->placed;
    rgba colour = writing->command->colour;
    if (writing->command->kind == DRAW_TEXT) {
        blend_mask(writing->canvas, part, placed->x + placed->text->left,
                   placed->y + placed->text->top, placed->text->mask, colour);
    } else {
        draw_digit_cells(writing->canvas, part, placed, writing->text, colour);
    }
}

static void draw_command(struct raster *raster, const struct draw_list *list, int number,
                         const struct canvas *canvas, struct placement placement,
                         const struct region *region)
{
    const struct draw_command *command = &list->commands[number];
    if (command->kind == DRAW_FILL) {
        filler_load(raster->filler, list, command, placement);
        shader_load(raster->shader, command, placement);
        filler_draw(raster->filler, canvas, region, raster->shader);
        return;
    }
    struct writing writing = {command, &raster->placed[number], canvas,
                              &list->chars[command->u.text.first_char]};
    region_visit(region, write_part, &writing);
}

/* From the lowest to the highest; each cell begins with what covers it whole. */
static void draw_all(struct raster *raster, const struct draw_list *list,
                     const struct canvas *canvas, struct placement placement)
{
    struct region *shown = &raster->shown_cells;
    struct region part;
    for (int i = 0; i < list->command_count; i++) {
        const struct placed *placed = &raster->placed[i];
        if (placed->covers) {
            damage_uncover(&raster->damage, i, &raster->changed, shown);
        }
        if (region_cut(shown, placed->clip, &part)) {
            draw_command(raster, list, i, canvas, placement, &part);
        }
    }
}

static bool is_same_canvas(const struct shown *shown, const struct canvas *canvas)
{
    return shown->pixels == canvas->pixels && shown->w == canvas->w && shown->h == canvas->h &&
           shown->stride == canvas->stride;
}

static bool is_same_place(struct placement a, struct placement b)
{
    return a.scale == b.scale && a.x == b.x && a.y == b.y;
}

struct ground {
    const struct canvas *canvas;
    rgba colour;
};

static void clear_part(void *user, struct pixel_rect part)
{
    const struct ground *ground = user;
    blend_clear(ground->canvas, part, ground->colour);
}

static void notice_canvas(struct raster *raster, const struct canvas *canvas,
                          struct placement placement)
{
    if (!is_same_canvas(&raster->shown, canvas)) {
        fade_set_canvas(&raster->fade, canvas);
        damage_invalidate(&raster->damage);
    } else if (!is_same_place(raster->shown.placement, placement)) {
        damage_invalidate(&raster->damage);
    }
    raster->shown =
        (struct shown){canvas->pixels, canvas->w, canvas->h, canvas->stride, placement};
}

/* Begins with the cells that nothing covers whole: they have the ground. */
static void clear_ground(struct raster *raster, const struct canvas *canvas, rgba ground)
{
    struct ground on = {canvas, ground};
    raster->shown_cells = (struct region){raster->changed.shift, raster->changed.clip, {0}};
    damage_uncover(&raster->damage, DAMAGE_GROUND, &raster->changed, &raster->shown_cells);
    region_visit(&raster->shown_cells, clear_part, &on);
}

/* By whole pixels: nothing is blurred, and text keeps its shape. */
static struct placement shifted(struct placement placement, struct point by)
{
    placement.x += roundf(by.x * placement.scale);
    placement.y += roundf(by.y * placement.scale);
    return placement;
}

int raster_frame(struct raster *raster, const struct draw_list *list,
                 const struct canvas *canvas, struct placement placement,
                 struct pixel_rect damage_out[RASTER_MAX_DAMAGE])
{
    raster->stats =
        (struct raster_stats){.commands = list->command_count, .points = list->point_count};
    if (canvas->pixels == NULL || canvas->w <= 0 || canvas->h <= 0) {
        return 0;
    }
    struct pixel_rect page = rect_common((struct pixel_rect){0, 0, canvas->w, canvas->h},
                                         nearest(list->canvas, placement));
    placement = shifted(placement, list->shift);
    notice_canvas(raster, canvas, placement);
    glyphs_begin_frame(raster->glyphs);
    damage_begin(&raster->damage, canvas->w, canvas->h, list->background);
    bool fades = fade_begin(&raster->fade, list, placement);
    place_all(raster, list, placement, page);
    damage_end(&raster->damage, &raster->changed);
    if (fades) {
        fade_take(&raster->fade, canvas, &raster->changed);
    }
    raster->stats.cells = region_count(&raster->changed);
    raster->stats.strings_rendered = glyphs_rendered(raster->glyphs);
    if (raster->stats.cells > 0) {
        clear_ground(raster, canvas, list->background);
        draw_all(raster, list, canvas, placement);
    }
    if (fades) {
        fade_mix(&raster->fade, canvas, &raster->changed);
    }
    return region_rects(&raster->changed, damage_out, &raster->stats.pixels);
}
