/* SPDX-License-Identifier: MIT */
/** A line of text, or a strip of digits, rendered once in white by SDL2_ttf. */
#ifndef UNKNOT_RASTER_TEXT_MASK_H
#define UNKNOT_RASTER_TEXT_MASK_H

#include "app/raster/blend.h"

#include <SDL_ttf.h>
#include <stddef.h>

/** All zero: nothing to see. */
struct text_mask {
    struct mask mask; /**< trimmed to the ink; inside `block` */
    int left, top;    /**< of the mask, seen from the pen's start on the baseline */
    int width;        /**< of the line, for aligning; of a strip: of one digit's cell */
    int colon_width;  /**< strips only: of the cell of ':' */
    int tracking;     /**< strips only: added to what a cell advances, pixels */
    uint8_t *block;   /**< owned */
    size_t bytes;     /**< of the block */
};

/** Renders a line of UTF-8, its characters `tracking` eighths of a pixel farther apart than the
 *  font has them. Nothing to see when it cannot be rendered. **Ownership**: text_mask_finish()
 */
struct text_mask text_mask_line(TTF_Font *font, const char *text, int tracking);

/** Renders "0123456789:", each in the middle of a cell as wide as the widest digit;
 *  cells advance by `tracking` eighths of a pixel more than that. **Ownership**:
 * text_mask_finish() */
struct text_mask text_mask_digits(TTF_Font *font, int tracking);

void text_mask_finish(struct text_mask *shown);

/** A strip's part that shows `character`, and its advance; ' ' and '.' show nothing and take
 * the room of a digit and of ':'. @return false: not in the strip */
bool text_mask_digit(const struct text_mask *strip, char character, struct mask *cell_out,
                     int *left_out, int *advance_out);

#endif
