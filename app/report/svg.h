/* SPDX-License-Identifier: MIT */
/** The shapes of the report's charts, as SVG inside HTML. Lengths are CSS px. */
#ifndef UNKNOT_REPORT_SVG_H
#define UNKNOT_REPORT_SVG_H

#include <stdint.h>
#include <stdio.h>

enum {
    SVG_COUNT_MAX = 24,
    SVG_FONT = 12,
};

/** Colours, as CSS variables of the page. */
enum svg_colour {
    SVG_TEXT,
    SVG_TEXT2,
    SVG_TEXT3,
    SVG_LINE,
    SVG_OFF,
    SVG_DATA,
    SVG_PULSE,
    SVG_BREATH,
    SVG_RAISED,
    SVG_SURFACE,
    SVG_INK,
    SVG_HEAT, /**< of an hour, from few to many: this and the next four */
    SVG_HEAT_LAST = SVG_HEAT + 4,
};

enum svg_anchor {
    SVG_START,
    SVG_MIDDLE,
    SVG_END
};

struct svg_label {
    double x, y; /**< y of the baseline */
    double size;
    int colour; /**< enum svg_colour */
    enum svg_anchor anchor;
    int weight;    /**< 500, 600 */
    int chars_max; /**< longer texts end in "…"; 0: as long as they are */
};

struct svg_rect {
    const char *kind; /**< its class, which says what it stands for */
    double x, y, w, h, radius;
    int colour; /**< enum svg_colour */
};

/** "var(--data1)" */
const char *svg_colour(int colour);

void svg_text(FILE *out, const struct svg_label *label, const char *text);

/** @param tip  said of it when it is pointed at */
void svg_rect(FILE *out, const struct svg_rect *rect, const char *tip);

/** The hatched ground of what was not on. */
void svg_hatched(FILE *out, const struct svg_rect *rect, const char *tip);

void svg_line(FILE *out, double x1, double y1, double x2, double y2);

/** A count as it is shown to others: 1 to 4 are "<5". @return `out` */
const char *svg_count(int64_t n, char out[SVG_COUNT_MAX]);

/** The length that stands for a count: that of 4 for 1 to 4. */
double svg_length(int64_t n);

#endif
