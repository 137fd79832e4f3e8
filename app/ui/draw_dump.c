/* SPDX-License-Identifier: MIT */
#include "app/ui/draw.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct dump {
    char *out;
    int size;
    int needed;
};

__attribute__((format(printf, 2, 3))) static void put(struct dump *dump, const char *format,
                                                      ...)
{
    int room = dump->size > dump->needed ? dump->size - dump->needed : 0;
    va_list arguments;
    va_start(arguments, format);
    int length =
        vsnprintf(room > 0 ? dump->out + dump->needed : NULL, (size_t)room, format, arguments);
    va_end(arguments);
    dump->needed += length > 0 ? length : 0;
}

/* Not by printf, which would write -0.0. */
static void put_number(struct dump *dump, float value)
{
    long tenths = lroundf(value * 10);
    put(dump, " %s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10, labs(tenths) % 10);
}

static void put_rect(struct dump *dump, struct rect rect)
{
    put_number(dump, rect.x);
    put_number(dump, rect.y);
    put_number(dump, rect.w);
    put_number(dump, rect.h);
}

/* The enclosed area in whole pixels; positive when clockwise on the screen. */
static long contour_area(const struct draw_list *list, int from, int to)
{
    double twice = 0;
    for (int i = from; i < to; i++) {
        struct point a = list->points[i];
        struct point b = list->points[i + 1 < to ? i + 1 : from];
        twice += (double)a.x * (double)b.y - (double)b.x * (double)a.y;
    }
    return lround(twice / 2);
}

static void put_shade(struct dump *dump, const struct shade *shade)
{
    switch (shade->kind) {
    case SHADE_NONE: return;
    case SHADE_GLOW: put(dump, " glow %08x (", shade->edge); break;
    case SHADE_FADE: put(dump, " fade ("); break;
    }
    put_rect(dump, shade->box);
    put(dump, " )");
}

static void put_fill(struct dump *dump, const struct draw_list *list,
                     const struct draw_command *command)
{
    put(dump, "fill %08x", command->colour);
    put_shade(dump, &command->u.fill.shade);
    put_rect(dump, command->bounds);
    int first = command->u.fill.first_contour;
    for (int c = first; c < first + command->u.fill.contour_count; c++) {
        int from = c == 0 ? 0 : list->contour_end[c - 1];
        int to = list->contour_end[c];
        put(dump, "%s %d points area %ld", c == first ? ":" : ",", to - from,
            contour_area(list, from, to));
    }
}

static void put_string(struct dump *dump, const char *text)
{
    put(dump, " \"");
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte < 0x20 || byte == 0x7F) {
            put(dump, "\\x%02x", byte);
        } else {
            put(dump, byte == '"' || byte == '\\' ? "\\%c" : "%c", byte);
        }
    }
    put(dump, "\"");
}

static void put_text(struct dump *dump, const struct draw_list *list,
                     const struct draw_command *command)
{
    static const char *const faces[FONT_FACE_COUNT] = {
        [FONT_REGULAR] = "regular",
        [FONT_MEDIUM] = "medium",
        [FONT_SEMIBOLD] = "semibold",
        [FONT_DISPLAY_REGULAR] = "display-regular",
        [FONT_DISPLAY_SEMIBOLD] = "display-semibold",
    };
    static const char *const aligns[] = {
        [ALIGN_START] = "start", [ALIGN_MIDDLE] = "middle", [ALIGN_END] = "end"};
    put(dump, "%s %08x", command->kind == DRAW_DIGITS ? "digits" : "text", command->colour);
    put_number(dump, command->u.text.x);
    put_number(dump, command->u.text.y);
    put(dump, " %s %s", aligns[command->u.text.align], faces[command->u.text.face]);
    put_number(dump, command->u.text.px);
    put_string(dump, &list->chars[command->u.text.first_char]);
}

static void put_command(struct dump *dump, const struct draw_list *list,
                        const struct draw_command *command)
{
    switch (command->kind) {
    case DRAW_FILL: put_fill(dump, list, command); break;
    case DRAW_TEXT:
    case DRAW_DIGITS: put_text(dump, list, command); break;
    case DRAW_CLIP:
        put(dump, "clip");
        put_rect(dump, command->bounds);
        break;
    }
    put(dump, "\n");
}

int draw_dump(const struct draw_list *list, char *out, int out_size)
{
    struct dump dump = {out, out_size, 0};
    put(&dump, "canvas");
    put_number(&dump, list->canvas.w);
    put_number(&dump, list->canvas.h);
    put(&dump, " background %08x%s\n", list->background, list->overflow ? " overflow" : "");
    for (int i = 0; i < list->command_count; i++) {
        put_command(&dump, list, &list->commands[i]);
    }
    return dump.needed;
}
