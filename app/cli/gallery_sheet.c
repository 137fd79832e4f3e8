/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_sheet.h"

#include "app/cli/gallery_moments.h"
#include "app/cli/tour.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"

/* A cell is the stage of the running screen, at three eighths of its size. */
static const struct rect FIGURE = {82, 8, 1034, 570};
enum {
    STAGE_W = 1168,
    STAGE_H = 592,
    CELL_W = 438,
    CELL_H = 222,
    GAP = 8,
    COLUMNS = 5,
    ROWS = 8,
};

struct sheet {
    struct gallery *gallery;
    enum leg leg;
    int number; /* of the sheet, from 1 */
    int row;    /* the next one that is free */
};

static void clear(struct canvas *canvas)
{
    for (size_t i = 0; i < (size_t)canvas->stride * (size_t)canvas->h; i++) {
        canvas->pixels[i] = THEME.bg & 0xFFFFFFU;
    }
}

static bool write(struct sheet *sheet)
{
    struct canvas *canvas = &sheet->gallery->canvas;
    struct canvas whole = *canvas;
    char name[32];
    bool fine;

    if (sheet->row == 0) {
        return true;
    }
    snprintf(name, sizeof name, "sheet-%s-%d.png", leg_name(sheet->leg), sheet->number);
    canvas->h = GAP + sheet->row * (CELL_H + GAP);
    fine = gallery_write(sheet->gallery, name);
    *canvas = whole;
    sheet->number++;
    sheet->row = 0;
    return fine;
}

/* The part of the sheet's canvas that a cell is. */
static struct canvas cell_of(const struct canvas *whole, int column, int row)
{
    struct canvas cell = {.w = CELL_W, .h = CELL_H, .stride = whole->stride};
    int x = GAP + column * (CELL_W + GAP);
    int y = GAP + row * (CELL_H + GAP);

    cell.pixels = whole->pixels + (size_t)y * (size_t)whole->stride + (size_t)x;
    return cell;
}

static void draw_cell(struct sheet *sheet, int column, int row, bool ready)
{
    struct station *station = &sheet->gallery->station;
    struct canvas cell = cell_of(&sheet->gallery->canvas, column, row);
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    const struct ui_env env = {
        .visit = station->env,
        .words = station_language(station)->words,
        .metrics = raster_metrics(station->raster),
        .figure = station->assets->figure,
    };
    const struct scene scene = {
        .model = &station->model,
        .env = &env,
        .paint = {.list = station->list,
                  .metrics = env.metrics,
                  .keep = 1.0F,
                  .ground = THEME.surface,
                  .place = place_identity()},
    };

    draw_begin(station->list, STAGE_W, STAGE_H, THEME.surface);
    if (ready) {
        stage_draw_ready(&scene, FIGURE);
    } else {
        stage_draw_run(&scene, FIGURE);
    }
    raster_invalidate(station->raster);
    raster_frame(station->raster, station->list, &cell,
                 placement_fit(CELL_W, CELL_H, STAGE_W, STAGE_H), damage);
}

static bool draw_moment(struct sheet *sheet, int technique, const struct gallery_moment *moment,
                        int cell)
{
    struct station *station = &sheet->gallery->station;
    int row = sheet->row + cell / COLUMNS;

    if (!tour_go_phase(technique, moment->phase, sheet->leg, &station->env, &station->model)) {
        return false;
    }
    tour_wait(&station->model, &station->env,
              moment->ms - visit_phase_elapsed_ms(&station->model));
    gallery_dress(sheet->gallery, technique + (int)sheet->leg);
    if (cell == 1) {
        draw_cell(sheet, 0, row, true);
    }
    draw_cell(sheet, cell % COLUMNS, row, false);
    return true;
}

static bool draw_technique(struct sheet *sheet, int technique)
{
    struct station *station = &sheet->gallery->station;
    struct gallery_moment moments[GALLERY_MAX_MOMENTS];
    int count = gallery_moments(station->assets->figure, station->env.settings,
                                &station->env.content->techniques[technique], moments);
    int rows;

    count = count < COLUMNS * ROWS ? count : COLUMNS * ROWS - 1;
    rows = count / COLUMNS + 1;
    if (sheet->row + rows > ROWS && !write(sheet)) {
        return false;
    }
    if (sheet->row == 0) {
        clear(&sheet->gallery->canvas);
    }
    for (int i = 0; i < count; i++) {
        if (!draw_moment(sheet, technique, &moments[i], i + 1)) {
            return true; /* no visit comes to it */
        }
    }
    sheet->row += rows;
    return true;
}

bool gallery_sheets(struct gallery *gallery, int only)
{
    struct sheet sheet = {.gallery = gallery};

    if (!gallery_resize(gallery, COLUMNS * (CELL_W + GAP) + GAP, ROWS * (CELL_H + GAP) + GAP)) {
        return false;
    }
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        sheet.leg = (enum leg)leg;
        sheet.number = 1;
        for (int i = 0; i < gallery->station.env.content->technique_count; i++) {
            if ((only < 0 || only == i) && !draw_technique(&sheet, i)) {
                return false;
            }
        }
        if (!write(&sheet)) {
            return false;
        }
    }
    return true;
}
