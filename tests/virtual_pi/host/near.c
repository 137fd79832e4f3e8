/* SPDX-License-Identifier: MIT */
/* near PICTURE CANDIDATE...: for each candidate, the share of its pixels that differ from the
 * picture's by more than LEVELS in a channel, in per mille, one number a line in their order.
 * near --keys PICTURE: which of the four soft keys the bar at the bottom shows, as 1 and 0,
 * told by the discs in the colours of the buttons. All pictures are PNG files of the same size.
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEVELS = 24, /* less is the rounding of another way to the screen */
    KEYS = 4,
    BAR_SHARE = 8,    /* the bar is in the lowest eighth */
    DISC_PIXELS = 300 /* a disc has some 1,500, letters and lines of other colours none */
};

struct picture {
    png_image image;
    png_bytep rgb;
};

static int load(const char *path, struct picture *picture)
{
    memset(picture, 0, sizeof *picture);
    picture->image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&picture->image, path)) {
        fprintf(stderr, "near: %s: %s\n", path, picture->image.message);
        return 0;
    }
    picture->image.format = PNG_FORMAT_RGB;
    picture->rgb = malloc(PNG_IMAGE_SIZE(picture->image));
    if (picture->rgb == NULL ||
        !png_image_finish_read(&picture->image, NULL, picture->rgb, 0, NULL)) {
        fprintf(stderr, "near: %s: %s\n", path, picture->image.message);
        return 0;
    }
    return 1;
}

static double per_mille(const struct picture *a, const struct picture *b)
{
    long pixels = (long)a->image.width * a->image.height;
    long different = 0;

    if (a->image.width != b->image.width || a->image.height != b->image.height) {
        return 1000.0;
    }
    for (long i = 0; i < pixels; i++) {
        int worst = 0;
        for (int c = 0; c < 3; c++) {
            int off = abs(a->rgb[3 * i + c] - b->rgb[3 * i + c]);
            worst = off > worst ? off : worst;
        }
        different += worst > LEVELS;
    }
    return 1000.0 * (double)different / (double)pixels;
}

/* Red, yellow, blue, green: from left to right on the panel as on the screen. */
static int has_colour(int key, const png_byte *rgb)
{
    int r = rgb[0], g = rgb[1], b = rgb[2];

    switch (key) {
    case 0: return r > 200 && g < 130 && b < 130;
    case 1: return r > 200 && g > 170 && b < 120;
    case 2: return r < 120 && g > 110 && b > 200;
    default: return r < 110 && g > 170 && b < 180;
    }
}

static void keys(const struct picture *picture)
{
    int w = (int)picture->image.width, h = (int)picture->image.height;

    for (int key = 0; key < KEYS; key++) {
        int count = 0;
        for (int y = h - h / BAR_SHARE; y < h; y++) {
            for (int x = w * key / KEYS; x < w * (key + 1) / KEYS; x++) {
                count += has_colour(key, picture->rgb + 3 * ((long)y * w + x));
            }
        }
        printf("%d%c", count > DISC_PIXELS, key + 1 < KEYS ? ' ' : '\n');
    }
}

int main(int argc, char **argv)
{
    struct picture picture, candidate;
    int only_keys = argc == 3 && strcmp(argv[1], "--keys") == 0;

    if (argc < 3 || !load(argv[only_keys ? 2 : 1], &picture)) {
        return 2;
    }
    if (only_keys) {
        keys(&picture);
        return 0;
    }
    for (int i = 2; i < argc; i++) {
        if (!load(argv[i], &candidate)) {
            return 2;
        }
        printf("%.3f\n", per_mille(&picture, &candidate));
        free(candidate.rgb);
    }
    free(picture.rgb);
    return 0;
}
