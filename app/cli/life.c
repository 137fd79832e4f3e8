/* SPDX-License-Identifier: MIT */
#include "app/cli/life.h"

#include <stdio.h>

enum {
    STUCK_MS = 5000 /* a slow card takes seconds for one write, a panel never */
};

bool life_wants_picture(const struct live *live, int64_t now_ms)
{
    return now_ms >= watchdog_next_ms(live->watchdog);
}

/* A visit goes on without the records, and is ended by nobody: the end of it is soon enough. */
const char *life_stuck(const struct station *station, struct button_reader *reader)
{
    if (reader != NULL && button_reader_busy_ms(reader) > STUCK_MS) {
        return "the reading of the buttons hangs";
    }
    if (station->writer != NULL && !station->model.visit_open &&
        usage_writer_busy_ms(station->writer) > STUCK_MS) {
        return "the writing of the usage database hangs";
    }
    return NULL;
}

static void tell_status(const struct live *live, bool shown, const char *stuck)
{
    char text[WATCHDOG_STATUS_MAX];
    struct canvas canvas = window_canvas(live->window);

    snprintf(text, sizeof text, "%s, %dx%d, %s%s", window_driver(live->window), canvas.w,
             canvas.h, shown ? "shows" : "cannot show",
             live->lines.reader != NULL ? ", buttons on GPIO lines" : "");
    watchdog_status(live->watchdog, stuck != NULL ? stuck : text);
}

void life_showed(const struct live *live, bool shown, int64_t now_ms)
{
    const char *stuck = NULL;

    if (!live->watchdog->was_shown || life_wants_picture(live, now_ms)) {
        stuck = life_stuck(live->station, live->lines.reader);
        tell_status(live, shown, stuck);
    }
    watchdog_showed(live->watchdog, shown, stuck, now_ms);
}
