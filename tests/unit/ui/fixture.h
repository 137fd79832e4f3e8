/* SPDX-License-Identifier: MIT */
/** A small fixed content, its words, and models at chosen moments of every screen. */
#ifndef UNKNOT_TESTS_UNIT_UI_FIXTURE_H
#define UNKNOT_TESTS_UNIT_UI_FIXTURE_H

#include "app/ui/ui.h"

extern const struct words fixture_words;

const struct content *fixture_content(void);

/** Two muscles on a leg, a spot "inner", a way "way". */
const struct closeup *fixture_closeup(void);

/** One picture: "ball". */
const struct tool_pictures *fixture_tools(void);

/** Widths as if every character were 0.6 em wide. */
const struct font_metrics *fixture_metrics(void);

/** The figure of the station's own files; the content's scenes are resolved in it. */
const struct figure *fixture_figure(void);

struct fixture_layout {
    const char *name;
    bool portrait;
    float min_text_px;
};

enum {
    FIXTURE_LAYOUTS = 3
};
extern const struct fixture_layout fixture_layouts[FIXTURE_LAYOUTS];

/** Use of a corner, as a coach sees it. */
enum fixture_use {
    FIXTURE_USE_EMPTY,   /**< nothing was ever recorded */
    FIXTURE_USE_ONE,     /**< one visit, on the first day */
    FIXTURE_USE_DENSE,   /**< 14 days, one without power, one marked */
    FIXTURE_USE_NOBODY,  /**< a period in which nobody came */
    FIXTURE_USE_LONG,    /**< years, the largest numbers, ids that the content does not have */
    FIXTURE_USE_PROBLEM, /**< the records cannot be read */
};
const struct coach_figures *fixture_use(enum fixture_use use);

/** The figures of the moment that was built last; NULL: it has none. */
extern const struct coach_figures *fixture_coach;

/** How many languages can be chosen in the moment that was built last; 0: there is no choice.
 */
extern int fixture_languages;

/** An environment in one of the layouts; constant until the next call.
 *  Build the moment first. */
const struct ui_env *fixture_env(const struct fixture_layout *layout);

/** A moment of a screen. */
struct fixture_moment {
    const char *name;
    void (*build)(struct model *model);
};

/** Every moment, 0 .. fixture_moment_count() - 1. */
const struct fixture_moment *fixture_moment(int i);
int fixture_moment_count(void);

/** Those of the screens behind the code, which are among them. */
extern const struct fixture_moment fixture_staff_moments[];
extern const int fixture_staff_moment_count;

/** Those of the checks of the station; among the above, too. */
extern const struct fixture_moment fixture_service_moments[];
extern const int fixture_service_moment_count;

enum {
    FIXTURE_NOW_MS = 1000000 /**< of every moment */
};

/** A model that has just been shown a screen for 2 s. */
void fixture_enter(struct model *m, enum screen screen, int focus);

#endif
