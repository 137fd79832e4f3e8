/* SPDX-License-Identifier: MIT */
/** Advance widths of the fonts as plain data, so that pure code can measure and wrap text. */
#ifndef UNKNOT_UI_METRICS_H
#define UNKNOT_UI_METRICS_H

#include "app/ui/draw.h"

enum {
    METRICS_CODEPOINTS = 0x250,       /**< Basic Latin to Latin Extended-B */
    METRICS_PUNCTUATION = 0x2010,     /**< dashes, quotes, bullet, ellipsis: from here ... */
    METRICS_PUNCTUATION_COUNT = 0x30, /**< ... so many */
};

/** Widths in ems, kerning left out (it only makes text narrower in the fonts used). */
struct font_metrics {
    float advance[FONT_FACE_COUNT][METRICS_CODEPOINTS];
    float punctuation[FONT_FACE_COUNT][METRICS_PUNCTUATION_COUNT]; /**< 0: as `other` */
    float other[FONT_FACE_COUNT]; /**< for every other code point */
};

/** The first code point of a UTF-8 text that is not empty; a stray byte stands for itself.
 *  @param bytes_out  how many bytes it takes, at least 1 */
uint32_t metrics_code_point(const char *text, int *bytes_out);

/** Space that is added after every character but the last, in reference pixels: the large sizes
 *  of headings and numbers stand a little closer. */
float metrics_tracking(enum font_face face, float px);

/** Width of a line of UTF-8 text in reference pixels. */
float metrics_width(const struct font_metrics *metrics, enum font_face face, float px,
                    const char *text);

#endif
