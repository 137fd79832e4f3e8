/* SPDX-License-Identifier: MIT */
#include "app/raster/raster.h"

#include <errno.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_MAX_BYTES = 4096
};

static void copy_row(const struct canvas *canvas, int y, uint8_t *rgb_out)
{
    const uint32_t *row = &canvas->pixels[(size_t)y * (size_t)canvas->stride];
    for (int x = 0; x < canvas->w; x++) {
        rgb_out[3 * x] = (uint8_t)(row[x] >> 16);
        rgb_out[3 * x + 1] = (uint8_t)(row[x] >> 8);
        rgb_out[3 * x + 2] = (uint8_t)row[x];
    }
}

/* Nothing that changes between setjmp() and longjmp() is read after it here. */
static bool write_rows(png_structp png, png_infop info, FILE *file, const struct canvas *canvas,
                       uint8_t *row)
{
    if (setjmp(png_jmpbuf(png)) != 0) {
        return false;
    }
    png_init_io(png, file);
    /* Flat colours: the first level is as small as the last, and many times faster. */
    png_set_compression_level(png, 1);
    png_set_IHDR(png, info, (png_uint_32)canvas->w, (png_uint_32)canvas->h, 8,
                 PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < canvas->h; y++) {
        copy_row(canvas, y, row);
        png_write_row(png, row);
    }
    png_write_end(png, info);
    return true;
}

static void stay_silent(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void leave(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static bool write_image(FILE *file, const struct canvas *canvas)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, leave, stay_silent);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    uint8_t *row = malloc(3 * (size_t)canvas->w + 1);
    bool is_written = info != NULL && row != NULL && write_rows(png, info, file, canvas, row);
    free(row);
    png_destroy_write_struct(&png, &info);
    return is_written;
}

static bool write_file(const char *path, const struct canvas *canvas)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return false;
    }
    bool is_written = write_image(file, canvas);
    int reason = errno;
    if (fclose(file) != 0 && is_written) {
        return false;
    }
    errno = reason;
    return is_written;
}

bool canvas_write_png(const struct canvas *canvas, const char *path,
                      char error_out[RASTER_ERROR_MAX])
{
    char temporary[PATH_MAX_BYTES];
    int length = snprintf(temporary, sizeof temporary, "%s.part", path);
    errno = length < (int)sizeof temporary ? 0 : ENAMETOOLONG;
    if (errno == 0 && write_file(temporary, canvas)) {
        if (rename(temporary, path) == 0) {
            return true;
        }
    }
    int reason = errno;
    snprintf(error_out, RASTER_ERROR_MAX, "cannot write %.120s: %.40s", path,
             strerror(reason != 0 ? reason : EIO));
    if (length < (int)sizeof temporary) {
        remove(temporary);
    }
    return false;
}
