/* SPDX-License-Identifier: MIT */
#include "app/load/config_cut.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool cut_replace(struct text *text, struct cut part, const char *with)
{
    size_t length = strlen(with);
    size_t size = text->size - (part.to - part.from) + length;
    char *bytes = malloc(size + 1);

    if (bytes == NULL) {
        return false;
    }
    memcpy(bytes, text->bytes, part.from);
    memcpy(bytes + part.from, with, length);
    memcpy(bytes + part.from + length, text->bytes + part.to, text->size - part.to);
    bytes[size] = '\0';
    free(text->bytes);
    text->bytes = bytes;
    text->size = size;
    return true;
}

size_t cut_next_line(const struct text *text, size_t at)
{
    while (at < text->size && text->bytes[at] != '\n') {
        at++;
    }
    return at < text->size ? at + 1 : at;
}

static bool is_end_of_line(const struct text *text, size_t at)
{
    return at >= text->size || text->bytes[at] == '\n' || text->bytes[at] == '\r';
}

size_t cut_indent(const struct text *text, size_t line)
{
    size_t indent = 0;

    while (line + indent < text->size && text->bytes[line + indent] == ' ') {
        indent++;
    }
    return indent;
}

bool cut_is_comment(const struct text *text, size_t line)
{
    size_t at = line + cut_indent(text, line);

    return is_end_of_line(text, at) || text->bytes[at] == '#';
}

/* @return the place behind the colon, or CUT_NONE */
static size_t behind_key(const struct text *text, size_t at, const char *key)
{
    size_t length = strlen(key);

    if (at + length >= text->size || memcmp(text->bytes + at, key, length) != 0) {
        return CUT_NONE;
    }
    at += length;
    while (at < text->size && text->bytes[at] == ' ') {
        at++;
    }
    return at < text->size && text->bytes[at] == ':' ? at + 1 : CUT_NONE;
}

size_t cut_find_key(const struct text *text, struct cut block, size_t indent, const char *key)
{
    for (size_t line = block.from; line < block.to; line = cut_next_line(text, line)) {
        if (!cut_is_comment(text, line) && cut_indent(text, line) == indent &&
            behind_key(text, line + indent, key) != CUT_NONE) {
            return line;
        }
    }
    return CUT_NONE;
}

/* Quoted text ends with its own quote; a doubled or escaped one is not the end of a text that
 * anybody writes here. */
static size_t skip_quoted(const struct text *text, size_t at)
{
    char quote = text->bytes[at++];

    while (at < text->size && text->bytes[at] != quote) {
        at++;
    }
    return at;
}

static bool begins_comment(const struct text *text, size_t at)
{
    return text->bytes[at] == '#' && (at == 0 || strchr(" \n", text->bytes[at - 1]) != NULL);
}

size_t cut_closing(const struct text *text, size_t at)
{
    int depth = 0;

    for (; at < text->size; at++) {
        char c = text->bytes[at];

        if (c == '"' || c == '\'') {
            at = skip_quoted(text, at);
        } else if (begins_comment(text, at)) {
            at = cut_next_line(text, at) - 1;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return at;
        }
    }
    return CUT_NONE;
}

struct cut cut_value(const struct text *text, size_t line)
{
    size_t at = line;

    while (!is_end_of_line(text, at) && text->bytes[at] != ':') {
        at++;
    }
    at += at < text->size && text->bytes[at] == ':';
    while (!is_end_of_line(text, at) && text->bytes[at] == ' ') {
        at++;
    }
    struct cut value = {at, at};

    if (is_end_of_line(text, at) || text->bytes[at] == '#') {
        return value;
    }
    if (text->bytes[at] == '{' || text->bytes[at] == '[') {
        size_t end = cut_closing(text, at);

        value.to = end == CUT_NONE ? at : end + 1;
        return value;
    }
    while (!is_end_of_line(text, at) && !begins_comment(text, at)) {
        value.to = text->bytes[at] == ' ' ? value.to : at + 1;
        at++;
    }
    return value;
}

struct cut cut_block(const struct text *text, size_t line)
{
    size_t indent = cut_indent(text, line);
    struct cut block = {cut_next_line(text, line), cut_next_line(text, line)};

    for (size_t at = block.from; at < text->size; at = cut_next_line(text, at)) {
        size_t here = cut_indent(text, at);
        bool is_item = here == indent && text->bytes[at + here] == '-';

        if (cut_is_comment(text, at)) {
            continue;
        }
        if (here < indent || (here == indent && !is_item)) {
            break;
        }
        block.to = cut_next_line(text, at);
    }
    return block;
}

static size_t skip_blanks(const struct text *text, size_t at)
{
    while (at < text->size && strchr(" \r\n", text->bytes[at]) != NULL) {
        at++;
    }
    return at;
}

/* The end of a value in a flow mapping: its comma or brace. */
static size_t flow_value_end(const struct text *text, size_t at, size_t closing)
{
    while (at < closing && text->bytes[at] != ',') {
        if (text->bytes[at] == '{' || text->bytes[at] == '[') {
            size_t end = cut_closing(text, at);

            at = end == CUT_NONE ? closing : end;
        } else if (text->bytes[at] == '"' || text->bytes[at] == '\'') {
            at = skip_quoted(text, at);
        }
        at++;
    }
    return at < closing ? at : closing;
}

struct cut cut_flow_value(const struct text *text, size_t at, const char *key)
{
    size_t closing = cut_closing(text, at);

    while (closing != CUT_NONE && at < closing) {
        size_t place = skip_blanks(text, at + 1);
        size_t value = behind_key(text, place, key);
        size_t end = flow_value_end(text, place, closing);

        if (value != CUT_NONE && value <= end) {
            struct cut found = {skip_blanks(text, value), end};

            while (found.to > found.from && strchr(" \n", text->bytes[found.to - 1]) != NULL) {
                found.to--;
            }
            return found;
        }
        at = end;
    }
    return (struct cut){CUT_NONE, CUT_NONE};
}
