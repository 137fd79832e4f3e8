/* SPDX-License-Identifier: MIT */
/**
 * The picture beside the words of a learn page.
 *
 * Pictures are laid out on a board of 876 by 716, the landscape stage; on another stage it is
 * made smaller, in its middle.
 */
#ifndef UNKNOT_UI_SCREENS_LEARN_BOARD_H
#define UNKNOT_UI_SCREENS_LEARN_BOARD_H

#include "app/ui/scene.h"

enum {
    LEARN_BOARD_WIDTH = 876,
    LEARN_BOARD_HEIGHT = 716,
};

struct learn_board {
    const struct scene *scene;
    struct rect stage;
    struct paint paint; /**< shapes in the board's units */
    float scale;        /**< pixels a unit */
};

/** Draws the picture of a page on `stage`. */
void learn_picture_draw(const struct scene *scene, struct rect stage,
                        enum card_picture picture);

/** A place of the board on the page. */
struct point learn_board_at(const struct learn_board *board, float x, float y);

/** A text on one line; `px` on the landscape stage. `width`: what it may take, in units. */
void learn_board_text(const struct learn_board *board, struct point at, float width,
                      const char *text, struct style style);

/** The pictures. */
void learn_draw_knot(const struct learn_board *board);
void learn_draw_causes(const struct learn_board *board);
void learn_draw_travels(const struct learn_board *board);
void learn_draw_chain(const struct learn_board *board);
void learn_draw_tools(const struct learn_board *board);
void learn_draw_stretch(const struct learn_board *board);
void learn_draw_week(const struct learn_board *board);
void learn_draw_leave_out(const struct learn_board *board);

#endif
