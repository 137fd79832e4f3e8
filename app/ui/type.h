/* SPDX-License-Identifier: MIT */
/** The voices of the type: the display cut above 40 pixels, the text cut up to it. */
#ifndef UNKNOT_UI_TYPE_H
#define UNKNOT_UI_TYPE_H

#include "app/ui/paint.h"

/** Headings, labels, numbers. */
struct style type_heading(float px, rgba colour, enum text_align align);

/** Everything that is read in a line. */
struct style type_body(float px, rgba colour, enum text_align align);

/** Soft second lines. */
struct style type_soft(float px, rgba colour, enum text_align align);

#endif
