/* SPDX-License-Identifier: MIT */
#include "golden_pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_SIZE = 512
};

bool golden_wants_update(int argc, char **argv)
{
    const char *wish = getenv("UNKNOT_UPDATE_GOLDEN");

    return (wish != NULL && strcmp(wish, "1") == 0) ||
           (argc > 1 && strcmp(argv[1], "--update") == 0);
}

struct canvas golden_canvas(struct golden_pictures *pictures)
{
    assert_in_range(pictures->w, 1, GOLDEN_MAX_SIDE);
    assert_in_range(pictures->h, 1, GOLDEN_MAX_SIDE);
    return (struct canvas){
        .pixels = pictures->is, .w = pictures->w, .h = pictures->h, .stride = pictures->w};
}

static bool read_picture(struct golden_pictures *pictures, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};

    if (!png_image_begin_read_from_file(&image, path)) {
        return false;
    }
    image.format = PNG_FORMAT_BGRA;
    if ((int)image.width != pictures->w || (int)image.height != pictures->h) {
        png_image_free(&image);
        return false;
    }
    return png_image_finish_read(&image, NULL, pictures->was, 0, NULL) != 0;
}

static void write_picture(struct golden_pictures *pictures, const char *path)
{
    struct canvas canvas = golden_canvas(pictures);
    char error[RASTER_ERROR_MAX];

    if (!canvas_write_png(&canvas, path, error)) {
        fail_msg("%s", error);
    }
}

static bool is_near(uint32_t a, uint32_t b)
{
    for (unsigned shift = 0; shift < 24; shift += 8) {
        if (abs((int)(a >> shift & 0xFFU) - (int)(b >> shift & 0xFFU)) > GOLDEN_NEAR_ENOUGH) {
            return false;
        }
    }
    return true;
}

int golden_different(const struct golden_pictures *pictures)
{
    int different = 0;

    for (int i = 0; i < pictures->w * pictures->h; i++) {
        different += !is_near(pictures->is[i], pictures->was[i]);
    }
    return different;
}

int golden_few(const struct golden_pictures *pictures)
{
    return pictures->w * pictures->h / GOLDEN_FEW_IN;
}

static void remember(struct golden_pictures *pictures, const char *name)
{
    assert_in_range(pictures->count, 0, GOLDEN_MAX_PICTURES - 1);
    snprintf(pictures->names[pictures->count++], GOLDEN_NAME_MAX, "%s.png", name);
}

bool golden_matches(struct golden_pictures *pictures, const char *name)
{
    char path[PATH_SIZE];
    int different;

    remember(pictures, name);
    snprintf(path, sizeof path, "%s/%s.png", pictures->dir, name);
    if (pictures->update) {
        write_picture(pictures, path);
        return true;
    }
    if (!read_picture(pictures, path)) {
        print_error("%s: missing, or of another size; look at what is drawn, then run with "
                    "--update\n",
                    path);
        return false;
    }
    different = golden_different(pictures);
    if (different > golden_few(pictures)) {
        print_error("%s: %d pixels differ, %d may\n", path, different, golden_few(pictures));
        snprintf(path, sizeof path, "%s.is.png", name);
        write_picture(pictures, path);
        return false;
    }
    return true;
}

static bool is_asked_for(const struct golden_pictures *pictures, const char *file)
{
    for (int i = 0; i < pictures->count; i++) {
        if (strcmp(pictures->names[i], file) == 0) {
            return true;
        }
    }
    return false;
}

int golden_unused(const struct golden_pictures *pictures)
{
    DIR *dir = opendir(pictures->dir);
    const struct dirent *entry;
    int unused = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        char path[PATH_SIZE];

        if (entry->d_name[0] == '.' || is_asked_for(pictures, entry->d_name)) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%.200s", pictures->dir, entry->d_name);
        if (pictures->update) {
            assert_int_equal(remove(path), 0);
            continue;
        }
        print_error("%s: no test draws it; run with --update to have it removed\n", path);
        unused++;
    }
    closedir(dir);
    return unused;
}
