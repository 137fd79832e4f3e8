/* SPDX-License-Identifier: MIT */
#include "app/ui/textbox.h"

#include <stdio.h>
#include <string.h>

/* What a line is measured with; lines are copied to be measured, as they end anywhere. */
struct ruler {
    const struct font_metrics *metrics;
    enum font_face face;
    float px;
    float width;
};

static bool fits(const struct ruler *ruler, const char *text, int length)
{
    char line[PAINT_LINE_MAX];

    if (length >= (int)sizeof line) {
        return false;
    }
    memcpy(line, text, (size_t)length);
    line[length] = '\0';
    return metrics_width(ruler->metrics, ruler->face, ruler->px, line) <= ruler->width;
}

static int character_length(const char *text)
{
    int length = 1;

    while (((unsigned char)text[length] & 0xC0U) == 0x80U) {
        length++;
    }
    return length;
}

/* Longest beginning of a word that fits, at least one character. */
static int piece_of_word(const struct ruler *ruler, const char *text)
{
    int length = character_length(text);

    while (text[length] != '\0' &&
           fits(ruler, text, length + character_length(text + length))) {
        length += character_length(text + length);
    }
    return length;
}

/* Length of the line that begins here. */
static int line_length(const struct ruler *ruler, const char *text)
{
    int length = 0;

    for (;;) {
        int from = length + (int)strspn(text + length, " ");
        int word = from + (int)strcspn(text + from, " \n");
        if (word == from || !fits(ruler, text, word)) {
            break;
        }
        length = word;
        if (text[length] == '\n' || text[length] == '\0') {
            break;
        }
    }
    if (length == 0 && text[0] != '\n' && text[0] != '\0') {
        return piece_of_word(ruler, text);
    }
    return length;
}

int textbox_wrap(const struct font_metrics *metrics, enum font_face face, float px,
                 const char *text, float width, struct text_line *lines_out, int max)
{
    struct ruler ruler = {.metrics = metrics, .face = face, .px = px, .width = width};
    int count = 0;
    int at = 0;

    if (text == NULL) {
        return 0;
    }
    while (text[at] != '\0') {
        int length = line_length(&ruler, text + at);

        if (count < max) {
            lines_out[count] = (struct text_line){.start = at, .length = length};
        }
        count++;
        at += length;
        at += (int)strspn(text + at, " ");
        at += text[at] == '\n';
    }
    return count;
}

static int wrap(const struct paint *paint, const struct textbox *box, const char *text,
                const struct style *style, struct text_line *lines)
{
    return textbox_wrap(paint->metrics, style->face, paint_px(paint, style->px), text,
                        box->width, lines, TEXTBOX_MAX_LINES);
}

static int most_lines(const struct textbox *box)
{
    return box->max < TEXTBOX_MAX_LINES ? box->max : TEXTBOX_MAX_LINES;
}

/* Makes the style smaller until the text has room. @return lines needed */
static int shrink(const struct paint *paint, const struct textbox *box, const char *text,
                  struct style *style, struct text_line *lines)
{
    float least = style->px * 0.7F;
    int count = wrap(paint, box, text, style, lines);

    while (count > most_lines(box) && style->px - 2.0F >= least &&
           style->px - 2.0F >= paint->min_text_px) {
        style->px -= 2.0F;
        count = wrap(paint, box, text, style, lines);
    }
    return count;
}

int textbox_lines(const struct paint *paint, const struct textbox *box, const char *text,
                  const struct style *style)
{
    struct text_line lines[TEXTBOX_MAX_LINES];
    struct style smaller = *style;
    int count = shrink(paint, box, text, &smaller, lines);

    return count < most_lines(box) ? count : most_lines(box);
}

/* The last line that has room takes the whole rest, and is cut where it ends. */
static void draw_line(const struct paint *paint, const struct textbox *box, float y,
                      const char *text, int length, const struct style *style)
{
    char line[PAINT_LINE_MAX];

    snprintf(line, sizeof line, "%.*s", length, text);
    line[strcspn(line, "\n")] = '\0';
    paint_text_fit(paint, box->x, y, box->width, line, *style);
}

int textbox_draw(const struct paint *paint, const struct textbox *box, const char *text,
                 struct style style)
{
    struct text_line lines[TEXTBOX_MAX_LINES];
    int needed = shrink(paint, box, text, &style, lines);
    int count = needed < most_lines(box) ? needed : most_lines(box);

    for (int i = 0; i < count; i++) {
        bool rest = i == count - 1 && needed > count;
        const char *from = text + lines[i].start;

        draw_line(paint, box, box->y + (float)i * box->step, from,
                  rest ? (int)strlen(from) : lines[i].length, &style);
    }
    return count;
}
