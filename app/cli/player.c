/* SPDX-License-Identifier: MIT */
#include "app/cli/player.h"

#include <stdlib.h>
#include <string.h>

enum {
    MINUTE_MS = 60000,
    WEEK_MINUTES = WEEK_DAYS * DAY_MINUTES
};

/* Remembered, not searched for each time: a script of a day has a hundred thousand lines. */
static void find_shot(struct player *player)
{
    int i = player->next_shot > player->next ? player->next_shot : player->next;

    while (i < player->script.count && player->script.lines[i].kind != SCRIPT_SHOT) {
        i++;
    }
    player->next_shot = i;
}

bool player_init(struct player *player, const char *path, const char *shots, int64_t start_ms)
{
    struct problems *problems = calloc(1, sizeof *problems);
    bool fine;

    *player = (struct player){
        .path = path, .shots = shots, .start_ms = start_ms, .tick_ms = INT64_MAX};
    if (problems == NULL) {
        return false;
    }
    fine = script_load(path, &player->script, problems);
    problems_print(problems, stderr);
    free(problems);
    find_shot(player);
    return fine;
}

void player_finish(struct player *player)
{
    script_unload(&player->script);
}

static int64_t line_ms(const struct player *player)
{
    if (player->ended || player->next >= player->script.count) {
        return INT64_MAX;
    }
    return player->start_ms + player->script.lines[player->next].at_ms;
}

int64_t player_next_ms(const struct player *player)
{
    int64_t next_ms = line_ms(player);

    return next_ms < player->tick_ms || next_ms == INT64_MAX ? next_ms : player->tick_ms;
}

int64_t player_next_shot_ms(const struct player *player)
{
    if (player->ended || player->next_shot >= player->script.count) {
        return INT64_MAX;
    }
    return player->start_ms + player->script.lines[player->next_shot].at_ms;
}

static void fail(struct player *player, const struct script_line *line, const char *what)
{
    fprintf(stderr, "%s:%d: %s\n", player->path, line->line, what);
    player->failed++;
}

static void expect(struct player *player, const struct station *station,
                   const struct script_line *line)
{
    const struct model *model = &station->model;
    const char *language = station_language(station)->id;
    char what[200];

    if (line->kind == SCRIPT_EXPECT_SCREEN && model->screen != line->screen) {
        snprintf(what, sizeof what, "expected screen %s, but it is %s",
                 screen_name(line->screen), screen_name(model->screen));
        fail(player, line, what);
    }
    if (line->kind == SCRIPT_EXPECT_STEP && model->step != line->step) {
        snprintf(what, sizeof what, "expected step %d, but it is %d", line->step, model->step);
        fail(player, line, what);
    }
    if (line->kind == SCRIPT_EXPECT_LANGUAGE && strcmp(language, line->name) != 0) {
        snprintf(what, sizeof what, "expected language %s, but it is %s", line->name, language);
        fail(player, line, what);
    }
}

static void shoot(struct player *player, struct station *station, struct window *window,
                  const struct script_line *line, int64_t at_ms)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    char path[1024];
    char error[RASTER_ERROR_MAX];

    window_turn(window, station_picture(station).rotate);
    struct canvas canvas = window_canvas(window);
    int count = station_draw(station, &canvas, at_ms, damage);

    if (count < 0) {
        fail(player, line, "the picture could not be drawn");
        return;
    }
    window_present(window, damage, count);
    snprintf(path, sizeof path, "%s/%s", player->shots != NULL ? player->shots : ".",
             line->name);
    if (!canvas_write_png(&canvas, path, error)) {
        fail(player, line, error);
    }
}

static void show_clock(struct player *player, struct station *station, int64_t at_ms)
{
    station_advance(station, at_ms);
    station_set_minute(station, at_ms, player->week_minute / DAY_MINUTES,
                       player->week_minute % DAY_MINUTES);
    player->tick_ms = at_ms + MINUTE_MS;
}

static void set_clock(struct player *player, struct station *station,
                      const struct script_line *line, int64_t at_ms)
{
    player->has_clock = true;
    player->week_minute = line->weekday * DAY_MINUTES + line->minute;
    show_clock(player, station, at_ms);
}

static void tick(struct player *player, struct station *station)
{
    player->week_minute = (player->week_minute + 1) % WEEK_MINUTES;
    show_clock(player, station, player->tick_ms);
}

static void play(struct player *player, struct station *station, struct window *window,
                 const struct script_line *line)
{
    int64_t at_ms = player->start_ms + line->at_ms;
    struct button_edge edge = {line->button, line->pressed, at_ms, false};

    station_advance(station, at_ms);
    switch (line->kind) {
    case SCRIPT_EDGE: station_edge(station, &edge); break;
    case SCRIPT_EXPECT_SCREEN:
    case SCRIPT_EXPECT_STEP:
    case SCRIPT_EXPECT_LANGUAGE: expect(player, station, line); break;
    case SCRIPT_CLOCK: set_clock(player, station, line, at_ms); break;
    case SCRIPT_SHOT: shoot(player, station, window, line, at_ms); break;
    case SCRIPT_END: player->ended = true; break;
    }
}

void player_play(struct player *player, struct station *station, struct window *window,
                 int64_t now_ms)
{
    while (!player->ended && player_next_ms(player) <= now_ms) {
        if (player->tick_ms < line_ms(player)) {
            tick(player, station);
        } else {
            play(player, station, window, &player->script.lines[player->next++]);
            find_shot(player);
        }
    }
}
