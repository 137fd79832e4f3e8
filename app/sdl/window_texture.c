/* SPDX-License-Identifier: MIT */
/* The pixels stay in memory, and what changed of them goes into one texture, which is all that
 * the renderer ever draws. SDL's default renderer on KMS can be one that shows nothing, and a
 * flip without vsync fails on a Pi 5: so OpenGL ES 2 with vsync is asked for by name. */
#include "app/sdl/window_way.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct texture_way {
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    struct canvas memory;
    SDL_atomic_t lost; /* the renderer lost its textures; set by the event watch */
};

static int SDLCALL watch(void *self_void, SDL_Event *event)
{
    struct texture_way *self = self_void;
    if (event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET) {
        SDL_AtomicSet(&self->lost, 1);
    }
    return 0;
}

static void stop(void *self_void)
{
    struct texture_way *self = self_void;
    SDL_DelEventWatch(watch, self);
    if (self->texture != NULL) {
        SDL_DestroyTexture(self->texture);
    }
    if (self->renderer != NULL) {
        SDL_DestroyRenderer(self->renderer);
    }
    canvas_finish(&self->memory);
    free(self);
}

static bool is_gles2(SDL_Renderer *renderer)
{
    SDL_RendererInfo info;
    return SDL_GetRendererInfo(renderer, &info) == 0 && strcmp(info.name, "opengles2") == 0;
}

static bool make_renderer(struct texture_way *self, SDL_Window *window,
                          char error_out[RASTER_ERROR_MAX])
{
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    self->renderer =
        SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (self->renderer == NULL || !is_gles2(self->renderer)) {
        snprintf(error_out, RASTER_ERROR_MAX,
                 "no OpenGL ES 2 on this screen (%.80s); install libgles2 libegl1 "
                 "libgl1-mesa-dri",
                 self->renderer == NULL ? SDL_GetError() : "SDL chose another renderer");
        return false;
    }
    return true;
}

static void *start(SDL_Window *window, int w, int h, char error_out[RASTER_ERROR_MAX])
{
    (void)w;
    (void)h;
    struct texture_way *self = calloc(1, sizeof *self);
    if (self == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "out of memory");
        return NULL;
    }
    if (!make_renderer(self, window, error_out)) {
        stop(self);
        return NULL;
    }
    SDL_AddEventWatch(watch, self);
    return self;
}

static void upload(struct texture_way *self, SDL_Rect rect)
{
    const struct canvas *memory = &self->memory;
    SDL_UpdateTexture(self->texture, &rect,
                      &memory->pixels[(ptrdiff_t)rect.y * memory->stride + rect.x],
                      memory->stride * (int)sizeof(uint32_t));
}

/* A new texture with all of the memory in it. */
static bool remake_texture(struct texture_way *self)
{
    if (self->texture != NULL) {
        SDL_DestroyTexture(self->texture);
    }
    self->texture =
        SDL_CreateTexture(self->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                          self->memory.w, self->memory.h);
    if (self->texture == NULL) {
        return false;
    }
    SDL_SetTextureBlendMode(self->texture, SDL_BLENDMODE_NONE);
    upload(self, (SDL_Rect){0, 0, self->memory.w, self->memory.h});
    return true;
}

static bool target(void *self_void, struct canvas *target_out)
{
    struct texture_way *self = self_void;
    int w = 0, h = 0;
    if (SDL_GetRendererOutputSize(self->renderer, &w, &h) != 0 || w <= 0 || h <= 0) {
        return false;
    }
    bool has_size = self->memory.w == w && self->memory.h == h;
    if (!has_size && (!canvas_resize(&self->memory, w, h) || !remake_texture(self))) {
        canvas_finish(&self->memory);
        return false;
    }
    *target_out = self->memory;
    return true;
}

static bool show(void *self_void, const struct pixel_rect *rects, int count)
{
    struct texture_way *self = self_void;
    if (SDL_AtomicSet(&self->lost, 0) != 0 && !remake_texture(self)) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        upload(self, (SDL_Rect){rects[i].x, rects[i].y, rects[i].w, rects[i].h});
    }
    bool copied = SDL_RenderCopy(self->renderer, self->texture, NULL, NULL) == 0;
    SDL_RenderPresent(self->renderer);
    return copied;
}

const struct window_way window_texture_way = {start, stop, target, show};
