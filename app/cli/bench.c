/* SPDX-License-Identifier: MIT */
/* What a frame of every screen costs. Times are CPU times of this process; beside them stands
 * what a bare copy of the frame costs in the same run, since machines differ and counts do not.
 */
#include "app/cli/allocations.h"
#include "app/cli/bench_start.h"
#include "app/cli/bench_store.h"
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/cli/station.h"
#include "app/cli/tour.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    FRAMES = 120,
    FULL_FRAMES = 20,
    FRAMES_PER_S = 60,
    COPIES = 40,
    WARM_MS = 11000, /* a whole breath, every part of a repetition */
    WARM_LEAST_MS = 1000,
    LAST_MS = 6000, /* of a phase: its last numbers swell, which is not the steady state */
};

struct bench {
    struct station station;
    struct canvas canvas;
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    double copy_us;
};

struct row {
    double pure_us, full_us, damaged_us;
    struct raster_stats full, last;
    double cells, pixels; /* a damaged frame, on average */
    int still;            /* cells drawn in a frame in which nothing changed */
    int strings;          /* rendered in all measured frames */
    long allocations;     /* made in all measured frames */
};

static double cpu_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static double copy_us(const struct canvas *canvas)
{
    size_t size = (size_t)canvas->stride * (size_t)canvas->h * sizeof *canvas->pixels;
    unsigned char *copy = malloc(size);
    double from_us;

    if (copy == NULL) {
        return 0.0;
    }
    memset(copy, 1, size);
    from_us = cpu_us();
    for (int i = 0; i < COPIES; i++) {
        memcpy(copy, canvas->pixels, size);
        canvas->pixels[i] = copy[i];
    }
    from_us = cpu_us() - from_us;
    free(copy);
    return from_us / COPIES;
}

/* Draws the frame `ms` later; the list is made apart from the pixels. */
static void frame(struct bench *bench, int64_t ms, bool all, double *pure_out, double *draw_out)
{
    struct station *station = &bench->station;
    double t0 = cpu_us(), t1, t2;

    tour_wait(&station->model, &station->env, ms);
    station_list(station, &bench->canvas, station->model.now_ms);
    t1 = cpu_us();
    if (all) {
        raster_invalidate(station->raster);
    }
    station_raster(station, &bench->canvas, bench->damage);
    t2 = cpu_us();
    *pure_out += t1 - t0;
    *draw_out += t2 - t1;
}

/* Milliseconds from frame n to frame n + 1 on a 60 Hz grid. */
static int64_t frame_ms(int n)
{
    return (int64_t)(n + 1) * 1000 / FRAMES_PER_S - (int64_t)n * 1000 / FRAMES_PER_S;
}

/* So many frames that every string of the moment was seen, while it is still the same moment:
 * the measured frames show later seconds than the warm ones. */
static int warm_frames(const struct model *model)
{
    int64_t ms = WARM_LEAST_MS;

    if (model->screen == SCREEN_RUN) {
        ms = model->run.planned_ms - visit_phase_elapsed_ms(model) - LAST_MS;
        ms = ms > WARM_MS ? WARM_MS : ms;
        ms = ms < WARM_LEAST_MS ? WARM_LEAST_MS : ms;
    }
    return (int)(ms * FRAMES_PER_S / 1000);
}

static struct row measure(struct bench *bench)
{
    int warm = warm_frames(&bench->station.model);
    struct row row = {0};
    double ignored = 0.0;
    long allocations;

    for (int i = 0; i < warm; i++) {
        frame(bench, frame_ms(i), i == 0, &ignored, &ignored);
    }
    for (int i = 0; i < FULL_FRAMES; i++) {
        frame(bench, 0, true, &ignored, &row.full_us);
    }
    row.full = raster_stats(bench->station.raster);
    allocations = allocations_so_far();
    for (int i = 0; i < FRAMES; i++) {
        frame(bench, frame_ms(i), false, &row.pure_us, &row.damaged_us);
        row.last = raster_stats(bench->station.raster);
        row.cells += (double)row.last.cells / FRAMES;
        row.pixels += (double)row.last.pixels / FRAMES;
        row.strings += row.last.strings_rendered;
    }
    row.allocations = allocations_so_far() - allocations;
    frame(bench, 0, false, &ignored, &ignored);
    row.still = raster_stats(bench->station.raster).cells;
    row.pure_us /= FRAMES;
    row.damaged_us /= FRAMES;
    row.full_us /= FULL_FRAMES;
    return row;
}

static void print_row(const struct bench *bench, const char *name, const struct row *row)
{
    printf("%-12s %8.0f %8.0f %8.0f %6.2f %9d %7d %7.1f %9.0f %6d %8d %8ld\n", name,
           row->pure_us, row->full_us, row->damaged_us,
           (row->pure_us + row->damaged_us) / bench->copy_us, row->last.commands,
           row->last.points, row->cells, row->pixels, row->still, row->strings,
           row->allocations);
}

/* @return whether no measured frame allocated or rendered text */
static bool bench_screens(struct bench *bench, const char *only)
{
    bool steady = true;

    printf("%dx%d, %d frames at %d a second; a bare copy of the frame costs %.0f us of CPU\n\n",
           bench->canvas.w, bench->canvas.h, FRAMES, FRAMES_PER_S, bench->copy_us);
    printf("%-12s %8s %8s %8s %6s %9s %7s %7s %9s %6s %8s %8s\n", "moment", "pure us",
           "full us", "drawn us", "copies", "commands", "points", "cells", "pixels", "still",
           "strings", "allocs");
    for (int stop = 0; stop < TOUR_COUNT; stop++) {
        if (only != NULL && strcmp(only, tour_name((enum tour_stop)stop)) != 0) {
            continue;
        }
        if (!tour_go((enum tour_stop)stop, &bench->station.env, &bench->station.model)) {
            printf("%-12s this content has none\n", tour_name((enum tour_stop)stop));
            continue;
        }
        struct row row = measure(bench);
        print_row(bench, tour_name((enum tour_stop)stop), &row);
        steady = steady && row.still == 0 && row.strings == 0 && row.allocations <= 0;
    }
    printf("\npure: time to step the model and make the draw list; full: all pixels drawn; "
           "drawn: only what changed;\ncopies: pure + drawn in bare copies of a frame; still: "
           "cells drawn when nothing "
           "changed; strings "
           "rendered and heap allocations are sums over the %d frames\n",
           FRAMES);
    return steady;
}

static bool open_bench(struct bench *bench, const char *assets)
{
    const struct station_files files = {.assets = assets};

    if (!station_init(&bench->station, &files, machine_mono_ms())) {
        return false;
    }
    bench->canvas = (struct canvas){.w = 1920, .h = 1080, .stride = 1920};
    bench->canvas.pixels = calloc(1920 * 1080, sizeof *bench->canvas.pixels);
    return bench->canvas.pixels != NULL &&
           station_draw(&bench->station, &bench->canvas, machine_mono_ms(), bench->damage) >= 0;
}

int cli_bench(int argc, char **argv)
{
    const char *assets = NULL, *moment = NULL, *first = NULL;
    const struct cli_option options[] = {
        {"assets", "DIR", "the content, default the installed one", &assets},
        {"moment", "NAME", "only this one of the moments, without starts: for a profiler",
         &moment},
        {BENCH_START_OPTION, NULL, "only draw a first frame and say how much memory it took",
         &first},
        {0},
    };
    struct bench bench = {0};
    bool steady = false;

    if (argc > 1 && strcmp(argv[1], "store") == 0) {
        return bench_store(argc - 1, argv + 1);
    }
    int code =
        cli_parse(argc, argv,
                  "Measures what a frame of every screen costs; `unknot bench store`: what "
                  "records cost.",
                  options);

    if (code >= 0) {
        return code;
    }
    if (first != NULL) {
        return bench_start_child(assets);
    }
    if (open_bench(&bench, assets)) {
        bench.copy_us = copy_us(&bench.canvas);
        steady = bench_screens(&bench, moment);
        steady = (moment != NULL || bench_start_print(assets)) && steady;
    }
    free(bench.canvas.pixels);
    station_finish(&bench.station);
    return steady ? CLI_FINE : CLI_NOT_FINE;
}
