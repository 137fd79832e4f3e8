/* SPDX-License-Identifier: MIT */
#include "app/core/button.h"

#include <string.h>

static const char *const names[BUTTON_COUNT] = {
    [BUTTON_BACK] = "back",
    [BUTTON_LEFT] = "left",
    [BUTTON_RIGHT] = "right",
    [BUTTON_OK] = "ok",
};

static const char *const colours[BUTTON_COUNT] = {
    [BUTTON_BACK] = "red",
    [BUTTON_LEFT] = "yellow",
    [BUTTON_RIGHT] = "blue",
    [BUTTON_OK] = "green",
};

const char *button_name(enum button button)
{
    return names[button];
}

const char *button_colour(enum button button)
{
    return colours[button];
}

void button_counts_add(struct button_counts *counts, const struct button_counts *later)
{
    counts->presses += later->presses;
    counts->glitches += later->glitches;
    counts->watched += later->watched;
    if (later->bounce_ms > counts->bounce_ms) {
        counts->bounce_ms = later->bounce_ms;
    }
    counts->stuck += later->stuck;
    counts->at_start += later->at_start;
}

bool button_counts_any(const struct button_counts *counts)
{
    return counts->presses != 0 || counts->glitches != 0 || counts->watched != 0 ||
           counts->stuck != 0 || counts->at_start != 0;
}

bool button_from_name(const char *name, enum button *button_out)
{
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (strcmp(name, names[i]) == 0) {
            *button_out = (enum button)i;
            return true;
        }
    }
    return false;
}
