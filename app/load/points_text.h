/* SPDX-License-Identifier: MIT */
/** Points and colours as the figure files write them: "x y corner, x y, ..." and "#RRGGBB". */
#ifndef UNKNOT_LOAD_POINTS_TEXT_H
#define UNKNOT_LOAD_POINTS_TEXT_H

#include "app/ui/figure/outline.h"

#include <stdbool.h>

enum {
    POINTS_TEXT_CHARACTERS = 1600, /**< of one text */
    POINTS_FAR = 1000,             /**< no coordinate is farther from 0 */
    POINTS_PROBLEM_MAX = 120,
};

/**
 * Reads a list of points.
 *
 * @param least  how many are needed
 * @return number of points, at most OUTLINE_MAX_KNOTS; 0: what is wrong is in problem_out
 */
int points_parse(const char *text, int least, struct knot out[OUTLINE_MAX_KNOTS],
                 char problem_out[POINTS_PROBLEM_MAX]);

/** Reads "#RRGGBB" as an opaque colour. @return false: it is something else */
bool colour_parse(const char *text, rgba *colour_out);

#endif
