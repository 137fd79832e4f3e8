/* SPDX-License-Identifier: MIT */
/** Pictures of the tools: plain shapes about a middle, in a box of about 220 by 150. */
#ifndef UNKNOT_UI_FIGURE_TOOL_PICTURE_H
#define UNKNOT_UI_FIGURE_TOOL_PICTURE_H

#include "app/core/content.h"
#include "app/ui/paint.h"

enum {
    TOOL_PICTURES_MAX = 16,
    TOOL_SHAPES_MAX = 160,
    TOOL_POINTS_MAX = 6144,
};

/** A filled outline, a line with round ends, or a disc. */
struct tool_shape {
    rgba colour;
    int first_point, point_count; /**< a disc: its middle */
    float width;                  /**< of a line; 0: filled */
    float radius;                 /**< of a disc; 0: none */
};

struct tool_picture {
    char id[CONTENT_ID_MAX + 1];
    int first_shape, shape_count;
    float reach; /**< half the width of a box about the middle that holds it */
};

/** All zero: no pictures. y runs up. */
struct tool_pictures {
    struct tool_picture pictures[TOOL_PICTURES_MAX];
    int count;
    struct tool_shape shapes[TOOL_SHAPES_MAX];
    int shape_count;
    struct point points[TOOL_POINTS_MAX];
    int point_count;
};

/** @return the picture with this id, -1: none (or id or pictures NULL). */
int tool_pictures_find(const struct tool_pictures *pictures, const char *id);

/** Draws a picture about (x, y) of the page, `scale` pixels a unit. */
void tool_picture_draw(const struct paint *paint, const struct tool_pictures *pictures,
                       int picture, float x, float y, float scale);

#endif
