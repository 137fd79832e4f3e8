/* SPDX-License-Identifier: MIT */
#include "app/ui/sign.h"

#include "app/ui/figure/brush.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"
#include "app/ui/unit_circle.h"

#include <math.h>
#include <stdio.h>

void sign_arrow_along(const struct paint *paint, const struct point *points, int count,
                      float head, float width, rgba colour)
{
    struct point before = points[count - 2];
    struct point end = points[count - 1];
    float dx = end.x - before.x;
    float dy = end.y - before.y;
    float length = sqrtf(dx * dx + dy * dy);

    if (length <= 0.0F) {
        return;
    }
    float along_x = dx / length * head * 0.75F;
    float along_y = dy / length * head * 0.75F;
    float side_x = -dy / length * head * 0.66F;
    float side_y = dx / length * head * 0.66F;
    const struct point barbs[] = {{end.x - along_x + side_x, end.y - along_y + side_y},
                                  end,
                                  {end.x - along_x - side_x, end.y - along_y - side_y}};
    brush_line(paint, points, count, width, colour);
    shape_stroke(paint, barbs, 3, width, colour);
}

void sign_arrow(const struct paint *paint, float x0, float y0, float x1, float y1, float head,
                float width, rgba colour)
{
    const struct point shaft[] = {{x0, y0}, {x1, y1}};

    sign_arrow_along(paint, shaft, 2, head, width, colour);
}

void sign_tick(const struct paint *paint, float x, float y, float scale, float width,
               rgba colour)
{
    const struct point points[] = {{x - 16.0F * scale, y + scale},
                                   {x - 5.0F * scale, y + 12.0F * scale},
                                   {x + 17.0F * scale, y - 12.0F * scale}};

    shape_stroke(paint, points, 3, width, colour);
}

void sign_dots(const struct paint *paint, const struct point *points, int count, float width,
               float gap, rgba colour)
{
    float until = 0.0F;

    for (int i = 0; i + 1 < count; i++) {
        float dx = points[i + 1].x - points[i].x;
        float dy = points[i + 1].y - points[i].y;
        float length = sqrtf(dx * dx + dy * dy);

        while (until < length) {
            float t = until / length;
            shape_disc(paint, points[i].x + dx * t, points[i].y + dy * t, width / 2.0F, colour);
            until += gap;
        }
        until -= length;
    }
}

static const float SYMBOL_WIDTH = 7.0F;

/* The way back: an arrow head to the left, and a bow that comes round below. */
static void back_symbol(const struct paint *paint)
{
    enum {
        BOW = 16
    };
    struct point bow[BOW + 3];
    static const struct point HEAD[] = {{-4.0F, -15.0F}, {-17.0F, -3.0F}, {-4.0F, 9.0F}};

    bow[0] = HEAD[1];
    for (int i = 0; i <= BOW; i++) {
        struct point unit =
            unit_circle(i * UNIT_CIRCLE_STEPS / 2 / BOW - UNIT_CIRCLE_STEPS / 4);
        bow[i + 1] = (struct point){6.0F + 11.0F * unit.x, 8.0F + 11.0F * unit.y};
    }
    bow[BOW + 2] = (struct point){-2.0F, 19.0F};
    shape_stroke(paint, HEAD, 3, SYMBOL_WIDTH, THEME.ink);
    shape_stroke(paint, bow, BOW + 3, SYMBOL_WIDTH, THEME.ink);
}

static void triangle_symbol(const struct paint *paint, float side)
{
    const struct point corners[] = {{9.0F * side, -17.0F},
                                    {-15.0F * side, 0.0F},
                                    {9.0F * side, 17.0F},
                                    {9.0F * side, -17.0F}};

    shape_polygon(paint, corners, 3, THEME.ink);
    shape_stroke(paint, corners, 4, 5.0F, THEME.ink);
}

void sign_button(const struct paint *paint, float x, float y, float radius, enum button button)
{
    struct paint disc = *paint;
    float scale = radius / 32.0F;

    disc.place = (struct place){.x = x, .y = y, .sx = scale, .sy = scale};
    shape_disc(&disc, 0.0F, 0.0F, 32.0F, THEME.button[button]);
    switch (button) {
    case BUTTON_BACK: back_symbol(&disc); break;
    case BUTTON_LEFT: triangle_symbol(&disc, 1.0F); break;
    case BUTTON_RIGHT: triangle_symbol(&disc, -1.0F); break;
    case BUTTON_OK: sign_tick(&disc, 0.0F, 0.0F, 1.0F, SYMBOL_WIDTH, THEME.ink); break;
    case BUTTON_COUNT: break;
    }
}

void sign_pause(const struct paint *paint, float x, float y, float height, rgba colour)
{
    float width = height * 0.37F;

    shape_round_rect(paint, (struct rect){x - width * 1.5F, y - height / 2.0F, width, height},
                     width * 0.3F, colour);
    shape_round_rect(paint, (struct rect){x + width * 0.5F, y - height / 2.0F, width, height},
                     width * 0.3F, colour);
}

void sign_pages(const struct paint *paint, float x, float y, int count, int current)
{
    static const float STEP = 32.0F, BAR = 40.0F, RADIUS = 7.0F;
    float first = x - ((float)(count - 1) * STEP + BAR) / 2.0F;

    for (int i = 0; i < count; i++) { /* the same gap between all, the bar among them */
        float left = first + (float)i * STEP;

        if (i == current) {
            shape_round_rect(paint, (struct rect){left, y - RADIUS, BAR, 2.0F * RADIUS}, RADIUS,
                             THEME.text);
        } else {
            float shift = i < current ? 0.0F : BAR - 2.0F * RADIUS;
            shape_disc(paint, left + RADIUS + shift, y, RADIUS, THEME.off);
        }
    }
}

/* Bytes of the first character. */
static int first_character(const char *text)
{
    int length = text[0] != '\0';

    while (((unsigned char)text[length] & 0xC0U) == 0x80U) {
        length++;
    }
    return length;
}

void sign_initial(const struct paint *paint, float x, float y, float radius, const char *name,
                  rgba ground, rgba colour)
{
    char initial[8];
    float px = radius * 1.1F;

    snprintf(initial, sizeof initial, "%.*s", first_character(name), name);
    shape_disc(paint, x, y, radius, ground);
    paint_text(paint, x, y + px * 0.36F, initial, type_heading(px, colour, ALIGN_MIDDLE));
}
