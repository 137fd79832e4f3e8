/* SPDX-License-Identifier: MIT */
#include "app/sdl/window.h"

#include "app/raster/blend.h"
#include "app/sdl/kms_card.h"
#include "app/sdl/turn.h"
#include "app/sdl/video_driver.h"
#include "app/sdl/window_way.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char OFFSCREEN[] = "offscreen";

struct window {
    SDL_Window *sdl; /* NULL: offscreen */
    const struct window_way *way;
    void *way_self;
    bool is_video_up;
    int rotate;
    struct canvas target; /* the screen's side; borrowed from the way */
    struct canvas turned; /* what is drawn into, where it is not the target itself */
    bool was_reset;
};

/* Without a desktop SDL tries one driver after the other and may settle on one that shows
 * nothing, and says nothing: so the one that can show something is asked for by name. */
static void choose_driver(void)
{
    if (!video_driver_is_sdls()) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, video_driver_wanted());
    }
    const char *driver = SDL_GetHint(SDL_HINT_VIDEODRIVER);
    int card =
        driver != NULL && video_driver_is_kms(driver) ? kms_card_find("/sys/class/drm") : -1;
    if (card >= 0) {
        char number[16];
        snprintf(number, sizeof number, "%d", card);
        SDL_SetHint(SDL_HINT_KMSDRM_DEVICE_INDEX, number);
    }
    SDL_SetHint(SDL_HINT_VIDEO_DOUBLE_BUFFER, "1");
    /* Else SDL takes the window's surface through OpenGL: 19 ms a frame instead of 4. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

/* A driver that shows nothing is only right for who asked for it by name. */
static bool is_blind(const char *driver)
{
    const char *wanted = getenv("SDL_VIDEODRIVER");
    bool shows_nothing = strcmp(driver, "dummy") == 0 || strcmp(driver, "offscreen") == 0 ||
                         strcmp(driver, "evdev") == 0;
    return shows_nothing && (wanted == NULL || strcmp(wanted, driver) != 0);
}

static bool start_video(struct window *window, char error_out[RASTER_ERROR_MAX])
{
    choose_driver();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        snprintf(
            error_out, RASTER_ERROR_MAX,
            "no screen (%.60s); start on a desktop, or on a console with a screen and in the "
            "groups video and render, or with --video offscreen",
            SDL_GetError());
        return false;
    }
    window->is_video_up = true;
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver == NULL || is_blind(driver)) {
        snprintf(
            error_out, RASTER_ERROR_MAX,
            "no screen: SDL would use its driver \"%.20s\", which shows nothing; start on a "
            "desktop or a console, or with --video offscreen",
            driver == NULL ? "none" : driver);
        return false;
    }
    return true;
}

static bool make_window(struct window *window, const struct window_options *options,
                        char error_out[RASTER_ERROR_MAX])
{
    bool has_size = options->w > 0 && options->h > 0;
    bool is_full =
        options->fullscreen || (!has_size && video_driver_is_kms(SDL_GetCurrentVideoDriver()));
    uint32_t flags = is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE;
    window->sdl =
        SDL_CreateWindow("Unknot", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                         has_size ? options->w : 1280, has_size ? options->h : 720, flags);
    if (window->sdl == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "no window (%.150s)", SDL_GetError());
        return false;
    }
    SDL_ShowCursor(is_full ? SDL_DISABLE : SDL_ENABLE);
    return true;
}

static bool start_way(struct window *window, const struct window_way *way, int w, int h,
                      char error_out[RASTER_ERROR_MAX])
{
    window->way = way;
    window->way_self = way->start(window->sdl, w, h, error_out);
    return window->way_self != NULL;
}

static bool start_screen(struct window *window, const struct window_options *options,
                         char error_out[RASTER_ERROR_MAX])
{
    if (!start_video(window, error_out) || !make_window(window, options, error_out)) {
        return false;
    }
    const char *driver = SDL_GetCurrentVideoDriver();
    return start_way(
        window, video_driver_has_surface(driver) ? &window_surface_way : &window_texture_way, 0,
        0, error_out);
}

struct window *window_open(const struct window_options *options,
                           char error_out[RASTER_ERROR_MAX])
{
    if (!turn_is_valid(options->rotate)) {
        snprintf(error_out, RASTER_ERROR_MAX, "rotate %d: use 0, 90, 180 or 270",
                 options->rotate);
        return NULL;
    }
    struct window *window = calloc(1, sizeof *window);
    if (window == NULL) {
        snprintf(error_out, RASTER_ERROR_MAX, "out of memory");
        return NULL;
    }
    window->rotate = options->rotate;
    bool has_size = options->w > 0 && options->h > 0;
    bool is_open = options->offscreen
                       ? start_way(window, &offscreen_way, has_size ? options->w : 1280,
                                   has_size ? options->h : 720, error_out)
                       : start_screen(window, options, error_out);
    if (!is_open) {
        window_close(window);
        return NULL;
    }
    return window;
}

void window_close(struct window *window)
{
    if (window == NULL) {
        return;
    }
    canvas_finish(&window->turned);
    if (window->way_self != NULL) {
        window->way->stop(window->way_self);
    }
    if (window->sdl != NULL) {
        SDL_DestroyWindow(window->sdl);
    }
    if (window->is_video_up) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    free(window);
}

static bool is_same_memory(const struct canvas *a, const struct canvas *b)
{
    return a->pixels == b->pixels && a->w == b->w && a->h == b->h && a->stride == b->stride;
}

/* Takes a new target over, with a canvas to turn onto it. */
static void take_target(struct window *window, struct canvas target)
{
    bool is_upright = window->rotate == 90 || window->rotate == 270;
    window->target = target;
    window->was_reset = true;
    if (window->rotate != 0) {
        canvas_resize(&window->turned, is_upright ? target.h : target.w,
                      is_upright ? target.w : target.h);
    }
}

void window_turn(struct window *window, int rotate)
{
    if (rotate != window->rotate && turn_is_valid(rotate)) {
        window->rotate = rotate;
        window->target = (struct canvas){0}; /* taken anew with the next frame */
    }
}

struct canvas window_canvas(struct window *window)
{
    struct canvas target;
    if (!window->way->target(window->way_self, &target)) {
        window->target = (struct canvas){0};
        return window->target;
    }
    if (!is_same_memory(&target, &window->target)) {
        take_target(window, target);
    }
    return window->rotate == 0 ? window->target : window->turned;
}

bool window_was_reset(struct window *window)
{
    bool was_reset = window->was_reset;
    window->was_reset = false;
    return was_reset;
}

/* Where a canvas rectangle lies on the target, after its pixels went there. */
static struct pixel_rect brought_over(struct window *window, struct pixel_rect rect)
{
    if (window->rotate == 0) {
        return rect_common(rect, (struct pixel_rect){0, 0, window->target.w, window->target.h});
    }
    const struct canvas *turned = &window->turned;
    rect = rect_common(rect, (struct pixel_rect){0, 0, turned->w, turned->h});
    turn_copy(turned, rect, window->rotate, &window->target);
    return turn_rect(rect, turned->w, turned->h, window->rotate);
}

bool window_present(struct window *window, const struct pixel_rect *rects, int count)
{
    struct canvas target;
    struct pixel_rect shown[RASTER_MAX_DAMAGE];
    /* The size may have changed since the canvas was drawn: then the next frame shows it. */
    if (count <= 0 || count > RASTER_MAX_DAMAGE ||
        !window->way->target(window->way_self, &target) ||
        !is_same_memory(&target, &window->target)) {
        return false;
    }
    for (int i = 0; i < count; i++) {
        shown[i] = brought_over(window, rects[i]);
    }
    return window->way->show(window->way_self, shown, count);
}

const char *window_driver(const struct window *window)
{
    const char *driver = window->sdl == NULL ? OFFSCREEN : SDL_GetCurrentVideoDriver();
    return driver == NULL ? "none" : driver;
}
