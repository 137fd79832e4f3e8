/* SPDX-License-Identifier: MIT */
#include "app/ui/number.h"

#include "app/ui/ease.h"
#include "app/ui/theme.h"

#include <string.h>

enum {
    MS_PER_S = 1000
};

float number_place(int64_t left_ms, int64_t length_ms)
{
    return 1.0F - ease_place(left_ms, 0, length_ms);
}

struct number number_still(int64_t seconds)
{
    struct number number = {.place = 0.0F};

    format_clock(number.is, seconds);
    return number;
}

struct number number_left(int64_t left_ms, bool as_count)
{
    int64_t seconds = format_seconds_left(left_ms);
    struct number number = {
        .place = number_place(left_ms - (seconds - 1) * MS_PER_S, MOTION_NUMBER_MS)};

    if (seconds <= 0) {
        number.place = 0.0F;
    }
    if (as_count) {
        format_count(number.is, "{n}", (int)seconds);
        format_count(number.next, "{n}", (int)seconds - 1);
    } else {
        format_clock(number.is, seconds);
        format_clock(number.next, seconds - 1);
    }
    return number;
}

struct number number_passed(int64_t passed_ms)
{
    int64_t seconds = passed_ms / MS_PER_S;
    struct number number = {
        .place = number_place((seconds + 1) * MS_PER_S - passed_ms, MOTION_NUMBER_MS)};

    format_clock(number.is, seconds);
    format_clock(number.next, seconds + 1);
    return number;
}

struct number number_count(int n, int64_t left_ms)
{
    struct number number = {.place = number_place(left_ms, MOTION_NUMBER_MS)};

    format_count(number.is, "{n}", n);
    format_count(number.next, "{n}", n + 1);
    return number;
}

/* What a character leaves when it is not shown: the room that it takes. */
static char empty_cell(char character)
{
    return character == ':' ? '.' : ' ';
}

static void draw_part(const struct paint *paint, float x, float y, const char *text,
                      struct style style, float alpha)
{
    if (text[strspn(text, " .")] != '\0') {
        style.colour = colour_alpha(style.colour, alpha);
        paint_digits(paint, x, y, text, style);
    }
}

/* Three numbers in one place: what stays, what goes, what comes. */
static void draw_over(const struct paint *paint, float x, float y, const struct number *number,
                      struct style style)
{
    char stays[FORMAT_MAX];
    char goes[FORMAT_MAX];
    char comes[FORMAT_MAX];
    size_t length = strlen(number->is);

    memcpy(stays, number->is, length + 1);
    memcpy(goes, number->is, length + 1);
    memcpy(comes, number->next, length + 1);
    for (size_t i = 0; i < length; i++) {
        bool same = number->is[i] == number->next[i];
        char empty = empty_cell(number->is[i]);
        *(same ? &goes[i] : &stays[i]) = empty;
        comes[i] = same ? empty : comes[i];
    }
    draw_part(paint, x, y, stays, style, 1.0F);
    draw_part(paint, x, y, goes, style, 1.0F - number->place);
    draw_part(paint, x, y, comes, style, number->place);
}

void number_draw(const struct paint *paint, float x, float y, const struct number *number,
                 struct style style)
{
    if (number->place <= 0.0F) {
        paint_digits(paint, x, y, number->is, style);
    } else if (strlen(number->is) == strlen(number->next)) {
        draw_over(paint, x, y, number, style);
    } else {
        draw_part(paint, x, y, number->is, style, 1.0F - number->place);
        draw_part(paint, x, y, number->next, style, number->place);
    }
}
