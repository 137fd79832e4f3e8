/* SPDX-License-Identifier: MIT */
/* How a station looks at a moment. */
#include "app/cli/station_internal.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
    SMALL_TEXT_PX = 20, /* on the screen (design, section 4) */
};

/* 1280x720 is the smallest screen the pages are made for: below it they only get smaller, or
 * words of a fixed size would run into one another. */
static const float smallest_scale = 2.0f / 3.0f;

/* The fault screen says it all itself. */
static bool shows_notice(const struct station *station)
{
    return station->notice.text != NULL && station->model.screen != SCREEN_FAULT;
}

static struct ui_env ui_env_of(const struct station *station, bool portrait, float scale)
{
    const struct assets *assets = station->assets;

    return (struct ui_env){
        .visit = station->env,
        .words = station_language(station)->words,
        .language_names = assets->languages.names,
        .decimal = station_language(station)->file.decimal,
        .metrics = station->raster != NULL ? raster_metrics(station->raster) : NULL,
        .closeup = &assets->closeup,
        .tools = &assets->tools,
        .figure = assets->figure,
        .coach = figures_shown(&station->figures),
        .notice = shows_notice(station) ? &station->notice : NULL,
        .station = station->config.station_name,
        .staff_code = station->staff_code,
        .portrait = portrait,
        .min_text_px = SMALL_TEXT_PX / (scale > smallest_scale ? scale : smallest_scale),
    };
}

int64_t station_next_change(const struct station *station, bool portrait, int64_t now_ms)
{
    struct ui_env env = ui_env_of(station, portrait, 1.0f);

    return ui_next_change_ms(&station->model, &env, now_ms);
}

bool station_open_fonts(struct station *station)
{
    char error[RASTER_ERROR_MAX];

    if (station->raster != NULL) {
        return true;
    }
    if (station->config.font_dir != NULL && access(station->config.font_dir, R_OK) != 0) {
        fprintf(stderr, "unknot: fonts.folder %s: %s; looking in the usual folders\n",
                station->config.font_dir, strerror(errno));
    }
    station->raster = raster_create(station->config.font_dir, error);
    if (station->raster == NULL) {
        fprintf(stderr, "unknot: %s\n", error);
    }
    return station->raster != NULL;
}

static bool is_portrait(const struct canvas *canvas)
{
    return canvas->h > canvas->w;
}

/* The page is 1920x1080, or 1080x1920 on a canvas that stands; a part of the edges may be left
 * free. */
static struct placement place(const struct station *station, const struct canvas *canvas)
{
    int margin = station_picture(station).margin_percent;
    int free_w = canvas->w * margin / 100, free_h = canvas->h * margin / 100;
    int w = canvas->w - 2 * free_w, h = canvas->h - 2 * free_h;
    struct placement placement =
        is_portrait(canvas) ? placement_fit(w, h, 1080, 1920) : placement_fit(w, h, 1920, 1080);

    placement.x += (float)free_w;
    placement.y += (float)free_h;
    return placement;
}

void station_list(struct station *station, const struct canvas *canvas, int64_t now_ms)
{
    struct ui_env env = ui_env_of(station, is_portrait(canvas), place(station, canvas).scale);

    ui_draw(&station->model, &env, now_ms, station->list);
}

int station_raster(struct station *station, const struct canvas *canvas,
                   struct pixel_rect damage_out[RASTER_MAX_DAMAGE])
{
    return raster_frame(station->raster, station->list, canvas, place(station, canvas),
                        damage_out);
}

int station_draw(struct station *station, const struct canvas *canvas, int64_t now_ms,
                 struct pixel_rect damage_out[RASTER_MAX_DAMAGE])
{
    if (!station_open_fonts(station)) {
        return -1;
    }
    station_list(station, canvas, now_ms);
    return station_raster(station, canvas, damage_out);
}
