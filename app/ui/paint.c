/* SPDX-License-Identifier: MIT */
#include "app/ui/paint.h"

#include "app/ui/theme.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char ELLIPSIS[] = "\xE2\x80\xA6";

struct place place_identity(void)
{
    return (struct place){.sx = 1.0F, .sy = 1.0F};
}

rgba paint_colour(const struct paint *paint, rgba colour)
{
    rgba alpha = colour & 0xFF000000U;

    return (colour_mix(paint->ground, colour | 0xFF000000U, paint->keep) & 0x00FFFFFFU) | alpha;
}

void paint_point(const struct paint *paint, float x, float y)
{
    const struct place *place = &paint->place;

    draw_point(paint->list, x * place->sx + place->x, y * place->sy + place->y);
}

float paint_px(const struct paint *paint, float px)
{
    return px < paint->min_text_px ? paint->min_text_px : px;
}

float paint_width(const struct paint *paint, const struct style *style, const char *text)
{
    return metrics_width(paint->metrics, style->face, paint_px(paint, style->px), text);
}

void paint_text(const struct paint *paint, float x, float y, const char *text,
                struct style style)
{
    draw_text(paint->list, x, y, text, style.face, paint_px(paint, style.px),
              paint_colour(paint, style.colour), style.align);
}

/* Takes whole characters off the end until the rest and an ellipsis fit. */
static void cut_to_fit(const struct paint *paint, float width, char *line,
                       const struct style *style)
{
    size_t length = strlen(line);

    while (length > 0) {
        do {
            length--;
        } while (length > 0 && ((unsigned char)line[length] & 0xC0U) == 0x80U);
        memcpy(line + length, ELLIPSIS, sizeof ELLIPSIS);
        if (paint_width(paint, style, line) <= width) {
            return;
        }
    }
}

void paint_text_fit(const struct paint *paint, float x, float y, float width, const char *text,
                    struct style style)
{
    char line[PAINT_LINE_MAX + sizeof ELLIPSIS];
    float wide;

    if (text == NULL) {
        return;
    }
    wide = paint_width(paint, &style, text);
    if (wide > width) {
        float least = style.px * 0.7F;

        style.px *= width / wide;
        style.px = style.px < least ? least : style.px;
        style.px = paint_px(paint, (float)(int)style.px);
    }
    snprintf(line, PAINT_LINE_MAX, "%s", text);
    if (paint_width(paint, &style, line) > width) {
        cut_to_fit(paint, width, line, &style);
    }
    paint_text(paint, x, y, line, style);
}

void paint_digits(const struct paint *paint, float x, float y, const char *text,
                  struct style style)
{
    draw_digits(paint->list, x, y, text, style.face, paint_px(paint, style.px),
                paint_colour(paint, style.colour), style.align);
}
