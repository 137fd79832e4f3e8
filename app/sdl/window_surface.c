/* SPDX-License-Identifier: MIT */
#include "app/sdl/window_way.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct surface_way {
    SDL_Window *window;
    struct canvas converted; /* only where the surface's pixels are not 0xXXRRGGBB */
};

/* Whether pixels can be drawn right into the surface. */
static bool is_plain(const SDL_Surface *surface)
{
    return surface->format->format == SDL_PIXELFORMAT_RGB888 ||
           surface->format->format == SDL_PIXELFORMAT_ARGB8888;
}

static void *start(SDL_Window *window, int w, int h, char error_out[RASTER_ERROR_MAX])
{
    (void)w;
    (void)h;
    struct surface_way *self = calloc(1, sizeof *self);
    if (self == NULL || SDL_GetWindowSurface(window) == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "the window has no surface: %.120s",
                 self == NULL ? "out of memory" : SDL_GetError());
        free(self);
        return NULL;
    }
    self->window = window;
    return self;
}

static void stop(void *self_void)
{
    struct surface_way *self = self_void;
    canvas_finish(&self->converted);
    free(self);
}

static bool target(void *self_void, struct canvas *target_out)
{
    struct surface_way *self = self_void;
    SDL_Surface *surface = SDL_GetWindowSurface(self->window);
    if (surface == NULL || surface->pixels == NULL) {
        return false;
    }
    if (is_plain(surface)) {
        *target_out = (struct canvas){surface->pixels, surface->w, surface->h,
                                      surface->pitch / (int)sizeof(uint32_t)};
        return true;
    }
    bool has_size = self->converted.w == surface->w && self->converted.h == surface->h;
    if (!has_size && !canvas_resize(&self->converted, surface->w, surface->h)) {
        return false;
    }
    *target_out = self->converted;
    return true;
}

static void convert(const struct canvas *from, SDL_Surface *to, SDL_Rect rect)
{
    const uint32_t *source = &from->pixels[(ptrdiff_t)rect.y * from->stride + rect.x];
    uint8_t *pixels = (uint8_t *)to->pixels + (ptrdiff_t)rect.y * to->pitch +
                      (ptrdiff_t)rect.x * to->format->BytesPerPixel;
    SDL_ConvertPixels(rect.w, rect.h, SDL_PIXELFORMAT_RGB888, source,
                      from->stride * (int)sizeof(uint32_t), to->format->format, pixels,
                      to->pitch);
}

static bool show(void *self_void, const struct pixel_rect *rects, int count)
{
    struct surface_way *self = self_void;
    SDL_Surface *surface = SDL_GetWindowSurface(self->window);
    SDL_Rect shown[RASTER_MAX_DAMAGE];
    for (int i = 0; i < count; i++) {
        shown[i] = (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h};
        if (surface != NULL && !is_plain(surface)) {
            convert(&self->converted, surface, shown[i]);
        }
    }
    return surface != NULL && SDL_UpdateWindowSurfaceRects(self->window, shown, count) == 0;
}

const struct window_way window_surface_way = {start, stop, target, show};
