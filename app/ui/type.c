/* SPDX-License-Identifier: MIT */
#include "app/ui/type.h"

static const float DISPLAY_FROM_PX = 40.5F;

static struct style style_of(enum font_face text, enum font_face display, float px, rgba colour,
                             enum text_align align)
{
    return (struct style){
        .face = px < DISPLAY_FROM_PX ? text : display,
        .px = px,
        .colour = colour,
        .align = align,
    };
}

struct style type_heading(float px, rgba colour, enum text_align align)
{
    return style_of(FONT_SEMIBOLD, FONT_DISPLAY_SEMIBOLD, px, colour, align);
}

struct style type_body(float px, rgba colour, enum text_align align)
{
    return style_of(FONT_MEDIUM, FONT_DISPLAY_SEMIBOLD, px, colour, align);
}

struct style type_soft(float px, rgba colour, enum text_align align)
{
    return style_of(FONT_REGULAR, FONT_DISPLAY_REGULAR, px, colour, align);
}
