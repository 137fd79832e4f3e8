/* SPDX-License-Identifier: MIT */
/** The coach's pages: what they share. Each page draws into the area between head and keys. */
#ifndef UNKNOT_UI_SCREENS_COACH_H
#define UNKNOT_UI_SCREENS_COACH_H

#include "app/ui/chart.h"
#include "app/ui/format.h"
#include "app/ui/scene.h"

enum {
    COACH_PATIENCE_MS = 300, /**< after this a page says that its figures are awaited */
    COACH_RATINGS_LEAST = 5, /**< fewer: "too few" */
    COACH_RATINGS_FIRM = 20, /**< fewer: greyed */
    COACH_LINE_MAX = 256,
};

/** @return whether figures are awaited for so long that the page says so */
bool coach_waits(const struct model *model, int64_t now_ms);

/** When the page changes by itself for want of figures, or INT64_MAX. */
int64_t coach_change_ms(const struct model *model, int64_t now_ms);

/** What every page draws from. */
struct coach {
    const struct scene *scene;
    const struct paint *paint;
    const struct words *words;
    const struct coach_figures *figures;
    const struct usage_stats *stats;
    struct chart chart;
    bool portrait;
};

/** A panel with its title; `width` is what the title may take, 0: all. */
void coach_panel(const struct coach *coach, struct rect rect, const char *title, float width);

/** What lies in a panel below its title. */
struct rect coach_inside(struct rect panel);

void coach_overview(const struct coach *coach);
void coach_techniques(const struct coach *coach);
void coach_quit(const struct coach *coach);
void coach_legs(const struct coach *coach);
void coach_station(const struct coach *coach);
/** What a coach can do. */
void coach_tasks(const struct coach *coach);

/** A panel of the station's page: presses and contacts of the buttons. */
void coach_buttons(const struct coach *coach, struct rect panel);

/** What the page's figures mean, instead of the page. */
void coach_meanings(const struct coach *coach);

/** The routine that the funnel is of: the most used one. NULL: there is none. */
const struct stats_funnel *coach_funnel(const struct coach *coach);

enum {
    COACH_ROWS_MAX = 14, /**< of the funnel */
    COACH_ROW_NAME = 2 * FORMAT_MAX
};

/** Rows of a funnel with their names. */
struct coach_rows {
    struct chart_step steps[COACH_ROWS_MAX];
    char names[COACH_ROWS_MAX][COACH_ROW_NAME];
    int count;
    int most_lost; /**< -1: nobody was */
};

/**
 * The places of a routine as rows, few enough to be read. What visitors do instead of one
 * another, each with another tool, is one row.
 */
void coach_funnel_rows(const struct coach *coach, const struct stats_funnel *funnel,
                       struct coach_rows *rows_out);

/** The bars of the visits: days, or months or years where there are too many. */
enum coach_bars {
    COACH_BARS_DAYS,
    COACH_BARS_MONTHS,
    COACH_BARS_YEARS
};
enum coach_bars coach_bars(const struct coach *coach, struct chart_bar bars_out[CHART_BARS_MAX],
                           int *count_out);

/* Words. Each fills `out` and returns it, unless it says otherwise. */

/** "Last 14 days", "3 to 16 Nov 2026", "All, since 3 Nov 2024"; `within` a sentence: "last 14
 *  days". */
char *coach_period(char out[FORMAT_MAX], const struct coach *coach, bool within);

/** "1 visit", "296 visits". */
char *coach_visits(char out[FORMAT_MAX], const struct words *words, int64_t n);

/** A share in whole per cent: 0 and 100 only where it is none and all. */
char *coach_percent(char out[FORMAT_MAX], const struct words *words, int64_t part,
                    int64_t whole);

char *coach_number(char out[FORMAT_MAX], int64_t n);

/** "0.4", with the decimal sign of the language. */
char *coach_decimal(char out[FORMAT_MAX], const struct coach *coach, double figure);

/** Names as the content has them now, else the id; borrowed. */
const char *coach_technique_name(const struct coach *coach, const char *id);
const char *coach_tool_name(const struct coach *coach, const char *id);
const char *coach_routine_name(const struct coach *coach, const char *id);

#endif
