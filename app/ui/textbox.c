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

/* Both parts of a text broken at `at`, by the longer one. Where a comma or the like ends the
 * first, it may be longer: that is how the text is spoken. @return -1: a part does not fit */
static float broken_width(const struct ruler *ruler, const char *text, int at)
{
    static const float SPOKEN = 0.85F;
    char line[PAINT_LINE_MAX];
    float first, second;

    snprintf(line, sizeof line, "%.*s", at, text);
    first = metrics_width(ruler->metrics, ruler->face, ruler->px, line);
    second = metrics_width(ruler->metrics, ruler->face, ruler->px, text + at + 1);
    if (first > ruler->width || second > ruler->width) {
        return -1.0F;
    }
    return (first > second ? first : second) * (strchr(",.:;?", text[at - 1]) ? SPOKEN : 1.0F);
}

/* Two lines of nearly the same length. @return whether the text can be broken so */
static bool break_in_two(const struct ruler *ruler, const char *text, struct text_line lines[2])
{
    float best = -1.0F;
    int best_at = 0;

    for (int at = 1; text[at] != '\0'; at++) {
        float width =
            text[at] == ' ' && text[at + 1] != '\0' ? broken_width(ruler, text, at) : -1.0F;
        if (width >= 0.0F && (best < 0.0F || width < best)) {
            best = width;
            best_at = at;
        }
    }
    if (best < 0.0F) {
        return false;
    }
    lines[0] = (struct text_line){.start = 0, .length = best_at};
    lines[1] =
        (struct text_line){.start = best_at + 1, .length = (int)strlen(text + best_at + 1)};
    return true;
}

/* The narrowest box that needs no more lines: so that no word is left alone in the last. */
static void break_evenly(const struct ruler *ruler, const char *text, int count,
                         struct text_line *lines)
{
    float narrow = ruler->width / (float)count;
    float wide = ruler->width;

    while (wide - narrow > 4.0F) {
        float middle = (narrow + wide) / 2.0F;

        if (textbox_wrap(ruler->metrics, ruler->face, ruler->px, text, middle, lines,
                         TEXTBOX_MAX_LINES) > count) {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    textbox_wrap(ruler->metrics, ruler->face, ruler->px, text, wide, lines, TEXTBOX_MAX_LINES);
}

/* Lines of about the same length, at least `box->least`. @return lines needed */
static int even_lines(const struct paint *paint, const struct textbox *box, const char *text,
                      struct style *style, struct text_line *lines)
{
    int count = shrink(paint, box, text, style, lines);
    struct ruler ruler = {paint->metrics, style->face, paint_px(paint, style->px), box->width};

    if (count > most_lines(box) || count == 0 || strchr(text, '\n') != NULL) {
        return count;
    }
    if (count <= 2 && (count == 2 || box->least > 1)) {
        return break_in_two(&ruler, text, lines) ? 2 : count;
    }
    if (count > 2) {
        break_evenly(&ruler, text, count, lines);
    }
    return count;
}

int textbox_lines(const struct paint *paint, const struct textbox *box, const char *text,
                  const struct style *style)
{
    struct text_line lines[TEXTBOX_MAX_LINES];
    struct style smaller = *style;
    int count = even_lines(paint, box, text, &smaller, lines);

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
    int needed = even_lines(paint, box, text, &style, lines);
    int count = needed < most_lines(box) ? needed : most_lines(box);

    for (int i = 0; i < count; i++) {
        bool rest = i == count - 1 && needed > count;
        const char *from = text + lines[i].start;

        draw_line(paint, box, box->y + (float)i * box->step, from,
                  rest ? (int)strlen(from) : lines[i].length, &style);
    }
    return count;
}
