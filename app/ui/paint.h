/* SPDX-License-Identifier: MIT */
/**
 * The brush that screens draw with: a draw list, the fonts' widths, and where local
 * coordinates lie. Colours may be held back towards the ground, for what is dimmed or lies
 * behind a prompt.
 */
#ifndef UNKNOT_UI_PAINT_H
#define UNKNOT_UI_PAINT_H

#include "app/ui/draw.h"
#include "app/ui/metrics.h"

/** Local coordinates to the page: page = local * s + origin. A negative sx mirrors. */
struct place {
    float x, y;
    float sx, sy;
};

struct paint {
    struct draw_list *list;
    const struct font_metrics *metrics;
    float min_text_px;
    float keep;         /**< 1: colours as they are, 0: the ground */
    rgba ground;        /**< opaque */
    struct place place; /**< of shapes; text always has page coordinates */
};

/** How a text looks. */
struct style {
    enum font_face face;
    float px;
    rgba colour;
    enum text_align align;
};

enum {
    PAINT_LINE_MAX = 256
}; /**< bytes of one line of text with its final 0 */

/** Page coordinates. */
struct place place_identity(void);

/** The colour as it is shown. */
rgba paint_colour(const struct paint *paint, rgba colour);

/** A point of the open contour, in local coordinates. */
void paint_point(const struct paint *paint, float x, float y);

/** A size that can be read: `px`, or the smallest allowed. */
float paint_px(const struct paint *paint, float px);

float paint_width(const struct paint *paint, const struct style *style, const char *text);

/** Text on one line. */
void paint_text(const struct paint *paint, float x, float y, const char *text,
                struct style style);

/** As paint_text, made smaller and then cut with "…" where it would be wider than `width`. */
void paint_text_fit(const struct paint *paint, float x, float y, float width, const char *text,
                    struct style style);

/** "0:28" in cells of equal width. */
void paint_digits(const struct paint *paint, float x, float y, const char *text,
                  struct style style);

#endif
