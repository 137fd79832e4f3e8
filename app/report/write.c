/* SPDX-License-Identifier: MIT */
#include "app/report/write.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

static const char replacement[] = "\xEF\xBF\xBD";

/* Bytes of the UTF-8 character at `text`; 0: it is none. Surrogates and what is written longer
 * than need be are none either. */
static int character(const unsigned char *text)
{
    unsigned char first = text[0];
    int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    if (first > 0xF4 || length == 0) {
        return 0;
    }
    for (int i = 1; i < length; i++) {
        if ((text[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    if ((first == 0xE0 && text[1] < 0xA0) || (first == 0xED && text[1] > 0x9F) ||
        (first == 0xF0 && text[1] < 0x90) || (first == 0xF4 && text[1] > 0x8F)) {
        return 0;
    }
    /* U+FFFE and U+FFFF are in no XML. */
    return first == 0xEF && text[1] == 0xBF && text[2] > 0xBD ? 0 : length;
}

/* The next character, or what stands for it; moves on. */
static const char *next(const char **at, int *length_out)
{
    const char *begin = *at;
    int length = character((const unsigned char *)begin);

    *at += length > 0 ? length : 1;
    if (length == 0 || (unsigned char)*begin < 0x20 || *begin == 0x7F) {
        *length_out = 3;
        return replacement;
    }
    *length_out = length;
    return begin;
}

static int width_of(const char *text)
{
    int width = 0;
    int length;

    while (*text != '\0') {
        (void)next(&text, &length);
        width++;
    }
    return width;
}

static void write_xml_part(FILE *out, const char *text, int chars_max)
{
    for (int i = 0; *text != '\0' && i < chars_max; i++) {
        int length;
        const char *c = next(&text, &length);

        switch (*c) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        default: fwrite(c, 1, (size_t)length, out); break;
        }
    }
}

void write_xml(FILE *out, const char *text)
{
    write_xml_part(out, text, INT_MAX);
}

void write_xml_cut(FILE *out, const char *text, int chars_max)
{
    bool cut = width_of(text) > chars_max;

    write_xml_part(out, text, cut ? chars_max - 1 : chars_max);
    fputs(cut ? "…" : "", out);
}

void write_json_text(FILE *out, const char *text)
{
    fputc('"', out);
    while (*text != '\0') {
        int length;
        const char *c = next(&text, &length);

        if (*c == '"' || *c == '\\') {
            fputc('\\', out);
        }
        fwrite(c, 1, (size_t)length, out);
    }
    fputc('"', out);
}

void write_line(FILE *out, const char *text)
{
    while (*text != '\0') {
        int length;
        const char *c = next(&text, &length);

        fwrite(c, 1, (size_t)length, out);
    }
}

void write_padded(FILE *out, const char *text, int width)
{
    bool cut = width_of(text) > width;
    int written = 0;

    while (*text != '\0' && written < (cut ? width - 1 : width)) {
        int length;
        const char *c = next(&text, &length);

        fwrite(c, 1, (size_t)length, out);
        written++;
    }
    if (cut) {
        fputs("…", out);
        written++;
    }
    fprintf(out, "%*s", width - written, "");
}

void write_right(FILE *out, const char *text, int width)
{
    int missing = width - width_of(text);

    fprintf(out, "%*s", missing > 0 ? missing : 0, "");
    write_padded(out, text, width_of(text));
}
