/* SPDX-License-Identifier: MIT */
#include "app/load/problems.h"

#include <string.h>

enum {
    FILE_SHOWN_MAX = 160
};

/* A message may quote a file's own bytes or name: nothing of it may drive a terminal. */
static void make_printable(char *line)
{
    for (char *at = line; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;

        if (byte < 0x20 || byte == 0x7F) {
            *at = '?';
        }
    }
}

static void cut_at_character(char *line, size_t size)
{
    size_t end = size - 1;

    while (end > 0 && ((unsigned char)line[end] & 0xC0) == 0x80) {
        end--;
    }
    line[end] = '\0';
}

/* Of a long path its end, so that there is room for what is wrong. */
static const char *shown_part(const char *file)
{
    size_t length = strlen(file);
    const char *part = length > FILE_SHOWN_MAX ? file + length - FILE_SHOWN_MAX : file;

    while (((unsigned char)*part & 0xC0) == 0x80) {
        part++;
    }
    return part;
}

void problems_add_list(struct problems *problems, const char *file, size_t line, size_t column,
                       const char *format, va_list args)
{
    if (problems->count++ >= PROBLEMS_MAX) {
        return;
    }

    /* One byte more than is kept tells whether a cut falls into a character. */
    char text[PROBLEM_MAX + 1];
    const char *part = shown_part(file);
    const char *cut = part != file ? "..." : "";
    int used = line > 0 ? snprintf(text, sizeof text, "%s%s:%zu:%zu: ", cut, part, line, column)
                        : snprintf(text, sizeof text, "%s%s: ", cut, part);
    int length = used;

    if (used >= 0 && (size_t)used < sizeof text) {
        int more = vsnprintf(text + used, sizeof text - (size_t)used, format, args);
        length = more < 0 ? used : used + more;
    }
    if (length >= PROBLEM_MAX) {
        cut_at_character(text, PROBLEM_MAX);
    }
    make_printable(text);
    memcpy(problems->lines[problems->count - 1], text, PROBLEM_MAX);
    problems->lines[problems->count - 1][PROBLEM_MAX - 1] = '\0';
}

void problems_add(struct problems *problems, const char *file, size_t line, size_t column,
                  const char *format, ...)
{
    va_list args;

    va_start(args, format);
    problems_add_list(problems, file, line, column, format, args);
    va_end(args);
}

void problems_print(const struct problems *problems, FILE *out)
{
    int shown = problems->count < PROBLEMS_MAX ? problems->count : PROBLEMS_MAX;

    for (int i = 0; i < shown; i++) {
        fprintf(out, "%s\n", problems->lines[i]);
    }
    if (problems->count > shown) {
        fprintf(out, "and %d more\n", problems->count - shown);
    }
}
