/* SPDX-License-Identifier: MIT */
#include "app/cli/live_lines.h"

#include <stdio.h>
#include <string.h>

static void nobody(void *context)
{
    (void)context;
}

static void start_reader(struct live_lines *lines, const struct station *station)
{
    lines->reader = button_reader_start(
        &station->config.gpio, lines->wake != NULL ? lines->wake : nobody, lines->context);
}

void live_lines_read(struct live_lines *lines, const struct station *station,
                     button_reader_wake wake, void *context)
{
    lines->wake = wake;
    lines->context = context;
    lines->reads = true;
    start_reader(lines, station);
}

/* What is down cannot be seen going up by a reader that is gone. */
static void let_go(struct station *station, int64_t now_ms)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct button_edge edge = {(enum button)i, false, now_ms, true};

        station_edge(station, &edge);
    }
}

static void start_listener(struct live_lines *lines, struct station *station)
{
    const struct buttons_config *gpio = &station->config.gpio;
    struct line_listener_settings settings = {
        .chip = gpio->chip, .wake = lines->wake, .context = lines->context};

    for (int i = 0; station->desk.listen == SERVICE_HEAR && i < gpio->line_count; i++) {
        settings.lines[settings.line_count++] =
            (struct scan_line){gpio->lines[i].offset, gpio->lines[i].bias};
    }
    lines->listener = line_listener_start(&settings);
    lines->asked = station->desk.listen_asked;
    if (lines->listener == NULL) {
        const struct line_heard heard = {.kind = HEARD_FAILED, .reason = "out of memory"};

        station_heard_line(station, &heard);
    }
}

static void listen(struct live_lines *lines, struct station *station, int64_t now_ms)
{
    if (lines->reader != NULL) {
        button_reader_stop(lines->reader);
        lines->reader = NULL;
        let_go(station, now_ms);
    }
    if (lines->listener != NULL && lines->asked != station->desk.listen_asked) {
        line_listener_stop(lines->listener);
        lines->listener = NULL;
    }
    if (lines->listener == NULL && lines->asked != station->desk.listen_asked) {
        start_listener(lines, station);
    }
}

static void read_again(struct live_lines *lines, struct station *station, int64_t now_ms)
{
    bool listened = lines->listener != NULL;

    line_listener_stop(lines->listener);
    lines->listener = NULL;
    if (listened) {
        let_go(station, now_ms);
    }
    if (lines->reads && lines->reader == NULL) {
        start_reader(lines, station);
    }
}

void live_lines_follow(struct live_lines *lines, struct station *station, int64_t now_ms)
{
    struct line_heard heard;

    if (!visit_is_listening(&station->model)) {
        if (lines->listener != NULL || (lines->reads && lines->reader == NULL)) {
            read_again(lines, station, now_ms);
        }
        return;
    }
    listen(lines, station, now_ms);
    while (lines->listener != NULL && visit_is_listening(&station->model) &&
           line_listener_take(lines->listener, &heard)) {
        station_heard_line(station, &heard);
    }
}

void live_lines_end(struct live_lines *lines)
{
    line_listener_stop(lines->listener);
    button_reader_stop(lines->reader);
    memset(lines, 0, sizeof *lines);
}
