/* SPDX-License-Identifier: MIT */
/* The loop of a live station, in small: it sleeps until a frame is due or figures are there,
 * steps, draws. A press is over with the first picture that shows its answer; that picture
 * comes in over the one before for as long as the motion of its kind takes. */
#define _GNU_SOURCE /* RUSAGE_THREAD */

#include "app/cli/bench_pages.h"

#include "app/cli/machine.h"
#include "app/cli/station.h"

#include <errno.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum {
    W = 1920,
    H = 1080,
    FRAME_MS = 16,
    SETTLE_FRAMES = 30, /* what comes in has come in */
    PATIENCE_MS = 20000,
    PRESSES_MAX = COACH_PAGE_COUNT * (SPAN_COUNT * 3 + 1) + 1,
    EVENING_HOURS = 20,
};

struct walk {
    struct station station;
    struct canvas canvas;
    sem_t ready;        /* posted by the thread that reads */
    int64_t skipped_ms; /* the station's clock is ahead by this: holding costs no time here */
    double wall[PRESSES_MAX], cpu[PRESSES_MAX];
    struct bench_pages *out;
};

static double clock_ms(clockid_t id)
{
    struct timespec now;

    clock_gettime(id, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void wake(void *context)
{
    sem_post(context);
}

static int64_t now_ms(const struct walk *walk)
{
    return machine_mono_ms() + walk->skipped_ms;
}

static void sleep_a_frame(struct walk *walk)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += FRAME_MS * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    while (sem_timedwait(&walk->ready, &until) != 0 && errno == EINTR) {
    }
}

static void turn(struct walk *walk)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];

    station_advance(&walk->station, now_ms(walk));
    station_draw(&walk->station, &walk->canvas, now_ms(walk), damage);
}

static long waits(void)
{
    struct rusage usage;

    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nvcsw;
}

static void timed_turn(struct walk *walk)
{
    struct bench_pages *out = walk->out;
    double wall = clock_ms(CLOCK_MONOTONIC), cpu = clock_ms(CLOCK_THREAD_CPUTIME_ID);
    long waited = waits();

    turn(walk);
    out->turn_waits += waits() - waited;
    wall = clock_ms(CLOCK_MONOTONIC) - wall;
    cpu = clock_ms(CLOCK_THREAD_CPUTIME_ID) - cpu;
    out->turn_wall = wall > out->turn_wall ? wall : out->turn_wall;
    out->turn_cpu = cpu > out->turn_cpu ? cpu : out->turn_cpu;
    out->turns++;
}

static void edge(struct walk *walk, enum button button, bool pressed)
{
    const struct button_edge edge = {
        .button = button, .pressed = pressed, .at_ms = now_ms(walk), .settled = true};

    station_edge(&walk->station, &edge);
}

static void settle(struct walk *walk)
{
    for (int i = 0; i < SETTLE_FRAMES; i++) {
        walk->skipped_ms += FRAME_MS;
        turn(walk);
    }
}

/* Turns until the picture shows what was asked for. @return false: no answer comes */
static bool show_answer(struct walk *walk)
{
    double from = clock_ms(CLOCK_MONOTONIC);

    timed_turn(walk);
    while (walk->station.figures.pending) {
        if (clock_ms(CLOCK_MONOTONIC) - from > PATIENCE_MS) {
            fprintf(stderr, "unknot bench store: no answer in %d s\n", PATIENCE_MS / 1000);
            return false;
        }
        sleep_a_frame(walk);
        timed_turn(walk);
    }
    return true;
}

/* A press of a button, or a long one, from the moment at which it does something. */
static bool press(struct walk *walk, enum button button, bool is_long)
{
    struct bench_pages *out = walk->out;
    double wall, cpu;
    bool fine;

    edge(walk, button, true);
    turn(walk);
    settle(walk);
    wall = clock_ms(CLOCK_MONOTONIC);
    cpu = clock_ms(CLOCK_PROCESS_CPUTIME_ID);
    if (is_long) {
        walk->skipped_ms += walk->station.config.settings.coach_hold_ms;
    } else {
        edge(walk, button, false);
    }
    fine = show_answer(walk);
    walk->wall[out->presses] = clock_ms(CLOCK_MONOTONIC) - wall;
    walk->cpu[out->presses++] = clock_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    if (is_long) {
        edge(walk, button, false);
    }
    settle(walk);
    return fine;
}

/* The next longer period, the one before it, and back. */
static bool look_at_period(struct walk *walk)
{
    return press(walk, BUTTON_RIGHT, true) && press(walk, BUTTON_LEFT, false) &&
           press(walk, BUTTON_RIGHT, false);
}

static bool look_at_page(struct walk *walk)
{
    for (int span = 0; span < SPAN_COUNT; span++) {
        if (!look_at_period(walk)) {
            return false;
        }
    }
    return press(walk, BUTTON_OK, false);
}

static bool enter(struct walk *walk)
{
    const struct settings *settings = &walk->station.config.settings;

    edge(walk, BUTTON_BACK, true);
    edge(walk, BUTTON_OK, true);
    walk->skipped_ms += settings->staff_hold_ms + FRAME_MS;
    turn(walk);
    edge(walk, BUTTON_BACK, false);
    edge(walk, BUTTON_OK, false);
    settle(walk);
    for (int i = 0; i < CODE_LENGTH; i++) {
        edge(walk, settings->code[i], true);
        settle(walk);
        edge(walk, settings->code[i], false);
    }
    if (walk->station.model.screen != SCREEN_COACH) {
        fprintf(stderr, "unknot bench store: no way leads to the coach's pages\n");
        return false;
    }
    return show_answer(walk);
}

static bool walk_through(struct walk *walk)
{
    if (!enter(walk)) {
        return false;
    }
    settle(walk);
    *walk->out = (struct bench_pages){0};
    for (int page = 0; page < COACH_PAGE_COUNT; page++) {
        if (!look_at_page(walk)) {
            return false;
        }
    }
    return true;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

static void sum_up(struct walk *walk)
{
    struct bench_pages *out = walk->out;
    size_t count = (size_t)out->presses;

    qsort(walk->wall, count, sizeof walk->wall[0], compare);
    qsort(walk->cpu, count, sizeof walk->cpu[0], compare);
    out->median_wall = walk->wall[count / 2];
    out->median_cpu = walk->cpu[count / 2];
    out->worst_wall = walk->wall[count - 1];
    out->worst_cpu = walk->cpu[count - 1];
}

static bool open_walk(struct walk *walk, const char *path, const char *assets, int64_t last_day)
{
    const struct station_files files = {.assets = assets};
    int64_t wall_ms = (last_day * 24 + EVENING_HOURS) * 3600000;

    if (!station_init(&walk->station, &files, machine_mono_ms()) ||
        !station_open_fonts(&walk->station)) {
        return false;
    }
    walk->canvas = (struct canvas){.w = W, .h = H, .stride = W};
    walk->canvas.pixels = calloc((size_t)W * H, sizeof *walk->canvas.pixels);
    if (walk->canvas.pixels == NULL) {
        fprintf(stderr, "unknot bench store: out of memory\n");
        return false;
    }
    station_set_wall(&walk->station, machine_mono_ms(),
                     wall_ms - (int64_t)machine_utc_offset_min(wall_ms) * 60000, true);
    station_show_figures(&walk->station, path, false, wake, &walk->ready);
    return walk->station.figures.worker != NULL;
}

bool bench_pages(const char *path, const char *assets, int64_t last_day,
                 struct bench_pages *out)
{
    struct walk *walk = calloc(1, sizeof *walk);
    bool fine;

    if (walk == NULL || sem_init(&walk->ready, 0, 0) != 0) {
        fprintf(stderr, "unknot bench store: out of memory\n");
        free(walk);
        return false;
    }
    walk->out = out;
    fine = open_walk(walk, path, assets, last_day) && walk_through(walk);
    if (fine) {
        sum_up(walk);
    }
    station_finish(&walk->station);
    free(walk->canvas.pixels);
    sem_destroy(&walk->ready);
    free(walk);
    return fine;
}
