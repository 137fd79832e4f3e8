/* SPDX-License-Identifier: MIT */
#include "app/raster/text_mask.h"

#include "app/ui/metrics.h"

#include <stdlib.h>
#include <string.h>

static const char strip_characters[] = "0123456789:";

enum {
    STRIP_CELLS = sizeof strip_characters - 1
};

static SDL_Surface *render(TTF_Font *font, const char *text)
{
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, white);
    if (surface != NULL && surface->format->BytesPerPixel != 4) {
        SDL_FreeSurface(surface);
        return NULL;
    }
    return surface;
}

static void copy_alpha(const SDL_Surface *from, uint8_t *to, int stride)
{
    for (int y = 0; y < from->h; y++) {
        const uint8_t *bytes = (const uint8_t *)from->pixels + (ptrdiff_t)y * from->pitch;
        for (int x = 0; x < from->w; x++) {
            uint32_t pixel = 0;
            memcpy(&pixel, bytes + (ptrdiff_t)x * 4, sizeof pixel);
            to[(ptrdiff_t)y * stride + x] =
                (uint8_t)((pixel & from->format->Amask) >> from->format->Ashift);
        }
    }
}

/* Whether `count` bytes, `step` apart, are all 0. */
static bool is_empty(const uint8_t *alpha, int count, int step)
{
    for (int i = 0; i < count; i++) {
        if (alpha[(ptrdiff_t)i * step] != 0) {
            return false;
        }
    }
    return true;
}

static void trim_rows(struct text_mask *shown)
{
    struct mask *mask = &shown->mask;
    while (mask->h > 0 &&
           is_empty(mask->alpha + (ptrdiff_t)(mask->h - 1) * mask->stride, mask->w, 1)) {
        mask->h--;
    }
    while (mask->h > 0 && is_empty(mask->alpha, mask->w, 1)) {
        mask->alpha += mask->stride;
        mask->h--;
        shown->top++;
    }
}

static void trim_columns(struct text_mask *shown)
{
    struct mask *mask = &shown->mask;
    while (mask->w > 0 && is_empty(mask->alpha + mask->w - 1, mask->h, mask->stride)) {
        mask->w--;
    }
    while (mask->w > 0 && is_empty(mask->alpha, mask->h, mask->stride)) {
        mask->alpha++;
        mask->w--;
        shown->left++;
    }
}

static struct text_mask empty_mask(int w, int h)
{
    size_t bytes = (size_t)w * (size_t)h;
    uint8_t *block = calloc(1, bytes);
    if (block == NULL) {
        return (struct text_mask){0};
    }
    return (struct text_mask){.mask = {block, w, h, w}, .block = block, .bytes = bytes};
}

void text_mask_finish(struct text_mask *shown)
{
    free(shown->block);
    *shown = (struct text_mask){0};
}

/* SDL_ttf shifts the picture where a glyph sticks out above the ascent or left of the pen. */
static void find_pen(TTF_Font *font, const char *text, int *x_out, int *baseline_out)
{
    int bytes = 0;
    *x_out = 0;
    *baseline_out = TTF_FontAscent(font);
    for (const char *c = text; *c != '\0'; c += bytes) {
        int left = 0, top = 0;
        uint32_t code = metrics_code_point(c, &bytes);
        if (TTF_GlyphMetrics32(font, code, &left, NULL, NULL, &top, NULL) == 0) {
            *baseline_out = top > *baseline_out ? top : *baseline_out;
            *x_out = c == text && left < 0 ? -left : *x_out;
        }
    }
}

static struct text_mask plain_line(TTF_Font *font, const char *text)
{
    SDL_Surface *surface = render(font, text);
    if (surface == NULL) {
        return (struct text_mask){0};
    }
    struct text_mask shown = empty_mask(surface->w, surface->h);
    if (shown.block != NULL) {
        int x = 0, baseline = 0;
        find_pen(font, text, &x, &baseline);
        copy_alpha(surface, shown.block, surface->w);
        shown.left = -x;
        shown.top = -baseline;
        shown.width = surface->w - x;
        trim_rows(&shown);
        trim_columns(&shown);
    }
    SDL_FreeSurface(surface);
    return shown;
}

/* Where the pen is before the last character of a text, kerning and all: what all of it takes
 * less what that character takes alone. */
static int pen_of_last(TTF_Font *font, const char *text, const char *last)
{
    int all = 0, alone = 0, x_all = 0, x_alone = 0, baseline = 0;
    TTF_SizeUTF8(font, text, &all, NULL);
    TTF_SizeUTF8(font, last, &alone, NULL);
    find_pen(font, text, &x_all, &baseline);
    find_pen(font, last, &x_alone, &baseline);
    return all - x_all - (alone - x_alone);
}

/* Lays a character's mask into a line's block whose pen starts at (x, y). */
static void lay(const struct text_mask *from, struct text_mask *line, int x, int y)
{
    for (int row = 0; row < from->mask.h; row++) {
        int to_y = y + from->top + row;
        for (int column = 0; column < from->mask.w; column++) {
            int to_x = x + from->left + column;
            uint8_t alpha = from->mask.alpha[(ptrdiff_t)row * from->mask.stride + column];
            if (to_x >= 0 && to_x < line->mask.w && to_y >= 0 && to_y < line->mask.h) {
                uint8_t *to = &line->block[(ptrdiff_t)to_y * line->mask.stride + to_x];
                *to = alpha > *to ? alpha : *to;
            }
        }
    }
}

static int whole_px(int eighths)
{
    return (eighths + (eighths < 0 ? -4 : 4)) / 8;
}

/* SDL_ttf has no tracking of its own: character by character. */
static struct text_mask spaced_line(TTF_Font *font, const char *text, int tracking)
{
    enum {
        TEXT_SIZE = 512
    };
    char part[TEXT_SIZE];
    int width = 0, bytes = 0, count = 0, pen = 0, pad = TTF_FontHeight(font) / 2;
    size_t length = strlen(text);
    if (length >= sizeof part || TTF_SizeUTF8(font, text, &width, NULL) != 0) {
        return plain_line(font, text);
    }
    int ascent = TTF_FontAscent(font) + pad;
    struct text_mask line = empty_mask(width + 2 * pad, 4 * pad);
    for (size_t at = 0; at < length && line.block != NULL; at += (size_t)bytes, count++) {
        metrics_code_point(text + at, &bytes);
        memcpy(part, text, at + (size_t)bytes);
        part[at + (size_t)bytes] = '\0';
        struct text_mask character = plain_line(font, part + at);
        pen = pen_of_last(font, part, part + at) + whole_px(count * tracking);
        lay(&character, &line, pad + pen, ascent);
        text_mask_finish(&character);
    }
    line.left = -pad;
    line.top = -ascent;
    line.width = width + (count > 1 ? whole_px((count - 1) * tracking) : 0);
    trim_rows(&line);
    trim_columns(&line);
    return line;
}

struct text_mask text_mask_line(TTF_Font *font, const char *text, int tracking)
{
    return tracking == 0 ? plain_line(font, text) : spaced_line(font, text, tracking);
}

static bool measure_strip(SDL_Surface *const cells[STRIP_CELLS], int *w_out, int *h_out)
{
    *w_out = 0;
    *h_out = 0;
    for (int i = 0; i < STRIP_CELLS; i++) {
        if (cells[i] == NULL) {
            return false;
        }
        *w_out = cells[i]->w > *w_out ? cells[i]->w : *w_out;
        *h_out = cells[i]->h > *h_out ? cells[i]->h : *h_out;
    }
    return true;
}

static struct text_mask joined(SDL_Surface *const cells[STRIP_CELLS], int ascent)
{
    int w = 0, h = 0;
    if (!measure_strip(cells, &w, &h)) {
        return (struct text_mask){0};
    }
    struct text_mask strip = empty_mask(w * STRIP_CELLS, h);
    if (strip.block != NULL) {
        for (int i = 0; i < STRIP_CELLS; i++) {
            uint8_t *cell = strip.block + (ptrdiff_t)i * w + (w - cells[i]->w) / 2;
            copy_alpha(cells[i], cell, strip.mask.stride);
        }
        strip.top = -ascent;
        strip.width = w;
        strip.colon_width = (w * 42 + 50) / 100; /* the design's 0.42 */
        trim_rows(&strip);
    }
    return strip;
}

struct text_mask text_mask_digits(TTF_Font *font, int tracking)
{
    SDL_Surface *cells[STRIP_CELLS];
    for (int i = 0; i < STRIP_CELLS; i++) {
        char character[2] = {strip_characters[i], '\0'};
        cells[i] = render(font, character);
    }
    struct text_mask strip = joined(cells, TTF_FontAscent(font));
    strip.tracking = whole_px(tracking);
    for (int i = 0; i < STRIP_CELLS; i++) {
        SDL_FreeSurface(cells[i]);
    }
    return strip;
}

bool text_mask_digit(const struct text_mask *strip, char character, struct mask *cell_out,
                     int *left_out, int *advance_out)
{
    const char *found = character == '\0' ? NULL : strchr(strip_characters, character);
    if (strip->block == NULL || (found == NULL && character != ' ' && character != '.')) {
        return false;
    }
    bool narrow = character == ':' || character == '.';
    *advance_out = narrow ? strip->colon_width : strip->width;
    *left_out = (*advance_out - strip->width) / 2;
    *advance_out += strip->tracking;
    *cell_out = (struct mask){0};
    if (found == NULL) { /* only its room */
        return true;
    }
    ptrdiff_t cell = found - strip_characters;
    *cell_out = strip->mask;
    cell_out->alpha += cell * strip->width;
    cell_out->w = strip->width;
    return true;
}
