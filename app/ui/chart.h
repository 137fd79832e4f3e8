/* SPDX-License-Identifier: MIT */
/**
 * Charts into a box: bars, heat map, ranked bars, share ring, before and after, funnel, strip.
 *
 * Axes begin at 0 and have at most four lines at round numbers; the largest value of a chart is
 * the only one that is lit. What has no figure is a gap, never a zero.
 */
#ifndef UNKNOT_UI_CHART_H
#define UNKNOT_UI_CHART_H

#include "app/ui/paint.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    CHART_LABEL_MAX = 40,
    CHART_BARS_MAX = 128,
    CHART_DAYS = 7,
    CHART_HOURS = 24,
    CHART_CLASSES = 5, /**< of the heat map */
};

/** Colours of the charts (design, section 2). */
struct chart_theme {
    rgba bar; /**< data1 */
    rgba heat[CHART_CLASSES];
};
extern const struct chart_theme CHART_THEME;

/** What charts are drawn with. */
struct chart {
    const struct paint *paint;
    float px; /**< of the text at the axes, as it is drawn */
};

/** `px` in reference pixels: it is made readable. */
struct chart chart_with(const struct paint *paint, float px);

/* The parts that charts are made of. */

/** Collects rectangles of one colour into one fill: chart_fill_begin(), these, end. */
void chart_fill_begin(const struct chart *chart, rgba colour);
void chart_fill_rect(const struct chart *chart, struct rect rect, float radius);
void chart_fill_end(const struct chart *chart);

/** Stripes: no power. */
void chart_hatch(const struct chart *chart, struct rect rect);

void chart_axis_text(const struct chart *chart, float x, float y, const char *text,
                     enum text_align align);

/** The lines of an axis: 0, step, 2 step, … up to `max`; four at most. Whole numbers. */
int64_t chart_grid_step(int64_t max);

/* Bars. */

enum chart_bar_kind {
    CHART_BAR,      /**< a value, 0 too */
    CHART_NO_POWER, /**< hatched */
    CHART_NOTHING,  /**< before there was anything */
    CHART_LEFT_OUT, /**< has a value, parts of it are marked as no real use */
};

struct chart_bar {
    enum chart_bar_kind kind;
    int64_t value;
    char label[CHART_LABEL_MAX]; /**< below it, where there is room; "": none */
};

void chart_bars(const struct chart *chart, struct rect box, const struct chart_bar bars[],
                int count);

/* Heat map. */

struct chart_heat {
    float share[CHART_DAYS][CHART_HOURS]; /**< 0 .. 1; below 0: there is no figure */
    int first_hour, hour_count;
    const char *day_letters; /**< seven words with spaces between */
    const char *hour;        /**< pattern with {n} */
};

void chart_heat(const struct chart *chart, struct rect box, const struct chart_heat *heat);

/** few … many; ends at `x`, baseline `y`. */
void chart_heat_key(const struct chart *chart, float x, float y, const char *few,
                    const char *many);

/* Rows. */

struct chart_row {
    const char *name;
    int64_t value;
};

/** Ranked bars: name, bar, and the number at its end. The rows have the height of
 *  `row_places` of them. */
void chart_ranked(const struct chart *chart, struct rect box, const struct chart_row rows[],
                  int count, int row_places);

/** A part of a whole as a ring with the number in it. `part` 0..1 */
void chart_ring(const struct chart *chart, float x, float y, float radius, float part,
                const char *number);

struct chart_felt {
    const char *name;
    bool known; /**< false: too few */
    bool firm;  /**< false: grey */
    float before, after;
};

struct chart_felt_words {
    const char *loose, *tight, *too_few;
};

/** Before and after on a line from 0 to 4. */
void chart_felt(const struct chart *chart, struct rect box, const struct chart_felt rows[],
                int count, int row_places, const struct chart_felt_words *words);

/** Ends at `x`, baseline `y`. */
void chart_felt_key(const struct chart *chart, float x, float y, const char *before,
                    const char *after);

struct chart_step {
    const char *name;
    int64_t reached;
    int64_t lost; /**< of reached */
};

/** Where people stop. `most_lost`: row that is lit, -1: none. */
void chart_funnel(const struct chart *chart, struct rect box, const struct chart_step steps[],
                  int count, float name_width, int most_lost);

/* Strip: days by hours. */

struct chart_strip {
    int32_t on_ms[CHART_DAYS][CHART_HOURS];
    char day[CHART_DAYS][CHART_LABEL_MAX];
    int first_hour, hour_count;
    const char *hour; /**< pattern with {n} */
};

void chart_strip(const struct chart *chart, struct rect box, const struct chart_strip *strip);

#endif
