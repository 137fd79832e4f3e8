/* SPDX-License-Identifier: MIT */
/** Text in several lines: broken at spaces and new lines, and within a word too long for one.
 */
#ifndef UNKNOT_UI_TEXTBOX_H
#define UNKNOT_UI_TEXTBOX_H

#include "app/ui/paint.h"

/** A line as a part of the text it was broken from, without the space it was broken at. */
struct text_line {
    int start, length; /**< bytes */
};

/**
 * Breaks a text.
 *
 * @param lines_out  the first `max` lines
 * @return lines that the text needs, which may be more than `max`; 0 for NULL or ""
 */
int textbox_wrap(const struct font_metrics *metrics, enum font_face face, float px,
                 const char *text, float width, struct text_line *lines_out, int max);

/** Where a box of lines stands. */
struct textbox {
    float x, y;  /**< anchor of the first line; y is its baseline */
    float width; /**< of the longest line that fits */
    float step;  /**< from baseline to baseline */
    int max;     /**< lines, at most TEXTBOX_MAX_LINES */
    int least;   /**< 2: a text of one line is broken in two, where it can be; else unused */
};

enum {
    TEXTBOX_MAX_LINES = 12
};

/** @return lines that textbox_draw() will draw */
int textbox_lines(const struct paint *paint, const struct textbox *box, const char *text,
                  const struct style *style);

/**
 * Draws a text, its lines of about the same length: no word stands alone in the last. One that
 * needs more than `max` lines is made smaller, down to seven tenths, then cut with "…".
 *
 * @return lines drawn
 */
int textbox_draw(const struct paint *paint, const struct textbox *box, const char *text,
                 struct style style);

#endif
