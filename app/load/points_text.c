/* SPDX-License-Identifier: MIT */
#include "app/load/points_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_number(const char *word)
{
    const char *text = word + (*word == '-');
    size_t whole = strspn(text, "0123456789");
    size_t point = text[whole] == '.';
    size_t part = strspn(text + whole + point, "0123456789");

    return whole > 0 && whole < 5 && part < 5 && (point == 0 || part > 0) &&
           text[whole + point + part] == '\0';
}

/* One word of a point: x, y, then perhaps "corner". @return false: it has no place there */
static bool take_word(const char *word, int place, struct knot *knot)
{
    if (place == 2) {
        knot->corner = strcmp(word, "corner") == 0;
        return knot->corner;
    }
    if (place > 2 || !is_number(word)) {
        return false;
    }
    float value = strtof(word, NULL);
    if (value < -POINTS_FAR || value > POINTS_FAR) {
        return false;
    }
    *(place == 0 ? &knot->x : &knot->y) = value;
    return true;
}

/* The point that ends at the comma or at the end of the text. @return false: it is none */
static bool take_point(const char *text, size_t length, struct knot *knot)
{
    char word[24];
    int place = 0;

    *knot = (struct knot){0};
    for (size_t at = 0; at < length;) {
        size_t size = 0;

        at += strspn(text + at, " ");
        while (at + size < length && text[at + size] != ' ') {
            size++;
        }
        if (size == 0 || at >= length) {
            break;
        }
        snprintf(word, sizeof word, "%.*s", (int)size, text + at);
        if (size >= sizeof word || !take_word(word, place++, knot)) {
            return false;
        }
        at += size;
    }
    return place >= 2;
}

int points_parse(const char *text, int least, struct knot out[OUTLINE_MAX_KNOTS],
                 char problem_out[POINTS_PROBLEM_MAX])
{
    int count = 0;

    for (bool more = true; more;) {
        size_t length = strcspn(text, ",");

        if (count == OUTLINE_MAX_KNOTS) {
            snprintf(problem_out, POINTS_PROBLEM_MAX, "too many points; at most %d are allowed",
                     OUTLINE_MAX_KNOTS);
            return 0;
        }
        if (!take_point(text, length, &out[count++])) {
            snprintf(problem_out, POINTS_PROBLEM_MAX,
                     "point %d is '%.*s'; write x y or x y corner, from -%d to %d", count,
                     length > 40 ? 40 : (int)length, text, POINTS_FAR, POINTS_FAR);
            return 0;
        }
        more = text[length] == ',';
        text += length + more;
    }
    if (count < least) {
        snprintf(problem_out, POINTS_PROBLEM_MAX, "has %d points; at least %d are needed",
                 count, least);
        return 0;
    }
    return count;
}

bool colour_parse(const char *text, rgba *colour_out)
{
    if (text[0] != '#' || strlen(text) != 7 ||
        strspn(text + 1, "0123456789ABCDEFabcdef") != 6) {
        return false;
    }
    *colour_out = 0xFF000000U | (rgba)strtoul(text + 1, NULL, 16);
    return true;
}
