/* SPDX-License-Identifier: MIT */
/**
 * The font files: found without fontconfig (which costs 15 ms at start), opened when first
 * needed, one open font a face whatever the sizes.
 */
#ifndef UNKNOT_RASTER_FONTS_H
#define UNKNOT_RASTER_FONTS_H

#include "app/raster/raster.h"

#include <SDL_ttf.h>

enum {
    FONT_PATH_MAX = 512
};

struct fonts {
    char path[FONT_FACE_COUNT][FONT_PATH_MAX];
    TTF_Font *open[FONT_FACE_COUNT];
    int eighths[FONT_FACE_COUNT]; /**< size an open font is set to, in 1/8 pixel */
    bool ttf_started;
};

/** Finds the files, `font_dir` (may be NULL) first.
 *  @return false with a sentence in error_out naming what to install */
bool fonts_find(struct fonts *fonts, const char *font_dir, char error_out[RASTER_ERROR_MAX]);

/** Takes all zero. */
void fonts_finish(struct fonts *fonts);

/** Reads the advance widths of all faces. @return false with a sentence in error_out */
bool fonts_read_metrics(const struct fonts *fonts, struct font_metrics *metrics_out,
                        char error_out[RASTER_ERROR_MAX]);

/** A face at a size of `eighths` / 8 pixels.
 *  @return NULL when it cannot be opened; borrowed until the next call for this face */
TTF_Font *fonts_at(struct fonts *fonts, enum font_face face, int eighths);

#endif
