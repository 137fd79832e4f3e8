/* SPDX-License-Identifier: MIT */
/**
 * The cache of rendered text: by face, size and string, tinted only when it is blended.
 * Counting digits come from one strip a face and size, so that a running countdown renders
 * nothing. Fixed number of entries and a budget of bytes; the longest unused go first.
 */
#ifndef UNKNOT_RASTER_GLYPHS_H
#define UNKNOT_RASTER_GLYPHS_H

#include "app/raster/fonts.h"
#include "app/raster/text_mask.h"

enum {
    GLYPHS_BUDGET_BYTES = 8 << 20, /**< overrun only by what a single frame shows */
    GLYPHS_MAX_ENTRIES = 2 * DRAW_MAX_COMMANDS, /**< more than a frame can show */
};

struct glyphs;

/** @return NULL when there is no memory. `fonts` is borrowed. **Ownership**: glyphs_destroy()
 */
struct glyphs *glyphs_create(struct fonts *fonts);
void glyphs_destroy(struct glyphs *glyphs);

/** Begins a frame: masks handed out from now on stay valid until the next call. */
void glyphs_begin_frame(struct glyphs *glyphs);

/** The mask of a line at `eighths` / 8 pixels, `tracking` / 8 between its characters; nothing
 * to see when it cannot be rendered.
 *  @return NULL when there is no memory */
const struct text_mask *glyphs_text(struct glyphs *glyphs, enum font_face face, int eighths,
                                    int tracking, const char *text);

/** The strip of digits. @return NULL when there is no memory */
const struct text_mask *glyphs_digits(struct glyphs *glyphs, enum font_face face, int eighths,
                                      int tracking);

/** Strings and strips rendered since glyphs_begin_frame(). */
int glyphs_rendered(const struct glyphs *glyphs);

/** Bytes of all masks kept. */
size_t glyphs_bytes(const struct glyphs *glyphs);

#endif
