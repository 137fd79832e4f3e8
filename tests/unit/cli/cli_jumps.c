/* SPDX-License-Identifier: MIT */
/* Nothing jumps and nothing blinks. Visits with their pauses, skips and repeats are drawn
 * small, a frame every 33 ms, and in every 64 px of the page the mean brightness of two frames
 * is compared: what eases changes it little at a time, what is there at once by a lot. */
#include "app/cli/station.h"
#include "app/cli/tour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

enum {
    START_MS = 5000000,
    FRAME_MS = 33,
    W = 480,
    H = 270,
    BLOCK = 16, /* 64 px of the page */
    COLUMNS = W / BLOCK,
    ROWS = (H + BLOCK - 1) / BLOCK,
    SWINGS_MAX = 64,

    /* Of 255, in one frame. The shortest fade takes 200 ms, and its first frame shows it up to
     * the end of that frame: 49 of them. Of all the way from the ground to white that is 57. */
    STEP_MOST = 57,
    SWING_LEAST = 20, /* what is seen as brighter and darker again */
    SWINGS_MOST = 4   /* within a second: twice brighter, twice darker */
};

/* How a place got brighter and darker. */
struct patch {
    double before, extreme;
    int way; /* 1: it gets brighter, -1: darker */
    int64_t turned_ms[SWINGS_MAX];
    int turns;
};

struct watch {
    struct patch places[ROWS][COLUMNS];
    bool begun;
    double worst;
    int worst_x, worst_y; /* on the page */
    int most_swings;
    const char *worst_at;
    const char *most_at;
};

static struct station station;
static struct watch watch;
static uint32_t pixels[W * H];
static const struct canvas canvas = {pixels, W, H, W};
static bool planted; /* a jump: what comes in is there at once */

static int set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    planted = false;
    memset(&watch, 0, sizeof watch);
    return station_init(&station, &files, START_MS) && station_open_fonts(&station) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    station_finish(&station);
    return 0;
}

static double brightness(int column, int row)
{
    long sum = 0;
    int count = 0;

    for (int y = row * BLOCK; y < (row + 1) * BLOCK && y < H; y++) {
        for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++) {
            uint32_t pixel = pixels[y * W + x];
            sum += 2 * (long)(pixel >> 16 & 0xFF) + 5 * (long)(pixel >> 8 & 0xFF) +
                   (long)(pixel & 0xFF);
            count++;
        }
    }
    return (double)sum / 8.0 / count;
}

static void turn(struct patch *place, int64_t now_ms, const char *name)
{
    int within = 0;

    place->way = -place->way;
    place->turned_ms[place->turns % SWINGS_MAX] = now_ms;
    place->turns++;
    for (int i = 0; i < place->turns && i < SWINGS_MAX; i++) {
        within += now_ms - place->turned_ms[i] < 1000;
    }
    if (within > watch.most_swings) {
        watch.most_swings = within;
        watch.most_at = name;
    }
}

static void watch_place(struct patch *place, double now, int64_t now_ms, const char *name)
{
    place->way = place->way == 0 ? 1 : place->way;
    if ((now - place->extreme) * place->way > 0) {
        place->extreme = now;
    } else if ((place->extreme - now) * place->way > SWING_LEAST) {
        turn(place, now_ms, name);
        place->extreme = now;
    }
    place->before = now;
}

static void look(const char *name)
{
    for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
            struct patch *place = &watch.places[row][column];
            double now = brightness(column, row);
            double step = watch.begun ? now - place->before : 0.0;

            step = step < 0 ? -step : step;
            if (step > watch.worst) {
                watch.worst = step;
                watch.worst_at = name;
                watch.worst_x = column * 64;
                watch.worst_y = row * 64;
            }
            if (!watch.begun) {
                *place = (struct patch){.extreme = now};
            }
            watch_place(place, now, station.model.now_ms, name);
        }
    }
    watch.begun = true;
}

static void draw(const char *name)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];

    station_list(&station, &canvas, station.model.now_ms);
    if (planted) {
        station.list->entering = (struct entering){0};
    }
    station_raster(&station, &canvas, damage);
    look(name);
}

static void play(const char *name, int64_t ms)
{
    for (int64_t passed_ms = 0; passed_ms < ms; passed_ms += FRAME_MS) {
        tour_wait(&station.model, &station.env, FRAME_MS);
        draw(name);
    }
}

/* Lets time pass unseen; what was seen before is not compared with what comes. */
static void leap(int64_t ms)
{
    tour_wait(&station.model, &station.env, ms);
    raster_invalidate(station.raster);
    watch.begun = false;
}

static void press(enum button button)
{
    struct event event = {.kind = EVENT_PRESS, .at_ms = station.model.now_ms, .button = button};
    struct effects effects;

    while (visit_step(&station.model, &station.env, &event, &effects)) {
    }
    event.kind = EVENT_RELEASE;
    while (visit_step(&station.model, &station.env, &event, &effects)) {
    }
}

/* One step of a visit: what it is, what is pressed, and how long it is looked at. */
struct step {
    const char *name;
    enum button button;
    int64_t ms;
};

static void walk(const struct step *steps, int count)
{
    leap(0);
    play("before", 400);
    for (int i = 0; i < count; i++) {
        press(steps[i].button);
        play(steps[i].name, steps[i].ms);
    }
}

#define WALK(steps) walk(steps, (int)(sizeof(steps) / sizeof((steps)[0])))

static void go(enum tour_stop stop)
{
    assert_true(tour_go(stop, &station.env, &station.model));
    leap(1000);
}

static void expect_calm(void)
{
    if (watch.worst > STEP_MOST) {
        fail_msg("%s: %.0f of 255 in one frame at %d, %d", watch.worst_at, watch.worst,
                 watch.worst_x, watch.worst_y);
    }
    if (watch.most_swings > SWINGS_MOST) {
        fail_msg("%s: brighter and darker %d times within a second", watch.most_at,
                 watch.most_swings);
    }
}

static void in_menus(void **state)
{
    static const struct step steps[] = {
        {"back to the start", BUTTON_BACK, 600},
        {"in again", BUTTON_OK, 600},
        {"a choice", BUTTON_OK, 600},
        {"another tool", BUTTON_RIGHT, 400},
        {"and another", BUTTON_RIGHT, 400},
        {"the tool", BUTTON_OK, 600},
        {"another leg", BUTTON_RIGHT, 400},
        {"the leg", BUTTON_OK, 600},
        {"understood", BUTTON_OK, 600},
        {"a face", BUTTON_RIGHT, 400},
        {"another face", BUTTON_RIGHT, 400},
        {"get ready", BUTTON_OK, 1500},
        {"stop?", BUTTON_BACK, 500},
        {"no", BUTTON_OK, 800},
    };

    (void)state;
    go(TOUR_CHOOSE);
    WALK(steps);
    expect_calm();
}

static void through_a_visit(void **state)
{
    static const struct step steps[] = {
        {"start now", BUTTON_OK, 2000},       {"search again", BUTTON_LEFT, 1500},
        {"stop?", BUTTON_BACK, 1000},         {"no", BUTTON_OK, 1500},
        {"found it", BUTTON_OK, 2000},        {"pause", BUTTON_OK, 2000},
        {"go on", BUTTON_OK, 1500},           {"pause again", BUTTON_OK, 300},
        {"stop, paused?", BUTTON_BACK, 700},  {"no, go on", BUTTON_OK, 1500},
        {"pause to repeat", BUTTON_OK, 600},  {"repeat, paused", BUTTON_LEFT, 1500},
        {"pause to skip", BUTTON_OK, 600},    {"skip, paused", BUTTON_RIGHT, 1500},
        {"skip", BUTTON_RIGHT, 150},          {"skip at once", BUTTON_RIGHT, 1500},
        {"stop for good?", BUTTON_BACK, 500}, {"yes", BUTTON_BACK, 1000},
        {"to the start", BUTTON_BACK, 1000},
    };

    (void)state;
    go(TOUR_READY);
    WALK(steps);
    expect_calm();
}

static void across_legs(void **state)
{
    static const struct step steps[] = {
        {"the same leg again", BUTTON_LEFT, 1500},
        {"stop?", BUTTON_BACK, 600},
        {"no", BUTTON_OK, 1000},
    };
    static const struct step other[] = {
        {"stop while changing?", BUTTON_BACK, 600},
        {"no", BUTTON_OK, 1000},
        {"start the other leg", BUTTON_OK, 1500},
    };

    (void)state;
    go(TOUR_SWITCH);
    WALK(steps);
    go(TOUR_SWITCH);
    WALK(other);
    go(TOUR_SWITCH);
    press(BUTTON_RIGHT); /* leave it out */
    play("leave a leg out", 1500);
    expect_calm();
}

static void in_repetitions_and_stretches(void **state)
{
    static const struct step steps[] = {
        {"pause", BUTTON_OK, 1500}, {"go on", BUTTON_OK, 1500}, {"skip", BUTTON_RIGHT, 1500}};

    (void)state;
    go(TOUR_REPS);
    play("repetitions", 9000);
    WALK(steps);
    go(TOUR_STRETCH);
    WALK(steps);
    expect_calm();
}

/* The end of each phase, which comes by itself. */
static void over_ends(void **state)
{
    static const enum tour_stop stops[] = {TOUR_SEARCH, TOUR_HOLD, TOUR_ROCK, TOUR_REPS,
                                           TOUR_STRETCH};

    (void)state;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        go(stops[i]);
        leap(station.model.run.planned_ms - visit_phase_elapsed_ms(&station.model) - 1500);
        play(tour_name(stops[i]), 3000);
    }
    go(TOUR_READY);
    leap(visit_count_left_ms(&station.model) - 1500);
    play("ready", 3000);
    expect_calm();
}

static void while_nobody_is_there(void **state)
{
    (void)state;
    go(TOUR_ATTRACT);
    leap(17500);
    play("next part", 2000);
    leap(38500);
    play("sides change", 2000);
    leap(station.env.settings->dim_ms);
    play("dimmed", 200);
    press(BUTTON_OK);
    play("woken", 1500);
    go(TOUR_LEARN);
    leap(station.env.settings->menu_idle_ms - station.env.settings->idle_ring_ms - 1500);
    play("way back", 3000);
    leap(station.env.settings->idle_ring_ms - 3500);
    play("back", 3000);
    expect_calm();
}

/* It can tell: what comes in at once is found. */
static void a_jump_is_found(void **state)
{
    static const struct step steps[] = {{"start now", BUTTON_OK, 500}};

    (void)state;
    go(TOUR_READY);
    WALK(steps);
    assert_true(watch.worst <= STEP_MOST);
    planted = true;
    go(TOUR_READY);
    WALK(steps);
    assert_true(watch.worst > 2 * STEP_MOST);
}

/* And so is what blinks: four times a second dark and bright. */
static void a_blink_is_found(void **state)
{
    (void)state;
    go(TOUR_SUMMARY);
    play("calm", 400);
    for (int i = 0; i < 30; i++) {
        tour_wait(&station.model, &station.env, FRAME_MS);
        draw("blink");
        if (i / 4 % 2 == 0) {
            memset(pixels, 0, sizeof pixels);
            raster_invalidate(station.raster);
        }
        look("blink");
    }
    assert_true(watch.most_swings > SWINGS_MOST);
}

#define WITH_STATION(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_STATION(in_menus),        WITH_STATION(through_a_visit),
        WITH_STATION(across_legs),     WITH_STATION(in_repetitions_and_stretches),
        WITH_STATION(over_ends),       WITH_STATION(while_nobody_is_there),
        WITH_STATION(a_jump_is_found), WITH_STATION(a_blink_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
