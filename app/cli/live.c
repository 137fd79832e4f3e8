/* SPDX-License-Identifier: MIT */
#include "app/cli/live.h"

#include "app/cli/life.h"
#include "app/cli/machine.h"
#include "app/cli/reload.h"

enum {
    CLOCK_CHECK_MS = 1000,
    MINUTE_MS = 60000,
    LEAD_UP_MS = 660, /* longer than anything takes to come in */
    LEAD_STEP_MS = 33,
    FIGURES_LOOK_MS = 10, /* without keys nobody wakes the loop */
};

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static bool is_portrait(struct live *live)
{
    struct canvas canvas = window_canvas(live->window);

    return canvas.h > canvas.w;
}

static void show(struct live *live, int64_t now_ms)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    window_turn(live->window, station_picture(live->station).rotate);
    struct canvas canvas = window_canvas(live->window);

    if (window_was_reset(live->window) && live->station->raster != NULL) {
        raster_invalidate(live->station->raster);
    }
    int count = station_draw(live->station, &canvas, now_ms, damage);
    if (count == 0 && life_wants_picture(live, now_ms)) {
        damage[count++] = (struct pixel_rect){0, 0, 1, 1}; /* a hung screen is seen so only */
    }
    if (count > 0) {
        life_showed(live, window_present(live->window, damage, count), now_ms);
    }
    live->shown_ms = now_ms;
}

/* The time of the next frame on a fixed grid, so that frames keep their distance. */
static int64_t next_frame_ms(const struct live *live)
{
    int fps = health_fps(live->fps, live->health.hot);
    int64_t done = (live->shown_ms - live->frames_from_ms) * fps / 1000;

    return live->frames_from_ms + ((done + 1) * 1000 + fps - 1) / fps;
}

static void check_clock(struct live *live, int64_t now_ms)
{
    if (live->clock_checked_ms == 0 || now_ms - live->clock_checked_ms >= CLOCK_CHECK_MS) {
        live->clock_checked_ok = machine_clock_ok();
        live->clock_checked_ms = now_ms;
    }
    station_set_wall(live->station, now_ms, machine_wall_ms(), live->clock_checked_ok);
}

/* What is wrong with the machine is told to those who look after the station, and no more. */
static void check_health(struct live *live, int64_t now_ms)
{
    struct usage_fault faults[HEALTH_FAULTS_MAX];
    bool was_hot = live->health.hot;
    int count = live->player == NULL ? health_look(&live->health, now_ms, faults) : 0;

    for (int i = 0; i < count; i++) {
        fprintf(stderr, "unknot: %s: %s\n", faults[i].code, faults[i].text);
        station_fault(live->station, &faults[i], now_ms);
    }
    if (live->health.hot != was_hot) {
        live->frames_from_ms = now_ms; /* another grid */
    }
}

static void take_news(struct live *live, int64_t now_ms)
{
    struct watch_news news;

    if (live->watch != NULL && watch_take(live->watch, &news)) {
        reload_take(live->station, &news, now_ms);
    }
}

/* @return false: somebody wants to quit */
static bool take_event(struct live *live, const struct key_event *event)
{
    switch (event->kind) {
    case KEY_EVENT_EDGE: station_edge(live->station, &event->edge); break;
    case KEY_EVENT_WAKE: break;
    case KEY_EVENT_SHOW:
        if (live->station->raster != NULL) {
            raster_invalidate(live->station->raster);
        }
        live->shown_ms = 0;
        break;
    case KEY_EVENT_QUIT: return false;
    }
    return true;
}

/* Sleeps until something happens or `until_ms` comes. @return false: quit */
static bool wait_for(struct live *live, int64_t until_ms)
{
    struct key_event event;
    int64_t left_ms = until_ms - keys_now_ms();
    int timeout_ms = left_ms < 0 ? 0 : (int)least(left_ms, MINUTE_MS);

    if (live->keys == NULL) {
        quit_sleep(live->quit, watch_fd(live->watch), timeout_ms);
        return !quit_wanted(live->quit);
    }
    if (!keys_wait(live->keys, timeout_ms, &event)) {
        return !quit_wanted(live->quit);
    }
    do {
        if (!take_event(live, &event)) {
            return false;
        }
    } while (keys_wait(live->keys, 0, &event));
    return !quit_wanted(live->quit);
}

static int64_t next_ms(struct live *live, int64_t now_ms)
{
    int64_t change_ms = station_next_change(live->station, is_portrait(live), now_ms);
    int64_t next = station_next_deadline(live->station);

    if (change_ms != INT64_MAX) {
        change_ms = most(change_ms, next_frame_ms(live));
    }
    next = least(next, change_ms);
    next = least(next, watchdog_next_ms(live->watchdog));
    if (live->player != NULL) {
        next = least(next, player_next_ms(live->player));
    }
    if (live->keys == NULL &&
        (live->station->figures.pending || live->station->model.screen == SCREEN_STICK ||
         visit_is_listening(&live->station->model))) {
        next = least(next, now_ms + FIGURES_LOOK_MS);
    }
    next = least(next,
                 lamp_driver_next_ms(&live->lamps, live->station, now_ms, next_frame_ms(live)));
    int64_t minute_ms = now_ms + MINUTE_MS - machine_wall_ms() % MINUTE_MS;
    return least(next, minute_ms);
}

/* What the lines did until now. The station goes on to that time and not beyond: a machine that
 * is held up just then would take a bounce, whose end is not taken yet, for a press. */
static void take_lines(struct live *live, int64_t now_ms)
{
    live_lines_follow(&live->lines, live->station, now_ms);
    live->gpio.buttons.reader = live->lines.reader;
    if (gpio_in_take(&live->gpio, live->station, now_ms)) {
        lamp_driver_again(&live->lamps);
    }
}

void live_loop(struct live *live)
{
    int64_t now_ms = keys_now_ms();

    live->frames_from_ms = now_ms;
    do {
        take_news(live, keys_now_ms());
        if (live->player != NULL) {
            player_play(live->player, live->station, live->window, keys_now_ms());
            if (live->player->ended) {
                break;
            }
        }
        now_ms = keys_now_ms();
        take_lines(live, now_ms);
        station_advance(live->station, now_ms);
        check_clock(live, now_ms);
        show(live, now_ms);
        check_health(live, now_ms);
        if (live->crashes != NULL) {
            crashes_pass(live->crashes);
        }
        screen_power_follow(&live->power, live->station, now_ms);
        lamp_driver_show(&live->lamps, live->station, now_ms);
    } while (wait_for(live, next_ms(live, now_ms)));
}

/* Frames that lead up to a picture: what comes in over them is seen coming in. */
static int64_t next_led_ms(const struct live *live)
{
    int64_t shot_ms = player_next_shot_ms(live->player);
    int64_t from_ms = shot_ms - LEAD_UP_MS;
    int64_t led_ms = live->shown_ms + LEAD_STEP_MS;

    if (shot_ms == INT64_MAX) {
        return INT64_MAX;
    }
    led_ms = led_ms < from_ms ? from_ms : led_ms;
    return led_ms < shot_ms ? led_ms : INT64_MAX;
}

/* The next frame of a screen, as live_loop() would show it. Time goes on with each. */
static int64_t next_screen_ms(struct live *live, int64_t now_ms)
{
    int64_t change_ms = station_next_change(live->station, is_portrait(live), now_ms);

    if (change_ms != INT64_MAX) {
        change_ms = most(change_ms, next_frame_ms(live));
    }
    return most(least(change_ms, station_next_deadline(live->station)), now_ms + 1);
}

void live_play_virtual(struct live *live)
{
    int64_t now_ms = live->player->start_ms;

    while (!live->player->ended && !quit_wanted(live->quit)) {
        int64_t line_ms = player_next_ms(live->player);
        int64_t frame_ms = live->each_frame ? next_screen_ms(live, now_ms) : next_led_ms(live);
        bool shows = frame_ms < line_ms;

        now_ms = shows ? frame_ms : line_ms;
        if (shows) {
            station_advance(live->station, now_ms);
        } else {
            player_play(live->player, live->station, live->window, now_ms);
        }
        if (shows || live->each_frame) {
            show(live, now_ms);
        }
    }
}
