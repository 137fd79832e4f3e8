/* SPDX-License-Identifier: MIT */
#include "app/raster/fonts.h"

#include <ft2build.h>
#include <stdio.h>
#include <unistd.h>

#include FT_ADVANCES_H
#include FT_FREETYPE_H

/* Fonts in the order of preference; the design is made for the first. */
enum family {
    FAMILY_INTER,
    FAMILY_LATO,
    FAMILY_DEJAVU,
    FAMILY_COUNT
};

static const char *const names[FAMILY_COUNT][FONT_FACE_COUNT] = {
    [FAMILY_INTER] =
        {
            [FONT_REGULAR] = "Inter-Regular",
            [FONT_MEDIUM] = "Inter-Medium",
            [FONT_SEMIBOLD] = "Inter-SemiBold",
            [FONT_DISPLAY_REGULAR] = "InterDisplay-Regular",
            [FONT_DISPLAY_SEMIBOLD] = "InterDisplay-SemiBold",
        },
    [FAMILY_LATO] =
        {
            [FONT_REGULAR] = "Lato-Regular",
            [FONT_MEDIUM] = "Lato-Medium",
            [FONT_SEMIBOLD] = "Lato-Semibold",
            [FONT_DISPLAY_REGULAR] = "Lato-Regular",
            [FONT_DISPLAY_SEMIBOLD] = "Lato-Semibold",
        },
    [FAMILY_DEJAVU] =
        {
            [FONT_REGULAR] = "DejaVuSans",
            [FONT_MEDIUM] = "DejaVuSans",
            [FONT_SEMIBOLD] = "DejaVuSans-Bold",
            [FONT_DISPLAY_REGULAR] = "DejaVuSans",
            [FONT_DISPLAY_SEMIBOLD] = "DejaVuSans-Bold",
        },
};

/* Where Debian and its relatives put them, and where people do who have no package. */
static const char *const folders[] = {
    "/usr/share/fonts/opentype/inter",  "/usr/share/fonts/truetype/inter",
    "/usr/local/share/fonts",           "/usr/share/fonts/truetype/lato",
    "/usr/share/fonts/truetype/dejavu",
};

enum {
    FOLDER_COUNT = sizeof folders / sizeof folders[0]
};

static bool is_in_folder(const char *folder, const char *name, char path_out[FONT_PATH_MAX])
{
    static const char *const suffixes[] = {"otf", "ttf"};
    for (int i = 0; i < 2; i++) {
        int length = snprintf(path_out, FONT_PATH_MAX, "%s/%s.%s", folder, name, suffixes[i]);
        if (length > 0 && length < FONT_PATH_MAX && access(path_out, R_OK) == 0) {
            return true;
        }
    }
    return false;
}

static bool find_name(const char *font_dir, const char *name, char path_out[FONT_PATH_MAX])
{
    if (font_dir != NULL && is_in_folder(font_dir, name, path_out)) {
        return true;
    }
    for (int i = 0; i < FOLDER_COUNT; i++) {
        if (is_in_folder(folders[i], name, path_out)) {
            return true;
        }
    }
    return false;
}

static bool find_face(struct fonts *fonts, const char *font_dir, enum font_face face)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        if (find_name(font_dir, names[family][face], fonts->path[face])) {
            return true;
        }
    }
    return false;
}

bool fonts_find(struct fonts *fonts, const char *font_dir, char error_out[RASTER_ERROR_MAX])
{
    for (int face = 0; face < FONT_FACE_COUNT; face++) {
        if (!find_face(fonts, font_dir, (enum font_face)face)) {
            snprintf(error_out, RASTER_ERROR_MAX,
                     "font %s.otf not found, nor Lato or DejaVu instead; looked in %.40s%s%s "
                     "and below /usr/share/fonts; install the package fonts-inter",
                     names[FAMILY_INTER][face], font_dir != NULL ? font_dir : folders[0],
                     font_dir != NULL ? ", " : "", font_dir != NULL ? folders[0] : "");
            return false;
        }
    }
    return true;
}

void fonts_finish(struct fonts *fonts)
{
    for (int face = 0; face < FONT_FACE_COUNT; face++) {
        if (fonts->open[face] != NULL) {
            TTF_CloseFont(fonts->open[face]);
            fonts->open[face] = NULL;
        }
    }
    if (fonts->ttf_started) {
        TTF_Quit();
        fonts->ttf_started = false;
    }
}

static float advance_ems(FT_Face face, uint32_t code)
{
    FT_Fixed advance = 0;
    FT_UInt glyph = FT_Get_Char_Index(face, code);
    if (face->units_per_EM == 0 ||
        FT_Get_Advance(face, glyph, FT_LOAD_NO_SCALE, &advance) != 0) {
        return 0.6F;
    }
    return (float)advance / (float)face->units_per_EM;
}

static void read_advances(FT_Face face, enum font_face which, struct font_metrics *metrics)
{
    for (uint32_t code = 0; code < METRICS_CODEPOINTS; code++) {
        metrics->advance[which][code] = advance_ems(face, code);
    }
    for (uint32_t i = 0; i < METRICS_PUNCTUATION_COUNT; i++) {
        metrics->punctuation[which][i] = advance_ems(face, METRICS_PUNCTUATION + i);
    }
    metrics->other[which] = advance_ems(face, 'o');
}

bool fonts_read_metrics(const struct fonts *fonts, struct font_metrics *metrics_out,
                        char error_out[RASTER_ERROR_MAX])
{
    FT_Library library;
    if (FT_Init_FreeType(&library) != 0) {
        snprintf(error_out, RASTER_ERROR_MAX, "FreeType could not be started: out of memory");
        return false;
    }
    bool all_read = true;
    for (int i = 0; i < FONT_FACE_COUNT && all_read; i++) {
        FT_Face face;
        all_read = FT_New_Face(library, fonts->path[i], 0, &face) == 0;
        if (all_read) {
            read_advances(face, (enum font_face)i, metrics_out);
            FT_Done_Face(face);
        } else {
            snprintf(error_out, RASTER_ERROR_MAX,
                     "font %.110s cannot be read: damaged? reinstall the package fonts-inter",
                     fonts->path[i]);
        }
    }
    FT_Done_FreeType(library);
    return all_read;
}

static TTF_Font *opened(struct fonts *fonts, enum font_face face)
{
    if (!fonts->ttf_started) {
        fonts->ttf_started = TTF_Init() == 0;
    }
    if (fonts->open[face] == NULL && fonts->ttf_started) {
        TTF_Font *font = TTF_OpenFont(fonts->path[face], 9);
        if (font != NULL) {
            /* Advances keep their fractions, so a line is as wide as its metrics say. */
            TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        }
        fonts->open[face] = font;
        fonts->eighths[face] = 0;
    }
    return fonts->open[face];
}

TTF_Font *fonts_at(struct fonts *fonts, enum font_face face, int eighths)
{
    TTF_Font *font = opened(fonts, face);
    if (font == NULL || fonts->eighths[face] == eighths) {
        return font;
    }
    /* SDL_ttf takes whole points only; 9 of them at n dots an inch are n / 8 pixels. */
    if (TTF_SetFontSizeDPI(font, 9, (unsigned)eighths, (unsigned)eighths) != 0) {
        return NULL;
    }
    fonts->eighths[face] = eighths;
    return font;
}
