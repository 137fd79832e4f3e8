/* SPDX-License-Identifier: MIT */
/**
 * Judges every text of a picture: on the page, large enough, whole, apart from all others, not
 * painted over, on an even ground that it stands out from.
 *
 * The ground is looked at: the picture without its texts is drawn, a quarter as large.
 */
#ifndef UNKNOT_TESTS_TEXT_JUDGE_H
#define UNKNOT_TESTS_TEXT_JUDGE_H

#include "app/raster/raster.h"

enum {
    JUDGE_SENTENCE_MAX = 400
};

/** What a picture is, besides its list. */
struct judged {
    const struct draw_list *list;
    int from;    /**< the first command that is judged; what is before lies behind a card */
    float scale; /**< pixels of the screen a reference pixel */
    struct point ring_at;
    float ring_radius; /**< inside of the ring of a running phase, where words stand on an orb
                            that moves; 0: there is none */
};

struct text_judge;

/** @return NULL: the fonts are missing. **Ownership**: text_judge_destroy() */
struct text_judge *text_judge_create(void);
void text_judge_destroy(struct text_judge *judge);

/**
 * Judges a picture.
 *
 * @return NULL, or a sentence about the first text that is not as it should be; it lasts until
 *         the next call
 */
const char *text_judge_fault(struct text_judge *judge, const struct judged *judged);

#endif
