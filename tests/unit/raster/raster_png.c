/* SPDX-License-Identifier: MIT */
/* Pictures as files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/raster/raster.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void a_picture_comes_back_as_it_was(void **state)
{
    (void)state;
    enum {
        SIDE_W = 37,
        SIDE_H = 11,
        STRIDE = 40
    };
    static uint32_t pixels[SIDE_H * STRIDE];
    char error[RASTER_ERROR_MAX], folder[] = "/tmp/unknot-png-XXXXXX", path[300];
    struct canvas canvas = {pixels, SIDE_W, SIDE_H, STRIDE};
    for (int i = 0; i < SIDE_H * STRIDE; i++) {
        pixels[i] = (uint32_t)i * 2654435761U;
    }
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/shot.png", folder);
    assert_true(canvas_write_png(&canvas, path, error));
    assert_true(canvas_write_png(&canvas, path, error)); /* over the one that is there */

    png_image image = {.version = PNG_IMAGE_VERSION};
    assert_true(png_image_begin_read_from_file(&image, path));
    assert_int_equal(image.format, PNG_FORMAT_RGB);
    assert_int_equal(image.width, SIDE_W);
    assert_int_equal(image.height, SIDE_H);
    uint8_t read[SIDE_W * SIDE_H * 3];
    assert_true(png_image_finish_read(&image, NULL, read, 0, NULL));
    for (int i = 0; i < SIDE_W * SIDE_H; i++) {
        uint32_t wanted = pixels[i / SIDE_W * STRIDE + i % SIDE_W] & 0xFFFFFF;
        uint32_t found = (uint32_t)read[3 * i] << 16 | (uint32_t)read[3 * i + 1] << 8 |
                         (uint32_t)read[3 * i + 2];
        assert_int_equal(found, wanted);
    }
    unlink(path);
    assert_int_equal(rmdir(folder), 0); /* no temporary file was left */
}

static void what_cannot_be_written_is_said(void **state)
{
    (void)state;
    uint32_t pixel = 0;
    struct canvas canvas = {&pixel, 1, 1, 1};
    char error[RASTER_ERROR_MAX] = "", folder[] = "/tmp/unknot-png-XXXXXX", path[300];
    assert_false(canvas_write_png(&canvas, "/nowhere/at/all.png", error));
    assert_string_equal(error, "cannot write /nowhere/at/all.png: No such file or directory");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/taken", folder);
    char inside[320];
    snprintf(inside, sizeof inside, "%s/.", path);
    assert_false(canvas_write_png(&canvas, inside, error));
    assert_false(canvas_write_png(&canvas, folder, error)); /* a folder is in the way */
    assert_non_null(strstr(error, folder));
    assert_int_equal(rmdir(folder), 0);
}

static void a_full_disk_is_said(void **state)
{
    (void)state;
    char error[RASTER_ERROR_MAX] = "", folder[] = "/tmp/unknot-png-XXXXXX", path[300],
         part[310];
    static uint32_t pixels[256 * 256];
    struct canvas canvas = {pixels, 256, 256, 256};
    for (int i = 0; i < 256 * 256; i++) {
        pixels[i] = (uint32_t)i * 2654435761U;
    }
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/shot.png", folder);
    snprintf(part, sizeof part, "%s.part", path);
    assert_int_equal(symlink("/dev/full", part), 0);
    assert_false(canvas_write_png(&canvas, path, error));
    assert_non_null(strstr(error, "No space left on device"));
    assert_int_equal(rmdir(folder), 0); /* neither the picture nor a part of it is left */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_comes_back_as_it_was),
        cmocka_unit_test(what_cannot_be_written_is_said),
        cmocka_unit_test(a_full_disk_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
