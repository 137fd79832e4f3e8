/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_out.h"

#include "app/cli/machine.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool gallery_make_folder(const char *path)
{
    struct stat there;

    if (mkdir(path, 0777) == 0 ||
        (errno == EEXIST && stat(path, &there) == 0 && S_ISDIR(there.st_mode))) {
        return true;
    }
    fprintf(stderr, "unknot gallery: cannot make the folder %s: %s\n", path, strerror(errno));
    return false;
}

bool gallery_open(struct gallery *gallery, const char *dir, const char *assets,
                  const char *language)
{
    const struct station_files files = {.assets = assets, .language = language};

    gallery->dir = dir;
    if (!station_init(&gallery->station, &files, machine_mono_ms())) {
        fprintf(stderr, "unknot gallery: no pictures of broken files; mend them first\n");
        return false;
    }
    return station_open_fonts(&gallery->station) && gallery_make_folder(dir);
}

void gallery_close(struct gallery *gallery)
{
    free(gallery->canvas.pixels);
    station_finish(&gallery->station);
    memset(gallery, 0, sizeof *gallery);
}

int gallery_technique(const struct gallery *gallery, const char *option, const char *id)
{
    const struct content *content = gallery->station.env.content;
    int index = content_find_technique(content, id);

    if (index < 0) {
        fprintf(stderr, "unknot gallery: --%s: there is no technique '%s'; there are", option,
                id);
        for (int i = 0; i < content->technique_count; i++) {
            fprintf(stderr, " %s", content->techniques[i].id);
        }
        fputc('\n', stderr);
    }
    return index;
}

bool gallery_resize(struct gallery *gallery, int w, int h)
{
    uint32_t *pixels = calloc((size_t)w * (size_t)h, sizeof *pixels);

    if (pixels == NULL) {
        fprintf(stderr, "unknot gallery: no memory for a picture of %dx%d\n", w, h);
        return false;
    }
    free(gallery->canvas.pixels);
    gallery->canvas = (struct canvas){.pixels = pixels, .w = w, .h = h, .stride = w};
    raster_invalidate(gallery->station.raster);
    return true;
}

void gallery_dress(struct gallery *gallery, int n)
{
    gallery->station.model.visits = gallery->look == GALLERY_LOOK_IN_TURN ? n : gallery->look;
}

bool gallery_write(struct gallery *gallery, const char *name)
{
    char path[MACHINE_PATH_MAX];
    char error[RASTER_ERROR_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", gallery->dir, name);

    if (length >= (int)sizeof path) {
        fprintf(stderr, "unknot gallery: %s: the path is too long\n", gallery->dir);
        return false;
    }
    if (!canvas_write_png(&gallery->canvas, path, error)) {
        fprintf(stderr, "unknot gallery: %s\n", error);
        return false;
    }
    gallery->count++;
    return true;
}

bool gallery_shoot(struct gallery *gallery, const char *name)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];

    return station_draw(&gallery->station, &gallery->canvas, gallery->station.model.now_ms,
                        damage) >= 0 &&
           gallery_write(gallery, name);
}
