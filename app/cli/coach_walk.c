/* SPDX-License-Identifier: MIT */
#include "app/cli/coach_walk.h"

enum {
    PRESS_MS = 80,
    LOOK_MS = 920,
    LONGER_MS = 100, /* than a hold must be */
};

const char *coach_walk_page_name(enum coach_page page)
{
    static const char *const names[COACH_PAGE_COUNT] = {
        [COACH_OVERVIEW] = "overview", [COACH_TECHNIQUES] = "techniques",
        [COACH_QUIT] = "quit",         [COACH_LEGS] = "legs",
        [COACH_STATION] = "station",   [COACH_TASKS] = "tasks",
    };

    return names[page];
}

void coach_walk_wait(struct station *station, int64_t ms)
{
    station_advance(station, station->model.now_ms + ms);
}

static void edge(struct station *station, enum button button, bool pressed)
{
    const struct button_edge edge = {
        .button = button, .pressed = pressed, .at_ms = station->model.now_ms, .settled = true};

    station_edge(station, &edge);
}

static void hold(struct station *station, enum button button, int64_t ms)
{
    edge(station, button, true);
    coach_walk_wait(station, ms);
    edge(station, button, false);
    coach_walk_wait(station, 0); /* an answer comes when it was asked for, not later */
}

void coach_walk_press(struct station *station, enum button button)
{
    hold(station, button, PRESS_MS);
}

void coach_walk_tap(struct station *station, enum button button)
{
    coach_walk_press(station, button);
    coach_walk_wait(station, LOOK_MS);
}

void coach_walk_chord(struct station *station, int64_t ms, bool release)
{
    edge(station, BUTTON_BACK, true);
    edge(station, BUTTON_OK, true);
    coach_walk_wait(station, ms);
    if (release) {
        edge(station, BUTTON_BACK, false);
        edge(station, BUTTON_OK, false);
        coach_walk_wait(station, LOOK_MS);
    }
}

bool coach_walk_to_code(struct station *station)
{
    coach_walk_chord(station, station->config.settings.staff_hold_ms + LONGER_MS, true);
    return station->model.screen == SCREEN_CODE;
}

void coach_walk_code(struct station *station, int count)
{
    for (int i = 0; i < count; i++) {
        coach_walk_tap(station, station->config.settings.code[i]);
    }
}

void coach_walk_wrong_code(struct station *station)
{
    int wrong = ((int)station->config.settings.code[0] + 1) % BUTTON_COUNT;

    for (int i = 0; i < CODE_LENGTH; i++) {
        coach_walk_tap(station, (enum button)wrong);
    }
}

bool coach_walk_enter(struct station *station)
{
    if (!coach_walk_to_code(station)) {
        return false;
    }
    coach_walk_code(station, CODE_LENGTH);
    return station->model.screen == SCREEN_COACH;
}

static void long_press(struct station *station, enum button button)
{
    hold(station, button, station->config.settings.coach_hold_ms + LONGER_MS);
    coach_walk_wait(station, LOOK_MS);
}

bool coach_walk_to_span(struct station *station, enum coach_span span)
{
    for (int i = 0; i < SPAN_COUNT && station->model.staff.span != span; i++) {
        long_press(station, BUTTON_RIGHT);
    }
    return station->model.staff.span == span;
}

bool coach_walk_to_page(struct station *station, enum coach_page page)
{
    if (page == COACH_OVERVIEW && station->model.staff.page != COACH_OVERVIEW) {
        coach_walk_tap(station, BUTTON_BACK);
    }
    for (int i = 0; i < COACH_PAGE_COUNT && station->model.staff.page != page; i++) {
        coach_walk_tap(station, BUTTON_OK);
    }
    return station->model.staff.page == page;
}

void coach_walk_meanings(struct station *station)
{
    long_press(station, BUTTON_OK);
}
