/* SPDX-License-Identifier: MIT */
#include "app/sdl/window_way.h"

#include <stdio.h>
#include <stdlib.h>

bool canvas_resize(struct canvas *canvas, int w, int h)
{
    canvas_finish(canvas);
    canvas->pixels = calloc((size_t)w * (size_t)h, sizeof *canvas->pixels);
    if (canvas->pixels == NULL) {
        return false;
    }
    canvas->w = w;
    canvas->h = h;
    canvas->stride = w;
    return true;
}

void canvas_finish(struct canvas *canvas)
{
    free(canvas->pixels);
    *canvas = (struct canvas){0};
}

static void *start(SDL_Window *window, int w, int h, char error_out[RASTER_ERROR_MAX])
{
    (void)window;
    struct canvas *memory = calloc(1, sizeof *memory);
    if (memory == NULL || !canvas_resize(memory, w, h)) {
        snprintf(error_out, RASTER_ERROR_MAX, "out of memory for a picture of %dx%d", w, h);
        free(memory);
        return NULL;
    }
    return memory;
}

static void stop(void *self)
{
    canvas_finish(self);
    free(self);
}

static bool target(void *self, struct canvas *target_out)
{
    *target_out = *(const struct canvas *)self;
    return true;
}

static bool show(void *self, const struct pixel_rect *rects, int count)
{
    (void)self;
    (void)rects;
    (void)count;
    return true;
}

const struct window_way offscreen_way = {start, stop, target, show};
