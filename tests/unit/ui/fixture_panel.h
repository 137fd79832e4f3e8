/* SPDX-License-Identifier: MIT */
/** A station with its own content, a running phase, and what is drawn beside the figure. */
#ifndef UNKNOT_TESTS_UNIT_UI_FIXTURE_PANEL_H
#define UNKNOT_TESTS_UNIT_UI_FIXTURE_PANEL_H

#include "app/ui/ui.h"

/** The panel of the landscape page, and where the close-up stands in it. */
static const struct rect PANEL = {1256, 580, 600, 336};
static const struct point KNEE = {1256 + 162, 580 + 46};
static const float SCALE = 1.32F;

enum {
    STEP_MS = 33,
    SETTLED_MS = 2000 /**< into a phase: nothing of the phase before is seen */
};

/** The station's content, figure and close-up, as the program loads them. */
struct station {
    struct content content;
    struct settings settings;
    struct figure *figure;
    struct closeup closeup;
    struct ui_env env;
    struct draw_list list;
};

/** Set-up and tear-down of a group of tests. */
int panel_load(void **state);
int panel_unload(void **state);

void panel_advance(const struct station *s, struct model *model, int64_t ms);
void panel_press(const struct station *s, struct model *model, enum button button);

/** @return a visit that has just begun the first phase of one technique */
struct model panel_running(const struct station *s, const char *technique, enum legs legs);

/** Ends the search after SETTLED_MS by "Found it". */
void panel_find_it(const struct station *s, struct model *model);

/** Draws the model's moment into s->list. */
void panel_draw(struct station *s, const struct model *model);

/** The first fill of a colour in the panel; NULL: there is none. */
const struct draw_command *panel_find(const struct station *s, rgba colour);

/** How many fills of a colour lie in the panel. */
int panel_count(const struct station *s, rgba colour);

#endif
