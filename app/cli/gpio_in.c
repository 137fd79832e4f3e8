/* SPDX-License-Identifier: MIT */
#include "app/cli/gpio_in.h"

#include <stdio.h>

enum {
    EDGES_MAX = 64
};

void gpio_in_start(struct gpio_in *in, const struct config *config, button_reader_wake wake,
                   void *context)
{
    if (config->presence.line_count > 0) {
        in->presence.reader = button_reader_start(&config->presence, wake, context);
    }
}

/* Whoever looks after the station reads it on its page; a visit goes on without. Other reasons
 * why the same lines are still not there are only printed. */
static void take_error(struct gpio_lines_in *lines, const char *code, struct station *station,
                       int64_t now_ms)
{
    struct usage_fault fault = {.once_a_boot = false};
    char error[BUTTONS_ERROR_MAX];

    if (!button_reader_take_error(lines->reader, error)) {
        return;
    }
    fprintf(stderr, "unknot: %s: %s\n", code, error);
    if (!lines->told) {
        snprintf(fault.code, sizeof fault.code, "%s", code);
        snprintf(fault.text, sizeof fault.text, "%.159s", error);
        station_fault(station, &fault, now_ms);
    }
    lines->told = true;
}

/* The levels come once after each opening. @return whether they came */
static bool take_levels(struct gpio_lines_in *lines, bool pressed_out[BUTTON_COUNT])
{
    bool opened = button_reader_take_levels(lines->reader, pressed_out);

    lines->told = lines->told && !opened;
    return opened;
}

/* @return whether they are there again */
static bool take_buttons(struct gpio_lines_in *lines, struct station *station, int64_t now_ms)
{
    struct button_edge edges[EDGES_MAX];
    bool pressed[BUTTON_COUNT];
    int count;

    take_error(lines, "buttons", station, now_ms);
    bool were_gone = lines->told;
    bool opened = take_levels(lines, pressed);
    for (int i = 0; opened && i < BUTTON_COUNT; i++) {
        if (pressed[i]) {
            input_held_at_start(&station->input, (enum button)i, now_ms);
        }
    }
    while ((count = button_reader_take(lines->reader, edges, EDGES_MAX)) > 0) {
        for (int i = 0; i < count; i++) {
            station_edge(station, &edges[i]);
        }
    }
    return opened && were_gone;
}

/* Its reader knows of one line, which it calls ok. */
static void take_presence(struct gpio_lines_in *lines, struct station *station, int64_t now_ms)
{
    struct button_edge edges[EDGES_MAX];
    bool here[BUTTON_COUNT];
    int count;

    take_error(lines, "presence", station, now_ms);
    if (take_levels(lines, here)) {
        station_presence(station, here[BUTTON_OK], now_ms);
    }
    while ((count = button_reader_take(lines->reader, edges, EDGES_MAX)) > 0) {
        for (int i = 0; i < count; i++) {
            if (edges[i].button == BUTTON_OK) {
                station_presence(station, edges[i].pressed, edges[i].at_ms);
            }
        }
    }
}

bool gpio_in_take(struct gpio_in *in, struct station *station, int64_t now_ms)
{
    bool back = in->buttons.reader != NULL && take_buttons(&in->buttons, station, now_ms);

    if (in->presence.reader != NULL) {
        take_presence(&in->presence, station, now_ms);
    }
    return back;
}

void gpio_in_stop(struct gpio_in *in)
{
    button_reader_stop(in->presence.reader);
}
